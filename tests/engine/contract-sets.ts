/** The contract, part one: who is a hit, and on which rung. */
import { describe, expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import { type Engine, KINDS, type Rung, type SearchRequest } from '../../src/model.js'
import { type DateName, parseQuery } from '../../src/query/query.js'
import { allHits, Dice, holding, quoted } from '../search/archive.js'
import { admits, inPeriod, rungsOf } from '../search/oracle.js'
import type { Bench } from './contract.js'
import { stringsOf } from './contract-corpus.js'

/** Asks for `other` items too: a plain scan knows no kinds. */
const everyKind = (q: string): SearchRequest => ({ q, kind: [...KINDS], facets: false })

async function idsOf(engine: Engine, request: SearchRequest): Promise<string[]> {
  return (await allHits(engine, request)).map(({ id }) => id).sort()
}

async function rungsIn(engine: Engine, request: SearchRequest): Promise<Record<string, Rung>> {
  return Object.fromEntries((await allHits(engine, request)).map(({ id, rung }) => [id, rung]))
}

export function exactSets(bench: Bench): void {
  /** A quoted string finds the articles whose folded text holds its fold, and no other. */
  async function expectExact(strings: readonly string[]): Promise<void> {
    const { engine, read } = bench.papers()
    const asked = strings.filter((text) => foldText(text) !== '')
    expect(asked.length).toBeGreaterThan(0)
    for (const text of asked)
      expect(await idsOf(engine, everyKind(quoted(text))), text).toEqual(holding(read, foldText(text)))
  }

  describe('a quoted string finds exactly the articles that hold it', () => {
    test.each([
      ['two to eight characters', 1, 60, 2, 8],
      ['nine to forty', 2, 25, 9, 40],
      ['a hundred and more', 3, 6, 100, 200],
    ])('%s', async (_, seed, times, least, most) => {
      const { read } = bench.papers()
      await expectExact(stringsOf(read, new Dice(seed), times, least, most))
    })

    test('one character', async () => {
      const { read } = bench.papers()
      await expectExact([...new Set(stringsOf(read, new Dice(4), 30, 1, 1))])
    })

    test('across healed column breaks', async () => {
      const { read } = bench.papers()
      const strings = read.flatMap(({ article: { body, joins } }) =>
        joins.map(({ at }) => body.slice(at - 3, at + 3)),
      )
      expect(strings.length).toBeGreaterThan(5)
      await expectExact(strings.filter((text) => !text.includes('\n')).slice(0, 25))
    })

    test('at the edges of a paragraph, and never across them', async () => {
      const { read, engine } = bench.papers()
      const paragraphs = read
        .flatMap(({ article }) => article.body.split('\n'))
        .filter((text) => text.length > 8)
      await expectExact(paragraphs.slice(0, 20).flatMap((text) => [text.slice(0, 3), text.slice(-3)]))
      const { article } = read.find(({ article: { body } }) =>
        /\p{Script=Han}\n\p{Script=Han}/u.test(body),
      ) ?? { article: undefined }
      if (article) {
        const across = /(\p{Script=Han})\n(\p{Script=Han})/u.exec(article.body)!
        const text = across[1]! + across[2]!
        expect(await idsOf(engine, everyKind(quoted(text)))).toEqual(holding(read, text))
      }
    })

    test('a string with one character exchanged', async () => {
      const { read } = bench.papers()
      const dice = new Dice(5)
      const strings = stringsOf(read, dice, 25, 3, 6).map(
        (text) => text.slice(0, -1) + dice.pick(['的', '龘', '区']),
      )
      await expectExact(strings)
    })

    test('across and beside the words of the keeper’s dictionary', async () => {
      await expectExact(['书记', '委书', '区委书记', '公室', '办公室', '室在', '的工', '工作', '作'])
    })

    test('in another script, width or punctuation than it was printed', async () => {
      const { engine } = bench.papers()
      const same = async (a: string, b: string) => {
        const ids = await idsOf(engine, everyKind(quoted(a)))
        expect(ids.length, a).toBeGreaterThan(0)
        expect(await idsOf(engine, everyKind(quoted(b))), b).toEqual(ids)
      }
      await same('解放区', '解放區')
      await same('服务', '服務')
      await same('2024', '２０２４')
      await same('本报讯(', '本报讯（')
    })

    test('every article whose stored text holds the string is among them', async () => {
      const { engine, read } = bench.papers()
      for (const text of stringsOf(read, new Dice(6), 25, 2, 10).filter((each) => foldText(each) !== '')) {
        const holders = read
          .filter(({ article }) => article.body.includes(text))
          .map(({ article }) => article.id)
        expect(await idsOf(engine, everyKind(quoted(text))), text).toEqual(expect.arrayContaining(holders))
      }
    })

    test('in one field', async () => {
      const { engine, read } = bench.papers()
      for (const text of stringsOf(read, new Dice(7), 25, 1, 4).filter((each) => foldText(each) !== '')) {
        const ids = await idsOf(engine, everyKind(`标题:${quoted(text)}`))
        expect(ids, text).toEqual(holding(read, foldText(text), ['headline']))
      }
    })
  })

  test('what folds to nothing finds nothing, and says so', async () => {
    const answer = await bench.papers().engine.search({ q: '"“”"' })
    expect(answer).toMatchObject({ hits: [], totalHits: 0, nearest: [] })
    expect(answer.warnings.map(({ code }) => code)).toContain('NOTHING_TO_SEARCH')
  })

  test.each([
    ['and', '"解放" "社区"'],
    ['or', '"解放" OR "社区"'],
    ['not', '"解放" -"社区"'],
    ['a group', '("志愿" OR "卫生") -("社区" "街道")'],
    ['a wildcard', '通配:"解?区"'],
    ['a wildcard of many', '通配:"活*行"'],
    ['nearness', '"志愿 活动"~10'],
  ])('%s is told by reading every article', async (_, q) => {
    const { engine, read } = bench.papers()
    const { root } = parseQuery(q)
    const ids = read.filter((each) => admits(root!, each, 'exact')).map(({ article }) => article.id)
    expect(ids.length).toBeGreaterThan(0)
    expect(await idsOf(engine, everyKind(q))).toEqual(ids.sort())
  })

  test('an unquoted clause stands as printed, or all its words do', async () => {
    const { engine, read } = bench.papers()
    for (const text of stringsOf(read, new Dice(8), 30, 2, 8)) {
      const q = text.replace(/[^\p{Script=Han}]/gu, '')
      if (q.length < 2) continue
      const rungs = await rungsIn(engine, { ...everyKind(q), matching: 'all' })
      expect(rungs, q).toEqual(Object.fromEntries(rungsOf(q, read)))
    }
  })
}

export function dates(bench: Bench): void {
  test('each date is asked by its own filters and its own name', async () => {
    const { engine, read } = bench.papers()
    const days = [...new Set(read.map(({ article }) => article.eventDate))].filter((day) => day !== null)
    expect(days.length).toBeGreaterThan(5)
    for (const day of days.slice(0, 12)) {
      const of = (name: DateName) =>
        read
          .filter((each) => inPeriod(each, name, day, day))
          .map(({ article }) => article.id)
          .sort()
      for (const [name, request] of [
        ['issue', { q: '', from: day, to: day }],
        ['issue', { q: `日期:${day}` }],
        ['event', { q: '', eventFrom: day, eventTo: day }],
        ['event', { q: `事日:${day}` }],
      ] as const)
        expect(await idsOf(engine, { ...everyKind(''), ...request }), request.q).toEqual(of(name))
    }
  })
}

type Case = [promise: string, request: string | SearchRequest, hits: Record<string, Rung>]

const CASES: Case[] = [
  [
    'a clause as printed is exact, its words apart are words',
    '灌溉水渠',
    { exact1: 'exact', exact2: 'words' },
  ],
  ['a quoted clause matches on exact only', '"棉花收购"', { quoted1: 'exact' }],
  ['either script is typed', '"棉花收購"', { quoted1: 'exact' }],
  ['a field holds its own words only', '标题:蚕桑', { field1: 'exact' }],
  ['a surname joins the characters behind it', '教师艾一帆', { name1: 'exact', name2: 'words' }],
  ['a run of digits is met whole', { q: '12层塔楼', matching: 'all' }, { run1: 'words' }],
  ['function words decide nothing beside a content word', '陶瓷的', { loose1: 'words' }],
  ['a synonym of the keeper is a variant', '农机检修', { synonym1: 'variant' }],
  ['an alias of the keeper is a variant', '欧阳锋', { alias1: 'variant' }],
  ['a number is met by its value', '三百二十亩', { value1: 'variant' }],
  ['a date is met by its value', '2019年4月12日', { day1: 'exact', day2: 'variant' }],
  [
    'a bare month is met by the issue date',
    '粮价 2018年11月',
    { price00: 'variant', price01: 'variant', price02: 'variant', price03: 'variant', price04: 'variant' },
  ],
  ['three of four words by weight are partial, one is none', '缫丝 织绸 印染 刺绣', { part1: 'partial' }],
  ['of two words the rarer, where nothing has both', '砖窑 瓦厂', { pair1: 'partial' }],
  ['what is excluded stays out', '苹果 -冰雹', { not1: 'exact' }],
  ['a group is one clause', '(梨树 OR 桃树) 嫁接', { or1: 'exact', or3: 'exact' }],
  ['a wildcard is one character', '通配:"霍?病"', { wild1: 'exact', wild2: 'exact' }],
  ['nearness counts characters', '"驴 马"~3', { near1: 'exact' }],
  ['matching=all asks no rung looser than words', { q: '缫丝 织绸 印染 刺绣', matching: 'all' }, {}],
  ['matching=any asks for one clause', { q: '梨树 修剪', matching: 'any' }, { or1: 'exact', or2: 'exact' }],
  ['matching=exact takes the query as one string', { q: '灌溉水渠', matching: 'exact' }, { exact1: 'exact' }],
  ['variants=0 closes the rung variant', { q: '欧阳锋', variants: false }, {}],
  ['gates count the query alone, before the filters', { q: '灌溉水渠', from: '1900', to: '1900' }, {}],
]

export function ladder(bench: Bench): void {
  describe('the ladder', () => {
    test.each(CASES)('%s', async (_, asked, hits) => {
      const request = typeof asked === 'string' ? { q: asked } : asked
      const { engine } = bench.shelf()
      expect(await rungsIn(engine, request)).toEqual(hits)
      const { rungs, totalHits } = await engine.search(request)
      const counts = Object.values(hits)
      expect(totalHits).toBe(counts.length)
      for (const [rung, times] of Object.entries(rungs))
        expect(times, rung).toBe(counts.filter((each) => each === rung).length)
    })

    test.each([
      ['农机检修', { typed: '农机', matched: '农业机械' }],
      ['欧阳锋', { typed: '欧阳锋', matched: '欧阳峰' }],
    ])('a variant of %s names what was typed, what matched and why', async (q, named) => {
      const { hits } = await bench.shelf().engine.search({ q })
      expect(hits.flatMap(({ alternatives }) => alternatives)).toContainEqual({
        ...named,
        why: expect.stringMatching(/./),
      })
    })

    test('a hit by a date that is not printed says by which', async () => {
      const { hits } = await bench.shelf().engine.search({ q: '粮价 2018-11', sort: 'date:asc' })
      expect(hits[0]!.alternatives).toEqual([{ typed: '2018-11', matched: '2018-11-03', why: '出版日期' }])
      const { engine, read } = bench.papers()
      const told = read.find(({ article }) => article.eventDate !== null)!.article
      const day = told.eventDate!
      const found = await allHits(engine, everyKind(day))
      expect(found.find(({ id }) => id === told.id)!.alternatives).toContainEqual({
        typed: day,
        matched: day,
        why: '事件日期',
      })
    })

    test('a hit on what was typed names no other form', async () => {
      const { hits } = await bench.shelf().engine.search({ q: '灌溉水渠' })
      for (const { alternatives } of hits) expect(alternatives).toEqual([])
    })

    test('a partial hit names the words that it lacks, every other hit none', async () => {
      const { engine } = bench.shelf()
      const missing = async (q: string) => (await engine.search({ q })).hits.map((hit) => hit.missing)
      expect(await missing('缫丝 织绸 印染 刺绣')).toEqual([['刺绣']])
      expect(await missing('砖窑 瓦厂')).toEqual([['瓦厂']])
      expect(await missing('灌溉水渠')).toEqual([[], []])
      expect(await missing('农机检修')).toEqual([[]])
    })

    if (bench.can('guesses')) {
      test('a misread character is guessed at where nothing else is found', async () => {
        const { hits } = await bench.shelf().engine.search({ q: '干怀贵' })
        expect(hits.map(({ id, rung }) => [id, rung])).toEqual([['slip1', 'variant']])
        expect(hits[0]!.alternatives).toMatchObject([{ typed: '干怀贵', matched: '千怀贵' }])
      })
    }

    test('no hit: the nearest are named with what they lack', async () => {
      const { hits, nearest } = await bench.shelf().engine.search({ q: '缫丝 锻压 铸造 电镀 喷漆' })
      expect(hits).toEqual([])
      expect(nearest.map(({ id }) => id).sort()).toEqual(['part1', 'part2'])
      for (const { missing } of nearest) expect(missing).toEqual(['锻压', '铸造', '电镀', '喷漆'])
    })

    test('nothing typed finds every article', async () => {
      const { engine, read } = bench.shelf()
      expect((await engine.search({ q: '' })).totalHits).toBe(read.length)
    })

    test('a query that does not parse is read as plain words, with a warning', async () => {
      const { hits, warnings } = await bench.shelf().engine.search({ q: '(棉花收购' })
      expect(hits.map(({ id }) => id)).toContain('quoted1')
      expect(warnings.length).toBeGreaterThan(0)
    })

    test('without a query `other` items are listed only where kind=other asks for them', async () => {
      const { engine, read } = bench.papers()
      const others = read.filter(({ article }) => article.kind === 'other').map(({ article }) => article.id)
      expect(others.length).toBeGreaterThan(0)
      expect(await idsOf(engine, { q: '', kind: ['other'] })).toEqual([...others].sort())
      const plain = await allHits(engine, { q: '' })
      expect(plain.filter(({ kind }) => kind === 'other')).toEqual([])
      expect(plain.length).toBe(read.length - others.length)
    })
  })
}
