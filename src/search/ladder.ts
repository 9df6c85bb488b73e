/**
 * The ladder: which articles of a generation are hits, and on which rung.
 *
 * Asks the segments rung by rung and opens the looser ones only where the
 * stricter give few. Gates count the query alone, before any filter.
 */
import { isFunctionWord } from '../analysis/analysis.js'
import { RUNGS, type Rung } from '../model.js'
import type { Node } from '../query/query.js'
import type { Generation, Segment } from '../store/store.js'
import { and, andNot, type Bits, count, eachBit, emptyBits, or, setBit } from './bits.js'
import { idf } from './bm25f.js'
import type { Clause, Unit } from './clause.js'
import { SegmentMatcher } from './match.js'
import type { Plan } from './plan.js'
import type { Deadline } from './wildcard.js'

/** Fewer hits than this are few, and the next rung is asked. */
const FEW = 20
/**
 * Share of the idf of a query's words that a partial hit must have. Measured on 3,219 questions with one
 * answer each: 0.6 leaves 8 % of them without a hit, 0.5 3 %, 0.4 2 % with twice the hits.
 */
const PARTIAL_SHARE = 0.5

/** What was found in one segment: disjoint sets of live articles by rung. */
export type Found = { segment: Segment; matcher: SegmentMatcher; rungs: Record<Rung, Bits> }

export type LadderOptions = {
  /** Whether looser rungs than `words` may be asked. */
  partial: boolean
  variants: boolean
}

export function climb(
  generation: Generation,
  plan: Plan,
  options: LadderOptions,
  deadline: Deadline,
): Found[] {
  const found = generation.segments.map((segment): Found => {
    const matcher = new SegmentMatcher(segment, plan, deadline)
    const exact = matcher.admitted('exact')
    const words = andNot(matcher.admitted('words'), exact)
    const none = emptyBits(segment.values.articles)
    const variant = options.variants ? andNot(andNot(matcher.admitted('variant'), words), exact) : none
    return { segment, matcher, rungs: { exact, words, variant, partial: none } }
  })
  if (options.partial && plan.root && total(found) < FEW) new Partial(generation, plan, found).add()
  return found
}

/** The hits of one segment on whatever rung. */
export const hitsOf = (rungs: Found['rungs']): Bits => RUNGS.map((rung) => rungs[rung]).reduce(or)

/** Hits so far, over all rungs and segments. */
export function total(found: Found[]): number {
  return found.reduce((sum, { rungs }) => sum + RUNGS.reduce((n, rung) => n + count(rungs[rung]), 0), 0)
}

/** A content word of a query with the clause that it stands in. */
export type Content = { unit: Unit; clause: Clause; idf: number }

/** The content words of the clauses that may be met in part, each once, with their idf. */
export function contentOf(generation: Generation, clauses: Clause[], found: Found[]): Content[] {
  const content = new Map<string, Content>()
  for (const clause of clauses) {
    for (const unit of clause.units) {
      if (content.has(unit.text) || isFunctionWord(unit.text)) continue
      const holding = found.reduce(
        (sum, { matcher, segment }) => sum + count(and(matcher.unitBits(unit, clause), segment.live)),
        0,
      )
      content.set(unit.text, { unit, clause, idf: idf(holding, generation.articles) })
    }
  }
  return [...content.values()]
}

/** Clauses that stand side by side, unquoted and in no field: those that may be met in part. */
export function looseClauses(plan: Plan): Clause[] {
  const nodes: Node[] = plan.root?.type === 'and' ? plan.root.of : plan.root ? [plan.root] : []
  const clauses = nodes.map((node) => (node.type === 'text' ? plan.clauses.get(node) : undefined))
  return clauses.filter(
    (clause) => clause !== undefined && !clause.quoted && clause.fields === null,
  ) as Clause[]
}

/** The rung `partial`: most of the content words, by weight, in one article. */
class Partial {
  readonly #loose: Clause[]
  readonly #content: Content[]

  constructor(
    generation: Generation,
    readonly plan: Plan,
    readonly found: Found[],
  ) {
    this.#loose = looseClauses(plan)
    this.#content = contentOf(generation, this.#loose, found)
  }

  add(): void {
    const needed = this.#needed()
    if (needed === undefined) return
    for (const each of this.found) {
      const { rungs, segment } = each
      const known = or(or(rungs.exact, rungs.words), rungs.variant)
      rungs.partial = andNot(and(this.#having(each, needed), and(this.#rest(each), segment.live)), known)
    }
  }

  /** The idf that an article must gather; undefined if nothing may be met in part. */
  #needed(): number | undefined {
    const sum = this.#content.reduce((n, { idf }) => n + idf, 0)
    if (this.#content.length >= 3) return sum * PARTIAL_SHARE
    if (this.#content.length < 2 || total(this.found) > 0) return undefined
    // Of two words the rarer will do, when nothing else is found.
    return Math.max(...this.#content.map(({ idf }) => idf))
  }

  #having({ segment, matcher }: Found, needed: number): Bits {
    const gathered = new Float64Array(segment.values.articles)
    for (const { unit, clause, idf } of this.#content) {
      eachBit(matcher.unitBits(unit, clause), (article) => {
        gathered[article]! += idf
      })
    }
    const bits = emptyBits(segment.values.articles)
    for (let a = 0; a < gathered.length; a++)
      if (gathered[a]! > 0 && gathered[a]! >= needed - 1e-9) setBit(bits, a)
    return bits
  }

  /** What must hold whatever is met in part: all clauses but the loose ones. */
  #rest({ segment, matcher }: Found): Bits {
    const loose = new Set<Node>(this.#loose.map((clause) => clause.node))
    const { root } = this.plan
    const nodes = root?.type === 'and' ? root.of : root ? [root] : []
    return nodes
      .filter((node) => !loose.has(node))
      .map((node) => matcher.bits(node, 'variant'))
      .reduce(and, segment.live)
  }
}
