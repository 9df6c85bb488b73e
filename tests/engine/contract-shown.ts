/** The contract, part two: what an answer shows, counts and orders. */
import { describe, expect, test } from 'vitest'
import { fieldTexts, foldText } from '../../src/analysis/analysis.js'
import type { Field, Hit, SearchRequest } from '../../src/model.js'
import { allHits, Dice, type Read } from '../search/archive.js'
import { expectToHold } from '../search/explanation.js'
import type { Bench } from './contract.js'
import { stringsOf } from './contract-corpus.js'

const PRICES = '粮价通报'

async function take(hits: AsyncGenerator<Hit>): Promise<Hit[]> {
  const all: Hit[] = []
  for await (const hit of hits) all.push(hit)
  return all
}

/** Ranges are sorted, disjoint, not empty, and cut whole characters. */
function expectRanges(text: string, ranges: readonly (readonly [number, number])[]): void {
  let last = 0
  for (const [from, to] of ranges) {
    expect(from, text).toBeGreaterThanOrEqual(last)
    expect(to, text).toBeGreaterThan(from)
    expect(to, text).toBeLessThanOrEqual(text.length)
    expect(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(text.slice(from, to)), text).toBe(false)
    last = to
  }
}

const textsIn = ({ article }: Read, field: Field) =>
  fieldTexts(article)
    .filter((each) => each.field === field)
    .map(({ text }) => text)

function count(values: (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

export function shown(bench: Bench): void {
  const prices = () => bench.shelf().read.filter(({ article }) => article.id.startsWith('price'))

  describe('highlights', () => {
    test('a snippet is a slice of its field, and its ranges cut what was asked', async () => {
      const { engine, read } = bench.papers()
      for (const text of stringsOf(read, new Dice(11), 12, 2, 5).filter((each) => foldText(each) !== '')) {
        const { hits } = await engine.search({ q: `"${text.replace(/["＂]/g, '')}"`, hitsPerPage: 5 })
        for (const hit of hits) {
          const of = read.find(({ article }) => article.id === hit.id)!
          expect(
            hit.snippets.some(({ ranges }) => ranges.length > 0),
            text,
          ).toBe(true)
          for (const snippet of hit.snippets) {
            expect(
              textsIn(of, snippet.field).some((whole) => whole.includes(snippet.text)),
              text,
            ).toBe(true)
            expectRanges(snippet.text, snippet.ranges)
          }
        }
      }
    })

    test('stand in the script that was printed', async () => {
      const { hits } = await bench.shelf().engine.search({ q: '"邮电局"' })
      const cut = hits[0]!.snippets.flatMap(({ text, ranges }) =>
        ranges.map(([from, to]) => text.slice(from, to)),
      )
      expect(hits.map(({ id }) => id)).toEqual(['mark1'])
      expect(cut.sort()).toEqual(['邮电局', '邮電局', '郵电局'].sort())
    })

    test('a matching headline is a snippet of its own, whole', async () => {
      const { hits } = await bench.shelf().engine.search({ q: '蚕桑' })
      const headline = hits
        .find(({ id }) => id === 'field1')!
        .snippets.find(({ field }) => field === 'headline')
      expect(headline).toEqual({
        field: 'headline',
        text: '蚕桑',
        ranges: [[0, 2]],
        cutBefore: false,
        cutAfter: false,
      })
    })

    test('an article told with a query says what of it matched, in every field', async () => {
      const { engine, read } = bench.papers()
      for (const { article } of read.filter(({ article: { headline } }) => headline !== null).slice(0, 10)) {
        const q = `"${article.headline!.replace(/["＂“”]/g, '')}"`
        const told = (await engine.article(article.id, q))!
        for (const { field, index, ranges } of told.matches!) {
          const text = fieldTexts(article).find((each) => each.field === field && each.index === index)!.text
          expectRanges(text, ranges)
        }
        expect((await engine.article(article.id))!.matches).toBeUndefined()
      }
    })

    test('a match across a healed column break is two ranges', async () => {
      const { engine, read } = bench.papers()
      const { article } = read.find(
        ({ article: { body, joins } }) =>
          joins.length > 0 && /^\p{Script=Han}{4}$/u.test(body.slice(joins[0]!.at - 2, joins[0]!.at + 2)),
      )!
      const { at } = article.joins[0]!
      const { matches } = (await engine.article(article.id, `"${article.body.slice(at - 2, at + 2)}"`))!
      const ranges = matches!.find(({ field }) => field === 'body')!.ranges
      expect(ranges).toEqual(
        expect.arrayContaining([
          [at - 2, at],
          [at, at + 2],
        ]),
      )
    })
  })

  describe('facets and timeline', () => {
    test('count every hit, not the page', async () => {
      const { facetDistribution } = await bench.shelf().engine.search({ q: PRICES, hitsPerPage: 2 })
      const all = prices()
      const expected = {
        publication: count(all.map(({ issue }) => issue.publication.name)),
        section: count(all.map(({ article }) => article.section)),
        reporter: count(all.flatMap(({ article }) => article.reporters)),
        year: count(all.map(({ issue }) => issue.date.from?.slice(0, 4) ?? null)),
        kind: { article: all.length },
      }
      expect(facetDistribution).toMatchObject(expected)
    })

    test('the timeline rises by month, the unknown month last, and adds up', async () => {
      const { engine } = bench.shelf()
      const { timeline } = await engine.search({ q: PRICES })
      expect(timeline).toEqual([
        ...['2018-11', '2018-12', '2019-02', '2019-12', '2020-02'].map((month) => ({ month, hits: 5 })),
        { month: null, hits: 2 },
      ])
      const told = await engine.timeline({ q: PRICES, page: 3, sort: 'date:asc' })
      expect(told).toEqual({ query: PRICES, totalHits: 27, totalIsExact: true, timeline })
    })

    test('facets=0 counts none', async () => {
      const answer = await bench.shelf().engine.search({ q: PRICES, facets: false })
      expect([answer.facetDistribution, answer.timeline, answer.totalHits]).toEqual([{}, [], 27])
    })
  })

  describe('filters', () => {
    const on = (read: Read) => read.issue.date.from ?? ''
    const cases: [string, Partial<SearchRequest>, (read: Read) => boolean][] = [
      ['a day', { from: '2018-11-28', to: '2018-11-28' }, (read) => on(read) === '2018-11-28'],
      ['a month', { from: '2019-02', to: '2019-02' }, (read) => on(read).startsWith('2019-02')],
      ['a year', { from: '2019', to: '2019' }, (read) => on(read).startsWith('2019')],
      ['from alone', { from: '2019-12' }, (read) => on(read) >= '2019-12'],
      ['to alone', { to: '2018' }, (read) => on(read) !== '' && on(read) < '2019'],
      ['a day of any year', { monthDay: '12-03' }, (read) => on(read).endsWith('-12-03')],
      ['a newspaper', { publication: ['城关报'] }, (read) => read.issue.publication.name === '城关报'],
      ['one of two columns', { section: ['要闻', '民生'] }, (read) => read.article.section !== '经济'],
      ['a reporter', { reporter: ['孙丙'] }, (read) => read.article.reporters.includes('孙丙')],
      ['a kind', { kind: ['photo'] }, () => false],
      [
        'two filters',
        { publication: ['河西报'], from: '2020' },
        (read) => read.issue.publication.name === '河西报' && on(read) >= '2020',
      ],
      ['a value that stands nowhere', { section: ['副刊'] }, () => false],
    ]
    test.each(cases)('%s', async (_, filter, passes) => {
      const hits = await allHits(bench.shelf().engine, { q: PRICES, ...filter })
      const wanted = prices().filter(passes)
      expect(hits.map(({ id }) => id).sort()).toEqual(wanted.map(({ article }) => article.id).sort())
    })
  })

  describe('order', () => {
    test('by rung, then by score', async () => {
      const { engine } = bench.shelf()
      for (const q of ['灌溉水渠', '2019年4月12日', PRICES, '开工 OR 停产']) {
        const hits = await allHits(engine, { q })
        const keys = hits.map(
          ({ rung, score }) => ['exact', 'words', 'variant', 'partial'].indexOf(rung) * 1e6 - score,
        )
        expect(keys, q).toEqual([...keys].sort((a, b) => a - b))
      }
    })

    test('an article about the query comes before one that mentions it', async () => {
      const { hits } = await bench.shelf().engine.search({ q: '粮价' })
      expect(hits.slice(0, 3).map(({ headline }) => headline)).toEqual(['粮价', '粮价', '粮价'])
    })

    test.each([['date:desc', -1] as const, ['date:asc', 1] as const])(
      '%s, the unknown date last',
      async (sort, sign) => {
        const hits = await allHits(bench.shelf().engine, { q: PRICES, sort })
        const days = hits.map(({ date }) => date.from)
        const known = days.filter((day) => day !== null)
        expect(days.slice(known.length)).toEqual([null, null])
        expect(known).toEqual([...known].sort((a, b) => (a < b ? -sign : a > b ? sign : 0)))
      },
    )

    test('every score is the root of its explanation, and every formula gives its number', async () => {
      const { engine } = bench.shelf()
      for (const q of ['粮价', '灌溉水渠', '农机检修', '砖窑 瓦厂', '"邮电局"']) {
        const { hits } = await engine.search({ q, explain: true })
        expect(hits.length, q).toBeGreaterThan(0)
        for (const { score, explain } of hits) {
          expect(Math.abs(explain!.value - score), q).toBeLessThan(1e-9)
          expect(expectToHold(explain!), q).toBeGreaterThan(0)
        }
      }
      expect((await engine.search({ q: '粮价' })).hits[0]!.explain).toBeUndefined()
    })
  })

  describe('pages', () => {
    test('by number they part the list', async () => {
      const { engine } = bench.shelf()
      const whole = (await engine.search({ q: PRICES, hitsPerPage: 100 })).hits
      const parts: Hit[] = []
      for (let page = 1; page <= 6; page++) {
        const answer = await engine.search({ q: PRICES, page, hitsPerPage: 5 })
        expect(answer).toMatchObject({ page, hitsPerPage: 5, totalHits: 27 })
        expect(answer.nextCursor === null).toBe(page === 6)
        parts.push(...answer.hits)
      }
      expect(parts).toEqual(whole)
      expect((await engine.search({ q: PRICES, page: 7, hitsPerPage: 5 })).hits).toEqual([])
    })

    test('by cursor they part it the same way, and by export', async () => {
      const { engine } = bench.shelf()
      const whole = (await engine.search({ q: PRICES, hitsPerPage: 100 })).hits
      expect(await allHits(engine, { q: PRICES, hitsPerPage: 4 })).toEqual(whole)
      expect(await take(engine.export({ q: PRICES }))).toEqual(whole)
      const dated = await take(engine.export({ q: PRICES, sort: 'date:desc', from: '2019' }))
      expect(dated).toEqual(
        (await engine.search({ q: PRICES, sort: 'date:desc', from: '2019', hitsPerPage: 100 })).hits,
      )
    })

    test('have 20 hits unless told, 100 at most, one at least', async () => {
      const { engine } = bench.shelf()
      const sizeOf = async (hitsPerPage?: number) => (await engine.search({ q: '', hitsPerPage })).hitsPerPage
      expect([await sizeOf(), await sizeOf(1000), await sizeOf(0)]).toEqual([20, 100, 1])
    })

    test('an answer belongs to its caller: changing it changes no other', async () => {
      const { engine } = bench.shelf()
      const request = { q: '集市平稳', explain: true }
      const first = await engine.search(request)
      const before = structuredClone(first.hits)
      const other = await engine.search({ q: '粮价通报，集市平稳' })
      spoil(first)
      spoil(await engine.search(request))
      expect((await engine.search(request)).hits).toEqual(before)
      expect((await engine.search({ q: '粮价通报，集市平稳' })).hits).toEqual(other.hits)
    })

    test('equal requests at once have equal answers, each with the query as typed', async () => {
      const { engine } = bench.shelf()
      const [a, b, c] = await Promise.all(
        ['粮价 OR 蚕桑', ' 粮价  OR 蚕桑 ', '粮价 OR 蚕桑'].map((q) => engine.search({ q })),
      )
      expect([a!.query, b!.query]).toEqual(['粮价 OR 蚕桑', ' 粮价  OR 蚕桑 '])
      expect(b!.hits).toEqual(a!.hits)
      expect(c!.hits).toEqual(a!.hits)
    })
  })
}

/** Overwrites every text and number of an answer. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const object = value as Record<string, unknown>
  for (const [key, each] of Object.entries(object)) {
    if (typeof each === 'object') spoil(each)
    else object[key] = 'spoilt'
  }
}
