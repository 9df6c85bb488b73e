/**
 * Passages that stand in two texts: at least LEAST characters, of which at most one in TOLERANCE is another,
 * too many or missing.
 *
 * Seeds are fingerprints that both texts have. From each a path is laid both ways, over single errors; of the path
 * the longest stretches that keep the tolerance are the passages. A pure function of the two texts, and the same
 * for (b, a) as for (a, b) with sides changed wherever the path is.
 *
 * Source: Smith, Cordell & Mullen, "Computational Methods for Uncovering Reprinted Texts in Antebellum Newspapers"
 * (American Literary History 27, 2015): shared n-grams, then alignment. We align greedily instead of by
 * Smith–Waterman: errors of recognition are single characters.
 */
import { type FingerprintedText, K, SURE } from './prints.js'

/** Fewest characters of a passage. */
export const LEAST = 40
/** Of so many characters one may differ. */
const TOLERANCE = 20
/** A path ends where more errors than this stand within LEAST characters: no recogniser is that bad for long. */
const MOST_NEAR = 6
/** Characters that are missing or too many at one place. */
const LONGEST_GAP = 3
/** Characters behind an error that are looked at to tell which kind it is. */
const AHEAD = 12
/** If so many of them are equal, the character is a wrong one, and no gap is looked for. */
const ENOUGH = 8
/** An error costs as much as so many equal characters: chance does not lengthen a passage at its ends. */
const PRICE = 2
/** Places of one fingerprint in one text that are tried. */
const MOST_PLACES = 8

/** Half-open ranges of the two texts, in units. */
export type Passage = { a: number; aEnd: number; b: number; bEnd: number }

/** One stretch of a path: `equal` characters, then an error of `da` characters here and `db` there. */
type Stretch = { a: number; b: number; equal: number; da: number; db: number }

type Skip = { a: number; b: number }

const WRONG: Skip = { a: 1, b: 1 }
const GAPS: readonly Skip[] = Array.from({ length: LONGEST_GAP }, (_, i) => i + 1).flatMap((n) => [
  { a: n, b: 0 },
  { a: 0, b: n },
])

/** By their place in `a`. Of passages that overlap in both texts, as where a text repeats itself, the first found is kept. */
export function passagesOf(a: FingerprintedText, b: FingerprintedText): Passage[] {
  const found: Passage[] = []
  for (const [i, j] of seedsOf(a, b)) {
    if (found.some((p) => i >= p.a && i + K <= p.aEnd && j >= p.b && j + K <= p.bEnd)) continue
    for (const passage of longest(pathThrough(a.units, b.units, i, j)))
      if (!found.some((other) => overlap(passage, other))) found.push(passage)
  }
  return found.sort((x, y) => x.a - y.a)
}

const overlap = (x: Passage, y: Passage) => x.a < y.aEnd && y.a < x.aEnd && x.b < y.bEnd && y.b < x.bEnd

/** Places of shared fingerprints that lie in a run of SURE equal units, as every passage has one; by their place in `a`. */
function seedsOf(a: FingerprintedText, b: FingerprintedText): [number, number][] {
  const seeds: [number, number][] = []
  for (let n = 0, m = 0; n < a.hashes.length && m < b.hashes.length; ) {
    const hash = a.hashes[n]!
    if (hash !== b.hashes[m]) {
      if (hash < b.hashes[m]!) n++
      else m++
      continue
    }
    for (let k = m; k < m + MOST_PLACES && b.hashes[k] === hash; k++) {
      const [i, j] = [a.ats[n]!, b.ats[k]!]
      if (isSure(a.units, b.units, i, j)) seeds.push([i, j])
    }
    n++
  }
  return seeds.sort(([i, j], [k, l]) => i - k || j - l)
}

/** Whether a fingerprint lies in a run of SURE equal units. */
function isSure(a: Uint16Array, b: Uint16Array, i: number, j: number): boolean {
  let from = 0
  while (from > K - SURE && i + from > 0 && j + from > 0 && a[i + from - 1] === b[j + from - 1]) from--
  let to = 0
  const end = Math.min(a.length - i, b.length - j, from + SURE)
  while (to < end && a[i + to] === b[j + to]) to++
  return to - from >= SURE
}

/** How many units are equal from two places on, forwards (`by` 1) or backwards (−1). */
function equalFrom(a: Uint16Array, b: Uint16Array, i: number, j: number, by: 1 | -1): number {
  let n = 0
  while (i >= 0 && j >= 0 && i < a.length && j < b.length && a[i] === b[j]) {
    n++
    i += by
    j += by
  }
  return n
}

/** The path that leads through a place where both are equal, from its first stretch to its last. */
function pathThrough(a: Uint16Array, b: Uint16Array, i: number, j: number): Stretch[] {
  const [here, ...behind] = walk(a, b, i, j, 1)
  const [there, ...before] = walk(a, b, i - 1, j - 1, -1)
  // Walked backwards, a stretch begins at its end, and its error stands before it.
  const turned = [there!, ...before].map((stretch, n, all) => ({
    a: stretch.a - stretch.equal + 1,
    b: stretch.b - stretch.equal + 1,
    equal: stretch.equal,
    da: all[n - 1]?.da ?? 0,
    db: all[n - 1]?.db ?? 0,
  }))
  const { a: from, b: to, equal } = turned.shift()!
  return [...turned.reverse(), { ...here!, a: from, b: to, equal: equal + here!.equal }, ...behind]
}

/** Stretches from a place on, forwards or backwards; the last has no error. */
function walk(a: Uint16Array, b: Uint16Array, from: number, to: number, by: 1 | -1): Stretch[] {
  const path: Stretch[] = []
  const errors: number[] = []
  let [i, j] = [from, to]
  for (;;) {
    const equal = equalFrom(a, b, i, j, by)
    const here = { a: i, b: j, equal, da: 0, db: 0 }
    path.push(here)
    i += by * equal
    j += by * equal
    const skip = skipAt(a, b, i, j, by)
    if (!skip) return path
    errors.push(i)
    const earlier = errors.at(-1 - MOST_NEAR)
    if (earlier !== undefined && Math.abs(i - earlier) < LEAST) return path
    here.da = skip.a
    here.db = skip.b
    i += by * skip.a
    j += by * skip.b
  }
}

/** What leads on behind a difference: a gap, if the texts are equal behind it, else a wrong character; nothing at an end. */
function skipAt(a: Uint16Array, b: Uint16Array, i: number, j: number, by: 1 | -1): Skip | undefined {
  if (i < 0 || j < 0 || i >= a.length || j >= b.length) return undefined
  let best = WRONG
  let most = equalIn(a, b, i + by, j + by, by, AHEAD)
  if (most >= ENOUGH) return best
  for (const gap of GAPS) {
    const [x, y] = [i + by * gap.a, j + by * gap.b]
    if (equalIn(a, b, x, y, by, 1) === 0) continue
    const equal = equalIn(a, b, x, y, by, AHEAD)
    if (equal <= most) continue
    most = equal
    best = gap
  }
  return best
}

/** How many of the next units are equal, place by place. */
function equalIn(a: Uint16Array, b: Uint16Array, i: number, j: number, by: 1 | -1, units: number): number {
  let equal = 0
  for (let n = 0; n < units; n++) {
    const unit = a[i + by * n]
    if (unit !== undefined && unit === b[j + by * n]) equal++
  }
  return equal
}

const errorsOf = ({ da, db }: Stretch) => Math.max(da, db)

/** The best stretches of a path that keep the tolerance, then those of what is left on both sides. */
function longest(path: readonly Stretch[]): Passage[] {
  let most = 0
  let best: { first: number; last: number } | undefined
  for (let first = 0; first < path.length; first++) {
    let equal = 0
    let errors = 0
    for (let last = first; last < path.length; last++) {
      equal += path[last]!.equal
      const length = equal + errors
      const worth = equal - PRICE * errors
      if (worth > most && length >= LEAST && errors * TOLERANCE <= length) {
        most = worth
        best = { first, last }
      }
      errors += errorsOf(path[last]!)
    }
  }
  if (!best) return []
  const from = path[best.first]!
  const to = path[best.last]!
  const own = { a: from.a, aEnd: to.a + to.equal, b: from.b, bEnd: to.b + to.equal }
  return [...longest(path.slice(0, best.first)), own, ...longest(path.slice(best.last + 1))]
}
