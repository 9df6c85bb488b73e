/** Words: pieces leave no gap, and cut at clause ends they give the words of the whole text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsOf } from '../../src/desk/words.js'

const whole = new Intl.Segmenter('zh', { granularity: 'word' })
const PARTS = [
  '水利工程',
  '今年春耕',
  '1,234',
  '3：2',
  'Don’t',
  '𠮷',
  '，',
  '。',
  '：',
  ',',
  '\n',
  '社会发展',
  '的',
  ' ',
]

test('stretches follow one another, and together are the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { minLength: 100, maxLength: 500 }), (parts) => {
      const text = parts.join('')
      let end = 0
      for (const { at, text: word } of wordsOf(text)) {
        expect(at).toBe(end)
        end += word.length
      }
      expect([...wordsOf(text)].map((word) => word.text).join('')).toBe(text)
    }),
    { numRuns: 20 },
  )
})

test('where clauses end, the words are those of the text cut in one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { minLength: 100, maxLength: 500 }), (parts) => {
      const text = parts.join('')
      expect([...wordsOf(text)]).toEqual(
        [...whole.segment(text)].map(({ segment, index, isWordLike }) => {
          return { text: segment, at: index, isWord: isWordLike }
        }),
      )
    }),
    { numRuns: 20 },
  )
})

test.each(['1', '水利工程', 'a', '，'])('a text without a clause end is cut, too: %s', (part) => {
  const text = part.repeat(1000)
  expect([...wordsOf(text)].map((word) => word.text).join('')).toBe(text)
})
