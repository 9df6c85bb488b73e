/**
 * Makes `src/analysis/simplified-data.ts`: traditional characters and their simplified forms, as opencc-js gives them.
 *
 *     node scripts/simplified.mjs > src/analysis/simplified-data.ts
 *
 * Run by hand when opencc-js changes; tests/analysis/fold.test.ts tells. Forms outside of the basic plane are left out:
 * a character that has one stays as it is.
 */
import { Converter } from 'opencc-js/t2cn'

const PAIRS_A_LINE = 40
const simplify = Converter({ from: 't', to: 'cn' })

const pairs = []
for (let code = 0; code <= 0x10ffff; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue
  const sign = String.fromCodePoint(code)
  const form = simplify(sign)
  if (form !== sign && form.length === 1) pairs.push(sign + form)
}

const lines = []
for (let at = 0; at < pairs.length; at += PAIRS_A_LINE)
  lines.push(pairs.slice(at, at + PAIRS_A_LINE).join(''))

console.log(`/**
 * Traditional characters and their simplified forms, made by scripts/simplified.mjs from the tables of opencc-js: reading
 * them there takes every thread 4 MB and fifty milliseconds.
 *
 * Source: OpenCC (Copyright BYVoid and contributors, Apache License 2.0), as opencc-js 1.4.2 (MIT License) has its tables.
 */

/** Pairs of characters: the traditional one, then its simplified form. */
export const SIMPLIFIED =
${lines.map((line) => `  '${line}'`).join(' +\n')}`)
