/**
 * The plan of a search: the parsed query with its clauses cut, once for all
 * segments. Says what is asked; finds nothing.
 */
import { type Cutter, foldText, spellings } from '../../analysis/analysis.js'
import type { Matching, Warning } from '../../model.js'
import { type Node, type ParsedQuery, parseQuery } from '../../query/query.js'
import { type Clause, type Knowledge, makeClause } from './clause.js'

/** A name of a byline that stands for the typed one. */
export type OtherName = { name: string; why: string }

export type Plan = {
  /** Null: everything is asked for, or, with `nothing`, nothing can be. */
  root: Node | null
  /** Set if what was typed holds no character that can be searched. */
  nothing: boolean
  clauses: Map<Node, Clause>
  /** The clauses that are not negated, in the order of the query. */
  positive: Clause[]
  /** Names of bylines that stand for the one that a clause asks for; filled in by the ladder. */
  names: Map<Node, readonly OtherName[]>
  /** Whether something is asked for, and all of it as printed: then `other` items are wanted too. */
  literal: boolean
  warnings: Warning[]
}

/** The plan of a query that asks for nothing. */
const emptyPlan = (warnings: readonly Warning[]): Plan => ({
  root: null,
  nothing: false,
  clauses: new Map(),
  positive: [],
  names: new Map(),
  literal: false,
  warnings: [...warnings],
})

export function makePlan(
  q: string,
  parsed: ParsedQuery,
  matching: Matching,
  { cutter, knowledge }: { cutter: Cutter; knowledge: Knowledge },
): Plan {
  const plan = emptyPlan(parsed.warnings)
  const asked = matching === 'exact' ? asLiteral(q) : parsed.root
  if (asked === null) return plan
  plan.root = prune(joinSpelling(asked, knowledge), plan)
  plan.nothing = plan.root === null
  if (plan.root && matching === 'any') plan.root = anyOf(plan.root)
  if (plan.root) collect(plan.root, plan, (node) => makeClause(node, cutter, knowledge), true)
  plan.literal = plan.root !== null && hasLiteral(plan.root) && plan.positive.every((clause) => clause.quoted)
  return plan
}

const SYLLABLES = /^[a-zü']+$/

/** Syllables, with tone marks or without. Typed apart (yu huai gui) they are one clause if together they spell a string of the archive. */
function joinSpelling(node: Node, knowledge: Pick<Knowledge, 'pinyin'>): Node {
  if (node.type === 'or') return { type: 'or', of: node.of.map((child) => joinSpelling(child, knowledge)) }
  return node.type === 'and' ? joinSide(node, knowledge) : node
}

/** Joins the syllables among nodes that stand side by side. */
function joinSide(root: Extract<Node, { type: 'and' }>, knowledge: Pick<Knowledge, 'pinyin'>): Node {
  const of: Node[] = []
  for (let from = 0; from < root.of.length; ) {
    let to = from
    while (to < root.of.length && isSyllables(root.of[to]!)) to++
    const text = root.of
      .slice(from, to)
      .map((node) => (node as { text: string }).text)
      .join(' ')
    const spells = knowledge.pinyin(text).length > 0 || spellings(text).length > 0
    if (to - from > 1 && spells) of.push({ type: 'text', text, quoted: false, fields: null, typed: text })
    else of.push(...root.of.slice(from, Math.max(to, from + 1)).map((each) => joinSpelling(each, knowledge)))
    from = Math.max(to, from + 1)
  }
  return of.length === 1 ? of[0]! : { type: 'and', of }
}

/** Letters that may be the initials of words side by side: hnlgdx is 河南|理工大学. */
const INITIALS = /^[a-z]{4,12}$/
/** Letters of one such word. */
const [SHORTEST_WORD, LONGEST_WORD] = [2, 4]

/** The ways to cut initials into two words and more, of two to four letters each. */
export function initialsOfWords(typed: string): string[][] {
  const cut = (rest: string): string[][] => {
    if (rest === '') return [[]]
    const ways: string[][] = []
    for (let length = SHORTEST_WORD; length <= Math.min(LONGEST_WORD, rest.length); length++)
      for (const behind of cut(rest.slice(length))) ways.push([rest.slice(0, length), ...behind])
    return ways
  }
  const letters = typed.toLowerCase()
  return INITIALS.test(letters) ? cut(letters).filter((words) => words.length > 1) : []
}

/** Whether a query asks for text with Latin letters: operators and filters are never read as pinyin. */
export const asksLetters = ({ root }: ParsedQuery): boolean => root !== null && hasLetters(root)

const hasLetters = (node: Node): boolean =>
  node.type === 'and' || node.type === 'or'
    ? node.of.some(hasLetters)
    : node.type === 'text' && /\p{Script=Latin}/u.test(node.text)

/** Everything that a search for this query will ask of the pinyin, with its readings. More may be in it than is asked. */
export function readingsAsked(
  q: string,
  pinyin: Knowledge['pinyin'],
): Map<string, ReturnType<Knowledge['pinyin']>> {
  const { root } = parseQuery(q)
  const asked = new Map<string, ReturnType<Knowledge['pinyin']>>()
  const readOnce = (typed: string) => {
    const read = asked.get(typed) ?? pinyin(typed)
    if (read.length > 0) asked.set(typed, read)
    return read
  }
  const visit = (node: Node): void => {
    if (node.type === 'text') {
      if (readOnce(node.text).length === 0) initialsOfWords(node.text).flat().forEach(readOnce)
    } else if (node.type === 'and' || node.type === 'or') node.of.forEach(visit)
  }
  if (root) visit(joinSpelling(root, { pinyin: readOnce }))
  return asked
}

const isSyllables = (node: Node) =>
  node.type === 'text' && !node.quoted && node.fields === null && SYLLABLES.test(foldText(node.text))

const asLiteral = (q: string): Node | null =>
  q.trim() === '' ? null : { type: 'text', text: q, quoted: true, fields: null, typed: q }

/** Whether some part of the tree asks for a string, as filters and exclusions do not. */
function hasLiteral(node: Node): boolean {
  if (node.type === 'and' || node.type === 'or') return node.of.some(hasLiteral)
  return node.type === 'wildcard' || node.type === 'near' || (node.type === 'text' && node.quoted)
}

/** Warnings of one kind that are shown; the rest would say nothing new. */
const MOST_WARNINGS = 8

/** The tree without clauses that fold to nothing; null if no clause is left. */
function prune(node: Node, plan: Plan): Node | null {
  if (node.type === 'and' || node.type === 'or') {
    const left = node.of.map((child) => prune(child, plan)).filter((child) => child !== null)
    const of = node.type === 'and' ? withoutSigns(left, plan) : left
    return of.length === 0 ? null : of.length === 1 ? of[0]! : { type: node.type, of }
  }
  if (node.type === 'not') {
    const of = prune(node.of, plan)
    return of && { type: 'not', of }
  }
  if (textsOf(node).every((text) => foldText(text) !== '')) return node
  warn(plan, `“${node.typed}”里没有可检索的字，已略去`)
  return null
}

function warn(plan: Plan, detail: string): void {
  if (plan.warnings.length < MOST_WARNINGS && !plan.warnings.some((known) => known.detail === detail))
    plan.warnings.push({ code: 'NOTHING_TO_SEARCH', detail })
}

/** Clauses side by side without those of signs alone (志愿者 & 社区): beside words they part and ask for nothing. */
function withoutSigns(nodes: Node[], plan: Plan): Node[] {
  const words = nodes.filter((node) => !isSigns(node))
  if (words.length === 0 || words.length === nodes.length) return nodes
  for (const node of nodes)
    if (isSigns(node)) warn(plan, `“${node.typed}”只有符号没有词，已略去；要查它，请加引号`)
  return words
}

const isSigns = (node: Node): node is Extract<Node, { type: 'text' }> =>
  node.type === 'text' && !node.quoted && node.fields === null && !/[\p{L}\p{N}]/u.test(node.text)

/** The texts of a leaf, none of which may fold to nothing. */
function textsOf(node: Exclude<Node, { type: 'and' | 'or' | 'not' }>): string[] {
  if (node.type === 'near') return node.words
  // The fixed parts of a wildcard narrow the articles down; one is enough.
  if (node.type === 'wildcard') return [node.text.replace(/[?*]/g, '')]
  return 'text' in node ? [node.text] : []
}

/** At least one of the clauses that stand side by side; negations and filters still hold. */
function anyOf(root: Node): Node {
  if (root.type !== 'and') return root
  const isClause = (node: Node) => ['text', 'near', 'wildcard', 'date', 'or', 'and'].includes(node.type)
  const clauses = root.of.filter(isClause)
  if (clauses.length < 2) return root
  return { type: 'and', of: [{ type: 'or', of: clauses }, ...root.of.filter((node) => !isClause(node))] }
}

type Make = (node: Clause['node']) => Clause

function collect(node: Node, plan: Plan, make: Make, positive: boolean): void {
  if (node.type === 'and' || node.type === 'or')
    for (const child of node.of) collect(child, plan, make, positive)
  else if (node.type === 'not') collect(node.of, plan, make, false)
  else if (node.type === 'text' || node.type === 'date') {
    const clause = make(node)
    plan.clauses.set(node, clause)
    if (positive) plan.positive.push(clause)
  }
}
