/**
 * A `searchClient` for InstantSearch: turns its requests into searches of the API, and
 * the answers into the shape that its widgets read.
 *
 * Pages count from 0 there and from 1 here. An index name that ends in `/` and a
 * sort order, as `jiebao/date:desc`, sorts so. Every parameter that the API cannot serve is refused by
 * its name, unless it is empty; only those that tell of the user, and ask nothing, are passed over.
 *
 * Source: Algolia's "Backend search" guide for InstantSearch and its REST
 * reference of `queries`. We depart in one thing: where the highlighting tags
 * are not InstantSearch's own, the text around them is escaped.
 */
import type { Hit, Range, SearchAnswer, SearchRequest, SortOrder } from '../model.js'

/** Filters as InstantSearch's types allow them; lists within lists of lists are refused. */
type Filters = string | readonly Filters[]

/** The supported part of a request of InstantSearch. */
export type InstantRequest = {
  indexName: string
  params?:
    | {
        query?: string | undefined
        page?: number | undefined
        hitsPerPage?: number | undefined
        facets?: string | string[] | undefined
        /** First hit, from 0, and number of hits, instead of a page. */
        offset?: number | undefined
        length?: number | undefined
        facetFilters?: Filters | undefined
        /** Conditions on `date`, `eventDate` or `year`, all of which hold: `date>=2024-04`, `year=2024`. */
        numericFilters?: Filters | undefined
        maxValuesPerFacet?: number | undefined
        highlightPreTag?: string | undefined
        highlightPostTag?: string | undefined
        filters?: string | undefined
        facetName?: string | undefined
        facetQuery?: string | undefined
        maxFacetHits?: number | undefined
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

export type FacetRequest = {
  indexName: string
  facetName: string
  searchForFacetValuesRequest?:
    | { facetQuery?: string | undefined; maxFacetHits?: number | undefined; params?: string | undefined }
    | undefined
}

export type SearchClient = {
  search(requests: readonly InstantRequest[]): Promise<{ results: InstantResult[] }>
  /** As InstantSearch asks; and as the types of algoliasearch 5 have it, for one facet. */
  searchForFacetValues(requests: readonly InstantRequest[]): Promise<FacetResult[]>
  searchForFacetValues(request: FacetRequest): Promise<FacetResult>
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
  function searchForFacetValues(requests: readonly InstantRequest[]): Promise<FacetResult[]>
  function searchForFacetValues(request: FacetRequest): Promise<FacetResult>
  function searchForFacetValues(asked: readonly InstantRequest[] | FacetRequest) {
    if ('indexName' in asked) {
      const { indexName, facetName, searchForFacetValuesRequest: more } = asked
      return values(client, { indexName, params: { facetName, ...more } })
    }
    return Promise.all(asked.map((request) => values(client, request)))
  }
  return {
    async search(requests) {
      return { results: await Promise.all(requests.map((request) => one(client, request))) }
    },
    searchForFacetValues,
  }
}

async function one(client: Searching, { indexName, params = {} }: InstantRequest): Promise<InstantResult> {
  const request = requestOf(indexName, params)
  const answer = await client.search(request)
  const { hits, ...paging } = await paged(client, request, answer, params)
  return {
    index: indexName,
    query: answer.query,
    params: new URLSearchParams({ query: answer.query }).toString(),
    hits: hits.map((hit) => instantHit(hit, params)),
    nbHits: answer.totalHits,
    ...paging,
    processingTimeMS: Math.ceil(answer.processingTimeMs),
    exhaustiveNbHits: answer.totalIsExact,
    exhaustiveFacetsCount: answer.totalIsExact,
    facets: facetsOf(answer, params),
  }
}

type Paged = Pick<InstantResult, 'page' | 'nbPages' | 'hitsPerPage'> & { hits: Hit[] }

/** The hits that were asked for: a page, or `length` of them from `offset`, which may lie on two pages. */
async function paged(
  client: Searching,
  request: SearchRequest,
  { hits, page, hitsPerPage, totalHits }: SearchAnswer,
  { offset, length, hitsPerPage: asked }: InstantParams,
): Promise<Paged> {
  if (asked === 0) return { hits: [], page: 0, nbPages: 0, hitsPerPage: 0 }
  const nbPages = Math.ceil(totalHits / hitsPerPage)
  if (length === undefined) return { hits, page: page - 1, nbPages, hitsPerPage }
  const skipped = (offset ?? 0) % length
  const more = skipped > 0 ? (await client.search({ ...request, page: page + 1, facets: false })).hits : []
  return { hits: [...hits, ...more].slice(skipped, skipped + length), page: page - 1, nbPages, hitsPerPage }
}

/** The counts of the facets, of each the highest that were asked for. */
function facetsOf(
  { facetDistribution }: SearchAnswer,
  { maxValuesPerFacet }: InstantParams,
): InstantResult['facets'] {
  const cut = (counts: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(counts)
        .sort(([, a], [, b]) => b - a)
        .slice(0, maxValuesPerFacet),
    )
  return Object.fromEntries(Object.entries(facetDistribution).map(([name, counts]) => [name, cut(counts)]))
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

/** Parameters that are served, and those that tell of the user and change no answer. */
const SERVED = new Set([
  ...['query', 'page', 'hitsPerPage', 'offset', 'length', 'facets', 'facetFilters', 'numericFilters'],
  ...['maxValuesPerFacet', 'highlightPreTag', 'highlightPostTag', 'facetName', 'facetQuery', 'maxFacetHits'],
  ...['analytics', 'analyticsTags', 'userToken'],
])

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

/** @throws naming the first parameter that cannot be served */
function requestOf(indexName: string, params: InstantParams): SearchRequest {
  for (const [name, value] of Object.entries(params))
    if (!SERVED.has(name) && !isEmpty(value))
      throw new Error(
        `Cannot serve ${name}=${JSON.stringify(value)}: leave it out${name === 'filters' ? ' and use facetFilters' : ''}`,
      )
  const { offset, length } = params
  if ((offset === undefined) !== (length === undefined) || length === 0)
    throw new Error(`Cannot serve offset=${offset} with length=${length}: send both, and a length above 0`)
  const order = indexName.slice(indexName.indexOf('/') + 1)
  const sort = indexName.includes('/') ? SORTS.find((one) => one === order) : undefined
  if (indexName.includes('/') && !sort)
    throw new Error(`Cannot sort by ${order}: the index name may end in /${SORTS.join(', /')}`)
  return {
    q: params.query ?? '',
    page: length === undefined ? (params.page ?? 0) + 1 : Math.floor(offset! / length) + 1,
    // InstantSearch sends 0 to ask for facets alone.
    hitsPerPage: Math.max(1, length ?? params.hitsPerPage ?? 20),
    facets: params.facets !== undefined && params.facets.length > 0,
    ...(sort ? { sort } : {}),
    ...filtersOf(listed(params.facetFilters), spanOf(listed(params.numericFilters))),
  }
}

/** The conditions that all must hold, each one or a list of alternatives. @throws naming one that is nested deeper */
function listed(filters: Filters | undefined): (string | string[])[] {
  const groups = typeof filters === 'string' ? [filters].filter(Boolean) : (filters ?? [])
  return groups.map((group) => {
    if (typeof group === 'string') return group
    return group.map((one) => {
      if (typeof one === 'string') return one
      throw new Error(
        `Cannot filter by ${JSON.stringify(group)}: write lists of alternatives, and none in them`,
      )
    })
  })
}

/** Reads numeric filters. @throws naming one that is none of a date */
function spanOf(filters: readonly (string | string[])[]): Partial<SearchRequest> {
  const span: Partial<SearchRequest> = {}
  for (const filter of filters) {
    const alone = typeof filter !== 'string' && filter.length === 1 ? filter[0]! : filter
    const read =
      typeof alone === 'string'
        ? /^(date|eventDate|year) *(>=|<=|=) *(\d{4}(?:-?\d\d){0,2})$/.exec(alone)
        : null
    if (!read)
      throw new Error(
        `Cannot filter by ${JSON.stringify(filter)}: write date, eventDate or year, then >=, <= or =, then YYYY-MM-DD, each by itself`,
      )
    const [, name, sign, text] = read
    const [from, to] = name === 'eventDate' ? (['eventFrom', 'eventTo'] as const) : (['from', 'to'] as const)
    const day = text!.replace(/^(\d{4})-?(\d\d)?-?(\d\d)?$/, (_all, ...parts) =>
      parts.slice(0, 3).filter(Boolean).join('-'),
    )
    for (const end of sign === '=' ? [from, to] : [sign === '>=' ? from : to]) {
      if (span[end] !== undefined)
        throw new Error(`Cannot filter by ${JSON.stringify(filter)}: an end is given twice`)
      span[end] = day
    }
  }
  return span
}

/** Reads facet filters. The API takes values of one facet as alternatives, which InstantSearch sends as a nested list. */
function filtersOf(
  groups: readonly (string | string[])[],
  span: Partial<SearchRequest>,
): Partial<SearchRequest> {
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
  const request: Partial<SearchRequest> = { ...span }
  for (const [name, list] of chosen) {
    const known = LISTS.find((one) => one === name)
    if (known) Object.assign(request, { [known]: list })
    else if (name === 'year' && list.length === 1 && !span.from && !span.to)
      Object.assign(request, { from: list[0], to: list[0] })
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
