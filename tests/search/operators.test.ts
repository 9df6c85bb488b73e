import { expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import type { SearchRequest } from '../../src/model.js'
import { size } from '../sizes.js'
import { Archive, allHits, allIds, Dice, jsonl, quoted, type Read } from './archive.js'
import { openMixed } from './mixed.js'
import { inPeriod, rungsOf } from './oracle.js'

const open = openMixed

const sorted = (ids: Iterable<string>) => [...ids].sort()

/** `matching=all`: no rung looser than words, so brute force can tell the whole answer. */
async function expectEqual(q: string, request: Partial<SearchRequest> = {}, passes = (_: Read) => true) {
  const { engine, read } = await open()
  const hits = await allHits(engine, { q, matching: 'all', kind: ['article', 'photo', 'other'], ...request })
  const rungs = rungsOf(q, read)
  const expected = read.filter((each) => rungs.has(each.article.id) && passes(each)).map((r) => r.article.id)
  expect(sorted(hits.map(({ id }) => id)), q).toEqual(sorted(expected))
  for (const { id, rung } of hits) expect(rung, `${q} ${id}`).toBe(rungs.get(id))
  return hits.length
}

function word(dice: Dice, read: Read[], most = 4): string {
  for (;;) {
    const cut = dice.cut(dice.pick(read).article.body, 1, most)
    if (/^[\p{L}\p{N}]+$/u.test(cut) && foldText(cut) !== '') return cut
  }
}

function clause(dice: Dice, read: Read[]): string {
  const scope = dice.pick(['', '', '', '标题:', '正文:', '栏目:'])
  const text = word(dice, read)
  return scope + (dice.roll(2) === 0 ? quoted(text) : text)
}

function query(dice: Dice, read: Read[], depth: number): string {
  const shape = depth === 0 ? 0 : dice.roll(6)
  const inner = () => query(dice, read, depth - 1)
  if (shape === 1) return `${inner()} ${inner()}`
  if (shape === 2) return `(${inner()} OR ${inner()})`
  if (shape === 3) return `${inner()} -${clause(dice, read)}`
  if (shape === 4) return `(${inner()} | ${inner()}) ${inner()}`
  if (shape === 5) return `${inner()} -(${inner()} OR ${inner()})`
  return clause(dice, read)
}

test('AND, OR, NOT, fields and groups equal brute force', async () => {
  const { read } = await open()
  const dice = new Dice(22)
  let found = 0
  const trees = size('queryTrees')
  for (let i = 0; i < trees; i++) if ((await expectEqual(query(dice, read, dice.roll(4)))) > 0) found++
  expect(found).toBeGreaterThan(trees / 4)
})

test('words of a clause equal brute force', async () => {
  const { read } = await open()
  const dice = new Dice(23)
  for (let i = 0; i < size('operators'); i++) await expectEqual(word(dice, read, 12))
})

test('near equals brute force', async () => {
  const { read } = await open()
  const dice = new Dice(24)
  let found = 0
  for (let i = 0; i < size('operators'); i++) {
    const paragraph = dice.cut(dice.pick(read).article.body, 4, 40)
    const words = new Set([
      dice.cut(paragraph, 1, 2),
      dice.cut(paragraph, 1, 3),
      word(dice, read, 1 + dice.roll(8)),
    ])
    const asked = [...words].filter((w) => /^[\p{L}\p{N}]+$/u.test(w)).slice(0, 2 + dice.roll(2))
    if (asked.length < 2) continue
    const scope = dice.pick(['', '', '正文:', '标题:'])
    if ((await expectEqual(`${scope}"${asked.join(' ')}"~${1 + dice.roll(25)}`)) > 0) found++
  }
  expect(found).toBeGreaterThan(size('operators') / 8)
})

test('near looks at every place of words of unequal length', async () => {
  // The long word stands twice; only its first place is near to the others.
  const archive = new Archive({
    'a.jsonl': jsonl([{ id: 'a', text: '子丑寅卯辰巳午未申酉戌亥甲子丑寅卯辰巳午未申酉戌亥乙' }]),
  })
  const engine = await archive.built()
  const isNear = async (q: string) => (await engine.search({ q })).totalHits === 1
  const long = '子丑寅卯辰巳午未申酉戌亥'
  expect(await isNear(`"${long} 甲"~1`)).toBe(true)
  expect(await isNear(`"甲 乙 ${long}"~1`)).toBe(true)
  expect(await isNear(`"甲 乙"~12`)).toBe(true)
  expect(await isNear(`"甲 乙"~11`)).toBe(false)
})

test('wildcards equal brute force', async () => {
  const { read } = await open()
  const dice = new Dice(25)
  let found = 0
  for (let i = 0; i < size('operators'); i++) {
    const chars = [...dice.cut(dice.pick(read).article.body, 3, 14)].filter((c) => !/["\\?*？＊＂]/.test(c))
    for (let holes = dice.roll(3); holes >= 0; holes--) {
      const at = 1 + dice.roll(Math.max(1, chars.length - 1))
      chars.splice(at, dice.roll(3), dice.pick(['?', '*', '?', '??', '*?']))
    }
    const text = chars.join('').trim()
    // Spaces fold with their neighbours, and brute force folds piece by piece.
    if (!/[?*]/.test(text) || /[\s?*]$|^[?*]/.test(text) || /\s/.test(text)) continue
    const scope = dice.pick(['', '', '正文:'])
    if ((await expectEqual(`${scope}通配:"${text}"`)) > 0) found++
  }
  expect(found).toBeGreaterThan(size('operators') / 8)
})

test('a wildcard stays in its paragraph and within twenty characters', async () => {
  const twenty = '一二三四五六七八九十'.repeat(2)
  const rows = [
    { id: 'at-20', text: `甲${twenty}乙` },
    { id: 'at-21', text: `甲${twenty}零乙` },
    { id: 'apart', text: '甲\n乙' },
    { id: 'touching', text: '甲乙' },
  ]
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  expect(sorted(await allIds(engine, { q: '通配:"甲*乙"' }))).toEqual(['at-20', 'touching'])
  expect(await allIds(engine, { q: '通配:"甲?乙"' })).toEqual([])
  expect(sorted(await allIds(engine, { q: '通配:"甲一*九十乙"' }))).toEqual(['at-20'])
})

test('values and filters equal brute force', async () => {
  for (const q of [
    '记者:张苗',
    '记者:"张苗"',
    '记者:张',
    '记者:"张"',
    '报纸:日报',
    '报纸:"焦作日报"',
    '通讯员:肖',
  ])
    await expectEqual(q)
  await expectEqual('项目', { reporter: ['张苗'] }, (r) => r.article.reporters.includes('张苗'))
  await expectEqual('', { reporter: ['张苗', '李白'] }, (r) =>
    r.article.reporters.some((name) => name === '张苗' || name === '李白'),
  )
  await expectEqual('', { publication: ['解放快报'] }, (r) => r.issue.publication.name === '解放快报')
  await expectEqual('', { publication: ['没有这张报'] }, () => false)
  await expectEqual(
    '',
    { section: ['要闻', '民生'], publication: ['焦作日报'] },
    (r) => r.issue.publication.name === '焦作日报' && ['要闻', '民生'].includes(r.article.section ?? ''),
  )
})

test('each date filters by its own days', async () => {
  const periods = [
    ['2024-04-12', '2024-04-12'],
    ['2024-04', '2024-04'],
    ['2023', '2024'],
    ['2024-12-30', undefined],
    [undefined, '1999'],
  ] as const
  for (const [from, to] of periods) {
    const edge = (text: string | undefined, rest: string) =>
      text === undefined ? null : text + rest.slice(text.length)
    const first = edge(from, '0000-01-01')
    const last = edge(to, '0000-12-31')
    await expectEqual('', { from, to }, (r) => inPeriod(r, 'issue', first, last))
    await expectEqual('', { eventFrom: from, eventTo: to }, (r) => inPeriod(r, 'event', first, last))
    for (const name of ['日期', '事日']) await expectEqual(`${name}:${from ?? ''}..${to ?? ''}`)
  }
  await expectEqual('日期:2024-04 项目')
  await expectEqual('项目 -日期:2024-04')
  await expectEqual('项目 事日:2023')
})
