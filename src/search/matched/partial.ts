/**
 * The rung `partial`: enough of a query's content words, by weight, in one article.
 *
 * A word weighs its idf, and so do the words inside it. A run of single
 * characters that stands nowhere gives way to its neighbours in pairs: 郭|麐|号
 * holds a name, but only the archive tells which part of it.
 */
import { bigramsOf, fold, printedRange } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import { type Node, topOf } from '../../query/query.js'
import type { Generation, Segment } from '../../store/store.js'
import { type Clause, typedLine } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import type { Unit } from '../asked/units.js'
import { idf } from '../columns/corpus.js'
import { and, andNot, type Bits, eachBit, hasBit, isEmpty, or, setBit } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { derived } from '../sets/derived.js'
import { setOfOne } from '../sets/doc-list.js'
import { evenSample } from '../sets/sample.js'
import { documentFrequency, type Found, total } from './found.js'

/**
 * The shares that a partial hit must reach: `ofAll` of the summed idf of the query's words, and `ofScore` of the
 * best hit's score; `unnamed` of that score where it lacks the name that the best hit has. Measured on 3,219 questions and
 * 1,500 titles with one answer each (bench/HISTORY.md): without `ofScore` the sets are three to five times as large for
 * the same answers.
 */
const SHARES = { ofAll: 0.3, ofScore: 0.6, unnamed: 0.8 }

/** Whether a partial hit scores near the best hit, and nearer where it lacks the name that the best one has. */
export const isNearBest = (score: number, best: number, hasName: () => boolean): boolean =>
  score >= SHARES.unnamed * best || (score >= SHARES.ofScore * best && hasName())

/** A content word of a query with the clause that it stands in. */
export type Content = { unit: Unit; clause: Clause; idf: number; articles: number }

/** The same before it is weighed. */
export type AskedWord = Pick<Content, 'unit' | 'clause'>

export type Weigh = (unit: Unit, clause: Clause) => Content

function weigher({ articles: all }: Generation, found: readonly Found[]): Weigh {
  return (unit, clause) => {
    const articles = documentFrequency(found, unit, clause.fields)
    return { unit, clause, articles, idf: idf(articles, all) }
  }
}

/** Content words that are weighed: of a pasted page an even sample tells as much as all. */
const MOST_WEIGHED = 192

/** The content words of some clauses, each once: at most MOST_WEIGHED, an even sample of more. */
export function contentOf(generation: Generation, clauses: Clause[], found: readonly Found[]): Content[] {
  const weigh = weigher(generation, found)
  return contentUnits(clauses).map(({ unit, clause }) => weigh(unit, clause))
}

/** The content words of some clauses before they are weighed. */
export function contentUnits(clauses: readonly Clause[], most = MOST_WEIGHED): AskedWord[] {
  const units = new Map<string, { unit: Unit; clause: Clause }>()
  for (const clause of clauses) {
    for (const unit of clause.units) {
      if (!units.has(unit.text) && !isFunctionWord(unit.text)) units.set(unit.text, { unit, clause })
    }
  }
  return evenSample([...units.values()], most)
}

/** Words of a query that each partial hit is asked for: every one costs a look into its postings. */
const MOST_NAMED = 64

/** The content words of a plan that may be missing from a partial hit, at most MOST_NAMED. */
export const namedWords = derived((plan: Plan) =>
  contentUnits(looseClauses(plan), MOST_NAMED).map(({ unit, clause }) => {
    return { unit, clause, typed: typedForm(unit, clause) }
  }),
)

/** How a word of a clause was typed. */
export function typedForm({ text }: Unit, { node }: Clause): string {
  const printed = typedLine(node)
  const folded = fold(printed)
  const at = folded.text.indexOf(text)
  return at < 0 ? text : printed.slice(...printedRange(folded, at, at + text.length))
}

/**
 * The content words of a query that an article lacks, as they were typed: what a
 * hit on the rung `partial` must say. Of a clause that it meets otherwise, as by another
 * form, it lacks none. Of more than MOST_NAMED words an even sample is asked for.
 */
export function missingWords(plan: Plan, { segment, matcher }: Found, article: number): string[] {
  const one = setOfOne(segment, article)
  const lacking = namedWords(plan).filter(
    ({ unit, clause }) =>
      matcher.unitIn(unit, clause, one).size === 0 && !hasBit(matcher.clauseBits(clause, 'guess'), article),
  )
  return [...new Set(lacking.map(({ typed }) => typed))]
}

/** A word is mostly a name if at most 1 in this many articles has it. */
const NAME_IN = 500

/** A live article of a segment that was searched. */
type Place = { segment: Segment; article: number }

/** The rarest content word of a query that an article has; undefined if it is too common to be a name. */
export function nameIn(place: Place, plan: Plan, found: readonly Found[]): AskedWord | undefined {
  const articles = found.reduce((sum, { segment }) => sum + segment.liveArticles, 0)
  const rare = rareWords(plan, articles, (unit) => documentFrequency(found, unit))
  return rare.find((asked) => hasWord(place, asked, found))
}

/** The content words of a query that are rare enough for a name, the rarest first. @param all articles of the archive */
export function rareWords(plan: Plan, all: number, frequencyOf: (unit: Unit) => number): AskedWord[] {
  const most = Math.max(1, all / NAME_IN)
  return namedWords(plan)
    .map((asked) => ({ articles: frequencyOf(asked.unit), ...asked }))
    .filter(({ articles }) => articles > 0 && articles <= most)
    .sort((a, b) => a.articles - b.articles)
}

/** Whether an article has a word of a query. */
export function hasWord(
  { segment, article }: Place,
  { unit, clause }: AskedWord,
  found: readonly Found[],
): boolean {
  const { matcher } = found.find((each) => each.segment === segment)!
  return matcher.unitIn(unit, clause, setOfOne(segment, article)).size > 0
}

/** The parts of a word: shorter words inside it, and its bigrams if the dictionary does not know it. */
function partsOf({ unit, clause }: Content): Unit[] {
  // A number, or a part of it, alone never admits an article.
  if (unit.kind !== 'string' || unit.hasNumber) return []
  const inside = clause.parts.filter(({ text }) => text !== unit.text && unit.text.includes(text))
  if (clause.parts.some(({ text }) => text === unit.text)) return inside
  const pairs = bigramsOf(unit.text)
  return pairs.length > 1 ? [...inside, ...pairs.map((text): Unit => ({ text, kind: 'string' }))] : inside
}

/** Content words up to which their parts are weighed too: in a longer text they change nothing. */
const MOST_WITH_PARTS = 32

/**
 * Words and their parts, and the weight of a whole query: that of its words, without their parts, since a word's parts come with
 * the word. Of a word that is in no article the parts that are in some take the place.
 */
export function weighAll(words: readonly Content[], weigh: Weigh): { content: Content[]; weight: number } {
  const all = new Map(words.map((word) => [word.unit.text, word]))
  const counted = new Set(words)
  for (const word of words.length > MOST_WITH_PARTS ? [] : words) {
    const parts = partsOf(word).map((part) => weigh(part, word.clause))
    const seen = parts.filter(({ articles }) => articles > 0)
    const isReplaced = word.articles === 0 && seen.length > 0
    if (isReplaced) {
      all.delete(word.unit.text)
      counted.delete(word)
    }
    for (const part of seen) {
      if (all.has(part.unit.text)) continue
      all.set(part.unit.text, part)
      if (isReplaced) counted.add(part)
    }
  }
  return { content: [...all.values()], weight: [...counted].reduce((sum, { idf }) => sum + idf, 0) }
}

/** Clauses that stand side by side, unquoted and in no field: those that may be met in part. */
export function looseClauses({ root, clauses }: Plan): Clause[] {
  return topOf(root)
    .map((node) => (node.type === 'text' ? clauses.get(node) : undefined))
    .filter((clause) => clause !== undefined)
    .filter(({ quoted, fields }) => !quoted && fields === null)
}

/**
 * The idf that an article must gather; undefined if nothing may be met in part.
 *
 * Of three words and more, and of two in a sentence, a share of the weight. Two
 * words by themselves are both wanted: only where nothing has both the rarer
 * will do. One word is wanted whole; only what a sentence makes of an unknown
 * name may be cut anew.
 */
export function neededOf(
  loose: readonly Clause[],
  words: readonly Content[],
  weight: number,
  hits: number,
): number | undefined {
  const isSentence = loose.some(({ folded, units }) => {
    return folded.length > units.reduce((length, { text }) => length + text.length, 0)
  })
  if (words.length === 0 || (words.length === 1 && (words[0]!.articles > 0 || !isSentence))) return undefined
  if (words.length === 2 && !isSentence)
    return hits === 0 ? Math.max(...words.map(({ idf }) => idf)) : undefined
  return SHARES.ofAll * weight
}

/** Fills in the rung `partial` of what was found. */
export function addPartial(generation: Generation, plan: Plan, found: Found[], budget: Budget): void {
  const loose = looseClauses(plan)
  const words = contentOf(generation, loose, found)
  const { content, weight } = weighAll(words, weigher(generation, found))
  const needed = neededOf(loose, words, weight, total(found))
  if (needed === undefined) return
  // The heaviest words are in the fewest articles, and rule out most of them.
  content.sort((a, b) => b.idf - a.idf || (a.unit.text < b.unit.text ? -1 : 1))
  const gathered = found.map((each) =>
    gather(each, content, needed - 1e-9, restOf(each, plan, loose), budget),
  )
  // Nearness to the best hit can be judged only when all are gathered.
  if (budget.isOver()) return
  for (const [i, { rungs }] of found.entries()) {
    const known = or(or(rungs.exact, rungs.words), rungs.variant)
    rungs.partial = andNot(gathered[i]!, known)
  }
}

/** Words between two looks at which articles can still gather enough. */
const STRIDE = 8

/**
 * Articles of a set that gather `needed` of the weight of words.
 *
 * @param content  the heaviest first
 * @param budget once it is over, the set is unfinished and must not be used
 */
function gather(
  { segment, matcher }: Found,
  content: Content[],
  needed: number,
  within: Bits,
  budget: Budget,
): Bits {
  const gathered = new Float64Array(segment.docValues.articles)
  let left = content.reduce((sum, { idf }) => sum + idf, 0)
  let open = within
  for (const [i, { unit, clause, idf }] of content.entries()) {
    if (isEmpty(open) || budget.isOver()) return open
    const { docs, size } = matcher.unitIn(unit, clause, open)
    for (let n = 0; n < size; n++) gathered[docs[n]!]! += idf
    left -= idf
    const isDue = i % STRIDE === STRIDE - 1 || i === content.length - 1
    if (isDue && left < needed) open = reaching(gathered, needed - left, open)
  }
  return open
}

/** Articles of a set that have gathered so much. */
function reaching(gathered: Float64Array, least: number, of: Bits): Bits {
  const bits = new Uint32Array(of.length)
  eachBit(of, (article) => {
    if (gathered[article]! >= least && gathered[article]! > 0) setBit(bits, article)
  })
  return bits
}

/** Live articles for which all holds that is not met in part: quoted, negated, fields, dates. */
function restOf({ segment, matcher }: Found, { root }: Plan, loose: Clause[]): Bits {
  const nodes = new Set<Node>(loose.map(({ node }) => node))
  return topOf(root)
    .filter((node) => !nodes.has(node))
    .map((node) => matcher.bits(node, 'variant'))
    .reduce(and, segment.live)
}
