/**
 * Persons' names where a byline has them: cut from a run, or refused.
 *
 * Two to four characters of any plane, by separators where there are some; a run
 * without any is cut at surnames. Non-Han names joined by · are kept whole.
 */

import { isNameLength, isTellingSurname, plainOf, surnameLength } from '../../lexicon.js'

const HAN = /^[\p{Script=Han}\u3007]+$/u
const FOREIGN = /^[\p{Script=Han}]{1,8}(?:[·•‧・.][\p{Script=Han}]{1,8}){1,4}$/u
const SEPARATOR = /[\s、,，;；/／]+|(?<=..)[和与與](?=..)/u
/** Words that stand where a name would, and are none. */
const NOT_NAMES = /^(?:本报|本市|报道|记者|通讯员|综合|整理|摄影|报讯|昨日|今日|日前|近日|文图|图文)$/

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
    // A name of two characters is spaced out to the width of three: 张　三.
    if (count(piece) === 1 && next !== undefined && count(next) === 1 && HAN.test(piece + next)) {
      names.push(piece + next)
      i++
      continue
    }
    const cut = cutNames(piece)
    if (cut === undefined) return undefined
    names.push(...cut)
  }
  return names.length === 0 || names.some((name) => NOT_NAMES.test(name)) ? undefined : names
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
