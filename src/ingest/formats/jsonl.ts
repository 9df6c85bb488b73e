/**
 * `.jsonl`: one article a line, streamed. Lines in a row that share publication
 * and date are one issue; a line that cannot be taken is reported and skipped.
 *
 * A line without a title can hold a whole page, as olmOCR writes it (`id, text, source,
 * metadata`): ingest.ts tells whether it does and splits it, and the page is an issue of its own.
 */

import { createHash, type Hash } from 'node:crypto'
import { JiebaoError } from '../../errors.js'
import type { Article, DateRange, Issue, Refusal } from '../../model.js'
import { isOfSeveralYears, type OldPeriod, spanOfPrint } from '../../old-dates.js'
import { ArticleIds, issueId } from '../ids.js'
import { dateText, type JsonArticle, type PageReader, pageOf, toolPageOf } from './jsonl-pages.js'
import { dateOf, type GivenDate, type TellKey, UNKNOWN_KEY, unknownKey } from './metadata.js'
import { LARGEST_LINE, type RawLine } from './raw-lines.js'
import { type UmiPage, umiPage } from './umi-ocr.js'

/** Keys whose value is a text. A number may stand for those behind `content`. */
const TEXTS = ['title', 'text', 'content', 'publication', 'section', 'kicker', 'subheadline'] as const
const NUMERIC = ['page', 'pageName', 'number', 'scan', 'url'] as const
const NAMES = ['reporters', 'correspondents', 'photographers'] as const
const KEYS: readonly string[] = ['id', 'date', ...TEXTS, ...NUMERIC, ...NAMES]
/** Keys of olmOCR that tell nothing of an article. */
const TOOL_KEYS: readonly string[] = ['metadata', 'source', 'added', 'created', 'version', 'attributes']

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
  const ids = new Set<string>()
  let group: OpenIssue | undefined
  /** How often each pair of publication and date began an issue: lines that come or go elsewhere change no id. */
  const ordinals = new Map<string, number>()
  const nextId = (publication: string, date: string) => {
    const key = JSON.stringify([publication, date])
    const ordinal = ordinals.get(key) ?? 0
    ordinals.set(key, ordinal + 1)
    return issueId(file, { publication, date, ordinal })
  }
  const told = new Set<string>()
  for await (const raw of lines) {
    const refuse = (reason: string) => report({ file, line: raw.line, code: 'BAD_ISSUE', reason })
    const tellKey: TellKey = (key) => {
      if (told.has(key) || told.size >= MOST_KEYS) return
      told.add(key)
      const reason = `${unknownKey(key, KEYS)}；从第 ${raw.line} 行起`
      report({ file, line: raw.line, code: UNKNOWN_KEY, reason })
    }
    if (raw.bytes === undefined) {
      refuse(`第 ${raw.line} 行超过 ${LARGEST_LINE / 1024 / 1024} MB：请拆成多行`)
      continue
    }
    const row = readRow(raw.bytes, raw.line, file, tellKey)
    if (row === undefined) continue
    if (typeof row === 'string') {
      refuse(row)
      continue
    }
    if ('tool' in row) {
      const page = toolPageOf(row.tool, raw.bytes, file, raw.line, nextId, readPage)
      if (typeof page === 'string') {
        refuse(page)
        continue
      }
      if (group) yield issueOf(group, file, readEvent)
      group = undefined
      yield page
      continue
    }
    if (row.id !== undefined && ids.has(row.id)) {
      refuse(`第 ${raw.line} 行的 id ${row.id} 前面已有：请改为不同的 id`)
      continue
    }
    if (row.id !== undefined) ids.add(row.id)
    const publication = row.publication ?? ''
    const date = row.date ? dateText(row.date) : ''
    const key = JSON.stringify([publication, date, row.number])
    const page =
      row.title === undefined ? pageOf(row, raw.bytes, file, raw.line, nextId, readPage) : undefined
    if (page) {
      if (group) yield issueOf(group, file, readEvent)
      group = undefined
      yield page
      continue
    }
    if (group && group.key !== key) {
      yield issueOf(group, file, readEvent)
      group = undefined
    }
    if (!group) {
      group = newGroup(nextId(publication, date), key, row)
      // Articles know their lines, so an issue that moved down the file is another reading.
      group.hash.update(`${raw.line}\n`)
    }
    group.hash.update(raw.bytes)
    group.articles.push(articleOf(row, raw.line, group.ids))
  }
  if (group) yield issueOf(group, file, readEvent)
  else if (ordinals.size === 0) {
    throw new JiebaoError('source-without-lines', file, {})
  }
}

function newGroup(id: string, key: string, row: JsonArticle): OpenIssue {
  const { publication = '', date, number } = row
  const ids = new ArticleIds(id)
  const hash = createHash('sha256')
  return { publication, date, number: number ?? null, key, articles: [], hash, ids, id }
}

// ---------------------------------------------------------------- one line

/** @returns the row; undefined for a blank line; else why it is refused */
function readRow(
  bytes: Uint8Array,
  line: number,
  file: string,
  tellKey: TellKey,
): JsonArticle | { tool: UmiPage } | string | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return `第 ${line} 行不是 UTF-8：请转存后再试`
  }
  if (text.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return `第 ${line} 行不是 JSON：请检查引号与逗号`
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `第 ${line} 行不是对象：应如 {"title": "…", "text": "…"}`
  }
  const tool = umiPage(value as Record<string, unknown>)
  return tool ? { tool } : rowOf(value as Record<string, unknown>, line, file, tellKey)
}

function rowOf(
  value: Record<string, unknown>,
  line: number,
  file: string,
  tellKey: TellKey,
): JsonArticle | string {
  for (const key of [...TEXTS, ...NUMERIC]) {
    const own = value[key]
    const mayBeNumber = (NUMERIC as readonly string[]).includes(key) && typeof own === 'number'
    if (own !== undefined && own !== null && typeof own !== 'string' && !mayBeNumber)
      return `第 ${line} 行的 ${key} 应是文字`
  }
  const id = value.id ?? undefined
  if (
    id !== undefined &&
    (!(typeof id === 'string' || Number.isSafeInteger(id)) || !/^\S{1,200}$/u.test(String(id)))
  ) {
    return `第 ${line} 行的 id 应是 1 到 200 个字符、不含空白`
  }
  const people = {} as Record<(typeof NAMES)[number], string[]>
  for (const key of NAMES) {
    const names = namesIn(value[key])
    if (names === undefined) return `第 ${line} 行的 ${key} 应是文字的数组`
    people[key] = names
  }
  const date = dateIn(value.date, file)
  if (date === 'unreadable') {
    const written = typeof value.date === 'object' ? JSON.stringify(value.date) : String(value.date)
    return `第 ${line} 行的日期 ${written.slice(0, 40)} 无法读取：应写成 YYYY-MM-DD、YYYY-MM 或 YYYY`
  }
  const text = [value.text, value.content].find((own) => typeof own === 'string' && own.trim() !== '')
  if (typeof text !== 'string') {
    return `第 ${line} 行没有 text 或 content：正文不能空（该行有 ${keysOf(value)}）`
  }
  const origin = originOf(value.metadata)
  const known = origin === undefined ? KEYS : [...KEYS, ...TOOL_KEYS]
  for (const key of Object.keys(value)) if (!known.includes(key)) tellKey(key)
  const own = (key: string) => {
    const text = typeof value[key] === 'number' ? String(value[key]) : value[key]
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
  }
  const row: JsonArticle = {
    id: id === undefined ? undefined : String(id),
    title: own('title'),
    text,
    date,
    section: own('section'),
    kicker: own('kicker'),
    subheadline: own('subheadline'),
    ...people,
    origin,
  }
  for (const key of ['publication', 'page', 'pageName', 'number'] as const) {
    const text = own(key)
    if (text !== undefined) row[key] = text
  }
  const scan = own('scan') ?? own('url')
  return scan === undefined ? row : { ...row, scan }
}

/** A name or a list of them; undefined if it is neither. */
function namesIn(value: unknown): string[] | undefined {
  const names = value === undefined || value === null ? [] : typeof value === 'string' ? [value] : value
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) return undefined
  return (names as string[]).map((name) => name.trim()).filter((name) => name !== '')
}

function dateIn(value: unknown, file: string): GivenDate | undefined | 'unreadable' {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
    return undefined
  try {
    return dateOf(value, file)
  } catch {
    return 'unreadable'
  }
}

/** Most names of keys that a refusal tells. */
const MOST_KEYS = 10

function keysOf(value: Record<string, unknown>): string {
  const keys = Object.keys(value)
  const shown = keys.slice(0, MOST_KEYS).map((key) => key.slice(0, 40))
  return keys.length === 0 ? '空对象' : `${shown.join('、')}${keys.length > MOST_KEYS ? '…' : ''}`
}

/** olmOCR tells the file that it read. */
function originOf(metadata: unknown): string | undefined {
  const origin =
    typeof metadata === 'object' && metadata !== null && (metadata as Record<string, unknown>)['Source-File']
  return typeof origin === 'string' ? origin : undefined
}

function articleOf(row: JsonArticle, line: number, ids: ArticleIds): Article {
  const body = row.text.replace(/\r\n?/g, '\n')
  const paragraphs = [{ at: 0, line }]
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1))
    paragraphs.push({ at: at + 1, line })
  return {
    id: row.id ?? ids.of(`${row.title ?? ''}${body}`),
    kind: 'article',
    headline: row.title ?? null,
    kicker: row.kicker ?? null,
    subheadline: row.subheadline ?? null,
    section: row.section ?? null,
    page: row.page ?? null,
    pageName: row.pageName ?? null,
    scan: row.scan ?? null,
    series: null,
    reporters: row.reporters,
    correspondents: row.correspondents,
    photographers: row.photographers,
    credit: null,
    eventDate: null,
    body,
    paragraphs,
    joins: [],
    captions: [],
    asides: [],
    lines: [[line, line]],
  }
}

// ---------------------------------------------------------------- one issue

function rangeOf(date: GivenDate | undefined): DateRange {
  if (!date) return { from: null, to: null, basis: 'unknown', why: '该行没有 date' }
  if (!isOfSeveralYears(date)) return { from: date.from, to: date.to, basis: 'given', why: '该行给出' }
  const { from, to, why } = spanOfPrint(date as OldPeriod)
  return { from, to, basis: 'inferred', why: `该行给出干支日期：${why}` }
}

function issueOf(group: OpenIssue, file: string, readEvent: EventReader): Issue {
  const pages = new Set(group.articles.map(({ page }) => page))
  const date = rangeOf(group.date)
  // Without the paper's day a day of the past that the text recalls is not told from news.
  if (group.date) for (const article of group.articles) article.eventDate = readEvent(article.body, date)
  return {
    issue: {
      id: group.id,
      file,
      sha256: group.hash.digest('hex'),
      publication:
        group.publication === ''
          ? { name: null, basis: 'unknown', why: '该行没有 publication' }
          : { name: group.publication, basis: 'given', why: '该行给出' },
      date,
      page: pages.size === 1 ? group.articles[0]!.page : null,
      number: group.number,
      scan: null,
    },
    articles: group.articles,
    furniture: [],
    doubts: [],
  }
}
