/** Reference managers and search engines read of a page what it shows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

const engine = fakeEngine()
/** An id that an address cannot hold as it stands. */
const ODD = 'a&b #1%'
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

test('an issue has one address for each of its pages, and an article one', async () => {
  const { issues } = await engine.issues(1, 1)
  const { id } = issues[0]!
  const linkOf = async (path: string) =>
    /<link rel="canonical[^"]*" href="([^"]*)">/.exec(await text(path))?.[1]
  expect(await linkOf(`/issue/${id}?page=1`)).toBe(`${server.url}/issue/${id}`)
  expect(await linkOf(`/issue/${id}`)).toBe(`${server.url}/issue/${id}`)
  const { hits } = await engine.search({ q: '志愿', hitsPerPage: 1 })
  expect(await linkOf(`/article/${hits[0]!.id}?q=志愿`)).toBe(`${server.url}/article/${hits[0]!.id}`)
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

/**
 * Fields of Zotero's newspaper article by the tags that its translator RIS.js reads them of, those of no such field
 * (IS, which is an issue of a journal; the year) and notes, which its connectors drop, left out.
 */
const RIS_FIELDS: Readonly<Record<string, string>> = {
  TY: 'itemType',
  TI: 'title',
  AU: 'creators',
  T2: 'publicationTitle',
  DA: 'date',
  SP: 'pages',
  SE: 'section',
  UR: 'url',
  LA: 'language',
  DB: 'archive',
  M2: 'extra',
}

describe('what Zotero reads of a page', () => {
  const names = { rel: /<link rel="unapi-server"/, meta: /<meta (?:name|property)="([^"]*)"/g }

  test('the article as a newspaper article by unAPI first, and by COinS where a program knows no unAPI', async () => {
    const { hits } = await engine.search({ q: '志愿' })
    const page = (await text(`/article/${hits[0]!.id}`)).replaceAll('&amp;', '&')
    expect(page).toMatch(names.rel)
    const spans = [...page.matchAll(/<span class="Z3988" title="([^"]*)">/g)].map(([, title]) => title!)
    expect(spans).toHaveLength(1)
    const object = new URLSearchParams(spans[0])
    expect(object.get('ctx_ver')).toBe('Z39.88-2004')
    // Only in this format is the type of an item read as it stands; in that of journals it would be a journal's.
    expect(object.get('rft_val_fmt')).toBe('info:ofi/fmt:kev:mtx:dc')
    expect(object.get('rft.type')).toBe('newspaperArticle')
    expect(object.get('rft.title')).toBe(hits[0]!.headline)
    expect(object.get('rft.source')).toBe(hits[0]!.publication.name)
    expect(object.get('rft.identifier')).toBe(`${server.url}/article/${hits[0]!.id}`)
  })

  test('each hit by COinS too', async () => {
    const { hits } = await engine.search({ q: '志愿' })
    const page = (await text(`/?q=${encodeURIComponent('志愿')}`)).replaceAll('&amp;', '&')
    const objects = [...page.matchAll(/<span class="Z3988" title="([^"]*)">/g)].map(
      ([, title]) => new URLSearchParams(title),
    )
    expect(objects.map((object) => object.get('rft.identifier'))).toEqual(
      hits.map(({ id }) => `${server.url}/article/${id}`),
    )
    for (const [i, object] of objects.entries()) {
      expect([object.get('rft.type'), object.get('rft.title')]).toEqual([
        'newspaperArticle',
        hits[i]!.headline,
      ])
      expect(object.getAll('rft.creator')).toEqual(hits[i]!.reporters)
    }
  })

  test('each hit as its own page has it, a photograph without a headline and its maker too', async () => {
    const { article, search } = engine
    const some = (await article((await search({ q: '志愿' })).hits[0]!.id))!
    const body = '志愿者在渡口搬运行李，当日共三百人。'
    const untold = { kind: 'photo' as const, headline: null, body, photographers: ['周一苇'], page: '2' }
    engine.article = async (id, ...rest) => {
      const found = await article(id, ...rest)
      return found && id === some.id ? { ...found, ...untold } : found
    }
    engine.search = async (...asked) => {
      const answer = await search(...asked)
      const hits = answer.hits.map((hit) =>
        hit.id === some.id ? { ...hit, kind: 'photo' as const, headline: null, page: '2' } : hit,
      )
      return { ...answer, hits }
    }
    try {
      const objects = async (path: string) =>
        [...(await text(path)).matchAll(/<span class="Z3988" title="([^"]*)">/g)].map(
          ([, title]) => new URLSearchParams(title!.replaceAll('&amp;', '&')),
        )
      const [own] = await objects(`/article/${some.id}`)
      const [listed] = await objects(`/?q=${encodeURIComponent('志愿')}`)
      expect(listed!.toString()).toBe(own!.toString())
      expect(own!.get('rft.title')).toBe('[志愿者在渡口搬运行李]')
      expect(own!.getAll('rft.creator')).toContain('周一苇')
      expect(own!.get('rft.pages')).toBe('2')
    } finally {
      Object.assign(engine, { article, search })
    }
  })

  test('by unAPI the fields of a newspaper article, and in its extra what such an article has no field for', async () => {
    const article = engine.article
    const some = (await article((await engine.search({ q: '志愿' })).hits[0]!.id))!
    const issue = { ...some.issue, number: '7' }
    engine.article = async () => ({ ...some, issue, page: '3', section: '要闻', eventDate: '2024-12-06' })
    try {
      const record = await text(`/unapi?id=${some.id}&format=ris`)
      const lines = [...record.matchAll(/^([A-Z][A-Z0-9]) {2}- (.*)\r$/gm)].map(([, tag, value]) => [
        tag!,
        value!,
      ])
      const item: Record<string, string[]> = {}
      for (const [tag, value] of lines) {
        const field = RIS_FIELDS[tag!]
        if (field) item[field] = [...(item[field] ?? []), value!]
      }
      expect(item).toEqual({
        itemType: ['NEWS'],
        title: [some.headline],
        ...(some.reporters.length > 0 ? { creators: some.reporters } : {}),
        publicationTitle: [some.issue.publication.name],
        date: [
          some.issue.date.from!.slice(0, some.issue.date.basis === 'inferred' ? 7 : 10).replaceAll('-', '/'),
        ],
        pages: ['3'],
        section: ['要闻'],
        url: [`${server.url}/article/${some.id}`],
        language: ['zh'],
        archive: ['捷报'],
        extra: ['Issue: 7', 'Event Date: 2024-12-06'],
      })
    } finally {
      engine.article = article
    }
  })

  test('no tag that would make it a journal article or a web page', async () => {
    const { hits } = await engine.search({ q: '志愿' })
    for (const path of [`/article/${hits[0]!.id}`, `/?q=${encodeURIComponent('志愿')}`]) {
      const metas = [...(await text(path)).matchAll(names.meta)].map(([, name]) => name!)
      // Prefixes that Embedded Metadata takes for RDF, and Highwire's, whose title alone means a journal.
      expect(
        metas.filter((name) => /^(?:citation|dc|dcterms|og|article|prism|bibo?|eprints?)[.:_]/i.test(name)),
      ).toEqual([])
    }
  })

  test('an id that an address cannot hold as it stands reaches its record', async () => {
    const article = engine.article
    const some = (await article((await engine.search({ q: '志愿' })).hits[0]!.id))!
    engine.article = async (id, ...rest) => (id === ODD ? { ...some, id } : article(id, ...rest))
    try {
      const page = await text(`/article/${encodeURIComponent(ODD)}`)
      const [, title] = /<abbr class="unapi-id" title="([^"]+)"/.exec(page)!
      // As Zotero asks, with the title as it stands, and as the specification says.
      for (const id of [title!, encodeURIComponent(title!)])
        expect((await fetch(`${server.url}/unapi?id=${id}&format=ris`)).status, id).toBe(200)
    } finally {
      engine.article = article
    }
  })
})
