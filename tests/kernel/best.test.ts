import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sets } from '../../src/kernel/kernel.js'
import { FIELDS } from '../../src/model.js'
import type { Corpus } from '../../src/search/columns/corpus.js'
import { collectBest } from '../../src/search/ranked/best.js'
import { collectTop } from '../../src/search/ranked/block-max.js'
import type { Collector } from '../../src/search/ranked/collector.js'
import { type TermSource, termScorer } from '../../src/search/ranked/term-scorer.js'
import { and, count, disjunction, emptyBits, hasBit, setBit } from '../../src/search/sets/bits.js'
import { UNLIMITED } from '../../src/search/sets/budget.js'
import { derived as remembered } from '../../src/search/sets/derived.js'
import { arena } from '../../src/store/arena.js'
import { setBits } from '../../src/store/bytes.js'
import { PostingsCursor } from '../../src/store/cursor.js'
import { corrupt } from '../../src/store/disk.js'
import type { FieldImpact } from '../../src/store/impacts.js'
import { isDenseList, laidListBytes, layList } from '../../src/store/laid-list.js'
import { SkipTable } from '../../src/store/skips.js'
import type { Segment, TermInfo } from '../../src/store/store.js'
import { runs } from '../sizes.js'
import { encode, type Posting, postings } from '../store/lists.js'

const corpus: Corpus = {
  articles: 5000,
  meanLengths: FIELDS.map((_, f) => 10 + 37 * f),
  meanLength: 300,
}
const lengthOf = (article: number, field: number) => 1 + ((article * 7919 + field * 31) % 997)

/** A list closer together, so that several share articles, in every so many articles, with gaps of up to `widest`. */
function near(list: readonly Posting[], every: number, widest: number): Posting[] {
  let doc = -1
  return list.map((posting, i) => {
    const gap = posting.doc - (list[i - 1]?.doc ?? -1)
    doc += every * (1 + ((gap - 1) % widest))
    return { ...posting, doc }
  })
}

/** So many postings of lists that lie apart, and leave most of each window empty. */
const FEW_POSTINGS = 60

type Stored = { bytes: Uint8Array; end: number; size: number }

/** A segment of so many articles, as the two ways ask it for lists. */
function segmentOf(articles: number): Segment {
  const fieldLengths = FIELDS.map((_, f) => Uint16Array.from({ length: articles }, (_, a) => lengthOf(a, f)))
  const longest = fieldLengths.map((lengths) => Math.max(0, ...lengths))
  const skipsOf = ({ bytes, size, end }: Stored) => new SkipTable(bytes, 'test', size, false, articles, end)
  const laidOf = remembered(({ list }: { list: Stored }) => ({
    place: undefined,
    basis: undefined as FieldImpact | undefined,
    bytes: laidListBytes({ documentFrequency: list.size, end: list.end, hasPositions: false }, articles),
    write(machine: Parameters<typeof layList>[0], at: number) {
      const { bytes, end, size } = list
      const skips = skipsOf(list)
      const maxImpacts = this.basis && skips.maxImpacts(bytes, 'test', this.basis)
      layList(machine, at, {
        documentFrequency: size,
        hasPositions: false,
        bytes,
        end,
        skips,
        maxImpacts,
        articles,
      })
    },
  }))
  const segment = {
    docValues: { articles, fieldLengths, fieldTotals: { longest } },
    postings: ({ list }: { list: Stored }) =>
      new PostingsCursor(list.bytes, 'test', list.size, false, articles, skipsOf(list), list.end),
    laid: (info: object, impactOf?: FieldImpact) =>
      Object.assign(laidOf(info as { list: Stored }), { basis: impactOf }),
    damagedPostings: () => corrupt('test', 'a posting list does not hold together'),
  }
  return segment as unknown as Segment
}

/**
 * As the store hands a list out: with a few bytes behind it that a decoder may load. `encode` takes the last article
 * for the end of the segment, so all lists end with the same.
 */
function stored(list: readonly Posting[], articles: number): Stored {
  const bytes = encode([...list.slice(0, -1), { ...list.at(-1)!, doc: articles - 1 }], false, lengthOf)
  const padded = new Uint8Array(bytes.length + 8)
  padded.set(bytes)
  return { bytes: padded, end: bytes.length, size: list.length }
}

type Answer = [article: number, score: number][] | 'damaged'

/** What is collected of a set, by one of the two ways: all that reaches the threshold, which stays as it is. */
function collected(way: typeof collectBest, ask: Ask, threshold: number, most: number): Answer {
  const found = new Map<number, number>()
  const collector: Collector = {
    most,
    threshold,
    collect(article, score) {
      // A damaged count may be 0.
      if (score > 0) found.set(article, score)
      return threshold
    },
  }
  try {
    way({ segment: ask.segment, within: ask.within, corpus, budget: UNLIMITED }, ask.sources, collector)
  } catch (error) {
    expect(error).toMatchObject({ code: 'INDEX_CORRUPT' })
    return 'damaged'
  }
  return [...found].sort(([a], [b]) => a - b)
}

/** How many of the best are wanted: 0 for all. */
const mosts = fc.constantFrom(0, 20, 8192)

/** Of an answer, the best so many, and all that score as the last of them. */
function best(answer: Answer, most: number): Answer {
  if (answer === 'damaged' || most === 0) return answer
  const last = answer.map(([, score]) => score).sort((a, b) => b - a)[most - 1] ?? 0
  return answer.filter(([, score]) => score >= last)
}

type Ask = { segment: Segment; sources: TermSource[]; within: Uint32Array }

const plain: typeof collectBest = ({ segment, within, budget }, sources, collector) =>
  collectTop(
    sources.map((source) => termScorer(segment, source, corpus)),
    within,
    segment.docValues.articles,
    collector,
    budget,
  )

/** Every so many of some articles, scored beforehand by their numbers, on the grid of scores. */
function scoredList(all: number, step: number): Extract<TermSource, { scores: Float64Array }> {
  const articles = Int32Array.from({ length: Math.ceil(all / step) }, (_, i) => i * step)
  return { articles, scores: Float64Array.from(articles, (article) => 1 + ((article * 37) % 64) / 32) }
}

const asked = fc
  .tuple(
    fc.array(
      fc.tuple(
        postings.filter((list) => list.length > 0),
        fc.double({ min: 0.001, max: 14, noNaN: true }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
    fc.constantFrom(1, 2, 20, 50, 200),
    fc.constantFrom(1, 9),
    fc.constantFrom(5, 41),
    fc.array(fc.constantFrom(1, 3, 40), { maxLength: 2 }),
  )
  .map(([given, every, apart, widest, steps]) => {
    const most = apart > 1 ? FEW_POSTINGS : Number.POSITIVE_INFINITY
    const lists = given.map(([list, idf]) => [near(list.slice(0, most), apart, widest), idf] as const)
    const articles = Math.max(...lists.map(([list]) => list.at(-1)!.doc)) + 1
    const within = emptyBits(articles)
    for (let a = 0; a < articles; a++) if ((a * 31) % every === 0) setBit(within, a)
    return {
      lists: lists.map(([list]) => stored(list, articles)),
      idfs: lists.map(([, idf]) => idf),
      articles,
      within,
      known: steps.map((step) => scoredList(articles, step)),
    }
  })

type Given = typeof asked extends fc.Arbitrary<infer Value> ? Value : never

const askOf = (
  lists: readonly Stored[],
  { idfs, articles, within, known }: Pick<Given, 'idfs' | 'articles' | 'within' | 'known'>,
): Ask => ({
  segment: segmentOf(articles),
  sources: [
    ...known,
    ...lists.map((list, i) => ({ info: { list }, idf: idfs[i]! }) as unknown as TermSource),
  ],
  within,
})

/** Makes the bits of dense lists, by which the kernel then tells their rows. @returns how many are dense */
function makeBits({ segment, sources }: Ask): number {
  const { articles } = segment.docValues
  const infos = sources.flatMap((source) => ('info' in source ? [source.info] : []))
  sets!.make('any', arena!.layAll(infos.map((info) => segment.laid(info)))!, articles)
  return infos.filter((info) => isDenseList((info as unknown as { list: Stored }).list.size, articles)).length
}

test('any lists, flags, sets and thresholds give the best articles and their scores of plain code, to the last bit', () => {
  let left = 0
  let dense = 0
  fc.assert(
    fc.property(
      asked,
      fc.constantFrom(-1, 0.5, 2, 8),
      mosts,
      fc.boolean(),
      (given, threshold, most, areBitsFirst) => {
        const ask = askOf(given.lists, given)
        // Blocks' flags are noted when they are read first: with the articles, or without where there are bits.
        if (areBitsFirst) makeBits(ask)
        const wanted = collected(plain, ask, threshold, most)
        const scores = new Map(wanted as [number, number][])
        const holds = () => {
          const found = collected(collectBest, ask, threshold, most) as [number, number][]
          expect(best(found, most)).toStrictEqual(best(wanted, most))
          for (const [article, score] of found) expect(scores.get(article)).toBe(score)
          left += wanted.length - found.length
        }
        holds()
        dense += makeBits(ask)
        holds()
      },
    ),
    { numRuns: runs(200) },
  )
  expect(Math.min(left, dense)).toBeGreaterThan(0)
})

test('a damaged list is refused, or read as plain code reads it', () => {
  const seen = { refused: 0, read: 0 }
  const change = fc.tuple(fc.nat(2 ** 16), fc.nat(7))
  fc.assert(
    fc.property(asked, fc.array(change, { minLength: 1, maxLength: 4 }), mosts, (given, changes, most) => {
      const lists = given.lists.map((list) => ({ ...list, bytes: list.bytes.slice() }))
      const { bytes, end } = lists[0]!
      for (const [at, bit] of changes) bytes[at % end]! ^= 1 << bit
      const ask = askOf(lists, given)
      const whole = askOf(given.lists, given)
      const wanted = collected(plain, whole, -1, 0)
      const found = collected(collectBest, ask, -1, most)
      const all = collected(plain, ask, -1, 0)
      if (found === 'damaged') seen.refused++
      // Where more are found than are wanted, damaged maxima may hide some of the best: the threshold rises.
      else if (most > 0 && all !== 'damaged' && all.length > most)
        expect(found.every(([article]) => hasBit(ask.within, article))).toBe(true)
      else {
        expect(found).toStrictEqual(all)
        seen.read++
      }
      // Damage leaves nothing behind: the next query is answered as before.
      expect(collected(collectBest, whole, -1, 0)).toStrictEqual(wanted)
      expect(collected(plain, whole, -1, 0)).toStrictEqual(wanted)
    }),
    { numRuns: runs(200) },
  )
  expect(Math.min(seen.refused, seen.read)).toBeGreaterThan(0)
})

/** The articles of a list by a cursor; undefined if it is damaged. */
function plainDocs(list: Stored, articles: number): Uint32Array | undefined {
  const bits = emptyBits(articles)
  try {
    const cursor = segmentOf(articles).postings({ list } as unknown as TermInfo)
    while (cursor.nextBlock()) setBits(bits, cursor.docs, cursor.size)
  } catch {
    return undefined
  }
  return bits
}

const combined = { any: disjunction, all: (lists: Uint32Array[]) => lists.reduce(and) }

test('the articles of any, or of all, of some lists are those of their cursors, or damage is refused', () => {
  const change = fc.tuple(fc.nat(2 ** 16), fc.nat(7))
  const seen = { whole: 0, refused: 0, dense: 0, alike: 0 }
  fc.assert(
    fc.property(asked, fc.array(change, { maxLength: 2 }), ({ lists, articles }, changes) => {
      const [first] = lists as [Stored]
      for (const [at, bit] of changes) first.bytes[at % first.end]! ^= 1 << bit
      const segment = segmentOf(articles)
      const infos = lists.map((list) => ({ list }) as unknown as TermInfo)
      const wanted = lists.map((list) => plainDocs(list, articles))
      if (lists.some(({ size }) => isDenseList(size, articles))) seen.dense++
      const sizes = lists.map(({ size }) => size).sort((a, b) => a - b)
      const [least, next] = sizes as [number, number]
      // Such lists are met whole.
      const isLong = least * 128 > articles && !isDenseList(least, articles)
      if (isLong && next <= 4 * least && !isDenseList(next, articles)) seen.alike++
      // The first call makes the bits of dense lists, the others read them.
      for (const of of ['all', 'any', 'all'] as const) {
        let laid: number[] | undefined
        try {
          laid = arena!.layAll(infos.map((info) => segment.laid(info)))
        } catch {
          // The skip table is read as the list is laid.
          expect(() => infos.map((info) => segment.postings(info))).toThrow()
          return
        }
        const found = sets!.make(of, laid!, articles)
        if (!found) {
          expect(changes).not.toEqual([])
          seen.refused++
          continue
        }
        seen.whole++
        expect(found.size).toBe(count(found.bits.slice()))
        // Articles are looked up by a skip table, which may be damaged; a cursor reads all.
        // Sliced: a set that was counted bears its size.
        if (of === 'any' || changes.length === 0)
          expect(found.bits.slice()).toStrictEqual(combined[of](wanted as Uint32Array[]).slice())
      }
    }),
    { numRuns: runs(200) },
  )
  expect(Math.min(seen.whole, seen.refused, seen.dense, seen.alike)).toBeGreaterThan(0)
})
