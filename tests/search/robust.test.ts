import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCutter } from '../../src/analysis/analysis.js'
import type { LocalEngine } from '../../src/engine/engine.js'
import { JiebaoError } from '../../src/errors.js'
import type { SearchRequest } from '../../src/model.js'
import { Budget, everyHit, search } from '../../src/search/search.js'
import { openGeneration } from '../../src/store/store.js'
import { TEXTS, TRADITIONAL } from '../analysis/texts.js'
import { character } from '../characters.js'
import { isLong, oneOf, size } from '../sizes.js'
import { Archive, jsonl, PATIENT, quoted, seedFiles } from './archive.js'
import { openMixed } from './mixed.js'

/** Far more than any answer takes, far less than a hang. Of CPU time, since a busy machine lets any answer wait. */
const PATIENCE_MS = 5000

/** CPU time of this process, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Asks, and lets only the two refusals of a typed query pass. */
async function ask(engine: LocalEngine, q: string, request: Partial<SearchRequest> = {}): Promise<void> {
  const startMs = cpuMs()
  try {
    const answer = await engine.search({ q, ...request })
    expect(answer.hits.length).toBeLessThanOrEqual(answer.totalHits)
    expect(answer.warnings.length).toBeLessThanOrEqual(20)
    if (answer.hits[0]) await engine.article(answer.hits[0].id, q)
  } catch (error) {
    if (!(error instanceof JiebaoError)) throw error
    expect(['QUERY_TOO_LONG', 'BAD_ENCODING'], `${error.message}: ${q}`).toContain(error.code)
  }
  expect(cpuMs() - startMs, q.slice(0, 100)).toBeLessThan(PATIENCE_MS)
}

const SIGNS = [
  ...[
    '"',
    '\\"',
    '\\',
    '“',
    '”',
    '(',
    ')',
    '（',
    '）',
    '|',
    'OR',
    ' OR ',
    '-',
    ' -',
    '－',
    '~10',
    '"~3',
    '..',
    '*',
    '?',
  ],
  ...[
    '标题:',
    '正文：',
    '记者:',
    '报纸:',
    '日期:',
    '通配:',
    '通配:"',
    'title:',
    '栏目:"',
    '日期:2024-04',
    '2024..2025',
  ],
  ...[
    '2024年4月12日',
    ' ',
    '\u3000',
    '\n',
    '\t',
    '',
    '𠮷',
    '\u200B',
    '\u0000',
    '％',
    '１２',
    'covid-19',
    'ﷺ',
    '\uD842',
  ],
]

const piece = fc
  .record({ traditional: fc.boolean(), text: fc.nat(TEXTS.length - 1), at: fc.nat(9000), length: fc.nat(14) })
  .map(({ traditional, text, at, length }) =>
    (traditional ? TRADITIONAL : TEXTS)[text]!.slice(at, at + length),
  )

const typed = fc
  .array(fc.oneof(piece, fc.constantFrom(...SIGNS), fc.string({ unit: character, maxLength: 2 })), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''))

test('whatever is typed is answered, or refused as too long or no text', async () => {
  const { engine } = await openMixed()
  const options = fc.constantFrom<Partial<SearchRequest>>(
    {},
    { matching: 'all' },
    { matching: 'any', explain: true },
    { matching: 'exact' },
    { sort: 'date:desc', variants: false },
  )
  await fc.assert(
    fc.asyncProperty(typed, options, (q, request) => ask(engine, q, request)),
    { numRuns: size('typedQueries'), seed: 51 },
  )
})

test('a pasted page is answered', async () => {
  const { engine } = await openMixed()
  for (const text of oneOf(6, [...TEXTS, ...TRADITIONAL])) {
    for (const from of oneOf(3, [2000, 0, 7000])) {
      const page = [...text].slice(from, from + 4096).join('')
      await ask(engine, page)
      await ask(engine, page.replaceAll('\n', ' '), { matching: 'any' })
      await ask(engine, page, { matching: 'exact' })
    }
    for (const paragraph of text.split('\n').slice(0, isLong ? 12 : 3)) await ask(engine, paragraph)
  }
}, 120_000)

test('the worst queries are answered', async () => {
  const { engine } = await openMixed()
  const text = TEXTS[0]!.replaceAll('\n', '')
  const worst = [
    '的',
    '"的"',
    '一',
    '𠮷',
    '通配:"*?*?*"',
    '通配:"的*的*的*的*的*的*的*"',
    `通配:"${'?*'.repeat(400)}的"`,
    `通配:"的${'?'.repeat(3000)}"`,
    '"的 是 在 了 和"~9999',
    `"${Array.from({ length: 800 }, () => '的').join(' ')}"~9999`,
    quoted([...text].slice(0, 200).join('')),
    [...text].slice(0, 4096).join(''),
    '的'.repeat(4096),
    '的 '.repeat(2048),
    '"的" '.repeat(1000),
    '-的 '.repeat(1300),
    '('.repeat(4096),
    `${'('.repeat(2000)}的${')'.repeat(2000)}`,
    Array.from({ length: 1000 }, (_, i) => [...text][i])
      .join(' OR ')
      .slice(0, 4096),
    Array.from({ length: 1000 }, (_, i) => `标题:${[...text][i]}`)
      .join(' ')
      .slice(0, 4096),
    '-'.repeat(4096),
    '"'.repeat(4096),
    '通配:'.repeat(800),
    '日期:2024 '.repeat(400),
    '9'.repeat(4096),
    'ﷺ'.repeat(4096),
  ]
  for (const q of oneOf(3, worst)) await ask(engine, q)
  for (const q of oneOf(2, worst.slice(0, 8)))
    await ask(engine, q, { hitsPerPage: 100, explain: true, sort: 'date:asc' })
})

test('only 4,096 characters and what is no text are refused', async () => {
  const { engine } = await openMixed()
  const refused = (q: string) => expect(engine.search({ q })).rejects
  await refused('的'.repeat(4097)).toMatchObject({ code: 'QUERY_TOO_LONG' })
  await refused('𠮷'.repeat(4097)).toMatchObject({ code: 'QUERY_TOO_LONG' })
  await refused('防汛\uFFFD').toMatchObject({ code: 'BAD_ENCODING' })
  await refused('\uD842').toMatchObject({ code: 'BAD_ENCODING' })
  expect((await engine.search({ q: '𠮷'.repeat(4096) })).totalHits).toBe(0)
})

test('a wildcard and a concordance over much text end, and say so at their deadline', async () => {
  // One paragraph as long as a book, in which every place fits almost to the end.
  const rows = [
    { id: 'a', text: `${'的'.repeat(400_000)}了` },
    { id: 'b', text: '张太平' },
  ]
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  const engine = await archive.built()
  const startMs = cpuMs()
  const { totalIsExact, warnings } = await engine.search(
    { q: `通配:"${'的'.repeat(2000)}?*的?了"` },
    { budgetMs: 200 },
  )
  expect(cpuMs() - startMs).toBeLessThan(PATIENCE_MS)
  expect({ totalIsExact, codes: warnings.map(({ code }) => code) }).toEqual({
    totalIsExact: false,
    codes: ['DEADLINE'],
  })
  // Every place of a character that stands everywhere: more lines than a call has room for arguments.
  const lines = { order: 'date', width: 2, page: 1, hitsPerPage: 1 } as const
  expect((await engine.concordance({ q: '的' }, lines, PATIENT)).totalLines).toBe(400_000)
  // Another, over little text, is not cut short by it.
  expect((await engine.search({ q: '通配:"张?平"' })).totalIsExact).toBe(true)
})

test('with its budget over at any step an answer is a part of the whole one, and says so', async () => {
  const archive = new Archive({ ...seedFiles(), 'b.jsonl': jsonl([{ id: 'b', text: '工作项目调度会议' }]) })
  await archive.build()
  const generation = openGeneration(archive.index)!
  const knowledge = { forms: new Map(), words: new Set<string>(), pinyin: () => [] }
  const cutter = openCutter()
  // Each look at the clock is a tick, so that a budget of n ends at the nth look, wherever that is.
  const ask = (request: SearchRequest, ticks: number) => {
    let now = 0
    const budget = new Budget(ticks, () => now++)
    const answer = search({ generation, cutter, knowledge }, request, { offset: 0, limit: 100 }, budget)
    return { answer, looks: now }
  }
  for (const request of [
    { q: '工作' },
    { q: '解放区 工作', explain: true },
    { q: '工作 -项目' },
    { q: '工作 -"重点项目"' },
    { q: '工作 -通配:"项?建"' },
    { q: '标题:工作 OR 项目' },
    { q: '工作', sort: 'date:desc' as const },
    { q: '"解放区 工作"~8 通配:"调?会"' },
    { q: '召开重点项目工作调度会议并讲话' },
    { q: '工怍调度' },
  ]) {
    const { answer: whole, looks } = ask(request, Number.POSITIVE_INFINITY)
    expect(whole, request.q).toMatchObject({ totalIsExact: true, warnings: [] })
    expect(looks, request.q).toBeGreaterThan(3)
    const ids = new Set(whole.hits.map(({ id }) => id))
    // Matching has 8 tenths of a budget: with twice the looks the last one passes.
    for (let ticks = 0; ticks < 2 * looks; ticks += Math.ceil(looks / size('stops'))) {
      const { answer: part } = ask(request, ticks)
      expect(part.totalIsExact, request.q).toBe(part.warnings.length === 0)
      // Asking a suggestion has a share of the budget: it may be left out, and all else be whole.
      const { suggestion = whole.suggestion } = part
      if (part.totalIsExact) expect({ ...part, suggestion }).toEqual({ suggestion: undefined, ...whole })
      for (const { id, score, explain } of part.hits) {
        expect(ids.has(id), `${request.q} ${id} at ${ticks}`).toBe(true)
        if (explain) expect(explain.value).toBeCloseTo(score, 9)
      }
    }
    expect(ask(request, -1).answer).toMatchObject({
      totalIsExact: false,
      totalHits: 0,
      hits: [],
      nearest: [],
    })
  }
  // A list of hits cannot say that some are missing: it is whole, or refused.
  const listed = (ticks: number) => {
    let now = 0
    const budget = new Budget(ticks, () => now++)
    return [...everyHit({ generation, cutter, knowledge }, { q: '工作 项目' }, budget)].map(({ id }) => id)
  }
  const every = listed(Number.POSITIVE_INFINITY)
  let refusals = 0
  for (let ticks = -1; ticks < 100; ticks += 4) {
    try {
      expect(listed(ticks)).toEqual(every)
    } catch (error) {
      expect(error).toMatchObject({ code: 'TIMEOUT' })
      refusals++
    }
  }
  expect(refusals).toBeGreaterThan(0)
  expect(refusals).toBeLessThan(26)
  generation.release()
})
