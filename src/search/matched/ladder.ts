/**
 * The ladder: which articles of a generation are hits, and on which rung.
 *
 * Asks the segments rung by rung and opens the looser ones only where the
 * stricter give few. Gates count the query alone, before any filter.
 */
import type { Cutter } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import { topOf } from '../../query/query.js'
import type { Generation } from '../../store/store.js'
import type { Clause, Knowledge } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import { andNot, type Bits, isEmpty, noBits, or } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import type { Stopwatch } from '../sets/stopwatch.js'
import { liveOf } from '../strings/occurrences.js'
import { type Found, total, totalOf } from './found.js'
import { guessesOf, maySlip, misprinted } from './guesses.js'
import type { FoundWithin } from './misprints.js'
import { otherNamesOf } from './other-names.js'
import { addPartial } from './partial.js'
import { SegmentMatcher } from './segment-matcher.js'

/** With fewer hits than this, guess at other forms, then ask the rung `partial`. */
const FEW = 20

export type LadderOptions = {
  /** Whether looser rungs than `words` may be asked. */
  partial: boolean
  variants: boolean
}

export function climb(
  generation: Generation,
  plan: Plan,
  options: LadderOptions,
  budget: Budget,
  { cutter, knowledge }: { cutter: Cutter; knowledge: Knowledge },
  watch?: Stopwatch,
): Found[] {
  if (options.variants) {
    for (const node of topOf(plan.root)) {
      const names = otherNamesOf(node, generation.segments)
      if (names.length > 0) plan.names.set(node, names)
    }
  }
  const matchers = generation.segments.map((segment) => new SegmentMatcher(segment, plan, budget))
  // With matching=all, all words of a clause are enough.
  for (const clause of options.partial ? plan.positive : []) {
    const isPrinted = () => matchers.some((each) => !isEmpty(liveOf(each.segment, each.exactBits(clause))))
    if (isOneName(clause) && isPrinted()) clause.units = wholeUnit(clause)
  }
  const found = matchers.map((matcher): Found => {
    const { segment } = matcher
    const none = noBits(segment.docValues.articles)
    // A segment that nobody asked gives nothing: its live articles may be those that a negation forbids.
    if (budget.isOver())
      return { segment, matcher, rungs: { exact: none, words: none, variant: none, partial: none } }
    const exact = matcher.admitted('exact')
    watch?.mark('exact')
    const words = andNot(matcher.admitted('words'), exact)
    watch?.mark('words')
    const variant = options.variants ? andNot(andNot(matcher.admitted('variant'), words), exact) : none
    watch?.mark('variant')
    return { segment, matcher, rungs: { exact, words, variant, partial: none } }
  })
  if (plan.root === null) return found
  // Unfinished sets are too small: a gate that counts them would open a rung that the whole sets keep closed.
  if (budget.isOver()) return found
  if (options.variants) guess(plan, found, budget, { cutter, knowledge }, false)
  watch?.mark('variant')
  // If a whole clause, or another form of it, is printed somewhere, articles with most of its words are no answer.
  const isMet = totalOf(found, ['exact', 'variant']) > 0
  if (options.partial && !isMet && total(found) < FEW && !budget.isOver())
    addPartial(generation, plan, found, budget)
  watch?.mark('partial')
  if (options.variants && total(found) === 0 && !budget.isOver())
    guess(plan, found, budget, { cutter, knowledge }, true)
  watch?.mark('variant')
  return found
}

/** Characters of the longest name that the cut may have taken to pieces. */
const LONGEST_NAME = 6

/**
 * Whether a clause is a short string of which one word is left: 希|普金斯. Where it is printed, it is one name, and its part
 * by itself another. A word of grammar tells nothing: 在|北京.
 */
export function isOneName({ quoted, folded, units: [unit, ...others] }: Clause): boolean {
  if (quoted || unit?.kind !== 'string' || others.length > 0 || unit.text === folded) return false
  const left = [...folded.replace(unit.text, '')]
  return (
    /^\p{Script=Han}+$/u.test(folded) &&
    [...folded].length <= LONGEST_NAME &&
    left.some((char) => !isFunctionWord(char))
  )
}

/** The units of a clause that is one name. */
export const wholeUnit = ({ folded }: Clause): Clause['units'] => [{ text: folded, kind: 'string' }]

/** The articles that all other clauses admit are found once they are asked for: of thousands of clauses few may be misprinted. */
function withinOthers(each: Found, clause: Clause): FoundWithin {
  let within: Bits | undefined
  const { segment, matcher, rungs } = each
  return {
    segment,
    matcher,
    rungs,
    get within() {
      within ??= each.matcher.besides(clause)
      return within
    },
  }
}

/**
 * Opens the rung `variant` to forms that are only guessed at.
 *
 * @param isNone whether no rung has a hit, so that one word may be meant for another
 */
function guess(
  plan: Plan,
  found: Found[],
  budget: Budget,
  { cutter, knowledge }: { cutter: Cutter; knowledge: Knowledge },
  isNone: boolean,
): void {
  if (!maySlip(plan.positive)) return
  const hits = total(found)
  let guessed = 0
  for (const clause of plan.positive) {
    if (budget.isOver()) break
    const places = found.map((each) => withinOthers(each, clause))
    clause.guesses = [
      ...misprinted(clause, places, cutter, budget),
      ...(hits < FEW ? guessesOf(clause, places, cutter, knowledge, FEW, isNone) : []),
    ]
    guessed += clause.guesses.length
  }
  // The commonest forms are chosen by their counts, which unfinished sets tell wrong.
  if (budget.isOver()) for (const clause of plan.positive) clause.guesses = []
  if (guessed === 0 || budget.isOver()) return
  for (const { matcher, rungs } of found) {
    const stricter = or(rungs.exact, rungs.words)
    rungs.variant = andNot(matcher.admitted('guess'), stricter)
  }
}
