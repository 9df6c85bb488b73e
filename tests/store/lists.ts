/** Posting and position lists to try the codecs on, and what they should say. */
import fc from 'fast-check'
import { BODY, FIELD_COUNT, FIELDS } from '../../src/model.js'
import { ByteWriter } from '../../src/store/bytes.js'
import { PostingsCursor } from '../../src/store/cursor.js'
import { encodePostings } from '../../src/store/postings.js'

/** One article of a list; `fields` adds up to `count`. */
export type Posting = { doc: number; count: number; fields: number[] }

/** Sizes on both sides of every border: none, one, a block, two blocks, many. */
export const size = fc.oneof(
  fc.constantFrom(0, 1, 2, 127, 128, 129, 255, 256, 257, 1000, 1024, 3000),
  fc.nat(400),
)

const gap = fc.oneof(
  { weight: 6, arbitrary: fc.nat(3) },
  { weight: 2, arbitrary: fc.nat(500) },
  { weight: 1, arbitrary: fc.nat(200_000) },
)
const times = fc.oneof({ weight: 6, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(700) })
const fields = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: times.map((count) => FIELDS.map((field) => (field === 'headline' ? count : 0))) },
  { weight: 1, arbitrary: fc.array(times, { minLength: FIELD_COUNT, maxLength: FIELD_COUNT }) },
)
const piece = fc.record({ gap, body: times, fields })

/** Lists of any of the sizes; long ones repeat a pattern, which is quicker to make and to shrink. */
export const postings: fc.Arbitrary<Posting[]> = fc
  .tuple(size, fc.array(piece, { minLength: 1, maxLength: 150 }))
  .map(([length, pattern]) => {
    let doc = -1
    return Array.from({ length }, (_, i) => {
      const { gap, body, fields } = pattern[i % pattern.length]!
      doc += gap + 1
      const own: number[] = fields ? [...fields] : new Array<number>(FIELD_COUNT).fill(0)
      own[BODY] = body
      if (!own.some((count) => count > 0)) own[BODY] = 1
      return { doc, count: own.reduce((a, b) => a + b), fields: own }
    })
  })

/** Of the segment that a list is of: it ends with the list. */
const articlesOf = (list: readonly Posting[]) => (list.at(-1)?.doc ?? 0) + 1

/** Lengths of fields that differ from article to article. */
export const lengthOf = (article: number, field: number) => 1 + ((article * 7919 + field * 31) % 5003)

export function encode(list: Posting[], hasPositions: boolean, lengths = lengthOf): Uint8Array {
  const out = new ByteWriter(8)
  const columns = {
    size: list.length,
    docs: Int32Array.from(list, (p) => p.doc),
    counts: Int32Array.from(list, (p) => p.count),
    fieldCounts: hasPositions ? undefined : Int32Array.from(list.flatMap((p) => p.fields)),
  }
  const setting = { articles: articlesOf(list), lengthOf: lengths, meanLengths: { body: 500, headline: 20 } }
  encodePostings(columns, out, new ByteWriter(8), setting)
  return out.view().slice()
}

export function cursorOf(bytes: Uint8Array, list: Posting[], hasPositions: boolean): PostingsCursor {
  return new PostingsCursor(bytes, 'test', list.length, hasPositions, articlesOf(list))
}

/** The block at hand. */
export function blockOf(cursor: PostingsCursor, hasPositions: boolean): Posting[] {
  if (!hasPositions) cursor.loadFields()
  return Array.from({ length: cursor.size }, (_, i) => {
    const fields = hasPositions
      ? []
      : [...cursor.fieldCounts.subarray(i * FIELD_COUNT, (i + 1) * FIELD_COUNT)]
    return { doc: cursor.docs[i]!, count: cursor.counts[i]!, fields }
  })
}
