/**
 * Folding one character.
 *
 * Unicode gives compatibility form, width and case. Accents of Latin, Greek and Cyrillic
 * letters are dropped. The tables of opencc-js, for one character at a time, give the simplified
 * form of traditional and variant Han; a character whose form lies outside the basic
 * plane stays as it is. Knows nothing of neighbours: fold.ts joins the answers.
 *
 * Punctuation folds by class. Width and vertical forms follow Unicode (，→, ：→: （→( ).
 * Dashes (-), middle dots (·), ellipses (...), tildes (~), slashes (/) and colons (:) are
 * one class each. The full stops 。｡ are one class and the points ．. another, because
 * 3．5 is a number. Each shape of bracket is its own class.
 */

import { SIMPLIFIED } from './simplified-data.js'
import { VARIANTS } from './variants.js'

/** Marks, below zero, for characters that fold to no text of their own. */
export const SPACE = -1
const QUOTE = -2
export const DROPPED = -3
export const NEWLINE = -4

const QUOTES = '“”‘’"\'＂＇「」『』｢｣﹁﹂﹃﹄〝〞〟„‚‟‛«»‹›`´'
/** One class a row; all its signs fold to the first. Looked up before the Unicode forms. */
const CLASSES = ['-‐‑‒–—―−－﹘﹣─━⸺⸻', '·・･•‧∙⋅', '~～〜∼', '/／∕⁄', ':：∶﹕', '〇○◯', '。｡']
const SIGNS = new Map<string, string>()
for (const signs of CLASSES) for (const sign of signs) SIGNS.set(sign, signs[0]!)
SIGNS.set('⋯', '...')

/** Spaces, without the byte order mark, which JavaScript counts as one and which is dropped. */
const SPACES = /^(?!\uFEFF)[\s\u0085]$/u
const NOTHING = /^(?:[\p{Cc}\p{Cf}\u3164\uFFA0]|\p{Variation_Selector}|\u034F)$/u
const ACCENTS = /[\u0300-\u036F]/g

const SIMPLE = new Map<string, string>()
for (const [traditional, simple] of pairsIn(SIMPLIFIED)) SIMPLE.set(traditional, simple)

function* pairsIn(text: string): Generator<[string, string]> {
  const signs = text[Symbol.iterator]()
  for (let sign = signs.next(); !sign.done; sign = signs.next()) yield [sign.value, signs.next().value!]
}

/** The simplified form, or the sign itself if that form is not one character of the basic plane. */
function simplified(sign: string): string {
  const read = VARIANTS.get(sign) ?? sign
  return SIMPLE.get(read) ?? read
}

function compatible(sign: string): string {
  const stripped = sign.normalize('NFKD')
  const bare = stripped.replace(ACCENTS, '')
  // Decompose accented letters only: kana and hangul stay whole.
  return (bare === stripped ? sign.normalize('NFKC') : bare).toLowerCase()
}

/** One round of folding. The caller repeats it until nothing changes, so that folding twice changes nothing. */
function step(text: string): string {
  let out = ''
  for (const sign of text) out += SIGNS.get(sign) ?? simplified(compatible(sign))
  return out
}

/**
 * What a character folds to: text, or one of SPACE, QUOTE, DROPPED, NEWLINE.
 *
 * @param code a code point; a lone surrogate becomes U+FFFD
 */
export function foldCharacter(code: number): string | number {
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD'
  const sign = String.fromCodePoint(code)
  if (sign === '\n') return NEWLINE
  if (SPACES.test(sign)) return SPACE
  if (QUOTES.includes(sign)) return QUOTE
  if (NOTHING.test(sign)) return DROPPED
  let text = sign
  for (let next = step(text); next !== text; next = step(text)) text = next
  // A compatibility form may itself hold spaces, quotes or controls (¨ is a space and an accent).
  let kept = ''
  for (const part of text)
    if (!SPACES.test(part) && !QUOTES.includes(part) && !NOTHING.test(part)) kept += part
  return kept === '' ? DROPPED : kept
}

const HAN = /^\p{Script=Han}$/u

/** Whether a code point is Han (〇 and 々 too). */
export function isHan(code: number): boolean {
  if (code < 0x2e80) return false
  if (code >= 0x4e00 && code <= 0x9fff) return true
  return HAN.test(String.fromCodePoint(code))
}
