/** First attested: between which days a string is printed, in the archive and in each newspaper. */
import type { Bucket, Engine, Hit, RequestOptions, SearchAnswer, SearchRequest } from '../model.js'

/** `first` and `last` have a day; null where no article that has one holds the string. `publications` by hits. */
export type AttestedAnswer = Pick<SearchAnswer, 'query' | 'totalHits' | 'totalIsExact' | 'warnings'> & {
  first: Hit | null
  last: Hit | null
  publications: Bucket[]
}

/**
 * @param request whose query is one string, taken as printed, signs and all
 * @throws as `Engine.search`
 */
export async function attested(
  engine: Engine,
  request: SearchRequest,
  options?: RequestOptions,
): Promise<AttestedAnswer> {
  const exact = { ...request, matching: 'exact', facets: false, further: false, hitsPerPage: 1 } as const
  const counted = await engine.aggregate(exact, 'publication', options)
  const { query, totalHits, totalIsExact, warnings, buckets } = counted
  const told = { query, totalHits, totalIsExact, publications: buckets, warnings }
  // A search that finds nothing looks on for what comes near.
  if (totalHits === 0) return { ...told, first: null, last: null }
  const [oldest, newest] = await Promise.all([
    engine.search({ ...exact, sort: 'date:asc' }, options),
    engine.search({ ...exact, sort: 'date:desc' }, options),
  ])
  return { ...told, first: dated(oldest), last: dated(newest) }
}

/** Hits of unknown date come last in both orders. */
const dated = ({ hits: [hit] }: SearchAnswer): Hit | null =>
  hit && (hit.date.from !== null || hit.date.to !== null) ? hit : null
