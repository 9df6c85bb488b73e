/**
 * Headlines that stand on one line with their text, behind a blank, as papers before 1949 and copies of them have them:
 * 鹽斤漲價　昨據鹽號中人談….
 */

import type { Line } from '../page/lines.js'
import { isFurniture } from '../rules/furniture.js'
import { isOpener } from '../rules/openers.js'

/** In UTF-16 units: a headline, and the shortest text behind it. */
const HEAD_LEAST = 3
const HEAD_LONGEST = 28
/** Of a headline before sure news, such as 本报讯. */
const HEAD_OF_NEWS_LONGEST = 56
const TEXT_LEAST = 20
/** So many lines of a page tell that it sets headlines so, and this share of its long ones. */
const LINES_LEAST = 3
const SHARE = 0.3
const LONG = 40
/** A row of a table has another blank so near. */
const NEXT_BLANK = 16
/** What the text of news begins with. */
const TEXT_BEGINS =
  /^(?:昨|今[日晨午晚天]|前[日晚夜天]|日前|近日|本[月年埠县邑市]|上月|顷|兹[因有查据]|据|现[因已在])/

/** Where only blanks part the text: a headline, the shortest line that has one, and the share of such lines that do. */
const UNMARKED_HEAD = /^\p{Script=Han}{2,14}(?= [^\s○◎●])/u
const UNMARKED_LINE = 30
const UNMARKED_SHARE = 0.5

const BEFORE_HONOURED = /[奉蒙承准经由呈禀荷恳仰祈候称于与及之为向据查因在]$/

export type HeadBeside = [end: number, start: number]

/** Where the headline of each such line ends and its text begins. */
export function headsBeside(lines: readonly Line[]): ReadonlyMap<Line, HeadBeside> {
  const sure = new Map<Line, HeadBeside>()
  const likely = new Map<Line, HeadBeside>()
  let long = 0
  for (const line of lines) {
    const { plain } = line
    if (plain.length >= LONG) long++
    if (plain.length < TEXT_LEAST || line.kind !== 'text' || line.continues || line.field) continue
    const blanks = blanksIn(plain)
    const places = blanks.filter(([end]) => end <= HEAD_LONGEST)
    if (blanks.length === 0 || isOpener(plain) || isFurniture(plain.slice(0, blanks[0]![0]))) continue
    const before = blanks.find(([, start]) => isOpener(plain.slice(start)))
    if (before) sure.set(line, before)
    else if (places.length > 0 && isLikely(line, places[0]!)) {
      const tells = tellsSubject(plain, places[0]!)
      // Old texts without marks set a blank before what is honoured: 奉　上諭.
      if (/[,。、]/.test(plain)) (tells ? sure : likely).set(line, places[0]!)
      else if (tells && !BEFORE_HONOURED.test(plain.slice(0, places[0]![0]))) sure.set(line, places[0]!)
    }
  }
  for (const [line, place] of unmarkedHeads(lines, sure)) sure.set(line, place)
  const all = sure.size + likely.size
  return all >= LINES_LEAST && all >= long * SHARE ? new Map([...sure, ...likely]) : sure
}

/**
 * Headlines before texts without marks, of a page on which so many lines begin with a few signs and a wide blank that it
 * cannot be a stop, or what is set before a name that is honoured.
 */
function unmarkedHeads(
  lines: readonly Line[],
  sure: ReadonlyMap<Line, HeadBeside>,
): ReadonlyMap<Line, HeadBeside> {
  const long = lines.filter(({ plain, kind }) => kind === 'text' && plain.length >= UNMARKED_LINE)
  const found = new Map<Line, HeadBeside>()
  for (const line of long) {
    const { plain, text } = line
    const head = UNMARKED_HEAD.exec(plain)?.[0]
    if (head === undefined || sure.has(line) || line.continues || line.field) continue
    if (/[,。、;]/.test(plain) || BEFORE_HONOURED.test(head) || isOpener(plain) || isFurniture(head)) continue
    if (isAloneWide(text, [head.length, head.length + 1])) found.set(line, [head.length, head.length + 1])
  }
  const share = (found.size + sure.size) / long.length
  return found.size >= LINES_LEAST && share >= UNMARKED_SHARE ? found : inRows(lines, found)
}

/** Those of some lines that follow each other, so many in a row that it is a custom. */
function inRows(lines: readonly Line[], found: ReadonlyMap<Line, HeadBeside>): Map<Line, HeadBeside> {
  const rows = new Map<Line, HeadBeside>()
  let row: Line[] = []
  for (const line of [...lines, undefined]) {
    if (line && found.has(line)) row.push(line)
    else {
      if (row.length >= LINES_LEAST) for (const own of row) rows.set(own, found.get(own)!)
      row = []
    }
  }
  return rows
}

/** Whether the blank is wide and no other one is near behind it. */
const isAloneWide = (text: string, [end, start]: HeadBeside) =>
  (start - end > 1 || text.charAt(end) === '\u3000') &&
  !/ {2}|\u3000/.test(text.slice(start, start + NEXT_BLANK))

/** The blanks that may stand behind a headline. */
function blanksIn(plain: string): HeadBeside[] {
  const places: HeadBeside[] = []
  const head = plain.slice(0, HEAD_OF_NEWS_LONGEST + 2)
  for (const { 0: blank, index } of head.matchAll(/(?<=\S) +/g)) {
    const start = index + blank.length
    if (/[。;:()[\]]/.test(plain.slice(0, index)) || plain.length - start < TEXT_LEAST) break
    if (index >= HEAD_LEAST) places.push([index, start])
  }
  return places
}

/** Whether a wide blank parts a head without marks from a text with them, and the line is no row of a table. */
function isLikely({ plain, text }: Line, [end, start]: HeadBeside): boolean {
  return (
    plain.length >= LONG &&
    end > HEAD_LEAST &&
    !/[,、!?《》"'\d]/.test(plain.slice(0, end)) &&
    isAloneWide(text, [end, start])
  )
}

/** Whether the text begins as news does, or with the headline's first words. */
const tellsSubject = (plain: string, [, start]: HeadBeside) =>
  TEXT_BEGINS.test(plain.slice(start)) || plain.startsWith(plain.slice(0, HEAD_LEAST), start)
