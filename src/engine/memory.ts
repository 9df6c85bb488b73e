/**
 * Memory: how many bytes of index pages a serving process keeps.
 *
 * A page that is not kept is read and checked again by every query that needs it:
 * over a million articles that is most of the cost of a short query.
 */
import { totalmem } from 'node:os'

const LEAST = 256 * 1024 * 1024
const MOST = 2 * 1024 * 1024 * 1024

/** Bytes of pages to keep: an eighth of the memory, 256 MB to 2 GB. */
export const pageBytes = (memory: number): number => Math.min(MOST, Math.max(LEAST, Math.floor(memory / 8)))

/** Bytes of memory that this process may use: the limit of its container, else the machine's memory. */
export function availableMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
