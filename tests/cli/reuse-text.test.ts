import { expect, test } from 'vitest'
import { placeText } from '../../src/cli/reuse-text.js'

test.each([
  ['1956-01-02', '1956-01-02', 'printed', '1956-01-02'],
  ['1956-01-02', '1956-01-31', 'inferred', '1956-01-02 至 1956-01-31（推定）'],
  [null, null, 'unknown', '日期不详'],
] as const)('an article of %s to %s, %s, is of %s', (from, to, dateBasis, told) => {
  const place = { id: 'a', headline: '春耕', publication: '甲报', from, to, dateBasis }
  expect(placeText(place)).toBe(`春耕  甲报  ${told}  a`)
})
