import { expect, test } from 'vitest'
import { availableMemory, pageBytes } from '../../src/engine/memory.js'

const MB = 1024 * 1024

test.each([
  [512 * MB, 256 * MB],
  [2048 * MB, 256 * MB],
  [4096 * MB, 512 * MB],
  [24_576 * MB, 2048 * MB],
  [2 ** 53, 2048 * MB],
])('of %i bytes of memory pages may take %i', (memory, bytes) => {
  expect(pageBytes(memory)).toBe(bytes)
})

test('what a process may use is some memory, and no more than the machine has', () => {
  expect(availableMemory()).toBeGreaterThan(64 * MB)
  expect(availableMemory()).toBeLessThan(2 ** 50)
})
