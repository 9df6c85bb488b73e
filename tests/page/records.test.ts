/** Reference managers and search engines read of a page what it shows. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

const engine = fakeEngine()
let server: Running
beforeAll(async () => {
  server = await serve(engine)
})
afterAll(() => server.close())

const text = async (path: string) => (await fetch(server.url + path)).text()

/** What a reference manager does: the ids of the page, then the formats of each, then its record. */
async function recordsOf(path: string): Promise<string[]> {
  const page = await text(path)
  const href = /<link rel="unapi-server" href="([^"]+)" type="application\/xml"/.exec(page)![1]!
  const api = new URL(href, server.url + path)
  const ids = [...page.matchAll(/<abbr class="unapi-id" title="([^"]+)"/g)].map(([, id]) => id!)
  return Promise.all(
    ids.map(async (id) => {
      const offered = await fetch(`${api}?${new URLSearchParams({ id })}`)
      expect(offered.status).toBe(300)
      expect(await offered.text()).toContain(`<formats id="${id}"><format name="ris"`)
      return (await fetch(`${api}?${new URLSearchParams({ id, format: 'ris' })}`)).text()
    }),
  )
}

test('every hit of a page of results, and an article, has its record', async () => {
  const { hits } = await engine.search({ q: '志愿' })
  const records = await recordsOf(`/?q=${encodeURIComponent('志愿')}`)
  expect(records.map((record) => /^UR {2}- .*article\/(.*)\r$/m.exec(record)![1])).toEqual(
    hits.map(({ id }) => id),
  )
  for (const record of records) expect(record).toMatch(/^TY {2}- NEWS\r\n/)
  expect(await recordsOf(`/article/${hits[0]!.id}`)).toEqual([records[0]])
})

test.each([
  ['/unapi', 200, '<formats><format name="ris"'],
  ['/unapi?id=none', 404, 'NOT_FOUND'],
  ['/unapi?id=none&format=mods', 400, 'BAD_PARAMETER'],
])('%s: %i', async (path, status, body) => {
  const answer = await fetch(server.url + path)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(body)
})

test('the head of an article says where it stays and what it is, whatever its headline holds', async () => {
  const { hits } = await engine.search({ q: '志愿' })
  const hit = hits.find(({ kind }) => kind === 'article')!
  const article = engine.article
  engine.article = async (...asked) => ({ ...(await article(...asked))!, headline: '</script><b>"题' })
  try {
    const page = await text(`/article/${hit.id}`)
    const url = `${server.url}/article/${hit.id}`
    expect(page).toContain(`<link rel="canonical cite-as" href="${url}">`)
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)!
    expect(JSON.parse(json!)).toMatchObject({
      '@type': 'NewsArticle',
      url,
      headline: '</script><b>"题',
      isPartOf: { isPartOf: { '@type': 'Newspaper', name: hit.publication.name } },
    })
  } finally {
    engine.article = article
  }
})
