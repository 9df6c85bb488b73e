/**
 * Headlines that whoever copied a page has numbered: 1. over the first story, 2. over the next. Numbered heads
 * inside a story stand below its first paragraphs.
 */

import type { Line } from '../page/lines.js'
import { isOpener } from '../rules/openers.js'
import { endsSentence } from '../rules/sentences.js'

const NUMBERED = /^(\d{1,2})(?:[.、)]|(?= )) ?(?=\D)/
/** In UTF-16 units: a headline with its number, and a text. */
const HEAD_LONGEST = 40
const TEXT_LEAST = 25
const HEADS_LEAST = 2

/** A rule, a day or page of the paper, or a title in a list. */
const isNoHead = (line: Line | undefined) =>
  line === undefined ||
  !/\p{L}/u.test(line.plain) ||
  /[版期号日]\)?$|\d ?日|版\(|^(?:[-·*]|\(?\d{1,2}[.、)])/.test(line.plain)

/** Where the headline begins behind the number, by line; none if the numbers do not run from 1 over texts. */
export function numberedHeads(lines: readonly Line[]): ReadonlyMap<Line, number> {
  const heads = new Map<Line, number>()
  let isNews = false
  for (const [i, line] of lines.entries()) {
    const { plain } = line
    const next = lines[i + 1]?.plain ?? ''
    const found = plain.length <= HEAD_LONGEST && !endsSentence(plain) ? NUMBERED.exec(plain) : null
    const isOver = next.length >= TEXT_LEAST || isOpener(next)
    if (found && Number(found[1]) === heads.size + 1 && isOver) {
      // A headline may stand over the numbered points of its story.
      isNews ||= isOpener(next) || (heads.size === 0 && isNoHead(lines[i - 1]))
      heads.set(line, found[0].length)
    } else if (heads.size === 0 && plain.length >= TEXT_LEAST && endsSentence(plain)) return heads
  }
  return isNews && heads.size >= HEADS_LEAST ? heads : new Map()
}
