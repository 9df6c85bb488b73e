/**
 * What is done when: a list of deeds that follows from the seed alone.
 *
 * Knows names and times; what a deed does is for deeds.mjs.
 */
import { random } from '../sums.mjs'

/** Each kind of deed and how often it comes, in deeds a minute. */
const RATES = {
  'change an issue': 8,
  'add an issue': 5,
  'remove an issue': 2,
  'write an issue in two halves': 3,
  'put rubbish into the folder': 1,
  'save hidden.txt by truncating': 4,
  'save hidden.txt by moving': 2,
  'save words.txt by truncating': 1,
  'withhold one more': 1,
  'ask for an update': 2,
  'kill the child': 1.5,
  'kill the server': 0.7,
  'end the server': 0.7,
  'close the log': 1,
  'fill the disk': 0.7,
  'step the clock': 1,
  'step the times of files': 1,
}

/** Milliseconds at the start in which nothing is done, so that the archive is there. */
const QUIET_MS = 2_000

/**
 * @param {number} seed
 * @param {number} lengthMs
 * @returns {{ atMs: number, deed: string, dice: number }[]} by rising time; `dice` is in [0, 1)
 */
export function schedule(seed, lengthMs) {
  const deeds = Object.entries(RATES).flatMap(([deed, rate], kind) => {
    const next = random(seed * 31 + kind)
    const count = Math.max(1, Math.round((rate * lengthMs) / 60_000))
    return Array.from({ length: count }, () => ({
      atMs: Math.round(QUIET_MS + next() * (lengthMs - QUIET_MS)),
      deed,
      dice: next(),
    }))
  })
  return deeds.sort((a, b) => a.atMs - b.atMs)
}
