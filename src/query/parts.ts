/**
 * Parts: the clauses of a query that ask for something to be there, each as it would be typed alone.
 */
import type { Field } from '../model.js'
import { nameOf } from './names.js'
import type { Node } from './tree.js'

/** In the order of the query; negated clauses are left out. */
export function partsOf(node: Node): string[] {
  if (node.type === 'not') return []
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(partsOf)
  return [typedAlone(node)]
}

type Leaf = Exclude<Node, { type: 'and' | 'or' | 'not' }>

function typedAlone(node: Leaf): string {
  switch (node.type) {
    case 'text':
      return inField(node.fields) + (node.quoted ? quoted(node.text) : node.text)
    case 'wildcard':
      return `${inField(node.fields)}${nameOf({ kind: 'wildcard' })}:${quoted(node.text)}`
    case 'near':
      return `${inField(node.fields)}${quoted(node.words.join(' '))}~${node.distance}`
    case 'value':
      return `${nameOf({ kind: 'value', of: node.of })}:${node.quoted ? quoted(node.text) : node.text}`
    case 'period':
      return `${nameOf({ kind: 'period', of: node.of })}:${node.typed}`
    case 'date':
      return node.text
  }
}

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`

const inField = (fields: readonly Field[] | null): string =>
  fields === null ? '' : fields.map((field) => `${nameOf({ kind: 'field', fields: [field] })}:`).join('')
