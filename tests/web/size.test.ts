import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAssets } from '../../src/http/assets.js'

test('script and style together are at most 30 KB, compressed, on a first visit', () => {
  const sizes = [...loadAssets()]
    // They come only to readers who choose traditional characters, or enlarge a printed page.
    .filter(([name]) => /\.(js|css)$/.test(name) && !['opencc.js', 'openseadragon.js'].includes(name))
    .map(([name, { body }]) => [name, gzipSync(body).length] as const)
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
  expect(sizes.length).toBeGreaterThan(5)
  expect(total, sizes.map((size) => size.join(' ')).join(', ')).toBeLessThanOrEqual(30 * 1024)
})
