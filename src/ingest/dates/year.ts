/**
 * The year of an issue that does not print its date: from the years its stories
 * mention, how they mention them, and events whose date everyone knows.
 */

import { findDates } from '../../chinese.js'
import { checkTime } from '../formats/clock.js'

export type YearGuess = {
  year: number
  /** The stories run over New Year, so their late months are of the year before. */
  turn: boolean
  why: string
}

/** A text that mentions the event is not older than it. */
const KNOWN: [RegExp, year: number, month: number, name: string][] = [
  [/二十届三中全会/, 2024, 7, '二十届三中全会'],
  [/党的二十大|二十大(?:精神|报告)/, 2022, 10, '党的二十大'],
  [/党的十九大|十九大(?:精神|报告)/, 2017, 10, '党的十九大'],
  [/党的十八大|十八大(?:精神|报告)/, 2012, 11, '党的十八大'],
  [/党的十七大|十七大(?:精神|报告)/, 2007, 10, '党的十七大'],
  [/党的十六大|十六大(?:精神|报告)/, 2002, 11, '党的十六大'],
  [/党的十五大|十五大(?:精神|报告)/, 1997, 9, '党的十五大'],
]

/** Words of goals far ahead: a year beside them is no year of news. */
const FAR = /远景|展望|到(?:20)?\d\d年|力争|规划/
/** From this month on, plans name the next year. */
const PLAN = /谋划|储备|预计|目标|明年|预算|计划/
const PLANNING_FROM = 10
const NOW = /今年|本年度/

/** “Since that year” tells only that the year is past. */
const SINCE = /^(?:年?(?:\d{1,2}月)?(?:份)?以来|年(?:\d{1,2}月)?(?:[^。]{0,24})?以来|年(?:年?底|年末)|年前)/

/** 2014年,某人… and 2019年5月开工 tell of what was; a year before a noun is the paper's own. */
const TOLD = /^(?:[,、(]|初|底|末|春|夏|秋|冬|\d|上半年|下半年)/

/** Of a sentence at most this much is read before and behind its year, in UTF-16 units. */
const SENTENCE_LONGEST = 500

type YearMention = { year: number; month: number | null; kind: 'own' | 'span' | 'told'; sentence: string }

/** @param months months of the stories' days, for what lies before and after a new year */
export function guessYear(texts: readonly string[], months: readonly number[]): YearGuess | undefined {
  const distinct = new Set(months)
  const turn = months.some((month) => month >= 11) && months.some((month) => month > 0 && month <= 2)
  const lastMonth = turn ? Math.max(...[...distinct].filter((month) => month <= 2)) : Math.max(0, ...distinct)
  const isPlanning = lastMonth === 0 || lastMonth >= PLANNING_FROM
  const mentions = texts.flatMap((text) => mentionsIn(text, isPlanning))
  const isNear = ({ month }: YearMention) =>
    month !== null && [...distinct].some((own) => Math.abs(own - month) <= 1)
  // A year that is only told of may be long past.
  if (!mentions.some((mention) => mention.kind !== 'told' || isNear(mention))) return undefined
  const best = mentions.reduce((latest, { year }) => Math.max(latest, year), 0)
  const own = mentions.filter(({ year }) => year === best)
  const reasons = [`文中最晚提到 ${best} 年（“${excerpt(own[0]!)}”）`]
  let year = best
  for (const [pattern, knownYear, knownMonth, name] of KNOWN) {
    if (!texts.some((text) => pattern.test(text))) continue
    const floor = lastMonth > 0 && lastMonth < knownMonth ? knownYear + 1 : knownYear
    if (floor > year) {
      reasons.push(`又提到${name}（${knownYear} 年 ${knownMonth} 月），故不早于 ${floor} 年`)
      year = floor
    }
    break
  }
  return { year, turn, why: reasons.join('；') }
}

function excerpt({ sentence, year }: YearMention): string {
  const at = Math.max(0, sentence.search(new RegExp(`${year}|[〇零一二三四五六七八九]{4}年`)) - 4)
  return sentence.slice(at, at + 18)
}

/** The years that a text mentions, without those that it plans for. */
function mentionsIn(text: string, isPlanning: boolean): YearMention[] {
  const mentions: YearMention[] = []
  for (const { year, month, at, length } of findDates(text)) {
    checkTime()
    if (year === null) continue
    const near = text.slice(Math.max(0, at - SENTENCE_LONGEST), at + SENTENCE_LONGEST)
    const place = Math.min(at, SENTENCE_LONGEST)
    const from = Math.max(near.lastIndexOf('。', place), near.lastIndexOf('!', place)) + 1
    const end = near.indexOf('。', place)
    const sentence = near.slice(from, end < 0 ? undefined : end)
    const isNow = NOW.test(sentence)
    if (!isNow && (FAR.test(sentence) || (isPlanning && PLAN.test(sentence)))) continue
    const isSpan = SINCE.test(text.slice(at + String(year).length, at + length + 26))
    const isTold = !isNow && (month !== null || TOLD.test(text.slice(at + length)))
    mentions.push({ year, month, kind: isSpan ? 'span' : isTold ? 'told' : 'own', sentence })
  }
  return mentions
}
