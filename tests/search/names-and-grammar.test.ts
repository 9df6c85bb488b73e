/** Names that the cut takes to pieces, and words of grammar that are surnames too. */
import { expect, test } from 'vitest'
import { openBulkCutter } from '../../src/analysis/cutter.js'
import { unitsOf } from '../../src/search/asked/units.js'
import { ask, others } from './texts.js'

const cutter = openBulkCutter()

test.each([
  ['他生于何年', ['生于']],
  ['于何年毕业', ['毕业']],
  ['有何政治主张', ['政治', '主张']],
  ['提出了何政治主张', ['提出', '政治', '主张']],
  ['记者何建国报道', ['记者', '何建国', '报道']],
  ['于建国', ['于建国']],
])('the words of %s are %j', (text, words) => {
  expect(unitsOf(cutter.pieces(text), text).map((unit) => unit.text)).toEqual(words)
})

test('a part of a printed name finds nothing, unless all words are enough', async () => {
  const texts = { a: '希普金斯到访', b: '普金斯先生到访', ...others(4) }
  const found = async (matching: 'auto' | 'all') =>
    (await ask(texts, '希普金斯', { matching })).hits.map(({ id }) => id).sort()
  expect(await found('auto')).toEqual(['a'])
  expect(await found('all')).toEqual(['a', 'b'])
})
