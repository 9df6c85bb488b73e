import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rows } from '../../src/kernel/kernel.js'
import { bestLow, plainFullRising, plainFullRow, writeFullRow } from '../../src/store/bits.js'
import { ByteWriter } from '../../src/store/bytes.js'
import { BLOCK } from '../../src/store/packed.js'
import { runs } from '../sizes.js'

const kernels = rows!

test('this machine runs them', () => {
  expect(kernels).toBeDefined()
})

/** Numbers of like size, some of them far larger. */
const row = fc
  .integer({ min: 0, max: 25 })
  .chain((width) =>
    fc.array(
      fc.oneof(
        { weight: 30, arbitrary: fc.nat(2 ** width) },
        { weight: 1, arbitrary: fc.nat(Math.min(2 ** (width + 6), 2 ** 31 - 1)) },
      ),
      { minLength: BLOCK, maxLength: BLOCK },
    ),
  )

const bytesOf = (numbers: number[], low: number, before: number): Uint8Array => {
  const out = new ByteWriter()
  for (let i = 0; i < before; i++) out.byte(0xa5)
  writeFullRow(out, Int32Array.from(numbers), 0, low)
  return out.view().slice()
}

/** What both ways of reading say of a row, for both kinds of row. */
function equalBothWays(bytes: Uint8Array, at: number, end: number, low: number, given: number): void {
  for (const [plain, kernel] of [
    [plainFullRow, kernels.row.bind(kernels)],
    [plainFullRising, kernels.rising.bind(kernels)],
  ] as const) {
    const wanted = new Int32Array(BLOCK)
    const found = new Int32Array(BLOCK)
    const behind = plain(bytes, at, end, low, wanted, given)
    expect(kernel(bytes, at, end, low, found, given)).toBe(behind)
    if (behind >= 0) expect(found).toStrictEqual(wanted)
  }
}

test('rows are read as without them, to the last bit', () => {
  fc.assert(
    fc.property(
      row,
      fc.integer({ min: 0, max: 2 }),
      fc.nat(9),
      fc.nat(3),
      (numbers, more, before, behind) => {
        const values = Int32Array.from(numbers)
        const low = Math.min(25, bestLow(values, 0, BLOCK) + more)
        const bytes = bytesOf(numbers, low, before)
        const end = bytes.length
        const longer = new Uint8Array(end + behind)
        longer.set(bytes)
        if (!kernels.canRead(before, longer.length, low)) return
        const out = new Int32Array(BLOCK)
        expect(kernels.row(longer, before, longer.length, low, out, 0)).toBe(end)
        expect(out).toStrictEqual(values)
        equalBothWays(longer, before, longer.length, low, before - 1)
      },
    ),
    { numRuns: runs(400) },
  )
})

test('damaged and shortened rows are read, or refused, as without them', () => {
  const change = fc.tuple(fc.nat(2 ** 16), fc.nat(7))
  fc.assert(
    fc.property(row, fc.array(change, { maxLength: 6 }), fc.nat(2 ** 16), (numbers, changes, cut) => {
      const low = Math.min(25, bestLow(Int32Array.from(numbers), 0, BLOCK))
      const bytes = bytesOf(numbers, low, 0)
      for (const [at, bit] of changes) bytes[at % bytes.length]! ^= 1 << bit
      const end = bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0)
      if (kernels.canRead(0, end, low)) equalBothWays(bytes, 0, end, low, 1)
    }),
    { numRuns: runs(400) },
  )
})

test('several rows of the same bytes are told apart', () => {
  const rows = [3, 40, 500].map((most) => Array.from({ length: BLOCK }, (_, i) => (i * 7919) % most))
  const out = new ByteWriter()
  const starts = rows.map((numbers) => {
    const start = out.length
    writeFullRow(out, Int32Array.from(numbers), 0, 4)
    return start
  })
  const bytes = out.view().slice()
  const read = new Int32Array(BLOCK)
  for (const r of [0, 1, 2, 1, 0, 2, 2]) {
    for (const end of [starts[r + 1] ?? bytes.length, bytes.length]) {
      kernels.row(bytes, starts[r]!, end, 4, read, 0)
      expect([...read]).toStrictEqual(rows[r])
    }
  }
})
