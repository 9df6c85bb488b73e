/**
 * Pages whose marks are dots: recognition reads the comma and the stop of vertical print, which stand beside the
 * line, as • or ·. Such a dot parts clauses for whoever reads the line; its text keeps it.
 */

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
  const lengths = dotted.map(({ plain }) => plain.length).sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)]!
  for (const line of lines) {
    if (line.kind !== 'text') continue
    const isLast = line.plain.length < usual * FULL || TOLD.test(line.plain)
    const ended = isLast ? line.plain.replace(END, '。') : line.plain
    line.plain = ended.replace(DOT, '、')
  }
}
