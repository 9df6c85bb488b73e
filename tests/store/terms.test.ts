import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareBytes } from '../../src/store/bytes.js'
import { PagedReader, PagedWriter } from '../../src/store/pages.js'
import {
  TERM_KINDS,
  type TermInfo,
  type TermKind,
  TermsReader,
  TermsWriter,
  termKey,
} from '../../src/store/terms.js'
import { character } from '../characters.js'
import { freshFolder } from './folder.js'

type Entry = { key: Uint8Array; info: TermInfo }

const kind = fc.constantFrom(...(Object.keys(TERM_KINDS) as TermKind[]))
const sign = fc.constantFrom(
  '',
  'a',
  'b',
  'z',
  '0',
  '\n',
  '报',
  '社',
  '新',
  '\uFFFD',
  '\uE000',
  '𠮷',
  '😀',
  '\u{10FFFF}',
)
const text = fc.oneof(
  fc.array(sign, { maxLength: 4 }).map((signs) => signs.join('')),
  fc.string({ unit: character, maxLength: 5 }),
  fc.nat(3).map((n) => 'a'.repeat(60 * n)),
)
const key = fc.tuple(kind, text).map(([kind, text]) => termKey(kind, text))
const length = fc.oneof(fc.nat(9), fc.nat(300), fc.nat(2 ** 40))
const counts = fc.record({
  documentFrequency: fc.integer({ min: 1, max: 2 ** 30 }),
  more: length,
  postingsBytes: length,
  positionsBytes: length,
  single: fc.option(fc.record({ article: fc.nat(), position: fc.nat() }, { noNullPrototype: true })),
})

/** Sorted, distinct, with the addresses that lists written one after another have. */
const entries: fc.Arbitrary<Entry[]> = fc.array(fc.tuple(key, counts), { maxLength: 150 }).map((pairs) => {
  const sorted = pairs.sort(([a], [b]) => compareBytes(a, b))
  const distinct = sorted.filter(([key], i) => i === 0 || compareBytes(key, sorted[i - 1]![0]) !== 0)
  let postingsAt = 0
  let positionsAt = 0
  return distinct.map(([key, { documentFrequency, more, postingsBytes, positionsBytes: places, single }]) => {
    const placed = key[0] === TERM_KINDS.bigram
    if (placed && single) {
      const nothing = { postingsAt, postingsBytes: 0, positionsAt, positionsBytes: 0 }
      return { key, info: { documentFrequency: 1, hasPositions: true, total: 1, ...nothing, single } }
    }
    const positionsBytes = placed ? places : 0
    const total = placed ? documentFrequency + more : 0
    const info = {
      documentFrequency,
      hasPositions: placed,
      total,
      postingsAt,
      postingsBytes,
      positionsAt,
      positionsBytes,
    }
    postingsAt += postingsBytes
    positionsAt += positionsBytes
    return { key, info }
  })
})

function using(path: string, list: Entry[], work: (terms: TermsReader) => void): void {
  const writer = new TermsWriter(path)
  for (const { key, info } of list) writer.add(key, info)
  const file = new PagedReader(path, writer.finish())
  try {
    work(new TermsReader(file))
  } finally {
    file.close()
  }
}

const plain = (list: Iterable<Entry>) => Array.from(list, ({ key, info }) => ({ key: [...key], info }))

test('find() finds every key with its lists, and no other key', () => {
  const path = join(freshFolder(), 'test.terms')
  fc.assert(
    fc.property(entries, fc.array(key, { maxLength: 40 }), (list, others) => {
      using(path, list, (terms) => {
        expect(terms.count).toBe(list.length)
        for (const { key, info } of list) expect(terms.find(key)).toStrictEqual(info)
        const known = new Map(list.map(({ key, info }) => [Buffer.from(key).toString('hex'), info]))
        // Near misses: prefixes, extensions and neighbours of keys that are there.
        const near = list.flatMap(({ key }) => [
          key.subarray(0, -1),
          Uint8Array.of(...key, 0),
          Uint8Array.of(...key, 255),
        ])
        for (const key of [...others, ...near, new Uint8Array(0)])
          expect(terms.find(key)).toStrictEqual(known.get(Buffer.from(key).toString('hex')))
      })
    }),
  )
})

test('from() gives all keys at or after any key, in the order of their bytes', () => {
  const path = join(freshFolder(), 'test.terms')
  fc.assert(
    fc.property(entries, fc.array(key, { maxLength: 12 }), (list, starts) => {
      using(path, list, (terms) => {
        for (const start of [...starts, new Uint8Array(0), ...list.slice(30, 34).map(({ key }) => key)])
          expect(plain(terms.from(start))).toStrictEqual(
            plain(list.filter(({ key }) => compareBytes(key, start) >= 0)),
          )
      })
    }),
  )
})

test('termKey() is a byte for the kind and the term in UTF-8', () => {
  fc.assert(
    fc.property(kind, fc.oneof(text, fc.string({ unit: 'binary' })), (kind, term) => {
      const encoded = [TERM_KINDS[kind], ...new TextEncoder().encode(term)]
      expect([...termKey(kind, term)]).toStrictEqual(encoded)
    }),
  )
  expect([...termKey('word', 'a\ud800b')]).toStrictEqual([
    TERM_KINDS.word,
    ...new TextEncoder().encode('a\ud800b'),
  ])
})

test('the order of the keys is that of code points, astral ones last', () => {
  const order = ['a', 'z', '报', '\uE000', '\uFFFD', '𠮷', '\u{10FFFF}'].map((sign) => termKey('word', sign))
  expect([...order].sort(compareBytes)).toStrictEqual(order)
})

test('a dictionary that is too short or whose directory is misplaced is refused', () => {
  const path = join(freshFolder(), 'test.terms')
  for (const bytes of [
    [],
    [1, 0, 0, 0],
    [1, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ]) {
    const writer = new PagedWriter(path)
    writer.write(Uint8Array.from(bytes))
    const file = new PagedReader(path, writer.finish())
    expect(() => new TermsReader(file)).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT', value: 'test.terms' }),
    )
    file.close()
  }
})
