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

test('matching=all finds no article by a part of a printed name, as matching=auto does not', async () => {
  const texts = { a: '希普金斯到访', b: '普金斯先生到访', ...others(4) }
  for (const matching of ['auto', 'all'] as const) {
    const { hits } = await ask(texts, '希普金斯', { matching })
    expect(hits.map(({ id }) => id)).toEqual(['a'])
  }
})
