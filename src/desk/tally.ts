/** The names of a list, each with its hits by year, month or newspaper: one row a name, as they are counted. */
import type { BucketUnit, Engine, RequestOptions, SearchAnswer, SearchRequest } from '../model.js'
import { TREND_KINDS } from './trend.js'

/** Most names of one list. */
export const MOST_NAMES = 10_000

/** `counts`: articles that hold the name as printed, by key; keys without any are left out. */
export type TallyRow = Pick<SearchAnswer, 'totalHits' | 'totalIsExact'> & {
  name: string
  first: string | null
  last: string | null
  counts: Record<string, number>
}

/** The names of a list, a line each, as they stand; a name that stands twice counts once. */
export const namesIn = (list: string): string[] => [
  ...new Set(
    list
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** What can be counted by: the keys of all that is held within the filters. The unknown is `null`. */
export async function tallyKeys(
  engine: Engine,
  filters: Omit<SearchRequest, 'q'>,
  by: BucketUnit,
  options?: RequestOptions,
): Promise<string[]> {
  const { buckets } = await engine.aggregate({ kind: [...TREND_KINDS], ...filters, q: '' }, by, options)
  return buckets.map(({ key }) => String(key))
}

/**
 * @param left the time of each name
 * @throws as `Engine.search`
 */
export async function* tally(
  engine: Engine,
  names: readonly string[],
  filters: Omit<SearchRequest, 'q'>,
  by: BucketUnit,
  left: () => RequestOptions | undefined,
): AsyncGenerator<TallyRow> {
  for (const name of names) {
    const request: SearchRequest = { kind: [...TREND_KINDS], ...filters, q: name, matching: 'exact' }
    const { buckets, totalHits, totalIsExact } = await engine.aggregate(request, by, left())
    const counts = Object.fromEntries(buckets.map(({ key, hits }) => [String(key), hits]))
    const days = buckets.flatMap(({ first, last }) => [first, last]).filter((day) => day !== null)
    days.sort()
    yield { name, totalHits, totalIsExact, first: days[0] ?? null, last: days.at(-1) ?? null, counts }
  }
}
