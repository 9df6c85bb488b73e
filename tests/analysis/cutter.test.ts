import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANALYSIS_VERSION, foldText, openBulkCutter, openCutter } from '../../src/analysis/analysis.js'
import { alignSubWords, type Cutter, JiebaCutter } from '../../src/analysis/cutter.js'
import { type Jieba, openJieba, openNodeRs } from '../../src/analysis/jieba.js'
import { eachRun } from '../../src/analysis/runs.js'
import { size } from '../sizes.js'
import { hardText, TEXTS } from './texts.js'

const MANY = { numRuns: size('cutTexts'), seed: 1 }
const ours: Cutter = openCutter()
const standIn = new JiebaCutter(openNodeRs('试验'))
const CUTTERS: [string, Cutter][] = [
  ['the cutter', ours],
  ['the stand-in', standIn],
  ['the bulk cutter', openBulkCutter()],
]

function wordsOf(cutter: Cutter, text: string): [string, number][] {
  const words: [string, number][] = []
  cutter.words(text, (term, at) => words.push([term, at]))
  return words
}

function hanRuns(text: string): string[] {
  const runs: string[] = []
  eachRun(text, (kind, at, end) => {
    if (kind === 'han') runs.push(text.slice(at, end))
  })
  return runs
}

/** The starting corpus and, where it is at hand, stories of a larger one. */
const REAL_TEXTS = realTexts()

function realTexts(): string[] {
  const more = new URL('../../../shared/data/cctv_news/docs.jsonl', import.meta.url)
  if (!existsSync(more)) return TEXTS.map(foldText)
  const lines = readFileSync(more, 'utf8').split('\n').slice(0, size('stories'))
  return [...TEXTS, ...lines.map((line) => (JSON.parse(line) as { text: string }).text)].map(foldText)
}

test.each(CUTTERS)('%s says which package, version and dictionary it is', (_name, cutter) => {
  expect(cutter.fingerprint).toMatch(
    new RegExp(`^${cutter.name}@\\d+\\.\\d+\\.\\d+ dict:[0-9a-f]{16} hmm:off analysis:${ANALYSIS_VERSION}$`),
  )
  expect(cutter.why).toContain(cutter.name)
  expect(cutter.why).not.toContain('\n')
})

test('openCutter() and openBulkCutter() open once', () => {
  expect(openCutter()).toBe(ours)
  expect(openBulkCutter()).toBe(openBulkCutter())
})

/** By place, and in the order in which each cutter gives what begins at one. */
const byPlace = (words: [string, number][]) => words.sort(([, a], [, b]) => a - b)

test('the bulk cutter gives what the cutter gives, over real texts and over words that meet by chance', () => {
  const bulk = openBulkCutter()
  expect(bulk.fingerprint).toBe(ours.fingerprint)
  const same = (text: string) => {
    expect(byPlace(wordsOf(bulk, text))).toEqual(byPlace(wordsOf(ours, text)))
    expect(bulk.pieces(text)).toEqual(ours.pieces(text))
  }
  const texts = REAL_TEXTS
  for (const text of texts) same(text)
  const words = [...new Set(texts.flatMap((text) => ours.pieces(text).map((piece) => piece.text)))]
  const strewn = fc.array(fc.oneof(fc.constantFrom(...words), hardText), { maxLength: 20 })
  fc.assert(
    fc.property(strewn, (parts) => same(foldText(parts.join('')))),
    MANY,
  )
})

test('JIEBAO_CUTTER forces a package and refuses what it does not know', () => {
  const before = process.env.JIEBAO_CUTTER
  try {
    process.env.JIEBAO_CUTTER = 'node-rs'
    expect(openJieba().name).toBe('@node-rs/jieba')
    process.env.JIEBAO_CUTTER = 'ictclas'
    expect(() => openJieba()).toThrow(expect.objectContaining({ code: 'USAGE', value: 'ictclas' }))
  } finally {
    if (before === undefined) delete process.env.JIEBAO_CUTTER
    else process.env.JIEBAO_CUTTER = before
  }
})

const WORDS: [text: string, words: string][] = [
  ['中华人民共和国', '中华 华人 人民 共和 共和国 中华人民共和国'],
  ['防汛抗旱', '防汛 抗旱'],
  ['covid-19', 'covid-19 covid 19'],
  ['2.0', '2.0 2 0'],
  ['5g', '5g 5 g'],
  ['covid19b', 'covid19b covid 19 b'],
  ['1,200', '1,200 1 200'],
  ['10:30', '10:30 10 30'],
  ['hello,world', 'hello world'],
  ['km/h', 'km/h km h'],
  ['a--b', 'a b'],
  ['-a-', 'a'],
  ['第5届g20峰会', '5 g20 g 20 第 届 峰会'],
  ['привет', 'привет'],
  ['😀,。', ''],
  ['', ''],
]

test.each(WORDS)('words() of %j are %j', (text, words) => {
  expect(
    wordsOf(ours, text)
      .map(([term]) => term)
      .join(' '),
  ).toBe(words)
})

test.each(CUTTERS)('pieces() of %s join back to the runs of the text', (_name, cutter) => {
  fc.assert(
    fc.property(hardText.map(foldText), (text) => {
      let end = 0
      let skipped = ''
      for (const piece of cutter.pieces(text)) {
        expect(piece.at).toBeGreaterThanOrEqual(end)
        expect(text.startsWith(piece.text, piece.at)).toBe(true)
        expect(piece.text).not.toBe('')
        expect(/^\p{Script=Han}+$/u.test(piece.text)).toBe(piece.kind === 'han')
        skipped += text.slice(end, piece.at)
        end = piece.at + piece.text.length
      }
      expect(skipped + text.slice(end)).not.toMatch(/[\p{Script=Han}\p{L}\p{N}]/u)
    }),
    MANY,
  )
})

test.each(CUTTERS)('words() of %s stand where they say', (_name, cutter) => {
  fc.assert(
    fc.property(hardText.map(foldText), (text) => {
      const words = wordsOf(cutter, text)
      expect(words.filter(([term, at]) => !text.startsWith(term, at) || term === '')).toEqual([])
      const terms = new Set(words.map(([term, at]) => `${at} ${term}`))
      for (const piece of cutter.pieces(text)) {
        if (piece.text.length <= 64 && !terms.has(`${piece.at} ${piece.text}`)) expect.fail(piece.text)
      }
      expect(terms.size).toBe(words.length)
    }),
    MANY,
  )
})

test.each<[string, Cutter, () => Jieba]>([
  ['the cutter', ours, openJieba],
  ['the stand-in', standIn, () => openNodeRs('试验')],
])('words() of %s over real texts are those of cutForSearch', (_name, cutter, open) => {
  const jieba = open()
  for (const text of REAL_TEXTS) {
    const runs = hanRuns(text)
    const wanted = runs.flatMap((run) => jieba.cutForSearch(run))
    const got = wordsOf(cutter, runs.join('\n')).map(([term]) => term)
    expect(got).toEqual(wanted)
  }
})

test('alignSubWords() places sub-words from the left, then the longer ones', () => {
  expect(alignSubWords('天天天', ['天天', '天天', '天天天'])).toEqual(['天天', 0, '天天', 1])
  expect(alignSubWords('共和国', ['共和', '共和国'])).toEqual(['共和', 0])
  expect(alignSubWords('共和国', ['共和', '国'])).toEqual([])
  expect(alignSubWords('共和国', ['民国', '共和国'])).toEqual([])
})

/** A jieba that gives anything. */
const broken = (cut: (text: string) => string[]): Cutter =>
  new JiebaCutter({ name: 'broken', fingerprint: '', why: '', cut, cutForSearch: cut })

test.each<[string, (text: string) => string[]]>([
  ['loses a piece', (text) => [text.slice(1)]],
  ['adds one', (text) => [text, '多']],
  ['gives nothing', () => []],
  ['gives empty pieces', (text) => ['', text]],
  ['crosses runs', (text) => [text]],
])('a jieba that %s leaves single characters', (_what, cut) => {
  expect(
    broken(cut)
      .pieces('焦作,防汛')
      .map(({ text, at }) => `${at}${text}`),
  ).toEqual(['0焦', '1作', '3防', '4汛'])
})

test('a run of more than 64 letters is a piece but no word', () => {
  const text = `${'a'.repeat(65)}-b`
  expect(ours.pieces(text)).toEqual([{ text, at: 0, kind: 'run' }])
  expect(wordsOf(ours, text)).toEqual([['b', 66]])
})

test('words() reads a megabyte of one run', () => {
  for (const text of ['a-'.repeat(500_000), '的'.repeat(300_000), '1'.repeat(1_000_000)]) {
    expect(() => wordsOf(ours, text)).not.toThrow()
  }
})
