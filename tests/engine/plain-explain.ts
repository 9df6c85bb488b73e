/** How a plain engine answers a query: no index, hence no stages to tell of. */
import type { Cutter } from '../../src/analysis/analysis.js'
import { type QueryExplanation, RUNGS, type Rung, type SearchRequest } from '../../src/model.js'
import { treeOf } from '../../src/search/shown/query-explanation.js'
import { has } from '../search/oracle.js'
import { idfOf, type PlainView, plainFind, unitStands } from './plain-search.js'

export function explainPlainly(view: PlainView, request: SearchRequest, cutter: Cutter): QueryExplanation {
  const { held } = view
  const { plan, climbed, ranked } = plainFind(view, request, cutter)
  const terms = [...new Map(plan.positive.flatMap((clause) => clause.terms.map((term) => [term.text, term])))]
  const times = (of: Iterable<Rung>, rung: Rung) => [...of].filter((each) => each === rung).length
  return {
    query: request.q,
    tree: plan.root && treeOf(plan.root),
    clauses: plan.positive.map((clause) => ({
      typed: clause.typed,
      quoted: clause.quoted,
      fields: clause.fields,
      units: clause.units.map((unit) => {
        return {
          text: unit.text,
          kind: unit.kind,
          articles: held.filter((read) => unitStands(unit, read, clause.fields)).length,
        }
      }),
      forms: clause.variants.map(({ typed, matched, why }) => ({ typed, matched, why, isGuess: false })),
    })),
    terms: terms.map(([text, { kind }]) => {
      const n = held.filter((read) => has(read, text, null)).length
      return { text, kind, n, idf: idfOf(n, held.length) }
    }),
    rungs: RUNGS.map((rung) => {
      const hits = times(
        ranked.map((each) => each.rung),
        rung,
      )
      return { rung, admitted: times(climbed.values(), rung), hits }
    }),
    totalHits: ranked.length,
    archive: { articles: held.length, segments: 1 },
    ranking: { scored: held.length, reranked: 0 },
    stages: [],
    warnings: plan.warnings,
  }
}
