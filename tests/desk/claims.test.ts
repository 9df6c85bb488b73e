/** Which claims a manuscript makes, whatever its marks. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stretchesOf } from '../../src/desk/claims.js'

const piece = fc.constantFrom(
  '“',
  '”',
  '‘',
  '’',
  '「',
  '」',
  '『',
  '』',
  '"',
  '\n',
  '。',
  '，',
  '我们去公园看花',
  '3名',
  '张三局长',
  ' ',
)
const manuscript = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

test('every claim is printed in the manuscript where it says', () => {
  fc.assert(
    fc.property(manuscript, (text) => {
      const { stretches, skipped } = stretchesOf(text)
      for (const claim of [...stretches.flatMap(({ claims }) => claims), ...skipped])
        expect(text.slice(claim.at, claim.at + claim.text.length)).toBe(claim.text)
    }),
  )
})

test.each([
  ['“今天天气很好……我们去公园看花。”', ['今天天气很好', '我们去公园看花']],
  ['“……今天天气很好，……”', ['今天天气很好']],
  ['“今天天气很好...我们去公园看花⋯⋯后来又走了很远”', ['今天天气很好', '我们去公园看花', '后来又走了很远']],
  // Of a part of two signs nothing could be told.
  ['“今天天气很好……看花”', ['今天天气很好……看花']],
])('%s is compared as %j', (text, quoted) => {
  const claims = stretchesOf(text).stretches.flatMap(({ claims }) => claims)
  expect(claims.map((claim) => claim.text)).toEqual(quoted)
})

test('a quotation without its closing mark ends with its paragraph, however many lines are blank', () => {
  const { stretches, skipped } = stretchesOf(
    '他说“今天天气很好，我们去公园。\n\n\n后来又走了很远。\n\n完了。',
  )
  expect(skipped.map(({ text }) => text)).toEqual(['今天天气很好，我们去公园'])
  const claims = stretches.flatMap(({ claims }) => claims)
  expect(claims.map(({ kind, text }) => [kind, text])).toEqual([['quotation', '今天天气很好，我们去公园']])
})
