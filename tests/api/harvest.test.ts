/** Programs that keep a copy or a list: OAI-PMH with its six verbs, sitemap, robots.txt, the feed of what came. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { robots, sitemapIndex } from '../../src/api/sitemap.js'
import { fakeEngine } from './fake-engine.js'
import { fetch, type Running, serve } from './harness.js'
import { brokenRules } from './oai-rules.js'

let server: Running
let ids: string[]
beforeAll(async () => {
  server = await serve(fakeEngine(40))
  ids = (await server.engine.records({ limit: 100_000 })).records.map(({ id }) => id)
})
afterAll(() => server.close())

const text = async (path: string, init?: RequestInit) => (await fetch(server.url + path, init)).text()
/** Every answer is held to the schema. */
async function oai(query: string): Promise<string> {
  const answer = await text(`/oai?${query}`)
  expect(brokenRules(answer), query).toEqual([])
  return answer
}
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, one]) => one!)
const tokenIn = (xml: string) => /<resumptionToken>([^<]*)</.exec(xml)?.[1]
const named = (xml: string) => all(xml, /<identifier>urn:jiebao:article:([^<]*)</g).map(decodeURIComponent)

/** Every answer of a list, from the first to the one with an empty token. */
async function harvested(verb: string): Promise<string[]> {
  const answers: string[] = []
  for (let query = 'metadataPrefix=oai_dc'; ; ) {
    const answer = await oai(`verb=${verb}&${query}`)
    answers.push(answer)
    const token = tokenIn(answer)
    if (!token) return answers
    query = `resumptionToken=${token}`
  }
}

describe('OAI-PMH', () => {
  test.each(['ListIdentifiers', 'ListRecords'])('%s gives every article once, by pages', async (verb) => {
    const answers = await harvested(verb)
    expect(answers.length).toBe(Math.ceil(ids.length / 100))
    expect(answers.flatMap(named)).toEqual(ids)
    expect(answers.length).toBeGreaterThan(1)
    expect(tokenIn(answers.at(-1)!)).toBe('')
  })

  test('a record is the article in Dublin Core', async () => {
    const { hits } = await server.engine.search({ q: '志愿' })
    const { id, headline, publication } = hits[0]!
    const answer = await oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:jiebao:article:${id}`)
    expect(answer).toContain(
      `<request verb="GetRecord" metadataPrefix="oai_dc" identifier="urn:jiebao:article:${id}">`,
    )
    expect(answer).toContain(`<dc:title>${headline}</dc:title>`)
    expect(answer).toContain(`<dc:publisher>${publication.name}</dc:publisher>`)
    expect(answer).toContain(`<dc:identifier>${server.url}/article/${id}</dc:identifier>`)
    expect(answer).toMatch(
      /<header><identifier>[^<]*<\/identifier>\n<datestamp>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ</,
    )
  })

  test('Identify and ListMetadataFormats tell what can be asked', async () => {
    const told = await oai('verb=Identify')
    const [earliest] = all(told, /<earliestDatestamp>([^<]*)</g)
    for (const answer of await harvested('ListIdentifiers'))
      for (const stamp of all(answer, /<datestamp>([^<]*)</g)) expect(stamp >= earliest!).toBe(true)
    expect(told).toContain(`<baseURL>${server.url}/oai</baseURL>`)
    expect(told).toMatch(/<adminEmail>\S+@(\S+\.)+\S+<\/adminEmail>/)
    expect(await oai('verb=ListMetadataFormats')).toContain('<metadataPrefix>oai_dc</metadataPrefix>')
  })

  test.each([
    ['<dc:title>', '<dc:headline>'],
    ['<datestamp>', '<datestamp>2'],
    ['<record>', '<record>x'],
    ['</metadata>', '</metadata><header/>'],
    ['metadataPrefix=', 'prefix='],
  ])('an answer whose %s is %s breaks the rules', async (part, other) => {
    const answer = await oai('verb=ListRecords&metadataPrefix=oai_dc')
    expect(brokenRules(answer.replace(part, other))).not.toEqual([])
  })

  test('a form is answered as an address is', async () => {
    const body = new URLSearchParams({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc' })
    const without = (answer: string) => answer.replace(/<responseDate>.*?</, '')
    expect(without(await text('/oai', { method: 'POST', body }))).toBe(without(await oai(`${body}`)))
  })

  test.each([
    ['', 'badVerb'],
    ['verb=Nothing', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&until=2024', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2024-13-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-30', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-01&until=2024-02-02T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-02&until=2024-02-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=%E0%A4%A', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=x%20y', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=%20', 'badArgument'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListRecords&resumptionToken=eyJhZnRlciI6Im5vbmUifQ', 'badResumptionToken'],
    ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['verb=GetRecord&metadataPrefix=marc&identifier=urn:jiebao:article:a', 'cannotDisseminateFormat'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:jiebao:article:none', 'idDoesNotExist'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=none', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=none', 'idDoesNotExist'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=a', 'noSetHierarchy'],
    ['verb=ListSets', 'noSetHierarchy'],
  ])('%s: %s', async (query, code) => {
    const answer = await fetch(`${server.url}/oai?${query}`)
    expect(answer.status).toBe(200)
    const body = await answer.text()
    expect(brokenRules(body)).toEqual([])
    expect(body).toContain(`<error code="${code}">`)
    // Of arguments that cannot be read none is repeated.
    expect(/<request [^>]*verb=/.test(body)).toBe(!['badVerb', 'badArgument'].includes(code))
  })

  test('a list that was begun goes on behind an update, which the next list since then tells', async () => {
    const own = await serve(fakeEngine(40))
    const ask = async (query: string) => (await fetch(`${own.url}/oai?${query}`)).text()
    const first = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc')
    const since = /<responseDate>([^<]*)</.exec(first)![1]!
    await own.engine.update()
    const seen = named(first)
    for (let token = tokenIn(first); token; ) {
      const answer = await ask(`verb=ListIdentifiers&resumptionToken=${token}`)
      seen.push(...named(answer))
      token = tokenIn(answer)
    }
    expect(seen.filter((id) => id !== 'late')).toEqual(ids)
    expect(named(await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&from=${since}`))).toContain('late')
    await own.close()
  })
})

describe('sitemap and robots.txt', () => {
  test('the files that the index names have every article once', async () => {
    const parts = all(await text('/sitemap.xml'), /<loc>([^<]*)<\/loc>/g)
    const addresses: string[] = []
    for (const part of parts) addresses.push(...all(await (await fetch(part)).text(), /<loc>([^<]*)<\/loc>/g))
    expect(addresses).toEqual(ids.map((id) => `${server.url}/article/${id}`))
    expect((await fetch(`${server.url}/sitemap-2.xml`)).status).toBe(404)
    expect((await fetch(`${server.url}/sitemap-0.xml`)).status).toBe(404)
  })

  test('an index has a file for each 50,000 articles', () => {
    expect(all(sitemapIndex(50_001, 'http://a/'), /(sitemap-\d)/g)).toEqual(['sitemap-1', 'sitemap-2'])
    expect(all(sitemapIndex(0, 'http://a/'), /(sitemap-\d)/g)).toEqual(['sitemap-1'])
  })

  test('robots.txt closes what has no end and names the sitemap, also below a prefix', async () => {
    const body = await text('/robots.txt')
    expect(body).toContain(`Sitemap: ${server.url}/sitemap.xml`)
    expect(body).not.toMatch(/^Disallow: \/(?:article|issue)\/?$/m)
    expect(robots('https://a.org/archive/')).toContain('Disallow: /archive/api/\n')
  })

  test('no link of a page leads a crawler into questions without end', async () => {
    const closed = all(await text('/robots.txt'), /^Disallow: (.*)$/gm).map(
      (path) =>
        new RegExp(
          `^${path
            .split('*')
            .map((part) => part.replace(/[.?]/g, '\\$&'))
            .join('.*')}`,
        ),
    )
    const pages = [
      '/',
      '/?q=志愿',
      `/article/${ids[0]}?q=志愿`,
      '/issues',
      '/help',
      '/trend?q=志愿',
      '/tally?names=志愿',
    ]
    const asked = new Set<string>()
    for (const page of pages) {
      const base = new URL(page, server.url)
      for (const link of all(await text(page), /<a [^>]*href="([^"]*)"/g)) {
        const { origin, pathname, search } = new URL(link.replaceAll('&amp;', '&'), base)
        if (origin === base.origin && /[?&](?:q|names)=/.test(search)) asked.add(pathname + search)
      }
    }
    expect(asked.size).toBeGreaterThan(5)
    expect([...asked].filter((path) => !closed.some((pattern) => pattern.test(path)))).toEqual([])
  })
})

test('a feed by arrival tells what an update took in, and when', async () => {
  const own = await serve(fakeEngine())
  const feed = async (query: string) => {
    const answer = await fetch(`${own.url}/feed.atom?${query}`)
    expect(answer.headers.get('etag') === null).toBe(query.includes('by=arrival'))
    return answer.text()
  }
  const q = `q=${encodeURIComponent('后到')}`
  expect(await feed(`${q}&by=arrival`)).not.toContain('<entry>')
  const before = new Date().toISOString()
  await own.engine.update()
  const told = await feed(`${q}&by=arrival`)
  expect(all(told, /<id>urn:jiebao:article:([^<]*)</g)).toEqual(['late'])
  expect(all(told, /<updated>([^<]*)</g).every((at) => at >= before)).toBe(true)
  expect(await feed(`q=${encodeURIComponent('"此句从未见报"')}&by=arrival`)).not.toContain('<entry>')
  expect(await feed(q)).toContain('<updated>2024-')
  await own.close()
})
