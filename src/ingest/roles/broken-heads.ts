/** Headings that print or text recognition broke into lines, made whole before any line is given its part. */

import { plainOf } from '../../lexicon.js'
import type { Line } from '../page/lines.js'
import type { Spoken } from '../page/note.js'
import type { Page } from '../page/page.js'
import { HEADING_LINE_GOES_ON } from '../rules/broken-heads.js'
import { decide } from '../rules/rule.js'

/**
 * The lines, those of one heading as one line.
 *
 * @param apart lines that are known to be no headings
 */
export function joinHeadings(lines: readonly Line[], page: Page, apart: ReadonlySet<Line>): Line[] {
  const whole: Line[] = []
  let last: Line | undefined
  for (const second of lines) {
    const isFree = last !== undefined && !apart.has(last) && !apart.has(second)
    if (isFree && goesOn(last!, second, page)) whole.push(glued(whole.pop()!, second))
    else whole.push(second)
    last = second
  }
  return whole
}

function goesOn(first: Line, second: Line, page: Page): boolean {
  const rules: Spoken[] = []
  const answer = decide(HEADING_LINE_GOES_ON, { first, second, page }, rules)
  if (answer) second.pieces[0]!.reasons.push({ decision: HEADING_LINE_GOES_ON.id, answer, rules })
  return answer
}

function glued(first: Line, second: Line): Line {
  const text = first.text + second.text
  const pieces = [...first.pieces, { ...second.pieces[0]!, at: first.text.length }]
  return { ...first, text, plain: plainOf(text), pieces }
}
