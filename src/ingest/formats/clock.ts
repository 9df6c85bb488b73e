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

/** When the clock is looked at next, and the milliseconds of work at which the time is over: unknown up to the first look. */
let until = Number.POSITIVE_INFINITY
let allowed: number | undefined
let budget = 0
let asked = 0
/** The first look is after this share of the time: to ask what the process has worked costs as much as reading a short file. */
const FIRST_LOOK = 0.05

/** Milliseconds that the process has worked. */
function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** @throws {TooSlow} once `read` has asked too late */
export function inTime<T>(read: () => T, seconds = LONGEST_READING): T {
  budget = seconds * 1000
  allowed = undefined
  until = performance.now() + budget * FIRST_LOOK
  try {
    return read()
  } finally {
    until = Number.POSITIVE_INFINITY
  }
}

/** @throws {TooSlow} if the file's time is over */
export function checkTime(): void {
  if (++asked % EVERY === 0 && performance.now() > until) look()
}

function look(): void {
  const now = worked()
  if (allowed !== undefined && now > allowed) throw new TooSlow()
  if (allowed !== undefined) return
  allowed = now + budget * (1 - FIRST_LOOK)
  until += budget * (1 - FIRST_LOOK)
}
