/** Nothing of an address is passed over in silence, and no address of the page's own is complained of. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { FILTER_NAMES } from '../../src/labels.js'
import { AskedUrl, passedOver } from '../../src/page/asked.js'
import { markupOf } from '../../src/page/html.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve, startOver } from '../api/harness.js'

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
  // One value is taken, and one alone.
  ['/legibility?below=0.5&below=0.6', 'below=0.6'],
  ['/names?page=x', 'page=x'],
  ['/attested?q=a&matching=all', 'matching=all'],
  ['/?from=abc', 'from=abc'],
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

test('every page tells, refuses or shows whatever value it is given for any parameter that it reads', async () => {
  const { url, routes, close } = await startOver(fakeEngine())
  const at = (path: string) => fetch(new URL(path, url), { headers: { Accept: 'text/html' } })
  const spies = (['get', 'getAll'] as const).map((way) => vi.spyOn(URLSearchParams.prototype, way))
  const ids = { article: '7f3a9c21e0b4d501', issue: 'a1b2c3d4e5f60001' }
  let [pages, asked] = [0, 0]
  const silent: string[] = []
  // A route with a slash behind it leads to the same page.
  for (const route of routes.filter((path) => !/^\/api\b|.\/$/.test(path))) {
    const path = route.replace(/^\/(article|issue)\/:id$/, (_, of: keyof typeof ids) => `/${of}/${ids[of]}`)
    for (const spy of spies) spy.mockClear()
    const plain = path.includes(':') ? undefined : await at(`${path}?q=a`)
    if (!plain?.headers.get('content-type')?.startsWith('text/html')) continue
    expect(plain.status, path).toBe(200)
    pages++
    const names = new Set(spies.flatMap(({ mock }) => mock.calls.map(([name]) => name)))
    for (const name of ['unknown', ...names]) {
      asked++
      const response = await at(`${path}?q=a&${name}=%E6%80%AA%E5%80%BC`)
      const told = /<main.*<\/main>/s.exec(await response.text())![0]
      // A filter has a name for readers.
      const named = response.status === 400 ? [name, FILTER_NAMES[name] ?? name] : ['怪值']
      if (response.status !== 404 && !named.some((each) => told.includes(each)))
        silent.push(`${path} ${name}`)
    }
  }
  for (const spy of spies) spy.mockRestore()
  expect(pages).toBeGreaterThan(18)
  expect(asked).toBeGreaterThan(4 * pages)
  expect(silent).toEqual([])
  await close()
})
