import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { fieldTexts, foldText } from '../../src/analysis/analysis.js'
import type { LocalEngine } from '../../src/engine/engine.js'
import { FIELD_NAMES } from '../../src/labels.js'
import type { Field } from '../../src/model.js'
import { hardText } from '../analysis/texts.js'
import { oneOf, size } from '../sizes.js'
import {
  Archive,
  allIds,
  closeEngines,
  Dice,
  holding,
  jsonl,
  quoted,
  type Read,
  seedFiles,
} from './archive.js'

afterAll(closeEngines)

// Real papers, and real texts with hard signs spliced in: traditional forms, astral characters, Latin, digits.
const HARD = fc
  .sample(hardText, { numRuns: size('hardTexts'), seed: 20_240_412 })
  .filter((text) => text.trim() !== '' && foldText(text) !== '')
  .map((text, i) => ({ id: `hard-${i}`, title: i % 3 === 0 ? '吉野家𠮷野家' : `第${i}篇`, text }))

async function hardArchive(): Promise<{ archive: Archive; engine: LocalEngine; read: Read[] }> {
  const archive = new Archive({ ...seedFiles(), 'hard.jsonl': jsonl(HARD) })
  return { archive, engine: await archive.built(), read: await archive.read() }
}

let opened: ReturnType<typeof hardArchive> | undefined
const open = () => (opened ??= hardArchive())

const isText = (text: string) => !/[\uFFFD\p{Surrogate}]/u.test(text)

/** A string of some field of some article. */
function cutString(dice: Dice, read: Read[], most: number): { field: Field; text: string } {
  for (;;) {
    const texts = fieldTexts(dice.pick(read).article)
    if (texts.length === 0) continue
    const { field, text } = dice.pick(texts)
    const cut = dice.cut(text, 1, dice.roll(3) === 0 ? most : 12)
    if (isText(cut) && foldText(cut) !== '') return { field, text: cut }
  }
}

async function expectExactly(engine: LocalEngine, read: Read[], text: string): Promise<string[]> {
  const found = (await allIds(engine, { q: quoted(text), facets: false })).sort()
  expect(found, JSON.stringify(text)).toEqual(holding(read, foldText(text)))
  return found
}

async function expectCuts(engine: LocalEngine, read: Read[], seed: number, times: number): Promise<void> {
  const dice = new Dice(seed)
  for (let i = 0; i < times; i++) {
    const { text } = cutString(dice, read, 200)
    const found = await expectExactly(engine, read, text)
    // A guard against a wrong fold: the stored text itself.
    for (const { article } of read)
      if (fieldTexts(article).some((stored) => stored.text.split('\n').some((p) => p.includes(text))))
        expect(found, text).toContain(article.id)
  }
}

test('a quoted string of a paragraph finds exactly the articles that hold its fold', async () => {
  const { engine, read } = await open()
  await expectCuts(engine, read, 1, size('strings') * 2)
})

test('a quoted string in a field finds exactly the articles whose field holds its fold', async () => {
  const { engine, read } = await open()
  const dice = new Dice(2)
  for (let i = 0; i < size('strings'); i++) {
    const { field, text } = cutString(dice, read, 60)
    for (const asked of new Set<Field>([field, 'headline', 'body'])) {
      const name = FIELD_NAMES[asked]
      const found = await allIds(engine, { q: `${name}:${quoted(text)}`, facets: false })
      expect(found.sort(), `${name}:${text}`).toEqual(holding(read, foldText(text), [asked]))
    }
  }
})

test('matching=exact takes all that is typed as one string', async () => {
  const { engine, read } = await open()
  const dice = new Dice(3)
  for (let i = 0; i < size('strings'); i++) {
    const { text } = cutString(dice, read, 200)
    const found = await allIds(engine, { q: text, matching: 'exact', facets: false })
    expect(found.sort(), text).toEqual(holding(read, foldText(text)))
  }
})

test('a string with one character changed is found only where it stands so', async () => {
  const { engine, read } = await open()
  const dice = new Dice(4)
  let misses = 0
  for (let i = 0; i < size('strings'); i++) {
    const chars = [...cutString(dice, read, 40).text]
    const other = [...cutString(dice, read, 1).text][0]!
    chars[dice.roll(chars.length)] = other
    const text = chars.join('')
    if (foldText(text) === '') continue
    const found = await expectExactly(engine, read, text)
    if (found.length === 0) misses++
  }
  expect(misses).toBeGreaterThan(size('strings') / 3)
})

test('a string over a healed column break is found', async () => {
  const { engine, read } = await open()
  let joins = 0
  for (const { article } of read) {
    for (const { at } of article.joins) {
      const text = article.body.slice(at - 6, at + 6).split('\n')
      if (text.length > 1) continue
      expect(await expectExactly(engine, read, text[0]!)).toContain(article.id)
      joins++
    }
  }
  expect(joins).toBeGreaterThan(3)
})

test('a whole paragraph, its first and its last characters are found', async () => {
  const { engine, read } = await open()
  const dice = new Dice(5)
  for (let i = 0; i < size('strings') / 2; i++) {
    const { article } = dice.pick(read)
    const paragraph = dice.pick(article.body.split('\n'))
    if (!isText(paragraph) || foldText(paragraph) === '') continue
    const chars = [...paragraph]
    const ends = [chars.slice(0, 200), chars.slice(0, 2), chars.slice(0, 1), chars.slice(-2), chars.slice(-1)]
    for (const end of ends) {
      const text = end.join('')
      if (isText(text) && foldText(text) !== '')
        expect(await expectExactly(engine, read, text)).toContain(article.id)
    }
  }
})

test('every character finds every article that holds it', async () => {
  const { engine, read } = await open()
  const chars = new Set(read.flatMap(({ texts }) => texts.flatMap((text) => [...text])))
  chars.delete('\n')
  chars.delete(' ')
  expect(chars.size).toBeGreaterThan(1500)
  for (const char of oneOf(4, [...chars])) {
    if (!isText(char) || foldText(char) === '') continue
    const { totalHits } = await engine.search({ q: quoted(char), hitsPerPage: 1, facets: false })
    expect(totalHits, char).toBe(holding(read, foldText(char)).length)
  }
})

test('every line of the papers is found', async () => {
  const { engine } = await open()
  for (const [file, text] of Object.entries(seedFiles())) {
    for (const line of oneOf(5, text.split(/\r?\n/))) {
      const printed = line.replace(/^#+\s*/, '').trim()
      if (foldText(printed) === '') continue
      const { totalHits } = await engine.search({ q: quoted(printed), hitsPerPage: 1, facets: false })
      expect(totalHits, `${file}: ${printed}`).toBeGreaterThan(0)
    }
  }
})

test('a string over the end of a paragraph or a field is not found', async () => {
  const { engine, read } = await open()
  const { article } = read.find((r) => r.article.headline && r.article.body.includes('\n'))!
  const [first, second] = article.body.split('\n') as [string, string]
  const over = [...first].slice(-4).join('') + [...second].slice(0, 4).join('')
  await expectExactly(engine, read, over)
  await expectExactly(engine, read, article.headline!.slice(-4) + article.body.slice(0, 4))
})

test('after updates, over several segments with deleted articles, exactness holds', async () => {
  const { '000_b78730ae3feb4c0f.txt': first, ...others } = seedFiles()
  const archive = new Archive({ 'hard.jsonl': jsonl(HARD.slice(0, 40)), ...others })
  await archive.build()
  archive.write('late.txt', first!)
  archive.write('more.jsonl', jsonl(HARD.slice(40, 60)))
  await archive.build()
  archive.remove(Object.keys(others)[0]!)
  archive.write('more.jsonl', jsonl(HARD.slice(45)))
  await archive.build()
  const engine = archive.open()
  const { segments } = await engine.stats()
  expect(segments.length).toBeGreaterThan(1)
  expect(segments.some(({ deleted }) => deleted > 0)).toBe(true)
  await expectCuts(engine, await archive.read(), 6, size('strings'))
})

test('strings of frequent characters are found in lists of many blocks', async () => {
  const dice = new Dice(7)
  // Few characters, so that every pair stands in hundreds of articles at ever other places.
  const text = () => Array.from({ length: 5 + dice.roll(40) }, () => dice.pick([...'防汛抗旱工作'])).join('')
  const rows = Array.from({ length: 1000 }, (_, i) => ({
    id: `n${i}`,
    title: text().slice(0, 4),
    text: text(),
  }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  const engine = await archive.built()
  const read = await archive.read()
  for (let i = 0; i < size('strings') / 2; i++) {
    const string = dice.cut(dice.pick(rows).text, 1, 7)
    const expected = holding(read, string)
    const answer = await engine.search({ q: quoted(string), facets: false, hitsPerPage: 1 })
    expect(answer.totalHits, string).toBe(expected.length)
    const inTitle = await engine.search({ q: `标题:${quoted(string)}`, facets: false, hitsPerPage: 1 })
    expect(inTitle.totalHits, string).toBe(holding(read, string, ['headline']).length)
    if (expected.length < 300)
      expect((await allIds(engine, { q: quoted(string), facets: false })).sort()).toEqual(expected)
  }
})

test('strings that repeat themselves are found in texts that repeat themselves', async () => {
  const dice = new Dice(8)
  const motif = () => Array.from({ length: 1 + dice.roll(5) }, () => dice.pick([...'哈呵𠮷'])).join('')
  const text = () =>
    Array.from({ length: 1 + dice.roll(5) }, () => motif().repeat(1 + dice.roll(12))).join('')
  const rows = Array.from({ length: 300 }, (_, i) => ({ id: `n${i}`, text: text() }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  const engine = await archive.built()
  const read = await archive.read()
  for (let i = 0; i < size('strings'); i++) {
    const string = i % 2 === 0 ? dice.cut(dice.pick(rows).text, 1, 60) : motif().repeat(1 + dice.roll(8))
    const answer = await engine.search({ q: quoted(string), facets: false, hitsPerPage: 1 })
    expect(answer.totalHits, string).toBe(holding(read, string).length)
  }
})
