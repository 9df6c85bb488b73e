import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { alikeOf, foldText } from '../../src/analysis/analysis.js'
import type { LocalEngine } from '../../src/engine/engine.js'
import { updateIndex } from '../../src/indexing/update.js'
import type { SearchAnswer, SearchRequest } from '../../src/model.js'
import {
  Archive,
  closeEngines,
  Dice,
  jsonl,
  quoted,
  type Row,
  seedFiles,
  sourcesBelow,
} from '../search/archive.js'
import { size } from '../sizes.js'

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

/** One thing that is done to an archive; `roll` decides which papers and what of them. */
type Step = {
  what: 'add' | 'rows' | 'correct' | 'replace' | 'rename' | 'remove' | 'keep' | 'merge' | 'compare'
  roll: number
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom<Step['what']>(
    ...([
      'add',
      'add',
      'rows',
      'rows',
      'correct',
      'replace',
      'rename',
      'remove',
      'merge',
      'compare',
    ] as const),
  ),
  roll: fc.nat(2 ** 31),
})

/** Folder and index of one run, and the names of what is in the folder. */
class Run {
  readonly archive = new Archive()
  readonly #files = new Map<string, string>()
  #names = 0

  async take({ what, roll }: Step): Promise<void> {
    const dice = new Dice(roll)
    if (what === 'keep') keep(dice, this.archive)
    if (what === 'compare') return expectEqual(this.archive, dice)
    if (what === 'merge') for (let n = 0; n < 10; n++) await this.#build(() => this.#change('rows', dice))
    else if (what !== 'keep') await this.#build(() => this.#change(what, dice))
  }

  #build(change: () => void): Promise<unknown> {
    change()
    return this.archive.build({ allowRemoval: true })
  }

  #change(what: Step['what'], dice: Dice): void {
    const known = [...this.#files.keys()]
    const name = `${String(this.#names++).padStart(3, '0')}`
    if (what === 'rows' || (known.length === 0 && what !== 'add')) {
      this.#write(`${name}.jsonl`, jsonl(rows(dice, name)))
      return
    }
    if (what === 'add') {
      this.#write(`${name}.txt`, paper(dice))
      return
    }
    const file = dice.pick(known)
    const text = this.#files.get(file)!
    if (what === 'replace') this.#write(file, file.endsWith('.txt') ? paper(dice) : jsonl(rows(dice, name)))
    else if (what === 'correct') this.#write(file, text.replace(/的|是|在/, '之'))
    else {
      this.archive.remove(file)
      this.#files.delete(file)
      if (what === 'rename') this.#write(`r${name}${file.slice(file.lastIndexOf('.'))}`, text)
    }
  }

  #write(file: string, text: string): void {
    this.#files.set(file, text)
    this.archive.write(file, text)
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
    { q: '二〇二四年四月' },
    { q: `第三届 ${cut(3)}` },
    { q: '2024年4月12日 一百' },
    { q: `${cut(2)}部长` },
    { q: `记者:${cut(3)} OR 栏目:要闻`, sort: 'date:asc' },
    { q: `-${quoted(cut(2))} ${cut(2)}`, to: '2024-06', explain: true },
    // Other forms, and what is guessed at.
    { q: misspelt(dice, cut(4)), explain: true },
    { q: `${misspelt(dice, cut(3))} ${cut(2)}` },
    { q: dice.pick(['二〇二四年十二月三日', '2024年4月12日', '第12届', '三十', '550']), explain: true },
    { q: dice.pick(['jiefangqu', 'jie fang qu', 'jfq', 'zhaohaiyan', "hai'yan"]) },
    { q: dice.pick(['解区', '解放区', '千怀贵', '于怀贵']), explain: true },
  ]
}

/** What an engine tells beside hits, about articles that `dice` picks. */
async function* besides(engine: LocalEngine, ids: string[], dice: Dice): AsyncGenerator<unknown> {
  yield await engine.issues(1, 100)
  yield await engine.names()
  yield await engine.timeline({ q: '的' })
  for (let n = 0; n < 4 && ids.length > 0; n++) {
    const id = dice.pick(ids)
    yield await engine.similar(id, 10)
    yield await engine.article(id, '解放区')
    yield await engine.whyNot({ q: '解放区 项目 -防汛' }, id)
  }
  await engine.ready('suggestions')
  for (const typed of ['解', '项', 'j', 'jf', '张', '市委']) yield await engine.suggest(typed, 10)
}

/** All that an engine answers to the same questions, one after another. */
async function* answers(engine: LocalEngine, seed: number): AsyncGenerator<[string, unknown]> {
  // What letters spell is read behind the answers; here it must be known.
  await engine.timeline({ q: 'jfq' })
  const all = await engine.search({ q: '', hitsPerPage: 100 })
  const ids = all.hits.map(({ id }) => id).sort()
  for (const request of requests(new Dice(seed)))
    yield [request.q, timeless(await engine.search({ hitsPerPage: 100, ...request }))]
  for await (const told of besides(engine, ids, new Dice(seed))) yield ['besides', told]
}

/** An answer without what tells generations apart. */
function timeless({ index, processingTimeMs: _, nextCursor, ...rest }: SearchAnswer): unknown {
  return { ...rest, isLast: nextCursor === null, articles: index.articles, issues: index.issues }
}

/** A text without its scores, and the scores. */
function apart(told: unknown): { text: string; scores: number[] } {
  const scores: number[] = []
  const text = JSON.stringify(told ?? null, (key, value: unknown) => {
    if (typeof value !== 'number' || !/^(score|value)$/.test(key)) return value
    scores.push(value)
    return '#'
  })
  return { text, scores }
}

/** A build of the same folder in another place answers everything alike. */
async function expectEqual(archive: Archive, dice: Dice): Promise<void> {
  const fresh = join(archive.folder, 'fresh')
  await updateIndex(archive.seeds, fresh, { fresh: true })
  if (sourcesBelow(archive.seeds).length === 0) return
  const engines = [archive.open(), archive.open({ index: fresh })] as const
  const seed = dice.roll(2 ** 31)
  const [updated, rebuilt] = engines.map((engine) => answers(engine, seed)) as [Answers, Answers]
  for await (const [asked, told] of updated) {
    const { value } = await rebuilt.next()
    const [mine, wanted] = [apart(told), apart((value as [string, unknown])[1])]
    expect(mine.text, asked).toBe(wanted.text)
    for (const [i, score] of mine.scores.entries())
      expect(Math.abs(score - wanted.scores[i]!), asked).toBeLessThan(1e-9)
  }
  for (const engine of engines) await engine.close()
}

type Answers = ReturnType<typeof answers>

test('after any row of updates the index answers as a rebuild does', async () => {
  const run = fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
    const run = new Run()
    for (const step of steps) await run.take(step)
    await run.take({ what: 'compare', roll: steps[0]!.roll })
  })
  await fc.assert(run, { seed: 19_460_515, numRuns: size('rebuilds'), endOnFailure: true })
}, 3_600_000)

/** Characters that make no words with one another: whatever stands in place of one may be its misprint. */
const STRANGE = [...'麐黻皕犇羴掱叕']

/** Stories in which the same strings recur, most with one character changed: so limits on what is read are reached. */
function forms(dice: Dice, name: string): Row[] {
  return Array.from({ length: 60 }, (_, i) => {
    const base = dice.pick(['麐黻皕', '麐黻皕犇', '犇羴掱叕麐'])
    const chars = [...base]
    const at = dice.roll(3) === 0 ? dice.roll(chars.length) : -1
    const printed = chars.map((char, n) => (n === at ? dice.pick(STRANGE) : char)).join('')
    const [before, behind] = [dice.pick(['市长', '黻麐', '羴犇']), dice.pick(['出席', '掱叕', '、'])]
    return { id: `${name}-${i}`, title: '简讯', text: `${before}${printed}${behind}。`, date: '2024-04-12' }
  })
}

test('the same forms are guessed at however segments divide the articles', async () => {
  let guessed = 0
  const run = fc.asyncProperty(fc.nat(2 ** 31), async (seed) => {
    const dice = new Dice(seed)
    const archive = new Archive()
    for (const name of ['c', 'a', 'd', 'b']) {
      archive.write(`${name}.jsonl`, jsonl(forms(dice, name)))
      await archive.build()
    }
    archive.write('d.jsonl', jsonl(forms(dice, 'd').filter(() => dice.roll(3) > 0)))
    await archive.build({ allowRemoval: true })
    const fresh = join(archive.folder, 'fresh')
    await updateIndex(archive.seeds, fresh, { fresh: true })
    const engines = [archive.open(), archive.open({ index: fresh })] as const
    for (const q of [
      '麐黻皕',
      '麐黻皕犇',
      '黻皕犇',
      '犇羴掱叕麐',
      '羴掱叕',
      '麐黻皕 出席',
      '皕犇羴 市长',
      '叕麐黻',
    ]) {
      const [updated, rebuilt] = await Promise.all(
        engines.map(async (engine) => apart(timeless(await engine.search({ q, hitsPerPage: 100 })))),
      )
      expect(updated!.text, q).toBe(rebuilt!.text)
      guessed += updated!.text.split('一字不同').length - 1
    }
    for (const engine of engines) await engine.close()
  })
  await fc.assert(run, { seed: 20_241_201, numRuns: size('rebuilds'), endOnFailure: true })
  expect(guessed).toBeGreaterThan(0)
}, 600_000)

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
