/**
 * Lookups: searches of one index of articles, several in one request.
 */
import type { Article, IssueRef } from '../../model.js'
import type { Connection } from './connection.js'
import type { ClusterQuery } from './sets.js'

/** What is kept of an article for those who show it. */
export type KeptArticle = {
  article: Article
  issueHead: IssueRef
  issue: string
  place: number
  born: number
}

export type ClusterHit = {
  _id: string
  _score: number | null
  _source?: KeptArticle
  _seq_no?: number
  _primary_term?: number
  sort?: (string | number | null)[]
  matched_queries?: string[]
}
export type ValueBucket = { key: string; doc_count: number; first?: { buckets: ValueBucket[] } }
export type Aggregations = Record<string, { buckets?: ValueBucket[]; doc_count?: number }>

export type Lookup = {
  query: ClusterQuery
  from?: number
  size?: number
  sort?: unknown[]
  track_scores?: boolean
  search_after?: unknown[]
  aggs?: object
  _source?: boolean | string[]
  seq_no_primary_term?: boolean
}
export type Looked = { total: number; hits: ClusterHit[]; aggregations: Aggregations }

type Answer = {
  hits: { total: { value: number }; hits: ClusterHit[] }
  aggregations?: Aggregations
}

/** As far as the cluster counts into a list; beyond, a list is walked through. */
export const DEEPEST_START = 10_000
/** Searches that go in one request. */
const TOGETHER = 100

export class Index {
  constructor(
    readonly connection: Connection,
    readonly name: string,
  ) {}

  /**
   * Answers in the order of the lookups.
   *
   * @throws {JiebaoError} as the connection refuses; also where a part of the shards or of the time did not suffice
   */
  async look(lookups: readonly Lookup[]): Promise<Looked[]> {
    const looked: Looked[] = []
    for (let at = 0; at < lookups.length; at += TOGETHER)
      looked.push(...(await this.#lookTogether(lookups.slice(at, at + TOGETHER))))
    return looked
  }

  async one(lookup: Lookup): Promise<Looked> {
    return (await this.look([lookup]))[0]!
  }

  /** How many articles each query has. */
  async counts(queries: readonly ClusterQuery[]): Promise<number[]> {
    return (await this.look(queries.map((query) => ({ query, size: 0 })))).map(({ total }) => total)
  }

  /** Every hit in its order, some thousands at a time. The order must not leave two hits equal. */
  async *every(lookup: Lookup & { sort: unknown[] }, size = 1000): AsyncGenerator<ClusterHit[]> {
    let after: unknown[] | undefined
    for (;;) {
      const { hits } = await this.one({ ...lookup, size, ...(after ? { search_after: after } : {}) })
      if (hits.length > 0) yield hits
      if (hits.length < size) return
      after = hits.at(-1)!.sort!
    }
  }

  async #lookTogether(lookups: readonly Lookup[]): Promise<Looked[]> {
    const { responses } = await this.connection.body<{ responses: Answer[] }>({
      method: 'POST',
      path: `/${this.name}/_msearch`,
      searches: lookups.map((lookup) => ({ track_total_hits: true, _source: SHOWN, ...lookup })),
    })
    return responses.map(({ hits, aggregations = {} }) => ({
      total: hits.total.value,
      hits: hits.hits,
      aggregations,
    }))
  }
}

const SHOWN = ['article', 'issueHead', 'issue', 'place', 'born']
