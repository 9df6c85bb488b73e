/**
 * Candidates: the articles that print most of some strings, for whoever compares a text with them.
 *
 * A string counts by its idf alone: neither fields nor lengths nor nearness, since the articles are read afterwards.
 * Strings asked for in several lists are looked up once.
 */
import { foldText } from '../../analysis/analysis.js'
import type { Candidates } from '../../model.js'
import { type Generation, NO_DAY, type Segment } from '../../store/store.js'
import { corpusOf, idf } from '../columns/corpus.js'
import { sortDay } from '../columns/dates.js'
import { docsOf } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { docsWithString } from '../strings/matching-docs.js'
import { liveOf } from '../strings/occurrences.js'

/** The live articles with a string, segment by segment, and what the string counts. */
type Holders = { docs: Int32Array[]; worth: number }
type Scored = { segment: Segment; article: number; score: number }

/**
 * @param asked lists of strings, each taken as printed
 * @param most articles for each list
 */
export function candidatesOf(
  generation: Generation,
  asked: readonly (readonly string[])[],
  most: number,
  budget: Budget,
): Candidates[] {
  const known = new Map<string, Holders>()
  const { segments } = generation
  const scores = segments.map(({ docValues }) => new Float64Array(docValues.articles))
  return asked.map((strings) => {
    const lists = [...new Set(strings.map(foldText))].filter((text) => text !== '').map(holdersOf)
    const scored = segments.flatMap((segment, s) => scoredIn(segment, s, lists))
    scored.sort(compare)
    const ids = scored.slice(0, most).map(({ segment, article }) => segment.docValues.ids.at(article))
    return { ids, isWhole: !budget.ranOut }
  })

  function holdersOf(text: string): Holders {
    const before = known.get(text)
    if (before) return before
    const docs = segments.map((each) => docsOf(liveOf(each, docsWithString(each, text, null, budget))))
    const frequency = docs.reduce((sum, { length }) => sum + length, 0)
    const holders = { docs, worth: idf(frequency, corpusOf(generation).articles) }
    known.set(text, holders)
    return holders
  }

  /** The best articles of one segment, and all that are equal to the last of them. */
  function scoredIn(segment: Segment, s: number, lists: readonly Holders[]): Scored[] {
    const own = scores[s]!
    const met: number[] = []
    for (const { docs, worth } of lists)
      for (const article of docs[s]!) {
        if (own[article] === 0) met.push(article)
        own[article]! += worth
      }
    const sums = Float64Array.from(met, (article) => own[article]!)
    const least = sums.slice().sort().at(-most) ?? 0
    for (const article of met) own[article] = 0
    return met.flatMap((article, i) => (sums[i]! < least ? [] : [{ segment, article, score: sums[i]! }]))
  }
}

/** The highest score first; of equal ones the earliest day, an unknown one last. */
function compare(a: Scored, b: Scored): number {
  if (a.score !== b.score) return b.score - a.score
  const [own, other] = [dayOf(a), dayOf(b)]
  if (own !== other) return own - other
  return a.segment.docValues.ids.at(a.article) < b.segment.docValues.ids.at(b.article) ? -1 : 1
}

function dayOf({ segment, article }: Scored): number {
  const day = sortDay(segment.docValues, article)
  return day === NO_DAY ? Number.POSITIVE_INFINITY : day
}
