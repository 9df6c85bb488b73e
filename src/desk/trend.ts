/** Trends: several queries side by side, absolute and per thousand of the articles held. */
import type {
  AggregateAnswer,
  BucketUnit,
  Engine,
  Kind,
  Matching,
  RequestOptions,
  SearchRequest,
} from '../model.js'

/** What is counted or quoted is printed, or has the words: looser hits are taken only where they are asked for. */
export const STRICT: Matching = 'all'
/** What a trend counts unless `kind` says so: loose lines of an issue are no articles, and no share of them. */
export const TREND_KINDS: readonly Kind[] = ['article', 'photo']
/** Most queries that are compared at once. */
export const MOST_SERIES = 10

/** `hits` and `perThousand` go with the `keys` of the answer; null where nothing is held that it could be a share of. */
export type TrendSeries = Pick<AggregateAnswer, 'query' | 'totalHits' | 'totalIsExact' | 'warnings'> & {
  hits: number[]
  perThousand: (number | null)[]
}

/**
 * `keys` are the days, months, years or newspapers of which something is held within the filters, and `held` how many
 * articles and photographs that is.
 */
export type TrendAnswer = {
  by: BucketUnit
  keys: (string | null)[]
  held: number[]
  series: TrendSeries[]
}

/**
 * @param queries 1 to MOST_SERIES
 * @param filters of all of them, and of what is held
 * @throws as `Engine.search`
 */
export async function trend(
  engine: Engine,
  queries: readonly string[],
  filters: Omit<SearchRequest, 'q'>,
  by: BucketUnit,
  options?: RequestOptions,
): Promise<TrendAnswer> {
  const { kind = [...TREND_KINDS] } = filters
  const [held, ...asked] = await Promise.all(
    ['', ...queries].map((q) => engine.aggregate({ ...filters, kind, q }, by, options)),
  )
  const keys = keysOf([held!, ...asked], by)
  const placeOf = new Map(keys.map((key, place) => [key, place]))
  const countsOf = ({ buckets }: Pick<AggregateAnswer, 'buckets'>) => {
    const counts = new Array<number>(keys.length).fill(0)
    for (const { key, hits } of buckets) counts[placeOf.get(key)!] = hits
    return counts
  }
  const heldByKey = countsOf(held!)
  const series = asked.map(({ query, totalHits, totalIsExact, warnings, ...counted }): TrendSeries => {
    const hits = countsOf(counted)
    return { query, totalHits, totalIsExact, warnings, hits, perThousand: shares(hits, heldByKey) }
  })
  return { by, keys, held: heldByKey, series }
}

/** Time rises; newspapers in the order of those held. Unknown ones are last. */
function keysOf(answers: readonly AggregateAnswer[], by: BucketUnit): (string | null)[] {
  const all = new Set<string | null>()
  for (const { buckets } of answers) for (const { key } of buckets) all.add(key)
  const isUnknown = all.delete(null)
  const known = [...all]
  if (by !== 'publication') known.sort()
  return isUnknown ? [...known, null] : known
}

/** To a thousandth. */
function shares(hits: readonly number[], held: readonly number[]): (number | null)[] {
  return hits.map((count, i) => (held[i] === 0 ? null : Math.round((count / held[i]!) * 1e6) / 1e3))
}
