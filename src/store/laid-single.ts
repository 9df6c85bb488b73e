/**
 * The lists of a bigram that occurs once, as kernels read them. In the index it has none: the dictionary tells where it
 * stands. The bytes are those that postings.ts and positions.ts write.
 */
import { ByteWriter } from './bytes.js'
import { encodePositions, TAIL_LOW } from './positions.js'
import { encodePostings, expectedLow } from './postings.js'

type Single = { article: number; position: number }

const scratch = new ByteWriter()

/** Bytes of a row of one number. */
const rowBytes = (high: number, low: number) => Math.ceil((high + 1 + low) / 8)

/** Bytes of its postings: the gap, and the count, which is 1. @param articles of the segment */
export function singlePostingsBytes({ article }: Single, articles: number): number {
  const low = expectedLow(articles, 1)
  return rowBytes(article >>> low, low) + 1
}

export function singlePostings({ article }: Single, articles: number): Uint8Array {
  const out = new ByteWriter()
  const list = { size: 1, docs: Int32Array.of(article), counts: Int32Array.of(1), fieldCounts: undefined }
  encodePostings(list, out, scratch, { articles, lengthOf: () => 0, meanLengths: { body: 1, headline: 1 } })
  return out.view()
}

export const singlePositionsBytes = ({ position }: Single): number =>
  rowBytes(position >>> TAIL_LOW, TAIL_LOW)

export function singlePositions({ position }: Single): Uint8Array {
  const out = new ByteWriter()
  encodePositions(Int32Array.of(position), 1, out, scratch)
  return out.view()
}
