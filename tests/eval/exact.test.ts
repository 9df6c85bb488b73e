import { beforeAll, expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import type { LocalEngine } from '../../src/engine/engine.js'
import { type Asked, evaluateExact, quoted } from '../../src/eval/exact.js'
import { Oracle, paragraphsOf } from '../../src/eval/oracle.js'
import { Dice } from '../../src/eval/random.js'
import { Sampler, SORTS } from '../../src/eval/strings.js'
import type { SearchAnswer, SearchRequest } from '../../src/model.js'
import { Archive, holding, type Read, seedFiles } from '../search/archive.js'
import { size } from '../sizes.js'

const ROWS = [
  {
    id: 'a',
    title: '吉野家𠮷野家',
    text: '発行部數ＡＢＣ“三十工程”\n第二段 with two words',
    section: '连连看',
  },
  { id: 'b', title: '三十工程', text: '第二段 With Two words 以及 C:\\ 与 "引号"' },
]
let engine: LocalEngine
let read: Read[]

beforeAll(async () => {
  const archive = new Archive({
    ...seedFiles(),
    'hard.jsonl': ROWS.map((row) => JSON.stringify(row)).join('\n'),
  })
  engine = await archive.built()
  read = await archive.read()
})

const oracleOf = () => {
  const printed = read.flatMap(({ article }, i) => paragraphsOf(article, i))
  const ids = read.map(({ article }) => article.id)
  return { printed, oracle: new Oracle(ids, printed) }
}

test('what is printed is found and nothing else: no answer differs from the scan', async () => {
  const report = await evaluateExact(engine, { strings: size('exactStrings'), seed: 20_240_412 })
  expect(report.examples).toEqual([])
  expect(report).toMatchObject({ strings: size('exactStrings'), differences: 0, articles: read.length })
  for (const sort of SORTS) expect(report.bySort[sort], sort).toBeGreaterThan(size('exactStrings') / 15)
  expect(report.inField).toBeGreaterThan(size('exactStrings') / 10)
  expect(report.nowhere).toBeGreaterThan(size('exactStrings') / 6)
  expect(report.hits).toBeGreaterThan(size('exactStrings') / 1.5)
})

test('equal seeds ask equal strings', async () => {
  const asked = async (seed: number) => {
    const queries: string[] = []
    const listening = altered((answer, { q }) => {
      queries.push(q)
      return answer
    })
    await evaluateExact(listening, { strings: 60, seed })
    return queries
  }
  expect(await asked(5)).toEqual(await asked(5))
  expect(await asked(5)).not.toEqual(await asked(6))
})

/** The engine with answers altered on their way. */
function altered(change: (answer: SearchAnswer, request: SearchRequest) => SearchAnswer): Asked {
  return {
    search: async (request) => change(await engine.search(request), request),
    issues: (page, hitsPerPage) => engine.issues(page, hitsPerPage),
    issue: (id, page, hitsPerPage) => engine.issue(id, page, hitsPerPage),
  }
}

test('a hit that an engine drops is found out', async () => {
  const dropped = read.find(({ article }) => article.id === 'b')!.article.id
  const faulty = altered((answer) => ({ ...answer, hits: answer.hits.filter(({ id }) => id !== dropped) }))
  const report = await evaluateExact(faulty, { strings: size('exactStrings') / 2, seed: 2 })
  expect(report.differences).toBeGreaterThan(0)
  for (const { missed, wrong } of report.examples) expect([missed, wrong]).toEqual([[dropped], []])
})

test('a hit that an engine invents is found out, with the string', async () => {
  const invented = read[0]!.article.id
  let query = ''
  const faulty = altered((answer, { q }) => {
    if (query !== '' || answer.totalHits > 0) return answer
    query = q
    return { ...answer, hits: [{ id: invented } as SearchAnswer['hits'][number]] }
  })
  const report = await evaluateExact(faulty, { strings: 300, seed: 3 })
  expect(report.differences).toBe(1)
  expect(report.examples[0]).toMatchObject({ query, missed: [], wrong: [invented] })
})

test('a wrong total is found out, even where every hit is right', async () => {
  const faulty = altered((answer) => ({ ...answer, totalHits: answer.totalHits > 3 ? 3 : answer.totalHits }))
  const report = await evaluateExact(faulty, { strings: 300, seed: 4 })
  expect(report.differences).toBeGreaterThan(0)
  for (const { missed, wrong, total, expected } of report.examples) {
    expect([missed, wrong, total]).toEqual([[], [], 3])
    expect(expected).toBeGreaterThan(3)
  }
})

test('a small archive runs out of strings, and an empty one has none', async () => {
  const article = { ...read.find((each) => each.article.id === 'b')!.article, body: '甲', headline: null }
  const issue = { totalArticles: 1, articles: [article] }
  const one = (articles: number): Asked => ({
    search: async () => ({ hits: [{ id: article.id }], totalHits: 1, nextCursor: null }) as never,
    issues: async () => ({ issues: [{ id: 'i' }].slice(0, articles), totalIssues: articles }) as never,
    issue: async () => issue as never,
  })
  expect((await evaluateExact(one(1), { strings: 50 })).strings).toBeLessThan(50)
  expect(await evaluateExact(one(0), { strings: 50 })).toMatchObject({ articles: 0, strings: 0 })
})

test('the oracle knows every paragraph that the stream of an article holds', () => {
  const { printed } = oracleOf()
  for (const [i, { article, texts }] of read.entries()) {
    const own = printed.filter((each) => each.article === i).map(({ text }) => foldText(text))
    const stream = texts.flatMap((text) => text.split('\n')).filter(Boolean)
    expect(own.filter(Boolean), article.id).toEqual(stream)
  }
})

test('the oracle agrees with a plain scan of the streams', () => {
  const { printed, oracle } = oracleOf()
  const sampler = new Sampler(printed, new Dice(7))
  for (let i = 0; i < size('exactStrings'); i++) {
    const { text, field } = sampler.next()
    const folded = foldText(text)
    if (folded === '') continue
    expect(oracle.holding(folded, field), text).toEqual(holding(read, folded, field && [field]))
  }
})

test.each([
  ['三十工程', ['a', 'b']],
  ['abc', ['a']],
  ['with two', ['a', 'b']],
  ['𠮷', ['a']],
])('the oracle finds %s', (needle, ids) => {
  const { oracle } = oracleOf()
  expect(oracle.holding(foldText(needle)).filter((id) => id.length === 1)).toEqual(ids)
})

test('sign for sign, the oracle tells forms apart that the fold makes equal', () => {
  const { printed } = oracleOf()
  const ids = read.map(({ article }) => article.id)
  const raw = new Oracle(ids, printed, (text) => text)
  expect([raw.holding('ＡＢＣ'), raw.holding('abc'), raw.holding('家𠮷')]).toEqual([['a'], [], ['a']])
})

test('marks inside a string are escaped', () => {
  expect(quoted('说"三"')).toBe('"说\\"三\\""')
})
