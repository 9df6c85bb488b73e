/**
 * Segment matcher: which articles of one segment a plan admits, on which rung.
 *
 * Sets of a looser rung hold those of the stricter ones. A negated clause is
 * asked on `exact` only, so that looseness can never take an article away.
 * Scores nothing. docs/queries.md tells readers what each rung admits.
 */
import { type DateName, type Node, topOf } from '../../query/query.js'
import type { Segment } from '../../store/store.js'
import type { Clause, Variant } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import type { Unit } from '../asked/units.js'
import { listedDocumentFrequency } from '../columns/corpus.js'
import { dateBits } from '../columns/dates.js'
import { periodBits } from '../columns/filters.js'
import { paperBits, valueBits } from '../columns/values.js'
import { and, andNot, type Bits, count, disjunction, isEmpty, noBits, or } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { derived } from '../sets/derived.js'
import { DocList, SPARSE } from '../sets/doc-list.js'
import {
  asString,
  docsWithAny,
  intersectMatching,
  isListed,
  listedDocs,
  matchingDocList,
  matchingDocs,
  maxDocumentFrequency,
} from '../strings/matching-docs.js'
import { liveOf } from '../strings/occurrences.js'
import { keepWhole } from '../strings/whole-numbers.js'
import { nearBits } from './near.js'
import { otherNameBits } from './other-names.js'
import { wildcardBits } from './wildcard.js'

/**
 * How loosely clauses are asked here; `partial` is decided over the whole query. `guess` is the rung
 * `variant` with the forms that are only guessed at.
 */
export type Level = 'exact' | 'words' | 'variant' | 'guess'

/** A unit is common if at least 1 in this many articles has it. */
const COMMON = 8

/** Answers for one segment; remembers what it found. */
export class SegmentMatcher {
  readonly #strings = new Map<string, Bits>()
  readonly #words = new Map<Clause, Bits>()
  readonly #variants = new Map<Clause, Bits>()
  readonly #forms = new Map<Variant, Bits>()
  readonly #pairs = new Map<Bits, Map<Bits, Bits>>()

  constructor(
    readonly segment: Segment,
    readonly plan: Plan,
    readonly budget: Budget,
  ) {}

  /** Live articles that the whole query admits on this rung or a stricter one. */
  admitted(level: Level): Bits {
    const { root, nothing } = this.plan
    if (nothing) return noBits(this.segment.docValues.articles)
    if (root === null) return this.segment.live
    return this.#both(this.segment.live, this.bits(root, level))
  }

  bits(node: Node, level: Level): Bits {
    switch (node.type) {
      case 'and':
        return this.#conjunction(node.of, level)
      case 'or':
        return this.#disjunction(node, level)
      case 'not':
        return this.#without(this.bits(node.of, 'exact'))
      case 'text':
      case 'date':
        return this.clauseBits(this.plan.clauses.get(node)!, level)
      case 'wildcard':
        return remembered(this.#strings, `*${node.fields}:${node.text}`, () =>
          wildcardBits(this.segment, node, this.budget),
        )
      case 'near':
        return remembered(this.#strings, `~${node.distance}${node.fields}:${node.typed}`, () =>
          nearBits(this.segment, node, this.budget),
        )
      case 'value':
        return this.#named(node, level)
      case 'period':
        return periodBits(this.segment, node)
    }
  }

  #named(node: Extract<Node, { type: 'value' }>, level: Level): Bits {
    const own = remembered(this.#strings, `${node.of}=${node.quoted}${node.text}`, () =>
      valueBits(this.segment, node),
    )
    const names = this.plan.names.get(node)
    if (!names || level === 'exact' || level === 'words') return own
    return otherNameBits(this.segment, node, names, own)
  }

  /** The live articles outside a set. An unfinished set may lack an article that is forbidden: then none. */
  #without(forbidden: Bits): Bits {
    const { live, docValues } = this.segment
    return this.budget.isOver() ? noBits(docValues.articles) : andNot(live, forbidden)
  }

  #disjunction(node: Extract<Node, { type: 'or' }>, level: Level): Bits {
    const units = node.of.flatMap((child): Unit[] => {
      const clause = this.plan.clauses.get(child)
      if (!clause?.quoted) return []
      const unit: Unit = { text: clause.folded, kind: 'string' }
      return isListed(unit, clause.fields) ? [unit] : []
    })
    if (units.length < node.of.length) return disjunction(node.of.map((child) => this.bits(child, level)))
    // Quoted strings have one set on all rungs, that nothing else asks for: their lists are gone through at once.
    const key = `|${units.map(({ text }) => text).join('|')}`
    return remembered(this.#strings, key, () => docsWithAny(this.segment, units))
  }

  #conjunction(nodes: readonly Node[], level: Level): Bits {
    let bits = this.segment.live
    for (const node of nodes) {
      if (isEmpty(bits)) return bits
      bits = this.#both(bits, this.bits(node, level))
    }
    return bits
  }

  /** Intersection, memoised: most rungs intersect the same two sets. */
  #both(a: Bits, b: Bits): Bits {
    const { live, liveArticles, docValues } = this.segment
    if (a === live && liveArticles === docValues.articles) return b
    const known = remembered(this.#pairs, a, () => new Map<Bits, Bits>())
    return remembered(known, b, () => and(a, b))
  }

  /** The live articles that all other clauses beside one admit, before any form is guessed at. */
  besides({ node }: Clause): Bits {
    const top = topOf(this.plan.root)
    if (!top.includes(node)) return this.segment.live
    let bits = this.segment.live
    for (const other of top) {
      if (other === node) continue
      if (isEmpty(bits)) return bits
      // Not remembered: of many clauses each asks for other intersections.
      bits = and(bits, this.bits(other, 'variant'))
    }
    return bits
  }

  clauseBits(clause: Clause, level: Level): Bits {
    const exact = this.exactBits(clause)
    if (level === 'exact' || clause.quoted) return exact
    const words = remembered(this.#words, clause, () =>
      clause.units.length > 0 ? or(exact, this.unitsBits(clause.units, clause)) : exact,
    )
    if (level === 'words') return words
    const variant = remembered(this.#variants, clause, () => this.#variantsOf(clause, words))
    if (level === 'variant') return variant
    return clause.guesses.reduce((bits, guess) => or(bits, this.variantBits(guess, clause)), variant)
  }

  #variantsOf(clause: Clause, words: Bits): Bits {
    let bits = words
    for (const variant of clause.variants) {
      const { folded } = variant
      if (!hasAllUnits(variant, clause)) bits = or(bits, this.variantBits(variant, clause))
      else if (folded !== null) bits = or(bits, this.exactBits({ folded, fields: clause.fields }))
    }
    const { node } = clause
    return node.type === 'date'
      ? or(bits, or(this.dateBits('event', node), this.dateBits('issue', node)))
      : or(bits, this.paperBits(clause))
  }

  /** The articles of the newspaper whose name a clause is. */
  paperBits({ folded, fields }: Pick<Clause, 'folded' | 'fields'>): Bits {
    if (fields !== null) return noBits(this.segment.docValues.articles)
    return remembered(this.#strings, `paper=${folded}`, () => paperBits(this.segment, folded))
  }

  /** The articles whose event date, or whose issue date, a bare date asks for. */
  dateBits(of: DateName, node: Extract<Node, { type: 'date' }>): Bits {
    return remembered(this.#strings, `${of}=${node.typed}`, () => dateBits(this.segment, of, node))
  }

  exactBits({ folded, fields }: Pick<Clause, 'folded' | 'fields'>): Bits {
    return this.unitBits({ text: folded, kind: 'string' }, { fields })
  }

  /** The clause with another form in it, as printed or with all its words. */
  variantBits(variant: Variant, { fields }: Pick<Clause, 'fields'>): Bits {
    return remembered(this.#forms, variant, () => {
      const { folded, units } = variant
      if (folded === null) return this.unitsBits(units, { fields })
      const exact = this.exactBits({ folded, fields })
      return units.length === 0 ? exact : or(exact, this.unitsBits(units, { fields }))
    })
  }

  /** Articles that have every unit. Whether numbers stand whole is asked of those alone that have all strings. */
  unitsBits(units: readonly Unit[], clause: Pick<Clause, 'fields'>): Bits {
    const numbers = units.filter(({ hasNumber }) => hasNumber)
    if (numbers.length === 0 || clause.fields !== null) return this.#allUnits(units, clause)
    let bits = this.#allUnits(units.map(asString), clause)
    for (const { text } of numbers)
      if (!isEmpty(bits)) bits = keepWhole(this.segment, text, bits, this.budget)
    return bits
  }

  /** Those of the rarest unit, narrowed down by the others in order of rarity. */
  #allUnits(units: readonly Unit[], clause: Pick<Clause, 'fields'>): Bits {
    const { segment } = this
    const { articles } = segment.docValues
    if (units.length === 1) return this.unitBits(units[0]!, clause)
    if (units.length > 1 && units.every((unit) => isListed(unit, clause.fields))) {
      const all = listedDocs(segment, 'all', units)
      if (all) return all
    }
    const byRarity = units.map((unit) => ({ unit, most: maxDocumentFrequency(segment, unit) }))
    byRarity.sort((a, b) => a.most - b.most)
    // If even the rarest postings are long, intersect bit sets.
    if (byRarity.length > 0 && byRarity[0]!.most * COMMON > articles)
      return byRarity.map(({ unit }) => this.unitBits(unit, clause)).reduce(and)
    let list: DocList | undefined
    for (const { unit, most } of byRarity) {
      if (most === 0 || list?.size === 0 || this.budget.isOver()) return noBits(articles)
      if (list) this.#keepUnit(list, unit, clause)
      else list = this.#unitList(unit, clause)
    }
    return list ? list.bits(articles) : segment.live
  }

  /** The articles that have a unit, as a list that the caller may change. */
  #unitList(unit: Unit, clause: Pick<Clause, 'fields'>): DocList {
    const known = this.#strings.get(keyOf(unit, clause))
    if (known) return DocList.of(known)
    // Cache sets that needed positions: later rungs ask again.
    return isListed(unit, clause.fields)
      ? matchingDocList(this.segment, unit, null, this.budget)
      : DocList.of(this.unitBits(unit, clause))
  }

  /** Keeps the articles of a list that have a unit. */
  #keepUnit(list: DocList, unit: Unit, clause: Pick<Clause, 'fields'>): void {
    const known = this.#strings.get(keyOf(unit, clause))
    const isLarge = list.size * SPARSE > this.segment.docValues.articles
    if (known) list.intersect(known)
    else if (isLarge && !isListed(unit, clause.fields)) list.intersect(this.unitBits(unit, clause))
    else intersectMatching(list, this.segment, unit, clause.fields, this.budget)
  }

  unitBits(unit: Unit, clause: Pick<Clause, 'fields'>): Bits {
    return remembered(this.#strings, keyOf(unit, clause), () =>
      matchingDocs(this.segment, unit, clause.fields, this.budget),
    )
  }

  /** The articles of a set that have a unit. */
  unitIn(unit: Unit, clause: Pick<Clause, 'fields'>, within: Bits): DocList {
    const isSmall = count(within) <= maxDocumentFrequency(this.segment, unit)
    const list = isSmall ? DocList.of(within) : this.#unitList(unit, clause)
    if (isSmall) this.#keepUnit(list, unit, clause)
    else list.intersect(within)
    return list
  }

  /** The articles of a set that have every one of some units, the first of them the rarest. */
  unitsIn(
    [first, ...others]: readonly [Unit, ...Unit[]],
    clause: Pick<Clause, 'fields'>,
    within: Bits,
  ): DocList {
    const list = this.unitIn(first, clause, within)
    for (const unit of others) if (list.size > 0) this.#keepUnit(list, unit, clause)
    return list
  }

  /** How many live articles have a unit, in one of `fields` if they are given. */
  documentFrequency(unit: Unit, fields: Clause['fields'] = null): number {
    const ofSet = () => count(liveOf(this.segment, this.unitBits(unit, { fields })))
    return fields === null
      ? (listedDocumentFrequency(this.segment, unit) ?? this.#frequency(unit, ofSet))
      : ofSet()
  }

  /** How many live articles have a unit that no list tells of: forms of known names are asked for again and again. */
  #frequency(unit: Unit, ofSet: () => number): number {
    const known = frequencies(this.segment)
    const key = keyOf(unit, { fields: null })
    const before = known.get(key)
    if (before !== undefined) return before
    const frequency = ofSet()
    // An unfinished set is too small.
    if (this.budget.isOver()) return frequency
    if (known.size === MOST_FREQUENCIES) known.clear()
    known.set(key, frequency)
    return frequency
  }
}

/** Units whose numbers of articles are kept with a segment; then all are forgotten. */
const MOST_FREQUENCIES = 4096
const frequencies = derived((_: Segment) => new Map<string, number>())

/** Whether a form of a clause has all its units: its own units then stand in no other articles than these. */
const hasAllUnits = (variant: Variant, { units }: Clause): boolean =>
  units.length > 0 &&
  units.every(({ text, kind, hasNumber = false }) =>
    variant.units.some(
      (each) => each.text === text && each.kind === kind && (each.hasNumber ?? false) === hasNumber,
    ),
  )

/** The value of a key; if there is none, it is made and kept. */
function remembered<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  let value = known.get(key)
  if (value === undefined) {
    value = find()
    known.set(key, value)
  }
  return value
}

const keyOf = ({ text, kind, hasNumber }: Unit, { fields }: Pick<Clause, 'fields'>) =>
  `${hasNumber ? 'whole' : kind}${fields}:${text}`
