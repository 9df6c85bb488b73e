/** The bytes that FORMAT.md prints are those that are written and read. If one fails, raise FORMAT_VERSION. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { atOnce } from '../../src/analysis/analysis.js'
import { writeFound } from '../../src/indexing/reuse-groups.js'
import { BODY, FIELD_COUNT, FIELDS } from '../../src/model.js'
import { readBlock, writeBlock } from '../../src/store/bits.js'
import { ByteReader, ByteWriter } from '../../src/store/bytes.js'
import {
  type Catalog,
  readCatalog,
  readLedger,
  readWithheld,
  type Withheld,
  writeCatalog,
  writeLedger,
  writeWithheld,
} from '../../src/store/catalog.js'
import { NO_DAY } from '../../src/store/doc-values.js'
import { lockIndex } from '../../src/store/lock.js'
import { commitManifest, FORMAT_VERSION, MANIFEST, parseManifest } from '../../src/store/manifest.js'
import { type FileMark, PagedReader, PagedWriter } from '../../src/store/pages.js'
import { encodePositions, PositionsReader } from '../../src/store/positions.js'
import { PrintsReader, PrintsWriter } from '../../src/store/prints.js'
import { namePairs, ReusePairs } from '../../src/store/store.js'
import { StoredFieldsReader, StoredFieldsWriter } from '../../src/store/stored-fields.js'
import { TERM_KINDS, type TermInfo, TermsReader, TermsWriter, termKey } from '../../src/store/terms.js'
import { freshFolder } from './folder.js'
import { blockOf, cursorOf, encode, type Posting } from './lists.js'
import { encodeValues, placesOf, valuesOf } from './rows.js'

const FORMAT = readFileSync(fileURLToPath(new URL('../../src/store/FORMAT.md', import.meta.url)), 'utf8')
const used = new Set<string>()

function fence(language: string, name: string): string {
  used.add(`${language} ${name}`)
  const found = new RegExp(`\`\`\`${language} ${name}\\n([^\`]*)\`\`\``).exec(FORMAT)
  if (!found) throw new Error(`FORMAT.md has no block "${language} ${name}"`)
  return found[1]!
}

/** The leading pairs of digits of a line, as often as its `×n` says. */
function lineBytes(line: string): number[] {
  const [, pairs = '', , times = '1'] = /^((?:[0-9A-F]{2}\s+)*(?:[0-9A-F]{2}(?!\S))?)\s*(×(\d+))?/.exec(line)!
  const bytes = pairs.split(/\s+/).filter(Boolean)
  return Array.from({ length: Number(times) }, () => bytes.map((pair) => Number.parseInt(pair, 16))).flat()
}

const worked = (name: string): Uint8Array =>
  Uint8Array.from(fence('hex', name).split('\n').flatMap(lineBytes))

function written(write: (out: ByteWriter) => void): number[] {
  const out = new ByteWriter()
  write(out)
  return [...out.view()]
}

/** Writes a payload to a file and takes it back without checksums and trailer. */
function payloadOf(path: string, mark: FileMark): { file: PagedReader; payload: Uint8Array } {
  const file = new PagedReader(path, mark)
  return { file, payload: file.read(0, file.length) }
}

afterAll(() => {
  const blocks = [...FORMAT.matchAll(/^```(\S+ \S+)\n/gm)].map(([, name]) => name!)
  expect([...used].sort()).toStrictEqual(blocks.sort())
})

test('FORMAT.md tells of this format, these fields and these kinds of term', () => {
  expect(/^Format (\d+)\./m.exec(FORMAT)?.[1]).toBe(String(FORMAT_VERSION))
  const fields = /^Fields by number: ([\s\S]*?)\./m.exec(FORMAT)![1]!.split(/,\s+/)
  expect(fields).toStrictEqual(FIELDS.map((field, f) => `${f} ${field}`))
  const kinds = [...FORMAT.matchAll(/^\| (\d) \| `(\w+)`/gm)].map(([, number, kind]) => [
    kind,
    Number(number),
  ])
  expect(Object.fromEntries(kinds)).toStrictEqual(TERM_KINDS)
})

test('varints and strings are written and read as FORMAT.md prints them', () => {
  const numbers = [0, 127, 300, Number.MAX_SAFE_INTEGER]
  expect(
    written((out) =>
      numbers.forEach((n) => {
        out.varint(n)
      }),
    ),
  ).toStrictEqual([...worked('varints')])
  const reader = new ByteReader(worked('varints'), 'varints')
  expect(numbers.map(() => reader.varint())).toStrictEqual(numbers)
  expect(written((out) => out.string('捷报'))).toStrictEqual([...worked('string')])
  expect(new ByteReader(worked('string'), 'string').string()).toBe('捷报')
})

test('prints are written and read as FORMAT.md prints them', () => {
  const folder = freshFolder()
  const writer = new PrintsWriter(folder, 'segment-000001')
  writer.addArticle({ key: 2 ** 33 + 5, day: 210_378, issue: 0 })
  for (const hash of [300, 7]) writer.addHash(hash)
  writer.addArticle({ key: 6, day: 210_378, issue: 1 })
  writer.addHash(300)
  const mark = writer.finish()
  const { file, payload } = payloadOf(join(folder, 'segment-000001.prints'), mark)
  expect([...payload]).toStrictEqual([...worked('prints')])
  file.close()
  const reader = new PrintsReader(folder, 'segment-000001', mark)
  expect([[...reader.keys], [...reader.issues]]).toStrictEqual([
    [2 ** 33 + 5, 6],
    [0, 1],
  ])
  const found: number[][] = []
  reader.holders(Uint32Array.of(7, 8, 300), (...each) => found.push(each))
  expect(found).toStrictEqual([
    [0, 0],
    [2, 0],
    [2, 1],
  ])
  reader.close()
})

test('a file of pairs is written and read as FORMAT.md prints it', () => {
  const folder = freshFolder()
  const articles = [300, 90].map((characters, n) => ({ id: 'ab'[n]!, characters, day: 846794 }))
  const ranges = [10, 72, 0, 61]
  const found = [{ article: 0, other: 1, covered: 60, ranges }]
  found.push({ article: 1, other: 0, covered: 60, ranges: [0, 61, 10, 72] })
  const written = atOnce(writeFound(folder, { articles, rows: 2, each: () => found, close: () => {} }))
  const mark = namePairs(folder, written)!
  const { file, payload } = payloadOf(join(folder, mark.name), mark)
  expect([...payload]).toStrictEqual([...worked('reuse-pairs')])
  const pairs = new ReusePairs(folder, mark)
  expect([[...pairs.pairs()], pairs.numberOf('b')]).toStrictEqual([[{ a: 0, b: 1, covered: 60, ranges }], 1])
  for (const each of [file, pairs]) each.close()
})

test('a paged file is written and read as FORMAT.md prints it', () => {
  const path = join(freshFolder(), 'paged')
  const writer = new PagedWriter(path)
  writer.write(new TextEncoder().encode('捷报'))
  const mark = writer.finish()
  expect([...readFileSync(path)]).toStrictEqual([...worked('paged')])
  expect(FORMAT.includes(`\`{ "bytes": ${mark.bytes}, "crc": ${mark.crc} }\``)).toBe(true)
  writeFileSync(path, worked('paged'))
  const { file, payload } = payloadOf(path, mark)
  expect(Buffer.from(payload).toString()).toBe('捷报')
  file.close()
})

test('a block is written and read as FORMAT.md prints it', () => {
  const numbers = Int32Array.from({ length: 128 }, (_, i) => (i % 8 === 7 ? 20 : i % 8))
  expect(written((out) => writeBlock(out, numbers, 0))).toStrictEqual([...worked('block')])
  const out = new Int32Array(128)
  expect(readBlock(worked('block'), 0, 65, out)).toBe(65)
  expect(out).toStrictEqual(numbers)
})

const posting = (doc: number, count = 1, outside: Record<number, number> = {}): Posting => {
  const fields = Array.from({ length: FIELD_COUNT }, (_, f) => outside[f] ?? 0)
  fields[BODY] = count - fields.reduce((a, b) => a + b)
  return { doc, count, fields }
}
/** Bodies of 100 characters, all else of 20. */
const lengthOf = (_: number, field: number) => (field === BODY ? 100 : 20)
const long = Array.from({ length: 130 }, (_, i) => posting(2 * i))
long[1] = posting(2, 2, { 0: 1 })
long[129] = posting(258, 3, { 6: 1 })
const eight = Array.from({ length: 8 }, (_, i) => posting(5 * i, i === 2 ? 2 : 1))

test.each([
  ['postings-positions', true, [posting(3, 3), posting(300)]],
  ['postings-positions-headed', true, eight],
  ['postings-field-counts', false, long],
  ['postings-positions-full', true, long],
] as const)('%s', (name, placed, list) => {
  expect([...encode([...list], placed, lengthOf)]).toStrictEqual([...worked(name)])
  const cursor = cursorOf(worked(name), [...list], placed)
  const read: Posting[] = []
  while (cursor.nextBlock()) read.push(...blockOf(cursor, placed))
  expect(read).toStrictEqual(placed ? list.map((p) => ({ ...p, fields: [] })) : list)
})

test('positions are written and read as FORMAT.md prints them', () => {
  const full = [...Array.from({ length: 128 }, (_, i) => (i % 2 === 0 ? 7 : 0)), 300, 0]
  for (const [name, numbers] of [
    ['positions', [0, 4, 2]],
    ['positions-full', full],
  ] as const) {
    expect(
      written((out) => encodePositions(Int32Array.from(numbers), numbers.length, out, new ByteWriter())),
    ).toStrictEqual([...worked(name)])
    const reader = new PositionsReader(worked(name), name, numbers.length)
    const out = new Int32Array(1)
    const read = numbers.map((_, i) => {
      reader.load(i, 1, out)
      return out[0]
    })
    expect(read).toStrictEqual(numbers)
  }
})

test('terms are written and read as FORMAT.md prints them', () => {
  const path = join(freshFolder(), 'terms')
  const counted = { hasPositions: false, total: 0 }
  const placed = { hasPositions: true }
  const single = { article: 7, position: 300 }
  const list: [Uint8Array, TermInfo][] = [
    [
      termKey('character', '报'),
      {
        documentFrequency: 2,
        ...counted,
        postingsAt: 0,
        postingsBytes: 5,
        positionsAt: 0,
        positionsBytes: 0,
      },
    ],
    [
      termKey('bigram', '报社'),
      {
        documentFrequency: 2,
        ...placed,
        total: 4,
        postingsAt: 5,
        postingsBytes: 4,
        positionsAt: 0,
        positionsBytes: 5,
      },
    ],
    [
      termKey('bigram', '报纸'),
      {
        documentFrequency: 1,
        ...placed,
        total: 1,
        postingsAt: 9,
        postingsBytes: 0,
        positionsAt: 5,
        positionsBytes: 0,
        single,
      },
    ],
    [
      termKey('word', '报社'),
      {
        documentFrequency: 2,
        ...counted,
        postingsAt: 9,
        postingsBytes: 6,
        positionsAt: 5,
        positionsBytes: 0,
      },
    ],
  ]
  const writer = new TermsWriter(path)
  for (const [key, info] of list) writer.add(key, info)
  const { file, payload } = payloadOf(path, writer.finish())
  expect([...payload]).toStrictEqual([...worked('terms')])
  const terms = new TermsReader(file)
  for (const [key, info] of list) expect(terms.find(key)).toStrictEqual(info)
  file.close()
})

test('records are written and read as FORMAT.md prints them', () => {
  const records = [{ id: 'a' }, { id: 'b' }]
  const folder = freshFolder()
  const lengths = [
    { at: 0, bytes: 7 },
    { at: 7, bytes: 7 },
  ]
  // The reader takes the printed bytes whatever phrases this writer chooses.
  const plain = new PagedWriter(join(folder, 'printed'))
  plain.write(worked('records'))
  const printed = payloadOf(join(folder, 'printed'), plain.finish())
  const reader = new StoredFieldsReader(printed.file)
  expect(lengths.map((place) => reader.read(place))).toStrictEqual(records)
  printed.file.close()
  const writer = new StoredFieldsWriter(join(folder, 'written'))
  for (const record of records) writer.add(record)
  const { file } = payloadOf(join(folder, 'written'), writer.finish())
  const places = placesOf(writer.sizes)
  expect(places).toStrictEqual(lengths)
  const own = new StoredFieldsReader(file)
  expect(places.map((place) => own.read(place))).toStrictEqual(records)
  file.close()
})

test('values are written and read as FORMAT.md prints them', () => {
  const article = {
    id: 'i-a',
    kind: 'article',
    eventDay: 10_377,
    section: '要闻',
    page: 'A2',
    pageName: null,
    reporters: ['江波'],
    correspondents: [],
    ...{ fieldLengths: [9, 0, 0, 3, 0, 200, 0, 0], toldShare: 734 },
  } as const
  const row = { ...article, reporters: ['江波'], correspondents: [] }
  const issue = {
    id: 'i',
    sha256: 'ab12',
    file: 'a.txt',
    publication: '县报',
    number: '12',
    fromDay: 10_378,
    toDay: NO_DAY,
    articles: 2,
    doubts: 2,
  }
  const other = { ...row, id: 'i-b', toldShare: null }
  const places = [
    { at: 0, bytes: 300 },
    { at: 300, bytes: 200 },
    { at: 500, bytes: 90 },
  ] as const
  const rows = [row, other].map((each, a) => ({ ...each, place: places[a]! }))
  expect([...encodeValues(rows, [{ ...issue, place: places[2] }])]).toStrictEqual([...worked('values')])
  const values = valuesOf(worked('values'))
  expect([values.articleRow(0), values.articleRow(1)]).toStrictEqual([row, other])
  expect(values.issueRow(0)).toStrictEqual(issue)
  expect([values.articleSpan(0), values.articleSpan(1), values.issueSpan(0)]).toStrictEqual(places)
})

test('the manifest is written and read as FORMAT.md prints it', () => {
  const folder = freshFolder()
  const text = fence('json', 'manifest')
  commitManifest(folder, parseManifest(text))
  expect(readFileSync(join(folder, MANIFEST), 'utf8')).toBe(text)
})

test('the catalog is written and read as FORMAT.md prints it', () => {
  const folder = freshFolder()
  const text = fence('json', 'catalog').trimEnd()
  const mark = writeCatalog(folder, 7, JSON.parse(text) as Catalog)
  expect(readdirSync(folder)).toStrictEqual(['catalog-000007.json'])
  expect(readFileSync(join(folder, mark.name), 'utf8')).toBe(text)
  expect(readCatalog(folder, mark)).toStrictEqual(JSON.parse(text))
})

test('what is withheld is written and read as FORMAT.md prints it', () => {
  const folder = freshFolder()
  const text = fence('json', 'withheld').trimEnd()
  const mark = writeWithheld(folder, 7, JSON.parse(text) as Withheld)
  expect(readFileSync(join(folder, 'withheld-000007.json'), 'utf8')).toBe(text)
  expect(readWithheld(folder, mark)).toStrictEqual(JSON.parse(text))
  expect(readWithheld(folder, undefined)).toStrictEqual({ lines: [], doubt: null })
  expect(() => readWithheld(folder, { ...mark, crc: mark.crc + 1 })).toThrow(
    expect.objectContaining({ code: 'INDEX_CORRUPT' }),
  )
})

test('the ledger of ids is written and read as FORMAT.md prints it', () => {
  const folder = freshFolder()
  const text = fence('json', 'ledger').trimEnd()
  const mark = writeLedger(folder, 7, JSON.parse(text).lines)
  expect(readFileSync(join(folder, 'ledger-000007.json'), 'utf8')).toBe(text)
  expect(readLedger(folder, { ...mark, doubt: null })).toStrictEqual(JSON.parse(text).lines)
  expect(readLedger(folder, undefined)).toStrictEqual([])
})

test('the lock is written and read as FORMAT.md prints it', () => {
  const folder = freshFolder()
  const printed = JSON.parse(fence('json', 'lock')) as Record<string, unknown>
  const unlock = lockIndex(folder)
  const own = JSON.parse(readFileSync(join(folder, 'write.lock'), 'utf8')) as Record<string, unknown>
  expect(Object.keys(own)).toStrictEqual(Object.keys(printed))
  expect([own.pid, own.host]).toStrictEqual([process.pid, hostname()])
  unlock()
  expect(readdirSync(folder)).toStrictEqual([])
})
