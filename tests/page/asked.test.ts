/** Nothing of an address is passed over in silence, and no address of the page's own is complained of. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AskedUrl, passedOver } from '../../src/page/asked.js'
import { markupOf } from '../../src/page/html.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine())
})
afterAll(() => server.close())

const drawn = async (path: string) =>
  (await (await fetch(new URL(path, server.url), { headers: { Accept: 'text/html' } })).text()).replaceAll(
    '&amp;',
    '&',
  )
const toldIn = (body: string) => /网址中的 (.*?)，这一页不认识，没有用上。/.exec(body)?.[1] ?? null

test.each([
  ['/beside?q=a&width=9', 'width=9'],
  ['/?q=a&form=2024&page=1', 'form=2024'],
  ['/trend?q=a&q=b&by=year&hitsPerPage=5&facets=0', 'hitsPerPage=5、facets=0'],
  ['/help?x=<b>', 'x=&lt;b&gt;'],
  ['/keeper?year=2024', 'year=2024'],
  // What says nothing, and what chat programs append.
  ['/issues?page=', null],
  ['/?q=a&from=timeline&isappinstalled=0&utm_source=b', null],
])('%s tells %s', async (path, told) => {
  expect(toldIn(await drawn(path))).toBe(told)
})

test('a long list of names is cut, and says how many they are', () => {
  const url = new AskedUrl(
    new URL(`http://page/?q=a&${Array.from({ length: 9 }, (_, i) => `n${i}=${'长'.repeat(99)}`).join('&')}`),
  )
  url.searchParams.get('q')
  const markup = markupOf(passedOver(url))
  expect(markup).toContain('等 9 项')
  expect(markup.length).toBeLessThan(400)
})

test('every address that the page leads to is read whole', async () => {
  const documents = /^\/(?:|article\/[^/]+|issue\/[^/]+|[a-z]+)$/
  /** One address of each page with the same names of parameters. */
  const found = new Map<string, string>()
  for (const path of [
    '/',
    '/?q=志愿&sort=date:desc&from=2024',
    '/trend?q=志愿',
    '/beside?q=志愿',
    '/doubts',
  ]) {
    for (const [, href] of (await drawn(path)).matchAll(/<a [^>]*?href="([^"]*)"/g)) {
      const { pathname, searchParams, origin } = new URL(href!, new URL(path, server.url))
      if (origin !== new URL(server.url).origin || !documents.test(pathname)) continue
      const page = pathname.replace(/(?<=\/(?:article|issue)\/).*/, '')
      found.set(`${page}?${[...new Set(searchParams.keys())].sort()}`, `${pathname}?${searchParams}`)
    }
  }
  expect(found.size).toBeGreaterThan(20)
  for (const path of found.values()) expect(toldIn(await drawn(path)), path).toBe(null)
})
