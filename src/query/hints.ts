/**
 * Hints: words that were typed as they are, and may have been meant as signs of the language.
 *
 * They are searched all the same: or between two words may be printed so. Knows tokens.
 */
import type { Token, Warn } from './tokens.js'

/** Words that join or exclude, and what says it. Latin ones in any case but capitals, which are operators. */
const MEANT: readonly [words: string, hint: string][] = [
  ['or', '要查其一，请用大写 OR，或写 |'],
  ['and', '空一格就是都要，也可用大写 AND'],
  ['not', '要排除后面的词，请用大写 NOT，或在词前写 -'],
  ['或 或者', '要查其一，请写 OR 或 |'],
  ['和 与 及 以及 并且', '空一格就是都要'],
  ['不含 不包括 不包含 除了', '要排除后面的词，请在词前写 -'],
]
const HINTS: ReadonlyMap<string, string> = new Map(
  MEANT.flatMap(([words, hint]) => words.split(' ').map((word) => [word, hint] as const)),
)

/** Between two letters or characters: at the end a question mark asks. */
const WILD = /\p{L}([?？*＊])(?=\p{L})/u
/** Characters of the longest word in which a sign may stand for others; a longer one is a pasted sentence. */
const LONGEST_WILD = 12

/** Tells of each word that may be meant as a sign how that is written. */
export function hint(tokens: readonly Token[], warn: Warn): void {
  const asksWild = tokens.some((token) => token.kind === 'name' && token.scope.kind === 'wildcard')
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'word') continue
    const plain = token.text.normalize('NFKC')
    const meant = i > 0 && tokens[i + 1] ? HINTS.get(plain.toLowerCase()) : undefined
    if (meant && !/^[A-Z]+$/.test(plain)) warn(`“${token.text}”按普通词查找；${meant}`)
    const sign = [...token.text].length <= LONGEST_WILD && !asksWild ? WILD.exec(token.text)?.[1] : undefined
    if (sign) {
      const wild = token.text.replaceAll('？', '?').replaceAll('＊', '*')
      warn(`“${token.text}”里的“${sign}”不代别的字；要它代，请写 通配:"${wild}"`)
    }
  }
}
