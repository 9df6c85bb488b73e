/**
 * Which lines of a page saved from a site are the site's: its buttons, and the lists of pages and
 * titles between them. The words of the paper stand below the last button over a story and above the
 * first one under it.
 */

import { isUsualName } from '../../lexicon.js'
import type { Line } from '../page/lines.js'
import { lettersOf } from '../page/trim.js'
import { parseByline, saysPart } from '../people/bylines.js'
import {
  isAccountLine,
  isAccountName,
  isOfAccount,
  isOtherPages,
  mayBeNameOfAccount,
} from '../rules/accounts.js'
import { namesPictureSource } from '../rules/captions.js'
import { isFurniture } from '../rules/furniture.js'
import { isOpener } from '../rules/openers.js'
import {
  authorIn,
  isNameOfSite,
  isOfSite,
  isOverList,
  isSiteLine,
  PAGE_ENTRY,
  type SitePlace,
  tellsMinute,
} from '../rules/web.js'

/** Empty if the page was not saved from a site: two of its lines tell, one if there are labels of a record or it tells the minute. */
export type SiteLines = ReadonlyMap<Line, SitePlace>

/** A line of at least this many UTF-16 units is prose; a shorter one if it ends a sentence, or a line of verse. */
const SURE_PROSE = 60
const SHORT_PROSE = 5
/** Over a story stand at most so many headings where a list of titles stands too; a row of more lines is a list. */
const MOST_HEADS = 4
const LIST = 6
/** Letters and digits; shorter lines may stand twice by chance. */
const SHORTEST_TITLE = 4
/** At least so many pages in a row are a list of them. */
const PAGE_LIST = 3
/** Whether 首页 or 回首頁 stands among other words of a menu: two signs or more beside it. */
function tellsHome(plain: string): boolean {
  const [before, ...behind] = plain.split('首页')
  const signs = (text: string) => text.replace(/\s/g, '').length
  return behind.length > 0 && (signs(before!) > 1 || signs(behind.join('')) > 1)
}
/** So many are no paper’s own, which prints some over its first story. */
const SURE_LIST = 6

export function readSite(lines: readonly Line[]): SiteLines {
  if (isOfAccount(lines.map(({ plain }) => plain))) return readAccount(lines)
  const places = new Map<Line, SitePlace>()
  const least = lines.some(({ field, plain }) => field !== undefined || tellsMinute(plain)) ? 1 : 2
  const lists = pageLists(lines)
  const told = lists.reduce((sum, { length }) => sum + (length >= SURE_LIST ? 2 : 1), 0)
  const titles = titlesOfWindow(lines)
  // A way back to the first page is no print by itself.
  const sure = lines.reduce((sum, { plain }) => sum + (isOfSite(plain) ? (tellsHome(plain) ? 2 : 1) : 0), 0)
  const tickers = lines.slice(0, TICKER_WITHIN).filter(isTicker)
  const twice = lines.filter((line, i) => isTwice(line, lines[i + 1]))
  if (sure + told + titles.size + tickers.length + twice.length < least) return places
  for (const line of tickers) places.set(line, 'button')
  for (const line of lists.flat()) places.set(line, 'button')
  for (const line of lines) {
    if (authorIn(line)) places.set(line, 'author')
    else if (isSiteLine(line.plain)) places.set(line, 'button')
  }
  let from = 0
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && (places.has(lines[at]!) || !isProse(lines[at]!))) continue
    placeBetween(lines.slice(from, at), places, from === 0, at === lines.length)
    from = at + 1
  }
  setTitles(lines, places)
  for (const [top, title] of titles) {
    for (const line of lines.slice(lines.indexOf(top), lines.indexOf(title)))
      if (!places.has(line) && !isProse(line)) places.set(line, 'above')
    places.set(title, 'title')
  }
  return places
}

/** A row of titles runs over the page within so many lines of its top. */
const TICKER_WITHIN = 4
const TICKER = /^(?:[^\s,。;:!?]{8,45} ){3,}[^\s,。;:!?]{8,45}$/
const isTicker = ({ plain, kind }: Line) => kind === 'text' && TICKER.test(plain)

/** Fewest and most UTF-16 units of a caption that a site prints once more, for those who do not see its picture. */
const TWICE_LEAST = 8
const TWICE_MOST = 120
const isTwice = ({ plain }: Line, below: Line | undefined) =>
  plain.length >= TWICE_LEAST && plain.length <= TWICE_MOST && plain === below?.plain && below.gap === 0

/** What a browser shows over the page stands within so many lines of the top, and the title itself within so many below. */
const WINDOW_TOP = 2
const WINDOW_WITHIN = 20
const NAME_OF_SITE_BEHIND = /^ ?[-_|–—·] ?[^,。]{2,30}$/

/** Lines at the top that are a title and the site’s name behind it, each with the line below that is the title alone. */
function titlesOfWindow(lines: readonly Line[]): Map<Line, Line> {
  const titles = new Map<Line, Line>()
  for (const [i, top] of lines.slice(0, WINDOW_TOP).entries()) {
    const title = lines
      .slice(i + 1, i + 1 + WINDOW_WITHIN)
      .find(
        ({ plain }) =>
          plain.length >= TITLE_LEAST &&
          top.plain.startsWith(plain) &&
          NAME_OF_SITE_BEHIND.test(top.plain.slice(plain.length)),
      )
    if (title) titles.set(top, title)
  }
  return titles
}

/** The page of an account holds one story, whose title may stand on it again, and below it titles of others. */
function readAccount(lines: readonly Line[]): SiteLines {
  const places = new Map<Line, SitePlace>()
  const head = headOfAccount(lines)
  let title: string | undefined
  let isBelow = false
  for (const [i, line] of lines.entries()) {
    isBelow ||= isOtherPages(line.plain)
    if (isAccountLine(line.plain) || isSiteLine(line.plain)) places.set(line, 'account')
    else if (isBelow && !isProse(line)) places.set(line, 'account')
    else if (authorIn(line)) places.set(line, 'author')
    else if (isAccountName(line.plain, lines[i + 1]?.plain)) places.set(line, 'account')
    else if (title === undefined && mayBeTitle(line)) {
      // Above the title a program lists its parts and other pages.
      const isMenu = head !== undefined && i < head
      if (!isMenu) title = titleOf(line)
      places.set(line, isMenu ? 'account' : 'title')
    } else if (titleOf(line) === title) places.set(line, 'account')
    else if (isProse(line)) title ??= ''
  }
  return places
}

const mayBeTitle = (line: Line) =>
  mayBeHead(line) && !/\d ?版/.test(line.plain) && !isFurniture(line.plain) && !mayBeNameOfAccount(line.plain)

/** Where the title of an account's page stands below a menu: the last heading over the first line of the account. */
function headOfAccount(lines: readonly Line[]): number | undefined {
  const first = lines.findIndex(({ plain }) => isAccountLine(plain) && !isSiteLine(plain))
  const over = [...lines.keys()].slice(0, Math.max(0, first)).filter((at) => mayBeTitle(lines[at]!))
  return over.length > MOST_HEADS && !lines.slice(0, first).some(isProse) ? over.at(-1) : undefined
}

/** Rows of lines that each name another page of the issue. */
function pageLists(lines: readonly Line[]): Line[][] {
  const lists: Line[][] = [[]]
  for (const line of lines) {
    const isPage = PAGE_ENTRY.test(line.plain)
    if (isPage && !lists.at(-1)!.some(({ plain }) => plain === line.plain)) lists.at(-1)!.push(line)
    else if (lists.at(-1)!.length > 0) lists.push(isPage ? [line] : [])
  }
  return lists.filter(({ length }) => length >= PAGE_LIST)
}

/** Whether the line is a text of the paper's. */
export function isProse({ plain, field, kind }: Line): boolean {
  if (field !== undefined) return field === 'body'
  if (kind !== 'text') return false
  return (
    (isOpener(plain) && !isNameOfSite(plain)) ||
    plain.length >= SURE_PROSE ||
    (plain.length >= SHORT_PROSE && /[。,;]["')\]]*$/.test(plain))
  )
}

/** Sets the places of the lines between two paragraphs of prose. */
function placeBetween(
  lines: readonly Line[],
  places: Map<Line, SitePlace>,
  isTop: boolean,
  isFoot: boolean,
): void {
  const isButton = (line: Line) => places.has(line)
  const first = lines.findIndex(isButton)
  const isRecord = lines.some(({ field }) => field !== undefined)
  if (first < 0 || (isTop && isFoot)) return
  const heads = isFoot ? lines.length : headsFrom(lines, isButton)
  let isOver = false
  for (const [i, line] of lines.entries()) {
    if (i >= heads || isButton(line) || line.field !== undefined) continue
    // Who wrote and photographed may stand below the first button.
    isOver ||= i > first && !namesWriter(line) && !isFurniture(line.plain)
    if (isTop || isOver) places.set(line, isFoot ? 'below' : 'above')
    else if (isFoot && !isRecord) places.set(line, 'foot')
  }
}

/** Where the headings of the story below begin: in the last lines that are no buttons, behind a list of titles. */
function headsFrom(lines: readonly Line[], isButton: (line: Line) => boolean): number {
  let from = lines.length
  let end = lines.length
  // Buttons may part the headings from the line that only names the author.
  do {
    end = lines.slice(0, from).findLastIndex((line) => !isButton(line)) + 1
    from = lines.slice(0, end).findLastIndex(isButton) + 1
  } while (from > 0 && !lines.slice(from, end).some(mayBeHead))
  const bare = [...lines.keys()].slice(from, end).filter((at) => lines[at]!.field === undefined)
  const isList = end < lines.length || bare.length > LIST
  const isUnderHead = from > 0 && isOverList(lines[from - 1]!.plain)
  const most = isUnderHead ? 1 : isList ? MOST_HEADS : bare.length
  const words = bare.filter((at) => !isFurniture(lines[at]!.plain))
  return Math.max(from, copyIn(lines.slice(0, end), from), words.at(-most) ?? 0)
}

/** Whether the line names persons and the part they had, such as 记者：某某. */
function namesWriter({ text }: Line): boolean {
  const byline = parseByline(text)
  return byline !== undefined && saysPart(byline)
}

/** A line of credits that stands over a story is no longer, in UTF-16 units: a title may hold 记者 too. */
const CREDIT_LONGEST = 20

/** Whether the line is no date and no salutation, and names more than the author. */
function mayBeHead({ text, plain, field }: Line): boolean {
  if (field !== undefined) return /title|kicker|section/.test(field)
  const bare = plain.length <= CREDIT_LONGEST ? parseByline(text)?.bare : undefined
  const isCredit = bare?.every((name) => /^[□■]/.test(plain) || isUsualName(name))
  if (isCredit || plain.endsWith(':') || namesPictureSource(plain)) return false
  return /\p{L}/u.test(plain.replace(/\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日天]/g, ''))
}

/**
 * A title that stands twice stands in a list first, and then over its story; so does the kicker above it.
 *
 * @returns where the last of them begin, or 0
 */
function copyIn(lines: readonly Line[], from: number): number {
  const firsts = new Map<string, number>()
  const copies = new Map<number, number>()
  for (let at = from; at < lines.length; at++) {
    const key = titleOf(lines[at]!)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, at)
    else if (key.length >= SHORTEST_TITLE && mayBeHead(lines[at]!)) copies.set(at, first)
  }
  let at = [...copies.keys()].at(-1) ?? 0
  while (copies.has(at - 1) && copies.get(at - 1) === copies.get(at)! - 1) at--
  return at
}

/** A line's letters without the number that a list puts before each title. */
const titleOf = ({ plain }: Line): string =>
  lettersOf(plain.replace(/^(?:\d{1,2}(?=[ .、:])|article name ?:|[上下]一?篇 ?:)/i, ''))

/** A heading over a story is the story's title if a list names it, or a site tells the minute right below it. */
function setTitles(lines: readonly Line[], places: Map<Line, SitePlace>): void {
  const listed = new Set<string>()
  for (const [line, place] of places) if (place !== 'foot') listed.add(titleOf(line))
  for (const [at, line] of lines.entries()) {
    const isPlaced = places.has(line) && places.get(line) !== 'foot'
    const isFree =
      !isPlaced && line.field === undefined && line.kind === 'text' && !PAGE_ENTRY.test(line.plain)
    if (
      isFree &&
      titleOf(line).length > 1 &&
      listed.has(titleOf(line)) &&
      !isProse(line) &&
      mayBeHead(line)
    ) {
      places.set(line, 'title')
      // The text of a listed title stands below it and is no caption.
      const next = lines[at + 1]
      if (next && places.get(next) === 'foot') places.delete(next)
    }
  }
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1]
    const isAlone = !above || (places.has(above) && !isTitle(above))
    const isOver = isAlone && i + 1 < lines.length && tellsMinute(lines[i + 1]!.plain) && !isProse(line)
    if (isOver && /above|^$/.test(places.get(line) ?? '') && line.kind === 'text' && isTitle(line))
      places.set(line, 'title')
  }
}

/** Shortest title over a minute, in UTF-16 units; a line with a dash is the second line of one. */
const TITLE_LEAST = 6
/** 某某日报 C06版 */
const NAMES_PAGE = /[日晚晨早时周]报|[A-Z]?\d ?版/
const isTitle = (line: Line) =>
  line.field === undefined &&
  !NAMES_PAGE.test(line.plain) &&
  line.plain.length >= TITLE_LEAST &&
  !/^[—-]/.test(line.plain) &&
  mayBeHead(line)
