/** `jiebao mcp`, asked over a child process by the client of the official SDK. */
import { spawnSync } from 'node:child_process'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Archive, jsonl } from '../search/archive.js'
import { CLI } from './run.js'

const SITE = 'https://papers.example/archive'
const SECRET = '张三平'
const archive = new Archive({
  'a.jsonl': jsonl([
    {
      id: 'tree',
      date: '1935-04-05',
      publication: '江声日报',
      title: '植树',
      text: '昨日全城植树，共栽两千四百株，县长王海燕到场。',
    },
    {
      id: 'flood',
      date: '1935-07-09',
      publication: '江声日报',
      title: '大水',
      text: '江水陡涨，三百户被淹。',
    },
    {
      id: 'kept-back',
      date: '1935-07-10',
      publication: '江声日报',
      title: '秘闻',
      text: `市民${SECRET}植树五十株。`,
    },
  ]),
  '_keeper/hidden.txt': `${SECRET}\n`,
})
const client = new Client({ name: 'test', version: '1' })

beforeAll(async () => {
  await archive.build()
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [CLI, 'mcp', '--seeds', archive.seeds, '--index', archive.index],
      env: { ...process.env, JIEBAO_URL: SITE } as Record<string, string>,
    }),
  )
}, 60_000)
afterAll(() => client.close())

async function ask(name: string, args: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
  const { content, isError } = await client.callTool({ name, arguments: args })
  return {
    text: (content as { text: string }[]).map(({ text }) => text).join('\n'),
    isError: isError === true,
  }
}

test('it has four tools, all of which only read', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['search', 'article', 'trend', 'check'])
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
})

test('every answer quotes the print and names its link', async () => {
  const link = `${SITE}/article/tree`
  const answers = [
    await ask('search', { q: '全城植树' }),
    await ask('article', { id: link }),
    await ask('article', { id: 'tree' }),
    await ask('trend', { queries: ['植树', '江水'] }),
    await ask('check', { text: '昨日全城植树，共栽2,500株，县长王海燕到场。' }),
  ]
  for (const { text, isError } of answers) {
    expect(isError).toBe(false)
    expect(text).toContain(link)
    expect(text).toMatch(/植树，共栽两千四百株|【两千四百株】/)
    expect(text).not.toMatch(/张三平|kept-back|秘闻/)
  }
  expect(answers[4]!.text).toContain('［稿 2,500｜报 两千四百］')
  expect(answers[3]!.text).toContain('1935：1 篇，馆藏 2 篇，500‰')
})

test('it says when nothing is found, and when nothing is held', async () => {
  expect((await ask('search', { q: '"望远镜"' })).text).toMatch(
    /没有查到.*\n全部馆藏：馆藏 1 期|没有查到[\s\S]*馆藏 \d+ 期/,
  )
  expect((await ask('search', { q: '植树', from: '1950', to: '1951' })).text).toMatch(/没有馆藏/)
  expect((await ask('trend', { queries: ['植树'], from: '1950' })).text).toMatch(/没有馆藏/)
  expect((await ask('article', { id: 'kept-back' })).text).toMatch(/馆藏没有这篇文章/)
  expect((await ask('search', { q: SECRET })).text).not.toMatch(/kept-back|植树五十株/)
  expect((await ask('check', { text: `市民${SECRET}植树五十株。` })).text).not.toMatch(/kept-back|见报：/)
})

test('what cannot be read is refused with a cure, and the server goes on', async () => {
  expect(await ask('search', { q: '植树', from: '1935-13' })).toMatchObject({ isError: true })
  expect((await ask('article', { id: '%E0%A4%A' })).text).toMatch(/馆藏没有这篇文章/)
  expect((await ask('article', { id: 'tree', at: 9000 })).text).toMatch(/没有更多了/)
  expect((await ask('search', { q: '植树' })).isError).toBe(false)
})

test('without the optional SDK it is refused with a cure', () => {
  const script = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`
  const missing = `export const resolve = (name, context, next) => {
    if (!name.startsWith('@modelcontextprotocol')) return next(name, context)
    throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
  }`
  const hook = script(`import { register } from 'node:module'; register(${JSON.stringify(script(missing))})`)
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, CLI, 'mcp'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/@modelcontextprotocol\/sdk.*npm install.*\[USAGE\]/),
  ])
})
