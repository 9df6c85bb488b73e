/**
 * Definitions: short forms that a text itself introduces for a longer name.
 *
 * Reads 某某局（以下简称“某局”） and the like. The text shows where the long name ends but
 * not where it begins. We let it begin at the word that contains the first character of
 * the short form; it must contain the other characters in order.
 */
import type { Cutter } from './cutter.js'

export type Definition = { full: string; short: string }

/** Separates long and short form in the term of a definition. */
export const DEFINITION_GAP = '\u0001'

/** Folded text has no quotation marks; titles keep their 《》. */
const DEFINED =
  /[(（](?:以下|下文|下称)?(?:统?简称|简称为|下称)[:：]?《?([\p{Script=Han}0-9a-z]{2,12})》?[)）,，;；]/gu
/** Longest long form, in UTF-16 units. */
const LONGEST = 30
const BEFORE = /[\p{Script=Han}0-9a-z]+》?$/u

/** @param text folded */
export function definitionsIn(text: string, cutter: Cutter): Definition[] {
  if (!text.includes('称')) return []
  const definitions: Definition[] = []
  for (const { 1: short, index } of text.matchAll(DEFINED)) {
    const before = BEFORE.exec(text.slice(Math.max(0, index - LONGEST), index))?.[0].replace('》', '') ?? ''
    const full = fullForm(before, short!, cutter)
    if (full !== undefined) definitions.push({ full, short: short! })
  }
  return definitions
}

/** The shortest end of a phrase that begins at a word and contains the short form's characters in order. */
function fullForm(phrase: string, short: string, cutter: Cutter): string | undefined {
  const starts = cutter.pieces(phrase).map(({ at }) => at)
  for (const at of starts.reverse()) {
    const form = phrase.slice(at)
    if (!holdsInOrder(form, short)) continue
    // A short form that is a substring of the long one is found without a definition.
    return form.includes(short) ? undefined : form
  }
  return undefined
}

function holdsInOrder(form: string, short: string): boolean {
  let at = -1
  for (const char of short) {
    at = form.indexOf(char, at + 1)
    if (at < 0) return false
  }
  return true
}
