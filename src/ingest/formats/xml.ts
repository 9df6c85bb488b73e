/**
 * XML and HTML as they stream by, with what is open. Names come without their prefix, and names
 * of HTML in small letters.
 *
 * Entities of a document's own are never expanded; depth is bounded, and so is the time.
 */

import { Parser } from 'htmlparser2'
import { JiebaoError } from '../../errors.js'
import { checkTime } from './clock.js'
import { type Attributes, scanXml, type XmlHandler } from './xml-scanner.js'

/** What is open at once, at most. */
const DEEPEST = 200
/** Characters that are handed on at once. */
const CHUNK = 65_536

export type { Attributes } from './xml-scanner.js'

export type MarkupReader = {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
  comment?(text: string): void
}

/**
 * @param file only named in refusals
 * @throws {JiebaoError} BAD_ISSUE if XML is cut off or too deep
 */
export function readMarkup(text: string, file: string, reader: MarkupReader, isXml = true): void {
  let depth = 0
  const handler: XmlHandler = {
    open(name, attributes) {
      if (++depth > DEEPEST) throw new JiebaoError('source-of-other-kind', file, { kind: 'tooDeep' })
      reader.open(bare(name), attributes)
    },
    close(name) {
      depth--
      reader.close?.(bare(name))
    },
    text: (own) => reader.text?.(own),
    comment: (own) => reader.comment?.(own),
  }
  if (!isXml) readHtml(text, handler)
  else if (!scanXml(text, handler, checkTime))
    throw new JiebaoError('source-of-other-kind', file, { kind: 'cutOff' })
}

function readHtml(text: string, { open, close, text: ontext, comment }: XmlHandler): void {
  const parser = new Parser(
    { onopentag: open, onclosetag: close, ontext, oncomment: comment },
    { decodeEntities: true, recognizeSelfClosing: true },
  )
  for (let at = 0; at < text.length; at += CHUNK) {
    checkTime()
    parser.write(text.slice(at, at + CHUNK))
  }
  parser.end()
}

function bare(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
