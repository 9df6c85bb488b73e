/**
 * Persons' names where a byline has them: cut from a run, or refused.
 *
 * Two to four characters of any plane, by separators where there are some; a run
 * without any is cut at surnames. Non-Han names joined by · are kept whole.
 */

import { isNameLength, isTellingSurname, plainOf, surnameLength } from '../../lexicon.js'

const HAN = /^[\p{Script=Han}\u3007]+$/u
const FOREIGN = /^[\p{Script=Han}]{1,8}(?:[·•‧・∙⋅﹒．.][\p{Script=Han}]{1,8}){1,4}$/u
const SEPARATOR = /[\s、,，;；/／]+|(?<=..)[和与與](?=..)/u
/** Words that stand where a name would, and are none. */
const NOT_NAMES = /^(?:本报|本市|报道|记者|通讯员|综合|整理|摄影|报讯|昨日|今日|日前|近日|文图|图文)$/

/** An office before the names of its people: 外语学院 张三. */
const OFFICE =
  /.{2}(?:学院|大学|学校|[中小]学|中心|公司|宣传部|[党团]委|工会|委员会|医院|[支大中]队|法院|检察院|[安政育务利业康]局|协会)$/

/** The names of a run such as 张三 李四, 张 三、欧阳某某; undefined if it is no list of names. */
export function namesIn(text: string): string[] | undefined {
  const pieces = text
    .trim()
    .split(SEPARATOR)
    .filter((piece) => piece !== '')
  const names: string[] = []
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    const next = pieces[i + 1]
    if (singlesFrom(pieces, i) === 3 && surnameLength(piece) === 1) {
      names.push(pieces.slice(i, i + 3).join(''))
      i += 2
      continue
    }
    if (next !== undefined && isOneName(piece, next)) {
      names.push(piece + next)
      i++
      continue
    }
    if (pieces.length > 1 && OFFICE.test(plainOf(piece))) continue
    const cut = cutNames(piece)
    if (cut === undefined) return undefined
    names.push(...cut)
  }
  return names.length === 0 || names.some((name) => NOT_NAMES.test(name)) ? undefined : names
}

/** How many single characters stand in a row; counted up to four. Three are one name set wide: 张 小 三. */
function singlesFrom(pieces: readonly string[], from: number): number {
  const end = pieces.slice(from, from + 4).findIndex((piece) => count(piece) > 1 || !HAN.test(piece))
  return end < 0 ? Math.min(4, pieces.length - from) : end
}

/**
 * Whether a blank stands inside one name. A name of two characters is spaced out to the width of
 * three (张　三); a surname has a blank behind it (欧阳 修, 田 小禾) where it is no name by itself.
 */
function isOneName(piece: string, next: string): boolean {
  if (!HAN.test(piece + next)) return false
  const [first, second] = [count(piece), count(next)]
  if (first === 1 && second === 1) return true
  if (surnameLength(piece) !== piece.length || second > 2) return false
  return first === 1 ? second === 2 : second === 1
}

function cutNames(run: string): string[] | undefined {
  if (FOREIGN.test(run)) return [run]
  if (!HAN.test(run)) return undefined
  const signs = [...run]
  if (signs.length < 2 || signs.length > 9) return undefined
  if (signs.length < 4) return [run]
  if (surnameLength(run) > 1 && isNameLength(run)) return [run]
  const cut = cutAtSurnames(signs)
  return cut ?? (signs.length === 4 ? [run] : undefined)
}

/** Names of one or two characters beyond the surname, each beginning with a surname. */
function cutAtSurnames(signs: string[]): string[] | undefined {
  if (signs.length === 0) return []
  const surname = surnameLength(signs.join(''))
  if (!isTellingSurname(plainOf(signs.slice(0, surname).join('')))) return undefined
  for (const length of [surname + 2, surname + 1]) {
    if (signs.length < length) continue
    const rest = cutAtSurnames(signs.slice(length))
    if (rest) return [signs.slice(0, length).join(''), ...rest]
  }
  return undefined
}

function count(text: string): number {
  return [...text].length
}
