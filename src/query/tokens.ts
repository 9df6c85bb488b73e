/**
 * A typed query as tokens.
 *
 * One pass from left to right. Most signs mean something only where a clause
 * begins (at the start, after a space, a parenthesis, an OR or a name:), so that
 * pasted text with quotes, dashes and parentheses inside stays text.
 */

import type { Scope } from './names.js'
import { readName } from './names.js'

export type Token =
  | { kind: 'word'; text: string }
  | { kind: 'quote'; text: string; distance: number | null }
  | { kind: 'name'; name: string; scope: Scope }
  | { kind: 'open' | 'close' }
  /** `text`: the operator as typed. */
  | { kind: Operator; text: string }

export type Operator = 'and' | 'or' | 'not'

/** Gets a Chinese sentence about text that did not parse. */
/** `code` is that of a query with a mistake unless another is given. */
export type Warn = (detail: string, code?: string) => void

const SPACE = /\s/
const isOpen = (sign: string | undefined) => sign === '(' || sign === '（'
const isClose = (sign: string | undefined) => sign === ')' || sign === '）'
const isBar = (sign: string | undefined) => sign === '|' || sign === '｜'
const isDash = (sign: string | undefined) => sign === '-' || sign === '－'
const isMark = (sign: string | undefined) => sign === '"' || sign === '＂'
/** Operators of signs, which end a word; and those of capitals, which stand alone. Any width. */
const SIGNS: [RegExp, Operator][] = [
  [/[|｜]{1,2}/y, 'or'],
  [/[&＆]{2}/y, 'and'],
]
const CAPITALS = /(?:AND|OR|NOT|ＡＮＤ|ＯＲ|ＮＯＴ)(?![^\s|｜&＆()（）"＂“])/y
const DISTANCE = /[~～]([0-9０-９]{1,4})(?![0-9０-９])/y

class Reader {
  readonly tokens: Token[] = []
  private at = 0
  /** Open groups: a closing parenthesis beyond them is no sign. */
  private depth = 0
  /** Whether signs have their meaning here. */
  private atStart = true
  /** Whether a dash negates here: not after a name. */
  private mayNegate = true
  private readonly pairs: Pairs
  /** Positions of closing parentheses that are text because their opening ones are. */
  private readonly literal = new Set<number>()

  constructor(
    private readonly q: string,
    private readonly warn: Warn,
  ) {
    this.pairs = pairParentheses(q)
  }

  read(): Token[] {
    while (this.at < this.q.length) {
      if (SPACE.test(this.q[this.at]!)) this.begin(this.at + 1)
      else if (!this.readSign() && !(this.atStart && this.readStart())) this.readWord()
    }
    return this.tokens
  }

  /** Moves on to where a clause may begin. */
  private begin(at: number, mayNegate = true): void {
    this.at = at
    this.atStart = true
    this.mayNegate = mayNegate
  }

  private isEdge(at: number): boolean {
    const sign = this.q[at]
    return (
      sign === undefined ||
      SPACE.test(sign) ||
      isOpen(sign) ||
      isClose(sign) ||
      this.operatorAt(at) !== undefined
    )
  }

  /** The operator of signs at a place. */
  private operatorAt(at: number): { kind: Operator; text: string } | undefined {
    for (const [pattern, kind] of SIGNS) {
      pattern.lastIndex = at
      const text = pattern.exec(this.q)?.[0]
      if (text !== undefined) return { kind, text }
    }
    return undefined
  }

  /** Whether a closing parenthesis inside a word ends it: one of a group, or a stray one at the word's end. */
  private closes(): boolean {
    return !this.literal.has(this.at) && (this.depth > 0 || this.isEdge(this.at + 1))
  }

  /** Reads a sign that means the same anywhere outside a word. */
  private readSign(): boolean {
    const operator = this.operatorAt(this.at)
    if (operator) {
      this.tokens.push(operator)
      this.begin(this.at + operator.text.length)
      return true
    }
    const sign = this.q[this.at]
    if (isOpen(sign) && (this.atStart || this.pairs.choices.has(this.at))) this.open()
    else if (isClose(sign) && !this.literal.has(this.at)) this.close(sign!)
    else return false
    this.begin(this.at + 1)
    return true
  }

  private open(): void {
    this.depth++
    this.tokens.push({ kind: 'open' })
  }

  private close(sign: string): void {
    if (this.depth === 0) this.warn(`多出一个“${sign}”，已略去`)
    else {
      this.depth--
      this.tokens.push({ kind: 'close' })
    }
  }

  /** Reads a sign that has a meaning only where a clause begins. */
  private readStart(): boolean {
    const sign = this.q[this.at]
    if (isDash(sign) && this.mayNegate) return this.readNot(sign!)
    if (isMark(sign)) return this.readMarked()
    if (sign === '“') return this.readCurly()
    CAPITALS.lastIndex = this.at
    const capitals = CAPITALS.exec(this.q)?.[0]
    if (capitals !== undefined) {
      this.tokens.push({ kind: capitals.normalize('NFKC').toLowerCase() as Operator, text: capitals })
      this.begin(CAPITALS.lastIndex)
      return true
    }
    const name = readName(this.q, this.at)
    if (!name) return false
    this.tokens.push({ kind: 'name', name: name.name, scope: name.scope })
    this.begin(name.end, false)
    return true
  }

  private readNot(sign: string): boolean {
    const next = this.at + 1
    if (this.isEdge(next) && !isOpen(this.q[next])) this.warn(`“${sign}”后面没有词，已略去`)
    else this.tokens.push({ kind: 'not', text: sign })
    this.begin(next, false)
    return true
  }

  /** "…" with \" for the mark. A mark of the other width inside is text; it ends the quote only where none of its own does. */
  private readMarked(): boolean {
    const opening = this.q[this.at]
    const found = this.findEnd((sign) => sign === opening) ?? this.findEnd(isMark)
    if (found) this.putQuote(found.text, found.end)
    else {
      this.warn('引号没有配对，引号里的字按普通词查找')
      this.begin(this.at + 1)
    }
    return true
  }

  /** Text up to the closing mark. A text may end in a backslash ("C:\") if no other mark follows. */
  private findEnd(closes: (sign: string) => boolean): { text: string; end: number } | undefined {
    let text = ''
    let ending: { text: string; end: number } | undefined
    for (let at = this.at + 1; at < this.q.length; at++) {
      const sign = this.q[at]!
      if (closes(sign)) return { text, end: at + 1 }
      if (sign === '\\' && isMark(this.q[at + 1])) {
        if (closes(this.q[at + 1]!) && this.isEdge(at + 2)) ending = { text: text + sign, end: at + 2 }
        text += this.q[++at]!
      } else text += sign
    }
    return ending
  }

  /** Reads “…”, which quotes only if it is the whole clause. */
  private readCurly(): boolean {
    const end = this.q.indexOf('”', this.at)
    if (end < 0) return false
    DISTANCE.lastIndex = end + 1
    if (!this.isEdge(end + 1) && !DISTANCE.test(this.q)) return false
    this.putQuote(this.q.slice(this.at + 1, end), end + 1)
    return true
  }

  private putQuote(text: string, end: number): void {
    DISTANCE.lastIndex = end
    const digits = DISTANCE.exec(this.q)?.[1]
    const distance = digits === undefined ? null : Number(digits.normalize('NFKC'))
    this.tokens.push({ kind: 'quote', text, distance })
    this.begin(digits === undefined ? end : DISTANCE.lastIndex)
  }

  /** Reads text up to a space, an operator of signs, or a parenthesis that the text did not open. */
  private readWord(): void {
    const start = this.at
    for (; this.at < this.q.length; this.at++) {
      const sign = this.q[this.at]!
      if (SPACE.test(sign) || this.operatorAt(this.at)) break
      if (isOpen(sign)) {
        if (this.pairs.choices.has(this.at)) break
        this.literal.add(this.pairs.closing.get(this.at) ?? -1)
      } else if (isClose(sign) && this.closes()) break
    }
    this.tokens.push({ kind: 'word', text: this.q.slice(start, this.at) })
    this.atStart = false
  }
}

type Pairs = {
  /** Opening parentheses whose inside holds an OR or a bar: groups even where they are glued to a word. */
  choices: Set<number>
  /** Opening to closing. */
  closing: Map<number, number>
}

function pairParentheses(q: string): Pairs {
  const pairs: Pairs = { choices: new Set(), closing: new Map() }
  const open: { at: number; seen: number }[] = []
  let seen = 0
  for (let at = 0; at < q.length; at++) {
    const sign = q[at]
    if (isOpen(sign)) open.push({ at, seen })
    else if (isBar(sign) || (sign === 'O' && /^\sOR[\s(（"＂]$/.test(q.slice(at - 1, at + 3)))) seen++
    else if (isClose(sign)) {
      const last = open.pop()
      if (!last) continue
      pairs.closing.set(last.at, at)
      if (seen > last.seen) pairs.choices.add(last.at)
    }
  }
  return pairs
}

/** The tokens of a query; what does not parse is told to `warn` and read as words. */
export function tokenize(q: string, warn: Warn): Token[] {
  return settle(new Reader(q, warn).read(), warn)
}

const BEGINS_CLAUSE = new Set(['word', 'quote', 'open', 'name'])
const ENDS_CLAUSE = new Set(['word', 'quote', 'close'])

/** Operators that join nothing are words if they are capitals; signs are left out. Either is told. */
function settle(tokens: readonly Token[], warn: Warn): Token[] {
  const settled: Token[] = []
  for (const [i, token] of tokens.entries()) {
    if (!isOperator(token) || canStand(token, settled.at(-1), tokens[i + 1])) settled.push(token)
    else if (/^[|｜&＆]/.test(token.text)) warn(`“${token.text}”前后要有词，这里已略去`)
    else {
      warn(`“${token.text}”${token.kind === 'not' ? '后面' : '前后'}要有词才是算符，这里按普通词查找`)
      settled.push({ kind: 'word', text: token.text })
    }
  }
  return settled
}

type OperatorToken = Extract<Token, { kind: Operator }>

const isOperator = (token: Token): token is OperatorToken =>
  token.kind === 'and' || token.kind === 'or' || token.kind === 'not'

function canStand(
  { kind, text }: OperatorToken,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  // A dash becomes an operator only where a clause follows it.
  if (kind === 'not')
    return !/[TＴ]$/.test(text) || (before?.kind !== 'name' && BEGINS_CLAUSE.has(after?.kind ?? ''))
  const isBehindClause = ENDS_CLAUSE.has(before?.kind ?? '')
  return isBehindClause && (BEGINS_CLAUSE.has(after?.kind ?? '') || after?.kind === 'not')
}
