/**
 * `.jsonl`: one article a line, streamed. Lines in a row that share publication
 * and date are one issue; a line that cannot be taken is reported and skipped.
 *
 * A line without a title can hold a whole page, as olmOCR writes it (`id, text, source,
 * metadata`): ingest.ts tells whether it does and splits it, and the page is an issue of its own.
 */

import { createHash, type Hash } from 'node:crypto'
import { canonicalDate, type Period, periodOf } from '../../chinese.js'
import { JiebaoError } from '../../errors.js'
import type { Article, Issue, Refusal } from '../../model.js'
import { ArticleIds, issueId } from '../ids.js'
import type { Given } from './metadata.js'
import { LARGEST_LINE, rawLines } from './raw-lines.js'
import type { SourceFile } from './source.js'

type JsonArticle = {
  id: string | undefined
  title: string | undefined
  text: string
  date: string | undefined
  publication: string | undefined
  section: string | undefined
  reporters: string[]
  /** The file that a tool read the text from. */
  origin: string | undefined
}

/** Reads the text of a line as a page; undefined if it is an article. */
export type PageReader = (text: string, source: PageSource) => Issue | undefined
export type PageSource = {
  /** Asked only of a page. */
  id: () => string
  file: string
  sha256: string
  given: Given
  origin: string | undefined
}

type OpenIssue = {
  publication: string
  date: string
  articles: Article[]
  hash: Hash
  ids: ArticleIds
  id: string
}

/**
 * The issues of a `.jsonl`.
 *
 * @param report   gets each line refused, from 1
 * @param readPage gets the text of each line without a title
 * @throws {JiebaoError} BAD_ISSUE if the file cannot be opened or no line of it can be taken
 */
export async function* readJsonLines(
  { file, path }: SourceFile,
  report: (refusal: Refusal) => void,
  readPage: PageReader,
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
  for await (const raw of rawLines(path, file)) {
    const refuse = (reason: string) => report({ file, line: raw.line, code: 'BAD_ISSUE', reason })
    if (raw.bytes === undefined) {
      refuse(`第 ${raw.line} 行超过 ${LARGEST_LINE / 1024 / 1024} MB：请拆成多行`)
      continue
    }
    const row = readRow(raw.bytes, raw.line)
    if (row === undefined) continue
    if (typeof row === 'string') {
      refuse(row)
      continue
    }
    if (row.id !== undefined && ids.has(row.id)) {
      refuse(`第 ${raw.line} 行的 id ${row.id} 前面已有：请改为不同的 id`)
      continue
    }
    if (row.id !== undefined) ids.add(row.id)
    const [publication, date] = [row.publication ?? '', row.date ?? '']
    const page =
      row.title === undefined ? pageOf(row, raw.bytes, file, raw.line, nextId, readPage) : undefined
    if (page) {
      if (group) yield issueOf(group, file)
      group = undefined
      yield page
      continue
    }
    if (group && (group.publication !== publication || group.date !== date)) {
      yield issueOf(group, file)
      group = undefined
    }
    if (!group) {
      group = newGroup(nextId(publication, date), publication, date)
      // Articles know their lines, so an issue that moved down the file is another reading.
      group.hash.update(`${raw.line}\n`)
    }
    group.hash.update(raw.bytes)
    group.articles.push(articleOf(row, raw.line, group.ids))
  }
  if (group) yield issueOf(group, file)
  else if (ordinals.size === 0) {
    throw new JiebaoError('source-without-lines', file, {})
  }
}

function newGroup(id: string, publication: string, date: string): OpenIssue {
  return { publication, date, articles: [], hash: createHash('sha256'), ids: new ArticleIds(id), id }
}

// ---------------------------------------------------------------- one line

/** @returns the row; undefined for a blank line; else why it is refused */
function readRow(bytes: Uint8Array, line: number): JsonArticle | string | undefined {
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
  return rowOf(value as Record<string, unknown>, line)
}

function rowOf(value: Record<string, unknown>, line: number): JsonArticle | string {
  for (const key of ['title', 'text', 'content', 'date', 'publication', 'section']) {
    const own = value[key]
    if (own !== undefined && own !== null && typeof own !== 'string') return `第 ${line} 行的 ${key} 应是文字`
  }
  const id = value.id ?? undefined
  if (
    id !== undefined &&
    (!(typeof id === 'string' || Number.isSafeInteger(id)) || !/^\S{1,200}$/u.test(String(id)))
  ) {
    return `第 ${line} 行的 id 应是 1 到 200 个字符、不含空白`
  }
  const reporters = value.reporters ?? []
  const names = typeof reporters === 'string' ? [reporters] : reporters
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) {
    return `第 ${line} 行的 reporters 应是文字的数组`
  }
  const written = typeof value.date === 'string' && value.date !== '' ? value.date : undefined
  const date = written === undefined ? undefined : canonicalDate(written)
  if (written !== undefined && date === undefined) {
    return `第 ${line} 行的日期 ${written} 无法读取：应写成 YYYY-MM-DD、YYYY-MM 或 YYYY`
  }
  const text = [value.text, value.content].find((own) => typeof own === 'string' && own.trim() !== '')
  if (typeof text !== 'string') {
    return `第 ${line} 行没有 text 或 content：正文不能空（该行有 ${keysOf(value)}）`
  }
  const own = (key: string) => {
    const text = value[key]
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
  }
  return {
    id: id === undefined ? undefined : String(id),
    title: own('title'),
    text,
    date,
    publication: own('publication'),
    section: own('section'),
    reporters: (names as string[]).map((name) => name.trim()).filter((name) => name !== ''),
    origin: originOf(value.metadata),
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

// ---------------------------------------------------------------- a page

/** The line's text as an issue of its own, if it is a whole page. */
function pageOf(
  row: JsonArticle,
  bytes: Uint8Array,
  file: string,
  line: number,
  nextId: (publication: string, date: string) => string,
  readPage: PageReader,
): Issue | undefined {
  const given = {
    ...(row.publication === undefined ? {} : { publication: row.publication }),
    ...(row.date === undefined ? {} : { date: periodOf(row.date)! }),
  }
  const sha256 = createHash('sha256').update(`${line}\n`).update(bytes).digest('hex')
  const issue = readPage(row.text, {
    id: () => nextId(row.id ?? row.publication ?? '', row.date ?? ''),
    file,
    sha256,
    given,
    origin: row.origin,
  })
  return issue && atLine(issue, line)
}

/** All of a page stands on one line of the file. */
function atLine(issue: Issue, line: number): Issue {
  const here = <T extends { line: number }>(parts: readonly T[]): T[] =>
    parts.map((part) => ({ ...part, line }))
  return {
    ...issue,
    articles: issue.articles.map((article) => ({
      ...article,
      paragraphs: here(article.paragraphs),
      joins: article.joins.map(({ at }) => ({ at, fromLine: line, toLine: line })),
      captions: here(article.captions),
      asides: here(article.asides),
      lines: [[line, line]],
    })),
    furniture: here(issue.furniture),
    doubts: here(issue.doubts),
  }
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
    kicker: null,
    subheadline: null,
    section: row.section ?? null,
    series: null,
    reporters: row.reporters,
    correspondents: [],
    photographers: [],
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

function issueOf(group: OpenIssue, file: string): Issue {
  const period: Period | undefined = group.date === '' ? undefined : periodOf(group.date)
  return {
    issue: {
      id: group.id,
      file,
      sha256: group.hash.digest('hex'),
      publication:
        group.publication === ''
          ? { name: null, basis: 'unknown', why: '该行没有 publication' }
          : { name: group.publication, basis: 'given', why: '该行给出' },
      date: period
        ? { ...period, basis: 'given', why: '该行给出' }
        : { from: null, to: null, basis: 'unknown', why: '该行没有 date' },
      page: null,
    },
    articles: group.articles,
    furniture: [],
    doubts: [],
  }
}
