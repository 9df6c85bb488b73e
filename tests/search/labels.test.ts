/** Promises 3 and 4 over all rungs: whatever is marked is what was typed, or is named. */
import { expect, test } from 'vitest'
import { alikeOf, foldText } from '../../src/analysis/analysis.js'
import type { Hit } from '../../src/model.js'
import { Archive, Dice, seedFiles } from './archive.js'
import { openMixed } from './mixed.js'
import { ask, others } from './texts.js'

/** Marked texts of a hit that are no part of the query and that no alternative names. */
function unnamed(q: string, { snippets, alternatives }: Hit): string[] {
  const known = [q, ...alternatives.map(({ matched }) => matched)].map(foldText)
  const marked = snippets.flatMap(({ text, ranges }) => ranges.map(([from, to]) => text.slice(from, to)))
  return marked.map(foldText).filter((mark) => !known.some((text) => text.includes(mark)))
}

test('every mark of every hit is what was typed, or its form is named', async () => {
  const { engine } = await openMixed()
  const texts = Object.values(seedFiles())
  let other = 0
  for (const seed of Array.from({ length: 40 }, (_, i) => i)) {
    const dice = new Dice(seed)
    const chars = [...dice.cut(dice.pick(texts), 4, 9).replace(/[^\p{Script=Han}]/gu, '')]
    const at = dice.roll(chars.length)
    const alike = chars.length < 3 ? [] : alikeOf(chars[at]!)
    if (alike.length === 0) continue
    const q = chars.with(at, dice.pick(alike).char).join('')
    for (const hit of (await engine.search({ q, facets: false })).hits) {
      expect(unnamed(q, hit), q).toEqual([])
      other += hit.alternatives.length
    }
  }
  expect(other).toBeGreaterThan(0)
})

test('a hit on words names the look-alike that it marks', async () => {
  const texts = { a: '黄砂的岭上，黄沙岭水库清淤', ...others(4) }
  const { hits } = await ask(texts, '黄砂岭水库')
  expect(hits[0]!.id).toBe('a')
  expect(unnamed('黄砂岭水库', hits[0]!)).toEqual([])
})

test('a newspaper’s name finds its issues, with its date too', async () => {
  const row = { text: '龙舟下水', date: '2024-05-07' }
  const rows = [
    { ...row, id: 'a', publication: '桐河晚报' },
    { ...row, id: 'b', publication: '青石日报' },
  ]
  const engine = await new Archive({ 'a.jsonl': rows.map((each) => JSON.stringify(each)).join('\n') }).built()
  for (const q of ['桐河晚报', '桐河晚报 龙舟', '桐河晚报2024年5月7日']) {
    const { hits } = await engine.search({ q })
    expect(
      hits.map(({ id }) => id),
      q,
    ).toEqual(['a'])
    expect(hits[0]!.alternatives).toContainEqual({ typed: '桐河晚报', matched: '桐河晚报', why: '报名' })
  }
  expect((await engine.search({ q: '"桐河晚报"' })).hits).toEqual([])
})
