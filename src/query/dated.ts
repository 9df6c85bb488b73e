/**
 * Words of one date, typed or pasted with blanks between figures and signs (1958 年 3 月 5 日), as one word.
 *
 * Only where a year, month or day is named by its sign: 2024 12 3 stays three numbers. Knows tokens and dates.
 */
import { bareDate, periodOf } from '../chinese.js'
import type { Token } from './tokens.js'

/** Words of the longest date: 民国 三十七 年 三 月 初五 日. */
const MOST_WORDS = 7
const SIGN = /[年月日号號]/
/** What may follow within a date: a sign, or a number. */
const CONTINUES = /^[年月日号號\p{Nd}〇零○一二三四五六七八九十廿卅元正冬腊臘闰閏初]/u

/** Words side by side that are a date together, joined; the longest first. */
export function joinDates(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const words = wordsAt(tokens, at)
    let size = words.length
    while (size > 1 && !isDate(words.slice(0, size).join(''))) size--
    joined.push(size > 1 ? { kind: 'word', text: words.slice(0, size).join('') } : tokens[at]!)
    at += Math.max(size, 1)
  }
  return joined
}

/** The word at a place, and those behind it that may go on with its date. */
function wordsAt(tokens: readonly Token[], at: number): string[] {
  const words: string[] = []
  for (const token of tokens.slice(at, at + MOST_WORDS)) {
    if (token.kind !== 'word' || (words.length > 0 && !continues(token.text))) break
    words.push(token.text)
  }
  return words
}

/** A date by itself is another: 民国三十五年 4月12日 are two. */
const continues = (text: string) => CONTINUES.test(text) && bareDate(text) === undefined

const isDate = (text: string) =>
  SIGN.test(text) && (bareDate(text) !== undefined || periodOf(text) !== undefined)
