/**
 * A `searchClient` for InstantSearch: turns its requests into searches of the API, and
 * the answers into the shape that its widgets read.
 *
 * Pages count from 0 there and from 1 here. An index name that ends in `/` and a
 * sort order, as `jiebao/date:desc`, sorts so. What the API cannot do (negated
 * or `filters` expressions) is refused, never passed over.
 *
 * Source: Algolia's "Backend search" guide for InstantSearch and its REST
 * reference of `queries`. We depart in one thing: where the highlighting tags
 * are not InstantSearch's own, the text around them is escaped.
 */
import type { Hit, Range, SearchAnswer, SearchRequest, SortOrder } from '../model.js'

/** The supported part of a request of InstantSearch. */
export type InstantRequest = {
  indexName: string
  params?:
    | {
        query?: string
        page?: number
        hitsPerPage?: number
        facets?: string | string[]
        facetFilters?: readonly (string | readonly string[])[]
        highlightPreTag?: string
        highlightPostTag?: string
        filters?: string
        facetName?: string
        facetQuery?: string
        maxFacetHits?: number
        [other: string]: unknown
      }
    | undefined
}
type InstantParams = NonNullable<InstantRequest['params']>

export type InstantHit = Hit & {
  objectID: string
  _highlightResult: Record<string, Highlighted>
  _snippetResult: Record<string, Highlighted>
}
type Highlighted = { value: string; matchLevel: 'none' | 'full'; matchedWords: string[] }

export type InstantResult = {
  index: string
  query: string
  params: string
  hits: InstantHit[]
  nbHits: number
  page: number
  nbPages: number
  hitsPerPage: number
  processingTimeMS: number
  exhaustiveNbHits: boolean
  exhaustiveFacetsCount: boolean
  facets: SearchAnswer['facetDistribution']
}
export type FacetResult = {
  facetHits: { value: string; highlighted: string; count: number }[]
  exhaustiveFacetsCount: boolean
}

export type SearchClient = {
  search(requests: readonly InstantRequest[]): Promise<{ results: InstantResult[] }>
  searchForFacetValues(requests: readonly InstantRequest[]): Promise<FacetResult[]>
}

type Searching = { search(request: SearchRequest): Promise<SearchAnswer> }

const SORTS: readonly SortOrder[] = ['relevance', 'date:desc', 'date:asc']
const LISTS = ['publication', 'section', 'reporter', 'kind'] as const
/** InstantSearch's own highlighting tag. InstantSearch escapes the text around it. */
const PLACEHOLDER = '__ais-highlight__'
/** Stands where the sentence of a snippet goes on. */
const CUT = '……'

/** @param client  of createClient(), or an engine */
export function instantSearch(client: Searching): SearchClient {
  return {
    async search(requests) {
      return { results: await Promise.all(requests.map((request) => one(client, request))) }
    },
    searchForFacetValues: (requests) => Promise.all(requests.map((request) => values(client, request))),
  }
}

async function one(client: Searching, { indexName, params = {} }: InstantRequest): Promise<InstantResult> {
  const request = requestOf(indexName, params)
  const answer = await client.search(request)
  return {
    index: indexName,
    query: answer.query,
    params: new URLSearchParams({ query: answer.query }).toString(),
    hits: answer.hits.map((hit) => instantHit(hit, params)),
    nbHits: answer.totalHits,
    page: answer.page - 1,
    nbPages: Math.ceil(answer.totalHits / answer.hitsPerPage),
    hitsPerPage: answer.hitsPerPage,
    processingTimeMS: Math.ceil(answer.processingTimeMs),
    exhaustiveNbHits: answer.totalIsExact,
    exhaustiveFacetsCount: answer.totalIsExact,
    facets: answer.facetDistribution,
  }
}

async function values(client: Searching, { indexName, params = {} }: InstantRequest): Promise<FacetResult> {
  const { facetName = '', facetQuery = '', maxFacetHits = 10 } = params
  const answer = await client.search({
    ...requestOf(indexName, params),
    page: 1,
    hitsPerPage: 1,
    facets: true,
  })
  const counts = Object.entries(answer.facetDistribution[facetName] ?? {})
  const found = counts
    .filter(([value]) => value.includes(facetQuery))
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxFacetHits)
  const mark = (value: string) => {
    const at = value.indexOf(facetQuery)
    return highlighted(value, facetQuery ? [[at, at + facetQuery.length]] : [], params).value
  }
  return {
    facetHits: found.map(([value, count]) => ({ value, highlighted: mark(value), count })),
    exhaustiveFacetsCount: answer.totalIsExact,
  }
}

function requestOf(indexName: string, params: InstantParams): SearchRequest {
  if (params.filters) throw new Error(`Cannot read filters=${params.filters}: use facetFilters`)
  const sort = SORTS.find((order) => indexName.endsWith(`/${order}`))
  return {
    q: params.query ?? '',
    page: (params.page ?? 0) + 1,
    // InstantSearch sends 0 to ask for facets alone.
    hitsPerPage: Math.max(1, params.hitsPerPage ?? 20),
    facets: params.facets !== undefined && params.facets.length > 0,
    ...(sort ? { sort } : {}),
    ...filtersOf(params.facetFilters ?? []),
  }
}

/** Reads facet filters. The API takes values of one facet as alternatives, which InstantSearch sends as a nested list. */
function filtersOf(groups: NonNullable<InstantParams['facetFilters']>): Partial<SearchRequest> {
  const chosen = new Map<string, string[]>()
  for (const group of groups) {
    const parts = (typeof group === 'string' ? [group] : group).map(split)
    const [name] = parts[0] ?? ['']
    if (parts.length === 0) continue
    if (parts.some(([other]) => other !== name) || chosen.has(name))
      throw new Error(
        `Cannot filter by ${JSON.stringify(group)}: write one list of alternatives for each facet`,
      )
    chosen.set(
      name,
      parts.map(([, value]) => value),
    )
  }
  const request: Partial<SearchRequest> = {}
  for (const [name, list] of chosen) {
    const known = LISTS.find((one) => one === name)
    if (known) Object.assign(request, { [known]: list })
    else if (name === 'year' && list.length === 1) Object.assign(request, { from: list[0], to: list[0] })
    else throw new Error(`Cannot filter by ${name}: the facets are ${LISTS.join(', ')} and one year`)
  }
  return request
}

function split(filter: string): [name: string, value: string] {
  const colon = filter.indexOf(':')
  if (colon < 1 || filter.startsWith('-') || filter[colon + 1] === '-')
    throw new Error(`Cannot filter by ${filter}: write facet:value, without a minus`)
  return [filter.slice(0, colon), filter.slice(colon + 1)]
}

function instantHit(hit: Hit, params: InstantParams): InstantHit {
  const snippets: Record<string, Highlighted> = {}
  for (const { field, text, ranges, cutBefore, cutAfter } of hit.snippets) {
    if (snippets[field]) continue
    const { value, ...match } = highlighted(text, ranges, params)
    snippets[field] = { ...match, value: `${cutBefore ? CUT : ''}${value}${cutAfter ? CUT : ''}` }
  }
  const headline = snippets.headline ?? highlighted(hit.headline ?? '', [], params)
  return { ...hit, objectID: hit.id, _highlightResult: { headline }, _snippetResult: snippets }
}

function highlighted(text: string, ranges: readonly Range[], params: InstantParams): Highlighted {
  const { highlightPreTag: open = '<em>', highlightPostTag: close = '</em>' } = params
  const put = open.startsWith(PLACEHOLDER) ? (raw: string) => raw : escaped
  let value = ''
  let at = 0
  for (const [from, to] of ranges) {
    value += put(text.slice(at, from)) + open + put(text.slice(from, to)) + close
    at = to
  }
  return {
    value: value + put(text.slice(at)),
    matchLevel: ranges.length > 0 ? 'full' : 'none',
    matchedWords: [...new Set(ranges.map(([from, to]) => text.slice(from, to)))],
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark]!)
