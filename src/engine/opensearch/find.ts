/**
 * Finding: one query over one view, from its plan to its sets on each rung, as the cluster counts them.
 *
 * Two rounds at most: the sets of the stricter rungs are counted together with the words that weigh; where they are
 * few, `partial` is made of these weights. The rules of the ladder are those of search/matched/.
 */
import type { Cutter } from '../../analysis/analysis.js'
import { foldText } from '../../analysis/analysis.js'
import { JiebaoError } from '../../errors.js'
import { RUNGS, type Rung, type SearchRequest } from '../../model.js'
import type { Node, ParsedQuery } from '../../query/query.js'
import {
  type Content,
  contentUnits,
  type Filters,
  isOneName,
  makePlan,
  mayBeGuessed,
  type Plan,
  patternOf,
  readFilters,
  wholeUnit,
} from '../../search/search.js'
import type { Connection } from './connection.js'
import { guess } from './guess.js'
import { Index } from './lookup.js'
import { partialHits } from './partial.js'
import { ReadArticle } from './reading.js'
import { scoreTerms, termQuery, type WeighedTerm, weigh } from './scores.js'
import {
  all,
  any,
  type ClusterQuery,
  candidates,
  filterQuery,
  type Looseness,
  NONE,
  Sets,
  type Settled,
  standing,
  unitQuery,
  without,
} from './sets.js'
import type { ClusterView } from './view.js'

/** Fewer hits than this are few, and open the rung `partial`. */
const FEW = 20
/** Articles that are read to settle a wildcard or a nearness; more are too many to settle. */
const MOST_SETTLED = 10_000
const LEVELS: readonly Looseness[] = ['exact', 'words', 'variant']
const NOT_OTHER: ClusterQuery = { terms: { kind: ['article', 'photo'] } }

/** What a query gives on a view. */
export type Finding = {
  plan: Plan
  index: Index
  sets: Sets
  /** By rung, without the stricter ones: as the query alone admits, and what of it is shown within the filters. */
  admitted: Record<Rung, ClusterQuery>
  shown: Record<Rung, ClusterQuery>
  /** How many the query alone admits, `other` items included. */
  counts: Record<Rung, number>
  terms: WeighedTerm[]
  content: Content[]
  /** Whether all of a wildcard's or a nearness's candidates were read. */
  isWhole: boolean
  /** Whether one machine would look for more: little was found, and of misprints the cluster knows fewer. */
  isNarrow: boolean
}

type Counted = { total: number; others: number }

export async function find(
  view: ClusterView,
  request: SearchRequest,
  parsed: ParsedQuery,
  connection: Connection,
  cutter: Cutter,
): Promise<Finding> {
  const filters = readFilters(request)
  const matching = request.matching ?? 'auto'
  const plan = makePlan(request.q, parsed, matching, { cutter, knowledge: view.knowledge })
  const index = new Index(connection, view.articles)
  const { settled, isWhole } = await settle(plan, view, index, cutter)
  const sets = new Sets(plan, settled)
  const isLoose = matching === 'auto' || matching === 'any'
  if (isLoose) await keepNames(plan, view, index)
  const levels = isLoose && (request.variants ?? true) ? LEVELS : LEVELS.slice(0, 2)
  const nested = levels.map((level) => sets.admitted(level))
  const units = contentUnits(plan.positive)
  const terms = scoreTerms(plan)
  const [counted, weights] = await Promise.all([
    countKinds(nested, view, index),
    index.counts(
      [...units.map(({ unit, clause }) => unitQuery(unit, clause.fields)), ...terms.map(termQuery)].map(
        (query) => all([view.visible, query]),
      ),
    ),
  ])
  const articles = view.index.articles
  const content = units.map((each, i) => {
    const { idf } = weigh({ text: each.unit.text, kind: 'string' }, weights[i]!, articles)
    return { ...each, articles: weights[i]!, idf }
  })
  const hasGuessed =
    plan.root !== null &&
    levels.includes('variant') &&
    counted.at(-1)!.total < FEW &&
    (await guess({
      clauses: plan.positive,
      articlesOf: (text) => content.find(({ unit }) => unit.text === text)?.articles ?? FEW,
      few: FEW,
      knowledge: view.knowledge,
      visible: view.visible,
      index,
      cutter,
    }))
  if (hasGuessed) {
    nested[levels.length - 1] = sets.admitted('guess')
    counted[levels.length - 1] = (await countKinds(nested.slice(-1), view, index))[0]!
  }
  const admitted: Record<Rung, ClusterQuery> = {
    exact: nested[0]!,
    words: NONE,
    variant: NONE,
    partial: NONE,
  }
  const counts: Record<Rung, Counted> = {
    exact: counted[0]!,
    words: NOBODY,
    variant: NOBODY,
    partial: NOBODY,
  }
  for (const [i, level] of levels.entries()) {
    if (i === 0 || plan.root === null) continue
    admitted[level] = without(nested[i]!, nested[i - 1]!)
    counts[level] = less(counted[i]!, counted[i - 1]!)
  }
  const found = counted.at(-1)!.total
  const isMet = counts.exact.total > 0 || counts.variant.total > 0
  if (plan.root && isLoose && !isMet && found < FEW) {
    const ids = await partialHits({ sets, view, index, cutter, stricter: nested.at(-1)!, found })
    if (ids) {
      admitted.partial = { terms: { id: ids } }
      counts.partial = (await countKinds([admitted.partial], view, index))[0]!
    }
  }
  return {
    plan,
    index,
    sets,
    admitted: map(admitted, (query) => all([view.visible, query])),
    shown: shownOf(admitted, counts, plan, filters, view),
    counts: map(counts, ({ total }) => total),
    terms: terms.map((term, i) => weigh(term, weights[units.length + i]!, articles)),
    content,
    isWhole,
    isNarrow: isLoose && plan.root !== null && found < FEW && plan.positive.some(mayBeGuessed),
  }
}

const NOBODY: Counted = { total: 0, others: 0 }
const less = (a: Counted, b: Counted): Counted => ({ total: a.total - b.total, others: a.others - b.others })

function map<A, B>(of: Record<Rung, A>, change: (value: A, rung: Rung) => B): Record<Rung, B> {
  return Object.fromEntries(RUNGS.map((rung) => [rung, change(of[rung], rung)])) as Record<Rung, B>
}

/** A short name of which the cut leaves one word is asked whole where it is printed. */
async function keepNames({ positive }: Plan, view: ClusterView, index: Index): Promise<void> {
  const names = positive.filter(isOneName)
  const printed = await index.counts(
    names.map(({ folded, fields }) => all([view.visible, standing(folded, fields)])),
  )
  for (const [i, clause] of names.entries()) if (printed[i]! > 0) clause.units = wholeUnit(clause)
}

/** How many visible articles each set has, and how many of them are `other` items. */
async function countKinds(
  sets: readonly ClusterQuery[],
  view: ClusterView,
  index: Index,
): Promise<Counted[]> {
  const lookups = sets.map((set) => ({
    query: all([view.visible, set]),
    size: 0,
    aggs: { others: { filter: { term: { kind: 'other' } } } },
  }))
  const looked = await index.look(lookups)
  return looked.map(({ total, aggregations }) => ({ total, others: aggregations.others!.doc_count! }))
}

/**
 * What is shown of the sets. An `other` item is a hit of a literal query, of `kind=other`, or where no article or photo
 * is one; and where it alone has the query as printed, it is one of the `exact` hits.
 */
function shownOf(
  admitted: Record<Rung, ClusterQuery>,
  counts: Record<Rung, Counted>,
  plan: Plan,
  filters: Filters,
  view: ClusterView,
): Record<Rung, ClusterQuery> {
  const within = [view.visible, filterQuery(filters)]
  const proper = RUNGS.reduce((sum, rung) => sum + counts[rung].total - counts[rung].others, 0)
  const isEveryKind = filters.kind.includes('other') || plan.literal || (plan.root !== null && proper === 0)
  const isExactToo = plan.root !== null && counts.exact.total === counts.exact.others
  return map(admitted, (query, rung) =>
    isEveryKind || (rung === 'exact' && isExactToo)
      ? all([...within, query])
      : all([...within, query, NOT_OTHER]),
  )
}

// ---------------------------------------------------------------- wildcards and nearness

/** Reads the candidates of every wildcard and nearness of a plan. */
async function settle(
  { root }: Plan,
  view: ClusterView,
  index: Index,
  cutter: Cutter,
): Promise<{ settled: Settled; isWhole: boolean }> {
  const settled = new Map<Node, string[]>()
  let isWhole = true
  for (const node of root ? toSettle(root) : []) {
    const pattern = node.type === 'wildcard' ? patternOf(node.text) : undefined
    const strings = pattern ? fixedParts(pattern) : (node as NearNode).words.map(foldText)
    const ids: string[] = []
    settled.set(node, ids)
    if (strings.length === 0) continue
    let read = 0
    const query = all([view.visible, candidates(strings, node.fields)])
    for await (const hits of index.every({ query, sort: [{ id: 'asc' }] })) {
      for (const { _source: kept } of hits) {
        const reading = new ReadArticle({ article: kept!.article, issue: kept!.issueHead }, cutter)
        const isMet = pattern
          ? reading.matchesPattern(pattern, node.fields)
          : reading.isNear(node as NearNode)
        if (isMet) ids.push(reading.article.id)
      }
      read += hits.length
      if (read >= MOST_SETTLED) {
        isWhole = false
        break
      }
    }
  }
  return { settled, isWhole }
}

type NearNode = Extract<Node, { type: 'near' }>
type WildcardNode = Extract<Node, { type: 'wildcard' }>

function toSettle(node: Node): (NearNode | WildcardNode)[] {
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(toSettle)
  if (node.type === 'not') return toSettle(node.of)
  return node.type === 'near' || node.type === 'wildcard' ? [node] : []
}

/** The strings of a pattern between its signs. */
function fixedParts(pattern: ReturnType<typeof patternOf>): string[] {
  const parts = pattern.flatMap((stretch) =>
    stretch
      .map((char) => char ?? '\n')
      .join('')
      .split('\n'),
  )
  return [...new Set(parts.filter((part) => part !== ''))]
}

/** Refuses a list of hits that cannot say that some are missing. */
export function checkWhole({ isWhole }: Finding): void {
  if (!isWhole) throw new JiebaoError('answer-late', '', { ms: 0 })
}

export const anyOf = (sets: Record<Rung, ClusterQuery>): ClusterQuery => any(RUNGS.map((rung) => sets[rung]))
