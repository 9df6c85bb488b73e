import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestLow, readBlock, readRising, readRow, writeBlock, writeRow } from '../../src/store/bits.js'
import { BitReader, BitWriter } from '../../src/store/bitstream.js'
import { ByteWriter } from '../../src/store/bytes.js'
import { BLOCK, packBlock, packedBytes, unpack, unpackBlock } from '../../src/store/packed.js'

/** Bit i of the bytes, bit by bit: what the unrolled readers must agree with. */
function plainly(bytes: Uint8Array, at: number, width: number): number[] {
  const bit = (i: number) => (bytes[at + (i >> 3)]! >> (i & 7)) & 1
  return Array.from({ length: BLOCK }, (_, n) => {
    let value = 0
    for (let b = 0; b < width; b++) value += bit(n * width + b) * 2 ** b
    return value
  })
}

test.each(Array.from({ length: 32 }, (_, width) => width))(
  'numbers of %i bits are packed and unpacked bit by bit as told',
  (width) => {
    const most = 2 ** width - 1
    const value = fc.oneof(fc.integer({ min: 0, max: most }), fc.constantFrom(0, most))
    const numbers = fc.array(value, { minLength: BLOCK, maxLength: BLOCK })
    fc.assert(
      fc.property(numbers, fc.nat(9), fc.nat(3), (numbers, at, from) => {
        const values = Int32Array.from([...new Array<number>(from).fill(-1), ...numbers])
        // Neighbours on both sides must stay as they are.
        const bytes = new Uint8Array(at + packedBytes(width) + 9).fill(0xa5)
        packBlock(values, from, width, bytes, at)
        const around = [...bytes.subarray(0, at), ...bytes.subarray(at + packedBytes(width))]
        expect(around.every((byte) => byte === 0xa5)).toBe(true)
        expect(plainly(bytes, at, width)).toStrictEqual(numbers)
        const out = new Int32Array(BLOCK)
        unpackBlock(bytes, at, width, out)
        expect([...out]).toStrictEqual(numbers)
        // Whatever bit it begins with, and however few are wanted.
        out.fill(-1)
        unpack(bytes, at * 8 + width, width, BLOCK - 1 - from, out)
        expect([...out]).toStrictEqual([
          ...numbers.slice(1, BLOCK - from),
          ...new Array<number>(from + 1).fill(-1),
        ])
      }),
      { numRuns: 20 },
    )
  },
)

const mixed = fc
  .tuple(
    fc.integer({ min: 0, max: 30 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(20)), { minLength: BLOCK, maxLength: BLOCK }),
  )
  .map(([bits, pairs]) => pairs.map(([n, rare]) => (rare === 0 ? n : n % 2 ** bits)))

test('a block is read as it was written, and ends where the next thing begins', () => {
  fc.assert(
    fc.property(mixed, fc.nat(5), (numbers, before) => {
      const out = new ByteWriter(1)
      out.raw(new Uint8Array(before))
      writeBlock(out, Int32Array.from(numbers), 0)
      const bytes = out.view().slice()
      const read = new Int32Array(BLOCK)
      expect(readBlock(bytes, before, bytes.length, read)).toBe(bytes.length)
      expect([...read]).toStrictEqual(numbers)
      expect(readBlock(bytes, before, bytes.length - 1, read)).toBe(-1)
    }),
  )
})

const short = fc.record({
  numbers: fc.array(fc.oneof(fc.nat(300), fc.nat(2 ** 20)), { minLength: 1, maxLength: BLOCK }),
  low: fc.integer({ min: 4, max: 31 }),
  /** Bits in front, and behind. */
  before: fc.nat(40),
  behind: fc.nat(20),
})

test('a short row is read from any bit on as it was written, and its truncation is told', () => {
  fc.assert(
    fc.property(short, ({ numbers, low, before, behind }) => {
      const out = new ByteWriter(1)
      const bits = new BitWriter(out)
      for (let i = 0; i < before; i++) bits.bits(1, 1)
      writeRow(bits, Int32Array.from([9, ...numbers]), 1, numbers.length + 1, low)
      for (let i = 0; i < behind; i++) bits.bits(1, 1)
      bits.finish()
      const bytes = out.view().slice()
      const read = new Int32Array(BLOCK)
      const length = numbers.reduce((sum, n) => sum + low + 1 + Math.floor(n / 2 ** low), 0)
      expect(readRow(bytes, before, bytes.length, low, numbers.length, read, 2)).toBe(before + length)
      expect([...read.subarray(0, numbers.length)]).toStrictEqual(numbers.map((n) => n + 2))
      let last = 6
      const rising = numbers.map((n) => (last += n + 1))
      expect(readRising(bytes, before, bytes.length, low, numbers.length, read, 6)).toBe(before + length)
      expect([...read.subarray(0, numbers.length)]).toStrictEqual(rising)
      const end = (before + length - 1) >>> 3
      expect(readRow(bytes, before, end, low, numbers.length, read, 2)).toBe(-1)
      expect(readRising(bytes, before, end, low, numbers.length, read, 6)).toBe(-1)
    }),
  )
})

test('bestLow() makes the code no longer than any other count of low bits would', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: BLOCK }), (numbers) => {
      const bits = (low: number) => numbers.reduce((sum, n) => sum + 1 + low + (n >>> low), 0)
      const best = bestLow(Int32Array.from(numbers), 0, numbers.length)
      for (let low = 0; low < 8; low++) expect(bits(best)).toBeLessThanOrEqual(bits(low))
    }),
  )
})

test('a row of bits is read as it was written, and reading past its end is told', () => {
  const item = fc.oneof(
    fc.record({ bits: fc.integer({ min: 1, max: 31 }), value: fc.nat() }),
    fc.record({ low: fc.nat(31), value: fc.nat(5000) }),
  )
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 60 }), fc.nat(3), (items, before) => {
      const out = new ByteWriter(1)
      out.raw(new Uint8Array(before))
      const writer = new BitWriter(out)
      const worthOf = (item: (typeof items)[number]) =>
        'bits' in item ? item.value % 2 ** item.bits : item.value
      for (const item of items)
        if ('bits' in item) writer.bits(worthOf(item), item.bits)
        else writer.rice(worthOf(item), item.low)
      writer.finish()
      const reader = new BitReader(out.view().slice(), before)
      for (const item of items)
        expect('bits' in item ? reader.bits(item.bits) : reader.rice(item.low)).toBe(worthOf(item))
      expect(reader.isPast).toBe(false)
      expect((reader.at + 7) >>> 3).toBe(out.length)
      reader.unary()
      reader.bits(8)
      expect(reader.isPast).toBe(true)
    }),
  )
})
