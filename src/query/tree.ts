/**
 * What a typed query means, as a tree.
 *
 * Texts stand as typed: nothing is folded here. `typed` is what a label may
 * show; it follows from the rest of the node, so equal trees show the same.
 */

import type { Field, Warning } from '../model.js'

export type ValueName = 'publication' | 'reporter' | 'correspondent' | 'page' | 'pageName' | 'number'

/** The day that the issue bears, and the day that the article tells of. */
export type DateName = 'issue' | 'event'

export type Node =
  | { type: 'and'; of: Node[] }
  | { type: 'or'; of: Node[] }
  | { type: 'not'; of: Node }
  /** `fields` null: anywhere. */
  | { type: 'text'; text: string; quoted: boolean; fields: Field[] | null; typed: string }
  /** 通配:"张?平": `?` is one character, `*` up to twenty. */
  | { type: 'wildcard'; text: string; fields: Field[] | null; typed: string }
  /** "甲 乙"~10: all words, in any order, within so many characters. */
  | { type: 'near'; words: string[]; distance: number; fields: Field[] | null; typed: string }
  | { type: 'value'; of: ValueName; text: string; quoted: boolean; typed: string }
  /** A filter by one of the two dates; both days inclusive, null for open. */
  | { type: 'period'; of: DateName; from: string | null; to: string | null; typed: string }
  /**
   * A bare 2024年4月12日, 2024-04 or 2024: met by its text, its value, the event date or the issue date.
   * With a year, or with month and day.
   */
  | {
      type: 'date'
      year: number | null
      month: number | null
      day: number | null
      text: string
      typed: string
    }

export type ParsedQuery = {
  /** Null when nothing is asked. */
  root: Node | null
  warnings: Warning[]
  /** Same meaning, same string: the key of caches. */
  canonical: string
}

/** The nodes that all have to hold: the children of an AND at the root, else the root alone. */
export const topOf = (root: Node | null): readonly Node[] =>
  root?.type === 'and' ? root.of : root ? [root] : []

/** Whether some clause of the tree asks for something to be there. */
export function isPositive(node: Node): boolean {
  if (node.type === 'not') return !isPositive(node.of)
  if (node.type === 'and' || node.type === 'or') return node.of.some(isPositive)
  return true
}

/** Strings are quoted by JSON, so no text can look like another tree. */
function printText(node: { text: string }): string {
  return JSON.stringify(node.text)
}

function printFields(fields: Field[] | null): string {
  return fields === null ? '' : `@${fields.join(',')}`
}

/**
 * The stable text of a tree.
 *
 * Clauses keep their order: scores are added in query order, and order is scored.
 */
export function canonical(node: Node | null): string {
  if (node === null) return '()'
  switch (node.type) {
    case 'and':
    case 'or':
      return `(${node.type} ${node.of.map(canonical).join(' ')})`
    case 'not':
      return `(not ${canonical(node.of)})`
    case 'text':
      return `(${node.quoted ? 'exact' : 'text'}${printFields(node.fields)} ${printText(node)})`
    case 'wildcard':
      return `(wildcard${printFields(node.fields)} ${printText(node)})`
    case 'near':
      return `(near${printFields(node.fields)} ${node.distance} ${JSON.stringify(node.words)})`
    case 'value':
      return `(${node.of}${node.quoted ? '=' : ''} ${printText(node)})`
    case 'period':
      return `(${node.of === 'issue' ? 'period' : 'event'} ${node.from ?? ''}..${node.to ?? ''})`
    case 'date':
      return `(date ${printText(node)})`
  }
}
