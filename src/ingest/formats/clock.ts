/**
 * The time that reading one file may take. A file is read in one go, so one clock serves:
 * it is set where a file begins, and asked before each decision and in each long loop. On a machine
 * that others keep busy a file has its time all the same: it must have been worked on for so long.
 */

import { performance } from 'node:perf_hooks'

/** Seconds; an ordinary issue takes some hundredths of one. */
export const LONGEST_READING = 20
/** Askings between two looks at the time. */
const EVERY = 16

export class TooSlow extends Error {}

let until = Number.POSITIVE_INFINITY
let allowed = Number.POSITIVE_INFINITY
let asked = 0

/** Milliseconds that the process has worked. */
function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** @throws {TooSlow} once `read` has asked too late */
export function inTime<T>(read: () => T, seconds = LONGEST_READING): T {
  until = performance.now() + seconds * 1000
  allowed = worked() + seconds * 1000
  try {
    return read()
  } finally {
    until = Number.POSITIVE_INFINITY
  }
}

/** @throws {TooSlow} if the file's time is over */
export function checkTime(): void {
  if (++asked % EVERY === 0 && performance.now() > until && worked() > allowed) throw new TooSlow()
}
