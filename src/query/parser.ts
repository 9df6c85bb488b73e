/**
 * Tokens to a tree.
 *
 * A list of open groups instead of recursion: thousands of parentheses must not
 * overflow the stack. Clauses side by side are AND, which binds tighter than OR.
 */

import { ANYWHERE, narrow, readClause, readFestival, type Scopes } from './clauses.js'
import type { Token, Warn } from './tokens.js'
import type { Node } from './tree.js'

/** An open group: the alternatives so far, the last one still growing. */
type Group = {
  alternatives: Node[][]
  /** The names and the negation that stood before the group. */
  scopes: Scopes
  negated: boolean
}

class Parser {
  private readonly groups: Group[] = [{ alternatives: [[]], scopes: ANYWHERE, negated: false }]
  /** The names and the negation that stand before the next clause. */
  private negated = false
  private names: string[] = []
  private scopes: Scopes = ANYWHERE

  constructor(private readonly warn: Warn) {}

  parse(tokens: readonly Token[]): Node | null {
    for (const token of tokens) this.take(token)
    this.dropPending()
    while (this.groups.length > 1) {
      this.warn('括号没有配对，已在末尾补上')
      this.close()
    }
    return this.finish(this.groups[0]!)
  }

  private take(token: Token): void {
    switch (token.kind) {
      case 'word':
      case 'quote':
        this.put(readClause(token, this.scopes, this.warn))
        break
      case 'name':
        this.names.push(token.name)
        this.scopes = narrow(this.scopes, token.scope)
        break
      case 'not':
        this.negated = true
        break
      case 'and':
        break
      case 'or':
        this.group.alternatives.push([])
        break
      case 'open':
        this.groups.push({ alternatives: [[]], scopes: this.scopes, negated: this.negated })
        this.clear()
        break
      case 'close':
        this.dropPending()
        this.close()
    }
  }

  private get group(): Group {
    return this.groups.at(-1)!
  }

  /** Forgets the names and the negation before a clause. */
  private clear(): void {
    this.negated = false
    this.names = []
    this.scopes = this.group.scopes
  }

  private put(node: Node): void {
    this.group.alternatives.at(-1)!.push(this.negated ? negate(node) : node)
    this.clear()
  }

  /** A name with nothing behind it is a word like any other. */
  private dropPending(): void {
    const name = this.names.at(-1)
    if (name !== undefined) {
      this.warn(`“${name}:”后面没有词，“${name}”按普通词查找`)
      this.put({ type: 'text', text: name, quoted: false, fields: null, typed: name })
    }
    this.clear()
  }

  private close(): void {
    const group = this.groups.pop()!
    const node = this.finish(group)
    this.negated = group.negated
    if (node) this.put(node)
    else {
      this.warn('括号里没有词，已略去')
      this.clear()
    }
  }

  private finish({ alternatives }: Group): Node | null {
    const written = alternatives.filter((clauses) => clauses.length > 0)
    const nodes = written.map((clauses) => join('and', this.withFestivals(clauses)))
    return nodes.length === 0 ? null : join('or', nodes)
  }

  /** A festival and a year side by side, 元旦 1950 or 2023 年 春节, are one clause. */
  private withFestivals(nodes: readonly Node[]): Node[] {
    const read: Node[] = []
    for (let at = 0; at < nodes.length; ) {
      const pieces = [nodes.slice(at, at + 3), nodes.slice(at, at + 2)]
      const found = pieces.flatMap((piece) => {
        const isWritten = piece.length > 1 && piece.every((node) => isPlain(node) || isYear(node))
        const festival = isWritten && readFestival(piece.map(textOf).join(' '), this.warn)
        return festival ? { festival, size: piece.length } : []
      })
      const { festival, size } = found[0] ?? { festival: nodes[at]!, size: 1 }
      read.push(festival)
      at += size
    }
    return read
  }
}

const textOf = (node: Node) => (node as Extract<Node, { type: 'text' | 'date' }>).text

const isPlain = (node: Node | undefined) => node?.type === 'text' && !node.quoted && node.fields === null

/** A year by itself. */
const isYear = (node: Node | undefined) => node?.type === 'date' && node.year !== null && node.month === null

function negate(node: Node): Node {
  return node.type === 'not' ? node.of : { type: 'not', of: node }
}

/** A single node stays as it is; several get a common parent, into which parents of the same kind are merged. */
function join(type: 'and' | 'or', nodes: Node[]): Node {
  const of = nodes.flatMap((node) => (node.type === type ? node.of : [node]))
  return of.length === 1 ? of[0]! : { type, of }
}

/** The tree of some tokens, null if they hold no clause. */
export function parseTokens(tokens: readonly Token[], warn: Warn): Node | null {
  return new Parser(warn).parse(tokens)
}
