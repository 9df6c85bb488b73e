/**
 * Exports: every hit of a search as CSV or JSON lines, written as fast as the
 * client reads and never held whole.
 */
import type { Response } from '../http/http.js'
import { BASIS_NAMES, KIND_NAMES, RUNG_NAMES, withCuts } from '../labels.js'
import type { Hit } from '../model.js'

export const EXPORTS = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof EXPORTS)[number]

const MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
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

/** Least characters of one write: small lines are joined. */
const BATCH = 16 * 1024

/** Byte order mark: spreadsheets recognise UTF-8 by it alone. */
const BYTE_ORDER_MARK = '\uFEFF'

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

/**
 * Streams all hits. Waits for the first hit before it sends anything, so that a refusal
 * still gets its status; a later failure breaks the transfer off.
 *
 * @param stallMs milliseconds without reading after which the client is cut off: few
 *   exports run at once, and each holds its generation open
 */
export async function sendExport(
  response: Response,
  hits: AsyncIterable<Hit>,
  format: ExportFormat,
  stallMs: number,
): Promise<void> {
  const source = hits[Symbol.asyncIterator]()
  const first = await source.next()
  response.set({
    'Content-Type': MEDIA[format],
    'Content-Disposition': `attachment; filename="jiebao.${format}"`,
    'Cache-Control': 'no-store',
  })
  // One listener for all waits: with compression, a listener added for each wait would never be removed.
  let wake = () => {}
  for (const event of ['drain', 'close']) response.on(event, () => wake())
  try {
    if (response.req.method === 'HEAD') return void response.end()
    for await (const lines of batches(linesOf(source, first, format))) {
      // A client that goes away is no failure.
      if (response.closed) return
      if (response.write(lines)) continue
      const stalled = setTimeout(() => response.destroy(), stallMs)
      await new Promise<void>((resolve) => {
        wake = resolve
        if (response.closed) resolve()
      })
      clearTimeout(stalled)
    }
    response.end()
  } finally {
    await source.return?.()
  }
}

/** Joins lines into writes of at least BATCH characters; the last may be shorter. */
async function* batches(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let batch = ''
  for await (const line of lines) {
    batch += line
    if (batch.length < BATCH) continue
    yield batch
    batch = ''
  }
  if (batch) yield batch
}

async function* linesOf(
  source: AsyncIterator<Hit>,
  first: IteratorResult<Hit>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(([title]) => title))
  for (let at = first; !at.done; at = await source.next()) {
    const hit = at.value
    yield format === 'csv' ? csvLine(COLUMNS.map(([, of]) => of(hit))) : `${JSON.stringify(hit)}\n`
  }
}
