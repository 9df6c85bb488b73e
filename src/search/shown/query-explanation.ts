/**
 * Query explanations: what a query was read as, which sets it gave, and what
 * that took.
 *
 * Reads what a search has left behind; searches for nothing itself, but asks how
 * many articles have each unit.
 */
import type { QueryExplanation, QueryTree } from '../../explanation.js'
import { type OtherWording, RUNGS, type Rung } from '../../model.js'
import type { Node } from '../../query/query.js'
import type { Generation } from '../../store/store.js'
import type { Clause, Variant } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import { documentFrequency, type Found, totalOf } from '../matched/found.js'
import type { Showing } from './hit.js'

/** A tree of nodes whose leaves are named as they were typed. */
export function treeOf(node: Node): QueryTree {
  if (node.type === 'and' || node.type === 'or') return { type: node.type, of: node.of.map(treeOf) }
  if (node.type === 'not') return { type: 'not', of: [treeOf(node.of)] }
  return { type: node.type, typed: node.typed }
}

const formOf =
  (isGuess: boolean) =>
  ({ typed, matched, why }: Variant): QueryExplanation['clauses'][number]['forms'][number] => ({
    typed,
    matched,
    why,
    isGuess,
  })

function clauseOf(clause: Clause, found: readonly Found[]): QueryExplanation['clauses'][number] {
  const { typed, quoted, fields, units, variants, guesses } = clause
  return {
    typed,
    quoted,
    fields,
    units: units.map((unit) => ({
      text: unit.text,
      kind: unit.kind,
      articles: documentFrequency(found, unit, fields),
    })),
    forms: [...variants.filter(({ also }) => !also).map(formOf(false)), ...guesses.map(formOf(true))],
  }
}

/** The forms of a plan's clauses that are known, and none that is guessed. */
export const knownFormsOf = ({ positive }: Pick<Plan, 'positive'>): OtherWording[] =>
  positive.flatMap(({ variants }) =>
    variants.flatMap(({ typed, matched, why, also }) =>
      also || matched === null ? [] : [{ typed, matched, why }],
    ),
  )

/** @param climbed the sets that the query alone gives, as `found` has them after the filters */
export function clausesAndSets(
  { articles, segments }: Generation,
  { plan, found, scorer, climbed }: Showing & { climbed: Found[] },
): Pick<QueryExplanation, 'tree' | 'clauses' | 'terms' | 'rungs' | 'archive'> {
  const sizeOf = (sets: Found[], rung: Rung) => totalOf(sets, [rung])
  return {
    tree: plan.root && treeOf(plan.root),
    clauses: plan.positive.map((clause) => clauseOf(clause, climbed)),
    terms: scorer.terms.map(({ text, kind, documentFrequency: n, idf }) => ({ text, kind, n, idf })),
    rungs: RUNGS.map((rung) => ({ rung, admitted: sizeOf(climbed, rung), hits: sizeOf(found, rung) })),
    archive: { articles, segments: segments.length },
  }
}
