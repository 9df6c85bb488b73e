/**
 * XML and HTML as they stream by, with what is open. Names come without their prefix, and names
 * of HTML in small letters.
 *
 * Entities of a document's own are never expanded; depth is bounded, and so is the time.
 */

import { Parser } from 'htmlparser2'
import { JiebaoError } from '../../errors.js'
import { checkTime } from './clock.js'

/** What is open at once, at most. */
const DEEPEST = 200
/** Characters that are handed on at once. */
const CHUNK = 65_536

export type Attributes = Record<string, string>

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
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new JiebaoError('source-of-other-kind', file, { kind: 'tooDeep' })
        reader.open(bare(name), attributes)
      },
      onclosetag(name) {
        depth--
        reader.close?.(bare(name))
      },
      ontext: (own) => reader.text?.(own),
      oncomment: (own) => reader.comment?.(own),
    },
    { xmlMode: isXml, decodeEntities: true, recognizeSelfClosing: true },
  )
  for (let at = 0; at < text.length; at += CHUNK) {
    checkTime()
    parser.write(text.slice(at, at + CHUNK))
  }
  if (isXml && depth > 0) throw new JiebaoError('source-of-other-kind', file, { kind: 'cutOff' })
  parser.end()
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)
