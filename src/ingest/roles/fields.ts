/**
 * Labels before the parts of a page, read: the lines without their labels, and what the labels say
 * of the issue. Labels count only where they make the page a record: one that print hardly has, and a second.
 */

import { dayOf, findDates, parseNumeral } from '../../chinese.js'
import { plainOf } from '../../lexicon.js'
import { type Line, type RecordField, splitLine } from '../page/lines.js'
import { lettersOf } from '../page/trim.js'
import { fieldOf, type Labelled, labelAlone } from '../rules/fields.js'
import { isOfSite } from '../rules/web.js'
import type { Masthead } from './masthead.js'

export type Fields = {
  /** In the order of the page; of a title, author and body only the value is left. */
  lines: Line[]
  publication: Masthead['publication']
  date: Masthead['date']
  pages: Masthead['pages']
}

/** Before a pattern is tried: a label has at most so many characters. */
const MAY_HAVE_LABEL =
  /^(?:\[?[\p{Script=Han} ]{2,14}[\][:|\t]|[A-Za-z.: ]{2,20}[:|\t]|第|[\p{Script=Han}]{2,4}$)/u
/** Their labels are taken off: the values are print. */
const PRINTED: readonly RecordField[] = ['title', 'kicker', 'subtitle', 'author', 'section', 'body']

/** Whether the line's words are the paper's, as far as labels tell. */
export const isOfPaper = ({ field }: Line): boolean => field === undefined || PRINTED.includes(field)

export function readFields(all: readonly Line[]): Fields {
  const dumped = all.flatMap((line, at) => splitDumped(line, all[at - 1]))
  const lines = areCited(dumped) ? dumped.flatMap(splitCitation) : dumped
  const areSpaced = haveSpacedLabels(lines)
  const labels = lines.map((line) => {
    if (line.field === 'title' || line.field === 'publication') return citedOf(line)
    const plain = areSpaced ? withTabs(line).replace(SPACED, '$1:') : withTabs(line)
    return line.kind === 'text' && !line.continues && MAY_HAVE_LABEL.test(plain) ? fieldOf(plain) : undefined
  })
  setAlone(lines, labels)
  const known = labels.filter((label) => label !== undefined)
  const isRecord =
    known.some(({ isSure }) => isSure) &&
    (known.length > 1 || lines.filter(({ plain }) => isOfSite(plain)).length > 1)
  if (!isRecord) return { lines: [...lines], publication: undefined, date: undefined, pages: [] }
  setBelow(lines, labels)
  setUnknown(lines, labels)
  const isDump = known.some(({ field, isSure }) => isSure && (field === 'section' || field === 'page'))
  const own = lines.map((line, i) =>
    withoutLabel(line, labels[i] ?? (isDump ? numberedTitle(lines, i) : undefined)),
  )
  moveTitles(own)
  const titles = new Set(own.filter(({ field }) => field === 'title').map(({ plain }) => lettersOf(plain)))
  const seen = new Set<string>()
  let isOver = false
  const fields = own.map((line) => {
    const letters = lettersOf(line.plain)
    // A record names its title twice; the second has no text below it before another label.
    const isCopy =
      line.field === undefined ? titles.has(letters) : line.field === 'title' && seen.has(letters)
    if (line.field === 'title') seen.add(letters)
    if (line.field === 'body') seen.clear()
    if (line.field !== undefined) isOver = RECORD_END.test(line.plain) || (isOver && !isOfPaper(line))
    return isCopy || (isOver && line.field === undefined) ? { ...line, field: 'none' as const } : line
  })
  return { lines: fields, ...headOf(lines, labels) }
}

/** 題名　某某, 報名　某报: labels with a blank for a colon. */
const SPACED = /^(题名|篇名|标题|正题|副题|报名|报刊名?|日期|版次|作者|著者|栏目|正文|全文) (?=\S)/
/** So many of such labels, different ones, tell that their blanks stand for colons. */
const SPACED_LEAST = 3
const haveSpacedLabels = (lines: readonly Line[]): boolean =>
  new Set(lines.flatMap(({ plain }) => SPACED.exec(plain)?.[1] ?? [])).size >= SPACED_LEAST

/** Tabs part the cells of a table that was copied; the plain form has blanks for them. */
const withTabs = ({ plain, text }: Line): string =>
  text.includes('\t') ? plain.replace(/ /g, (blank, at: number) => (text[at] === '\t' ? '\t' : blank)) : plain

/** 第1版()专栏: before a page’s name, a title and a text on one line. */
const DUMPED = /^第 ?[A-Z]?\d{1,2} ?版 ?\([^()]{0,12}\) ?(?:专栏: *)?(?=.{20})/
/** A title before the bulletin that begins its text. */
const DUMPED_TITLE = /\S[^。;]{2,80}? +(?=\[[^[\]]{3,24}[电讯]\])/y

/** A line of a dump that holds the page, the title and the text: the label with the title that stands above already, or both, and the text. */
function splitDumped(line: Line, above: Line | undefined): Line[] {
  const label = line.kind === 'text' ? DUMPED.exec(line.plain)?.[0] : undefined
  if (label === undefined) return [line]
  const title = above && titleInDump(above.plain)
  // The name of a column may stand between.
  const from = title
    ? line.plain.slice(0, label.length + COLUMN_LONGEST + title.length).indexOf(title, label.length)
    : -1
  if (title !== undefined && from >= 0) {
    const end = from + title.length
    return splitLine(line, [0, end], end + blanksAt(line.plain, end))
  }
  const [head, rest] = splitLine(line, [0, label.length], label.length)
  DUMPED_TITLE.lastIndex = 0
  const own = DUMPED_TITLE.exec(rest.plain)?.[0]
  if (own === undefined) return [head, rest]
  const [first, text] = splitLine(rest, [0, own.trimEnd().length], own.length)
  return [head, { ...first, field: 'title' }, text]
}

/**
 * `[1]张三.某某记[N].某某日报,1935-04-11(8).`: who wrote what, where it was printed, as databases cite it.
 *
 * Source: GB/T 7714-2015, 4.4 (articles of newspapers, marked [N]).
 */
const CITED =
  /^(?:\[\d{1,4}\] ?)?(?:[^.。[\]\d]{1,40}\. ?)?([^。[\]]{2,80})(?=\[N(?:\/OL)?\][.,] ?(\p{Script=Han}[\p{Script=Han}\w·]{1,19}), ?\d{4}-\d{1,2}-\d{1,2} ?(?:\([A-Z]?\d{1,3}\))?\.?$)/u

/** Lines of a record's head. */
const HEAD_OF_RECORD = 3
/** Whether citations head the records of a file, the first at its top: elsewhere they are notes, and in a row a list. */
function areCited(lines: readonly Line[]): boolean {
  const isCited = (line: Line | undefined) => line?.kind === 'text' && CITED.test(line.plain)
  const first = lines.slice(0, HEAD_OF_RECORD).findIndex(isCited)
  return first >= 0 && !isCited(lines[first + 1])
}

/** A citation's title, and what it tells of the paper. */
function splitCitation(line: Line): Line[] {
  const found = line.kind === 'text' && line.plain.includes('[N') ? CITED.exec(line.plain) : null
  if (!found) return [line]
  const end = found[0].length
  const [title, paper] = splitLine(line, [end - found[1]!.length, end], end)
  return [
    { ...title, field: 'title' },
    { ...paper, field: 'publication' },
  ]
}

/** The labels of a citation's parts, which are print or mark it. */
function citedOf({ field, plain }: Line): Labelled | undefined {
  if (field === 'title') return { field, valueAt: 0, isSure: true }
  const mark = /^\[N(?:\/OL)?\][.,] ?/.exec(plain)
  return mark ? { field: 'publication', valueAt: mark[0].length, isSure: true } : undefined
}

const COLUMN_LONGEST = 10
const titleInDump = (plain: string) => plain.replace(NUMBER_OF_TITLE, '')
const blanksAt = (plain: string, at: number) => /^ */.exec(plain.slice(at))![0].length

/** Fewest labels that stand alone, each over its value, in a copied table. */
const ALONE_LEAST = 3

/** Gives the lines under labels that stand alone the fields of those. */
function setAlone(lines: readonly Line[], labels: (Labelled | undefined)[]): void {
  const alone = lines.flatMap(({ plain }, at) => {
    const field = labelAlone(plain)
    return field && lines[at + 1] && !labelAlone(lines[at + 1]!.plain) ? [{ at, field }] : []
  })
  if (alone.length < ALONE_LEAST) return
  for (const { at, field } of alone) {
    labels[at] = { field: 'none', valueAt: 0, isSure: true }
    labels[at + 1] = { field, valueAt: 0, isSure: true }
  }
}

/** The value of a label may stand on the next line. */
function setBelow(lines: readonly Line[], labels: (Labelled | undefined)[]): void {
  for (const [at, label] of labels.entries()) {
    const next = lines[at + 1]
    if (!label || !next || labels[at + 1] || !ONE_LINE.includes(label.field)) continue
    const isAlone = lines[at]!.plain.slice(label.valueAt).trim() === ''
    if (isAlone && next.plain.length <= VALUE_LONGEST) labels[at + 1] = { ...label, valueAt: 0 }
  }
}

/** Their values are one line; an empty column is a story without one. */
const ONE_LINE: readonly RecordField[] = ['title', 'kicker', 'subtitle', 'author']
/** Longest title or author on a line of its own, in UTF-16 units. */
const VALUE_LONGEST = 60

const UNKNOWN = /^\[?\p{Script=Han}[\p{Script=Han} ]{1,7}(?:\]|:|\t)[^。]{0,60}$/u
/** Over a record stands the name of the collection. */
const COLLECTION = /数据库|报刊库|文献库|资源库|图书馆|档案馆|检索(?:结果|条件|式)|详细信息/

/** Labels that nobody knows between labels that are known, and the name of the collection above them. */
function setUnknown(lines: readonly Line[], labels: (Labelled | undefined)[]): void {
  const none: Labelled = { field: 'none', valueAt: 0, isSure: false }
  const first = labels.findIndex((label) => label !== undefined)
  for (const [at, line] of lines.entries()) {
    if (labels[at]) continue
    const plain = withTabs(line)
    const isBetween =
      labels[at - 1] && [1, 2, 3].some((step) => labels[at + step]) && labels[at - 1]!.field !== 'body'
    if (isBetween ? UNKNOWN.test(plain) : at < first && COLLECTION.test(plain)) labels[at] = none
  }
}

/** A record may tell its title once more below its text: then the line over the text is the title. */
function moveTitles(lines: Line[]): void {
  const bare = new Map<string, number>()
  for (const [at, line] of lines.entries()) {
    const key = lettersOf(line.plain)
    if (line.field === undefined) bare.set(key, at)
    const over = line.field === 'title' ? bare.get(key) : undefined
    const hasText = lines
      .slice(over, at)
      .some(({ field, plain }) => field === undefined && plain.length >= SURE_TEXT)
    if (over === undefined || !hasText || (lines[at + 1]?.field === undefined && at + 1 < lines.length))
      continue
    lines[over] = { ...lines[over]!, field: 'title' }
    lines[at] = { ...line, field: 'none' }
  }
}

/** A line of at least this many UTF-16 units is text. */
const SURE_TEXT = 40

/** Below it a record tells of its source, and of what else the library has. */
const RECORD_END = /^(?:附注|备注|知识出处|基本信息|相关(?:文章|人物|地名|机构|作品|事件|专题))$/

const NUMBER_OF_TITLE = /^\d{1,3}[.、] ?/
const NUMBERED_TITLE = /^\d{1,3}[.、] ?(?=[^。;]{4,34}$)/

/** Databases number the stories of a page: 1. over the first. Numbers in a row are a list of them. */
function numberedTitle(lines: readonly Line[], at: number): Labelled | undefined {
  const { plain } = lines[at]!
  const below = lines[at + 1]?.plain ?? ''
  const number = NUMBER_OF_TITLE.exec(plain)
  // A dump prints the title once more behind the page.
  if (number && below.startsWith('第') && below.endsWith(titleInDump(plain)))
    return { field: 'title', valueAt: number[0].length, isSure: true }
  const found = NUMBERED_TITLE.exec(plain)
  if (!found) return undefined
  const isListed = [lines[at - 1], lines[at + 1]].some((line) => line && NUMBERED_TITLE.test(line.plain))
  return { field: isListed ? 'none' : 'title', valueAt: found[0].length, isSure: false }
}

function withoutLabel(line: Line, label: Labelled | undefined): Line {
  if (!label || line.field !== undefined)
    return PAPER_ALONE.test(line.plain) ? { ...line, field: 'publication' } : line
  const { field, valueAt } = label
  if (!PRINTED.includes(field)) return { ...line, field }
  const plain = line.plain.slice(valueAt)
  if (plain.trim() === '') return { ...line, field: 'none' }
  const pieces = line.pieces.map((piece) => ({ ...piece, at: Math.max(0, piece.at - valueAt) }))
  return { ...line, field, text: line.text.slice(valueAt), plain, pieces }
}

// ---------------------------------------------------------------- of the issue

const PAPER_ALONE = /^《[^《》]{2,16}[报刊]》$/
const PAPER_QUOTED = /^《([^《》]{2,16})》/
const PAPER_NAME = /^\p{Script=Han}{2,16}[报刊]$/u
/** The first cell of a line on which others follow. */
const CELL = /^(?:\S+(?=\s{2}|\s[^\s:]{1,6}:|\s\d{4}[-/.年])|[^\s,]+(?=, ?\d{4}-))/u
const PAGE_VALUE = /^第? ?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:版|$)/
/** 时间:2011-07-14 来源:某某日报: a site names the paper on the line of the day. */
const SOURCE_BESIDE = /(?<=^|\s)(?:来源|出处): ?(\p{Script=Han}{2,16}[报刊])(?=\s|$)/u
/** An abstract of a record tells where its text was printed. */
const PRINTED_IN = /《?(\p{Script=Han}{2,12}报)》?(?:登载|刊登|刊载|发表|刊发|载)/u

function headOf(lines: readonly Line[], labels: readonly (Labelled | undefined)[]): Omit<Fields, 'lines'> {
  const head: Omit<Fields, 'lines'> = { publication: undefined, date: undefined, pages: [] }
  let dated: string | undefined
  for (const [i, label] of labels.entries()) {
    if (!label) continue
    const { line, plain, text } = lines[i]!
    const name = plain.slice(0, label.valueAt)
    if (head.date && name !== '' && name === dated) widen(head.date, plain)
    if (!head.date) dated = name
    const value = plain.slice(label.valueAt).trim()
    const printed = text.slice(label.valueAt).trim()
    if (label.field === 'publication') {
      // Other parts of the record may follow on the line: 报纸: 某某日报   日期: 1951-03-08   版: 2.
      const cell = CELL.exec(value)?.[0] ?? value
      const paper =
        PAPER_QUOTED.exec(printed)?.[1] ?? (PAPER_NAME.test(cell) ? printed.slice(0, cell.length) : undefined)
      if (paper) head.publication ??= { name: paper, line }
      if (paper) setDay(head, value, line)
    } else if (label.field === 'page') {
      const page = PAGE_VALUE.exec(value)?.[1]
      if (page)
        head.pages.push({ page: /^[\dA-Z]/.test(page) ? page : String(parseNumeral(page) ?? page), line })
    } else if (label.field === 'date') {
      setDay(head, value, line)
      const [beside, name] = SOURCE_BESIDE.exec(value) ?? []
      if (beside && name) {
        const at = value.indexOf(beside) + beside.length - name.length
        head.publication ??= { name: printed.slice(at, at + name.length), line }
      }
    } else if (label.field === 'none') setWay(head, printed, line)
  }
  for (const [i, label] of labels.entries()) {
    if (label?.field !== 'abstract' || head.date) continue
    const { line, plain } = lines[i]!
    if (PRINTED_IN.test(plain)) setDay(head, plain, line)
  }
  return head
}

/** 您当前的位置：某某日报 >> 2018年11月6日 >> 第6版: the way to a page names its paper and day. */
function setWay(head: Omit<Fields, 'lines'>, printed: string, line: number): void {
  const steps = printed.split(/[>＞»›]+/).map((step) => step.trim())
  if (steps.length < 2) return
  const name = steps.find((step) => PAPER_NAME.test(plainOf(step)))
  if (name) head.publication ??= { name, line }
  for (const step of steps) setDay(head, plainOf(step), line)
}

/** Records of several issues name each its own day behind the same label: the days from the first to the last. */
function widen(date: NonNullable<Masthead['date']>, plain: string): void {
  const day = wholeDayIn(plain)
  const { from, to } = date.period
  if (day === undefined || (day >= from && day <= to)) return
  date.period = { from: day < from ? day : from, to: day > to ? day : to }
  date.isOfRecords = true
}

function wholeDayIn(value: string): string | undefined {
  for (const { year, month, day } of findDates(value)) {
    const own = year && month && day ? dayOf(year, month, day) : undefined
    if (own) return own
  }
  return undefined
}

function setDay(head: Omit<Fields, 'lines'>, value: string, line: number): void {
  const day = wholeDayIn(value)
  if (day) head.date ??= { period: { from: day, to: day }, line }
}
