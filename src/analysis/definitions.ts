/**
 * Definitions: short forms that a text itself gives for a longer name.
 *
 * Reads 某某局（以下简称“某局”） and its like. The text says where the long name
 * ends but not where it begins: it begins at the word that holds the short
 * form's first character, and must hold its other characters in order.
 */
import type { Cutter } from './cutter.js'

export type Definition = { full: string; short: string }

/** Between the two where a definition is one term. */
export const DEFINITION_GAP = '\u0001'

/** Folded text has no quotation marks; titles keep their 《》. */
const DEFINED =
  /[(（](?:以下|下文|下称)?(?:统?简称|简称为|下称)[:：]?《?([\p{Script=Han}0-9a-z]{2,12})》?[)）,，;；]/gu
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

/** The shortest end of a phrase that begins with a word and can be abbreviated so. */
function fullForm(phrase: string, short: string, cutter: Cutter): string | undefined {
  const starts = cutter.pieces(phrase).map(({ at }) => at)
  for (const at of starts.reverse()) {
    const form = phrase.slice(at)
    if (!holdsInOrder(form, short)) continue
    // What the long form holds as it stands is found in it anyway.
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
