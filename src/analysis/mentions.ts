/**
 * Mentions: names printed right behind an office.
 *
 * Finds phrases such as 区委副书记、区长某某某 and gives the office and the name. Both begin and end
 * where words of the cut do. Judges the form only and knows no person: a misread name is found like any other. Offices
 * that several people hold at once (副…) are left out.
 */

import { isSurname } from '../lexicon.js'
import type { Cutter, Piece } from './cutter.js'

/** `office` is the last office of the phrase, its last four characters at most; `name` has three or four characters. */
export type Mention = { office: string; name: string }

/** Separates office and name in the term of a mention. */
export const MENTION_GAP = '\u0001'

const OFFICES = [
  ...[
    '书记',
    '省长',
    '市长',
    '州长',
    '区长',
    '县长',
    '镇长',
    '乡长',
    '村长',
    '局长',
    '厅长',
    '部长',
    '处长',
    '科长',
  ],
  ...[
    '所长',
    '站长',
    '主任',
    '主席',
    '会长',
    '院长',
    '校长',
    '园长',
    '馆长',
    '行长',
    '社长',
    '台长',
    '队长',
    '团长',
  ],
  ...['政委', '秘书长', '检察长', '董事长', '总经理', '总编辑', '督学', '支书'],
]
const OFFICE = new RegExp(OFFICES.join('|'), 'g')
const HAN_BEFORE = /\p{Script=Han}*$/u
const HAN_BEHIND = /^\p{Script=Han}*/u
/** Characters examined before and behind an office. */
const BEFORE = 6
const BEHIND = 9
/** Characters of an office that are kept: enough to tell it from others. */
const OFFICE_LENGTH = 4

/** Characters that no name begins with; that follow a name of two and end none of three; that occur in places and not in names. */
const NO_NAME =
  /^[在向对从将也曾已是被和与及的]|[在作向到等说的就将于与受此对从也曾已是被]$|[市省县镇乡村街路]/

/** @param text folded */
export function mentionsIn(text: string, cutter: Cutter): Mention[] {
  const mentions: Mention[] = []
  for (const { 0: office, index } of text.matchAll(OFFICE)) {
    const end = index + office.length
    const behind = HAN_BEHIND.exec(text.slice(end, end + BEHIND))![0]
    const before = HAN_BEFORE.exec(text.slice(Math.max(0, index - BEFORE), index))![0]
    if (before.endsWith('副') || before.endsWith('原')) continue
    const pieces = cutter.pieces(before + office + behind)
    const from = before.length + office.length
    // 地处|长江|上游: the office must end where a word ends.
    if (!pieces.some(({ at, text }) => at + text.length === from)) continue
    const rest = pieces.flatMap((piece) => (piece.at < from ? [] : [{ ...piece, at: piece.at - from }]))
    const name = nameAtStart(behind, rest)
    if (name) mentions.push({ office: [...(before + office)].slice(-OFFICE_LENGTH).join(''), name })
  }
  return mentions
}

/** The name at the start of a run: three characters, or four with a surname of two. No word of the cut may cross its end. */
function nameAtStart(run: string, pieces: readonly Piece[]): string | undefined {
  const chars = [...run]
  const length = isSurname(chars.slice(0, 2).join('')) ? 4 : 3
  if (chars.length < length) return undefined
  const name = chars.slice(0, length).join('')
  let end = 0
  let first = 0
  for (const piece of pieces) {
    first ||= piece.text.length
    end = piece.at + piece.text.length
    if (end >= name.length) break
  }
  // A longer word at the front is no name, unless it begins with a surname: 深入|社区 against 赵海燕.
  const isWord = first > 1 && !isSurname(chars[0]!) && !isSurname(chars.slice(0, 2).join(''))
  return end === name.length && !isWord && !NO_NAME.test(name) ? name : undefined
}
