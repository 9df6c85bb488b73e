import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FileMark, limitPageCache, PagedReader, PagedWriter } from '../../src/store/pages.js'
import { PAGE } from '../../src/store/shared-pages.js'
import { freshFolder } from './folder.js'

/** Bytes that differ from place to place. */
function bytesOf(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[i] = (i * 31 + (i >> 8)) & 255
  return bytes
}

function write(path: string, payload: Uint8Array, steps: number[] = []): FileMark {
  const writer = new PagedWriter(path)
  let at = 0
  for (const step of steps) {
    writer.write(payload.subarray(at, at + step))
    at += step
  }
  writer.write(payload.subarray(at))
  expect(writer.length).toBe(payload.length)
  return writer.finish()
}

function using<T>(path: string, mark: FileMark, work: (reader: PagedReader) => T): T {
  const reader = new PagedReader(path, mark)
  try {
    return work(reader)
  } finally {
    reader.close()
  }
}

test.each([0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 3 * PAGE + 7])(
  'a payload of %i bytes is read anywhere',
  (length) => {
    const path = join(freshFolder(), 'file.terms')
    const payload = bytesOf(length)
    const steps = fc.array(fc.nat(PAGE + 5), { maxLength: 6 })
    const ranges = fc.array(fc.tuple(fc.nat(length), fc.nat(length)), { maxLength: 8 })
    fc.assert(
      fc.property(steps, ranges, (steps, ranges) => {
        const mark = write(path, payload, steps)
        expect(mark.bytes).toBe(readFileSync(path).length)
        using(path, mark, (reader) => {
          expect(reader.length).toBe(length)
          for (const [a, b] of ranges) {
            const [from, to] = [Math.min(a, b), Math.max(a, b)]
            expect(Buffer.compare(reader.read(from, to - from), payload.subarray(from, to))).toBe(0)
            const roomy = reader.readPadded(from, to - from)
            expect(Buffer.compare(roomy.subarray(0, to - from), payload.subarray(from, to))).toBe(0)
            expect(roomy.length).toBe(from === to ? 0 : to - from + 8)
          }
          for (const [at, bytes] of [
            [-1, 1],
            [0, length + 1],
            [length, 1],
            [0, -1],
          ] as const)
            for (const read of [() => reader.read(at, bytes), () => reader.readPadded(at, bytes)])
              expect(read).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT', value: 'file.terms' }))
        })
      }),
      { numRuns: 12 },
    )
  },
)

test('every flipped bit of a small file is refused by name', () => {
  const path = join(freshFolder(), 'small.records')
  const payload = bytesOf(40)
  const mark = write(path, payload)
  const good = readFileSync(path)
  for (let bit = 0; bit < good.length * 8; bit++) {
    const bad = Uint8Array.from(good)
    bad[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(path, bad)
    const refused = expect.objectContaining({ code: 'INDEX_CORRUPT', value: 'small.records' })
    if (bit < payload.length * 8)
      using(path, mark, (reader) => expect(() => reader.read(0, 1)).toThrow(refused))
    else expect(() => new PagedReader(path, mark)).toThrow(refused)
  }
})

test('readPadded() copies a span of several pages once, and drops the copy when memory is short', () => {
  const path = join(freshFolder(), 'lists.postings')
  const payload = bytesOf(5 * PAGE)
  using(path, write(path, payload), (reader) => {
    const ranges = [
      [PAGE - 3, 2 * PAGE],
      [PAGE - 3, 2 * PAGE + 1],
      [3 * PAGE - 2, PAGE],
    ] as const
    for (const [at, length] of ranges) {
      const first = reader.readPadded(at, length)
      expect(Buffer.compare(first.subarray(0, length), payload.subarray(at, at + length))).toBe(0)
      expect(reader.readPadded(at, length).buffer).toBe(first.buffer)
    }
    limitPageCache(PAGE)
    const again = reader.readPadded(PAGE - 3, 2 * PAGE)
    expect(reader.readPadded(PAGE - 3, 2 * PAGE).buffer).not.toBe(again.buffer)
    expect([...again.subarray(0, 5)]).toStrictEqual([...payload.subarray(PAGE - 3, PAGE + 2)])
    limitPageCache(256 * PAGE)
  })
})

test('readPassing() reads the same, and lets no cached page go', () => {
  const path = join(freshFolder(), 'lists.postings')
  const payload = bytesOf(4 * PAGE + 9)
  using(path, write(path, payload), (reader) => {
    const expectRead = (at: number, length: number) => {
      const bytes = reader.readPassing(at, length)
      expect(Buffer.compare(bytes.subarray(0, length), payload.subarray(at, at + length))).toBe(0)
      expect(bytes.length).toBe(length === 0 ? 0 : length + 8)
    }
    limitPageCache(0)
    limitPageCache(2 * PAGE)
    const held = [reader.read(0, 1).buffer, reader.read(PAGE, 1).buffer]
    const range = fc.tuple(fc.nat(payload.length), fc.nat(payload.length))
    fc.assert(fc.property(range, ([a, b]) => expectRead(Math.min(a, b), Math.abs(a - b))))
    expect(
      [reader.read(0, 1).buffer, reader.read(PAGE, 1).buffer].map((each, i) => each === held[i]),
    ).toStrictEqual([true, true])
    expect(() => reader.readPassing(4 * PAGE, 10)).toThrow(/bytes/)
    limitPageCache(256 * PAGE)
    expectRead(PAGE - 1, PAGE)
  })
})

test('derived bytes are kept for their file and address, and dropped when memory is short or the file closes', () => {
  const folder = freshFolder()
  const [one, two] = ['one.postings', 'two.postings'].map((name) => join(folder, name)) as [string, string]
  const marks = [one, two].map((path) => write(path, bytesOf(PAGE)))
  const closed = using(one, marks[0]!, (reader) => {
    expect(reader.derived(7)).toBe(undefined)
    reader.keepDerived(7, Uint8Array.of(1))
    reader.keepDerived(8, Uint8Array.of(2))
    using(two, marks[1]!, (other) => {
      expect(other.derived(7)).toBe(undefined)
      other.keepDerived(7, Uint8Array.of(3))
      expect([reader.derived(7), reader.derived(8), other.derived(7)].map(String)).toStrictEqual([
        '1',
        '2',
        '3',
      ])
    })
    reader.keepDerived(7, Uint8Array.of(4))
    expect([reader.derived(7), reader.derived(8)].map(String)).toStrictEqual(['4', '2'])
    limitPageCache(0)
    reader.keepDerived(9, Uint8Array.of(5))
    expect([reader.derived(7), reader.derived(9)]).toStrictEqual([undefined, undefined])
    limitPageCache(256 * PAGE)
    reader.keepDerived(7, Uint8Array.of(6))
    return reader
  })
  expect(closed.derived(7)).toBe(undefined)
})

test('a damaged page is named and leaves the other pages readable', () => {
  const path = join(freshFolder(), 'big.postings')
  const payload = bytesOf(4 * PAGE)
  const mark = write(path, payload)
  const bytes = readFileSync(path)
  bytes[2 * PAGE + 5]! ^= 16
  writeFileSync(path, bytes)
  using(path, mark, (reader) => {
    expect(Buffer.compare(reader.read(0, 2 * PAGE), payload.subarray(0, 2 * PAGE))).toBe(0)
    expect(Buffer.compare(reader.read(3 * PAGE, PAGE), payload.subarray(3 * PAGE))).toBe(0)
    for (const at of [PAGE, 2 * PAGE, 3 * PAGE - 1])
      for (const read of [() => reader.read(at, PAGE + 1), () => reader.readPadded(at, PAGE + 1)])
        expect(read).toThrow(/big\.postings: page 2 is damaged/)
    limitPageCache(PAGE)
    expect(() => reader.readPassing(2 * PAGE - 1, 2)).toThrow(/big\.postings: page 2 is damaged/)
    limitPageCache(256 * PAGE)
  })
})

test('a file of another length, an emptied one and a folder in its place are refused', () => {
  const folder = freshFolder()
  const path = join(folder, 'cut.values')
  const mark = write(path, bytesOf(100))
  const whole = join(folder, 'whole')
  copyFileSync(path, whole)
  for (let bytes = mark.bytes - 1; bytes >= 0; bytes -= 13) {
    truncateSync(path, bytes)
    expect(() => new PagedReader(path, mark)).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT', value: 'cut.values' }),
    )
  }
  copyFileSync(whole, path)
  writeFileSync(path, bytesOf(3), { flag: 'a' })
  expect(() => new PagedReader(path, mark)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
  expect(() => new PagedReader(folder, mark)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
})

test('another file of the same length is refused at opening', () => {
  const folder = freshFolder()
  const mark = write(join(folder, 'a'), bytesOf(100))
  write(join(folder, 'b'), bytesOf(100).fill(1))
  expect(() => new PagedReader(join(folder, 'b'), mark)).toThrow(
    expect.objectContaining({ code: 'INDEX_CORRUPT' }),
  )
})

test('a missing file throws ENOENT as it is, for the one who opens a generation', () => {
  const path = join(freshFolder(), 'gone.terms')
  expect(() => new PagedReader(path, { bytes: 20, crc: 0 })).toThrow(
    expect.objectContaining({ code: 'ENOENT' }),
  )
})

test('an open file outlives its name', () => {
  const path = join(freshFolder(), 'file.terms')
  const payload = bytesOf(2 * PAGE)
  using(path, write(path, payload), (reader) => {
    rmSync(path)
    expect([...reader.read(PAGE - 2, 4)]).toStrictEqual([...payload.subarray(PAGE - 2, PAGE + 2)])
  })
})

/** Numbers of the files that this process has open. */
const openFiles = () => readdirSync('/proc/self/fd').length

test.runIf(process.platform === 'linux')('files are closed once, whatever happens', () => {
  const folder = freshFolder()
  const before = openFiles()
  const path = join(folder, 'file')
  const writer = new PagedWriter(path)
  const mark = writer.finish()
  // The number of the finished file is free and goes to the next one, which must stay open.
  const next = new PagedWriter(join(folder, 'next'))
  writer.abandon()
  next.write(bytesOf(3))
  next.finish()
  expect(() => new PagedReader(path, { ...mark, crc: 1 })).toThrow()
  expect(() => new PagedReader(path, { ...mark, bytes: 1 })).toThrow()
  expect(openFiles()).toBe(before)
})
