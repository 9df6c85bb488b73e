/**
 * `.jsonl`: one article a line, streamed. Lines in a row that share publication
 * and date are one issue; a line that cannot be taken is reported and skipped.
 *
 * A line without a title can hold a whole page, as olmOCR writes it (`id, text, source,
 * metadata`): ingest.ts tells whether it does and splits it, and the page is an issue of its own.
 *
 * jsonl-rows.ts reads what a line says.
 */

import { createHash, type Hash } from 'node:crypto'
import { JiebaoError } from '../../errors.js'
import { emptyArticle } from '../../issue.js'
import type { Article, DateRange, Issue, Refusal } from '../../model.js'
import { isOfSeveralYears, type OldPeriod, spanOfPrint } from '../../old-dates.js'
import { ArticleIds, issueId } from '../ids.js'
import { dateText, type PageReader, pageIn } from './jsonl-pages.js'
import { type JsonArticle, KEYS, MOST_KEYS, RowRefused, readRow } from './jsonl-rows.js'
import type { GivenDate } from './metadata.js'
import type { RawLine } from './raw-lines.js'
import { UNKNOWN_KEY, unknownKey } from './remarks.js'

/** The day that an article tells of, from its text and the days of its issue; null if not sure. */
export type EventReader = (body: string, issue: DateRange) => string | null
export type ArticleLines = {
  file: string
  lines: AsyncIterable<RawLine>
}

type OpenIssue = {
  publication: string
  date: GivenDate | undefined
  number: string | null
  /** Equal for the lines of one issue. */
  key: string
  articles: Article[]
  hash: Hash
  ids: ArticleIds
  id: string
}

/**
 * The issues of a `.jsonl`, or of a table whose rows are made its lines.
 *
 * @param report   gets each line refused, from 1
 * @param readPage gets the text of each line without a title
 * @param readEvent gets the text of each article whose line has a date
 * @throws {JiebaoError} BAD_ISSUE if the file cannot be opened or no line of it can be taken
 */
export async function* readJsonLines(
  { file, lines }: ArticleLines,
  report: (refusal: Refusal) => void,
  readPage: PageReader,
  readEvent: EventReader,
): AsyncGenerator<Issue> {
  const reading = new LinesReading(file, report, readPage, readEvent)
  for await (const raw of lines) {
    try {
      yield* reading.take(raw)
    } catch (cause) {
      if (!(cause instanceof RowRefused)) throw cause
      report({ file, line: raw.line, code: 'BAD_ISSUE', reason: cause.message })
    }
  }
  yield* reading.finish()
}

/** Puts lines together to issues, one open at a time. */
class LinesReading {
  #open: OpenIssue | undefined
  /** Ids that lines give. */
  readonly #given = new Set<string>()
  /** Unknown keys that were told. */
  readonly #told = new Set<string>()
  /** How often each pair of publication and date began an issue: lines that come or go elsewhere change no id. */
  readonly #ordinals = new Map<string, number>()

  constructor(
    private readonly file: string,
    private readonly report: (refusal: Refusal) => void,
    private readonly readPage: PageReader,
    private readonly readEvent: EventReader,
  ) {}

  /** @throws {RowRefused} */
  *take(raw: RawLine): Generator<Issue> {
    const row = readRow(raw, this.file, (key) => this.#tell(key, raw.line))
    if (row === undefined) return
    if (!('tool' in row)) this.#takeId(row.id, raw.line)
    const { file, readPage } = this
    const nextId = (publication: string, date: string) => this.#nextId(publication, date)
    const page = pageIn(row, { ...raw, bytes: raw.bytes!, file, nextId, readPage })
    if (page) {
      yield* this.#close()
      yield page
    } else if (!('tool' in row)) yield* this.#add(row, raw)
  }

  *finish(): Generator<Issue> {
    yield* this.#close()
    if (this.#ordinals.size === 0) throw new JiebaoError('source-without-lines', this.file, {})
  }

  *#add(row: JsonArticle, { line, bytes }: RawLine): Generator<Issue> {
    const { publication = '', number } = row
    const date = row.date ? dateText(row.date) : ''
    const key = JSON.stringify([publication, date, number])
    if (this.#open?.key !== key) yield* this.#close()
    if (!this.#open) {
      this.#open = newIssue(this.#nextId(publication, date), key, row)
      // Articles know their lines, so an issue that moved down the file is another reading.
      this.#open.hash.update(`${line}\n`)
    }
    this.#open.hash.update(bytes!)
    this.#open.articles.push(articleOf(row, line, this.#open.ids))
  }

  *#close(): Generator<Issue> {
    if (this.#open) yield issueOf(this.#open, this.file, this.readEvent)
    this.#open = undefined
  }

  #takeId(id: string | undefined, line: number): void {
    if (id === undefined) return
    if (this.#given.has(id)) throw new RowRefused(`第 ${line} 行的 id ${id} 前面已有：请改为不同的 id`)
    this.#given.add(id)
  }

  #nextId(publication: string, date: string): string {
    const key = JSON.stringify([publication, date])
    const ordinal = this.#ordinals.get(key) ?? 0
    this.#ordinals.set(key, ordinal + 1)
    return issueId(this.file, { publication, date, ordinal })
  }

  #tell(key: string, line: number): void {
    if (this.#told.has(key) || this.#told.size >= MOST_KEYS) return
    this.#told.add(key)
    const reason = `${unknownKey(key, KEYS)}；从第 ${line} 行起`
    this.report({ file: this.file, line, code: UNKNOWN_KEY, reason })
  }
}

function newIssue(id: string, key: string, { publication = '', date, number }: JsonArticle): OpenIssue {
  const ids = new ArticleIds(id)
  const hash = createHash('sha256')
  return { publication, date, number: number ?? null, key, articles: [], hash, ids, id }
}

function articleOf(row: JsonArticle, line: number, ids: ArticleIds): Article {
  const body = row.text.replace(/\r\n?/g, '\n')
  const paragraphs = [{ at: 0, line }]
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1))
    paragraphs.push({ at: at + 1, line })
  return {
    ...emptyArticle('article'),
    id: row.id ?? ids.of(`${row.title ?? ''}${body}`),
    headline: row.title ?? null,
    kicker: row.kicker ?? null,
    subheadline: row.subheadline ?? null,
    section: row.section ?? null,
    page: row.page ?? null,
    pageName: row.pageName ?? null,
    scan: row.scan ?? null,
    reporters: row.reporters,
    correspondents: row.correspondents,
    photographers: row.photographers,
    credit: creditOf(row, body),
    body,
    paragraphs,
    lines: [[line, line]],
  }
}

/** The names that the line gives and its text does not print: as a part of the text they are found like what is printed. */
function creditOf({ reporters, correspondents, photographers }: JsonArticle, body: string): string | null {
  const names = new Set([...reporters, ...correspondents, ...photographers])
  return [...names].filter((name) => !body.includes(name)).join('、') || null
}

function rangeOf(date: GivenDate | undefined): DateRange {
  if (!date) return { from: null, to: null, basis: 'unknown', why: '该行没有 date' }
  if (!isOfSeveralYears(date)) return { from: date.from, to: date.to, basis: 'given', why: '该行给出' }
  const { from, to, why } = spanOfPrint(date as OldPeriod)
  return { from, to, basis: 'inferred', why: `该行给出干支日期：${why}` }
}

function issueOf(open: OpenIssue, file: string, readEvent: EventReader): Issue {
  const pages = new Set(open.articles.map(({ page }) => page))
  const date = rangeOf(open.date)
  // Without the paper's day a day of the past that the text recalls is not told from news.
  if (open.date) for (const article of open.articles) article.eventDate = readEvent(article.body, date)
  return {
    issue: {
      id: open.id,
      file,
      sha256: open.hash.digest('hex'),
      publication:
        open.publication === ''
          ? { name: null, basis: 'unknown', why: '该行没有 publication' }
          : { name: open.publication, basis: 'given', why: '该行给出' },
      date,
      page: pages.size === 1 ? open.articles[0]!.page : null,
      number: open.number,
      scan: null,
    },
    articles: open.articles,
    furniture: [],
    doubts: [],
  }
}
