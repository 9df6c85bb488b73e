/**
 * Cursors: where a list of hits goes on, on the view that it began on.
 *
 * A cursor holds its view, the number of hits already shown, and a checksum of
 * the query, which binds it to that query. Opaque to its holder.
 */
import { crc32 } from 'node:zlib'
import { JiebaoError } from '../errors.js'

export type Cursor = { view: string; offset: number; sum: number }

/** @param series canonical request, without cursor and page */
export function writeCursor(view: string, offset: number, series: string): string {
  return Buffer.from(JSON.stringify([view, offset, crc32(series)])).toString('base64url')
}

/** @throws {JiebaoError} BAD_PARAMETER if the text is no cursor, or one of another query */
export function readCursor(text: string, series: string): Cursor {
  const cursor = parseCursor(text)
  if (cursor && cursor.sum === crc32(series)) return cursor
  throw new JiebaoError(cursor ? 'cursor-foreign' : 'cursor-unreadable', text, {})
}

function parseCursor(text: string): Cursor | undefined {
  try {
    const [view, offset, sum] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    const isCursor = typeof view === 'string' && typeof sum === 'number' && Number.isSafeInteger(offset)
    return isCursor && (offset as number) > 0 ? { view, offset: offset as number, sum } : undefined
  } catch {
    return undefined
  }
}
