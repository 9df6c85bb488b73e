/**
 * Doubts that single lines raise: foreign words in Chinese prose, characters of
 * the other script, sums that do not add up. They are for a person with the paper at
 * hand; no text is changed.
 */

import { isSimplified, isTraditional } from '../../lexicon.js'
import type { Doubt } from '../../model.js'
import { checkTime } from '../formats/clock.js'
import { type Line, lineAt } from '../page/lines.js'
import { miscounts } from './arithmetic.js'

/** A small English word between Chinese ones: text recognition misreads 和 or 与 so. */
const FOREIGN =
  /(?<=[\p{Script=Han}，。、；：”」）)])\s*\b(?:and|or|of|the|in|to|for|with|by|on|at|from|as|is|are|that|this|was|not)\b\s*(?=[\p{Script=Han}“「（(])/giu
/** With at least this many characters of one script, the few of the other are odd. */
const SCRIPT_LEAST = 20
const SCRIPT_SHARE = 0.12
/** A popular form that a traditional page prints this often is its custom, and no slip of recognition. */
const CUSTOM_LEAST = 4
const AROUND = 6

export function lineDoubts(lines: readonly Line[]): Doubt[] {
  const odd = oddCharacter(lines)
  return lines.flatMap((line) => {
    checkTime()
    return [...foreignIn(line), ...(odd ? oddIn(line, odd) : []), ...sumsIn(line)]
  })
}

function foreignIn(line: Line): Doubt[] {
  const { text } = line
  return [...text.matchAll(FOREIGN)].map((found) => ({
    class: 'foreign-text',
    line: lineAt(line, found.index),
    text: around(text, found.index, found[0].length),
    note: `中文里夹有外文“${found[0].trim()}”，疑为识别所误`,
  }))
}

type Odd = { isOdd: (sign: string) => boolean; isOwn: (sign: string) => boolean; note: string }

/** Which characters are odd on this page; undefined if both scripts are at home. */
function oddCharacter(lines: readonly Line[]): Odd | undefined {
  let traditional = 0
  let simplified = 0
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    for (const sign of text) {
      if (isTraditional(sign)) traditional++
      else if (isSimplified(sign)) simplified++
      else continue
      counts.set(sign, (counts.get(sign) ?? 0) + 1)
    }
  }
  const isRare = (sign: string) => (counts.get(sign) ?? 0) < CUSTOM_LEAST
  if (simplified >= SCRIPT_LEAST && traditional <= simplified * SCRIPT_SHARE) {
    return { isOdd: isTraditional, isOwn: isSimplified, note: '简体文字中的繁体字' }
  }
  if (traditional >= SCRIPT_LEAST && simplified <= traditional * SCRIPT_SHARE) {
    return {
      isOdd: (sign) => isSimplified(sign) && isRare(sign),
      isOwn: isTraditional,
      note: '繁体文字中的简体字',
    }
  }
  return undefined
}

function oddIn(line: Line, { isOdd, isOwn, note }: Odd): Doubt[] {
  const { text } = line
  const all = [...text]
  const signs = [...new Set(all.filter(isOdd))]
  if (signs.length === 0) return []
  // A line with more of the other script than of the page's own is another hand's, such as a transcriber's note.
  if (all.filter(isOwn).length < signs.length) return []
  const at = text.indexOf(signs[0]!)
  return [
    {
      class: 'odd-script',
      line: lineAt(line, at),
      text: around(text, at, 1),
      note: `${note}“${signs.join('')}”，疑为识别所误`,
    },
  ]
}

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
