/**
 * The lines of a text, each with what its place on the page says: the heading
 * mark, the indent, the blank lines above it, and its plain form.
 *
 * Plain is what every rule reads: half-width, one kind of quotation mark,
 * simplified characters. It has the length of the printed text, unit by unit,
 * so that an offset in one is an offset in the other.
 */

import { plainOf } from '../../lexicon.js'

export type Line = {
  /** From 1 in the file. */
  line: number
  /** As printed, without the heading mark and the blanks at either end. */
  text: string
  /** `text` for patterns: same length. */
  plain: string
  /** How many `#` mark it; 0 for none. */
  mark: number
  /** Columns of blank before the text; a full-width space counts two. */
  indent: number
  /** Blank lines between this line and the one above. */
  gap: number
}

const MARK = /^([#＃]{1,6})(?:[ \t\u3000]+|(?=[^#＃\s]))/
const BOLD = /^(\*\*|__)(?!\s)(.*[^\s*_])\1$/

/**
 * The lines that are not blank.
 *
 * @param skipped leading lines that are front matter
 */
export function readLines(text: string, skipped = 0): Line[] {
  const lines: Line[] = []
  let gap = 0
  for (const [i, raw] of text.split(/\r\n|\n|\r/).entries()) {
    if (i < skipped) continue
    const trimmed = raw.trim()
    if (trimmed === '') {
      gap++
      continue
    }
    lines.push({ ...unmark(trimmed), line: i + 1, indent: indentOf(raw), gap })
    gap = 0
  }
  return lines
}

function unmark(trimmed: string): { text: string; plain: string; mark: number } {
  let text = trimmed
  let mark = MARK.exec(text)?.[1]?.length ?? 0
  if (mark > 0) text = text.replace(MARK, '').replace(/[ \t]+#+$/, '')
  const bold = BOLD.exec(text)
  if (bold) {
    text = bold[2]!
    mark ||= 1
  }
  return { text, plain: plainOf(text), mark }
}

function indentOf(raw: string): number {
  let columns = 0
  for (const sign of raw) {
    if (sign === '\u3000') columns += 2
    else if (sign === '\t') columns += 4
    else if (sign === ' ' || sign === '\u00a0') columns++
    else break
  }
  return columns
}
