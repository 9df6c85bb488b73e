/**
 * Aliases: the keeper's word on which form of a name is the right one.
 *
 * A line of `_keeper/aliases.txt` is `权威形=异形1,异形2`; `#` begins a remark.
 * A line that cannot be read is named and skipped.
 */
import { foldText } from '../analysis/analysis.js'

export type Aliases = {
  lines: { authority: string; variants: string[] }[]
  problems: { line: number; text: string; reason: string }[]
}

/** @param text of the file; '' if there is none */
export function readAliases(text: string): Aliases {
  const aliases: Aliases = { lines: [], problems: [] }
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.replace(/#.*$/, '').trim()
    if (line === '') continue
    const [left, right, ...more] = line.split(/[=＝]/)
    const authority = foldText(left ?? '')
    const variants = (right ?? '')
      .split(/[,，、]/)
      .map(foldText)
      .filter((form) => form !== '')
    if (authority === '' || variants.length === 0 || more.length > 0) {
      aliases.problems.push({ line: i + 1, text: raw, reason: '应写成“权威形=异形1,异形2”' })
    } else aliases.lines.push({ authority, variants: variants.filter((form) => form !== authority) })
  }
  return aliases
}
