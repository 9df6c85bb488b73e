/**
 * Memory: how much of it the pages of an index may take in a process that serves.
 *
 * A page that is not held is read and checked again by every query that wants a
 * list of it: over a million articles that is most of what a short query costs.
 */
import { totalmem } from 'node:os'

const LEAST = 256 * 1024 * 1024
const MOST = 2 * 1024 * 1024 * 1024

/** An eighth of the memory, within bounds. */
export const pageBytes = (memory: number): number => Math.min(MOST, Math.max(LEAST, Math.floor(memory / 8)))

/** Bytes of memory that this process may use: the machine's, or what its container is given. */
export function availableMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
