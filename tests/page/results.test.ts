/** The page of results where there is none to show, or where a detail of one cannot be had. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hit } from '../../src/model.js'
import { besideHits, objectOfHit } from '../../src/page/beside-hits.js'
import { partsOfHelp, SAMPLES } from '../../src/page/help.js'
import { titleOf } from '../../src/page/words.js'
import { type FakeEngine, fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

let engine: FakeEngine
let server: Running
beforeAll(async () => {
  engine = fakeEngine()
  server = await serve(engine)
})
afterAll(() => server.close())

test.each([
  ['q=""', '引号里还没有字'],
  ['q=，！', '只写了标点'],
  ['q="没有这几个字"', '要与原文一字不差'],
  ['q=没有这几个字 志愿', '几个词要在同一篇里'],
  ['q=标题:没有这几个字', '只查了一个部分'],
  ['q=没有这几个字', '可以换一种写法'],
  ['q=没有这几个字&kind=photo', '可以去掉条件'],
  ['kind=photo&from=1999&to=1999', '可以去掉一个条件'],
  ['q=志愿&page=90', '翻过了最后一页'],
])('?%s tells the reader: %s', async (params, said) => {
  const response = await fetch(`${server.url}/?${new URLSearchParams(params)}`)
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(said)])
})

test('besideHits() leaves out a photograph that cannot be read, and tells of it', async () => {
  const { hits, ...answer } = await engine.search({ q: '', kind: ['photo'] })
  const [photo] = hits
  const broken: Hit = { ...photo!, id: 'broken' }
  const article: FakeEngine['article'] = (id, ...rest) =>
    id === broken.id ? Promise.reject(new Error(id)) : engine.article(id, ...rest)
  const failures: unknown[] = []
  const beside = await besideHits({ ...engine, article }, { ...answer, hits: [broken, photo!] }, (error) =>
    failures.push(error),
  )
  expect(failures).toEqual([new Error('broken')])
  expect([...beside.photos.keys()]).toEqual([photo!.id])
  const url = 'https://papers.example/article/a'
  expect(objectOfHit(photo!, url, beside)).toContain(encodeURIComponent('王孟阳'))
  expect(objectOfHit(broken, url, beside)).toContain(encodeURIComponent(url))
})

test.each([
  ['为进一步增强群众的防范意识,该区举办讲座。', '为进一步增强群众的防范意识'],
  ['3月25日,应滨街道志愿者植树。马聪会 摄', '3月25日,应滨街道志愿者植树'],
  ['产值达到3,000万元的企业', '产值达到3,000万元的企业'],
  ['春耕', '春耕'],
  ['𠮷'.repeat(31), `${'𠮷'.repeat(30)}……`],
])('titleOf() names an untitled photograph of “%s” by its first clause', (body, clause) => {
  expect(titleOf(null, 'photo', body)).toBe(`图片报道：${clause}`)
})

test('partsOfHelp() gives no example that an archive cannot answer, and names its operator all the same', () => {
  const told = (samples: typeof SAMPLES) => {
    const { says, examples } = partsOfHelp(samples).find(({ title }) => title === '只查一个部分')!
    return { isNamed: says.includes('记者'), isShown: examples.some(([q]) => q.startsWith('记者:')) }
  }
  expect(told(SAMPLES)).toEqual({ isNamed: true, isShown: false })
  expect(told({ ...SAMPLES, reporter: '李文' })).toEqual({ isNamed: false, isShown: true })
})
