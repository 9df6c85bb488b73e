/** A search that is cut short at any moment shows and counts a part of the whole answer, and says so. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cutter, openCutter } from '../../src/analysis/analysis.js'
import { withhold } from '../../src/engine/withheld.js'
import type { SearchRequest } from '../../src/model.js'
import { Budget, everyHit, type Knowledge, search } from '../../src/search/search.js'
import { type Generation, openGeneration } from '../../src/store/store.js'
import { size } from '../sizes.js'
import { Archive, Dice, jsonl, seedFiles } from './archive.js'

const TEXTS = Object.values(seedFiles())
const WITHHELD = '工作'

let generation: Generation
let cutter: Cutter

beforeAll(async () => {
  const dice = new Dice(4)
  const rows = Array.from({ length: 60 }, (_, i) => ({
    id: `r${i}`,
    title: dice.cut(dice.pick(TEXTS), 4, 14) || '无题',
    text: [dice.cut(dice.pick(TEXTS), 10, 60), dice.cut(dice.pick(TEXTS), 10, 60)].join('\n') || '空',
    date: dice.pick(['2024-04-12', '2023', '1998-06-01', '']),
    publication: dice.pick(['焦作日报', '解放快报', '']),
    section: dice.pick(['要闻', '民生', '']),
    reporters: dice.pick([[], ['张苗'], ['李白']]),
  }))
  const archive = new Archive({ ...seedFiles(), 'a.jsonl': jsonl(rows.slice(0, 30)) })
  await archive.build()
  archive.write('b.jsonl', jsonl(rows.slice(30)))
  await archive.build()
  generation = openGeneration(archive.index)!
  withhold(generation, [WITHHELD])
  cutter = openCutter()
})
afterAll(() => generation.release())

const KNOWLEDGE: Knowledge = {
  forms: new Map([['解放区', [{ form: '解放', why: '简称' }]]]),
  words: new Set<string>(),
  pinyin: () => [],
}

/** Each look at the clock is a tick, so that a budget of n ends at the nth look, wherever that is. */
function ticking(ticks: number) {
  let looks = 0
  return { budget: new Budget(ticks, () => looks++), looks: () => looks }
}

/** From the nth look on, each look comes later than the whole budget, so that no stage has time of its own. */
function stalling(n: number): Budget {
  let looks = 0
  return new Budget(1, () => Math.max(0, ++looks - n) * 10)
}

const context = () => ({ generation, cutter, knowledge: KNOWLEDGE })
function ask(request: SearchRequest, ticks: number) {
  const { budget, looks } = ticking(ticks)
  const answer = search(context(), request, { offset: 0, limit: 1000 }, budget)
  return { answer, looks: looks() }
}

/** Pieces of the papers, so that most of what is asked is found somewhere. */
const piece = (least: number, most: number) =>
  fc.nat(2 ** 31).map((seed) => {
    const dice = new Dice(seed)
    return dice.cut(dice.pick(TEXTS), least, most).replace(/["“”\\\s:：()（）|~*?？\-－]/g, '') || '的'
  })
const pattern = fc
  .tuple(piece(1, 2), fc.constantFrom('?', '*', '*?', '**'), piece(1, 1))
  .map(([a, sign, b]) => `通配:"${a}${sign}${b}"`)
const near = fc.tuple(piece(1, 2), piece(1, 2), fc.nat(20)).map(([a, b, n]) => `"${a} ${b}"~${n + 1}`)
const clause = fc.oneof(
  { weight: 3, arbitrary: piece(1, 6) },
  { weight: 2, arbitrary: piece(1, 8).map((text) => `"${text}"`) },
  pattern,
  near,
  fc
    .tuple(fc.constantFrom('标题', '正文', '栏目', '报纸', '记者'), piece(1, 3))
    .map(([field, text]) => `${field}:${text}`),
  fc.constantFrom('日期:2024', '日期:2023..2024', '2024年4月12日', '12', '解放区', '张苗'),
)
/** What forbids is long to find: patterns and nearness are told by reading. */
const excluded = fc.oneof(pattern, near, clause).map((each) => `-${each}`)
const query = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('', '', 'OR '), clause), { minLength: 1, maxLength: 3 }),
    fc.array(excluded, { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([parts, forbidden, isGrouped]) => {
    const wanted = parts.map(([operator, each]) => operator + each).join(' ')
    const rest = isGrouped ? [`-(${forbidden.map((each) => each.slice(1)).join(' OR ')})`] : forbidden
    return [wanted, ...(forbidden.length > 0 ? rest : [])].join(' ')
  })
const request = fc.record({
  q: query,
  matching: fc.constantFrom<SearchRequest['matching']>('auto', 'auto', 'all', 'any', 'exact'),
  sort: fc.constantFrom<SearchRequest['sort']>('relevance', 'date:desc', 'date:asc'),
  variants: fc.boolean(),
  publication: fc.constantFrom<SearchRequest['publication']>(undefined, undefined, ['焦作日报']),
  section: fc.constantFrom<SearchRequest['section']>(undefined, undefined, ['要闻', '民生']),
  kind: fc.constantFrom<SearchRequest['kind']>(undefined, undefined, ['article'], ['other', 'photo']),
  from: fc.constantFrom(undefined, undefined, '2023'),
})

/** What an answer counts, by name. */
function countsOf({ totalHits, facetDistribution, timeline }: ReturnType<typeof search>) {
  const counts = new Map<string, number>([['total', totalHits]])
  for (const [facet, values] of Object.entries(facetDistribution))
    for (const [value, count] of Object.entries(values)) counts.set(`${facet} ${value}`, count)
  for (const { month, hits } of timeline) counts.set(`month ${month}`, hits)
  return counts
}

const isWithheld = (id: string) =>
  generation.segments.some((segment) => {
    const article = segment.articleById(id)
    return article !== undefined && !segment.isLive(article)
  })

/** Moments of an answer's way that are tried. */
const MOMENTS = 24

test('whatever is asked, and whenever it is cut short', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const { answer: whole, looks } = ask(asked, Number.POSITIVE_INFINITY)
      const ids = new Set(whole.hits.map(({ id }) => id))
      const counts = countsOf(whole)
      expect(whole.hits.some(({ id }) => isWithheld(id))).toBe(false)
      // Matching has 8 tenths of a budget: with more than all looks the last one passes.
      for (let ticks = 0; ticks < 1.3 * looks; ticks += Math.ceil(looks / MOMENTS)) {
        const { answer: part } = ask(asked, ticks)
        if (part.totalIsExact) {
          expect(part).toEqual(whole)
          continue
        }
        expect(part.warnings.map(({ code }) => code)).toContain('DEADLINE')
        expect(part.hits.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([])
        for (const [name, count] of countsOf(part))
          expect(count, name).toBeLessThanOrEqual(counts.get(name) ?? 0)
        expect(part.nearest).toEqual([])
      }
    }),
    { numRuns: size('cutShort'), seed: 71 },
  )
})

// Between the last look of matching and the first of ranking there are partial hits, and none has a score.
test('a query with partial hits is answered whenever it is cut short', async () => {
  const archive = new Archive({
    'a.jsonl': jsonl([
      { id: 'a', text: '灌溉水渠植树施工' },
      { id: 'b', text: '灌溉' },
    ]),
  })
  await archive.build()
  const own = openGeneration(archive.index)!
  try {
    const within = { ...context(), generation: own }
    const answer = (budget: Budget) =>
      search(within, { q: '灌溉 水渠 植树 竣工' }, { offset: 0, limit: 10 }, budget)
    const { budget, looks } = ticking(Number.POSITIVE_INFINITY)
    expect(answer(budget).hits.map(({ id, rung }) => [id, rung])).toEqual([['a', 'partial']])
    for (let n = 0; n <= looks(); n++) {
      const ids = answer(stalling(n)).hits.map(({ id }) => id)
      expect([[], ['a']]).toContainEqual(ids)
    }
    expect(looks()).toBeGreaterThan(10)
  } finally {
    own.release()
  }
})

test('an export that is cut short is refused before its first hit', () => {
  const asked = { q: '解放区 -通配:"的*是"' }
  const wholeIds = [...everyHit(context(), asked, ticking(Number.POSITIVE_INFINITY).budget)].map(
    ({ id }) => id,
  )
  expect(wholeIds.length).toBeGreaterThan(3)
  const { looks } = ask(asked, Number.POSITIVE_INFINITY)
  let refused = 0
  for (let ticks = 0; ticks < 2 * looks; ticks += Math.ceil(looks / 20)) {
    try {
      expect([...everyHit(context(), asked, ticking(ticks).budget)].map(({ id }) => id)).toEqual(wholeIds)
    } catch (error) {
      expect(error).toMatchObject({ code: 'TIMEOUT' })
      refused++
    }
  }
  expect(refused).toBeGreaterThan(3)
})
