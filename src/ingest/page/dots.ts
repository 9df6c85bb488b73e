/**
 * Pages whose marks are dots: recognition reads the comma and the stop of vertical print, which stand beside the
 * line, as • or ·. Such a dot parts clauses for whoever reads the line; its text keeps it.
 */

import { middleOf } from '../../arrays.js'

type Dotted = { plain: string; kind: string }

/** A dot behind a Han character, before another or at the end of the line. */
const DOT = /(?<=\p{Script=Han})[•·‧・∙](?=\p{Script=Han}|$)/gu
const MARK = /[,。、;:]/g
/** A page has so many dots in so many lines, and more than so many times its marks: dots inside foreign names are few. */
const DOTS_LEAST = 6
const LINES_LEAST = 4
const TIMES = 1.5
/** A dot that ends a line shorter than this share of the usual one, or stands behind 云, ends a paragraph. */
const FULL = 0.85
const END = /(?<=\p{Script=Han})[•·‧・∙*]$/u
const TOLD = /云[•·‧・∙*]$/

/** Makes the dots of such a page commas, in the plain form of its lines. */
export function readDots(lines: readonly Dotted[]): void {
  const dotted = lines.filter(({ plain, kind }) => kind === 'text' && plain.search(DOT) >= 0)
  if (dotted.length < LINES_LEAST) return
  const dots = dotted.reduce((sum, { plain }) => sum + plain.match(DOT)!.length, 0)
  const marks = lines.reduce((sum, { plain }) => sum + (plain.match(MARK)?.length ?? 0), 0)
  if (dots < DOTS_LEAST || dots < marks * TIMES) return
  const usual = middleOf(dotted.map(({ plain }) => plain.length))
  for (const line of lines) {
    if (line.kind !== 'text') continue
    const isLast = line.plain.length < usual * FULL || TOLD.test(line.plain)
    const ended = isLast ? line.plain.replace(END, '。') : line.plain
    line.plain = ended.replace(DOT, '、')
  }
}

/** A blank inside a line, but for one behind the word that a telegram or a letter begins with. */
const STOP = /(?<=[\p{Script=Han}])(?<![电讯]) (?=\p{Script=Han})/gu
/** Printed lines whose stops are blanks: so many of them, of at most so many characters, and this share of the page's lines. */
const BLANKED_LEAST = 8
const BLANKED_LONGEST = 40
const BLANKED = 0.3
/** At most this share of first blanks stands on one place of the line: those of verse, lists and tables do. */
const ONE_PLACE = 0.3
/** At least this share of the lines ends within two characters of their usual end, as printed lines do. */
const EVEN = 0.5

/**
 * Makes the blanks commas where a page of printed lines has them for stops and hardly a mark, in the plain form of its lines,
 * until they are put together.
 */
export function readBlankStops(lines: readonly Dotted[]): void {
  const blanked = lines.filter(
    ({ plain, kind }) =>
      kind === 'text' && plain.length <= BLANKED_LONGEST && plain.includes(' ') && plain.search(STOP) >= 0,
  )
  if (blanked.length < BLANKED_LEAST || blanked.length < lines.length * BLANKED) return
  const marks = lines.reduce((sum, { plain }) => sum + (plain.match(MARK)?.length ?? 0), 0)
  if (marks * TIMES > blanked.length) return
  const places = new Map<number, number>()
  for (const { plain } of blanked) {
    const at = plain.search(STOP)
    places.set(at, (places.get(at) ?? 0) + 1)
  }
  if (Math.max(...places.values()) > blanked.length * ONE_PLACE) return
  const lengths = blanked.map(({ plain }) => plain.length)
  const usual = middleOf(lengths)
  if (lengths.filter((length) => Math.abs(length - usual) <= 2).length < lengths.length * EVEN) return
  for (const line of blanked) line.plain = line.plain.replace(STOP, '、')
}

/** Blanks that stand for stops again: a page without marks has customs of its own. */
export function withBlanks<L extends { plain: string; text: string }>(lines: L[]): L[] {
  for (const line of lines)
    if (line.plain.includes('、'))
      line.plain = line.plain.replace(/、/g, (mark, at: number) =>
        /\s/.test(line.text.charAt(at)) ? ' ' : mark,
      )
  return lines
}
