/** `jiebao inspect`: what it prints of a file, and why each line was read so. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { LineWhy } from '../../src/engine/engine.js'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'jiebao-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PAGE = [
  '城东乡抢收油菜',
  '本报记者 张三',
  '城东乡的农民连日来抢收油菜，到昨天傍晚为止已经收完三千多亩，比去年同期早了整整五天。',
  '图为抢收的农民。 李四 摄',
  '小贴士：雨天骑车请放慢速度，戴好头盔。',
]
const path = join(folder, 'page.txt')
writeFileSync(path, PAGE.join('\n'))

const whyOf = async (...args: string[]) => {
  const { status, out } = await run('inspect', path, '--why', ...args, '--json')
  expect(status).toBe(0)
  return JSON.parse(out) as { file: string; lines: LineWhy[] }
}

test('inspect prints the credit, photographers, captions and asides of an article', async () => {
  const { out } = await run('inspect', path)
  expect(out).toContain('署名：本报记者 张三')
  expect(out).toContain('摄影：李四')
  expect(out).toContain('图说：图为抢收的农民。 李四 摄  （第 4 行）')
  expect(out).toContain('旁文“小贴士”：雨天骑车请放慢速度，戴好头盔。  （第 5 行）')
})

test('inspect --why gives each line its part, and the rules that spoke', async () => {
  const { file, lines } = await whyOf()
  expect(file).toBe('page.txt')
  expect(lines.map(({ line, part }) => [line, part])).toEqual([
    [1, 'headline'],
    [2, 'credit'],
    [3, 'text'],
    [4, 'caption'],
    [5, 'aside'],
  ])
  const heading = lines[0]!.decisions.find(({ decision }) => decision === 'heading')!
  expect(heading).toMatchObject({ answer: true })
  expect(heading.rules).toContainEqual({
    id: 'credit-below',
    weight: 2,
    says: 'A credit stands within three lines below.',
  })
  expect(heading.sum).toBe(heading.rules.reduce((sum, { weight }) => sum + weight!, 0))
})

test('inspect --why of one line gives that line only; a rule that decides alone has no weight', async () => {
  const { lines } = await whyOf('2')
  expect(lines.map(({ line }) => line)).toEqual([2])
  const credit = lines[0]!.decisions.find(({ decision }) => decision === 'credit')!
  expect(credit).toMatchObject({ answer: true, sum: null, rules: [{ id: 'names-and-parts', weight: null }] })
})

test('inspect --why prints the same for people', async () => {
  const { out } = await run('inspect', path, '--why', '1')
  expect(out).toContain('第 1 行 [标题] 城东乡抢收油菜')
  expect(out).toMatch(/heading：是，合计 \+[\d.]+/)
  expect(out).toContain('+2  credit-below: A credit stands within three lines below.')
  expect(out).not.toContain('第 2 行')
})

test('inspect --why says so where no rule spoke: no such line, a blank line, articles that are given', async () => {
  const given = join(folder, 'given.jsonl')
  writeFileSync(given, '{"text":"城东乡抢收油菜。"}')
  const blank = join(folder, 'blank.txt')
  writeFileSync(blank, `${PAGE.join('\n')}\n\n`)
  expect((await run('inspect', path, '--why', '99')).out).toBe('page.txt：第 99 行没有文字，或没有这一行\n')
  expect((await run('inspect', blank, '--why', '6')).out).toBe('blank.txt：第 6 行没有文字，或没有这一行\n')
  expect((await run('inspect', given, '--why', '1')).out).toBe('given.jsonl：文章是给定的，不由规则判读\n')
})

test('inspect --why of several files names each', async () => {
  const { out } = await run('inspect', path, path, '--why', '1')
  expect(out.match(/^page\.txt$/gm)).toHaveLength(2)
})
