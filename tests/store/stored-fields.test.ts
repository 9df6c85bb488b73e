import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitArena } from '../../src/store/arena.js'
import { type FileMark, PagedReader } from '../../src/store/pages.js'
import { type RecordSpan, StoredFieldsReader, StoredFieldsWriter } from '../../src/store/stored-fields.js'
import { character } from '../characters.js'
import { runs } from '../sizes.js'
import { freshFolder } from './folder.js'
import { placesOf } from './rows.js'

/** As much as a command has. */
const ARENA_BYTES = 64 * 1024 * 1024

function using(path: string, mark: FileMark, work: (records: StoredFieldsReader) => void): void {
  const file = new PagedReader(path, mark)
  try {
    work(new StoredFieldsReader(file))
  } finally {
    file.close()
  }
}

const record = fc.oneof(
  { weight: 8, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 2, arbitrary: fc.string({ unit: character, maxLength: 50 }).map((s) => s.repeat(200)) },
  { weight: 1, arbitrary: fc.nat(9).map((n) => String(n).repeat(70_000)) },
)

test('records are read as they were added, in any order', () => {
  const path = join(freshFolder(), 'test.records')
  fc.assert(
    fc.property(fc.array(record, { maxLength: 40 }), fc.array(fc.nat(1000)), (records, order) => {
      const writer = new StoredFieldsWriter(path)
      for (const [i, record] of records.entries())
        expect(i % 2 === 0 ? writer.add(record) : writer.addText(JSON.stringify(record))).toBe(i)
      using(path, writer.finish(), (reader) => {
        const places = placesOf(writer.sizes)
        const numbers = records.length === 0 ? [] : order.map((n) => n % records.length)
        for (const n of [...records.keys(), ...numbers]) {
          expect(reader.read(places[n]!)).toStrictEqual(JSON.parse(JSON.stringify(records[n])))
          expect(reader.readText(places[n]!)).toBe(JSON.stringify(records[n]))
        }
      })
    }),
    { numRuns: runs(60) },
  )
})

test('records that come after the phrases were chosen are read as they were added', () => {
  const path = join(freshFolder(), 'test.records')
  const writer = new StoredFieldsWriter(path)
  writer.add('甲乙丙'.repeat(9_000_000))
  const late = ['甲乙丙', '𠮷野家', '', 'z']
  expect(late.map((text) => writer.add(text))).toStrictEqual([1, 2, 3, 4])
  using(path, writer.finish(), (reader) => {
    const [early, ...places] = placesOf(writer.sizes)
    expect((reader.read(early!) as string).length).toBe(27_000_000)
    expect(places.map((place) => reader.read(place))).toStrictEqual(late)
  })
})

test('a place that is shorter or longer than its record is refused', () => {
  const path = join(freshFolder(), 'test.records')
  const writer = new StoredFieldsWriter(path)
  writer.add({ headline: '捷报', body: '早稻开镰' })
  writer.add({ headline: '城南新桥' })
  const mark = writer.finish()
  const place = placesOf(writer.sizes)[0]!
  const wrong: Partial<RecordSpan>[] = [
    { bytes: place.bytes + 1 },
    { bytes: place.bytes - 1 },
    { bytes: 0 },
    { at: 9999 },
  ]
  for (const change of wrong) {
    using(path, mark, (reader) =>
      expect(() => reader.read({ ...place, ...change })).toThrow(
        expect.objectContaining({ code: 'INDEX_CORRUPT', value: 'test.records' }),
      ),
    )
  }
})

/** What is read at a place: by kernels, or without room for them by plain code. */
function readAt(reader: StoredFieldsReader, place: RecordSpan, arenaBytes: number): string | undefined {
  limitArena(arenaBytes)
  try {
    return reader.readText(place)
  } catch (error) {
    expect(error).toMatchObject({ code: 'INDEX_CORRUPT' })
    return undefined
  } finally {
    limitArena(ARENA_BYTES)
  }
}

test('kernels read at any place what plain code reads there, or refuse it too', () => {
  const path = join(freshFolder(), 'test.records')
  const seen = { read: 0, refused: 0 }
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }))),
      (records, moves) => {
        const writer = new StoredFieldsWriter(path)
        for (const record of records) writer.add(record)
        using(path, writer.finish(), (reader) => {
          const places = placesOf(writer.sizes)
          for (const [n, before, more] of [[0, 0, 0] as const, ...moves]) {
            const { at, bytes } = places[n % places.length]!
            const place = { at: Math.max(0, at + before), bytes: Math.max(0, bytes + more) }
            const plain = readAt(reader, place, 0)
            expect(readAt(reader, place, ARENA_BYTES)).toBe(plain)
            if (plain === undefined) seen.refused++
            else seen.read++
          }
        })
      },
    ),
    { numRuns: runs(40) },
  )
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(0)
})
