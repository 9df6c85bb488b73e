/**
 * Cursors: where a list of hits goes on, on the view that it began on.
 *
 * A cursor names its view, how many hits were shown, and a sum of the query, so
 * that it cannot be used with another one. Opaque to whoever holds it.
 */
import { crc32 } from 'node:zlib'
import { JiebaoError } from '../errors.js'

export type Cursor = { view: string; offset: number; sum: number }

/** @param canonical of the request, without its cursor */
export function writeCursor(view: string, offset: number, canonical: string): string {
  return Buffer.from(JSON.stringify([view, offset, crc32(canonical)])).toString('base64url')
}

/** @throws {JiebaoError} BAD_PARAMETER if it is no cursor, or one of another query */
export function readCursor(text: string, canonical: string): Cursor {
  try {
    const [view, offset, sum] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    const isCursor = typeof view === 'string' && Number.isInteger(offset) && (offset as number) > 0
    if (isCursor && sum === crc32(canonical)) return { view, offset: offset as number, sum }
  } catch {
    // Falls through to the one refusal.
  }
  const message =
    'Cannot go on from this cursor: it is none of this query. Use "nextCursor" as it was given, with the same parameters'
  throw new JiebaoError('BAD_PARAMETER', text.slice(0, 100), message)
}
