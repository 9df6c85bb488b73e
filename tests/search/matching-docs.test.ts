/** Sets, doc lists and positions say what the folded texts say. */
import { beforeAll, expect, test, vi } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import { sets } from '../../src/kernel/kernel.js'
import { FIELDS, type Field } from '../../src/model.js'
import type { Unit } from '../../src/search/asked/units.js'
import { type Bits, docsOf, emptyBits, isEmpty, setBit } from '../../src/search/sets/bits.js'
import { UNLIMITED } from '../../src/search/sets/budget.js'
import { DocList, firstFrom } from '../../src/search/sets/doc-list.js'
import {
  docsWithPairs,
  intersectMatching,
  matchingDocList,
  matchingDocs,
} from '../../src/search/strings/matching-docs.js'
import { eachOccurrence, eachTimes } from '../../src/search/strings/occurrences.js'
import { type Generation, openGeneration, type Segment } from '../../src/store/store.js'
import { Archive, Dice, jsonl, type Read, seedFiles } from './archive.js'
import { wordsIn } from './oracle.js'
import { standsWithNumbers } from './whole-number.js'

type Fields = readonly Field[] | null

const kernelsRun = sets !== undefined
const dice = new Dice(71)
const WORDS = ['人民政府', '运动会', '奥林匹克', '防汛', '抗旱', '的', 'covid-19', '2024', '政府', '会议']
/** Pieces of which numbers are put together, and strings that begin or end inside of them. */
const FIGURES = [...'1122357.,', ...'一二十百万点第', '7号', '5万', '500人', '歼20', '十五日', '第三']
const NUMBERS = [
  '一',
  '十',
  '5',
  '7号',
  '5万',
  '1.5万',
  '500人',
  '歼20',
  '第三',
  '五日',
  '十五日',
  '百万',
  '11',
  '五一',
  '12',
]

/** Some words are in nearly all articles, some in few: lists of many blocks and of none. */
const rows = Array.from({ length: 1500 }, (_, i) => {
  const words = WORDS.flatMap((word, w) => (dice.roll(3 * w + 2) === 0 ? [word] : []))
  const text = Array.from({ length: 2 + dice.roll(12) }, () =>
    dice.pick(['人', '民', '府', '会', '运', ...words]),
  )
  const figures = Array.from({ length: i % 8 }, () => dice.pick(FIGURES)).join('')
  return {
    id: `n${i}`,
    title: dice.pick([...WORDS, figures + 1]),
    text: `${text.join('')}${figures}\n${dice.pick(WORDS)}`,
  }
})

let generation: Generation
/** The texts of the articles in the order of each segment. */
let texts: Map<Segment, Read[]>

beforeAll(async () => {
  const archive = new Archive({ 'many.jsonl': jsonl(rows) })
  await archive.build()
  for (const [file, text] of Object.entries(seedFiles())) archive.write(file, text)
  await archive.build()
  generation = openGeneration(archive.index)!
  const read = new Map((await archive.read()).map((each) => [each.article.id, each]))
  texts = new Map(
    generation.segments.map((segment) => {
      const { ids, articles } = segment.docValues
      return [segment, Array.from({ length: articles }, (_, a) => read.get(ids.at(a))!)]
    }),
  )
})

function has({ texts }: Read, { text, kind, hasNumber }: Unit, fields: Fields): boolean {
  return (fields ?? FIELDS).some((field) => {
    const stored = texts[FIELDS.indexOf(field)]!
    if (hasNumber) return standsWithNumbers(stored, text)
    if (kind === 'string') return stored.includes(text)
    return wordsIn(stored).includes(text)
  })
}

const numbersOf = (segment: Segment, passes: (read: Read) => boolean): number[] =>
  texts.get(segment)!.flatMap((read, article) => (passes(read) ? [article] : []))

const shownOf = ({ docs, size }: DocList): number[] => [...docs.subarray(0, size)]

/** Articles of a segment, each with one chance out of `sides`. */
function someOf(segment: Segment, sides: number): Bits {
  const bits = emptyBits(segment.docValues.articles)
  for (let article = 0; article < segment.docValues.articles; article++)
    if (dice.roll(sides) === 0) setBit(bits, article)
  return bits
}

const string = (text: string): Unit => ({ text: foldText(text), kind: 'string' })

const UNITS: Unit[] = [
  ...WORDS.map(string),
  ...['人民', '民政', '运动会会', '会运', '人', '府会议', '无处可寻', '鑫', '2', '02', '月1日'].map(string),
  ...NUMBERS.map((text): Unit => ({ text, kind: 'string', hasNumber: true })),
  ...['covid-19', 'covid', '2024', '人民政府', '无处可寻'].map((text): Unit => ({ text, kind: 'run' })),
]

test('holders() has the articles that the texts have, in whatever fields', () => {
  for (const segment of generation.segments) {
    for (const unit of UNITS) {
      for (const fields of [null, ['headline'], ['body', 'caption']] as Fields[]) {
        const expected = numbersOf(segment, (read) => has(read, unit, fields))
        expect([...docsOf(matchingDocs(segment, unit, fields))], unit.text).toEqual(expected)
        expect(shownOf(matchingDocList(segment, unit, fields)), unit.text).toEqual(expected)
      }
    }
  }
})

test('docsWithPairs() has the articles with every two neighbours of all strings, wherever each stands', () => {
  const asked = [
    ['人民政府'],
    ['运动', '会议'],
    ['人民政', '府会议'],
    ['防汛', '人'],
    ['无处可寻', '人民'],
    ['奥林', '匹克', '抗旱'],
  ]
  for (const segment of generation.segments) {
    for (const strings of asked) {
      const pairs = strings.flatMap((text) => [...text].slice(1).map((char, i) => text[i]! + char))
      const expected = numbersOf(segment, (read) => pairs.every((pair) => has(read, string(pair), null)))
      const found = docsWithPairs(segment, strings)
      // Undefined where plain code must find them: kernels are off, or a pair occurs once.
      if (found) expect([...docsOf(found)], strings.join()).toEqual(expected)
    }
  }
  expect(generation.segments.some((segment) => docsWithPairs(segment, ['人民']))).toBe(kernelsRun)
})

test('eachTimes() counts what eachOccurrence() finds', () => {
  for (const segment of generation.segments) {
    for (const { text } of UNITS.filter(({ kind }) => kind === 'string')) {
      for (const sides of [1, 3, 400]) {
        const among = someOf(segment, sides)
        const counted: [number, number][] = []
        const placed: [number, number][] = []
        eachTimes(segment, text, among, (article, times) => counted.push([article, times]), UNLIMITED)
        eachOccurrence(segment, text, among, (article, _, size) => placed.push([article, size]))
        expect(counted, text).toEqual(placed)
      }
    }
  }
})

test('intersectMatching() keeps of a list, long or short, what matchingDocs() has', () => {
  for (const segment of generation.segments) {
    for (const unit of UNITS) {
      for (const sides of [1, 2, 9, 60, 900]) {
        const fields: Fields = dice.roll(5) === 0 ? ['headline'] : null
        const among = someOf(segment, sides)
        const row = DocList.of(among)
        intersectMatching(row, segment, unit, fields)
        const all = new Set(docsOf(matchingDocs(segment, unit, fields)))
        expect(shownOf(row), unit.text).toEqual([...docsOf(among)].filter((article) => all.has(article)))
      }
    }
  }
})

test('the kept set of a dense list has its postings, whatever was asked before', () => {
  let dense = 0
  for (const segment of generation.segments) {
    // A string that is also a word begins with the word's set, and adds to a copy of it.
    for (const unit of UNITS) matchingDocs(segment, unit, null)
    for (const { text } of UNITS) {
      for (const kind of ['word', 'character', 'bigram'] as const) {
        const info = segment.find(kind, text)
        if (!info) continue
        const first = segment.docs(info)
        expect([...docsOf(first)], text).toEqual(shownOf(DocList.from(segment.postings(info))))
        expect([...(segment.keptDocs(info) ?? [])], text).toEqual(segment.isDense(info) ? [...first] : [])
        if (segment.isDense(info)) dense++
      }
    }
  }
  expect(dense).toBeGreaterThan(5)
})

test('a row is empty after units that no article has together', () => {
  const [segment] = generation.segments as [Segment]
  const row = matchingDocList(segment, string('的'), null)
  for (const text of ['无处可寻', '的']) intersectMatching(row, segment, string(text), null)
  expect(row.size).toBe(0)
  expect(isEmpty(row.bits(segment.docValues.articles))).toBe(true)
})

test('every article in the list of a word holds it as a string', () => {
  let words = 0
  for (const segment of generation.segments) {
    const stored = texts.get(segment)!
    for (const { term, info } of segment.termsFrom('word', '')) {
      const { docs, size } = DocList.from(segment.postings(info))
      for (let i = 0; i < size; i++) if (!has(stored[docs[i]!]!, string(term), null)) expect.fail(term)
      words++
    }
  }
  expect(words).toBeGreaterThan(2000)
})

/** Where a string begins in an article's stream, by looking everywhere. */
function occurrencesIn({ texts }: Read, needle: string): number[] {
  const chars = [...texts.join('')]
  const wanted = [...needle]
  return chars.flatMap((_, at) => (wanted.every((char, i) => chars[at + i] === char) ? [at] : []))
}

test.each([
  ['as they lie in an archive', undefined],
  ['by the rarest lists and texts, where all lists are costly to read', 2 ** 30],
])('eachPlace() tells every start of a string, short or as long as a paragraph: %s', (_, bytesToLay) => {
  for (const segment of generation.segments) {
    const stored = texts.get(segment)!
    if (bytesToLay) vi.spyOn(segment, 'bytesToLay').mockReturnValue(bytesToLay)
    for (let n = 0; n < 60; n++) {
      const most = dice.pick([2, 4, 12, 60, 200])
      const needle = foldText(dice.cut(dice.pick(stored).texts.join(''), 2, most))
      if ([...needle].length < 2) continue
      const within = n % 3 === 0 ? undefined : someOf(segment, dice.pick([2, 300]))
      const found = new Map<number, number[]>()
      eachOccurrence(segment, needle, within, (article, starts, size) => {
        found.set(article, [...starts.subarray(0, size)])
      })
      const expected = new Map<number, number[]>()
      for (const article of within ? docsOf(within) : stored.keys()) {
        const places = occurrencesIn(stored[article]!, needle)
        if (places.length > 0) expected.set(article, places)
      }
      expect(found, needle).toEqual(expected)
    }
    vi.restoreAllMocks()
  }
})

test('firstFrom() finds the first that is not below, in every stretch', () => {
  const values = Int32Array.of(0, 3, 3, 7, 8, 20, 21, 2 ** 30)
  for (let from = 0; from <= values.length; from++) {
    for (let to = from; to <= values.length; to++) {
      for (const wanted of [0, 1, 3, 4, 8, 9, 20, 22, 2 ** 30]) {
        const at = values.findIndex((value, i) => i >= from && i < to && value >= wanted)
        expect(firstFrom(values, from, to, wanted), `${from} ${to} ${wanted}`).toBe(at < 0 ? to : at)
      }
    }
  }
})
