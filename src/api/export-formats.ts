/**
 * The files that a whole result becomes: tables, JSON lines, citations, texts in a zip.
 *
 * Each is made piece by piece from hits as they come. Knows no response: export.ts sends the pieces.
 */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { JiebaoError } from '../errors.js'
import {
  type Cited,
  citation,
  cslItem,
  ENDINGS,
  FORMATS,
  type Format,
  fileNameOf,
  MEDIA,
} from '../http/http.js'
import { BASIS_NAMES, daysText, KIND_NAMES, pageText, RUNG_NAMES, withCuts } from '../labels.js'
import type { ArticleAnswer, Engine, ExportedHit, Hit, RequestOptions, SearchRequest } from '../model.js'

export const EXPORTS = ['csv', 'jsonl', 'zip', ...FORMATS] as const
export type ExportFormat = (typeof EXPORTS)[number]

/** Formats that hold whole texts: a zip always does. */
const HOLDING_TEXT: readonly ExportFormat[] = ['csv', 'jsonl', 'zip']

/** Most files of a zip: as many as every program that unpacks can list. */
export const MOST_FILES = 65_535

/** `text`: whether tables and lines hold the whole text of each article. */
export type ExportKind = { format: ExportFormat; text: boolean }

export type Pieces = AsyncGenerator<string | Uint8Array>
type Hits = AsyncGenerator<ExportedHit>

/** Whether each hit must come with its article. */
const needsArticles = ({ format, text }: ExportKind): boolean =>
  text || (format !== 'csv' && format !== 'jsonl')

export const typeOf = (format: ExportFormat): string =>
  ({
    csv: 'text/csv; charset=utf-8; header=present',
    jsonl: 'application/jsonl; charset=utf-8',
    zip: 'application/zip',
    ...(Object.fromEntries(FORMATS.map((each) => [each, `${MEDIA[each]}; charset=utf-8`])) as Record<
      Format,
      string
    >),
  })[format]

export const endingOf = (format: ExportFormat): string =>
  ({ csv: 'csv', jsonl: 'jsonl', zip: 'zip', ...ENDINGS })[format]

/**
 * The file of a whole result.
 *
 * @param citedOf an article with its address and the day of reading
 * @param left what each call of the engine may take
 * @throws {JiebaoError} BAD_PARAMETER for a zip of more files than it may have, and for a citation that cannot hold texts
 */
export async function exportPieces(
  engine: Engine,
  request: SearchRequest,
  kind: ExportKind,
  citedOf: (article: ArticleAnswer) => Cited,
  left: () => RequestOptions,
): Promise<Pieces> {
  if (kind.text && !HOLDING_TEXT.includes(kind.format))
    throw new JiebaoError('export-without-text', kind.format, { known: HOLDING_TEXT.join(', ') })
  if (kind.format === 'zip') {
    const { totalHits } = await engine.search(
      { ...request, hitsPerPage: 1, facets: false, further: false },
      left(),
    )
    if (totalHits > MOST_FILES) throw new JiebaoError('zip-too-long', String(totalHits), { most: MOST_FILES })
  }
  return piecesOf(engine.export(request, { ...left(), whole: needsArticles(kind) }), kind, citedOf)
}

function piecesOf(
  hits: Hits,
  { format, text }: ExportKind,
  citedOf: (article: ArticleAnswer) => Cited,
): Pieces {
  if (format === 'csv') return table(hits, text)
  if (format === 'jsonl') return lines(hits)
  if (format === 'zip') return zipped(hits, citedOf)
  return citations(hits, format, citedOf)
}

const COLUMNS: readonly (readonly [title: string, of: (hit: Hit) => string | null])[] = [
  ['编号', (hit) => hit.id],
  ['类型', (hit) => KIND_NAMES[hit.kind]],
  ['标题', (hit) => hit.headline],
  ['肩题', (hit) => hit.kicker],
  ['报纸', (hit) => hit.publication.name],
  ['日期起', (hit) => hit.date.from],
  ['日期止', (hit) => hit.date.to],
  ['日期依据', (hit) => BASIS_NAMES[hit.date.basis]],
  ['事件日期', (hit) => hit.eventDate],
  ['版次', (hit) => hit.page],
  ['版名', (hit) => hit.pageName],
  ['期号', (hit) => hit.number],
  ['扫描件', (hit) => hit.scan],
  ['栏目', (hit) => hit.section],
  ['记者', (hit) => hit.reporters.join('、')],
  ['相符程度', (hit) => RUNG_NAMES[hit.rung]],
  ['别的写法', (hit) => hit.alternatives.map(({ typed, matched }) => `${typed}→${matched}`).join('；')],
  ['摘录', (hit) => hit.snippets.map(withCuts).join(' ')],
]

/** Byte order mark: spreadsheets recognise UTF-8 by it alone. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Beginning of a cell that a spreadsheet would run as a formula, invisible characters before the
 * sign included. An apostrophe before it makes the cell text.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** One line of CSV by RFC 4180, each cell quoted. */
export function csvLine(cells: readonly (string | null)[]): string {
  const quoted = cells.map((cell) => {
    const text = cell ?? ''
    return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  })
  return `${quoted.join(',')}\r\n`
}

/** A whole file of CSV that spreadsheets read as UTF-8. */
export const csvFile = (rows: readonly (readonly (string | null)[])[]): string =>
  BYTE_ORDER_MARK + rows.map(csvLine).join('')

async function* table(hits: Hits, text: boolean): Pieces {
  // With the first row: until there is one, the search may still be refused.
  let before = BYTE_ORDER_MARK + csvLine([...COLUMNS.map(([title]) => title), ...(text ? ['全文'] : [])])
  for await (const hit of hits) {
    yield before + csvLine([...COLUMNS.map(([, of]) => of(hit)), ...(text ? [wholeText(hit.article!)] : [])])
    before = ''
  }
  if (before) yield before
}

async function* lines(hits: Hits): Pieces {
  for await (const hit of hits) yield `${JSON.stringify(hit)}\n`
}

async function* citations(hits: Hits, format: Format, citedOf: (article: ArticleAnswer) => Cited): Pieces {
  const isList = format === 'csl-json'
  let before = isList ? '[\n' : ''
  for await (const { article } of hits) {
    const cited = citedOf(article!)
    yield before + (isList ? JSON.stringify(cslItem(cited)) : citation(cited, format))
    before = isList ? ',\n' : format === 'bibtex' ? '\n' : ''
  }
  if (isList) yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** Body, captions and asides as printed, a paragraph a line. */
const wholeText = ({ body, captions, asides }: ArticleAnswer): string =>
  [
    body,
    ...captions.map(({ text }) => text),
    ...asides.map(({ label, text }) => [label, text].filter(Boolean).join('\n')),
  ].join('\n')

/** A text file of an article: its titles, where it stands, its address, and the text. */
function textFile(cited: Cited): string {
  const { article, url } = cited
  const { kicker, headline, subheadline, issue, page, pageName, section, credit } = article
  const place = [
    issue.publication.name,
    daysText(issue.date),
    page !== null && pageText(page),
    pageName,
    section,
  ]
  const head = [kicker, headline, subheadline, place.filter(Boolean).join('，'), credit, url]
  return `${head.filter(Boolean).join('\n')}\n\n${wholeText(article)}\n`
}

/**
 * Texts in a zip, one at a time: the next one is put in once the one before was taken, so no more than two are held.
 * The list of names at its end is held; MOST_FILES bounds it.
 */
async function* zipped(hits: Hits, citedOf: (article: ArticleAnswer) => Cited): Pieces {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const fill = async () => {
    let number = 0
    for await (const { article } of hits) {
      const cited = citedOf(article!)
      // Numbered: names may be equal, and the order of the hits stays that of the files.
      const name = `${String(++number).padStart(5, '0')} ${fileNameOf(cited)}.txt`
      await new Promise<void>((taken) => {
        zip.addReadStreamLazy(name, (use) => {
          const text = Readable.from([Buffer.from(textFile(cited))])
          text.once('end', taken)
          use(null, text)
        })
      })
    }
    zip.end()
  }
  fill().catch((error: Error) => out.destroy(error))
  try {
    yield* out
  } finally {
    // Whoever goes away leaves a text that nobody takes, and hits that nobody asks for.
    await hits.return(undefined)
  }
}
