/**
 * Words: the keeper's own dictionary, in jieba's format.
 *
 * A line of `_keeper/userdict.txt` is `词 [词频] [词性]`. The cutter never gets these words,
 * so the terms of the index do not depend on them; they are matched in queries only. A
 * line that cannot be read is reported and skipped.
 */
import { foldText } from '../analysis/analysis.js'
import { linesOf } from '../keeper.js'
import type { AliasProblem } from './aliases.js'

export type Words = {
  /** Folded. */
  words: ReadonlySet<string>
  problems: AliasProblem[]
}

/** Longest word, in UTF-16 units. */
const LONGEST = 64

/** @param text content of the file; '' if there is no file */
export function readWords(text: string): Words {
  const words = new Set<string>()
  const problems: AliasProblem[] = []
  for (const { number, raw, line } of linesOf(text)) {
    const [word = '', ...rest] = line.split(/\s+/)
    const folded = foldText(word)
    const isLine = /^(?:\d+)?(?: ?[a-z]+)?$/i.test(rest.join(' '))
    if (folded !== '' && folded.length <= LONGEST && isLine) words.add(folded)
    else problems.push({ line: number, text: raw, reason: '应写成“词 词频 词性”，后两项可省' })
  }
  return { words, problems }
}
