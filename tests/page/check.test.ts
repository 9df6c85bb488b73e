/** The page that checks a manuscript: a plain form, every claim marked in its place, refusals as pages. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check, LARGEST_MANUSCRIPT, LONGEST_MANUSCRIPT } from '../../src/desk/desk.js'
import { VERDICT_NAMES } from '../../src/labels.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, type Running, serve } from '../api/harness.js'

const TEXT = `<b>2024年4月是全国第37个爱国卫生月。
科协说：“郁金香的确有轻微毒性，其毒素主要来源于球茎里的生物碱。”又说：“鲸鱼在沙漠里唱歌给月亮听。”
4月12日上午,解放区卫健委组织辖区各街道在天河公园开展集中宣传活动。`

const engine = fakeEngine()
let server: Running
beforeAll(async () => {
  server = await serve(engine)
})
afterAll(() => server.close())

async function send(fields: { text?: string; file?: [content: BlobPart, name: string] }) {
  const form = new FormData()
  form.set('text', fields.text ?? '')
  const [content, name] = fields.file ?? ['', '']
  form.set('file', new Blob([content]), name)
  return answered(await fetch(`${server.url}/check`, { method: 'POST', body: form }))
}

async function answered(answer: Response) {
  return { status: answer.status, caching: answer.headers.get('cache-control'), body: await answer.text() }
}

const plain = (markup: string) =>
  markup
    .replace(/<a [^>]*class="sign.*?<\/a>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')

/** The manuscript as it is shown, and the entries of its claims. */
const partsOf = (body: string) => ({
  shown: /<div class="manuscript">(.*?)<\/div>/s.exec(body)?.[1] ?? '',
  entries: [...body.matchAll(/<li id="claim-\d+">.*?<\/li>/gs)].map(([entry]) => entry),
})

test('the form stands on a page of its own, which the foot of every page leads to', async () => {
  const { status, body } = await answered(await fetch(`${server.url}/check`))
  expect(status).toBe(200)
  expect(body).toMatch(
    /<form class="advanced" action="\.\/check" method="post" enctype="multipart\/form-data">/,
  )
  expect(body).toContain('<a href="./check">核对</a>')
  expect((await fetch(`${server.url}/check/`, { redirect: 'manual' })).headers.get('location')).toBe(
    '../check',
  )
})

test('each claim is marked in its place with sign and word, and listed with its articles, as the desk tells', async () => {
  const { claims, counts } = await check(engine, TEXT)
  expect(counts.otherwise * counts.absent * (counts.printed + counts.form)).toBeGreaterThan(0)
  const { status, caching, body } = await send({ text: TEXT.replaceAll('\n', '\r\n') })
  expect([status, caching]).toEqual([200, 'no-store'])
  const { shown, entries } = partsOf(body)
  expect(plain(shown)).toBe(TEXT)
  expect(entries.length).toBe(claims.length)
  for (const [i, claim] of claims.entries()) {
    const sign = new RegExp(`<a href="#claim-${i + 1}" [^>]*>(.*?)</a>`).exec(shown)![1]!
    expect(sign).toContain(VERDICT_NAMES[claim.verdict])
    expect(entries[i]).toContain(VERDICT_NAMES[claim.verdict])
    for (const { id } of claim.passages) expect(entries[i]).toContain(`href="./article/${id}`)
  }
  for (const [verdict, count] of Object.entries(counts))
    expect(plain(body)).toContain(`${VERDICT_NAMES[verdict as keyof typeof counts]} ${count}`)
  expect(body).toContain('<del><small>稿</small>37</del><ins><small>报</small>36</ins>')
})

test('a file is checked in place of the text; of no manuscript the form says so', async () => {
  const { body } = await send({ text: '别的', file: ['# 稿\n\n“**鲸鱼**在沙漠里唱歌”', '稿.md'] })
  expect(partsOf(body).shown).toContain('鲸鱼在沙漠里唱歌')
  expect((await send({})).body).toContain('没有收到稿件')
})

test.each([
  ['a text over the longest', { text: '字'.repeat(LONGEST_MANUSCRIPT + 1) }, 413, '稿件太长'],
  [
    'a file over the largest',
    { file: [new Uint8Array(LARGEST_MANUSCRIPT + 1), 'a.txt'] as never },
    413,
    '稿件太长',
  ],
  [
    'a form over both',
    { file: [new Uint8Array(LARGEST_MANUSCRIPT * 2), 'a.txt'] as never },
    413,
    '请求的内容太大',
  ],
  ['a file that is no text', { file: [new Uint8Array([0, 1, 2, 3]), 'a.txt'] as never }, 422, '文件读不懂'],
])('%s is refused on a page', async (_what, fields, status, says) => {
  const answer = await send(fields)
  expect(answer.status).toBe(status)
  expect(answer.body).toContain('<main')
  expect(answer.body).toContain(says)
})

test('a body that is no form is refused, as is a method that the path does not know', async () => {
  const answer = await answered(await fetch(`${server.url}/check`, { method: 'POST', body: 'x' }))
  expect([answer.status, answer.caching]).toEqual([400, 'no-store'])
  expect(answer.body).toContain('表单读不懂')
  expect((await fetch(`${server.url}/check`, { method: 'PUT' })).headers.get('allow')).toBe(
    'GET, HEAD, POST, OPTIONS',
  )
})
