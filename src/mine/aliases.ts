/**
 * Aliases: the keeper's lists of forms that mean the same.
 *
 * A line of `_keeper/aliases.txt` is `权威形=异形1,异形2`; a line of
 * `_keeper/synonyms.txt` is `全称=简称,别称`. `#` begins a remark. A line that cannot be
 * read is reported and skipped.
 */
import { foldText } from '../analysis/analysis.js'
import { linesOf } from '../keeper.js'

/** A line of a keeper's file that was skipped. */
export type AliasProblem = { line: number; text: string; reason: string }

export type Aliases = {
  lines: { authority: string; variants: string[] }[]
  problems: AliasProblem[]
}

/** @param text content of the file; '' if there is no file */
export function readAliases(text: string): Aliases {
  const aliases: Aliases = { lines: [], problems: [] }
  for (const { number, raw, line } of linesOf(text)) {
    const [left, right, ...more] = line.split(/[=＝]/)
    const authority = foldText(left ?? '')
    const variants = (right ?? '')
      .split(/[,，、]/)
      .map(foldText)
      .filter((form) => form !== '')
    if (authority === '' || variants.length === 0 || more.length > 0) {
      aliases.problems.push({ line: number, text: raw, reason: '应写成“甲=乙,丙”' })
    } else aliases.lines.push({ authority, variants: variants.filter((form) => form !== authority) })
  }
  return aliases
}
