/** Real texts to cut test strings from: the starting corpus, as it is and in traditional characters. */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import { character } from '../characters.js'

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url))
const toTraditional = Converter({ from: 'cn', to: 't' })

export const TEXTS = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(SEEDS + name, 'utf8'))
export const TRADITIONAL = TEXTS.map((text) => toTraditional(text))

/** What printing and OCR put between characters, and what is hard to fold. */
const SPLICES = [
  ' ', '  ', '\u3000', '\u00A0', '\t', '\n', '\n\n', ' \n ', '"', '“', '”', '‘', '「', '」', '＂', ' “', '” ', '\r\n',
  'a', 'B', 'ｃ', 'é', 'e\u0301', 'ß', 'İ', '1', '２', '½', '㎡', '㈱', '①', '%', '，', '。', '、', '—', '——', '…', '·',
  '𠮷', '𠮷𠮷', '𪚥', '😀', '淸', '後', '髮', '乾', '幹', '\uFEFF', '\u200B', '\u00AD', '\uFE0F', '\u0000', '´', '¨', 'ﷺ', '㍿',
  'が', 'ｶﾞ', '각', '\uD842', '\uDFB7', '\uFFFD', 'covid-19', ' a b ', '"120"', '＂１２０＂',
] // biome-ignore format: one sign after another reads better

type Piece = { traditional: boolean; text: number; at: number; length: number }

const piece: fc.Arbitrary<Piece> = fc.record({
  traditional: fc.boolean(),
  text: fc.nat(TEXTS.length - 1),
  at: fc.nat(20_000),
  length: fc.integer({ min: 0, max: 25 }),
})

function cut({ traditional, text, at, length }: Piece): string {
  const from = (traditional ? TRADITIONAL : TEXTS)[text]!
  const start = at % from.length
  return from.slice(start, start + length)
}

/** A real text with hard signs spliced in. */
export const hardText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(piece.map(cut), fc.constantFrom(...SPLICES), fc.string({ unit: character, maxLength: 3 })),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''))

/** A text and a substring of it, on code point bounds. */
export const textAndPart: fc.Arbitrary<[string, string]> = fc
  .tuple(hardText, fc.nat(1000), fc.nat(1000))
  .map(([text, a, b]) => {
    const signs = [...text]
    const [from, to] = [a % (signs.length + 1), b % (signs.length + 1)].sort((x, y) => x - y)
    return [text, signs.slice(from, to).join('')]
  })
