/**
 * Alignment: where a stretch of a manuscript stands in a printed text, token by token.
 *
 * The bigrams that both have tell the place; there the cheapest edits are found, the print's ends free of
 * cost (semi-global alignment: Needleman and Wunsch 1970, as in Gusfield, Algorithms on Strings, §11.6). Pure.
 */
import { addTo } from '../arrays.js'
import type { TextToken } from './tokens.js'

/** A printed text with its tokens, and where each bigram of them begins. */
export type PrintedText = { text: string; tokens: TextToken[]; bigrams: Map<number, number[]> }

/** `counterpart[i]` is the index of the printed token beside token i of the stretch, or NONE. */
export type Alignment = { counterpart: Int32Array; isEqual: Uint8Array }

export const NONE = -1
/** Costs of an edit: a token for another of its sort, for one of another sort, one more or one less. */
const OTHER = 3
const OTHER_SORT = 5
const GAP = 2
/** Tokens within which the bigrams of a stretch vote for one start. */
const SLACK = 12

/** Characters by their code, values and words by a hash of as many bits: a wrong vote does no harm. */
function codeOf({ key }: TextToken): number {
  if (key.length === 1) return key.charCodeAt(0)
  let code = 0
  for (let at = 0; at < key.length; at++) code = (code * 31 + key.charCodeAt(at)) & 0xfffff
  return code
}

const bigramOf = (tokens: readonly TextToken[], at: number) =>
  codeOf(tokens[at]!) * 0x100000 + codeOf(tokens[at + 1]!)

export function printedText(text: string, tokens: TextToken[]): PrintedText {
  const bigrams = new Map<number, number[]>()
  for (let at = 0; at + 1 < tokens.length; at++) {
    const bigram = bigramOf(tokens, at)
    addTo(bigrams, bigram, at)
  }
  return { text, tokens, bigrams }
}

/** @param stretch of a few hundred tokens: time and room grow with their square
 * @returns undefined if the text has no two tokens of the stretch side by side */
export function align(stretch: readonly TextToken[], printed: PrintedText): Alignment | undefined {
  const start = likeliestStart(stretch, printed)
  if (start === undefined) return undefined
  // The bigrams tell the start within two bins.
  const slack = 2 * SLACK + (stretch.length >> 2)
  const from = Math.max(0, start - slack)
  const to = Math.min(printed.tokens.length, start + stretch.length + slack)
  return edits(stretch, printed.tokens, from, to)
}

/** Where the stretch would begin by most of its bigrams. */
function likeliestStart(stretch: readonly TextToken[], { bigrams }: PrintedText): number | undefined {
  const votes = new Map<number, number>()
  for (let at = 0; at + 1 < stretch.length; at++)
    for (const place of bigrams.get(bigramOf(stretch, at)) ?? []) {
      const bin = Math.floor((place - at) / SLACK)
      votes.set(bin, (votes.get(bin) ?? 0) + 1)
    }
  let best: number | undefined
  let most = 0
  for (const [bin, count] of votes) {
    // Tokens that the print has more or less shift the rest into the next bin.
    const both = count + (votes.get(bin + 1) ?? 0)
    if (both > most) [best, most] = [bin, both]
  }
  return best === undefined ? undefined : (best + 1) * SLACK
}

function edits(
  stretch: readonly TextToken[],
  printed: readonly TextToken[],
  from: number,
  to: number,
): Alignment {
  const [rows, columns] = [stretch.length, to - from]
  const cost = new Uint16Array((rows + 1) * (columns + 1))
  const width = columns + 1
  for (let row = 1; row <= rows; row++) cost[row * width] = row * GAP
  for (let row = 1; row <= rows; row++) {
    const own = stretch[row - 1]!
    for (let column = 1; column <= columns; column++) {
      const at = row * width + column
      const beside = cost[at - width - 1]! + costOf(own, printed[from + column - 1]!)
      const less = cost[at - width]! + GAP
      const more = cost[at - 1]! + GAP
      cost[at] = Math.min(beside, less, more)
    }
  }
  const counterpart = new Int32Array(rows).fill(NONE)
  const isEqual = new Uint8Array(rows)
  let column = 0
  for (let end = 1; end <= columns; end++)
    if (cost[rows * width + end]! < cost[rows * width + column]!) column = end
  for (let row = rows; row > 0 && column > 0; ) {
    const at = row * width + column
    const step = costOf(stretch[row - 1]!, printed[from + column - 1]!)
    if (cost[at] === cost[at - width - 1]! + step) {
      counterpart[row - 1] = from + column - 1
      isEqual[row - 1] = step === 0 ? 1 : 0
      row--
      column--
    } else if (cost[at] === cost[at - width]! + GAP) row--
    else column--
  }
  return { counterpart, isEqual }
}

function costOf(a: TextToken, b: TextToken): number {
  if (a.key === b.key) return 0
  return a.isNumber === b.isNumber ? OTHER : OTHER_SORT
}
