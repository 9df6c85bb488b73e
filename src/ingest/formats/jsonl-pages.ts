/**
 * A line of a `.jsonl` that is a page: its text, or what a tool told of a picture, as an issue of its own.
 *
 * jsonl.ts reads the lines, and ingest.ts the pages.
 */

import { createHash } from 'node:crypto'
import { type Period, periodOf } from '../../chinese.js'
import type { Issue } from '../../model.js'
import type { LaidPage } from './layout.js'
import type { Given, GivenDate } from './metadata.js'
import type { UmiPage } from './umi-ocr.js'

/** What a line tells of an article. */
export type JsonArticle = Pick<Given, 'page' | 'pageName' | 'number' | 'scan' | 'publication'> & {
  id: string | undefined
  title: string | undefined
  text: string
  date: GivenDate | undefined
  section: string | undefined
  kicker: string | undefined
  subheadline: string | undefined
  reporters: string[]
  correspondents: string[]
  photographers: string[]
  /** The file that a tool read the text from. */
  origin: string | undefined
}

/** Reads the text of a line, or what a tool told of it, as a page; undefined if it is an article. */
export type PageReader = (text: string | LaidPage, source: PageSource) => Issue | undefined
export type PageSource = {
  /** Asked only of a page. */
  id: () => string
  file: string
  sha256: string
  given: Given
  origin: string | undefined
}

/** `2024`, `2024-05` or `2024-05-06` if the days are just these, else both ends. */
export function dateText({ from, to }: Period): string {
  const forms = [from, from.slice(0, 7), from.slice(0, 4)]
  return forms.find((text) => sameDays(periodOf(text), { from, to })) ?? `${from}..${to}`
}

const sameDays = (a: Period | undefined, b: Period) => a?.from === b.from && a.to === b.to

/** The line's text as an issue of its own, if it is a whole page. */
export function pageOf(
  row: JsonArticle,
  bytes: Uint8Array,
  file: string,
  line: number,
  nextId: (publication: string, date: string) => string,
  readPage: PageReader,
): Issue | undefined {
  const given: Given = { ...(row.date && { date: row.date }) }
  for (const key of ['publication', 'page', 'pageName', 'number', 'scan'] as const)
    if (row[key] !== undefined) given[key] = row[key]
  const sha256 = createHash('sha256').update(`${line}\n`).update(bytes).digest('hex')
  const issue = readPage(row.text, {
    id: () => nextId(row.id ?? row.publication ?? '', row.date ? dateText(row.date) : ''),
    file,
    sha256,
    given,
    origin: row.origin,
  })
  return issue && atLine(issue, line)
}

/** What a tool told of a picture as an issue of its own; else why it is refused. */
export function toolPageOf(
  { page, file: origin, number }: UmiPage,
  bytes: Uint8Array,
  file: string,
  line: number,
  nextId: (publication: string, date: string) => string,
  readPage: PageReader,
): Issue | string {
  const named = `第 ${line} 行${origin === undefined ? '' : `（${origin.slice(-80)}）`}`
  if (page === 'wordless') return `${named}没有文字：Umi-OCR 在这张图上什么也没认出来`
  if (page === 'failed') return `${named}没有认成：请用 Umi-OCR 重认这一张`
  if (page === 'unordered')
    return `${named}没有阅读顺序，各栏会混在一起：请在 Umi-OCR 里把排版解析方案选为“多栏-按自然段换行”，再认一遍`
  const sha256 = createHash('sha256').update(`${line}\n`).update(bytes).digest('hex')
  const given: Given = number === undefined ? {} : { page: number }
  const id = () => nextId(origin ?? '', number ?? '')
  return atLine(readPage(page, { id, file, sha256, given, origin })!, line)
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
