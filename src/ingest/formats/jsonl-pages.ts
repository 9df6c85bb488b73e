/**
 * A line of a `.jsonl` that is a page: its text, or what a tool told of a picture, as an issue of its own.
 *
 * jsonl.ts reads the lines, and ingest.ts the pages.
 */

import { type Period, periodOf } from '../../chinese.js'
import type { Issue } from '../../model.js'
import { sha256 } from '../ids.js'
import { type JsonArticle, type JsonRow, RowRefused } from './jsonl-rows.js'
import type { LaidPage } from './layout.js'
import type { Given } from './metadata.js'
import type { UmiPage } from './umi-ocr.js'

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

/** A line, and what makes an issue of it. */
type PageSetting = {
  file: string
  line: number
  bytes: Uint8Array
  nextId: (publication: string, date: string) => string
  readPage: PageReader
}

/**
 * The issue of a line that is a page by itself; undefined if it is an article.
 *
 * @throws {RowRefused} if a tool says that it could not read the page
 */
export function pageIn(row: JsonRow, setting: PageSetting): Issue | undefined {
  if ('tool' in row) return toolPage(row.tool, setting)
  return row.title === undefined ? textPage(row, setting) : undefined
}

function textPage(row: JsonArticle, setting: PageSetting): Issue | undefined {
  const given: Given = { ...(row.date && { date: row.date }) }
  for (const key of ['publication', 'page', 'pageName', 'number', 'scan'] as const)
    if (row[key] !== undefined) given[key] = row[key]
  const id = () => setting.nextId(row.id ?? row.publication ?? '', row.date ? dateText(row.date) : '')
  const issue = readAs(setting, row.text, { id, given, origin: row.origin })
  return issue && atLine(issue, setting.line)
}

function toolPage({ page, file: origin, number }: UmiPage, setting: PageSetting): Issue {
  const named = `第 ${setting.line} 行${origin === undefined ? '' : `（${origin.slice(-80)}）`}`
  if (page === 'wordless') throw new RowRefused(`${named}没有文字：Umi-OCR 在这张图上什么也没认出来`)
  if (page === 'failed') throw new RowRefused(`${named}没有认成：请用 Umi-OCR 重认这一张`)
  if (page === 'unordered')
    throw new RowRefused(
      `${named}没有阅读顺序，各栏会混在一起：请在 Umi-OCR 里把排版解析方案选为“多栏-按自然段换行”，再认一遍`,
    )
  const given: Given = number === undefined ? {} : { page: number }
  const id = () => setting.nextId(origin ?? '', number ?? '')
  return atLine(readAs(setting, page, { id, given, origin })!, setting.line)
}

function readAs(
  { file, line, bytes, readPage }: PageSetting,
  text: string | LaidPage,
  own: Pick<PageSource, 'id' | 'given' | 'origin'>,
): Issue | undefined {
  const head = new TextEncoder().encode(`${line}\n`)
  return readPage(text, { ...own, file, sha256: sha256(head, bytes) })
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
