import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { type ValueReader, values } from '../../src/kernel/kernel.js'
import { KINDS } from '../../src/model.js'
import { ByteReader, ByteWriter } from '../../src/store/bytes.js'
import { readColumns } from '../../src/store/columns.js'
import { type ArticleValues, DocValues, type IssueValues, NO_DAY } from '../../src/store/doc-values.js'
import { IdReader, Ids, IdWriter } from '../../src/store/ids.js'
import { PagedReader, PagedWriter } from '../../src/store/pages.js'
import type { RecordSpan } from '../../src/store/stored-fields.js'
import { character } from '../characters.js'
import { runs } from '../sizes.js'
import { freshFolder } from './folder.js'
import { encodeValues, type Placed, payloadOf, valuesOf } from './rows.js'

const text = fc.oneof(
  fc.constantFrom('要闻', '经济', '江波', ''),
  fc.string({ unit: character, maxLength: 6 }),
)
const day = fc.oneof(fc.constant(NO_DAY), fc.integer({ min: -200_000 + 1, max: 2_000_000 }))
/** Only the length is written: records stand one behind the other. */
const place = fc.nat().map((bytes) => ({ at: 0, bytes }))
const articleWith = (length: fc.Arbitrary<number>, place: fc.Arbitrary<Placed<ArticleValues>['place']>) =>
  fc.record(
    {
      id: text,
      kind: fc.constantFrom(...KINDS),
      eventDay: day,
      section: fc.option(text),
      page: fc.option(text),
      pageName: fc.option(text),
      reporters: fc.array(text, { maxLength: 3 }),
      correspondents: fc.array(text, { maxLength: 3 }),
      fieldLengths: fc.array(length, { minLength: 8, maxLength: 8 }),
      toldShare: fc.option(fc.nat(1001)),
      place,
    },
    { noNullPrototype: true },
  )
const article: fc.Arbitrary<Placed<ArticleValues>> = articleWith(fc.nat(2 ** 24), place)
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
      const values = valuesOf(encodeValues(articles, issues))
      expect(values.articles).toBe(articles.length)
      expect(values.issues).toBe(issues.length)
      let at = 0
      const next = (place: RecordSpan) => {
        at += place.bytes
        return { at: at - place.bytes, bytes: place.bytes }
      }
      for (const [a, { place: _, ...row }] of articles.entries()) {
        expect(values.articleRow(a)).toStrictEqual(row)
        expect(values.firstArticles[values.issueOf[a]!]!).toBeLessThanOrEqual(a)
        expect(values.firstArticles[values.issueOf[a]! + 1]!).toBeGreaterThan(a)
      }
      for (const [i, { place, ...row }] of issues.entries()) {
        expect(values.issueRow(i)).toStrictEqual(row)
        for (let a = values.firstArticles[i]!; a < values.firstArticles[i + 1]!; a++)
          expect(values.articleSpan(a)).toStrictEqual(next(articles[a]!.place))
        expect(values.issueSpan(i)).toStrictEqual(next(place))
      }
    }),
  )
})

test('columns that another thread is handed share their bytes, and tell the same', () => {
  fc.assert(
    fc.property(fc.array(issue, { minLength: 1, maxLength: 4 }), (rows) => {
      const articles = rows.flatMap(({ own }) => own)
      const issues = rows.map(({ own, ...row }) => ({ ...row, articles: own.length }))
      const bytes = encodeValues(articles, issues)
      const values = valuesOf(bytes)
      const handed = valuesOf(bytes, structuredClone(values.columns))
      for (const i of issues.keys()) expect(handed.issueRow(i)).toStrictEqual(values.issueRow(i))
      for (const a of articles.keys()) expect(handed.articleRow(a)).toStrictEqual(values.articleRow(a))
      const flat = Object.values(values.columns).flatMap((each) =>
        ArrayBuffer.isView(each) ? [each] : Object.values(each).filter(ArrayBuffer.isView),
      )
      for (const { buffer } of flat) expect(buffer).toBeInstanceOf(SharedArrayBuffer)
      values.columns.eventDays[0] = 7
      if (articles.length > 0) expect(handed.eventDays[0]).toBe(7)
    }),
    { numRuns: 30 },
  )
})

/** Short rows, as kernels read them: their columns have room for no more. */
const shortArticle = articleWith(
  fc.oneof(fc.constant(0), fc.nat(65_535)),
  fc.nat(2 ** 31 - 1).map((bytes) => ({ at: 0, bytes })),
)

/** Rows again and again, so that kernels take them in several batches; columns by kernels and by plain code, and how many of both kinds of rows kernels read. */
function bothWays(bytes: Uint8Array) {
  let byKernel = 0
  const counted = <Asked extends unknown[]>(read: (...asked: Asked) => number | undefined) => {
    return (...asked: Asked) => {
      const behind = read(...asked)
      byKernel += Number(behind !== undefined)
      return behind
    }
  }
  const kernel = {
    articles: counted(values!.articles.bind(values)),
    issues: counted(values!.issues.bind(values)),
    lengthTotals: values!.lengthTotals.bind(values),
  } as unknown as ValueReader
  const outcome = (by: ValueReader | undefined) => {
    try {
      return readColumns(payloadOf(bytes), { kernel: by })
    } catch (error) {
      if (!(error instanceof JiebaoError)) throw error
      return error.code
    }
  }
  return { kernel: outcome(kernel), plain: outcome(undefined), byKernel: () => byKernel }
}

test('kernels read the same columns as plain code, batch by batch', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(issue, fc.array(shortArticle, { maxLength: 4 })), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(1, 2000),
      (rows, times) => {
        const all = Array.from({ length: times }, () => rows).flat()
        const bytes = encodeValues(
          all.flatMap(([, own]) => own),
          all.map(([{ own: _, place, ...row }, own]) => ({
            ...{ ...row, articles: own.length },
            place: { at: 0, bytes: place.bytes & 0x7fffffff },
          })),
        )
        const { kernel, plain, byKernel } = bothWays(bytes)
        // Thousands of rows: expect() would take seconds to compare them.
        expect(isDeepStrictEqual(kernel, plain)).toBe(true)
        expect(byKernel()).toBe(2)
      },
    ),
    { numRuns: runs(20) },
  )
})

test('kernels leave to plain code what their columns have no room for', () => {
  const own = { kind: KINDS[0]!, eventDay: 3, section: null, page: null, pageName: null, toldShare: null }
  const fits = {
    ...own,
    id: 'a',
    reporters: ['江波'],
    correspondents: [],
    fieldLengths: [9, 0, 0, 0, 0, 0, 0, 0],
  }
  for (const more of [
    { id: 'x'.repeat(1025) },
    { reporters: new Array<string>(1025).fill('江波') },
    { correspondents: new Array<string>(1025).fill('江波') },
    { fieldLengths: [0, 0, 65_536, 0, 0, 0, 0, 0] },
    { place: placeOf(2 ** 31) },
  ]) {
    const rows = [fits, { ...fits, ...more }, fits].map((each) => ({ place: placeOf(1), ...each }))
    const { kernel, plain, byKernel } = bothWays(encodeValues(rows, []))
    // Without an issue the articles belong nowhere.
    expect(kernel).toBe('INDEX_CORRUPT')
    expect(plain).toBe('INDEX_CORRUPT')
    expect(byKernel()).toBe(1)
  }
})

test('values that were damaged are refused by kernels, or read as by plain code', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(issue, fc.array(shortArticle, { maxLength: 3 })), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(2 ** 20), fc.nat(255)), { minLength: 1, maxLength: 3 }),
      (rows, damage) => {
        const bytes = encodeValues(
          rows.flatMap(([, own]) => own),
          rows.map(([{ own: _, ...row }, own]) => ({ ...row, articles: own.length })),
        ).slice()
        for (const [at, byte] of damage) bytes[at % bytes.length] = byte
        const { kernel, plain } = bothWays(bytes)
        expect(kernel).toStrictEqual(plain)
      },
    ),
    { numRuns: runs(300) },
  )
})

const ISSUE = {
  ...{ id: '', sha256: '', file: '', publication: null, number: null },
  ...{ fromDay: 0, toDay: 0, doubts: 0, place: placeOf(0) },
}

test('texts that take more bytes than are read at first are read whole', () => {
  const [section, page] = ['长'.repeat(100_000), '短']
  const own = { id: 'a', kind: KINDS[0]!, eventDay: 3, pageName: null, toldShare: null, place: placeOf(1) }
  const row = {
    ...own,
    section,
    page,
    reporters: [page],
    correspondents: [],
    fieldLengths: [9, 0, 0, 0, 0, 0, 0, 0],
  }
  const { kernel, plain } = bothWays(encodeValues([row], []))
  expect(plain).toBe(kernel)
  expect(valuesOf(encodeValues([row], [{ ...ISSUE, articles: 1 }])).articleRow(0).section).toBe(section)
})

test('every truncation of the values is refused', () => {
  fc.assert(
    fc.property(fc.array(issue, { minLength: 1, maxLength: 3 }), fc.nat(2 ** 20), (rows, cut) => {
      const articles = rows.flatMap(({ own }) => own)
      const bytes = encodeValues(
        articles,
        rows.map(({ own, ...row }) => ({ ...row, articles: own.length })),
      )
      expect(() => readColumns(payloadOf(bytes.slice(0, cut % bytes.length)))).toThrow(
        expect.objectContaining({
          code: 'INDEX_CORRUPT',
          value: 'test',
        }),
      )
    }),
  )
})

test('values whose counts do not agree are refused', () => {
  for (const articles of [1, 2])
    expect(() => readColumns(payloadOf(encodeValues([], [{ ...ISSUE, articles }])))).toThrow(
      expect.objectContaining({
        code: 'INDEX_CORRUPT',
      }),
    )
  for (const bytes of [
    [5, 0, 0],
    [0, 9, 0],
    [0, 0, 9],
    [255, 255, 255, 127, 0, 0],
  ])
    expect(() => readColumns(payloadOf(Uint8Array.from(bytes)))).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT' }),
    )
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
  const values = new DocValues(readColumns(file), file)
  expect(values.articleSpan(4999)).toStrictEqual({ at: (4998 * 4999) / 2, bytes: 4999 })
  expect(values.texts[values.sections[4998]!]).toBe('栏目0')
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
      expect(texts.map((_, row) => ids.at(row))).toStrictEqual(
        texts.map((text) => Buffer.from(text).toString()),
      )
      const isWanted = (row: number) => row % 4 !== odd
      for (const wanted of [...texts, other]) {
        const row = texts.findIndex(
          (text, at) => isWanted(at) && Buffer.from(text).equals(Buffer.from(wanted)),
        )
        expect(ids.find(wanted, isWanted)).toBe(row < 0 ? undefined : row)
      }
    }),
  )
})
