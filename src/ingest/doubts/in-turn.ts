/**
 * Printed lines of columns that follow one another in turn, as a recogniser gives them that goes down the page and not down
 * a column: no line goes on in the next one, and many go on in the one after.
 *
 * A line that goes on in another often breaks a word that stands whole elsewhere on the page: the pair of the first one's
 * last character and the other's first. Of true neighbours a fourth or more have such a pair, of strangers hardly any.
 */

import type { Doubt } from '../../model.js'
import { type Line, partsOf } from '../page/lines.js'
import { eachPair, Pairs, pairKey } from '../page/pairs.js'

/** Columns side by side, at most. */
const MOST = 4
/** Lines that are looked at together, and by how many the next look begins further down. */
const WINDOW = 24
const STEP = 6
/** Whole words over the breaks of a column, at least, and as a share of the breaks; and how many times as many as over neighbours. */
const LEAST = 4
const SHARE = 0.15
const TIMES = 4
/** Shortest and longest printed line, in UTF-16 units. */
const [SHORTEST, LONGEST] = [8, 62]

const OPEN = /\p{Script=Han}$/u
const GOES_ON = /^\p{Script=Han}/u

type PrintedLine = { line: number; plain: string }

/** The first line of each run of such lines. */
export function columnsInTurn(lines: readonly Line[]): Doubt[] {
  const printed = lines
    .flatMap(({ plain, pieces, kind }) =>
      kind === 'text' ? partsOf(plain, pieces).map(({ line, own }) => ({ line, plain: own.trim() })) : [],
    )
    .filter(({ plain }) => plain.length >= SHORTEST && plain.length <= LONGEST)
  if (printed.length < WINDOW) return []
  const whole = new Pairs(printed.reduce((units, { plain }) => units + plain.length, 0))
  for (const { plain } of printed) eachPair(plain, (pair) => whole.add(pair))
  const doubts: Doubt[] = []
  let isInRun = false
  for (let from = 0; from + WINDOW <= printed.length; from += STEP) {
    const isFound = areInTurn(printed.slice(from, from + WINDOW), whole)
    if (isFound && !isInRun) {
      const { line, plain } = printed[from]!
      const note = '此处像是几栏的行轮流排在一起，上行不接下行，请按栏重新识别'
      doubts.push({ class: 'columns-across', line, text: plain, note })
    }
    isInRun = isFound
  }
  return doubts
}

function areInTurn(window: readonly PrintedLine[], whole: Pairs): boolean {
  const [next, ...further] = Array.from({ length: MOST }, (_, at) => meetingsOver(window, at + 1, whole))
  return further.some(({ met, breaks }) => met >= LEAST && met >= breaks * SHARE && met >= next!.met * TIMES)
}

/** Of the lines that may go on in the one `step` further down, how many do so inside a word. */
function meetingsOver(
  window: readonly PrintedLine[],
  step: number,
  whole: Pairs,
): { met: number; breaks: number } {
  let met = 0
  let breaks = 0
  for (const [at, { plain }] of window.entries()) {
    const other = window[at + step]?.plain
    if (other === undefined || !OPEN.test(plain) || !GOES_ON.test(other)) continue
    breaks++
    if (whole.has(pairKey(plain.charCodeAt(plain.length - 1), other.charCodeAt(0)))) met++
  }
  return { met, breaks }
}
