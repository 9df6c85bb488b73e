/**
 * Fingerprints of a text by winnowing: of every WINDOW neighbouring hashes of K units the least is kept.
 *
 * Two texts that share a run of SURE = 13 units share a fingerprint. Of 40 units with two wrong ones
 * some 13 in a row are right, so a passage that passages.ts would take always has one.
 *
 * Source: Schleimer, Wilkerson & Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD 2003),
 * §3, with its "robust" choice among equal hashes.
 */

/** Units of one hash. */
export const K = 8
/** Hashes of which at least one is kept. */
const WINDOW = 6
/** An odd number with its bits mixed; the powers of it spread the units over 32 bits. */
const BASE = 0x01000193
const BASE_K = Array.from({ length: K }).reduce<number>((power) => Math.imul(power, BASE), 1)

/** Shortest run of equal units that certainly has a fingerprint. */
export const SURE = K + WINDOW - 1

/** A text as it is compared: its fingerprints and their places, by rising hash, then place. */
export type FingerprintedText = { units: Uint16Array; hashes: Uint32Array; ats: Uint32Array }

/** Most units of a text that are compared: a hash and a place are sorted as one number. */
export const MOST_UNITS = 2 ** 20

/** Mixes all bits into all. Source: the finaliser of MurmurHash3, Appleby 2011. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

let scratch = new Uint32Array(4096)

/**
 * @param units folded UTF-16 units
 * @param keep told of every fingerprint by rising place; a text of fewer than K units has none
 */
export function printsOf(units: Uint16Array, keep: (hash: number, at: number) => void): void {
  const last = units.length - K
  if (last < 0) return
  if (scratch.length <= last) scratch = new Uint32Array(2 * last + 2)
  let rolling = 0
  for (let i = 0; i < units.length; i++) {
    rolling = (Math.imul(rolling, BASE) + units[i]! + 1) | 0
    if (i >= K) rolling = (rolling - Math.imul(BASE_K, units[i - K]! + 1)) | 0
    if (i >= K - 1) scratch[i - K + 1] = mix(rolling)
  }
  let least = -1
  for (let end = Math.min(WINDOW - 1, last); end <= last; end++) {
    const start = Math.max(0, end - WINDOW + 1)
    const before = least
    if (least < start) {
      least = end
      for (let i = end - 1; i >= start; i--) if (scratch[i]! < scratch[least]!) least = i
    } else if (scratch[end]! < scratch[least]!) least = end
    if (least !== before) keep(scratch[least]!, least)
  }
}

export function printText(units: Uint16Array): FingerprintedText {
  const found: number[] = []
  printsOf(units, (hash, at) => found.push(hash * MOST_UNITS + at))
  const sorted = Float64Array.from(found).sort()
  const hashes = Uint32Array.from(sorted, (each) => Math.floor(each / MOST_UNITS))
  return { units, hashes, ats: Uint32Array.from(sorted, (each) => each % MOST_UNITS) }
}
