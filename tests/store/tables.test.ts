import { deepEqual, equal, throws } from 'node:assert/strict'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KINDS } from '../../src/model.js'
import { limitArena } from '../../src/store/arena.js'
import { ByteReader, ByteWriter } from '../../src/store/bytes.js'
import { readColumns } from '../../src/store/columns.js'
import { type ArticleValues, DocValues, type IssueValues, NO_DAY } from '../../src/store/doc-values.js'
import { IdReader, Ids, IdWriter } from '../../src/store/ids.js'
import { type FileMark, PagedReader, PagedWriter } from '../../src/store/pages.js'
import { type RecordSpan, StoredFieldsReader, StoredFieldsWriter } from '../../src/store/stored-fields.js'
import { character } from '../characters.js'
import { runs } from '../sizes.js'
import { freshFolder } from './folder.js'
import { encodeValues, type Placed, placesOf } from './rows.js'

// ---------------------------------------------------------------- records

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
        equal(i % 2 === 0 ? writer.add(record) : writer.addText(JSON.stringify(record)), i)
      using(path, writer.finish(), (reader) => {
        const places = placesOf(writer.sizes)
        const numbers = records.length === 0 ? [] : order.map((n) => n % records.length)
        for (const n of [...records.keys(), ...numbers]) {
          deepEqual(reader.read(places[n]!), JSON.parse(JSON.stringify(records[n])))
          equal(reader.readText(places[n]!), JSON.stringify(records[n]))
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
  deepEqual(
    late.map((text) => writer.add(text)),
    [1, 2, 3, 4],
  )
  using(path, writer.finish(), (reader) => {
    const [early, ...places] = placesOf(writer.sizes)
    equal((reader.read(early!) as string).length, 27_000_000)
    deepEqual(
      places.map((place) => reader.read(place)),
      late,
    )
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
      throws(() => reader.read({ ...place, ...change }), { code: 'INDEX_CORRUPT', value: 'test.records' }),
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
            equal(readAt(reader, place, ARENA_BYTES), plain)
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

// ---------------------------------------------------------------- values

const text = fc.oneof(
  fc.constantFrom('要闻', '经济', '江波', ''),
  fc.string({ unit: character, maxLength: 6 }),
)
const day = fc.oneof(fc.constant(NO_DAY), fc.integer({ min: -200_000 + 1, max: 2_000_000 }))
/** Only the length is written: records stand one behind the other. */
const place = fc.nat().map((bytes) => ({ at: 0, bytes }))
const article: fc.Arbitrary<Placed<ArticleValues>> = fc.record(
  {
    id: text,
    kind: fc.constantFrom(...KINDS),
    eventDay: day,
    section: fc.option(text),
    page: fc.option(text),
    pageName: fc.option(text),
    reporters: fc.array(text, { maxLength: 3 }),
    correspondents: fc.array(text, { maxLength: 3 }),
    fieldLengths: fc.array(fc.nat(2 ** 24), { minLength: 8, maxLength: 8 }),
    toldShare: fc.option(fc.nat(1001)),
    place,
  },
  { noNullPrototype: true },
)
const issue = fc.record(
  {
    id: text,
    sha256: fc.uint8Array({ maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    file: text,
    publication: fc.option(text),
    number: fc.option(text),
    fromDay: day,
    toDay: day,
    doubts: fc.nat(1000),
    place,
    own: fc.array(article, { maxLength: 4 }),
  },
  { noNullPrototype: true },
)

test('rows of articles and issues are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(issue, { maxLength: 8 }), (rows) => {
      const articles = rows.flatMap(({ own }) => own)
      const issues: Placed<IssueValues>[] = rows.map(({ own, ...row }) => ({ ...row, articles: own.length }))
      const values = new DocValues(readColumns(encodeValues(articles, issues).slice(), 'test'))
      equal(values.articles, articles.length)
      equal(values.issues, issues.length)
      let at = 0
      const next = (place: RecordSpan) => {
        at += place.bytes
        return { at: at - place.bytes, bytes: place.bytes }
      }
      for (const [a, { place: _, ...row }] of articles.entries()) {
        deepEqual(
          { ...values.articleRow(a), fieldLengths: [...values.fieldLengths.slice(a * 8, a * 8 + 8)] },
          row,
        )
        expect(values.firstArticles[values.issueOf[a]!]!).toBeLessThanOrEqual(a)
        expect(values.firstArticles[values.issueOf[a]! + 1]!).toBeGreaterThan(a)
      }
      for (const [i, { place, ...row }] of issues.entries()) {
        deepEqual(values.issueRow(i), row)
        for (let a = values.firstArticles[i]!; a < values.firstArticles[i + 1]!; a++)
          deepEqual(values.articleSpan(a), next(articles[a]!.place))
        deepEqual(values.issueSpan(i), next(place))
      }
    }),
  )
})

test('columns that another thread is handed share their bytes, and tell the same', () => {
  fc.assert(
    fc.property(fc.array(issue, { minLength: 1, maxLength: 4 }), (rows) => {
      const articles = rows.flatMap(({ own }) => own)
      const issues = rows.map(({ own, ...row }) => ({ ...row, articles: own.length }))
      const values = new DocValues(readColumns(encodeValues(articles, issues).slice(), 'test'))
      const handed = new DocValues(structuredClone(values.columns))
      for (const i of issues.keys()) deepEqual(handed.issueRow(i), values.issueRow(i))
      for (const a of articles.keys()) deepEqual(handed.articleRow(a), values.articleRow(a))
      const flat = Object.values(values.columns).flatMap((each) =>
        ArrayBuffer.isView(each) ? [each] : Object.values(each).filter(ArrayBuffer.isView),
      )
      for (const { buffer } of flat) expect(buffer).toBeInstanceOf(SharedArrayBuffer)
      values.columns.eventDays[0] = 7
      if (articles.length > 0) equal(handed.eventDays[0], 7)
    }),
    { numRuns: 30 },
  )
})

test('every truncation of the values is refused', () => {
  fc.assert(
    fc.property(fc.array(issue, { minLength: 1, maxLength: 3 }), fc.nat(2 ** 20), (rows, cut) => {
      const articles = rows.flatMap(({ own }) => own)
      const bytes = encodeValues(
        articles,
        rows.map(({ own, ...row }) => ({ ...row, articles: own.length })),
      )
      throws(() => readColumns(bytes.slice(0, cut % bytes.length), 'test'), {
        code: 'INDEX_CORRUPT',
        value: 'test',
      })
    }),
  )
})

test('values whose counts do not agree are refused', () => {
  const row = {
    id: '',
    sha256: '',
    file: '',
    publication: null,
    number: null,
    fromDay: 0,
    toDay: 0,
    doubts: 0,
    place: placeOf(0),
  }
  for (const articles of [1, 2])
    throws(() => readColumns(encodeValues([], [{ ...row, articles }]).slice(), 'test'), {
      code: 'INDEX_CORRUPT',
    })
  for (const bytes of [
    [5, 0, 0],
    [0, 9, 0],
    [0, 0, 9],
    [255, 255, 255, 127, 0, 0],
  ])
    throws(() => readColumns(Uint8Array.from(bytes), 'test'), { code: 'INDEX_CORRUPT' })
})

function placeOf(bytes: number): RecordSpan {
  return { at: 0, bytes }
}

test('a payload of several pages is read whole', () => {
  const path = join(freshFolder(), 'test.values')
  const rows = Array.from({ length: 5000 }, (_, n) => ({
    id: `id-${n}`,
    kind: KINDS[0]!,
    eventDay: n,
    section: `栏目${n % 7}`,
    page: null,
    pageName: null,
    reporters: [],
    correspondents: [],
    fieldLengths: new Array<number>(8).fill(n),
    toldShare: null,
    place: placeOf(n),
  }))
  const writer = new PagedWriter(path)
  writer.write(
    encodeValues(rows, [
      {
        id: 'i',
        sha256: '',
        file: 'a.txt',
        publication: null,
        number: null,
        fromDay: NO_DAY,
        toDay: NO_DAY,
        articles: 5000,
        doubts: 0,
        place: placeOf(0),
      },
    ]),
  )
  const file = new PagedReader(path, writer.finish())
  const values = new DocValues(readColumns(file.read(0, file.length), 'test'))
  deepEqual(values.articleSpan(4999), { at: (4998 * 4999) / 2, bytes: 4999 })
  equal(values.texts[values.sections[4998]!], '栏目0')
  file.close()
})

test('an id is found in the first wanted row that bears it, any other in none', () => {
  const id = fc.oneof(fc.constantFrom('', 'a', 'a1', 'b'), fc.string({ unit: character, maxLength: 6 }))
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), id, fc.nat(3), (texts, other, odd) => {
      const out = new ByteWriter()
      const writer = new IdWriter()
      for (const text of texts) writer.write(out, text)
      const read = new IdReader(texts.length, 'test')
      const reader = new ByteReader(out.view(), 'test')
      for (const _ of texts) read.read(reader)
      const ids = new Ids(read.bytes())
      deepEqual(
        texts.map((_, row) => ids.at(row)),
        texts.map((text) => Buffer.from(text).toString()),
      )
      const isWanted = (row: number) => row % 4 !== odd
      for (const wanted of [...texts, other]) {
        const row = texts.findIndex(
          (text, at) => isWanted(at) && Buffer.from(text).equals(Buffer.from(wanted)),
        )
        equal(ids.find(wanted, isWanted), row < 0 ? undefined : row)
      }
    }),
  )
})
