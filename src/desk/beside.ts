/**
 * Beside: which words stand near a term more often than farther from it, in all or period by period.
 *
 * Two bodies of text are compared: what is printed within some characters of the term, and the rest of what is printed
 * within FAR characters of it. A word counts where it stands, as a plain search for the string would find it; the
 * segmenter of the platform only proposes words. Asks for lines in context, and for nothing else.
 *
 * Source: Rayson & Garside, "Comparing Corpora using Frequency Profiling" (2000): the log-likelihood G² of Dunning,
 * "Accurate Methods for the Statistics of Surprise and Coincidence" (1993), over two frequencies. Here a body is counted
 * in characters, since Chinese prints no words.
 */

import { addTo } from '../arrays.js'
import { isFunctionWord, plainOf } from '../lexicon.js'
import type { BucketUnit, ConcordanceLine, Engine, RequestOptions, SearchRequest, Warning } from '../model.js'
import { nextTurn } from '../turns.js'
import { wordsOf } from './words.js'

/** Characters on each side that the farther body reaches to: as wide as lines in context are. */
export const FAR = 100
/** Critical value of G² at p < 0.01, one degree of freedom. */
export const LEAST_LIKELIHOOD = 6.63
/** Occurrences near the term: of fewer the statistic tells little. */
const LEAST_NEAR = 3
/** Periods that are compared at most: the last ones. */
export const MOST_PERIODS = 24
const ALL_LINES = 1_000_000_000
/** Words that are counted: those that are cut most often near the term. */
const MOST_CANDIDATES = 300
const GAP_CODE = 10

/** `near` and `far`: how often the string stands in each body. `expected` near, were it spread evenly. */
export type BesideWord = { text: string; near: number; far: number; expected: number; likelihood: number }

/**
 * `key` is a period or a newspaper; null for all. `occurrences` of the term in `articles` of `totalHits` hits: the
 * newest where they are too many. `nearCharacters` and `farCharacters` are the sizes of both bodies.
 */
export type BesidePeriod = {
  key: string | null
  totalHits: number
  articles: number
  occurrences: number
  nearCharacters: number
  farCharacters: number
  words: BesideWord[]
}

export type BesideAnswer = {
  query: string
  width: number
  by: BucketUnit | null
  periods: BesidePeriod[]
  totalHits: number
  totalIsExact: boolean
  warnings: Warning[]
}

/** `width`: characters on each side that are near, below FAR. `most` words of a period. `by`: no periods if null. */
export type BesideAsked = { width: number; most: number; by: BucketUnit | null }

/** @throws as `Engine.concordance` */
export async function beside(
  engine: Engine,
  request: SearchRequest,
  { width, most, by }: BesideAsked,
  left: () => RequestOptions,
): Promise<BesideAnswer> {
  const warnings: Warning[] = []
  let totalIsExact = true
  const periodOf = async (key: string | null, filters: SearchRequest): Promise<BesidePeriod> => {
    const asked = { order: 'date', width: FAR, page: 1, hitsPerPage: ALL_LINES } as const
    const found = await engine.concordance(filters, asked, left())
    totalIsExact &&= found.totalIsExact
    warnings.push(...found.warnings.filter(({ code }) => !warnings.some((known) => known.code === code)))
    const { totalHits, articles, lines, totalLines: occurrences } = found
    return { key, totalHits, articles, occurrences, ...(await wordsBeside(lines, width, most)) }
  }
  if (by === null) {
    const all = await periodOf(null, request)
    return { query: request.q, width, by, periods: [all], totalHits: all.totalHits, totalIsExact, warnings }
  }
  const { buckets, totalHits } = await engine.aggregate(request, by, left())
  const keys = buckets.flatMap(({ key }) => (key === null ? [] : [key]))
  const periods: BesidePeriod[] = []
  for (const key of by === 'publication' ? keys.slice(0, MOST_PERIODS) : keys.slice(-MOST_PERIODS))
    periods.push(await periodOf(key, within(request, by, key)))
  return { query: request.q, width, by, periods, totalHits, totalIsExact, warnings }
}

/** The request for one period or newspaper, inside the days that it asks for itself. */
function within(request: SearchRequest, by: BucketUnit, key: string): SearchRequest {
  if (by === 'publication') return { ...request, publication: [key] }
  const bound = (own: string | undefined) => (own?.startsWith(key) ? own : key)
  return { ...request, from: bound(request.from), to: bound(request.to) }
}

// ---------------------------------------------------------------- counting

/** Texts around matches, one behind the other: `kinds[i]` tells whether character i is near, farther, or of a match. */
type Surroundings = { text: string; kinds: Uint8Array }
const [GAP, FARTHER, NEAR, MATCH] = [0, 1, 2, 3]

/** The words of the lines' surroundings that stand near a match more often than chance, the surest first. */
export async function wordsBeside(
  lines: readonly ConcordanceLine[],
  width: number,
  most: number,
): Promise<Pick<BesidePeriod, 'nearCharacters' | 'farCharacters' | 'words'>> {
  const around = surroundingsOf(lines, width)
  const sizes = [0, 0, 0, 0]
  for (const kind of around.kinds) sizes[kind]!++
  const [nearCharacters, farCharacters] = [sizes[NEAR]!, sizes[FARTHER]!]
  const words: BesideWord[] = []
  for (const text of candidatesIn(around)) {
    // Each goes through all of the text: others have a turn.
    await nextTurn()
    const [near, far] = timesIn(around, text)
    const expected = ((near + far) * nearCharacters) / (nearCharacters + farCharacters)
    const likelihood = logLikelihood(near, far, nearCharacters, farCharacters)
    if (near >= LEAST_NEAR && near > expected && likelihood >= LEAST_LIKELIHOOD)
      words.push({ text, near, far, expected: rounded(expected), likelihood: rounded(likelihood) })
  }
  words.sort((a, b) => b.likelihood - a.likelihood || b.near - a.near || (a.text < b.text ? -1 : 1))
  return { nearCharacters, farCharacters, words: words.slice(0, most) }
}

const rounded = (value: number) => Math.round(value * 100) / 100

/** G² of a word that stands `a` times in `c` characters and `b` times in `d`. */
export function logLikelihood(a: number, b: number, c: number, d: number): number {
  const share = (a + b) / (c + d)
  const part = (seen: number, size: number) => (seen === 0 ? 0 : seen * Math.log(seen / (size * share)))
  return 2 * (part(a, c) + part(b, d))
}

/** The lines put together, field by field: what stands between two matches is counted once. */
function surroundingsOf(lines: readonly ConcordanceLine[], width: number): Surroundings {
  const byField = new Map<string, ConcordanceLine[]>()
  for (const line of lines) {
    const key = `${line.id} ${line.field} ${line.index}`
    addTo(byField, key, line)
  }
  const fields = [...byField.values()].map((own) => {
    const from = Math.min(...own.map(({ at, left }) => at - left.length))
    const to = Math.max(...own.map(({ at, match, right }) => at + match.length + right.length))
    // One more behind the field: no word reaches into the next.
    return { own, from, length: to - from + 1 }
  })
  const length = fields.reduce((sum, field) => sum + field.length, 0)
  const [codes, kinds] = [new Uint16Array(length).fill(GAP_CODE), new Uint8Array(length)]
  let begin = 0
  for (const { own, from, length: room } of fields) {
    for (const { at, left, match, right } of own) {
      const place = begin + at - from
      const behind = place + match.length
      const near = Math.min(left.length, width)
      put(place - left.length, left, FARTHER)
      put(behind, right, FARTHER)
      put(place - near, left.slice(left.length - near), NEAR)
      put(behind, right.slice(0, width), NEAR)
      put(place, match, MATCH)
    }
    begin += room
  }
  return { text: plainOf(Buffer.from(codes.buffer).toString('utf16le')), kinds }

  function put(at: number, piece: string, kind: number): void {
    for (let i = 0; i < piece.length; i++) {
      codes[at + i] = piece.charCodeAt(i)
      kinds[at + i] = Math.max(kinds[at + i]!, kind)
    }
  }
}

/** The words that are cut most often near a match. A character alone is no word, and function words tell nothing. */
function candidatesIn({ text, kinds }: Surroundings): string[] {
  const counts = new Map<string, number>()
  for (const { text: word, at, isWord } of wordsOf(text))
    if (isWord && word.length > 1 && kindOf(kinds, at, word.length) === NEAR)
      counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = [...counts].filter(([word]) => !isFunctionWord(word))
  return words
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_CANDIDATES)
    .map(([word]) => word)
}

/** How often a string stands near, and farther. */
function timesIn({ text, kinds }: Surroundings, word: string): [number, number] {
  let [near, far] = [0, 0]
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const kind = kindOf(kinds, at, word.length)
    if (kind === NEAR) near++
    else if (kind === FARTHER) far++
  }
  return [near, far]
}

/** The kind of all characters of a range; GAP where they are of several. */
function kindOf(kinds: Uint8Array, from: number, length: number): number {
  const kind = kinds[from]!
  for (let i = from + 1; i < from + length; i++) if (kinds[i] !== kind) return GAP
  return kind
}
