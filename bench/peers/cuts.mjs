/**
 * The two ways in which a text is cut once for all engines. A text is folded before.
 */
import { openCutter } from '../../dist/src/analysis/analysis.js'

const SPACE = '␣'

/** @returns how a text becomes the words that our cutter gives in search mode, in the order in which they end */
export function openWords() {
  const cutter = openCutter()
  return (text) => {
    const found = []
    cutter.words(text, (term, at) => found.push({ term, at }))
    // Latin words come before Han ones: both by where they stand, a word behind the words inside it.
    found.sort((a, b) => a.at + a.term.length - b.at - b.term.length || a.term.length - b.term.length)
    return found.map(({ term }) => term)
  }
}

/** Every two neighbouring characters, punctuation among them, as the product indexes them; white space is ␣. */
export function pairs(text) {
  const signs = [...text.replace(/[\s\p{C}]/gu, SPACE)]
  return signs.slice(1).map((sign, i) => signs[i] + sign)
}
