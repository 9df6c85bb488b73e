/**
 * Lines of two halves. A program puts a headline and who reported on one line. Old papers print a headline and more on one line: its text behind a circle (拍賣○啓者…),
 * the writer's pen name in brackets (菊花會　（一葦）), or its text behind a blank. Such a line is read as two.
 */

import { type Line, splitLine } from '../page/lines.js'
import type { Page } from '../page/page.js'
import { parseByline, saysPart } from '../people/bylines.js'
import { titleAndCredit } from '../rules/credit-lines.js'
import { isPenName } from '../rules/pen-names.js'
import { headAndText } from './head-signs.js'
import { headsBeside } from './heads-beside.js'
import { numberedHeads } from './numbered-heads.js'
import type { SiteLines } from './web.js'

/** A line that names its writers and their parts alone is no longer, in UTF-16 units. */
const BYLINE_LONGEST = 48
/** The sign of a list that a site makes of its titles. */
const LISTED_HEAD = /^[•·] (?=[^。;]{4,50}$)/
/** A headline before a circle or a pen name, and the text behind a circle, in UTF-16 units. */
const TITLED = /^[○◎●]?([^○◎●,。、;:!?]{2,14})[○◎●]\s*(?=.{16})/
const SIGNED = /^(?!.*[,。、;:!?].*[(])(\S.{1,23}?)\s*([([]\p{Script=Han}{2,4}[)\]])$/u
/** A line of at least this many UTF-16 units is the text of a headline above it. */
const TEXT_LEAST = 22

/** The lines, each of two halves as two. */
export function halveLines(lines: readonly Line[], page: Page, site: SiteLines): Line[] {
  const heads = page.isSaved ? new Map() : headsBeside(lines)
  const numbered = page.isSaved ? new Map() : numberedHeads(lines)
  return lines.flatMap((line, i) => {
    const from = numbered.get(line)
    if (from !== undefined)
      return [{ ...line, text: line.text.slice(from), plain: line.plain.slice(from), field: 'title' }]
    const head = page.headSigns.has(line.plain.charAt(0)) ? undefined : heads.get(line)
    if (head) {
      const [first, second] = splitLine(line, [0, head[0]], head[1])
      return [
        { ...first, field: 'title' },
        { ...second, field: 'body' },
      ]
    }
    if (line.kind !== 'text' || line.continues) return [line]
    const byline = line.plain.length <= BYLINE_LONGEST ? parseByline(line.text) : undefined
    if (byline && saysPart(byline)) return [line]
    if (page.isSaved && !site.has(line) && LISTED_HEAD.test(line.plain))
      return splitLine(line, [0, 0], 2).slice(1)
    // A program that lists stories sets a dot and a blank before each title, as a paper does not.
    if (page.headSigns.get('•') === 'over' && LISTED_HEAD.test(line.plain))
      return [{ ...splitLine(line, [0, 0], 2)[1], gap: line.gap, field: 'title' }]
    const isOverText = (lines[i + 1]?.plain.length ?? 0) >= TEXT_LEAST
    const beside = isOverText ? titleAndCredit(line) : undefined
    if (beside) return splitLine(line, [0, beside[0]], beside[1])
    const isLoose = page.loose !== undefined
    const title = isLoose && page.loose !== 'circle' ? TITLED.exec(line.plain) : undefined
    if (title) {
      const from = title[0].indexOf(title[1]!)
      return splitLine(line, [from, from + title[1]!.length], title[0].length)
    }
    const sign = page.headSigns.get(line.plain.charAt(0))
    const behind = sign && headAndText(line.plain, sign)
    if (behind) return splitLine(line, [0, behind[0]], behind[1])
    const name = isLoose ? SIGNED.exec(line.plain) : undefined
    if (!name || !isOverText || !isPenName(name[2]!)) return [line]
    return splitLine(line, [0, name[1]!.length], line.plain.length - name[2]!.length)
  })
}
