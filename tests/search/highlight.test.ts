import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldTexts, foldText } from '../../src/analysis/analysis.js'
import type { LocalEngine } from '../../src/engine/engine.js'
import type { Article, FieldMatch, Hit, Range } from '../../src/model.js'
import { hardText } from '../analysis/texts.js'
import { size } from '../sizes.js'
import { Archive, Dice, jsonl, quoted, type Read, seedFiles } from './archive.js'

const HARD = fc
  .sample(hardText, { numRuns: 60, seed: 3_141_592 })
  .filter((text) => foldText(text) !== '')
  .map((text, i) => ({ id: `hard-${i}`, title: `${[...text].slice(0, 12).join('')}題`, text }))

async function openArchive(): Promise<{ engine: LocalEngine; read: Read[] }> {
  const archive = new Archive({ ...seedFiles(), 'hard.jsonl': jsonl(HARD) })
  return { engine: await archive.built(), read: await archive.read() }
}

let opened: ReturnType<typeof openArchive> | undefined
const open = () => (opened ??= openArchive())

/** Whether a range begins or ends inside a character of two units. */
const cutsCharacter = (text: string, at: number) =>
  /^[\uDC00-\uDFFF]/.test(text.slice(at)) && isPair(text, at)
const isPair = (text: string, at: number) => /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1))

/** Ranges that touch and only together are a needle: the two regions of a match across a healed break. */
function healed(text: string, ranges: Range[], needles: string[]): Range[] {
  const whole: Range[] = []
  for (const [from, to] of ranges.map((range): Range => [...range])) {
    const last = whole.at(-1)
    const isNeedle = (a: number, b: number) => needles.includes(foldText(text.slice(a, b)))
    const joins = last?.[1] === from && !isNeedle(...last) && !isNeedle(from, to)
    if (last && joins) last[1] = to
    else whole.push([from, to])
  }
  return whole
}

function expectSound(text: string, ranges: Range[]): void {
  let last = 0
  for (const [from, to] of ranges) {
    expect(from).toBeGreaterThanOrEqual(last)
    expect(to).toBeGreaterThan(from)
    expect(to).toBeLessThanOrEqual(text.length)
    expect(cutsCharacter(text, from) || cutsCharacter(text, to)).toBe(false)
    last = to
  }
}

/** Every marked stretch is one of the strings, or several that overlap. */
function expectTrue(text: string, ranges: Range[], needles: string[]): void {
  expectSound(text, ranges)
  for (const [from, to] of healed(text, ranges, needles)) {
    const marked = foldText(text.slice(from, to))
    if (needles.includes(marked)) continue
    const covered = new Set<number>()
    for (const needle of needles) {
      for (let at = marked.indexOf(needle); at >= 0; at = marked.indexOf(needle, at + 1))
        for (let i = 0; i < needle.length; i++) covered.add(at + i)
    }
    expect(covered.size, `${marked} is none of ${needles.join(' ')}`).toBe(marked.length)
  }
}

function expectSnippets(hit: Hit, article: Article, needles: string[]): void {
  for (const { field, text, ranges } of hit.snippets) {
    const stored = fieldTexts(article).filter((each) => each.field === field)
    expect(
      stored.some((each) => each.text.includes(text)),
      text,
    ).toBe(true)
    if (field === 'headline') expect(text).toBe(article.headline)
    else expect(text, 'a passage is of one paragraph').not.toContain('\n')
    expectTrue(text, ranges, needles)
  }
}

/** What a match marks, as whoever asked the API reads it: an aside is a label and a text. */
function markedIn(article: Article, { field, index, ranges, labelRanges }: FieldMatch) {
  const aside = article.asides[index]
  if (field === 'aside')
    return [
      { text: aside!.text, ranges },
      { text: aside!.label, ranges: labelRanges ?? [] },
    ]
  const stored = fieldTexts(article).find((each) => each.field === field && each.index === index)!
  return [{ text: stored.text, ranges }]
}

async function expectHighlights(q: string, needles: string[]): Promise<void> {
  const { engine, read } = await open()
  const { hits } = await engine.search({ q, facets: false })
  for (const hit of hits) {
    const { article } = read.find((each) => each.article.id === hit.id)!
    expectSnippets(hit, article, needles)
    expect(hit.snippets.length, q).toBeGreaterThan(0)
    expect(
      hit.snippets.some(({ ranges }) => ranges.length > 0),
      q,
    ).toBe(true)
    const found = (await engine.article(hit.id, q))!
    for (const match of found.matches!)
      for (const { text, ranges } of markedIn(article, match)) expectTrue(text, ranges, needles)
    expect(found.matches!.length).toBeGreaterThan(0)
  }
}

const isText = (text: string) => !/[\uFFFD\p{Surrogate}]/u.test(text)

function cutString(dice: Dice, read: Read[], most: number): string {
  for (;;) {
    const texts = fieldTexts(dice.pick(read).article)
    const cut = texts.length > 0 ? dice.cut(dice.pick(texts).text, 1, most) : ''
    if (isText(cut) && foldText(cut) !== '') return cut
  }
}

test('what is marked for a quoted string folds to that string, nothing more', async () => {
  const { read } = await open()
  const dice = new Dice(11)
  for (let i = 0; i < size('highlights'); i++) {
    const text = cutString(dice, read, dice.roll(4) === 0 ? 200 : 8)
    await expectHighlights(quoted(text), [foldText(text)])
  }
})

test('what is marked for several strings folds to one of them', async () => {
  const { read } = await open()
  const dice = new Dice(12)
  for (let i = 0; i < size('highlights') / 2; i++) {
    const texts = [cutString(dice, read, 3), cutString(dice, read, 3), cutString(dice, read, 4)]
    const q = texts.map(quoted).join(dice.roll(2) === 0 ? ' OR ' : ' ')
    await expectHighlights(q, texts.map(foldText))
  }
})

test('every mark of a string in an article is there', async () => {
  const { engine, read } = await open()
  const dice = new Dice(13)
  for (let i = 0; i < size('highlights') / 3; i++) {
    const text = cutString(dice, read, 3)
    const needle = foldText(text)
    for (const { article, texts } of read) {
      if (!texts.some((each) => each.includes(needle))) continue
      const { matches } = (await engine.article(article.id, quoted(text)))!
      const marked = matches!
        .flatMap((match) => markedIn(article, match))
        .flatMap(({ text, ranges }) =>
          healed(text, ranges, [needle]).map(([from, to]) => foldText(text.slice(from, to))),
        )
      const places = texts.reduce((sum, each) => sum + each.split(needle).length - 1, 0)
      // Overlapping places share a mark, and one printed character may hold several.
      if (!marked.some((each) => each.length > needle.length)) expect(marked.length, text).toBe(places)
    }
  }
})

test('a simplified query marks traditional characters, up to the last of the text', async () => {
  const archive = new Archive({
    'a.jsonl': jsonl([{ id: 'a', title: '軍號', text: '第一段寫得很長。\n後來𠮷野家發表了頭髮' }]),
  })
  const engine = await archive.built()
  const marks = async (q: string) => {
    const { hits } = await engine.search({ q })
    return hits[0]!.snippets.flatMap(({ text, ranges }) => ranges.map(([from, to]) => text.slice(from, to)))
  }
  expect(await marks('"军号"')).toEqual(['軍號'])
  expect(await marks('"发表了头发"')).toEqual(['發表了頭髮'])
  expect(await marks('"𠮷野"')).toEqual(['𠮷野'])
  expect(await marks('发')).toEqual(['發', '髮'])
  expect(await marks('"家发表"')).toEqual(['家發表'])
})

test('a passage never holds two paragraphs, whatever matches beside the break', async () => {
  const text = '开头。\n第一句说防汛。\n\n第二句说抗旱。\n防汛抗旱。\n末尾'
  const archive = new Archive({ 'a.jsonl': jsonl([{ id: 'a', title: '无', text }]) })
  const engine = await archive.built()
  for (const q of ['防汛 抗旱', '说', '"防汛抗旱"', '无', '末尾', '"开头"', '标题:无', '']) {
    const { hits } = await engine.search({ q })
    expect(hits).toHaveLength(1)
    for (const snippet of hits[0]!.snippets) {
      expect(snippet.text).not.toContain('\n')
      if (snippet.field === 'body') expect(text).toContain(snippet.text)
    }
  }
})

test('words found apart are marked apart, runs of digits only where they stand whole', async () => {
  const text = '2012年12月，covid-19、COVID19、12号，大学生活'
  const archive = new Archive({ 'a.jsonl': jsonl([{ id: 'a', text }]) })
  const engine = await archive.built()
  const marks = async (q: string) =>
    (await engine.article('a', q))!.matches!.flatMap(({ ranges }) =>
      ranges.map(([from, to]) => text.slice(from, to)),
    )
  expect(await marks('生活12')).toEqual(['12', '12', '生活'])
  expect(await marks('生活covid')).toEqual(['covid', 'COVID', '生活'])
  expect(await marks('"大学" "生活"')).toEqual(['大学', '生活'])
  expect(await marks('大学 学生')).toEqual(['大学生'])
})

test('nothing is marked for what is excluded, nor outside the field that was asked for', async () => {
  const archive = new Archive({ 'a.jsonl': jsonl([{ id: 'a', title: '防汛', text: '防汛演练。抗旱' }]) })
  const engine = await archive.built()
  const { hits } = await engine.search({ q: '标题:防汛 -"洪水" "抗旱"' })
  expect(hits[0]!.snippets.filter(({ ranges }) => ranges.length > 0)).toEqual([
    { field: 'headline', text: '防汛', ranges: [[0, 2]], cutBefore: false, cutAfter: false },
    { field: 'body', text: '抗旱', ranges: [[0, 2]], cutBefore: false, cutAfter: false },
  ])
})

test('of one enormous line the first 10,000 marks are told, and how many more there are', async () => {
  const text = '中国'.repeat(12_000)
  const archive = new Archive({ 'a.jsonl': jsonl([{ id: 'a', title: '中中', text }]) })
  const engine = await archive.built()
  const { body, matches } = (await engine.article('a', '中'))!
  expect(body).toBe(text)
  expect(matches!.map(({ field, ranges, more }) => [field, ranges.length, more])).toEqual([
    ['headline', 2, undefined],
    ['body', 9998, 2002],
  ])
  expect(matches![1]!.ranges.at(-1)).toEqual([2 * 9997, 2 * 9997 + 1])
  const asked = { order: 'date', width: 5, page: 1, hitsPerPage: 1 } as const
  const { totalLines } = await engine.concordance({ q: '中' }, asked)
  expect(totalLines).toBe(12_002)
})

test('a rare word is shown beside one that stands ten thousand times before it', async () => {
  const text = `${'国'.padEnd(30, '某').repeat(12_000)}稀罕`
  const archive = new Archive({ 'a.jsonl': jsonl([{ id: 'a', title: '题', text }]) })
  const engine = await archive.built()
  const [hit] = (await engine.search({ q: '国 稀罕' })).hits
  const marked = hit!.snippets.flatMap(({ text, ranges }) => ranges.map(([a, b]) => text.slice(a, b)))
  expect(new Set(marked)).toEqual(new Set(['国', '稀罕']))
  const [match] = (await engine.article('a', '国 稀罕'))!.matches!
  expect([match!.ranges.length, match!.more]).toEqual([10_000, 2001])
})
