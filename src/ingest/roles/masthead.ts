/**
 * What the page says of itself: the paper's name, the day, the page number; and which lines are nothing but that.
 */

import { dayOf, findDates, type Period } from '../../chinese.js'
import { dayNumber, daysIn, dayText } from '../../days.js'
import { plainOf } from '../../lexicon.js'
import { findLunarDates, withoutLunarDates } from '../../lunar.js'
import { isOfSeveralYears, type OldPeriod, oldPeriodOf } from '../../old-dates.js'
import { dayFirstIn } from '../page/day-first.js'
import type { Line } from '../page/lines.js'
import { isSectionName } from '../rules/columns.js'
import { BESIDE_DAY, PUBLISHER_ALONE } from '../rules/masthead-lines.js'
import { isOpener } from '../rules/openers.js'
import { cyclicIn } from './cyclic.js'
import { readHead } from './head-lines.js'
import { isBare, leftOf, withReadableDays } from './head-words.js'
import { isMotto, mottosIn, SLOGAN_LONGEST } from './mottos.js'
import { nameBesideDay } from './name-beside.js'
import {
  bareNumber,
  gluedCode,
  numberAlone,
  type PageLine,
  pageIn,
  pageInSteps,
  pageNameIn,
} from './page-numbers.js'
import {
  isPaperName,
  isShortName,
  nameIn,
  printedAs,
  TITLED,
  titleIn,
  withoutBlanks,
  withoutDigital,
} from './paper-names.js'
import { siteDay } from './site-day.js'
import type { SiteLines } from './web.js'

export type Masthead = {
  publication: { name: string; line: number } | undefined
  /**
   * One day; a month, a part of one or a week, where no day stands beside it; a year, where a lunar day is none of the calendar;
   * or all days that a sign of the cycle may mean. `isOfRecords`: from the first to the last day that records below each name.
   */
  date: { period: Period & Partial<OldPeriod>; line: number; isOfRecords?: true } | undefined
  /** Page lines in order: `3`, `A02`. */
  pages: PageLine[]
  /** Lines that are nothing but masthead. */
  lines: ReadonlySet<Line>
}

/** A paper's name stands alone only within this many lines from the top. */
const TOP = 12
/** Longest line of a masthead, in UTF-16 units. */
const LONGEST = 80
/** The line tells who publishes the paper, or its price. */
const PUBLISHER =
  /(?:主管|主办|主编|编印|机关报|内部资料|内部刊物|内部发行)(?:$| )|(?:部|委|会|社|室|组)编(?:$| )|每份|免费(?:交流|赠阅|发放)|准印证/

/** 某某编辑部, under a line of the masthead. */
const EDITORS = /^\p{Script=Han}{2,16}(?:编辑部|编委会|编辑委员会|报社)(?:编|编印|出版)?$/u
/** Who publishes the paper, behind a day. */
const PUBLISHED_BY = /\p{Script=Han}{4,24} ?(?:主管|主办|主编|编印|印行|编|出版)(?=\s|$)/gu

/** A day that text recognition garbled stands within so many lines of the top. */
const DAY_WITHIN = 4
const isGarbledDay = (plain: string): boolean =>
  /年.*日.{0,3}星期[一二三四五六日天]/.test(plain) && !/[,。]/.test(plain)

/** A paper's name may stand alone below so many lines of any kind. */
const HIGH = 3

/**
 * Most letters of a masthead's line beside the paper's name, its date, its page number: a longer line is a headline
 * that tells of the paper.
 */
const BESIDE_NAME = 12
const BESIDE_DATE = 6
const BESIDE_PAGE = 8

/**
 * @param fields what labels say of the issue: it outranks the rest
 * @param site   the lines of the site that the page was saved from
 */
export function readMasthead(
  all: readonly Line[],
  fields: Pick<Masthead, 'publication' | 'date' | 'pages'> = {
    publication: undefined,
    date: undefined,
    pages: [],
  },
  site: SiteLines = new Map(),
): Masthead {
  const own = new Set<Line>()
  const lines = all.filter((line) => line.field === undefined && site.get(line) !== 'title')
  const top = site.size > 0 ? lines.length : TOP
  const hasPaper = lines
    .slice(0, top)
    .some(({ plain }) => /报|(?<!周)刊/.test(nameIn(leftOf(plain), true, undefined, '') ?? ''))
  const masthead: Masthead = { publication: undefined, date: undefined, pages: [], lines: own }
  let isTop = true
  let isHigh = true
  for (const [i, line] of lines.entries()) {
    if (i >= top || line.plain.length > LONGEST || isOpener(line.plain)) isTop = false
    if (!isTop && i > TOP && isDayAlone(line.plain)) continue
    // A site names the paper, the day and the page beside each reporter.
    if (/[。;]$/.test(line.plain.slice(-1)) || line.plain.includes('记者') || line.plain.includes('通讯员'))
      continue
    isHigh &&= i <= HIGH || own.has(lines[i - 1]!) || isBare(lines[i - 1]!.plain)
    const position = { above: i, isTop, isHigh, hasPaper }
    if (line.plain.length <= LONGEST && takeLine(masthead, line, position)) own.add(line)
    else if (isTop && own.size > 0 && (isBare(line.plain) || PUBLISHER.test(line.plain))) own.add(line)
    else if (isTop && own.has(lines[i - 1]!) && EDITORS.test(line.plain)) own.add(line)
    else if (isTop && i < DAY_WITHIN && isGarbledDay(line.plain)) own.add(line)
  }
  takeTop(masthead, lines, own, site.size > 0)
  const printed = lines.slice(0, site.size > 0 ? TOP : HIGH).filter((line) => site.get(line) !== 'button')
  masthead.publication ??= nameBesideDay(printed)
  // A site has its head in any order.
  const head = site.size === 0 ? readHead(lines) : undefined
  if (!masthead.publication && head?.name) {
    masthead.publication = { name: head.name.text, line: head.name.line.line }
    own.add(head.name.line)
  }
  takeScattered(lines, own)
  takeNumber(masthead, lines, own)
  if (masthead.pages.length === 0 && head?.page) {
    masthead.pages.push({ page: head.page.text, line: head.page.line.line })
    own.add(head.page.line)
  }
  if (site.size > 0) {
    const day = siteDay(lines, site)
    masthead.date = day && { period: { from: day.day, to: day.day }, line: day.line }
    masthead.pages = oftenest(masthead.pages)
    if (masthead.publication) masthead.publication.name = withoutDigital(masthead.publication.name)
  }
  masthead.publication = fields.publication ?? masthead.publication
  masthead.date = fields.date ?? masthead.date
  if (fields.pages.length > 0) masthead.pages = fields.pages
  return masthead
}

/** A number over the paper's name and day is the page's: alone, or beside the page's name. */
function takeNumber({ pages, date }: Masthead, [first, second]: readonly Line[], own: Set<Line>): void {
  const number = first && date && pages.length === 0 ? numberAlone(first.plain) : undefined
  if (!number) return
  pages.push({ page: number, line: first!.line })
  if (second?.line === date!.line) own.add(first!)
}

/** A site lists all pages of the issue, and names the one that is shown once more. */
function oftenest(pages: Masthead['pages']): Masthead['pages'] {
  const times = new Map<string, number>()
  for (const { page } of pages) times.set(page, (times.get(page) ?? 0) + 1)
  const most = [...times.values()].reduce((most, own) => Math.max(most, own), 0)
  return most > 1 ? pages.filter(({ page }) => times.get(page) === most) : pages
}

/** Lines of a page's head, at most. */
const HEAD = 8
/** A name that does not end like one of a paper. */
const TITLE = /^\p{Script=Han}(?: ?\p{Script=Han}){1,7}$/u
/** Signs of a line that is a piece of a name in large type, at most. */
const SCATTERED = 3
/** THE CENTRAL DAILY NEWS */
const isLatin = (plain: string) => /\p{Script=Latin}/u.test(plain) && !/\p{Script=Han}/u.test(plain)
/** Takes the lines round the paper's name and day at the very top: a name without 报, a motto. */
function takeTop(masthead: Masthead, all: readonly Line[], own: Set<Line>, isSite: boolean): void {
  const mottos = mottosIn(all)
  for (const line of mottos) own.add(line)
  const lines = all.filter((line) => !mottos.has(line))
  const top = lines.slice(0, HEAD)
  const day = top.findIndex(({ line }) => line === masthead.date?.line)
  if (day < 0) return
  const isMottoAtTop = (line: Line) => isMotto(line, top[top.indexOf(line) - 1])
  const above = top.slice(0, day).filter((line) => !own.has(line))
  const isMatter = (line: Line) =>
    line.plain.length > SLOGAN_LONGEST &&
    !isLatin(line.plain) &&
    !PUBLISHER.test(line.plain) &&
    !isMottoAtTop(line)
  if (above.some(isMatter)) return
  const isDayOnly = !/\p{L}/u.test(leftOf(top[day]!.plain).replace(PUBLISHED_BY, ' '))
  if (!masthead.publication) {
    const titled = top.slice(0, day + 1).find(({ plain }) => TITLED.test(plain))
    const named = titled ?? (isDayOnly ? titleBeside(top, day, own) : undefined)
    if (!named && !BESIDE_DAY.test(top[day]!.plain)) return
    if (named) {
      masthead.publication = { name: withoutBlanks(titleIn(named)), line: named.line }
      own.add(named)
    }
  }
  // On a site the headline may stand over the day.
  if (!isSite) for (const line of above) own.add(line)
  const last = top.findLastIndex((line) => own.has(line))
  // A headline over a site's minute may begin with quotation marks.
  for (const line of isSite ? [] : top.slice(0, last)) {
    if (isMottoAtTop(line)) own.add(line)
    // What is quoted below the first text of a story is its own.
    else if (!own.has(line) && isMatter(line)) break
  }
}

/** A number of an issue, or who publishes it, on a line of its own. */
const isImprint = ({ plain }: Line) => /^第 ?\S{1,5} ?[期号]$/.test(plain) || PUBLISHER_ALONE.test(plain)

/** Takes what recognition left of a name in large type: the lines of a few signs above the imprint. */
function takeScattered(lines: readonly Line[], own: Set<Line>): void {
  const at = lines.slice(0, HEAD).findLastIndex(isImprint)
  const above = lines.slice(0, Math.max(at, 0)).filter((line) => !own.has(line) && !isImprint(line))
  if (above.every(({ plain }) => plain.replace(/\s/g, '').length <= SCATTERED))
    for (const line of above) own.add(line)
}

/** A name without 报, or of two characters: the first line over the day, or the line under it. */
function titleBeside(top: readonly Line[], day: number, own: ReadonlySet<Line>): Line | undefined {
  const dayLine = top[day]!.plain
  const first = top.find(({ plain }) => !isBare(plain))
  const underFirst = first && top[top.indexOf(first) + 1]?.plain
  const between = first ? top.slice(top.indexOf(first) + 1, day) : []
  const isNumbered =
    /[期号张]/.test(dayLine) || /^第.{1,5}[期号]$/.test(underFirst ?? '') || between.some(isImprint)
  if (first && top.indexOf(first) < day && !own.has(first) && TITLE.test(first.plain)) {
    const isSure = isNumbered || /星期|礼拜|版/.test(dayLine) || isPaperName(first.plain, dayLine)
    if (isSure && (!isSectionName(first.plain) || isNumbered)) return first
  }
  const below = top[day + 1]
  if (!below) return undefined
  const isOverNumber = TITLE.test(below.plain) && /^第 ?\S{1,5} ?[期号]$/.test(top[day + 2]?.plain ?? '')
  const isPaper = isShortName(below.plain)
  return isOverNumber || isPaper ? below : undefined
}

/** Whether a line is one date and nothing else: below the top such a line signs a notice. */
function isDayAlone(plain: string): boolean {
  const mayEnd = /[年月日号)\d〇零○元一二三四五六七八九十廿卅子丑寅卯辰巳午未申酉戌亥]$/.test(plain)
  if (plain.length > LONGEST || !mayEnd) return false
  const [date, more] = [...findLunarDates(plain), ...findDates(withoutLunarDates(plain))]
  return date !== undefined && more === undefined && date.at === 0 && date.length === plain.length
}

/** Where a line stands that may be of the masthead. */
type LinePosition = {
  /** Lines above it. */
  above: number
  isTop: boolean
  /** Nothing stands above it but a few lines or such as a masthead has. */
  isHigh: boolean
  /** A line at the top has a name that only a paper has. */
  hasPaper: boolean
}

/** Takes what one line says of the page. @returns whether it is nothing but masthead */
function takeLine(masthead: Masthead, line: Line, position: LinePosition): boolean {
  const { above, isTop, isHigh, hasPaper } = position
  const plain = withReadableDays(line.plain)
  const rest = leftOf(plain)
  const known = masthead.publication && plainOf(masthead.publication.name)
  const found = nameIn(rest, isTop, known, plain)
  // 生活新闻 over the name of a paper, or below its day, is a section.
  const isWeak = known === undefined && /新闻$/.test(found ?? '')
  const isPart = known === undefined && /(?:周刊|周末)$/.test(found ?? '')
  const isSection = isWeak && (hasPaper || (above > 1 && findDates(plain).length === 0))
  const name = isSection || (isPart && hasPaper) ? undefined : found
  const besides = rest.replace(name ?? '', '').replace(PUBLISHED_BY, ' ')
  const beside = besides.replace(/[^\p{L}]/gu, '').length
  const most = /星期|版|农历/.test(plain) ? BESIDE_DATE * 2 : BESIDE_DATE
  const period =
    beside <= most ? (periodIn(plain) ?? (isTop && isHigh ? spanIn(plain) : undefined)) : undefined
  const isDated = period !== undefined
  const page =
    beside <= BESIDE_PAGE
      ? (pageIn(plain, name !== undefined || isDated) ??
        bareNumber(plain, name) ??
        (isTop && above > 0 ? gluedCode(plain) : undefined))
      : pageInSteps(plain)
  if (name === undefined && !isDated && page === undefined) return false
  const isSure = isHigh && (above <= HIGH || !/(?:周刊|周末|新闻|通讯)$/.test(name ?? ''))
  if (name !== undefined && known === undefined && !isDated && !page && (!isSure || beside > BESIDE_NAME))
    return false
  if (name !== undefined) masthead.publication ??= { name: printedAs(name, line), line: line.line }
  const hasDay = masthead.date !== undefined && masthead.date.period.from === masthead.date.period.to
  if (period && !hasDay) masthead.date = { period, line: line.line }
  if (page) masthead.pages.push({ page, ...pageNameIn(rest, name ?? known, line), line: line.line })
  return true
}

/** Reigns whose months are ours. */
const SOLAR_REIGN = /(?:明治|大正|昭和|康德|大同) ?[^年\s]{1,4}年[^日]{2,6}日/

/** What a line at the top prints in place of a day: 1958年10月, 第十期　一九五八年十月上旬, 1989年第32期　8月7日—8月13日. */
function spanIn(plain: string): Period | undefined {
  const dates = findDates(withoutLunarDates(plain))
  const [own, ...days] = dates
  if (own?.year && !own.month && days.length === 2) {
    const [from, to] = days.map(({ month, day }) => (month && day ? dayOf(own.year!, month, day) : undefined))
    return from && to && from <= to ? { from, to } : undefined
  }
  const { year, month, day } = dates[0] ?? { year: null, month: null, day: null }
  // A numeral behind the month is a day that nobody could read.
  if (dates.length !== 1 || !year || !month || day || /月 ?[\d一二三四五六七八九十廿卅]/.test(plain))
    return undefined
  const end = daysIn(year, month)
  const [third = ''] = /(?<=月[ (]{0,2})[上中下](?=旬)/.exec(plain) ?? []
  const [first, last] = { 上: [1, 10], 中: [11, 20], 下: [21, end] }[third] ?? [1, end]
  const [from, to] = [dayOf(year, month, first!), dayOf(year, month, last!)]
  return from && to ? { from, to } : undefined
}

/** The first day of the thirds of a lunar month; the last third ends with the month. */
const THIRDS: Readonly<Record<string, number>> = { 上: 1, 中: 11, 下: 21 }
const THIRD = 10

/** 光绪三十年六月下旬: the days of a lunar month, or of a third of it. */
function lunarMonthIn(plain: string): Period | undefined {
  for (const { at, length } of findLunarDates(plain)) {
    const printed = plain.slice(at, at + length)
    const old = printed.endsWith('月') ? oldPeriodOf(printed) : undefined
    if (!old || isOfSeveralYears(old)) continue
    const first = THIRDS[/^[ (]{0,2}([上中下])旬/.exec(plain.slice(at + length))?.[1] ?? '']
    if (first === undefined) return { from: old.from, to: old.to }
    const from = dayNumber(old.from) + first - 1
    return { from: dayText(from), to: first > 2 * THIRD ? old.to : dayText(from + THIRD - 1) }
  }
  return undefined
}

/** The day that a line prints, in whatever notation; else its lunar month, or its lunar year. */
function periodIn(plain: string): Period | OldPeriod | undefined {
  for (const { year, month, day } of findDates(withoutLunarDates(plain))) {
    const text = year && month && day ? dayOf(year, month, day) : undefined
    if (text) return { from: text, to: text }
  }
  const dayFirst = dayFirstIn(plain)
  if (dayFirst) return { from: dayFirst, to: dayFirst }
  const solar = SOLAR_REIGN.exec(plain)?.[0]
  const printed = [
    solar ?? '',
    ...findLunarDates(plain).map(({ at, length }) => plain.slice(at, at + length)),
  ]
  for (const old of printed.map(oldPeriodOf))
    if (old && old.from === old.to) return { from: old.from, to: old.to }
  const month = lunarMonthIn(plain)
  if (month) return month
  const year = findLunarDates(plain).find((date) => date.year !== null)?.year
  if (year) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const cyclic = cyclicIn(plain)
  // 2003年7月?日 癸未年六月初三: of a day that nobody could read the year is printed.
  const said = findDates(withoutLunarDates(plain)).find((date) => date.year !== null)?.year
  return said ? cyclic?.each.find(({ from }) => from.startsWith(`${said}-`)) : cyclic
}
