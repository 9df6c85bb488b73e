/**
 * Why, and why not: how one article of a cluster stands to a query.
 */
import { RUNGS, type SearchRequest, type WhyNotAnswer } from '../../model.js'
import { topOf } from '../../query/query.js'
import { filtersApart, readFilters, reasonsFrom } from '../../search/search.js'
import type { Finding } from './find.js'
import type { ReadArticle } from './reading.js'
import { all, type ClusterQuery, filterQuery } from './sets.js'

export async function whyNotOf(
  request: SearchRequest,
  { plan, index, sets, admitted, shown }: Finding,
  reading: ReadArticle,
): Promise<WhyNotAnswer> {
  const { id, headline } = reading.article
  const apart = filtersApart(readFilters(request))
  const nodes = topOf(plan.root)
  const asked: ClusterQuery[] = [
    ...RUNGS.map((rung) => shown[rung]),
    ...RUNGS.map((rung) => admitted[rung]),
    ...apart.map(([, filters]) => filterQuery(filters)),
    ...nodes.map((node) => sets.of(node, 'variant')),
  ]
  const own = await index.counts(asked.map((query) => all([{ term: { id } }, query])))
  const holds = own.map((articles) => articles > 0)
  const rungIn = (from: number) => RUNGS.find((_, r) => holds[from + r]) ?? null
  const rung = rungIn(0)
  const behind = 2 * RUNGS.length
  const failed = apart.filter((_, i) => !holds[behind + i]).map(([name]) => name)
  const clauses = plan.positive.map((clause) => ({
    typed: clause.typed,
    rung: reading.clause(clause) ?? null,
    ...reading.unitsOf(clause),
  }))
  const stands = { rung, admitted: rungIn(RUNGS.length), failed: rung ? [] : failed }
  const meets = (node: (typeof nodes)[number]) => holds[behind + apart.length + nodes.indexOf(node)]!
  const reasons = reasonsFrom(plan, clauses, stands, meets)
  return { query: request.q, id, headline, rung, clauses, reasons, warnings: [] }
}
