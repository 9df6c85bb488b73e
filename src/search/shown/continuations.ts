/**
 * Continuations: the words that a string often goes on with in print, such as 脱贫 with 攻坚.
 *
 * Articles that hold the string are read, so no word is made up across a sentence's end and none is taken
 * from a withheld article. Of many articles an even sample is read: which continuations are offered may
 * then change as segments merge. Whoever offers one counts it.
 */
import { articleStream } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import type { Article } from '../../model.js'
import type { Generation } from '../../store/store.js'
import { and, eachBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { evenSample } from '../sets/sample.js'
import { docsWithString } from '../strings/matching-docs.js'

/** Characters of a string that is gone on with: one goes on with anything, a sentence with nothing else. */
const LENGTHS = [2, 8] as const
/** Articles that are read. */
const READ = 48
/** Characters of a word that goes on. */
const WORD = [2, 4] as const
/** A continuation stands in at least this many of the articles read, and in at least this share of them. */
const LEAST = 2
const LEAST_SHARE = 0.06
/** A longer word stands for its beginning if it has at least this share of its articles. */
const SAME_SHARE = 0.75

/** @returns folded strings that begin with `needle`, the most frequent first */
export function continuationsOf(
  { segments }: Generation,
  needle: string,
  most: number,
  budget: Budget,
): string[] {
  const { length } = [...needle]
  if (length < LENGTHS[0] || length > LENGTHS[1] || !/^\p{Script=Han}+$/u.test(needle)) return []
  const holding: [segment: Generation['segments'][number], article: number][] = []
  for (const segment of segments)
    eachBit(and(docsWithString(segment, needle, null, budget), segment.live), (article) =>
      holding.push([segment, article]),
    )
  const isWord = (text: string) =>
    !isFunctionWord(text) && segments.some((segment) => segment.find('word', text) !== undefined)
  const counts = new Map<string, number>()
  const read = evenSample(holding, READ)
  for (const [segment, article] of read) {
    if (budget.isOver()) break
    const { texts } = articleStream(segment.articleRecord(article) as Article)
    for (const word of new Set(texts.flatMap((text) => wordsAfter(text, needle, isWord))))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const least = Math.max(LEAST, LEAST_SHARE * read.length)
  const frequent = [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1))
  const isBeginning = ([word, count]: [string, number]) =>
    frequent.some(([longer, n]) => longer !== word && longer.startsWith(word) && n >= SAME_SHARE * count)
  return frequent
    .filter((each) => !isBeginning(each))
    .slice(0, most)
    .map(([word]) => needle + word)
}

/** The words that stand right behind the string, of each place every length. */
function wordsAfter(text: string, needle: string, isWord: (text: string) => boolean): string[] {
  const words: string[] = []
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const next = text.slice(at + needle.length, at + needle.length + WORD[1])
    const run = /^\p{Script=Han}*/u.exec(next)![0]
    for (let size = WORD[0]; size <= run.length; size++) {
      const word = run.slice(0, size)
      if (isWord(word)) words.push(word)
    }
  }
  return words
}
