/**
 * Judging: whether a claim is printed in the place that its stretch was aligned with, and if otherwise, how.
 *
 * A claim is compared only where its neighbours are printed too. Pure; knows no index.
 */
import { canonicalDate, dayNumber, dayOf, findDates, type Period, periodOf } from '../chinese.js'
import { plainOf } from '../lexicon.js'
import { findCyclicDates, oldPeriodOf } from '../old-dates.js'
import { type Alignment, NONE, type PrintedText } from './align.js'
import type { FoundClaim } from './claims.js'
import type { TextToken } from './tokens.js'

/** How a claim stands in print: as it is, in another form that means the same, otherwise. */
export type PrintedAs = 'printed' | 'form' | 'otherwise'
/** Pieces that follow each other: what the manuscript has, and the print; equal where they agree. */
export type PrintDifference = { typed: string; printed: string }[]

/** `from` to `to` of the printed text stands for the claim. `nearness`: share of its neighbours that are printed beside it. */
export type Judged = {
  verdict: PrintedAs
  why: string | null
  nearness: number
  from: number
  to: number
  difference: PrintDifference
}

/** A stretch of the manuscript with its tokens. */
export type TokenStretch = { text: string; tokens: TextToken[] }
/** The days of the article: of its issue, and the one that it tells of. */
export type ArticleDays = { issue: string | null; event: string | null }

/** Neighbours on each side of a claim that tell its place. */
const NEIGHBOURS = 15
/** Fewest of them that are printed, and their share; of a quotation's own tokens, and of a name's with its neighbours. */
const LEAST_NEAR = 4
const NEAR_SHARE = 0.5
const QUOTATION_SHARE = 0.6
const NAME_SHARE = 0.7
/** Tokens that the print may have where a claim has others. */
const MOST_INSERTED = 8
/** An office with one of these before it is another office. */
const RANKS = new Set(['副', '原', '前', '代'])

export const WHY = {
  number: '数字写法不同',
  date: '日期写法不同',
  word: '见报用另一说法',
  sign: '繁简、字形或全半角不同',
  mark: '标点或空格不同',
} as const

/**
 * @param claim with its place in the stretch
 * @returns undefined if its neighbours are not printed there, or nothing stands between them
 */
export function judge(
  claim: FoundClaim,
  stretch: TokenStretch,
  { counterpart, isEqual }: Alignment,
  printed: PrintedText,
  days: ArticleDays,
): Judged | undefined {
  const { tokens } = stretch
  const end = claim.at + claim.text.length
  const first = tokens.findIndex(({ from }) => from >= claim.at)
  if (first < 0) return undefined
  let last = first
  while (last + 1 < tokens.length && tokens[last + 1]!.to <= end) last++
  const nearness = nearnessOf(claim, first, last, isEqual)
  if (nearness === undefined) return undefined
  const own = [...counterpart.subarray(first, last + 1)]
  const isWhole =
    isEqual.subarray(first, last + 1).every((equal) => equal === 1) &&
    own.every((at, i) => i === 0 || at === own[i - 1]! + 1)
  if (isWhole && !(claim.kind === 'name' && isOtherName(last, own, counterpart, printed, stretch))) {
    const [from, to] = [printed.tokens[own[0]!]!.from, printed.tokens[own.at(-1)!]!.to]
    const text = printed.text.slice(from, to)
    const typed = stretch.text.slice(tokens[first]!.from, tokens[last]!.to)
    if (typed === text) return { verdict: 'printed', why: null, nearness, from, to, difference: [] }
    const why = whyForm(tokens.slice(first, last + 1), stretch.text, own, printed)
    return { verdict: 'form', why, nearness, from, to, difference: [{ typed, printed: text }] }
  }
  const [begin, stop] = spanOf(first, last, counterpart, isEqual, printed, claim.kind === 'name')
  const from = printed.tokens[begin]?.from ?? printed.text.length
  const to = stop < begin ? from : printed.tokens[stop]!.to
  const text = printed.text.slice(from, to)
  if (text === '') return undefined
  if (claim.kind === 'date' && isSameDay(claim.text, text, days)) {
    const difference = [{ typed: claim.text, printed: text }]
    return { verdict: 'form', why: WHY.date, nearness, from, to, difference }
  }
  const difference = differenceOf(stretch, [first, last], counterpart, printed, [begin, stop])
  return { verdict: 'otherwise', why: null, nearness, from, to, difference }
}

function nearnessOf(
  { kind }: FoundClaim,
  first: number,
  last: number,
  isEqual: Uint8Array,
): number | undefined {
  const own = [...isEqual.subarray(first, last + 1)]
  const before = isEqual.subarray(Math.max(0, first - NEIGHBOURS), first)
  const behind = isEqual.subarray(last + 1, last + 1 + NEIGHBOURS)
  const beside = [...before, ...behind]
  if (kind === 'quotation') return shareOf(own, QUOTATION_SHARE)
  // Where a name stands almost alone, its office and most of its signs tell the place.
  return (
    shareOf(beside, NEAR_SHARE) ?? (kind === 'name' ? shareOf([...beside, ...own], NAME_SHARE) : undefined)
  )
}

function shareOf(isEqual: readonly number[], least: number): number | undefined {
  const equal = isEqual.reduce((sum, one) => sum + one, 0)
  const share = equal / isEqual.length
  return equal >= LEAST_NEAR && share >= least ? share : undefined
}

/** Whether the print has another office, 副 before it, or a longer name, one sign behind it. */
function isOtherName(
  last: number,
  own: number[],
  counterpart: Int32Array,
  { tokens }: PrintedText,
  stretch: TokenStretch,
): boolean {
  const [begin, end] = [own[0]!, own.at(-1)!]
  const touches = (at: number) => tokens[at] !== undefined && tokens[at]!.to === tokens[at + 1]?.from
  const isMore = (at: number) => !counterpart.includes(at)
  if (touches(begin - 1) && RANKS.has(tokens[begin - 1]!.key) && isMore(begin - 1)) return true
  const isNext =
    stretch.tokens[last]!.to === stretch.tokens[last + 1]?.from && counterpart[last + 1] === end + 2
  return touches(end) && isNext && isMore(end + 1) && !/[在也还又均都已曾将正就]/.test(tokens[end + 1]!.key)
}

/** First and last printed token that stand where the claim does; the last is before the first if none do. */
function spanOf(
  first: number,
  last: number,
  counterpart: Int32Array,
  isEqual: Uint8Array,
  { tokens }: PrintedText,
  isName: boolean,
): [number, number] {
  const own = [...counterpart.subarray(first, last + 1)].filter((at) => at !== NONE)
  const before = first > 0 && isEqual[first - 1] ? counterpart[first - 1]! + 1 : undefined
  const behind = isEqual[last + 1] ? counterpart[last + 1]! - 1 : undefined
  let begin = own[0] ?? before ?? (behind === undefined ? tokens.length : behind + 1)
  let end = own.at(-1) ?? behind ?? begin - 1
  if (before !== undefined && begin - before <= MOST_INSERTED) begin = before
  if (behind !== undefined && behind - end <= MOST_INSERTED) end = behind
  if (isName && begin > 0 && RANKS.has(tokens[begin - 1]!.key) && !counterpart.includes(begin - 1)) begin--
  return [begin, end]
}

/** In which way a text that means the same is written. */
function whyForm(
  typed: readonly TextToken[],
  text: string,
  own: readonly number[],
  printed: PrintedText,
): string {
  const pairs = typed.map((token, i): [string, string] => {
    const other = printed.tokens[own[i]!]!
    return [text.slice(token.from, token.to), printed.text.slice(other.from, other.to)]
  })
  // 三萬 is 三万 in the other script; 3万 is another way to write it.
  const isOther = ([own, other]: [string, string], i: number) =>
    typed[i]!.isNumber && plainOf(own) !== plainOf(other)
  if (pairs.some(isOther)) return WHY.number
  return pairs.some(([own, other]) => own !== other) ? WHY.sign : WHY.mark
}

/** The claim and its place in print, token by token, with the marks before each. */
function differenceOf(
  stretch: TokenStretch,
  [first, last]: readonly [number, number],
  counterpart: Int32Array,
  printed: PrintedText,
  [begin, stop]: readonly [number, number],
): PrintDifference {
  const pieces: PrintDifference = []
  const add = (typed: string, text: string) => {
    const before = pieces.at(-1)
    if (before && (before.typed === before.printed) === (typed === text)) {
      before.typed += typed
      before.printed += text
    } else if (typed !== '' || text !== '') pieces.push({ typed, printed: text })
  }
  const textOf = (tokens: readonly TextToken[], text: string, at: number, isFirst: boolean) =>
    text.slice(isFirst ? tokens[at]!.from : (tokens[at - 1]?.to ?? 0), tokens[at]!.to)
  let next = begin
  const addPrinted = (until: number) => {
    for (; next < until; next++) add('', textOf(printed.tokens, printed.text, next, next === begin))
  }
  for (let at = first; at <= last; at++) {
    const typed = textOf(stretch.tokens, stretch.text, at, at === first)
    const other = counterpart[at]!
    if (other < next || other > stop) {
      add(typed, '')
      continue
    }
    addPrinted(other)
    add(typed, textOf(printed.tokens, printed.text, other, other === begin))
    next = other + 1
  }
  addPrinted(stop + 1)
  return pieces
}

// ---------------------------------------------------------------- days

/** Whether two dates name one day, where the issue tells the year and month that one of them lacks; or one year. */
function isSameDay(typed: string, printed: string, { issue, event }: ArticleDays): boolean {
  if (isCyclic(typed) || isCyclic(printed)) return isSamePeriod(typed, printed, issue)
  const own = dayIn(typed, issue)
  if (own === undefined) return false
  if (own === dayIn(printed, issue)) return true
  return own === event && /^(?:今|昨|前|翌|次|本月|当)/.test(printed)
}

const isCyclic = (text: string) => findCyclicDates(plainOf(text)).length > 0
const THIS_YEAR = /^[今本]年/

/** Of a year of the cycle each that it may be: of 甲辰年 1904, 1964 and 2024. 甲辰年 and 2024年 name one year, though its days differ. */
function isSamePeriod(typed: string, printed: string, issue: string | null): boolean {
  const [own, other] = [periodsOf(typed), periodsOf(printed)]
  if (THIS_YEAR.test(printed) && issue !== null)
    return own.some(({ from, to }) => from <= issue && issue <= to)
  const isYear = ({ from, to }: Period) => dayNumber(to) - dayNumber(from) > MOST_OF_MONTH
  return own.some((a) =>
    other.some((b) =>
      isYear(a) && isYear(b) ? a.from.slice(0, 4) === b.from.slice(0, 4) : a.from === b.from && a.to === b.to,
    ),
  )
}

const MOST_OF_MONTH = 31

function periodsOf(text: string): Period[] {
  const old = oldPeriodOf(plainOf(text))
  const period = old ? undefined : periodOf(text)
  return old?.each ?? (period ? [period] : [])
}

const DAY = /^([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})[日号]$/

function dayIn(text: string, issue: string | null): string | undefined {
  const [year, month] = issue?.split('-').map(Number) ?? []
  const found = findDates(DAY.test(text) && month ? `${month}月${text}` : text)
  const date = found[0]
  if (found.length !== 1 || date?.day == null || date.month === null) return canonicalDate(text)
  return date.year === null && year === undefined
    ? undefined
    : dayOf(date.year ?? year!, date.month, date.day)
}
