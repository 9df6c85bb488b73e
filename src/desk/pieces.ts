/**
 * Pieces: the strings by which a stretch of a manuscript is looked for, and a claim by itself.
 *
 * Pure; knows no index.
 */
import type { FoundClaim } from './claims.js'

/** Characters of the pieces by which a stretch is looked for, and how many pieces; each begins with the end of the one before. */
const PIECE = 5
const MOST_PIECES = 12
/** Of a stretch of fewer characters the pieces are shorter: one that is changed must leave some whole. */
const SHORT = 24
const SHORT_PIECE = 3
/** Characters beside a claim with which it is looked for by itself, on each side, and how many both are at least. */
const BESIDE = 4
const LEAST_BESIDE = 4

/** Strings of a stretch that stand between its marks, from all over it; shorter ones of a short stretch. */
export function piecesOf(text: string): string[] {
  const runs = (text.match(/[\p{L}\p{N}%]+/gu) ?? [])
    .map((run) => [...run])
    .filter(({ length }) => length > 1)
  const all = runs.reduce((sum, { length }) => sum + length, 0)
  const [length, step] = all < SHORT ? [SHORT_PIECE, SHORT_PIECE - 1] : [PIECE, PIECE - 1]
  const pieces = runs.flatMap((signs) => {
    const last = Math.max(0, signs.length - length)
    const starts = Array.from({ length: Math.ceil(last / step) + 1 }, (_, i) => Math.min(i * step, last))
    return starts.map((at) => signs.slice(at, at + length).join(''))
  })
  const every = Math.max(1, pieces.length / MOST_PIECES)
  const picked = pieces.filter((_, i) => Math.floor(i % every) === 0)
  return [...new Set(picked)]
}

/**
 * A claim with the characters that touch it, for which it is looked for where its sentence is printed nowhere; a name
 * alone.
 *
 * @param claim with its place in the stretch `text`
 * @returns undefined for a quotation, which is its own stretch, and where too little stands beside the claim
 */
export function aloneOf({ kind, text: own, at }: FoundClaim, text: string): string | undefined {
  if (kind === 'quotation') return undefined
  if (kind === 'name') return own
  const end = at + own.length
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - BESIDE), at))![0]
  const behind = /^[\p{L}\p{N}]*/u.exec(text.slice(end, end + BESIDE))![0]
  return before.length + behind.length < LEAST_BESIDE ? undefined : before + own + behind
}
