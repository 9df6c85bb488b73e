import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strings } from '../../src/kernel/kernel.js'
import { FIELD_COUNT, FIELDS } from '../../src/model.js'
import type { Corpus } from '../../src/search/columns/corpus.js'
import { termScore } from '../../src/search/ranked/bm25f.js'
import { collectString, stringScores } from '../../src/search/ranked/string-scores.js'
import { docsOf, emptyBits, hasBit, setBit } from '../../src/search/sets/bits.js'
import { UNLIMITED } from '../../src/search/sets/budget.js'
import { derived as remembered } from '../../src/search/sets/derived.js'
import { PhraseIterator } from '../../src/search/strings/phrase.js'
import { startsByKernel } from '../../src/search/strings/phrase-kernel.js'
import { ByteWriter } from '../../src/store/bytes.js'
import { PostingsCursor } from '../../src/store/cursor.js'
import { laidListBytes, layList } from '../../src/store/laid-list.js'
import { laidPositionsBytes, layPositions } from '../../src/store/laid-positions.js'
import { encodePositions, PositionsReader, positionStarts } from '../../src/store/positions.js'
import { encodePostings } from '../../src/store/postings.js'
import { SkipTable } from '../../src/store/skips.js'
import type { Laid, Segment } from '../../src/store/store.js'
import { runs } from '../sizes.js'

type Info = {
  documentFrequency: number
  total: number
  postings: { bytes: Uint8Array; end: number }
  positions: { bytes: Uint8Array; end: number }
}

/** As the store hands bytes out: with a few behind them that a decoder may load. */
function padded(out: ByteWriter): { bytes: Uint8Array; end: number } {
  const bytes = new Uint8Array(out.length + 8)
  bytes.set(out.view())
  return { bytes, end: out.length }
}

/** The lists of a bigram that begins at these positions of each article. */
function listsOf(places: Map<number, number[]>, articles: number): Info {
  const gaps = [...places.values()].flatMap((starts) => starts.map((at, i) => at - (starts[i - 1] ?? -1) - 1))
  const columns = {
    size: places.size,
    docs: Int32Array.from(places.keys()),
    counts: Int32Array.from(places.values(), (starts) => starts.length),
    fieldCounts: undefined,
  }
  const [postings, positions] = [new ByteWriter(8), new ByteWriter(8)]
  const setting = { articles, lengthOf: () => 1, meanLengths: { body: 500, headline: 20 } }
  encodePostings(columns, postings, new ByteWriter(8), setting)
  encodePositions(Int32Array.from(gaps), gaps.length, positions, new ByteWriter(8))
  return {
    documentFrequency: places.size,
    total: gaps.length,
    postings: padded(postings),
    positions: padded(positions),
  }
}

/** Texts lie in several fields each, some of them empty; the last field is longer than any text. */
function fieldLengthsOf(articles: number): Uint16Array[] {
  const lengthOf = (i: number) => (((i * 7919) >>> 3) % 3 === 0 ? 0 : ((i * 31) >>> 2) % 9)
  return FIELDS.map((_, f) =>
    Uint16Array.from({ length: articles }, (_, a) =>
      f === FIELD_COUNT - 1 ? 20_000 : lengthOf(a * FIELD_COUNT + f),
    ),
  )
}

/** A segment of these texts, as phrases ask it for lists. */
function segmentOf(texts: readonly string[]) {
  const places = new Map<string, Map<number, number[]>>()
  for (const [article, text] of texts.entries()) {
    for (let at = 1; at < text.length; at++) {
      const bigram = text.slice(at - 1, at + 1)
      const own = places.get(bigram) ?? new Map<number, number[]>()
      places.set(bigram, own)
      const starts = own.get(article)
      if (starts) starts.push(at - 1)
      else own.set(article, [at - 1])
    }
  }
  const articles = texts.length
  const fieldLengths = fieldLengthsOf(articles)
  const infos = new Map([...places].map(([bigram, own]) => [bigram, listsOf(own, articles)]))
  const skipsOf = ({ postings: { bytes, end }, documentFrequency }: Info) =>
    new SkipTable(bytes, 'test', documentFrequency, true, articles, end)
  const segment = {
    docValues: {
      articles,
      fieldLengths,
      fieldTotals: { longest: fieldLengths.map((lengths) => Math.max(0, ...lengths)) },
    },
    find: (_kind: string, bigram: string) => infos.get(bigram),
    postings: (info: Info) => {
      const { bytes, end } = info.postings
      return new PostingsCursor(bytes, 'test', info.documentFrequency, true, articles, skipsOf(info), end)
    },
    positions: ({ positions: { bytes, end }, total }: Info) =>
      new PositionsReader(bytes, 'test', total, positionStarts(bytes, 'test', total, end), end),
    // Of lists that lie there: none is worth reading texts for, which these segments have not.
    bytesToLay: () => 0,
    laid: remembered(
      (info: Info): Laid => ({
        place: undefined,
        basis: undefined,
        bytes: laidListBytes({ ...info, end: info.postings.end, hasPositions: true }, articles),
        write: (machine, at) => {
          const skips = skipsOf(info)
          const parts = {
            ...info,
            ...info.postings,
            hasPositions: true,
            skips,
            maxImpacts: undefined,
            articles,
          }
          layList(machine, at, parts)
        },
      }),
    ),
    laidPositions: remembered((info: Info): Laid => {
      const { documentFrequency, total, positions } = info
      const blocks = Math.ceil(documentFrequency / 128)
      return {
        place: undefined,
        basis: undefined,
        bytes: laidPositionsBytes(blocks, Math.floor(total / 128) + 1, positions.end),
        write: (machine, at) => {
          const starts = positionStarts(positions.bytes, 'test', total, positions.end)
          const { positionsBefore } = skipsOf(info)
          layPositions(machine, at, blocks, { total, ...positions, starts, positionsBefore })
        },
      }
    }),
  }
  return { segment: segment as unknown as Segment, infos }
}

const startsIn = (text: string, needle: string): number[] => {
  const starts: number[] = []
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) starts.push(at)
  return starts
}

type Found = [article: number, starts: number[]][]

/** What a string gives, of articles that are tried. */
function foundOf(segment: Segment, needle: string, tried: Parameters<PhraseIterator['each']>[0]): Found {
  const found: Found = []
  const phrase = PhraseIterator.open(segment, needle)
  phrase?.each(
    tried,
    (article, starts, size) => {
      found.push([article, [...starts.subarray(0, size)]])
    },
    UNLIMITED,
  )
  return found
}

/** Texts of few different signs, some long: strings overlap themselves, and stand often in one article. */
const asked = fc
  .record({
    size: fc.constantFrom(1, 3, 130, 400, 700),
    signs: fc.constantFrom('甲乙', '甲乙丙', '甲乙丙丁戊己'),
    seed: fc.nat(),
    long: fc.constantFrom(0, 0, 0, 300, 5000),
    length: fc.integer({ min: 2, max: 10 }),
    every: fc.constantFrom(1, 2, 7, 40),
  })
  .map(({ size, signs, seed, long, length, every }) => {
    let state = seed | 1
    const roll = (sides: number) => {
      state = (Math.imul(state, 1103515245) + 12345) | 0
      return (state >>> 8) % sides
    }
    const word = (count: number) => Array.from({ length: count }, () => signs[roll(signs.length)]!).join('')
    const texts = Array.from({ length: size }, () => word(roll(30)))
    if (long > 0) texts[roll(size)] = word(4) + '甲乙'.repeat(long) + word(3)
    const text = texts[roll(size)]!
    const at = roll(Math.max(1, text.length - length))
    const needle = text.length < 2 ? word(length) : text.slice(at, at + length).padEnd(2, '甲')
    return { texts, needle, every }
  })

test('a string is found where the texts have it, whatever articles are tried', () => {
  const seen = { starts: 0, kernels: 0 }
  fc.assert(
    fc.property(asked, ({ texts, needle, every }) => {
      const { segment } = segmentOf(texts)
      const set = emptyBits(texts.length)
      for (let a = 0; a < texts.length; a++) if ((a * 31) % every === 0) setBit(set, a)
      const docs = docsOf(set)
      const isIn = new Set(docs)
      const wanted = texts.flatMap((text, a): Found => {
        const starts = startsIn(text, needle)
        return starts.length > 0 ? [[a, starts]] : []
      })
      expect(foundOf(segment, needle, undefined)).toStrictEqual(wanted)
      const inside = wanted.filter(([a]) => isIn.has(a))
      expect(foundOf(segment, needle, { in: set })).toStrictEqual(inside)
      expect(foundOf(segment, needle, { docs, size: docs.length })).toStrictEqual(inside)
      expect(foundOf(segment, needle, { outside: set })).toStrictEqual(wanted.filter(([a]) => !isIn.has(a)))
      // As plain code finds it.
      const phrase = PhraseIterator.open(segment, needle)
      const plain: Found = []
      for (let a = 0; phrase && a < texts.length; a++)
        if (phrase.matches(a)) plain.push([a, [...phrase.starts.subarray(0, phrase.size)]])
      expect(plain).toStrictEqual(wanted)
      seen.starts += wanted.length
      if (phrase && startsByKernel(segment, phrase.cover, undefined, UNLIMITED)) seen.kernels++
    }),
    { numRuns: runs(100) },
  )
  expect(Math.min(seen.starts, seen.kernels)).toBeGreaterThan(0)
})

test('damaged postings or positions are refused, or give some answer, and leave nothing behind', () => {
  let refused = 0
  const change = fc.tuple(fc.nat(2 ** 16), fc.nat(2 ** 16), fc.nat(7), fc.boolean())
  fc.assert(
    fc.property(asked, fc.array(change, { minLength: 1, maxLength: 4 }), ({ texts, needle }, changes) => {
      const { segment, infos } = segmentOf(texts)
      const lists = [...infos.values()]
      for (const [list, at, bit, isPosting] of lists.length > 0 ? changes : []) {
        const info = lists[list % lists.length]!
        const { bytes, end } = isPosting ? info.postings : info.positions
        bytes[at % end]! ^= 1 << bit
      }
      try {
        const found = foundOf(segment, needle, undefined)
        for (const [article] of found) expect(article).toBeLessThan(texts.length)
      } catch (error) {
        expect(error).toMatchObject({ code: 'INDEX_CORRUPT' })
        refused++
      }
      const whole = segmentOf(texts).segment
      const wanted = texts.flatMap((text, a) => (text.includes(needle) ? [a] : []))
      expect(foundOf(whole, needle, undefined).map(([a]) => a)).toStrictEqual(wanted)
    }),
    { numRuns: runs(100) },
  )
  expect(refused).toBeGreaterThan(0)
})

const corpus: Corpus = { articles: 5000, meanLengths: FIELDS.map((_, f) => 2 + f), meanLength: 30 }

/** What a string scores in an article that has it at these starts. */
function scoreIn(
  { docValues: { fieldLengths } }: Segment,
  article: number,
  starts: readonly number[],
  idf: number,
) {
  const counts = new Int32Array(FIELD_COUNT)
  for (const start of starts) {
    let field = 0
    for (let end = fieldLengths[0]![article]!; start >= end; end += fieldLengths[field]![article]!) field++
    counts[field]!++
  }
  return termScore(counts, 0, fieldLengths, article, corpus, idf)
}

test('a string scores in each article what its places are worth, and its best are found, to the last bit', () => {
  const seen = { all: 0, skipped: 0 }
  const by = fc.record({
    idf: fc.double({ min: 0.001, max: 14, noNaN: true }),
    most: fc.constantFrom(1, 3, 10, 100),
    threshold: fc.constantFrom(-1, -1, 0.5, 4),
  })
  fc.assert(
    fc.property(asked, by, ({ texts, needle, every }, { idf, most, threshold }) => {
      const { segment } = segmentOf(texts)
      const within = emptyBits(texts.length)
      for (let a = 0; a < texts.length; a++) if ((a * 31) % every === 0) setBit(within, a)
      const scope = { segment, within, corpus, budget: UNLIMITED }
      const wanted = texts.flatMap((text, a) => {
        const starts = hasBit(within, a) ? startsIn(text, needle) : []
        return starts.length > 0 ? [{ article: a, score: scoreIn(segment, a, starts, idf) }] : []
      })
      const all = stringScores(scope, { text: needle, idf })
      expect([...(all?.articles ?? [])]).toStrictEqual(wanted.map(({ article }) => article))
      expect([...(all?.scores ?? [])]).toStrictEqual(wanted.map(({ score }) => score))

      const scores: number[] = []
      const found = new Map<number, number>()
      const collector = {
        most,
        threshold,
        collect(article: number, score: number) {
          found.set(article, score)
          scores.push(score)
          scores.sort((a, b) => b - a)
          return Math.max(threshold, scores[most - 1] ?? -1)
        },
      }
      const isDone = collectString(scope, { text: needle, idf }, collector)
      // Without kernels, or with an article that is left to plain code, nothing is collected.
      if (!isDone) expect(found.size).toBe(0)
      else {
        const last = wanted.map(({ score }) => score).sort((a, b) => b - a)[most - 1] ?? -1
        const best = wanted.filter(({ score }) => score >= Math.max(threshold, last))
        expect(best.filter(({ article, score }) => found.get(article) !== score)).toStrictEqual([])
        for (const [article, score] of found) expect(wanted).toContainEqual({ article, score })
        seen.all += wanted.length
        seen.skipped += wanted.length - found.size
      }
    }),
    { numRuns: runs(100) },
  )
  if (strings) expect(Math.min(seen.all, seen.skipped)).toBeGreaterThan(0)
})
