/** Pages that threads share: what any reader reads, whoever read the page before and however little room there is. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { PagedReader, PagedWriter } from '../../src/store/pages.js'
import { limitSharedPages, PAGE } from '../../src/store/shared-pages.js'
import { runs } from '../sizes.js'
import { freshFolder } from './folder.js'

afterAll(() => limitSharedPages(0))

const payload = new Uint8Array(5 * PAGE + 100).map((_, i) => (i * 31 + (i >> 8)) & 255)

function file() {
  const path = join(freshFolder(), 'file.terms')
  const writer = new PagedWriter(path)
  writer.write(payload)
  return { path, mark: writer.finish() }
}

/** As another thread opens it: the numbers are handed over, the memory is one. */
const other = ({ path, mark }: ReturnType<typeof file>, sharer: PagedReader) =>
  new PagedReader(path, mark, structuredClone(sharer.share()))

test('every reader reads what the file holds, with room for some pages, all or none', () => {
  const written = file()
  const reads = fc.array(
    fc.record({
      who: fc.nat(2),
      how: fc.constantFrom('read', 'readPadded', 'readPassing'),
      at: fc.nat(payload.length - 1),
      length: fc.nat(3 * PAGE),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(fc.nat(7), reads, (pages, reads) => {
      limitSharedPages(pages * PAGE)
      const sharer = new PagedReader(written.path, written.mark)
      const { room } = sharer.share()!
      const readers = [sharer, other(written, sharer), other(written, sharer)]
      for (const { who, how, at, length } of reads) {
        const end = Math.min(payload.length, at + length)
        const bytes = readers[who]![how as 'read'](at, end - at).subarray(0, end - at)
        expect(Buffer.compare(bytes, payload.subarray(at, end))).toBe(0)
      }
      expect(room[0]).toBeGreaterThanOrEqual(0)
      sharer.close()
      readers[1]!.read(0, payload.length)
      for (const reader of readers.slice(1)) reader.close()
      expect(room[0]).toBe(pages)
    }),
    { numRuns: runs(100) },
  )
})

test('a page that one reader read is read from the disk by no other', () => {
  const written = file()
  limitSharedPages(payload.length + PAGE)
  const sharer = new PagedReader(written.path, written.mark)
  const reader = other(written, sharer)
  sharer.read(0, 3 * PAGE)
  const bytes = readFileSync(written.path)
  writeFileSync(written.path, bytes.fill(0, 0, payload.length))
  expect(Buffer.compare(reader.read(0, 3 * PAGE), payload.subarray(0, 3 * PAGE))).toBe(0)
  expect(() => reader.read(3 * PAGE, 1)).toThrow(/damaged/)
  // What was refused is not there for anybody.
  expect(() => sharer.read(3 * PAGE, 1)).toThrow(/damaged/)
  for (const each of [sharer, reader]) each.close()
})
