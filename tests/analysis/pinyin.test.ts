/**
 * Pinyin: words are read as words and names as names, and Latin letters mean
 * only what is commonly read so.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  atOnce,
  type LexiconEntry,
  PinyinLexicon,
  readingsOf,
  readTyped,
  SortedKeys,
  sortInSteps,
  upTo,
} from '../../src/analysis/analysis.js'

const fulls = (text: string, as?: 'word' | 'name') => readingsOf(text, as).map(({ full }) => full)

describe('readingsOf()', () => {
  test.each([
    ['会计', ['kuaiji']],
    ['银行', ['yinhang']],
    ['重庆', ['chongqing']],
    ['行长', ['hangzhang']],
    ['长江', ['changjiang']],
    ['單位', ['danwei']],
    ['旅行', ['lvxing', 'luxing']],
    ['女儿', ['nver', 'nuer']],
    ['策略', ['celve', 'celue']],
    ['中A国', []],
    ['𠮷野', []],
    ['', []],
  ])('%s is read as a word', (text, expected) => expect(fulls(text)).toEqual(expected))

  test.each([
    ['单田芳', ['shantianfang']],
    ['仇英', ['qiuying']],
    ['区永祥', ['ouyongxiang']],
    ['曾国藩', ['zengguofan']],
    ['尉迟恭', ['yuchigong']],
    ['朴海', ['piaohai', 'puhai']],
  ])('%s is read as a name', (text, expected) => expect(fulls(text, 'name')).toEqual(expected))

  test('initials are the first letters of the syllables', () => {
    expect(readingsOf('重庆')[0]).toEqual({ full: 'chongqing', initials: 'cq', syllables: ['chong', 'qing'] })
  })
})

describe('readTyped()', () => {
  test.each([
    ['chongqing', { letters: 'chongqing', cuts: [] }],
    [' Chong  Qing ', { letters: 'chongqing', cuts: [5] }],
    ["xi'an", { letters: 'xian', cuts: [2] }],
    ['xi’an', { letters: 'xian', cuts: [2] }],
    ['chóngqìng', { letters: 'chongqing', cuts: [] }],
    ['lǚxíng', { letters: 'lvxing', cuts: [] }],
    ['ＣＱ', { letters: 'cq', cuts: [] }],
    ['重qing', undefined],
    ['covid-19', undefined],
    ['', undefined],
    ["'", undefined],
  ])('%s', (typed, expected) => expect(readTyped(typed)).toEqual(expected))

  test('what is longer than any word is none', () => {
    expect(readTyped('a'.repeat(10_000))).toBeUndefined()
  })
})

const word = (text: string, weight: number): LexiconEntry => ({ text, weight, as: 'word' })
const name = (text: string, weight: number): LexiconEntry => ({ text, weight, as: 'name' })

describe('PinyinLexicon', () => {
  const lexicon = PinyinLexicon.of([
    word('虫情', 2),
    word('重庆', 90),
    word('长期', 40),
    word('会计', 7),
    word('汇集', 5),
    word('西安', 9),
    word('先', 99),
    word('反感', 3),
    word('方案', 30),
    word('旅行', 4),
    word('陆行', 1),
    name('刘德华', 1),
    name('王超超', 8),
    name('单田芳', 2),
  ])
  const forms = (typed: string) => lexicon.formsOfPinyin(typed).map(({ form }) => form)

  test.each([
    ['chongqing', ['重庆', '虫情']],
    ['chong qing', ['重庆', '虫情']],
    ['CHONGQING', ['重庆', '虫情']],
    ['cq', ['重庆', '长期', '虫情']],
    ['c q', ['重庆', '长期', '虫情']],
    ['kuaiji', ['会计']],
    ['huiji', ['汇集']],
    ['zhongqing', []],
    ['liudehua', ['刘德华']],
    ['liu dehua', ['刘德华']],
    ['liud ehua', []],
    ['ldh', ['刘德华']],
    ['xian', ['西安']],
    ["xi'an", ['西安']],
    ['fangan', ['方案', '反感']],
    ["fang'an", ['方案']],
    ['fan gan', ['反感']],
    ['lvxing', ['旅行']],
    ['luxing', ['旅行', '陆行']],
    ['shantianfang', ['单田芳']],
    ['dantianfang', []],
    ['tt', []],
    ['cc', []],
    ['chongq', []],
    ['x', []],
    ['重庆', []],
    ['cq2', []],
    ['', []],
  ])('%s', (typed, expected) => expect(forms(typed)).toEqual(expected))

  test('every form says why', () => {
    expect(lexicon.formsOfPinyin('kuaiji')).toEqual([{ form: '会计', why: '拼音' }])
  })

  test('initials mean names and the commonest words only, and at most twelve forms are meant', () => {
    const common = Array.from({ length: 2500 }, (_, i) =>
      word(`一${String.fromCodePoint(0x4e00 + i)}`, 5000 - i),
    )
    const crowded = PinyinLexicon.of([...common, word('鞋帽', 1), name('夏梦', 1)])
    const meant = (typed: string) => crowded.formsOfPinyin(typed).map(({ form }) => form)
    expect(meant('xm')).toEqual(['夏梦'])
    expect(meant('xiemao')).toEqual(['鞋帽'])
    expect(meant('yj')).toHaveLength(12)
  })

  const readSame = (revised: PinyinLexicon, entries: readonly LexiconEntry[], typed: Iterable<string>) => {
    const anew = PinyinLexicon.of(entries)
    for (const each of typed) expect(revised.formsOfPinyin(each)).toEqual(anew.formsOfPinyin(each))
  }

  test('a lexicon that is revised reads as one that is built', () => {
    const entry = fc.record({
      text: fc.string({ unit: fc.constantFrom(...'重庆长期会'), minLength: 1, maxLength: 3 }),
      weight: fc.nat(3),
      as: fc.constantFrom('word' as const, 'name' as const),
    })
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 12 }), { minLength: 2, maxLength: 4 }), (lists) => {
        const typed = new Set(
          lists.flat().flatMap(({ text, as }) => readingsOf(text, as).flatMap((r) => [r.full, r.initials])),
        )
        let revised = PinyinLexicon.of(lists[0]!)
        for (const entries of lists.slice(1)) {
          revised = atOnce(revised.revised(entries))
          readSame(revised, entries, typed)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('initials mean other words once others are the commonest', () => {
    const common = (weight: number) =>
      Array.from({ length: 2500 }, (_, i) => word(`一${String.fromCodePoint(0x4e00 + i)}`, weight))
    const before = [...common(2), word('鞋帽', 1)]
    const after = [...common(2), word('鞋帽', 3)]
    const lexicon = PinyinLexicon.of(before)
    expect(lexicon.formsOfPinyin('xm')).toEqual([])
    readSame(atOnce(lexicon.revised(after)), after, ['xm', 'yy', 'yd'])
  })

  test('a form that is meant in full is read so, whatever the words', () => {
    const han = fc
      .array(fc.integer({ min: 0x4e00, max: 0x5200 }), { minLength: 2, maxLength: 3 })
      .map((codes) => String.fromCodePoint(...codes))
    const entries = fc.array(
      fc.record({ text: han, weight: fc.nat(9), as: fc.constantFrom('word', 'name') }),
      {
        minLength: 1,
        maxLength: 30,
      },
    ) as fc.Arbitrary<LexiconEntry[]>
    fc.assert(
      fc.property(entries, (all) => {
        const built = PinyinLexicon.of(all)
        for (const { text, as } of all) {
          for (const { full } of readingsOf(text, as)) {
            const expected = all
              .filter((each) => fulls(each.text, each.as).includes(full))
              .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
              .map((each) => each.text)
            expect(
              built
                .formsOfPinyin(full)
                .map(({ form }) => form)
                .slice(0, new Set(expected).size),
            ).toEqual([...new Set(expected)].slice(0, 12))
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('SortedKeys', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '重', '𠮷'), maxLength: 4 }), {
    maxLength: 60,
  })

  test('answers as a scan of all keys does', () => {
    fc.assert(
      fc.property(
        texts,
        fc.string({ unit: fc.constantFrom('a', 'b', '重', '𠮷'), maxLength: 3 }),
        (keys, asked) => {
          const built = atOnce(SortedKeys.build(keys, upTo(keys.length)))
          const order = [...keys.keys()].sort((a, b) =>
            keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b,
          )
          expect([...built.startingWith(asked)]).toEqual(order.filter((i) => keys[i]!.startsWith(asked)))
          expect([...built.under(asked)]).toEqual(order.filter((i) => keys[i] === asked))
        },
      ),
    )
  })
})

test('sortInSteps() sorts stably, however many runs', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }), (few) => {
      const numbers = Uint32Array.from({ length: 5000 }, (_, i) => few[i % few.length]! * 8192 + i)
      const byHigh = (a: number, b: number) => (a >> 13) - (b >> 13)
      expect([...atOnce(sortInSteps(numbers, byHigh))]).toEqual([...numbers].sort(byHigh))
    }),
    { numRuns: 30 },
  )
})
