/**
 * The keeper's words: they can only help. Whatever is added to the dictionary,
 * no hit is lost and none changes its rung; lines that are no words are skipped.
 */

import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { foldText, openCutter } from '../../src/analysis/analysis.js'
import { LocalEngine } from '../../src/engine/engine.js'
import { readWords } from '../../src/mine/mine.js'
import { character } from '../characters.js'
import { runs, size } from '../sizes.js'
import { Archive, allHits, closeEngines, Dice, jsonl, PATIENT, seedFiles } from './archive.js'
import { whatsOf } from './explanation.js'
import { ask, engineOf, others, rungs } from './texts.js'

afterAll(closeEngines)

const TEXTS = Object.values(seedFiles())

/** Short pieces of the papers, so that every rung has hits. */
async function smallArchive(): Promise<Archive> {
  const dice = new Dice(77)
  const rows = Array.from({ length: 120 }, (_, i) => ({
    id: `r${i}`,
    title: dice.cut(dice.pick(TEXTS), 4, 12) || '无题',
    text: [dice.cut(dice.pick(TEXTS), 10, 50), dice.cut(dice.pick(TEXTS), 10, 50)].join('\n') || '空',
  }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  await archive.build()
  return archive
}

/** Ids with their rungs, as the archive answers now. */
async function answered(archive: Archive, queries: string[]): Promise<Map<string, string>[]> {
  // A keeper's file is read when a view is opened.
  const engine = new LocalEngine({ ...PATIENT, seeds: archive.seeds, index: archive.index })
  const found: Map<string, string>[] = []
  for (const q of queries) {
    const hits = await allHits(engine, { q, facets: false })
    found.push(new Map(hits.map(({ id, rung }) => [id, rung])))
  }
  await engine.close()
  return found
}

test('added words never remove a hit nor lower its rung', async () => {
  const archive = await smallArchive()
  const seed = fc.integer({ min: 0, max: 2 ** 31 })
  await fc.assert(
    fc.asyncProperty(seed, async (number) => {
      const dice = new Dice(number)
      const piece = (most: number) => dice.cut(dice.pick(TEXTS), 2, most).replace(/["“”\s:：()（）-]/g, '')
      const queries = Array.from({ length: 6 }, () =>
        dice.pick([
          () => piece(20),
          () => `${piece(4)} ${piece(4)}`,
          () => `${piece(4)} ${piece(4)} ${piece(4)} ${piece(4)}`,
          () => `"${piece(6)}" ${piece(8)} -${piece(2)}`,
          () => `标题:${piece(3)} ${piece(5)}`,
          () => `${piece(5)} OR ${piece(5)}`,
        ])(),
      ).filter((q) => !q.includes('\uFFFD'))
      archive.write('_keeper/userdict.txt', '')
      const before = await answered(archive, queries)
      const words = [...queries, piece(30), piece(30)].flatMap((text) =>
        Array.from({ length: 4 }, () => dice.cut(text, 1, 6).trim()),
      )
      archive.write('_keeper/userdict.txt', words.join('\n'))
      const after = await answered(archive, queries)
      for (const [i, hits] of before.entries()) {
        for (const [id, rung] of hits)
          expect(after[i]!.get(id), `${queries[i]} with ${words.join('、')}`).toBe(rung)
      }
    }),
    { seed: 41, numRuns: size('addedWords') },
  )
})

describe('what a word changes', () => {
  const texts = {
    a: '千佛阁开放，游人如织，秋色宜人，山路蜿蜒',
    b: '千里之外有佛，楼阁开放，千佛山上另有一阁开放',
    ...others(5),
  }
  const WORD = { '_keeper/userdict.txt': '千佛阁 100 ns\n' }

  test('articles that hold it score more, those before it is added being found already', async () => {
    const [without, with_] = [
      await ask(texts, '千佛阁开放', { explain: true }),
      await ask(texts, '千佛阁开放', { explain: true }, WORD),
    ]
    expect(rungs(with_)).toMatchObject(rungs(without))
    const scoreOf = ({ hits }: typeof without) => hits.find(({ id }) => id === 'a')!.score
    expect(scoreOf(with_)).toBeGreaterThan(scoreOf(without))
    const parts = whatsOf(with_.hits.find(({ id }) => id === 'a')!)
    expect(parts.some((what) => what.startsWith('原文“千佛阁”'))).toBe(true)
  })

  test('the cutter never learns it', async () => {
    const cutter = openCutter()
    const cut = () => cutter.pieces(foldText('千佛阁开放')).map(({ text }) => text)
    const before = cut()
    const engine = await engineOf(texts, WORD)
    await engine.search({ q: '千佛阁' })
    await engine.close()
    expect(cut()).toEqual(before)
  })

  test('a change of the file is another view, whose answers are anew', async () => {
    const archive = new Archive({ 'a.jsonl': jsonl([{ id: 'a', text: texts.a }]) })
    await archive.build()
    const engine = archive.open()
    const score = async () => (await engine.search({ q: '千佛阁开放' })).hits[0]!.score
    const [view, before] = [engine.view(), await score()]
    archive.write('_keeper/userdict.txt', WORD['_keeper/userdict.txt'])
    await engine.update()
    expect(engine.view()).not.toBe(view)
    expect(await score()).toBeGreaterThan(before)
  })
})

describe('readWords()', () => {
  test("takes jieba's lines, folded, with remarks and a byte order mark", () => {
    const { words, problems } = readWords(
      '\ufeff云计算 5 n\r\n千佛阁\n# 备注\n\n臺灣 3\n凱特琳 nz # 人名\nＡＩ 9',
    )
    expect([...words]).toEqual(['云计算', '千佛阁', '台湾', '凯特琳', 'ai'])
    expect(problems).toEqual([])
  })

  test.each([
    ['a frequency that is none', '好词 很多'],
    ['two words', '好词 坏词'],
    ['four parts', '好词 3 n 4'],
    ['nothing that can be searched', '“” 3 n'],
    ['longer than a word can be', '长'.repeat(65)],
  ])('names and skips %s', (_, bad) => {
    const { words, problems } = readWords(`前词\n${bad}\n后词 2`)
    expect([...words]).toEqual(['前词', '后词'])
    expect(problems).toMatchObject([{ line: 2, text: bad }])
    expect(problems[0]!.reason).not.toBe('')
  })

  test('whatever the file holds, the good lines count', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: character, maxLength: 12 })), (lines) => {
        const junk = lines.map((line) => line.replace(/[\r\n]/g, ''))
        expect(readWords([...junk, '千佛阁'].join('\n')).words.has('千佛阁')).toBe(true)
      }),
      { seed: 3, numRuns: runs(300) },
    )
  })
})
