import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteReader, ByteWriter, compareBytes } from '../../src/store/bytes.js'
import { character } from '../characters.js'

const CORRUPT = expect.objectContaining({ code: 'INDEX_CORRUPT', value: 'test' })
const readerOf = (bytes: Uint8Array) => new ByteReader(bytes, 'test')

/** Whole numbers of every length in bits, up to 2^53 - 1. */
const number = fc.oneof(
  fc
    .integer({ min: 0, max: 53 })
    .chain((bits) => fc.constantFrom(2 ** bits - 1, Math.floor(2 ** (bits - 1)))),
  fc.maxSafeNat(),
  fc.nat(300),
)

test('a varint is read as it was written, up to 2^53 - 1, in as few bytes as seven bits a byte allow', () => {
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const out = new ByteWriter(1)
      for (const n of numbers) out.varint(n)
      const reader = readerOf(out.view())
      for (const n of numbers) {
        const before = reader.at
        expect(reader.varint()).toBe(n)
        expect(reader.at - before).toBe(Math.max(1, Math.ceil(n.toString(2).length / 7)))
      }
      expect(reader.at).toBe(out.length)
    }),
  )
})

test('every truncation of a varint, a u32, raw bytes and a string is refused', () => {
  fc.assert(
    fc.property(number, fc.string({ unit: character, minLength: 1 }), (n, text) => {
      const writes: [(out: ByteWriter) => void, (reader: ByteReader) => unknown][] = [
        [(out) => out.varint(n), (reader) => reader.varint()],
        [(out) => out.u32(n % 2 ** 32), (reader) => reader.u32()],
        [(out) => out.string(text), (reader) => reader.string()],
        [(out) => out.raw(new Uint8Array(9)), (reader) => reader.raw(9)],
      ]
      for (const [write, read] of writes) {
        const out = new ByteWriter()
        write(out)
        for (let end = 0; end < out.length; end++)
          expect(() => read(readerOf(out.view().slice(0, end)))).toThrow(CORRUPT)
      }
    }),
  )
})

test('a varint above 2^53 - 1 is refused', () => {
  const most = [255, 255, 255, 255, 255, 255, 255]
  expect(readerOf(Uint8Array.of(...most, 15)).varint()).toBe(Number.MAX_SAFE_INTEGER)
  for (const end of [[16], [31], [127], [143, 0], [255, 255, 255, 255, 1]])
    expect(() => readerOf(Uint8Array.of(...most, ...end)).varint()).toThrow(CORRUPT)
})

test('strings and u32 are read as they were written, wherever they begin', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: character }), fc.nat(2 ** 32 - 1))), (pairs) => {
      const out = new ByteWriter(1)
      for (const [text, n] of pairs) {
        out.string(text)
        out.u32(n)
      }
      const reader = readerOf(out.view())
      for (const [text, n] of pairs) {
        expect(reader.string()).toBe(text)
        expect(reader.u32()).toBe(n)
      }
    }),
  )
})

test('a string keeps a byte order mark and signs beyond the basic plane', () => {
  for (const text of ['\uFEFF捷报', '𠮷野家', '']) {
    const out = new ByteWriter()
    out.string(text)
    expect(readerOf(out.view()).string()).toBe(text)
  }
})

test('compareBytes() orders as code points do, a prefix first', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '报', '紙', '\uFFFD', '𠮷', '😀'), maxLength: 4 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const byCodePoints = () => {
        const [x, y] = [[...a], [...b]]
        for (const [i, sign] of x.entries()) {
          if (i === y.length) return 1
          if (sign !== y[i]) return sign.codePointAt(0)! - y[i]!.codePointAt(0)!
        }
        return x.length - y.length
      }
      expect(Math.sign(compareBytes(bytesOf(a), bytesOf(b)))).toBe(Math.sign(byCodePoints()))
    }),
  )
})
