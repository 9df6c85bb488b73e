/**
 * The elements of a JSON list as bytes, streamed: each is given as the line of a `.jsonl` would be.
 *
 * The list may stand in an object, as databases and services write it: `{"total": 2, "data": [ … ]}`.
 * Nothing is parsed: strings and nesting are followed only to find where an element ends.
 */

import { LARGEST_LINE, type RawLine } from './raw-lines.js'

const SCALAR = String.raw`(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)`
const MEMBERS = String.raw`(?:\s*"(?:[^"\\]|\\.)*"\s*:\s*${SCALAR}\s*,)*`
const LIST = new RegExp(String.raw`^\s*(?:\{${MEMBERS}\s*"(?:[^"\\]|\\.)*"\s*:\s*)?\[\s*\{`)

/** Whether a JSON text, by its head, is a list of objects or an object whose first list has objects. */
export const isListOfObjects = (head: string): boolean => LIST.test(head)

const [QUOTE, ESCAPE, COMMA, LF] = [0x22, 0x5c, 0x2c, 10]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * @param chunks of a file whose head isListOfObjects(). A second list of objects behind the list, and a list that
 *   breaks off, are given as an element that is no JSON, and so refused by its line
 */
export async function* rawElements(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  const element = new Element()
  let line = 1
  let isInList = false
  let isInString = false
  let isEscaped = false
  let depth = 0
  let isOver = false
  /** Behind the list: whether another one has just begun. */
  let opens = false
  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte === LF) line++
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (byte === ESCAPE) isEscaped = true
        else if (byte === QUOTE) isInString = false
      } else if (byte === QUOTE) isInString = true
      else if (isOver) {
        if (opens && byte === OPEN_OBJECT) return yield { line, bytes: BROKEN }
        if (byte > 0x20) opens = byte === OPEN_LIST
      } else if (!isInList) {
        isInList = byte === OPEN_LIST
        from = at + 1
        continue
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++
      else if (depth === 0 && (byte === COMMA || byte === CLOSE_LIST)) {
        element.take(chunk.subarray(from, at))
        from = at + 1
        const found = element.finish()
        if (found) yield found
        if (byte === CLOSE_LIST) {
          isOver = true
          isInList = false
        }
        continue
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--
      if (isInList && byte > 0x20) element.beginAt(line)
    }
    if (isInList) element.take(chunk.subarray(from))
  }
  // The list breaks off; its last element is refused by its line, if it is not whole.
  if (isOver) return
  const rest = element.finish()
  if (rest) yield rest
  // An element that is not whole is refused itself.
  if (depth === 0 && !isInString) yield { line, bytes: BROKEN }
}

/** What stands for text that cannot be taken: no JSON. */
const BROKEN = Buffer.from('…')

class Element {
  private parts: Uint8Array[] = []
  private size = 0
  private line = 0

  /** Only the first call counts. */
  beginAt(line: number): void {
    this.line ||= line
  }

  take(part: Uint8Array): void {
    this.size += part.length
    if (this.size <= LARGEST_LINE) this.parts.push(part)
    else this.parts = []
  }

  /** @returns undefined if there are only blanks */
  finish(): RawLine | undefined {
    const { line } = this
    const bytes = this.size > LARGEST_LINE ? undefined : Buffer.concat(this.parts)
    this.parts = []
    this.size = 0
    this.line = 0
    return line === 0 ? undefined : { line, bytes }
  }
}
