/**
 * Ids and checksums: pure functions of the text or path that they name.
 */

import { createHash } from 'node:crypto'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const ISSUE_ID_LENGTH = 12
const ARTICLE_ID_LENGTH = 10

/** RFC 4648 base32 in lower case, without padding, cut to `length` signs. */
function base32(bytes: Uint8Array, length: number): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(buffer >>> (bits - 5)) & 31]!
    if (text.length >= length) break
    buffer &= (1 << bits) - 1
  }
  return text.slice(0, length)
}

/** Lower-case hex of all parts in a row. */
export function sha256(...parts: Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/**
 * An issue's id.
 *
 * @param file   path below the folder of sources: `a.txt` and `a.md` are two issues
 * @param within of an issue inside a `.jsonl`: what tells it from the others in the file
 */
export function issueId(
  file: string,
  within?: { publication: string; date: string; ordinal: number },
): string {
  const inner = within ? `\n${within.publication}\n${within.date}\n${within.ordinal}` : ''
  return base32(
    createHash('sha256')
      .update(file + inner)
      .digest(),
    ISSUE_ID_LENGTH,
  )
}

/** Ids of one issue's articles: equal texts get -2, -3. */
export class ArticleIds {
  private readonly taken = new Map<string, number>()

  constructor(private readonly issue: string) {}

  /** @param text the article's own; marks and blanks do not count */
  of(text: string): string {
    const letters = text.replace(/[^\p{L}\p{Nd}\u3007]/gu, '')
    const own = `${this.issue}-${base32(createHash('sha256').update(letters).digest(), ARTICLE_ID_LENGTH)}`
    const times = (this.taken.get(own) ?? 0) + 1
    this.taken.set(own, times)
    return times === 1 ? own : `${own}-${times}`
  }
}
