/**
 * What the page says of itself: the paper's name, the day, the page number,
 */

import { dayOf, findDates, type Period, parseNumeral } from '../../chinese.js'
import { plainOf } from '../../lexicon.js'
import { findLunarDates, withoutLunarDates } from '../../lunar.js'
import { type OldPeriod, oldPeriodOf } from '../../old-dates.js'
import { dayFirstIn } from '../page/day-first.js'
import type { Line } from '../page/lines.js'
import { isSectionName } from '../rules/columns.js'
import { isOpener } from '../rules/openers.js'
import { cyclicIn } from './cyclic.js'
import { nameBesideDay } from './name-beside.js'
import { type SiteLines, siteDay } from './web.js'

/** A line that tells a page: `3` or `A02`, and its name (要闻) where it is printed beside. */
export type PageLine = { page: string; name?: string; line: number }

export type Masthead = {
  publication: { name: string; line: number } | undefined
  /** One day; a year, where a lunar day is none of the calendar; or all days that a sign of the cycle may mean. */
  date: { period: Period & Partial<OldPeriod>; line: number } | undefined
  /** Page lines in order: `3`, `A02`. */
  pages: PageLine[]
  /** Lines that are nothing but masthead. */
  lines: ReadonlySet<Line>
}

/** A paper's name stands alone only within this many lines from the top. */
const TOP = 12
const LONGEST = 80
export const PAPER =
  '(?:日报|晚报|晚刊|早刊|晨刊|早报|晨报|午报|时报|商报|周报|快报|导报|新报|公报|画报|画刊|都市报|青年报|农民报|工人报|电讯报|民报|县报|市报|校报|融媒|报|新闻|通讯|周刊|旬刊|月刊|信报|周末|简报)'
const NAME_LINE = new RegExp(`^[\\p{Script=Han} ]{1,12}?${PAPER}$`, 'u')
const NOT_NAME =
  /记者|编辑|^(?:[日晚电墙壁板校县市党团喜战年]报)$|^(?:图片|国内|国际|社会|本埠|地方|要|综合|都市|城市|民生|时政|经济|财经|文体|体育|娱乐|法治|农村|教育|今日|热点|县区|市县|区县|部门|乡镇|两岸|全球|环球|世界|华人|中国|台湾|香港|澳门|新加坡|马来西亚|大马)新闻$|^本报$|^(?:本|上|下|双休|[这每]个|快乐|欢乐|假日|都市|生活|文化)?周末$|^(?:数字|电子|手机)报$|海报|(?<!文)汇报|举报|播报|预报|快报$|通报|捷报频|^.{0,3}简报$|机关报$|据|(?<![通电])讯/
const EXTRA =
  /(?<!\S)(?:[三五]日|间日|半月|双周)刊(?!\S)|星期[一二三四五六日天]|礼拜[一二三四五六日]|农历\S{0,16}|夏历\S{0,12}|阴历\S{0,12}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\S{0,10}|总?第?[\d〇零一二三四五六七八九十百千万两廿卅]+[期号]|第?[\d一二三四五六七八九十两]{1,3}(?:大张|张)半?|附张|第[\d一二三四五六七八九十]{1,3}页|第?\s?[A-D]?[\d一二三四五六七八九十]{1,3}\s?版|中华民国|公历|西历|出版|今日|(?:本期)?共?[\d一二三四五六七八九十]+版|(?<!\S)(?:晴|阴|多云|[小中大]雨)(?:[转到间](?:晴|阴|多云|[小中大]雨))*(?!\S)|(?:责任|值班)?(?:编辑(?!同志|先生|老师|部)|责编|美编|版式|校对|主编|组版|制版)\s?[:]?\s?\S*|[a-z\d@./:()#·|—,、。-]+/gi
const PAGE =
  /(?:^|[\s(第|/]|(?<=\d日))第?\s?([A-D]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版(?=$|[\s:·|/()—-]|编辑|责编)/

const PAGE_CODE = /(?:^|\s)([A-DT]\d{1,2})(?=\s|$)/
/** C3街坊: a page's code glued to its name. */
const GLUED_CODE = /^([A-DT]\d{1,2})(?=\p{Script=Han}{2,4}$)/u

/** The line tells who publishes the paper, or its price. */
const PUBLISHER =
  /(?:主管|主办|主编|编印|机关报|内部资料|内部刊物|内部发行)(?:$| )|(?:部|委|会|社|室|组)编(?:$| )|每份|免费(?:交流|赠阅|发放)|准印证/

/** A day that text recognition garbled stands within so many lines of the top. */
const DAY_WITHIN = 4
const isGarbledDay = (plain: string): boolean =>
  /年.*日.{0,3}星期[一二三四五六日天]/.test(plain) && !/[,。]/.test(plain)

/** A paper's name may stand alone below so many lines of any kind. */
const HIGH = 3

/** A masthead line has at most this many letters beside its date or page number; beside a name alone: a longer line is a headline that tells of the paper. */
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
    if (line.plain.length <= LONGEST && takeLine(masthead, line, i, isTop, hasPaper, isHigh)) own.add(line)
    else if (isTop && own.size > 0 && (isBare(line.plain) || PUBLISHER.test(line.plain))) own.add(line)
    else if (isTop && i < DAY_WITHIN && isGarbledDay(line.plain)) own.add(line)
  }
  takeTop(masthead, lines, own, site.size > 0)
  const printed = lines.slice(0, site.size > 0 ? TOP : HIGH).filter((line) => site.get(line) !== 'button')
  masthead.publication ??= nameBesideDay(printed)
  takeScattered(lines, own)
  const first = lines[0]
  // A number over the paper's name and day is the page's: alone, or beside the page's name.
  const number =
    first && masthead.pages.length === 0 && masthead.date ? NUMBERED_PAGE.exec(first.plain)?.[1] : undefined
  if (number) {
    masthead.pages.push({ page: number, line: first!.line })
    if (lines[1]?.line === masthead.date!.line) own.add(first!)
  }
  if (site.size > 0) {
    const day = siteDay(lines, site)
    masthead.date = day && { period: { from: day.day, to: day.day }, line: day.line }
    masthead.pages = oftenest(masthead.pages)
    if (masthead.publication) masthead.publication.name = masthead.publication.name.replace(DIGITAL, '$1')
  }
  masthead.publication = fields.publication ?? masthead.publication
  masthead.date = fields.date ?? masthead.date
  if (fields.pages.length > 0) masthead.pages = fields.pages
  return masthead
}

/** 5, 12 财经·服务 */
const NUMBERED_PAGE = /^0?(\d{1,2})(?: ?\p{Script=Han}{2,4}(?:[·.、/-]\p{Script=Han}{2,4})?)?$/u

/** 某某日报数字报: the site's name for the paper. */
const DIGITAL = /([报報刊])(?:多媒体)?(?:数字|電子|电子)(?:[报報]刊?|版)$/

/** A site lists all pages of the issue, and names the one that is shown once more. */
function oftenest(pages: Masthead['pages']): Masthead['pages'] {
  const times = new Map<string, number>()
  for (const { page } of pages) times.set(page, (times.get(page) ?? 0) + 1)
  const most = [...times.values()].reduce((most, own) => Math.max(most, own), 0)
  return most > 1 ? pages.filter(({ page }) => times.get(page) === most) : pages
}

const HEAD = 8
const TITLE = /^\p{Script=Han}(?: ?\p{Script=Han}){1,7}$/u
const SLOGAN_LONGEST = 12
/** Signs of a line that is a piece of a name in large type, at most. */
const SCATTERED = 3
/** A motto in a box, in quotation marks or under a line that announces it. */
const BOXED = /^(?:[[("《│┃|■□◇◆].*[\])"》│┃|■□◇◆。]|"[^"]*"?.{0,12})$/
const ANNOUNCES = /(?:语录|指示|格言|箴言|宗旨|遗嘱)[:]?$/

/** Over sayings that papers of the sixties print at their head or in a box. */
const SAYINGS = /^(?:最[高新]指示|\p{Script=Han}{0,5}语录|毛主席(?:教导我们说?|诗词))[:]?$/u
/** Sayings under one heading, in lines; the longest, in UTF-16 units. */
const MOST_SAYINGS = 4
const SAYING_LONGEST = 60

/** The sayings and their headings; a saying ends with a mark. */
function mottosIn(lines: readonly Line[]): Set<Line> {
  const mottos = new Set<Line>()
  for (const [i, line] of lines.entries()) {
    if (!SAYINGS.test(withoutBlanks(line.plain))) continue
    const below = lines.slice(i + 1, i + 1 + MOST_SAYINGS)
    // At the very top the first may end without a mark.
    const end = below.findIndex(
      ({ plain }, at) =>
        plain.length > SAYING_LONGEST ||
        isOpener(plain) ||
        !(/[,;。!?]["')]?$/.test(plain) || (i === 0 && at === 0 && plain.length > SLOGAN_LONGEST)),
    )
    for (const own of [line, ...below.slice(0, end < 0 ? below.length : end)]) mottos.add(own)
  }
  return mottos
}

/** Takes the lines round the paper's name and day at the very top: a name without 报, a motto. */
function takeTop(masthead: Masthead, all: readonly Line[], own: Set<Line>, isSite: boolean): void {
  const mottos = mottosIn(all)
  for (const line of mottos) own.add(line)
  const lines = all.filter((line) => !mottos.has(line))
  const top = lines.slice(0, HEAD)
  const day = top.findIndex(({ line }) => line === masthead.date?.line)
  if (day < 0) return
  const isMotto = (line: Line) =>
    BOXED.test(line.plain) ||
    ANNOUNCES.test(line.plain) ||
    ANNOUNCES.test(top[top.indexOf(line) - 1]?.plain ?? '')
  const above = top.slice(0, day).filter((line) => !own.has(line))
  const isMatter = (line: Line) =>
    line.plain.length > SLOGAN_LONGEST && !PUBLISHER.test(line.plain) && !isMotto(line)
  if (above.some(isMatter)) return
  const isDayOnly = !/\p{L}/u.test(leftOf(top[day]!.plain))
  if (!masthead.publication) {
    const titled = top.slice(0, day + 1).find(({ plain }) => TITLED.test(plain))
    const named = titled ?? (isDayOnly ? titleBeside(top, day, own) : undefined)
    if (!named && !isMastheadDay(top[day]!.plain)) return
    if (named) {
      masthead.publication = { name: withoutBlanks(titleIn(named)), line: named.line }
      own.add(named)
    }
  }
  // On a site the headline may stand over the day.
  if (!isSite) for (const line of above) own.add(line)
  const last = top.findLastIndex((line) => own.has(line))
  // A headline over a site's minute may begin with quotation marks.
  if (!isSite) for (const line of top.slice(0, last)) if (isMotto(line)) own.add(line)
}

/** A number of an issue, or who publishes it, on a line of its own. */
const isImprint = ({ plain }: Line) => /^第 ?\S{1,5} ?[期号]$/.test(plain) || PUBLISHER_ALONE.test(plain)
const PUBLISHER_ALONE = /^\p{Script=Han}{4,28} ?(?:主办|编印|主编|合编)$/u

/** Takes what recognition left of a name in large type: the lines of a few signs above the imprint. */
function takeScattered(lines: readonly Line[], own: Set<Line>): void {
  const at = lines.slice(0, HEAD).findLastIndex(isImprint)
  const above = lines.slice(0, Math.max(at, 0)).filter((line) => !own.has(line) && !isImprint(line))
  if (above.every(({ plain }) => plain.replace(/\s/g, '').length <= SCATTERED))
    for (const line of above) own.add(line)
}

/** The day stands beside a weekday, or the number of an issue or a page: no story has such a line. */
const isMastheadDay = (plain: string): boolean => /星期|礼拜|第.{1,9}[号期张版]/.test(plain)

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
  const isPaper = /^\p{Script=Han}{1,4}[报刊]$/u.test(below.plain) && !NOT_NAME.test(below.plain)
  return isOverNumber || isPaper ? below : undefined
}

/** Whether a line is one date and nothing else: below the top such a line signs a notice. */
function isDayAlone(plain: string): boolean {
  const mayEnd = /[年月日号)\d〇零○元一二三四五六七八九十廿卅子丑寅卯辰巳午未申酉戌亥]$/.test(plain)
  if (plain.length > LONGEST || !mayEnd) return false
  const [date, more] = [...findLunarDates(plain), ...findDates(withoutLunarDates(plain))]
  return date !== undefined && more === undefined && date.at === 0 && date.length === plain.length
}

/** Whether a line holds nothing but a weekday, an issue's number or Latin letters. */
function isBare(plain: string): boolean {
  return !/\p{Script=Han}/u.test(plain) || !/\p{L}/u.test(leftOf(plain))
}

/**
 * Takes what one line says of the page.
 *
 * @param isHigh nothing stands above it but a few lines or such as a masthead has
 * @returns whether it is nothing but masthead
 */
function takeLine(
  masthead: Masthead,
  line: Line,
  i: number,
  isTop: boolean,
  hasPaper: boolean,
  isHigh: boolean,
): boolean {
  const { plain } = line
  const rest = leftOf(plain)
  const known = masthead.publication && plainOf(masthead.publication.name)
  const found = nameIn(rest, isTop, known, plain)
  // 生活新闻 over the name of a paper, or below its day, is a section.
  const isWeak = known === undefined && /新闻$/.test(found ?? '')
  const isPart = known === undefined && /(?:周刊|周末)$/.test(found ?? '')
  const isSection = isWeak && (hasPaper || (i > 1 && findDates(plain).length === 0))
  const name = isSection || (isPart && hasPaper) ? undefined : found
  const beside = rest.replace(name ?? '', '').replace(/[^\p{L}]/gu, '').length
  const most = /星期|版|农历/.test(plain) ? BESIDE_DATE * 2 : BESIDE_DATE
  const period = beside <= most ? periodIn(plain) : undefined
  const isDated = period !== undefined
  const page =
    beside <= BESIDE_PAGE
      ? (pageIn(plain, name !== undefined || isDated) ??
        bareNumber(plain, name) ??
        (isTop && i > 0 ? GLUED_CODE.exec(plain)?.[1] : undefined))
      : undefined
  if (name === undefined && !isDated && page === undefined) return false
  const isSure = isHigh && (i <= HIGH || !/(?:周刊|周末|新闻|通讯)$/.test(name ?? ''))
  if (name !== undefined && known === undefined && !isDated && !page && (!isSure || beside > BESIDE_NAME))
    return false
  if (name !== undefined) masthead.publication ??= { name: printedAs(name, line), line: line.line }
  const hasDay = masthead.date !== undefined && masthead.date.period.from === masthead.date.period.to
  if (period && !hasDay) masthead.date = { period, line: line.line }
  if (page) masthead.pages.push({ page, ...pageName(rest, name ?? known, line), line: line.line })
  return true
}

/** What is left of a page line beside the paper's name: 第3版 综合新闻. */
function pageName(rest: string, paper: string | undefined, line: Line): Pick<PageLine, 'name'> {
  const left = rest.replace(paper ?? '', '').replace(/^[^\p{Script=Han}]+|[^\p{Script=Han}]+$/gu, '')
  return /^\p{Script=Han}[\p{Script=Han}·、]{1,7}$/u.test(left) ? { name: printedAs(left, line) } : {}
}

/** A line sends the reader to another page: 下转第3版. */
const TURNS = /(?:[转接见])\s?第?\s?[A-D]?[\d一二三四五六七八九十]{1,3}\s?版/

/** 第3版; A05 where the line is a masthead anyway or is nothing else. */
function pageIn(plain: string, isMasthead: boolean): string | undefined {
  if (TURNS.test(plain)) return undefined
  const printed = PAGE.exec(plain)?.[1]
  if (printed) return pageText(printed)
  const sheet = isMasthead ? /第([一二三四五六七八九十]{1,3})页/.exec(plain)?.[1] : undefined
  if (sheet) return pageText(sheet)
  return isMasthead || plain.length <= 10 ? PAGE_CODE.exec(plain)?.[1] : undefined
}

/** 某某晚报 5, 3 社会新闻 某某晚报: the only figure beside the paper's name. */
function bareNumber(plain: string, name: string | undefined): string | undefined {
  let rest = plain
  for (const { at, length } of findDates(plain).reverse())
    rest = `${rest.slice(0, at)} ${rest.slice(at + length)}`
  const figures = rest.match(/\d+/g)
  const isAlone = figures?.length === 1 && /(?:^|\s)\d{1,2}(?=\s|$)/.test(rest)
  return name !== undefined && isAlone ? figures[0]!.replace(/^0+(?=\d)/, '') : undefined
}

/** A line without its dates, weekdays, issue and page numbers. */
function leftOf(plain: string): string {
  // Remove the lunar day first: findDates() would take its month for a solar one.
  let rest = withoutLunarDates(plain.replace(/[农夏阴]历\S{0,16}/g, ' '))
  for (const { at, length } of findDates(rest).reverse())
    rest = `${rest.slice(0, at)} ${rest.slice(at + length)}`
  return rest.replace(EXTRA, ' ').trim()
}

/** The paper's name in a line: at the top any name, elsewhere only the name already known. */
function nameIn(rest: string, isTop: boolean, known: string | undefined, line: string): string | undefined {
  const whole = rest.replace(/\s+/g, '')
  // Blanks may stand between the characters of a name; words side by side are not one name.
  // Text recognition takes a wide blank for a quotation mark.
  const parts = rest
    .split(/[\s"/|>›»[\]]+/)
    .map((part) => part.replace(/^《([^《》]+)》$/, '$1').replace(DIGITAL, '$1'))
  const pieces = parts.every((part) => part.length <= 2) ? [...parts, whole] : parts
  if (known !== undefined) return pieces.find((piece) => piece === known)
  return isTop ? pieces.find((piece) => isPaperName(piece, line)) : undefined
}

/** @param line where the name stands: a name of two characters needs a day or a number beside it */
function isPaperName(name: string, line: string): boolean {
  const least = /星期|礼拜|月.{1,3}日|第.{1,9}[号期张]/.test(line) ? 2 : 3
  return name.length >= least && NAME_LINE.test(name) && !NOT_NAME.test(name)
}

/** 《某某》 第4期 */
const TITLED = /^《(\p{Script=Han}{2,8})》 *第.{1,5}[期号]/u

/** The name in 《》 beside the number of the issue; else the whole line. */
const titleIn = ({ text, plain }: Line): string =>
  TITLED.test(plain) ? text.slice(1, plain.indexOf('》')) : text

const withoutBlanks = (text: string) => text.replace(/[\s\u3000]+/g, '')

/** The name in the script and with the characters of the line. */
function printedAs(name: string, { text }: Line): string {
  const printed = withoutBlanks(text)
  const at = plainOf(printed).indexOf(name)
  return at < 0 ? name : printed.slice(at, at + name.length)
}

/** Reigns whose months are ours. */
const SOLAR_REIGN = /(?:明治|大正|昭和|康德|大同) ?[^年\s]{1,4}年[^日]{2,6}日/

/** The day that a line prints, in whatever notation; else its lunar year. */
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
  const year = findLunarDates(plain).find((date) => date.year !== null)?.year
  return year ? { from: `${year}-01-01`, to: `${year}-12-31` } : cyclicIn(plain)
}

/** `3` for 三; letters and digits as printed: A02. */
const pageText = (printed: string): string =>
  /^[\dA-D]/.test(printed) ? printed : String(parseNumeral(printed) ?? printed)
