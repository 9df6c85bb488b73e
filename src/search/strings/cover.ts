/**
 * Covers: the bigrams by whose postings and positions a string is found. Every second bigram of it is enough.
 */
import type { Segment, TermInfo } from '../../store/store.js'

/** A bigram of a string, with the offsets at which the string has it. */
type PlacedBigram = { info: TermInfo; offsets: readonly number[] }

/** The bigrams by which a string is found, the rarest first. */
export type Cover = {
  /** Bigrams whose positions decide where the string is. */
  placed: readonly PlacedBigram[]
  /** The rarest bigram, if `placed` lacks it: decides which articles are tried. */
  filter: TermInfo | undefined
}

/** Upper bound of the articles that hold the string. */
export const mostOf = ({ filter, placed }: Cover): number => (filter ?? placed[0]!.info).documentFrequency

/**
 * Whether a bigram of it occurs once. Plain code then looks at one article, and kernels want all lists laid: that pays
 * only where the same string is asked for again and again.
 */
export const isOnce = ({ filter, placed }: Cover): boolean =>
  filter?.single !== undefined || placed.some(({ info }) => info.single)

/** The one article that may hold the string, if a bigram of it occurs once; none if two such stand in different ones. */
export function onlyArticle({ filter, placed }: Cover): number[] | undefined {
  const articles = new Set<number>()
  for (const info of [filter, ...placed.map((each) => each.info)])
    if (info?.single) articles.add(info.single.article)
  if (articles.size === 0) return undefined
  return articles.size === 1 ? [...articles] : []
}

/**
 * Every second of the bigrams, the last among them. Where their number is even,
 * two neighbours must be taken: those that leave the fewest positions to read.
 */
function coverOffsets(bigrams: readonly TermInfo[]): number[] {
  const offsets: number[] = []
  let joint = bigrams.length
  if (bigrams.length % 2 === 0) {
    joint = 1
    let [sum, least] = [0, 0]
    for (let at = 1; at + 2 < bigrams.length; at += 2) {
      sum += bigrams[at + 1]!.total - bigrams[at]!.total
      if (sum < least) [least, joint] = [sum, at + 2]
    }
  }
  for (let at = 0; at < bigrams.length; at += at + 1 === joint ? 1 : 2) offsets.push(at)
  return offsets
}

/**
 * The bigrams that cover the string. The skipped bigrams are implied, but one may
 * be rarer (it spans two words) and then serves as a filter.
 *
 * @returns undefined if the segment does not hold one of them
 */
export function coverOf(segment: Segment, text: string): Cover | undefined {
  const bigrams: TermInfo[] = []
  let rarest: TermInfo | undefined
  let last = ''
  for (const char of text) {
    if (last !== '') {
      const info = segment.find('bigram', last + char)
      if (!info) return undefined
      bigrams.push(info)
      if (!rarest || info.documentFrequency < rarest.documentFrequency) rarest = info
    }
    last = char
  }
  const placed = placedAt(coverOffsets(bigrams), bigrams)
  const isAsked = rarest!.documentFrequency < placed[0]!.info.documentFrequency
  return { placed, filter: isAsked ? rarest : undefined }
}

/** Each of the bigrams at these offsets once, the rarest first. */
function placedAt(offsets: readonly number[], bigrams: readonly TermInfo[]): PlacedBigram[] {
  const placed: { info: TermInfo; offsets: number[] }[] = []
  // By hand: strings are short, and sort() takes longer than all else here.
  for (const offset of offsets) {
    const info = bigrams[offset]!
    let at = 0
    while (at < placed.length && placed[at]!.info !== info) at++
    if (at < placed.length) {
      placed[at]!.offsets.push(offset)
      continue
    }
    const own = { info, offsets: [offset] }
    placed.push(own)
    for (; at > 0 && placed[at - 1]!.info.documentFrequency > info.documentFrequency; at--)
      placed[at] = placed[at - 1]!
    placed[at] = own
  }
  return placed
}
