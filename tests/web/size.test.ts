import { expect, test } from 'vitest'
import { loadAssets } from '../../src/http/assets.js'

test('script and style together are at most 30 KB as shipped', () => {
  const sizes = [...loadAssets()]
    .filter(([name]) => /\.(js|css)$/.test(name))
    .map(([name, { body }]) => [name, Buffer.byteLength(body)] as const)
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
  expect(sizes.length).toBeGreaterThan(5)
  expect(total, sizes.map((size) => size.join(' ')).join(', ')).toBeLessThanOrEqual(30 * 1024)
})
