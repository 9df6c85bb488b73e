/** Lines that text recognition makes of specks, rules of the page and dirt, between lines of print. */

import { isMarkedUp, type Line } from '../page/lines.js'
import { type Decision, rule } from './rule.js'
import { endsSentence } from './sentences.js'

/** A line that is short enough, and the nearest longer ones above and below it. */
export type StrayPlace = { line: Line; above: Line | undefined; below: Line | undefined }

/** Longest stray, in UTF-16 units. */
const LONGEST = 5

/** Strokes of characters, which print never sets alone. */
const STROKE = /^[丨丶丿亅乀〡]$/
/** One to three marks, blanks between them or not; a row of one mark is a divider, or the rest of a dash. */
const SPECKS = /^(?!(\S)(?:\1+|(?: \1){2,})$)[|¦~_^`'´¨°\\/·•.,、。—–-](?: ?[|¦~_^`'´¨°\\/·•.,、。—–-]){0,2}$/
/** Two or three groups of marks and strokes, one of them a mark: ll |, , 一 . */
const SCRAPS =
  /^(?=.*[|¦~_^`'´¨°\\•.,、=<>])(?:[|¦~_^`'´¨°\\/·•.,、。—–=<>-]|[Il1i]{1,2}|[一丨丶])(?: (?:[|¦~_^`'´¨°\\/·•.,、。—–=<>-]|[Il1i]{1,2}|[一丨丶])){1,2}$|^[=<>]$/
/** ·广告·: what an advertisement stands under. */
const ADVERT = /^[·•—–*-] ?广 ?告 ?[·•—–*-]$/
/** [二a], [葉三]: leaves of the print that was copied. */
const LEAF = /^\[(?:第|页|叶)?[\d一二三四五六七八九十百]{1,3}(?:[页叶]?[ab上下])?\]$/
const LETTER = /^\p{Script=Latin}$/u

/** Whether a line may be a stray by its own signs. */
export const isSpeck = (plain: string): boolean =>
  plain.length <= LONGEST &&
  (LEAF.test(plain) ||
    SPECKS.test(plain) ||
    SCRAPS.test(plain) ||
    ADVERT.test(plain) ||
    STROKE.test(plain) ||
    LETTER.test(plain))

export const STRAY: Decision<StrayPlace> = {
  id: 'stray',
  threshold: 0,
  rules: [
    rule(
      'speck-at-end-of-file',
      -Infinity,
      'No line stands above, or none below a single mark or letter.',
      ({ line, above, below }) => !above || (!below && !SCRAPS.test(line.plain)),
    ),
    rule(
      'marked-speck',
      -Infinity,
      'The file says what the line is, or what one beside it is.',
      ({ line, above, below }) => [line, above!, below ?? line].some(isMarkedUp),
    ),
    rule(
      'mark-of-sentence-above',
      -Infinity,
      'The line is a stop or a comma, and the line above ends with no mark: it is the mark of that line.',
      ({ line, above }) => /^[,.、。]$/.test(line.plain) && /[^,.、。;:!?—…]$/.test(above!.plain),
    ),
    rule(
      'bullet-alone',
      -Infinity,
      'The line is a mark that items begin with, and the line above ends a sentence or introduces a list.',
      ({ line, above }) =>
        /^[·•—–-]$/.test(line.plain) && (endsSentence(above!.plain) || /[:;]$/.test(above!.plain)),
    ),
    rule(
      'letter-beside-latin',
      -Infinity,
      'The line is a letter, and Latin letters or figures end the line above or begin the one below.',
      ({ line, above, below }) =>
        LETTER.test(line.plain) &&
        (/[\p{Script=Latin}\d-]$/u.test(above!.plain) || /^[\p{Script=Latin}\d]/u.test(below?.plain ?? '')),
    ),
    rule('speck', Infinity, 'The line is nothing but a mark or two, a stroke or one letter.', () => true),
  ],
}
