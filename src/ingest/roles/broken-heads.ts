/** Headings that print or text recognition broke into lines, made whole before any line is given its part. */

import { plainOf } from '../../lexicon.js'
import type { Line } from '../page/lines.js'
import type { Spoken } from '../page/note.js'
import type { Page } from '../page/page.js'
import { HEADING_LINE_GOES_ON, type Neighbours } from '../rules/broken-heads.js'
import { SCRAP } from '../rules/furniture.js'
import { decide } from '../rules/rule.js'

/**
 * The lines, those of one heading as one line. What recognition made of dirt between two of them comes to stand above.
 *
 * @param apart lines that are known to be no headings
 */
export function joinHeadings(lines: readonly Line[], page: Page, apart: ReadonlySet<Line>): Line[] {
  if (!page.isPrinted) return [...lines]
  const whole: Line[] = []
  const told = lines.filter(
    ({ plain, gap, kind }) => !decide(SCRAP, { plain, gap, kind, isNoisy: page.isNoisy }),
  )
  /** Where the line before stands in `whole`. */
  let last: number | undefined
  let own = 0
  for (const second of lines) {
    if (told[own] !== second) {
      whole.push(second)
      continue
    }
    const first = told[own - 1]
    const isFree = first !== undefined && !apart.has(first) && !apart.has(second)
    const place = { above: told[own - 2], first: first!, second, below: told[own + 1], page }
    own++
    const isRest = last !== undefined && isFree && goesOn(place)
    // Below the dirt: the line under a heading is asked whether it stands right below one.
    const line = isRest ? glued(whole.splice(last!, 1)[0]!, second) : second
    last = whole.push(line) - 1
  }
  return whole
}

function goesOn(place: Neighbours): boolean {
  const rules: Spoken[] = []
  const answer = decide(HEADING_LINE_GOES_ON, place, rules)
  if (answer) place.second.pieces[0]!.reasons.push({ decision: HEADING_LINE_GOES_ON.id, answer, rules })
  return answer
}

function glued(first: Line, second: Line): Line {
  const text = first.text + second.text
  const pieces = [...first.pieces, { ...second.pieces[0]!, at: first.text.length }]
  return { ...first, text, plain: plainOf(text), pieces }
}
