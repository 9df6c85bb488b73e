/**
 * Misprints: printed strings that differ from what was typed in one character, whatever that is.
 *
 * guesses.ts asks a table which characters are alike, and only where little is found. Here the archive
 * is asked itself, also where much is found: if at one place of a string hardly anything but the typed
 * character is printed, the rest is a misprint. 洞庭湖 goes on with 区, 水 and 畔: there no form is one.
 */
import { articleStream, type Cutter } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import type { Article } from '../../model.js'
import type { Segment } from '../../store/store.js'
import type { Unit } from '../asked/units.js'
import { and, andNot, type Bits, count, eachBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { maxDocumentFrequency } from '../strings/matching-docs.js'
import { documentFrequency, type Found } from './found.js'

/** Characters of a string of which the others tell what was meant. */
const SHORTEST = 4
const LONGEST = 16
/** Of the articles that print a string as typed, the share that may have others at one of its places. */
const SHARE = 0.5
/** Articles that print a misprint at most: an error that recurs more often is a spelling. */
const MOST_ARTICLES = 5
/** Most misprints of one string, the commonest first. */
const MOST = 12
/** Postings of the rarer part, and articles that are read for one place of a segment. With more, the place is passed over. */
const MOST_POSTINGS = 4000
const MOST_TEXTS = 16

const HAN = /^\p{Script=Han}+$/u

/** Why a misprint stands for a string. */
export const ONE_DIFFERENT = '一字不同'

/** The misprints of a string: each is rare beside it. None once the budget is over. */
export function misprintsOf(text: string, found: readonly Found[], cutter: Cutter, budget: Budget): string[] {
  const chars = [...text]
  if (chars.length < SHORTEST || chars.length > LONGEST || !HAN.test(text)) return []
  const most = SHARE * documentFrequency(found, { text, kind: 'string' })
  if (most < 1) return []
  const misprints: { form: string; articles: number }[] = []
  const textsOf = textReader()
  for (let at = 0; at < chars.length; at++) {
    if (budget.isOver()) return []
    const forms = formsAt(at, chars, found, most, textsOf)
    for (const [form, articles] of forms)
      if (articles <= MOST_ARTICLES && isMisprint(form, at, cutter)) misprints.push({ form, articles })
  }
  misprints.sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1))
  return misprints.slice(0, MOST).map(({ form }) => form)
}

/** Whether the character at a place of a form is no word, and no part of one: 抵 in 特罗|抵达 is. */
function isMisprint(form: string, at: number, cutter: Cutter): boolean {
  const chars = [...form]
  const offset = chars.slice(0, at).join('').length
  const piece = cutter.pieces(form).find((each) => each.at <= offset && offset < each.at + each.text.length)
  return piece?.text === chars[at] && !isFunctionWord(chars[at]!)
}

/** The forms with another Han character at a place, with their articles; none if those are more than `most`. */
function formsAt(
  at: number,
  chars: readonly string[],
  found: readonly Found[],
  most: number,
  textsOf: ReturnType<typeof textReader>,
): Map<string, number> {
  const before = chars.slice(0, at).join('')
  const behind = chars.slice(at + 1).join('')
  const pattern = new RegExp(`${before}\\p{Script=Han}${behind}`, 'gu')
  const forms = new Map<string, number>()
  let articles = 0
  for (const { segment, matcher } of found) {
    const candidates = candidatesFor([before, behind], chars.join(''), { segment, matcher })
    if (candidates === undefined) return new Map()
    eachBit(candidates, (article) => {
      if (articles > most) return
      const own = new Set(textsOf(segment, article).flatMap((text) => text.match(pattern) ?? []))
      for (const form of own) forms.set(form, (forms.get(form) ?? 0) + 1)
      if (own.size > 0) articles++
    })
    if (articles > most) return new Map()
  }
  return forms
}

/** Reads the folded texts of articles, each once: most are candidates for several places. */
function textReader(): (segment: Segment, article: number) => string[] {
  const known = new Map<Segment, Map<number, string[]>>()
  return (segment, article) => {
    const own = known.get(segment) ?? new Map<number, string[]>()
    known.set(segment, own)
    const texts = own.get(article) ?? articleStream(segment.articleRecord(article) as Article).texts
    own.set(article, texts)
    return texts
  }
}

/** Live articles with both parts of a string and without the string; undefined if finding or reading them takes too long. */
function candidatesFor(
  parts: readonly string[],
  text: string,
  { segment, matcher }: Pick<Found, 'segment' | 'matcher'>,
): Bits | undefined {
  const units = parts.filter((part) => part !== '').map((part): Unit => ({ text: part, kind: 'string' }))
  const postings = Math.min(...units.map((unit) => maxDocumentFrequency(segment, unit)))
  if (postings > MOST_POSTINGS) return undefined
  const holding = and(matcher.unitsBits(units, { fields: null }), segment.live)
  const candidates = andNot(holding, matcher.exactBits({ folded: text, fields: null }))
  return count(candidates) > MOST_TEXTS ? undefined : candidates
}
