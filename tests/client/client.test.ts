/** The typed client and the InstantSearch adapter, over a server with the fake engine. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ApiError, type Client, createClient, instantSearch } from '../../src/client/client.js'
import type { SearchAnswer } from '../../src/model.js'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve, TOKEN } from '../api/harness.js'

let server: Running
let client: Client
beforeAll(async () => {
  server = await serve(fakeEngine(10))
  client = createClient(server.url, { token: TOKEN })
})
beforeEach(() => {
  server.engine.asked.length = 0
})
afterAll(() => server.close())

const ID = '7f3a9c21e0b4d503'

describe('createClient()', () => {
  test('sends everything that a search can ask for', async () => {
    const request = {
      q: '"志愿" & 者',
      page: 2,
      hitsPerPage: 7,
      sort: 'date:asc',
      from: '2024',
      to: '2024-12',
      eventFrom: '2023',
      eventTo: '2024-11',
      monthDay: '04-12',
      publication: ['今日解放', '某报'],
      section: ['科普角'],
      reporter: ['张苗'],
      kind: ['article', 'photo'],
      facets: false,
      matching: 'all',
      variants: false,
      explain: true,
    } as const
    await client.search({
      ...request,
      publication: [...request.publication],
      section: [...request.section],
      reporter: [...request.reporter],
      kind: [...request.kind],
    })
    expect(server.engine.asked.at(-1)).toEqual(request)
  })

  test('a string is a query', async () => {
    expect((await client.search('志愿')).totalHits).toBe(30)
  })

  test('exports every hit, and ends early where the caller does', async () => {
    const ids: string[] = []
    for await (const { id } of client.export('志愿')) ids.push(id)
    expect(ids).toHaveLength(30)
    for await (const { id } of client.export('志愿')) {
      expect(id).toBe(ids[0])
      break
    }
  })

  test('reads articles, issues, suggestions, times and citations', async () => {
    expect((await client.article(ID, '球茎')).matches).toHaveLength(2)
    expect((await client.article(ID)).matches).toBeUndefined()
    expect((await client.similar(ID, 2)).similar).toHaveLength(2)
    expect(await client.whyNot(ID, { q: '没有的词', kind: ['photo'] })).toMatchObject({ id: ID, rung: null })
    expect(Object.keys(await client.names()).sort()).toEqual(['groups', 'problems'])
    expect(await client.citation(ID, 'ris')).toMatch(/^TY {2}- NEWS/)
    expect((await client.issues()).totalIssues).toBe(3)
    expect((await client.issue('a1b2c3d4e5f60001', 2, 2)).articles).toHaveLength(2)
    expect((await client.suggest('志愿', 1)).suggestions).toHaveLength(1)
    expect((await client.timeline('志愿')).totalHits).toBe(30)
  })

  test('starts an update and follows it', async () => {
    const { id } = await client.update({ full: true })
    await expect.poll(async () => (await client.job(id)).state).toBe('done')
    const bare = createClient(server.url)
    await expect(bare.update()).rejects.toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
  })

  test('a refusal is an ApiError with its code, value and request id', async () => {
    const refused = await client.search({ q: 'a', from: '2024-13' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiError)
    expect(refused).toMatchObject({ status: 400, code: 'BAD_PARAMETER', value: 'from=2024-13' })
    expect((refused as ApiError).requestId).toMatch(/^[\da-f-]{36}$/)
    const elsewhere = createClient(`${server.url}/nowhere`, {
      fetch: async () => new Response('<html>', { status: 502 }),
    })
    await expect(elsewhere.search('a')).rejects.toMatchObject({ status: 502, code: 'UNREACHABLE' })
  })

  test('can be ended early', async () => {
    await expect(client.search('a', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})

describe('instantSearch()', () => {
  const ask = async (params: Record<string, unknown>, indexName = 'jiebao') =>
    (await instantSearch(client).search([{ indexName, params }])).results[0]!

  test('answers in the shape of Algolia, its pages from 0', async () => {
    const result = await ask({ query: '志愿', page: 1, hitsPerPage: 20, facets: ['publication'] })
    expect(result).toMatchObject({
      index: 'jiebao',
      query: '志愿',
      nbHits: 30,
      page: 1,
      nbPages: 2,
      hitsPerPage: 20,
      exhaustiveNbHits: true,
    })
    expect(result.hits).toHaveLength(10)
    expect(result.hits[0]!.objectID).toBe(result.hits[0]!.id)
    expect(Object.keys(result.facets)).toContain('publication')
  })

  test('facets and sort orders become parameters', async () => {
    await ask(
      {
        query: 'a',
        facetFilters: [['publication:甲:乙', 'publication:丙'], 'kind:photo', ['year:2024']],
        facets: [],
      },
      'jiebao/date:desc',
    )
    expect(server.engine.asked.at(-1)).toMatchObject({
      publication: ['甲:乙', '丙'],
      kind: ['photo'],
      from: '2024',
      to: '2024',
      sort: 'date:desc',
      facets: false,
    })
  })

  test.each([
    { filters: 'a:b' },
    { facetFilters: ['publication:-a'] },
    { facetFilters: ['-publication:a'] },
    { facetFilters: ['publication:a', 'publication:b'] },
    { facetFilters: [['publication:a', 'section:b']] },
    { facetFilters: ['colour:red'] },
    { tagFilters: ['x'] },
    { numericFilters: ['price>3'] },
    { numericFilters: [['year>=2024', 'year<=2020']] },
    { numericFilters: ['date>=2024', 'year>=2023'] },
    { aroundLatLng: '1,2' },
    { typoTolerance: 'strict' },
    { offset: 3 },
    { offset: 0, length: 0 },
  ])('%j is refused, not passed over', async (params) => {
    await expect(ask({ query: 'a', ...params })).rejects.toThrow(/Cannot/)
  })

  test('what is empty, and what only tells of the user, is passed over; an unknown order is not', async () => {
    const idle = { filters: '', tagFilters: '', optionalFilters: [], clickAnalytics: false, userToken: 'u' }
    expect((await ask({ query: '志愿', ...idle })).nbHits).toBe(30)
    await expect(ask({ query: 'a' }, 'jiebao/price:asc')).rejects.toThrow(/Cannot sort by price:asc/)
  })

  test('offset and length take hits across pages; no hits are asked for with hitsPerPage 0', async () => {
    const all = (await ask({ query: '志愿', hitsPerPage: 30 })).hits.map(({ id }) => id)
    for (const [offset, length] of [
      [0, 4],
      [4, 4],
      [3, 5],
      [28, 7],
    ] as const)
      expect((await ask({ query: '志愿', offset, length })).hits.map(({ id }) => id)).toEqual(
        all.slice(offset, offset + length),
      )
    expect(await ask({ query: '志愿', hitsPerPage: 0 })).toMatchObject({
      hits: [],
      nbHits: 30,
      hitsPerPage: 0,
    })
  })

  test('numeric filters are spans of dates, and a facet is cut to its highest counts', async () => {
    await ask({ query: 'a', numericFilters: ['year>=2023', 'date<=20240415', 'eventDate=2024-04'] })
    expect(server.engine.asked.at(-1)).toMatchObject({
      from: '2023',
      to: '2024-04-15',
      eventFrom: '2024-04',
      eventTo: '2024-04',
    })
    const { facets } = await ask({ query: '志愿', facets: ['reporter'], maxValuesPerFacet: 1 })
    expect(Object.keys(facets.reporter!)).toHaveLength(1)
  })

  test('marks matches, with the text around them escaped unless InstantSearch does that', async () => {
    const searching = (text: string, cut = false) => ({
      search: async (): Promise<SearchAnswer> => {
        const answer = await client.search('志愿')
        return {
          ...answer,
          hits: [
            {
              ...answer.hits[0]!,
              snippets: [{ field: 'body' as const, text, ranges: [[1, 3]], cutBefore: false, cutAfter: cut }],
            },
          ],
        }
      },
    })
    const bodyOf = async (text: string, params: Record<string, string>, cut?: boolean) =>
      (await instantSearch(searching(text, cut)).search([{ indexName: 'x', params }])).results[0]!.hits[0]!
        ._snippetResult.body!
    expect(await bodyOf('<志愿&', {})).toEqual({
      value: '&lt;<em>志愿</em>&amp;',
      matchLevel: 'full',
      matchedWords: ['志愿'],
    })
    expect((await bodyOf('<志愿&', {}, true)).value).toBe('&lt;<em>志愿</em>&amp;……')
    const own = { highlightPreTag: '__ais-highlight__', highlightPostTag: '__/ais-highlight__' }
    expect((await bodyOf('<志愿&', own)).value).toBe('<__ais-highlight__志愿__/ais-highlight__&')
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 3 }), async (text) => {
        expect((await bodyOf(text, {})).value.replace(/<\/?em>/g, '')).not.toMatch(/[<>"]/)
      }),
      { numRuns: 20 },
    )
  })

  test('finds values of a facet', async () => {
    const params = {
      query: '志愿',
      facetName: 'publication',
      facetQuery: '解放',
      highlightPreTag: '<b>',
      highlightPostTag: '</b>',
    }
    const [found] = await instantSearch(client).searchForFacetValues([{ indexName: 'jiebao', params }])
    expect(found!.facetHits).toEqual([{ value: '今日解放', highlighted: '今日<b>解放</b>', count: 20 }])
  })

  test('finds values of a facet as the types of algoliasearch 5 ask', async () => {
    const request = {
      indexName: 'jiebao',
      facetName: 'publication',
      searchForFacetValuesRequest: { facetQuery: '解放', maxFacetHits: 1 },
    }
    const { facetHits } = await instantSearch(client).searchForFacetValues(request)
    expect(facetHits.map(({ value }) => value)).toEqual(['今日解放'])
    const params = { ...request, searchForFacetValuesRequest: { params: 'hitsPerPage=1' } }
    await expect(instantSearch(client).searchForFacetValues(params)).rejects.toThrow('Cannot serve params')
  })

  test.each([{ facetFilters: [[['kind:photo']]] }, { numericFilters: [[['year=2024']]] }])(
    'refuses lists in lists of alternatives: %o',
    async (params) => {
      await expect(instantSearch(client).search([{ indexName: 'jiebao', params }])).rejects.toThrow(
        'write lists of alternatives, and none in them',
      )
    },
  )
})
