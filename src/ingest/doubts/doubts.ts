/**
 * Doubts that single lines raise: foreign words in Chinese prose, characters of
 * the other script, sums that do not add up. They are for a person with the paper at
 * hand; no text is changed.
 */

import { countScripts, isSimplified, isTraditional } from '../../lexicon.js'
import type { Doubt } from '../../model.js'
import { checkTime } from '../formats/clock.js'
import { type Line, lineAt, partsOf } from '../page/lines.js'
import { miscounts } from './arithmetic.js'

/** A small English word between Chinese ones: text recognition misreads 和 or 与 so. */
const FOREIGN =
  /(?<=[\p{Script=Han}，。、；：”」）)])\s*\b(?:and|or|of|the|in|to|for|with|by|on|at|from|as|is|are|that|this|was|not)\b\s*(?=[\p{Script=Han}“「（(])/giu
/** Most Chinese lines have no Latin letter at all. */
const LATIN = /[a-z]/iu
/** With at least this many characters of one script, the few of the other are odd. */
const SCRIPT_LEAST = 20
const SCRIPT_SHARE = 0.12
/** A popular form that a traditional page prints this often is its custom, and no slip of recognition. */
const CUSTOM_LEAST = 4
/** The script itself is named, or a link leads to the rest of the text: words of a site, which has a script of its own. */
const SCRIPTS = /[简簡繁正][体體]|[阅閱][读讀]全文/
const AROUND = 6
/** So many lines with odd characters, and one of so many, tell of a text that a program or a transcriber mixed. */
const MIXED_LEAST = 4
const MIXED_SHARE = 6

/** @param masthead its lines, which are drawn in what script a paper likes */
export function lineDoubts(lines: readonly Line[], masthead: ReadonlySet<Line>): Doubt[] {
  const odd = oddCharacter(lines)
  const all = lines.flatMap((line) => {
    checkTime()
    return [...foreignIn(line), ...(odd && !masthead.has(line) ? oddIn(line, odd) : []), ...sumsIn(line)]
  })
  const mixed = all.filter(isOfScript).length
  return mixed >= MIXED_LEAST && mixed * MIXED_SHARE >= lines.length
    ? all.filter((doubt) => !isOfScript(doubt))
    : all
}

const isOfScript = (doubt: Doubt) => doubt.class === 'odd-script'

function foreignIn(line: Line): Doubt[] {
  const { text } = line
  if (!LATIN.test(text)) return []
  return [...text.matchAll(FOREIGN)].map((found) => ({
    class: 'foreign-text',
    line: lineAt(line, found.index),
    text: around(text, found.index, found[0].length),
    note: `中文里夹有外文“${found[0].trim()}”，疑为识别所误`,
  }))
}

type Odd = {
  /** Of the odd characters; most lines have none of it. */
  script: 'traditional' | 'simplified'
  isOdd: (sign: string) => boolean
  isOwn: (sign: string) => boolean
  note: string
}

/** Which characters are odd on this page; undefined if both scripts are at home. */
function oddCharacter(lines: readonly Line[]): Odd | undefined {
  let traditional = 0
  let simplified = 0
  for (const { text } of lines) {
    const own = countScripts(text)
    traditional += own.traditional
    simplified += own.simplified
  }
  if (simplified >= SCRIPT_LEAST && traditional <= simplified * SCRIPT_SHARE) {
    return { script: 'traditional', isOdd: isTraditional, isOwn: isSimplified, note: '简体文字中的繁体字' }
  }
  if (traditional >= SCRIPT_LEAST && simplified <= traditional * SCRIPT_SHARE) {
    const counts = new Map<string, number>()
    for (const { text } of lines)
      for (const sign of text) if (isSimplified(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    const isRare = (sign: string) => (counts.get(sign) ?? 0) < CUSTOM_LEAST
    return {
      script: 'simplified',
      isOdd: (sign) => isSimplified(sign) && isRare(sign),
      isOwn: isTraditional,
      note: '繁体文字中的简体字',
    }
  }
  return undefined
}

function oddIn({ text, pieces }: Line, odd: Odd): Doubt[] {
  if (countScripts(text)[odd.script] === 0 || isAnotherHand([...text], odd)) return []
  return partsOf(text, pieces).flatMap(({ line, at, own }): Doubt[] => {
    const signs = [...new Set([...own].filter(odd.isOdd))]
    const isOther = signs.length > 1 && isAnotherHand([...own], odd)
    if (signs.length === 0 || isOther || SCRIPTS.test(own)) return []
    const shown = around(text, at + own.indexOf(signs[0]!), 1)
    const note = `${odd.note}“${signs.join('')}”，疑为识别所误`
    return [{ class: 'odd-script', line, text: shown, note }]
  })
}

/** With more of the other script than of the page's own it is another hand's, such as a transcriber's note. */
const isAnotherHand = (all: readonly string[], { isOdd, isOwn }: Odd) =>
  all.filter(isOwn).length < new Set(all.filter(isOdd)).size

function sumsIn(line: Line): Doubt[] {
  const { plain, text } = line
  return miscounts(plain).map(({ at, length, note }) => ({
    class: 'arithmetic',
    line: lineAt(line, at),
    text: text.slice(at, at + length).trim(),
    note,
  }))
}

/** The place with AROUND units on either side; a character is never cut in two. */
function around(text: string, at: number, length: number): string {
  let from = Math.max(0, at - AROUND)
  let to = Math.min(text.length, at + length + AROUND)
  if (from > 0 && /[\udc00-\udfff]/.test(text.charAt(from))) from--
  if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to++
  return text.slice(from, to)
}
