/**
 * What one character folds to.
 *
 * Compatibility form, width and case by Unicode; accents of Latin, Greek and
 * Cyrillic letters are dropped; traditional and variant Han become simplified,
 * asked of opencc-js one character at a time. What would leave the basic plane
 * stays as it is. Knows nothing of neighbours: fold.ts joins the answers.
 *
 * Punctuation by class. Width and vertical forms go by Unicode (，→, ：→: （→( ).
 * One class each: dashes (-), middle dots (·), ellipses (...), tildes (~),
 * slashes (/), colons (:). The full stops 。｡ are one class and the points ．. are
 * another, for 3．5 is a number. Each shape of bracket is its own class.
 */

import { Converter } from 'opencc-js/t2cn'
import { VARIANTS } from './variants.js'

/** Negative: not printed as such. The rest of a folding is text. */
export const SPACE = -1
export const QUOTE = -2
export const DROPPED = -3
export const NEWLINE = -4

const QUOTES = '“”‘’"\'＂＇「」『』｢｣﹁﹂﹃﹄〝〞〟„‚‟‛«»‹›`´'
/** Each row one class, written as its first sign; before Unicode has its say. */
const CLASSES = ['-‐‑‒–—―−－﹘﹣─━⸺⸻', '·・･•‧∙⋅', '~～〜∼', '/／∕⁄', ':：∶﹕', '〇○◯', '。｡']
const SIGNS = new Map<string, string>()
for (const signs of CLASSES) for (const sign of signs) SIGNS.set(sign, signs[0]!)
SIGNS.set('⋯', '...')

/** JavaScript counts the byte order mark as a space; we drop it. */
const SPACES = /^(?!\uFEFF)[\s\u0085]$/u
const NOTHING = /^(?:[\p{Cc}\p{Cf}\u3164\uFFA0]|\p{Variation_Selector}|\u034F)$/u
const ACCENTS = /[\u0300-\u036F]/g

const simplify = Converter({ from: 't', to: 'cn' })

/** The simplified form, or the sign itself where that is no single basic-plane character. */
function simplified(sign: string): string {
  const read = VARIANTS.get(sign) ?? sign
  const answer = simplify(read)
  return answer.length === 1 ? answer : read
}

function compatible(sign: string): string {
  const stripped = sign.normalize('NFKD')
  const bare = stripped.replace(ACCENTS, '')
  // Only accented letters are taken apart: kana and hangul stay whole.
  return (bare === stripped ? sign.normalize('NFKC') : bare).toLowerCase()
}

/** One round; the caller repeats it until nothing changes, so that a fold folds to itself. */
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
  // A compatibility form may hold spaces, quotes or controls of its own (¨ is a space and an accent).
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
