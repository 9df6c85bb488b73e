/**
 * Typeahead: what a plain scan of all entries would offer, in the same order.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atOnce, foldText, readingsOf } from '../../src/analysis/analysis.js'
import type { Suggestion } from '../../src/model.js'
import { InfixIndex } from '../../src/suggest/flex.js'
import { Suggester } from '../../src/suggest/suggest.js'
import { character } from '../characters.js'
import { runs } from '../sizes.js'

const of = (kind: Suggestion['kind'], hits: number, ...texts: string[]): Suggestion[] =>
  texts.map((text) => ({ text, kind, hits }))
const build = (entries: Suggestion[], most?: number) => atOnce(Suggester.build(entries, most))
const texts = (found: Suggestion[]) => found.map(({ text }) => text)

describe('suggest()', () => {
  const suggester = build([
    ...of('term', 90, '重庆', '长期'),
    ...of('term', 7, '会计', '防汛', '天天'),
    ...of('term', 30, 'covid'),
    ...of('name', 12, '刘德华', '王超超'),
    ...of('name', 3, '仇海英', '單田芳'),
    ...of('section', 20, '本地要闻'),
    ...of(
      'headline',
      1,
      '全市防汛工作会议召开',
      '重庆来的客人',
      '120 急救车进村',
      '𠮷野村通了水',
      '後山修路記',
    ),
    ...of('headline', 0, '没有文章的标题'),
  ])
  const offered = (q: string, limit = 8) => texts(suggester.suggest(q, limit))

  test.each([
    // By its beginning, the most often held first.
    ['重', ['重庆', '重庆来的客人']],
    ['重庆', ['重庆', '重庆来的客人']],
    ['防汛', ['防汛', '全市防汛工作会议召开']],
    ['天', ['天天']],
    ['天天', ['天天']],
    ['本地', ['本地要闻']],
    // A word is offered by its beginning only, names and headlines by all that they hold.
    ['期', []],
    ['德华', ['刘德华']],
    ['工作会议', ['全市防汛工作会议召开']],
    ['急救', ['120 急救车进村']],
    ['120急', ['120 急救车进村']],
    // Either script.
    ['重慶', ['重庆', '重庆来的客人']],
    ['后山', ['後山修路記']],
    ['单田', ['單田芳']],
    ['修路记', ['後山修路記']],
    // Astral characters are whole.
    ['𠮷', ['𠮷野村通了水']],
    ['\ud842', []],
    ['野村', ['𠮷野村通了水']],
    // Pinyin and initials.
    ['chongq', ['重庆', '重庆来的客人']],
    ['chong qing', ['重庆', '重庆来的客人']],
    ['cho ngqing', []],
    ['CQ', ['重庆', '长期', '重庆来的客人']],
    ['kuaiji', ['会计']],
    ['huiji', []],
    ['liudehua', ['刘德华']],
    ['liudh', ['刘德华']],
    ['liu d h', ['刘德华']],
    ['ldh', ['刘德华']],
    ['tt', ['天天']],
    ['cc', []],
    ['qiuhaiy', ['仇海英']],
    ['shantianfang', ['單田芳']],
    // What is printed in Latin letters stands beside what is read so.
    ['co', ['covid']],
    ['COVID', ['covid']],
    ['c', ['重庆', '长期', 'covid', '重庆来的客人']],
    // Nothing.
    ['', []],
    ['  ', []],
    ['“”', []],
    ['没有文章', []],
  ])('%s', (q, expected) => expect(offered(q)).toEqual(expected))

  test('answers at most so many', () => {
    expect(offered('c', 1)).toEqual(['重庆'])
    expect(offered('重', 0)).toEqual([])
  })

  test('offers nothing for what is longer than any headline', () => {
    expect(offered('字'.repeat(5000))).toEqual([])
  })

  test('names kind and hits', () => {
    expect(suggester.suggest('德华', 8)).toEqual([{ text: '刘德华', kind: 'name', hits: 12 }])
  })

  test('what is counted anew replaces what was known, and sorts', () => {
    const counts = new Map([
      ['重庆', 5],
      ['重庆来的客人', 6],
    ])
    const found = suggester.suggest('重庆', 8, (folded, known) => counts.get(folded) ?? known)
    expect(found.map(({ text, hits }) => [text, hits])).toEqual([
      ['重庆来的客人', 6],
      ['重庆', 5],
    ])
    expect(suggester.suggest('重庆', 8, () => 0)).toEqual([])
  })

  test('equal texts are one, a name before a word, with the higher count', () => {
    const entries = [
      ...of('term', 9, '王海'),
      ...of('headline', 1, '王海', '王 海'),
      ...of('name', 4, '王海'),
    ]
    expect(build(entries).suggest('王', 8)).toEqual([{ text: '王海', kind: 'name', hits: 9 }])
  })

  test('beyond the best, entries are found by their beginning', () => {
    const entries = [...of('name', 9, '刘德华'), ...of('name', 1, '刘小海')]
    const small = build(entries, 1)
    expect(texts(small.suggest('刘', 8))).toEqual(['刘德华', '刘小海'])
    expect(texts(small.suggest('德华', 8))).toEqual(['刘德华'])
    expect(texts(small.suggest('小海', 8))).toEqual([])
    expect(texts(small.suggest('liu', 8))).toEqual(['刘德华'])
  })
})

test('an infix index finds the same whether entries came together or one by one', () => {
  const texts = fc.array(fc.string({ unit: character, minLength: 1, maxLength: 8 }), { maxLength: 20 })
  fc.assert(
    fc.property(texts, texts, (first, more) => {
      const all = [...first, ...more].map((folded, slot): [number, { folded: string }] => [slot, { folded }])
      const [single, together, parted] = [new InfixIndex(), new InfixIndex(), new InfixIndex()]
      for (const entry of all) atOnce(single.add([entry]))
      atOnce(together.add(all))
      atOnce(parted.add(all.slice(0, first.length)))
      atOnce(parted.add(all.slice(first.length)))
      for (const [, { folded }] of all) {
        const [one, ...others] = [single, together, parted].map((index) =>
          index.candidates(folded).sort((a, b) => a - b),
        )
        for (const other of others) expect(other).toEqual(one)
      }
    }),
    { numRuns: runs(50) },
  )
})

// ---------------------------------------------------------------- the oracle

const KINDS = ['name', 'section', 'headline', 'term'] as const

/** All entries once, in the order in which they are offered. */
function arranged(entries: Suggestion[]): (Suggestion & { folded: string })[] {
  const groups = new Map<string, Suggestion[]>()
  for (const entry of entries) {
    const folded = foldText(entry.text)
    if (folded !== '' && entry.hits > 0) groups.set(folded, [...(groups.get(folded) ?? []), entry])
  }
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const one = [...groups].map(([folded, group]) => {
    const [best] = group.sort(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.hits - a.hits || order(a.text, b.text),
    )
    return { ...best!, folded, hits: Math.max(...group.map(({ hits }) => hits)) }
  })
  return one.sort(
    (a, b) =>
      b.hits - a.hits ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      a.folded.length - b.folded.length ||
      order(a.folded, b.folded),
  )
}

/** Ways to type an entry in letters, a space at each place where one may be typed. */
function spelt({ folded, kind }: Suggestion & { folded: string }): string[] {
  const [han = ''] = /^\p{Script=Han}*/u.exec(folded)!
  if (kind !== 'headline' && han !== folded) return []
  const read = kind === 'headline' ? [...han].slice(0, 8).join('') : han
  return readingsOf(read, kind === 'name' ? 'name' : 'word').flatMap(({ initials, syllables }) => {
    const short = kind === 'name' ? [[syllables[0]!, ...initials.slice(1)]] : []
    return [syllables, [...initials], ...short].map((way) => way.join(' '))
  })
}

function isTypedAs(entry: Suggestion & { folded: string }, q: string): boolean {
  if (!/^[a-z ]*[a-z][a-z ]*$/.test(q)) return false
  // A space that was not typed may stand anywhere in the way to type it, one that was must.
  const typed = [...q.trim().replace(/ +/g, ' ')].map((sign) => (sign === ' ' ? ' ' : ` ?${sign}`)).join('')
  return spelt(entry).some((way) => new RegExp(`^${typed.replaceAll('  ?', ' ')}`).test(way))
}

function scan(entries: Suggestion[], q: string, limit: number): Suggestion[] {
  const folded = foldText(q)
  if (folded === '') return []
  const all = arranged(entries)
  const beginning = all.filter((entry) => entry.folded.startsWith(folded) || isTypedAs(entry, q))
  const holding = all.filter(
    ({ kind, folded: text }) =>
      (kind === 'name' || kind === 'headline') && [...folded].length > 1 && text.includes(folded),
  )
  const found = [...new Set([...beginning, ...holding])].slice(0, limit)
  return found.map(({ text, kind, hits }) => ({ text, kind, hits }))
}

const SIGNS = ['王', '海', '重', '庆', '慶', '长', '單', '𠮷', '天', 'a', 'q', ' ', '1', '，']
const text = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 5 })
const entry = fc.record({ text, kind: fc.constantFrom(...KINDS), hits: fc.nat(4) })
const typed = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 3 }),
  fc.constantFrom('c', 'cq', 'chong', 'wanghai', 'wang h', 'w h', 'shan', 'dan', 'tt', ' q ', 'wan ghai'),
)

test('suggest() offers what a scan offers, whatever the order of the entries', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      typed,
      fc.integer({ min: 1, max: 10 }),
      (all, q, limit) => {
        const expected = scan(all, q, limit)
        expect(build(all).suggest(q, limit)).toEqual(expected)
        expect(build([...all].reverse()).suggest(q, limit)).toEqual(expected)
      },
    ),
    { numRuns: runs(400) },
  )
})

test('a typeahead that is revised offers what one that is built offers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(entry, { maxLength: 30 }), { minLength: 2, maxLength: 5 }),
      fc.array(typed, { minLength: 5, maxLength: 5 }),
      fc.constantFrom(3, 8, 50),
      (lists, queries, most) => {
        let suggester = build(lists[0]!, most)
        for (const list of lists.slice(1)) {
          suggester = atOnce(suggester.revised(list))
          const anew = build(list, most)
          for (const q of queries) expect(suggester.suggest(q, 6)).toEqual(anew.suggest(q, 6))
        }
      },
    ),
    { numRuns: runs(150) },
  )
})

test('a typeahead that is revised day after day offers nothing of the past', () => {
  const list = (n: number) =>
    of('headline', 1, ...Array.from({ length: 300 }, (_, i) => `第${n}日新闻之${i}`))
  let suggester = build(list(0))
  for (let n = 1; n < 9; n++) suggester = atOnce(suggester.revised(list(n)))
  expect(texts(suggester.suggest('第8日新闻之7', 3))).toEqual([
    '第8日新闻之7',
    '第8日新闻之70',
    '第8日新闻之71',
  ])
  expect(suggester.suggest('第7日', 3)).toEqual([])
})

test('no text is cut: each that is offered is one of those given', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          ...{ text: fc.string({ unit: character, maxLength: 6 }) },
          kind: fc.constantFrom(...KINDS),
          hits: fc.constant(1),
        }),
        { minLength: 1, maxLength: 20 },
      ),
      (all) => {
        const suggester = build(all)
        const known = new Set(all.map((each) => each.text))
        for (const each of all) {
          const found = suggester.suggest(each.text, 20)
          expect(found.every((one) => known.has(one.text))).toBe(true)
          if (foldText(each.text) !== '') expect(found.length).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: runs(100) },
  )
})
