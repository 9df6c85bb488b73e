/** Sayings and mottos that papers print at their head: they are no text of a story. */

import type { Line } from '../page/lines.js'
import { isOpener } from '../rules/openers.js'
import { withoutBlanks } from './paper-names.js'

/** A motto in a box, in quotation marks or under a line that announces it. */
const BOXED = /^(?:[[("《│┃|■□◇◆].*[\])"》│┃|■□◇◆。]|"[^"]*"?.{0,12})$/
/** A line over a motto. */
const ANNOUNCES = /(?:语录|指示|格言|箴言|宗旨|遗嘱)[:]?$/

/** Longest motto that nothing marks, in UTF-16 units. */
export const SLOGAN_LONGEST = 12

/** Over sayings that papers of the sixties print at their head or in a box. */
const SAYINGS = /^(?:最[高新]指示|\p{Script=Han}{0,5}语录|毛主席(?:教导我们说?|诗词))[:]?$/u
/** Sayings under one heading, in lines; the longest, in UTF-16 units. */
const MOST_SAYINGS = 4
const SAYING_LONGEST = 60

/** The sayings and their headings; a saying ends with a mark. */
export function mottosIn(lines: readonly Line[]): Set<Line> {
  const mottos = new Set<Line>()
  for (const [i, line] of lines.entries()) {
    if (!SAYINGS.test(withoutBlanks(line.plain))) continue
    const below = lines.slice(i + 1, i + 1 + MOST_SAYINGS)
    // At the very top the first may end without a mark.
    const end = below.findIndex(
      ({ plain }, at) =>
        plain.length > SAYING_LONGEST ||
        isOpener(plain) ||
        !(/[,;。!?]["')]?$/.test(plain) || (i === 0 && at === 0 && plain.length > SLOGAN_LONGEST)),
    )
    for (const own of [line, ...below.slice(0, end < 0 ? below.length : end)]) mottos.add(own)
  }
  return mottos
}

/** Whether a line at the head is a motto. @param above the line over it */
export const isMotto = ({ plain }: Line, above: Line | undefined): boolean =>
  !isOpener(plain) && (BOXED.test(plain) || ANNOUNCES.test(plain) || ANNOUNCES.test(above?.plain ?? ''))
