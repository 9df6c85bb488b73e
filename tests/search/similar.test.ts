/** Similar articles share several of the strongest words, and say which. */
import { afterAll, expect, test } from 'vitest'
import { Archive, closeEngines, jsonl } from './archive.js'
import { openMixed } from './mixed.js'
import { wordsIn } from './oracle.js'
import { engineOf, others } from './texts.js'

afterAll(closeEngines)

const TEXTS = {
  a: '防汛演练|应急管理局组织防汛抗旱物资储备检查',
  b: '防汛抗旱物资储备充足，应急管理局检查',
  c: '应急管理局检查烟花爆竹',
  d: '篮球比赛冠军产生',
  e: '防汛抗旱物资储备',
  ...others(20),
}

test('what shares more of the rarest words comes first; what shares hardly any is left out', async () => {
  const engine = await engineOf(TEXTS)
  const { id, similar } = (await engine.similar('a', 10))!
  expect(id).toBe('a')
  expect(similar.map((each) => each.id)).toEqual(['b', 'e', 'c'])
  expect(similar[1]!.shared).toEqual(expect.arrayContaining(['防汛', '抗旱', '物资', '储备']))
  expect((await engine.similar('d', 10))!.similar).toEqual([])
  expect(await engine.similar('none', 10)).toBeUndefined()
  await engine.close()
})

test('similar() and whyNot() say that they were cut short, and only then', async () => {
  const engine = await engineOf(TEXTS)
  const codesOf = async (budgetMs?: number) => {
    const options = budgetMs === undefined ? {} : { budgetMs }
    const [similar, why] = [
      (await engine.similar('a', 10, options))!,
      (await engine.whyNot({ q: '防汛 抗旱' }, 'a', options))!,
    ]
    return [similar, why].map(({ warnings }) => warnings.map(({ code }) => code))
  }
  expect(await codesOf(1e-6)).toEqual([['DEADLINE'], ['DEADLINE']])
  expect(await codesOf(60_000)).toEqual([[], []])
  await engine.close()
})

test('each shares three words and more with the article, all printed in both; never itself nor leftovers', async () => {
  const { engine, read } = await openMixed()
  const byId = new Map(read.map((each) => [each.article.id, each]))
  const words = (id: string) => new Set(byId.get(id)!.texts.flatMap((text) => wordsIn(text)))
  let found = 0
  for (const { article } of read) {
    const { similar } = (await engine.similar(article.id, 8))!
    expect(similar.length).toBeLessThanOrEqual(8)
    found += similar.length
    const own = words(article.id)
    for (const [i, { id, kind, score, shared }] of similar.entries()) {
      expect(id).not.toBe(article.id)
      expect(kind).not.toBe('other')
      expect(shared.length).toBeGreaterThanOrEqual(3)
      const theirs = words(id)
      for (const word of shared) expect(own.has(word) && theirs.has(word), `${word} ${id}`).toBe(true)
      if (i > 0) expect(score).toBeLessThanOrEqual(similar[i - 1]!.score)
    }
  }
  expect(found).toBeGreaterThan(100)
})

test('fewer that are asked for are the first of more', async () => {
  const { engine, read } = await openMixed()
  for (const { article } of read.slice(0, 20)) {
    const { similar } = (await engine.similar(article.id, 12))!
    for (const limit of [1, 5])
      expect((await engine.similar(article.id, limit))!.similar).toEqual(similar.slice(0, limit))
  }
})

test('script and width make no difference', async () => {
  const similarTo = async (f: string) => {
    const engine = await engineOf({ ...TEXTS, f })
    const { similar } = (await engine.similar('f', 10))!
    await engine.close()
    return similar
  }
  const simplified = await similarTo('防汛抗旱物资储备检查，应急管理局12')
  expect(simplified).toHaveLength(4)
  expect(await similarTo('防汛抗旱物資儲備檢查，應急管理局１２')).toEqual(simplified)
})

test('what was removed is similar to nothing, and an update tells what a rebuild does', async () => {
  const rows = Object.entries(TEXTS).map(([id, text]) => ({ id, text }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows.slice(0, 2)), 'b.jsonl': jsonl(rows.slice(2)) })
  await archive.build()
  archive.write('b.jsonl', jsonl(rows.slice(3)))
  await archive.build()
  const updated = await archive.open().similar('a', 10)
  expect(updated!.similar.map(({ id }) => id)).toEqual(['b', 'e'])
  await archive.build({ fresh: true })
  expect((await archive.open().similar('a', 10))!.similar.map(({ id }) => id)).toEqual(['b', 'e'])
})
