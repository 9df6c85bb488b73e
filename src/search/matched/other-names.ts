/**
 * Other names: bylines that are a misprint of the name that a clause asks for, or that it is a misprint of.
 *
 * 记者:王晓虎 asks doc values, not the text, so misprints.ts cannot help. A name of three characters and more is another
 * form if one character is alike, and if the typed name is in no byline, or the other rare beside it.
 */
import { type Alike, alikeOf, foldText } from '../../analysis/analysis.js'
import type { Node } from '../../query/query.js'
import type { DocValues, Segment } from '../../store/store.js'
import type { OtherName } from '../asked/plan.js'
import { valueBits } from '../columns/values.js'
import { type Bits, count, or } from '../sets/bits.js'
import { liveOf } from '../strings/occurrences.js'

/** Characters of a name of which the others tell who is meant. */
const SHORTEST = 3
/** Characters of a foreign name as papers print it. Longer strings of doc values are no bylines. */
const LONGEST = 16
/** Articles that have a rare name at most, and the share of the typed name's that they may be. */
const MOST_ARTICLES = 5
const SHARE = 0.5

/** Strings of doc values and their folded characters, by how many these are. */
type Folded = ReadonlyMap<number, [text: string, folded: string[]][]>

/** Keyed by doc values, which all generations share with a segment. */
const folded = new WeakMap<DocValues, Folded>()

function foldedOf(docValues: DocValues): Folded {
  const known = folded.get(docValues)
  if (known) return known
  const own = new Map<number, [string, string[]][]>()
  for (const text of docValues.texts) {
    if (text === null || text.length > 2 * LONGEST) continue
    const chars = [...foldText(text)]
    if (chars.length < SHORTEST || chars.length > LONGEST) continue
    const alike = own.get(chars.length)
    if (alike) alike.push([text, chars])
    else own.set(chars.length, [[text, chars]])
  }
  folded.set(docValues, own)
  return own
}

type ValueNode = Extract<Node, { type: 'value' }>

/** @returns none where the clause asks for no person, or for one name in quotation marks */
export function otherNamesOf(node: Node, segments: readonly Segment[]): OtherName[] {
  if (node.type !== 'value' || node.quoted) return []
  if (node.of !== 'reporter' && node.of !== 'correspondent') return []
  const chars = [...foldText(node.text)]
  if (chars.length < SHORTEST || chars.length > LONGEST) return []
  const named = new Map<string, OtherName>()
  for (const { docValues } of segments) {
    for (const [text, folded] of foldedOf(docValues).get(chars.length) ?? []) {
      const why = named.has(text) ? undefined : likenessOf(chars, folded)
      if (why) named.set(text, { name: text, why })
    }
  }
  const articlesOf = (asked: ValueNode) =>
    segments.reduce((sum, segment) => sum + count(liveOf(segment, valueBits(segment, asked))), 0)
  const typed = named.size > 0 ? articlesOf(node) : 0
  const most = typed === 0 ? Number.POSITIVE_INFINITY : Math.min(MOST_ARTICLES, SHARE * typed)
  return [...named.values()].filter(({ name }) => {
    const articles = articlesOf(byName(node, name))
    return articles > 0 && articles <= most
  })
}

/** The articles of a segment, deleted ones too, that have one of some names. */
export const otherNameBits = (
  segment: Segment,
  node: ValueNode,
  names: readonly OtherName[],
  own: Bits,
): Bits => names.reduce((bits, { name }) => or(bits, valueBits(segment, byName(node, name))), own)

const byName = (node: ValueNode, name: string): ValueNode => ({ ...node, text: name, quoted: true })

/** Why two names of one length may be one; undefined unless they differ in one character, which is alike. */
function likenessOf(typed: readonly string[], name: readonly string[]): Alike['why'] | undefined {
  const different = [...typed.keys()].filter((at) => typed[at] !== name[at])
  const [at] = different
  return different.length === 1 ? alikeOf(typed[at!]!).find(({ char }) => char === name[at!])?.why : undefined
}
