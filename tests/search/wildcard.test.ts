/** Patterns by places, patterns by texts, and a regular expression over the folded texts say the same. */
import { beforeAll, expect, test } from 'vitest'
import { BOUNDARY } from '../../src/analysis/analysis.js'
import { FIELDS, type Field } from '../../src/model.js'
import { nearBits } from '../../src/search/matched/near.js'
import { wildcardBits } from '../../src/search/matched/wildcard.js'
import { allBits, docsOf, emptyBits, setBit } from '../../src/search/sets/bits.js'
import { Budget, UNLIMITED } from '../../src/search/sets/budget.js'
import { characterOccurrences } from '../../src/search/strings/characters.js'
import { occurrencesIn } from '../../src/search/strings/occurrences.js'
import { paragraphEndsOf } from '../../src/search/strings/paragraph-ends.js'
import { openGeneration, type Segment } from '../../src/store/store.js'
import { size } from '../sizes.js'
import { Archive, Dice, jsonl, type Read } from './archive.js'

const dice = new Dice(44)
const SIGNS = [...'甲甲甲乙乙丙丁𠮷', '，', '\n']

const rows = Array.from({ length: 900 }, (_, i) => ({
  id: `n${i}`,
  title: dice.pick(['甲乙丙', '丁甲', '子丑']),
  text: Array.from({ length: 1 + dice.roll(60) }, () => dice.pick(SIGNS)).join('') || '子',
}))

let segment: Segment
let reads: Read[]

beforeAll(async () => {
  const archive = new Archive({ 'many.jsonl': jsonl(rows) })
  await archive.build()
  segment = openGeneration(archive.index)!.segments[0]!
  const known = new Map((await archive.read()).map((each) => [each.article.id, each]))
  reads = Array.from(
    { length: segment.docValues.articles },
    (_, a) => known.get(segment.docValues.ids.at(a))!,
  )
})

function patternOfDice(): string {
  const piece = () => Array.from({ length: 1 + dice.roll(2) }, () => dice.pick([...'甲乙丙丁𠮷'])).join('')
  const hole = () => dice.pick(['?', '?', '*', '??', '*?', '?*?', '**', '???'])
  // As typed into a field of several lines.
  const pieces = Array.from({ length: 1 + dice.roll(3) }, () => (dice.roll(8) === 0 ? '乙\n甲' : piece()))
  const edge = () => dice.pick(['', '', '', '?', '??', '*', '?*'])
  return edge() + pieces.map((text, i) => (i === 0 ? text : hole() + text)).join('') + edge()
}

const holds = (texts: readonly string[], pattern: string, fields: readonly Field[] | null): boolean => {
  // Nothing crosses a paragraph.
  if (pattern.includes('\n')) return false
  // Neighbouring stars are one.
  const source = pattern.replace(/\*+/g, '*').replaceAll('?', '[^\\n]').replaceAll('*', '[^\\n]{0,20}')
  const found = new RegExp(source, 'u')
  return FIELDS.some((field, f) => (fields === null || fields.includes(field)) && found.test(texts[f]!))
}

test('patterns by places, by texts and by regular expressions', () => {
  let some = 0
  for (let i = 0; i < size('patterns'); i++) {
    const text = patternOfDice()
    const fields = dice.pick<Field[] | null>([null, null, ['body'], ['headline', 'kicker']])
    const wanted = reads.flatMap(({ texts }, a) => (holds(texts, text, fields) ? [a] : []))
    const node = { type: 'wildcard', text, fields, typed: text } as const
    for (const fewTexts of [0, Number.POSITIVE_INFINITY])
      expect([...docsOf(wildcardBits(segment, node, UNLIMITED, fewTexts))], `${text} ${fewTexts}`).toEqual(
        wanted,
      )
    if (wanted.length > 0 && wanted.length < reads.length) some++
  }
  expect(some).toBeGreaterThan(size('patterns') / 3)
})

test('every boundary is known', () => {
  const { from, positions: places } = paragraphEndsOf(segment)
  for (const [a, { texts }] of reads.entries()) {
    const codes = [...texts.join('')].map((sign) => sign.codePointAt(0)!)
    const wanted = codes.flatMap((code, at) => (code === BOUNDARY ? [at] : []))
    expect([...places.subarray(from[a]!, from[a + 1]!)]).toEqual(wanted)
  }
})

test.each(['甲', '𠮷', '，', '子', '无'])('places of %s in many articles and in few', (char) => {
  const few = emptyBits(reads.length)
  for (const article of [3, 77, 500]) setBit(few, article)
  for (const within of [allBits(reads.length), few]) {
    const { articles, from, starts } = characterOccurrences(segment, char, within)
    const placed = new Map([...articles].map((a, n) => [a, [...starts.subarray(from[n]!, from[n + 1]!)]]))
    const wanted = [...docsOf(within)].flatMap((a): [number, number[]][] => {
      const chars = [...reads[a]!.texts.join('')]
      const at = chars.flatMap((sign, i) => (sign === char ? [i] : []))
      return at.length > 0 ? [[a, at]] : []
    })
    expect([...placed]).toEqual(wanted)
  }
})

test('places of a longer word', () => {
  const within = emptyBits(reads.length)
  for (const [a, { texts }] of reads.entries())
    if (texts.some((text) => text.includes('甲乙'))) setBit(within, a)
  const { articles, from, starts } = occurrencesIn(segment, '甲乙', within)
  expect([...articles]).toEqual([...docsOf(within)])
  for (const [n, a] of articles.entries()) {
    const chars = [...reads[a]!.texts.join('')]
    const wanted = chars.flatMap((sign, i) => (sign === '甲' && chars[i + 1] === '乙' ? [i] : []))
    expect([...starts.subarray(from[n]!, from[n + 1]!)]).toEqual(wanted)
  }
})

test('past its deadline neither says what is not so', () => {
  const budget = new Budget(-1)
  const wildcard = { type: 'wildcard', text: '甲?丙', fields: null, typed: '' } as const
  const near = { type: 'near' as const, words: ['甲', '丙'], distance: 2, fields: null, typed: '' }
  expect(docsOf(wildcardBits(segment, wildcard, budget, 0))).toHaveLength(0)
  expect(docsOf(nearBits(segment, near, budget))).toHaveLength(0)
  expect(budget.ranOut).toBe(true)
})
