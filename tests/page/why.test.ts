/** Why an article is not there: found by address, id or headline, and told clause by clause. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

const ID = '7f3a9c21e0b4d501'
let server: Running
beforeAll(async () => {
  server = await serve(fakeEngine())
})
afterAll(() => server.close())

/** What the page of these parameters says, without markup. */
async function said(params: Record<string, string>): Promise<{ text: string; body: string }> {
  const body = await (await fetch(`${server.url}/why?${new URLSearchParams(params)}`)).text()
  const text = body.slice(body.indexOf('<main'), body.indexOf('</main>')).replace(/<[^>]*>/g, ' ')
  return { text: text.replace(/\s+/g, ' '), body }
}

test.each([
  ['/why', 200, '少了哪一篇'],
  ['/why?article=x%2Farticle%2Fnone', 404, '没有这一篇'],
  ['/why?q=a&from=2024-13', 400, '条件读不懂'],
  ['/names', 200, '一人多写'],
])('%s is a document with status %i', async (path, status, holds) => {
  const answer = await fetch(server.url + path)
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(holds)])
})

test.each([ID, `https://example.org/archive/article/${ID}?q=x#top`, `article/${ID}`, ` ${ID} `])(
  'an article is named by its id or its address: %s',
  async (article) => {
    const { text } = await said({ q: '火箭', article })
    expect(text).toContain('不是这次检索的结果。 “火箭” 不符')
  },
)

test('the filters of the search count, stay, and can be taken away', async () => {
  const { text, body } = await said({ q: '解放区', kind: 'photo', from: '1990', to: '1991', article: ID })
  expect(text).toContain('类型 图片 ✕')
  expect(body).toContain('<input type="hidden" name="kind" value="photo">')
  const without = /href="\.\/why\?([^"]*)"[^>]*aria-label="去掉类型/.exec(body)![1]!.replaceAll('&amp;', '&')
  const params = new URLSearchParams(without)
  expect([params.get('kind'), params.get('article'), params.get('from')]).toEqual([null, ID, '1990'])
})

test('a headline, or some words of it, offers the articles that it may mean', async () => {
  const { body } = await said({ q: '火箭', article: '解放区召开' })
  expect(body).toContain('是哪一篇')
  expect(body).toContain(`./why?q=%E7%81%AB%E7%AE%AD&amp;article=${ID}`)
})

test('what the archive does not hold is said to be missing', async () => {
  const { text } = await said({ q: '火箭', article: '鸑鷟' })
  expect(text).toContain('馆藏里没有这样一篇')
})

test('results and articles lead here, with their search', async () => {
  const results = await (
    await fetch(`${server.url}/?q=%E5%BF%97%E6%84%BF&kind=article&sort=date:desc`)
  ).text()
  expect(results).toContain('href="./why?q=%E5%BF%97%E6%84%BF&amp;kind=article"')
  const nothing = await (await fetch(`${server.url}/?q=%E7%81%AB%E7%AE%AD`)).text()
  expect(nothing).toContain('href="./why?q=%E7%81%AB%E7%AE%AD"')
  const article = await (await fetch(`${server.url}/article/${ID}?q=%E5%BF%97%E6%84%BF`)).text()
  expect(article).toContain(`href="../why?q=%E5%BF%97%E6%84%BF&amp;article=${ID}"`)
})

test('names in several forms stand with their articles', async () => {
  const engine = fakeEngine()
  const form = (name: string, count: number) => ({
    name,
    count,
    places: [{ article: ID, headline: '标题', file: 'a.txt', lines: [[1, 1]] as [number, number][] }],
  })
  engine.names = async () => ({
    groups: [{ authority: null, offices: ['区长'], forms: [form('于怀贵', 5), form('千怀贵', 4)] }],
    problems: [{ line: 3, text: '甲=', reason: '等号后面没有写法' }],
  })
  const own = await serve(engine)
  const body = await (await fetch(`${own.url}/names`)).text()
  await own.close()
  for (const part of ['于怀贵 / 千怀贵', '未核定', '区长', '5 次', `./article/${ID}?q=`, '等号后面没有写法'])
    expect(body).toContain(part)
})
