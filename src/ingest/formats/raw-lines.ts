/** The lines of a file as bytes, streamed; a line over the limit is passed over unread. */

import { JiebaoError } from '../../errors.js'
import type { OpenFile } from './open-file.js'

export const LARGEST_LINE = 16 * 1024 * 1024

/** `bytes` without the line end; undefined if the line is over the limit. */
export type RawLine = { line: number; bytes: Uint8Array | undefined }

const LF = 10

/** @throws {JiebaoError} BAD_ISSUE if the file cannot be read */
export async function* rawLines(open: OpenFile): AsyncGenerator<RawLine> {
  let line = 1
  let parts: Uint8Array[] = []
  let size = 0
  const take = (part: Uint8Array) => {
    size += part.length
    if (size <= LARGEST_LINE) parts.push(part)
    else parts = []
  }
  const finish = (): RawLine => {
    const bytes = size > LARGEST_LINE ? undefined : clean(Buffer.concat(parts), line)
    parts = []
    size = 0
    return { line: line++, bytes }
  }
  try {
    for await (const own of await open.stream()) {
      const chunk = Buffer.from(own.buffer, own.byteOffset, own.length)
      let at = 0
      for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, at)) {
        take(chunk.subarray(at, end))
        yield finish()
        at = end + 1
      }
      take(chunk.subarray(at))
    }
  } catch (cause) {
    if (cause instanceof JiebaoError) throw cause
    throw new JiebaoError('source-unreadable', open.file, { why: (cause as Error).message }, { cause })
  }
  if (size > 0) yield finish()
}

/** Without the byte order mark of the file and the return of its line. */
function clean(bytes: Buffer, line: number): Uint8Array {
  const from = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const to = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length
  return bytes.subarray(from, Math.max(from, to))
}
