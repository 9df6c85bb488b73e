import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { alikeOf, foldText } from '../../src/analysis/analysis.js'
import { updateIndex } from '../../src/build/update.js'
import { LocalEngine } from '../../src/engine/engine.js'
import type { SearchAnswer, SearchRequest } from '../../src/model.js'
import { Archive, closeEngines, Dice, jsonl, quoted, type Row, seedFiles } from '../search/archive.js'

afterAll(closeEngines)

/** The stories of the papers: a headline and what follows it. */
const STORIES = Object.values(seedFiles()).flatMap((text) =>
  text.split(/^(?=#+ )/m).filter((story) => story.trim().length > 40),
)

function paper(dice: Dice): string {
  return Array.from({ length: 1 + dice.roll(4) }, () => dice.pick(STORIES)).join('\n')
}

function rows(dice: Dice, name: string): Row[] {
  return Array.from({ length: 1 + dice.roll(6) }, (_, i) => ({
    ...(dice.roll(2) === 0 ? { id: `${name}-${i}` } : {}),
    title: dice.cut(dice.pick(STORIES), 4, 16) || '无题',
    text: dice.pick(STORIES).slice(0, 300),
    date: dice.pick(['2024-04-12', '2024', '1998-06']),
    publication: dice.pick(['焦作日报', '解放快报']),
    section: dice.pick(['要闻', '民生']),
    reporters: dice.pick([[], ['张苗']]),
  }))
}

/** One change of the folder. */
function change(dice: Dice, archive: Archive, files: Set<string>, step: number): void {
  const known = [...files]
  const what = known.length < 3 ? 0 : dice.roll(5)
  if (what === 0) files.add(`${step}.txt`) && archive.write(`${step}.txt`, paper(dice))
  else if (what === 1)
    files.add(`${step}.jsonl`) && archive.write(`${step}.jsonl`, jsonl(rows(dice, `n${step}`)))
  else {
    const file = dice.pick(known)
    if (what === 2) {
      archive.remove(file)
      files.delete(file)
    } else if (file.endsWith('.txt')) archive.write(file, `${paper(dice)}\n`)
    else archive.write(file, jsonl(rows(dice, `n${file}${step}`)))
  }
}

/** A text with one character that looks or sounds like what is printed. */
function misspelt(dice: Dice, text: string): string {
  const chars = [...text]
  const at = dice.roll(chars.length)
  const alike = alikeOf(foldText(chars[at]!))
  return alike.length === 0 ? text : chars.with(at, dice.pick(alike).char).join('')
}

/** What a keeper may have written: words, other names, and lines that say nothing. */
function keep(dice: Dice, archive: Archive): void {
  const words = Array.from({ length: 5 }, () => dice.cut(dice.pick(STORIES), 2, 5))
  archive.write('_keeper/userdict.txt', words.join('\n'))
  archive.write('_keeper/synonyms.txt', `解放区=解区,${dice.cut(dice.pick(STORIES), 2, 4)}\n坏行\n`)
  archive.write('_keeper/aliases.txt', '于怀贵=千怀贵\n')
}

function requests(dice: Dice): SearchRequest[] {
  const cut = (most: number) => {
    for (;;) {
      const text = dice.cut(dice.pick(STORIES), 1, most).trim()
      if (text !== '' && !text.includes('\uFFFD')) return text
    }
  }
  return [
    { q: '' },
    { q: '的' },
    { q: cut(1) },
    { q: quoted(cut(3)) },
    { q: cut(4) },
    { q: cut(20) },
    { q: `${cut(3)} ${cut(3)}` },
    { q: `${cut(2)} OR ${cut(2)} -${cut(2)}` },
    { q: `标题:${cut(2)}` },
    { q: `${cut(4)} ${cut(4)} ${cut(4)} ${cut(4)}`, explain: true },
    { q: '项目', sort: 'date:desc' },
    { q: '解放区', sort: 'date:asc', from: '2024', publication: ['焦作日报'] },
    { q: '记者', reporter: ['张苗'], kind: ['article', 'other'] },
    { q: '通配:"解?区" 日期:2024' },
    { q: `"${cut(2)} ${cut(2)}"~20` },
    { q: '篮球比赛全部竣工典礼' },
    // Other forms, and what is guessed at.
    { q: misspelt(dice, cut(4)), explain: true },
    { q: `${misspelt(dice, cut(3))} ${cut(2)}` },
    { q: dice.pick(['二〇二四年十二月三日', '2024年4月12日', '第12届', '三十', '550']), explain: true },
    { q: dice.pick(['jiefangqu', 'jie fang qu', 'jfq', 'zhaohaiyan', "hai'yan"]) },
    { q: dice.pick(['解区', '解放区', '千怀贵', '于怀贵']), explain: true },
  ]
}

/** An answer without what tells generations apart; scores by themselves. */
function comparable({ hits, index, processingTimeMs: _, nextCursor: __, ...rest }: SearchAnswer) {
  return {
    text: JSON.stringify({ ...rest, articles: index.articles, issues: index.issues }),
    hits: hits.map(({ score: _score, explain, ...hit }) => ({
      ...hit,
      parts: explain?.map(({ what }) => what),
    })),
    scores: hits.flatMap(({ score, explain }) => [score, ...(explain ?? []).map(({ value }) => value)]),
  }
}

async function expectEqual(archive: Archive, fresh: string, asked: SearchRequest[]): Promise<void> {
  await updateIndex(archive.seeds, fresh, { fresh: true })
  const engines = [archive.open(), new LocalEngine({ seeds: archive.seeds, index: fresh })] as const
  // What letters spell is read behind the answers; here both must know it.
  for (const engine of engines) await engine.timeline({ q: 'jfq' })
  for (const request of asked) {
    const [updated, rebuilt] = await Promise.all(
      engines.map(async (engine) => comparable(await engine.search({ hitsPerPage: 100, ...request }))),
    )
    expect(updated!.hits, request.q).toEqual(rebuilt!.hits)
    expect(updated!.text, request.q).toBe(rebuilt!.text)
    for (const [i, score] of updated!.scores.entries())
      expect(Math.abs(score - rebuilt!.scores[i]!)).toBeLessThan(1e-9)
  }
  const [names, again] = await Promise.all(engines.map((engine) => engine.names()))
  expect(names).toEqual(again)
  for (const { id } of (await engines[0].search({ q: '', hitsPerPage: 3 })).hits) {
    const similar = await Promise.all(engines.map((engine) => engine.similar(id, 5)))
    const shown = similar.map((each) =>
      each!.similar.map(({ score, ...head }) => ({ ...head, near: near(score) })),
    )
    expect(shown[0]).toEqual(shown[1])
    const reasons = asked.map(({ q }) => Promise.all(engines.map((engine) => engine.whyNot({ q }, id))))
    for (const [updated, rebuilt] of await Promise.all(reasons)) expect(updated).toEqual(rebuilt)
  }
  for (const engine of engines) await engine.close()
}

const near = (score: number) => Math.round(score * 1e6)

test.each([1, 2, 3])(
  'any row of updates equals a rebuild (%i)',
  async (seed) => {
    const dice = new Dice(seed * 1000)
    const archive = new Archive()
    const files = new Set<string>()
    for (let step = 0; step < 14; step++) {
      for (let changes = 1 + dice.roll(3); changes > 0; changes--)
        change(dice, archive, files, step * 10 + changes)
      keep(dice, archive)
      await archive.build({ allowRemoval: true })
      if (step % 2 === 1) await expectEqual(archive, join(archive.folder, 'fresh'), requests(dice))
    }
  },
  60_000,
)

test('an archive that lost its last paper is empty, and can be filled again', async () => {
  const archive = new Archive({ 'a.txt': STORIES[0]! })
  await archive.build()
  archive.remove('a.txt')
  await archive.build({ allowRemoval: true })
  const engine = archive.open()
  expect(await engine.search({ q: '的' })).toMatchObject({ totalHits: 0, index: { articles: 0, issues: 0 } })
  expect(await engine.search({ q: '' })).toMatchObject({ totalHits: 0, timeline: [] })
  archive.write('b.txt', STORIES[1]!)
  await archive.build()
  expect((await archive.open().search({ q: '' })).totalHits).toBeGreaterThan(0)
})
