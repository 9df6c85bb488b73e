/**
 * Sets: the tree of a query, on each rung, as a query of the cluster.
 *
 * The same sets as search/matched/ finds on one machine. All are filters: who is a hit never depends on a score. A
 * string is a row of pairs, and a negated clause is asked on `exact` only.
 */
import { foldText } from '../../analysis/analysis.js'
import { dayNumber } from '../../chinese.js'
import { FIELDS, type Field } from '../../model.js'
import type { Node } from '../../query/query.js'
import {
  type Clause,
  countKey,
  daysOfDate,
  type Filters,
  type NumberEnds,
  numberEnds,
  type Plan,
  type Unit,
  type Variant,
} from '../../search/search.js'
import { NEVER } from './mapping.js'

/** A query of the cluster. */
export type ClusterQuery = Record<string, unknown>

/** How loosely clauses are asked; `partial` is decided over the whole query. */
export type Looseness = 'exact' | 'words' | 'variant'
/** `guess`: `variant` with the forms that are only guessed at. */
export type AskedLoosely = Looseness | 'guess'

const EVERY: ClusterQuery = { match_all: {} }
export const NONE: ClusterQuery = { match_none: {} }

export const all = (queries: readonly ClusterQuery[]): ClusterQuery =>
  queries.length === 0 ? EVERY : queries.length === 1 ? queries[0]! : { bool: { filter: queries } }
export const any = (queries: readonly ClusterQuery[]): ClusterQuery =>
  queries.length === 0
    ? NONE
    : queries.length === 1
      ? queries[0]!
      : { bool: { should: queries, minimum_should_match: 1 } }
export const without = (query: ClusterQuery, excluded: ClusterQuery): ClusterQuery => ({
  bool: { filter: [query], must_not: [excluded] },
})
const oneOf = (field: string, values: readonly (string | number)[]): ClusterQuery => ({
  terms: { [field]: values },
})

/** Articles with a folded string in one of some fields; null: in any. */
export function standing(text: string, fields: readonly Field[] | null): ClusterQuery {
  const isPair = [...text].length > 1
  return any(
    (fields ?? FIELDS).map((field) =>
      isPair
        ? { match_phrase: { [`text.${field}`]: text } }
        : { term: { [`char.${field}`]: { value: text } } },
    ),
  )
}

/** A rule of an `intervals` query: strings of one field and how they stand to one another. */
type Rule = Record<string, unknown>

const inARow = (...intervals: Rule[]): Rule => ({ all_of: { ordered: true, max_gaps: 0, intervals } })
const stringRule = (text: string) => ({ query: text, ordered: true, max_gaps: 0 })
/** Pairs of one of some characters and one of others. */
const pairRule = (first: readonly string[], second: readonly string[]): Rule => ({
  regexp: { pattern: [first, second].map((each) => `[\\${each.join('\\')}]`).join('') },
})

/** The `at`th characters of strings, each once. */
const signsAt = (strings: readonly string[], at: number) => [
  ...new Set(strings.map((each) => [...each][at]!)),
]

/**
 * A string with what its number goes on with, one character or two, on one side. Pairs overlap: one that ends with a point
 * and one that begins with it, in a row, have the same. Two characters are one of some and one of others, freely.
 */
function longerRules(text: string, { before, behind }: NumberEnds): Rule[] {
  const [first, last] = [[...text].slice(0, 1), [...text].slice(-1)]
  const string: Rule = { match: stringRule(text) }
  const isOne = (each: string) => [...each].length === 1
  const isTwo = (each: string) => !isOne(each)
  const rules: Rule[] = []
  const [ones, twos] = [before.filter(isOne), before.filter(isTwo)]
  const [onesBehind, twosBehind] = [behind.filter(isOne), behind.filter(isTwo)]
  if (ones.length > 0) rules.push(inARow(pairRule(signsAt(ones, 0), first), string))
  if (twos.length > 0) {
    const [outer, inner] = [signsAt(twos, 0), signsAt(twos, 1)]
    rules.push(inARow(pairRule(outer, inner), pairRule(inner, first), string))
  }
  if (onesBehind.length > 0) rules.push(inARow(string, pairRule(last, signsAt(onesBehind, 0))))
  if (twosBehind.length > 0) {
    const [inner, outer] = [signsAt(twosBehind, 0), signsAt(twosBehind, 1)]
    rules.push(inARow(string, pairRule(last, inner), pairRule(inner, outer)))
  }
  return rules
}

/**
 * Articles with a string whose numbers go on neither before it nor behind. A cluster allows a query 1,024 clauses: a
 * pattern is one, where every longer string by itself would be hundreds.
 */
function standingWhole(text: string, fields: readonly Field[] | null): ClusterQuery {
  // One character is no pair, and its postings have no places.
  const longer = [...text].length === 1 ? [] : longerRules(text, numberEnds(text))
  if (longer.length === 0) return standing(text, fields)
  const filter = { not_contained_by: { any_of: { intervals: longer } } }
  return any(
    (fields ?? FIELDS).map((field) => ({
      intervals: { [`text.${field}`]: { match: { ...stringRule(text), filter } } },
    })),
  )
}

export function unitQuery({ text, kind, hasNumber }: Unit, fields: readonly Field[] | null): ClusterQuery {
  if (hasNumber) return standingWhole(text, fields)
  if (kind === 'string') return standing(text, fields)
  return any((fields ?? FIELDS).map((field) => ({ term: { [`${kind}.${field}`]: { value: text } } })))
}

const unitsQuery = (units: readonly Unit[], fields: readonly Field[] | null) =>
  all(units.map((unit) => unitQuery(unit, fields)))

/** Articles that have a clause with another form in it, as printed or with all its words. */
function variantQuery({ folded, units }: Variant, { fields }: Pick<Clause, 'fields'>): ClusterQuery {
  const ways = [
    ...(folded === null ? [] : [standing(folded, fields)]),
    ...(units.length === 0 ? [] : [unitsQuery(units, fields)]),
  ]
  return any(ways)
}

/** Articles of days that overlap `from` to `to`, `YYYY-MM-DD`, both inclusive; null is open. An unknown day is in none. */
function overlapping(of: 'issue' | 'event', from: string | null, to: string | null): ClusterQuery {
  const [first, last] = of === 'issue' ? ['first', 'last'] : ['event', 'event']
  return all([
    { exists: { field: first } },
    ...(from === null ? [] : [{ range: { [last!]: { gte: dayNumber(from) } } }]),
    ...(to === null ? [] : [{ range: { [first!]: { lte: dayNumber(to) } } }]),
  ])
}

const twoFigures = (part: number | null) => String(part).padStart(2, '0')

/** Articles one of whose dates is met by a bare date: a range of days has to lie in it whole. */
function dateQuery(node: Extract<Node, { type: 'date' }>): ClusterQuery {
  const days = daysOfDate(node)
  if (days) {
    const [gte, lte] = [dayNumber(days.from), dayNumber(days.to)]
    const within = (field: string) => ({ range: { [field]: { gte, lte } } })
    return any([within('event'), all([within('first'), within('last')])])
  }
  const day = [`${twoFigures(node.month)}-${twoFigures(node.day)}`]
  return any([oneOf('eventDay', day), all([oneOf('firstDay', day), oneOf('lastDay', day)])])
}

/** Names whose values count something: 3 is not in 13. */
const COUNTING = new Set(['page', 'number'])

function valueQuery({ of, text, quoted }: Extract<Node, { type: 'value' }>): ClusterQuery {
  const field = `named.${of}`
  if (COUNTING.has(of)) return oneOf(field, [countKey(text)])
  const folded = foldText(text)
  if (quoted) return oneOf(field, [folded])
  return { wildcard: { [field]: { value: `*${folded.replace(/[*?\\]/g, '\\$&')}*` } } }
}

/** Wildcards and nearness, settled by reading: the ids of the articles that match. */
export type Settled = ReadonlyMap<Node, readonly string[]>

export class Sets {
  /** @param settled of every wildcard and nearness of the plan */
  constructor(
    readonly plan: Plan,
    readonly settled: Settled,
  ) {}

  /** Articles that the whole query admits on this rung or a stricter one. */
  admitted(level: AskedLoosely): ClusterQuery {
    const { root, nothing } = this.plan
    return nothing ? NONE : root === null ? EVERY : this.of(root, level)
  }

  of(node: Node, level: AskedLoosely): ClusterQuery {
    switch (node.type) {
      case 'and':
        return all(node.of.map((child) => this.of(child, level)))
      case 'or':
        return any(node.of.map((child) => this.of(child, level)))
      case 'not':
        return without(EVERY, this.of(node.of, 'exact'))
      case 'text':
      case 'date':
        return this.clause(this.plan.clauses.get(node)!, level)
      case 'wildcard':
      case 'near':
        return oneOf('id', this.settled.get(node) ?? [])
      case 'value':
        return valueQuery(node)
      case 'period':
        return overlapping(node.of, node.from, node.to)
    }
  }

  clause(clause: Clause, level: AskedLoosely): ClusterQuery {
    const { folded, fields, quoted, units, variants, guesses, node } = clause
    const exact = folded === '' ? NONE : standing(folded, fields)
    if (level === 'exact' || quoted) return exact
    const words = units.length > 0 ? any([exact, unitsQuery(units, fields)]) : exact
    if (level === 'words') return words
    const forms = level === 'guess' ? [...variants, ...guesses] : variants
    const others = forms.map((variant) => variantQuery(variant, clause))
    const beside =
      node.type === 'date' ? [dateQuery(node)] : fields === null ? [oneOf('named.publication', [folded])] : []
    return any([words, ...others, ...beside])
  }
}

/** Articles that hold every fixed string of a wildcard or nearness: among them are those that match. */
export const candidates = (strings: readonly string[], fields: readonly Field[] | null): ClusterQuery =>
  all(strings.map((text) => standing(text, fields)))

export function filterQuery(filters: Filters): ClusterQuery {
  const { from, to, eventFrom, eventTo, monthDay, publication, section, reporter, kind, id } = filters
  const queries: ClusterQuery[] = []
  if (from !== null || to !== null) queries.push(overlapping('issue', from, to))
  if (eventFrom !== null || eventTo !== null) queries.push(overlapping('event', eventFrom, eventTo))
  if (monthDay !== null) queries.push(any([oneOf('issueDay', [monthDay]), oneOf('eventDay', [monthDay])]))
  for (const [field, values] of Object.entries({ publication, section, reporter, kind, id }))
    if (values.length > 0) queries.push(oneOf(field, values))
  return all(queries)
}

/** A generation as its articles know it, and what of it is withheld. */
export type Visible = {
  generation: number
  /** Generations that were begun and never published. */
  void: readonly number[]
  /** Ids of articles, and strings, that the keeper withholds. */
  hidden: readonly string[]
}

/** The articles of a generation that may be shown. */
export function visibleQuery({ generation, void: unpublished, hidden }: Visible): ClusterQuery {
  const strings = hidden.map(foldText).filter((text) => text !== '')
  const lives: ClusterQuery[] = [{ range: { died: { gt: generation, lte: NEVER } } }]
  if (unpublished.length > 0) lives.push(oneOf('died', unpublished))
  const withheld: ClusterQuery[] = [
    ...(unpublished.length > 0 ? [oneOf('born', unpublished)] : []),
    ...(hidden.length > 0 ? [oneOf('id', hidden)] : []),
    ...strings.map((text) => standing(text, null)),
  ]
  return {
    bool: { filter: [{ range: { born: { lte: generation } } }, any(lives)], must_not: withheld },
  }
}
