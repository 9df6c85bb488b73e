import { expect, test } from 'vitest'
import { placeText } from '../../src/cli/reuse-text.js'

test.each([
  ['1956-01-02', '1956-01-02', '1956-01-02'],
  ['1956-01-02', '1956-01-31', '1956-01-02 至 1956-01-31'],
  [null, null, '日期不详'],
])('an article of %s to %s is of %s', (from, to, told) => {
  const place = { id: 'a', headline: '春耕', publication: '甲报', from, to }
  expect(placeText(place)).toBe(`春耕  甲报  ${told}  a`)
})
