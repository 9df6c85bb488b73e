/**
 * Priority: which thread of a server the system lets go first where all want a processor.
 *
 * The thread that serves goes first, since every request passes through it; then short searches, lookups, long
 * searches and updates. Niceness adds to that of whoever started the server, and never asks for more than that.
 */
import { getPriority, setPriority } from 'node:os'

/** Niceness beside the serving thread's: from one to the next a thread gets about a fifth less. */
export const NICENESS = { short: 2, lookups: 3, long: 6, checks: 6, update: 6 } as const

/** The system's lowest priority. */
const NICEST = 19

/** Has the calling thread step back. On Linux alone is niceness a thread's; elsewhere the whole process would step back. */
export function stepBack(niceness: number): void {
  if (process.platform === 'linux') beNice(0, niceness)
}

/** Has a child step back. */
export function holdBack(pid: number | undefined, niceness: number): void {
  if (pid !== undefined) beNice(pid, niceness)
}

function beNice(pid: number, niceness: number): void {
  try {
    setPriority(pid, Math.min(NICEST, getPriority(pid) + niceness))
  } catch {
    // It has ended, or the system does not allow it: everything works without.
  }
}
