/** Alerts by arrival: what of a query updates newly took in, whatever day it was printed on. */
import type { Engine, Hit, RequestOptions, SearchAnswer, SearchRequest } from '../model.js'

/** `at`: when an update took the article in, ISO 8601, UTC. */
export type ArrivedHit = Hit & { at: string }

export type ArrivedAnswer = Pick<SearchAnswer, 'query' | 'totalIsExact' | 'warnings'> & { hits: ArrivedHit[] }

/** Newest arrivals that are looked through for hits. */
const MOST_LOOKED = 2000
/** Arrivals that one search is asked about: as many as it has hits on a page. */
const AT_ONCE = 100

/**
 * @param most  hits, the newest arrivals first
 * @param since only what came after this moment, ISO 8601, UTC
 * @throws as `Engine.search`
 */
export async function arrived(
  engine: Engine,
  request: SearchRequest,
  most: number,
  { since = '', ...options }: RequestOptions & { since?: string },
): Promise<ArrivedAnswer> {
  const arrivals = (await engine.arrivals(MOST_LOOKED)).filter(({ at }) => at > since)
  const hits: ArrivedHit[] = []
  let told: Pick<SearchAnswer, 'totalIsExact' | 'warnings'> = { totalIsExact: true, warnings: [] }
  for (let from = 0; from < arrivals.length && hits.length < most && told.totalIsExact; from += AT_ONCE) {
    const some = new Map(arrivals.slice(from, from + AT_ONCE).map(({ id, at }) => [id, at]))
    const { hits: found, ...answer } = await engine.search(
      { ...request, id: [...some.keys()], hitsPerPage: AT_ONCE, facets: false },
      options,
    )
    told = answer
    const byId = new Map(found.map((hit) => [hit.id, hit]))
    for (const [id, at] of some) if (byId.has(id)) hits.push({ ...byId.get(id)!, at })
  }
  const { totalIsExact, warnings } = told
  return { query: request.q, hits: hits.slice(0, most), totalIsExact, warnings }
}
