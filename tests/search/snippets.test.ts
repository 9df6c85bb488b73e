import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Range, Snippet } from '../../src/model.js'
import { snippetsOf } from '../../src/search/shown/snippets.js'

/** The passages of a text in which each place of `word` matched. */
function shown(text: string, word: string): Snippet[] {
  const ranges: Range[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    ranges.push([at, at + word.length])
  return snippetsOf([{ field: 'body', index: 0, text, ranges, breaks: [], more: 0 }])
}

const LONG = '县里的文化馆在冬天办了三回画展，来看的人把过道都站满了。'

test.each([
  {
    says: 'begins with the sentence that is near',
    text: `${LONG.repeat(3)}赵家洼的村民说，新修的水渠通了水。${LONG.repeat(4)}`,
    begins: '赵家洼的村民说',
    ends: '站满了。',
    cut: [false, false],
  },
  {
    says: 'begins with a clause where no sentence is near',
    text: `${LONG}这一年里全县上下为了浇地用水的事情开了许多回大大小小的会议，又请来省里的师傅看过了地形，把原来的三条老线全部丈量了一遍，新修的水渠才通了水。`,
    begins: '又请来省里的师傅',
    ends: '通了水。',
    cut: [true, false],
  },
  {
    says: 'ends with a clause where no sentence is near',
    text: `新修的水渠通了水，${'老张家和老李家的地都浇上了，'.repeat(30)}`,
    begins: '新修的水渠',
    ends: '浇上了，',
    cut: [false, true],
  },
  {
    says: 'takes no comma inside a number for the end of a clause',
    text: `${LONG}${'全县上下男女老少一齐动手'.repeat(4)}用去洋灰1,234,567斤方才修成的水渠通了水。`,
    begins: '',
    ends: '通了水。',
    cut: [true, false],
  },
])('a passage $says', ({ text, begins, ends, cut }) => {
  const [first] = shown(text, '水渠')
  expect(first!.text.startsWith(begins), first!.text).toBe(true)
  expect(first!.text).not.toMatch(/^[\d,]/)
  expect(first!.text.endsWith(ends), first!.text).toBe(true)
  expect([first!.cutBefore, first!.cutAfter]).toEqual(cut)
})

test('a passage without any stop begins and ends between two words, outside numbers and names', () => {
  const text = `${'大家一起动手'.repeat(14)}欧阳修桥梁于2024年11月16日在水渠旁开工${'大家一起动手'.repeat(30)}`
  const [first] = shown(text, '水渠')
  expect(text.split(first!.text)[0]).toMatch(/(一起|动手|大家)$/)
  expect([first!.cutBefore, first!.cutAfter]).toEqual([true, true])
})

const PIECES = [
  '水渠',
  '，',
  '。',
  '2024年',
  '1,234.5',
  'Wi-Fi',
  '王小明',
  '通了水',
  '“',
  '”',
  '\n',
  '𠮷野',
  '村里的',
  '：',
]

test('every passage is a slice of one paragraph, holds whole matches and says where it was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 200 }), (pieces) => {
      const text = `${pieces.join('')}水渠`
      for (const { text: passage, ranges, cutBefore, cutAfter } of shown(text, '水渠')) {
        expect(text).toContain(passage)
        expect(passage).not.toContain('\n')
        expect(passage).not.toMatch(/\p{Surrogate}/u)
        expect(ranges.map(([from, to]) => passage.slice(from, to))).toEqual(
          [...passage.matchAll(/水渠/g)].map(([word]) => word),
        )
        const places = [...Array(text.length).keys()].filter((at) => text.startsWith(passage, at))
        const begins = places.some((at) => /(^|[。\n])[，”：“]*$/.test(text.slice(0, at)))
        const ends = places.some(
          (at) => /^(\n|$)/.test(text.slice(at + passage.length)) || /。[，”：“]*$/.test(passage),
        )
        if (!cutBefore) expect(begins, passage).toBe(true)
        if (!cutAfter) expect(ends, passage).toBe(true)
        expect(passage).not.toMatch(/^(,234|\.5|-Fi|Fi|年)/)
      }
    }),
    { numRuns: 300 },
  )
})
