/**
 * The door of query: the language that readers type, to a tree.
 *
 *     防汛 抗旱           both            防汛 OR 抗旱   防汛|抗旱    either
 *     防汛 AND 抗旱  防汛&&抗旱  both      防汛 || 抗旱             either
 *     "防汛抗旱"          as printed      防汛 -演练   防汛 NOT 演练   not
 *     标题:(防汛 OR 抗旱)  in one field    记者:李明  报纸:"焦作日报"   by value
 *     日期:2024-04  事日:2024..2025-06    2024年4月12日  2024   filters; clauses
 *     通配:"张?平"                        "防汛 演练"~10  near each other
 *
 * AND binds tighter than OR. An operator that joins nothing is a word. Full-width signs equal the ASCII ones. Nothing
 * typed is refused: what does not parse is read as plain words, with a warning.
 * Folds nothing and knows no index.
 */

import { checkTyped } from '../errors.js'
import type { Warning } from '../model.js'
import { joinDates } from './dated.js'
import { hint } from './hints.js'
import { parseTokens } from './parser.js'
import { tokenize } from './tokens.js'
import { canonical, isPositive, type Node, type ParsedQuery } from './tree.js'

export { nameOf } from './names.js'
export { partsOf } from './parts.js'
export { type DateName, type Node, type ParsedQuery, topOf, type ValueName } from './tree.js'

/** Warnings that are kept; further ones would say nothing new. */
const MOST_WARNINGS = 8

/** Invisible characters. Pasted along, they would hide a sign at a clause's beginning; the fold drops them anyway. */
const UNSEEN = /[\uFEFF\u200B\u200E\u200F\u2060]/g

/**
 * Reads a typed query.
 *
 * @throws {JiebaoError} QUERY_TOO_LONG or BAD_ENCODING, nothing else
 */
export function parseQuery(typed: string): ParsedQuery {
  checkTyped(typed)
  const q = typed.replace(UNSEEN, '')
  const told = new Map<string, Warning>()
  const warn = (detail: string, code = 'QUERY_SYNTAX') => {
    if (told.size < MOST_WARNINGS) told.set(detail, { code, detail })
  }
  const tokens = tokenize(q, warn)
  hint(tokens, warn)
  const parsed = parseTokens(joinDates(tokens), warn)
  const root = parsed ?? readPlainly(q)
  if (root && !parsed) {
    told.clear()
    warn(`“${q.trim().slice(0, 40)}”里只有符号没有词，按原样查找`)
  }
  const warnings = [...told.values()]
  if (root && !isPositive(root)) {
    warnings.push({ code: 'QUERY_ONLY_NEGATIONS', detail: '只有排除的词，没有要找的词' })
  }
  return { root, warnings, canonical: canonical(root) }
}

/** A query of signs alone (OR, "", -) asks for these signs as text. */
function readPlainly(q: string): Node | null {
  const text = q.trim()
  return text === '' ? null : { type: 'text', text, quoted: false, fields: null, typed: text }
}
