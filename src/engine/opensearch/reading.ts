/**
 * Reading: how one article that was found stands to a query, told from its own text.
 *
 * The cluster tells which articles are hits. Of the few that are shown, this tells which clause is met how, what is
 * missing and which other form stands there, by the same tests over folded text that the sets are made of.
 */
import {
  articleStream,
  type Cutter,
  fold,
  foldText,
  printedRange,
  valuesIn,
} from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import {
  type Alternative,
  type Article,
  FIELD_COUNT,
  FIELDS,
  type Field,
  type IssueRef,
} from '../../model.js'
import type { Node } from '../../query/query.js'
import {
  type Clause,
  daysOfDate,
  findPattern,
  holdsWhole,
  namedWords,
  type Pattern,
  type Plan,
  type ScoreTerm,
  UNLIMITED,
  type Unit,
  type Variant,
} from '../../search/search.js'
import type { Looseness } from './sets.js'

export type FoundArticle = { article: Article; issue: IssueRef }

/** An article with its folded texts, and what was worked out of them. */
export class ReadArticle {
  readonly article: Article
  readonly issue: IssueRef
  readonly #cutter: Cutter
  readonly texts: string[]
  readonly #words = new Map<string, ReadonlySet<string>>()
  #times: ReadonlyMap<string, Int32Array> | undefined

  constructor({ article, issue }: FoundArticle, cutter: Cutter) {
    this.article = article
    this.issue = issue
    this.#cutter = cutter
    this.texts = articleStream(article).texts
  }

  within(fields: readonly Field[] | null): string[] {
    return (fields ?? FIELDS).map((field) => this.texts[FIELDS.indexOf(field)]!)
  }

  #wordsIn(text: string): ReadonlySet<string> {
    let words = this.#words.get(text)
    if (!words) {
      const found = new Set<string>()
      this.#cutter.words(text, (word) => found.add(word))
      words = found
      this.#words.set(text, words)
    }
    return words
  }

  holds(text: string, fields: readonly Field[] | null): boolean {
    return this.within(fields).some((each) => each.includes(text))
  }

  /** How often a scoring term stands in each field. */
  timesOf({ text, kind }: ScoreTerm): Int32Array {
    if (kind === 'word') return this.#timesOfWords().get(text) ?? NEVER_THERE
    return Int32Array.from(this.texts, (each) => timesIn(each, text))
  }

  #timesOfWords(): ReadonlyMap<string, Int32Array> {
    if (this.#times) return this.#times
    const times = new Map<string, Int32Array>()
    for (const [f, text] of this.texts.entries())
      this.#cutter.words(text, (word) => {
        const counts = times.get(word) ?? new Int32Array(FIELD_COUNT)
        counts[f]!++
        times.set(word, counts)
      })
    this.#times = times
    return times
  }

  hasUnit({ text, kind, hasNumber }: Unit, fields: readonly Field[] | null): boolean {
    if (hasNumber) return this.within(fields).some((each) => holdsWhole(each, text))
    if (kind === 'string') return this.holds(text, fields)
    return this.within(fields).some((each) =>
      kind === 'run' ? this.#wordsIn(each).has(text) : valuesIn(each).some(({ keys }) => keys.includes(text)),
    )
  }

  hasVariant({ folded, units }: Variant, { fields }: Pick<Clause, 'fields'>): boolean {
    return (
      (folded !== null && this.holds(folded, fields)) ||
      (units.length > 0 && units.every((unit) => this.hasUnit(unit, fields)))
    )
  }

  /** The newspaper by whose name a clause is met. */
  paperOf({ folded, fields, quoted, node }: Clause): string | undefined {
    const { name } = this.issue.publication
    const isMet = name !== null && node.type === 'text' && !quoted && fields === null
    return isMet && foldText(name) === folded ? name : undefined
  }

  /** The strictest way in which a clause is met. */
  clause(clause: Clause): Looseness | undefined {
    const { folded, fields, quoted, units } = clause
    if (folded !== '' && this.holds(folded, fields)) return 'exact'
    if (quoted) return undefined
    if (units.length > 0 && units.every((unit) => this.hasUnit(unit, fields))) return 'words'
    const isVariant =
      formsOf(clause).some((variant) => this.hasVariant(variant, clause)) ||
      this.paperOf(clause) !== undefined ||
      this.datesMet(clause).length > 0
    return isVariant ? 'variant' : undefined
  }

  /** The dates of the article by which a bare date is met. */
  datesMet({ node, typed }: Clause): Alternative[] {
    if (node.type !== 'date') return []
    const { from, to } = this.issue.date
    const { eventDate } = this.article
    const spans = [
      { from: eventDate, to: eventDate, why: '事件日期' },
      { from: from ?? to, to: to ?? from, why: '出版日期' },
    ]
    return spans.flatMap((span): Alternative[] => {
      if (span.from === null || span.to === null || !meets(node, span.from, span.to)) return []
      const matched = span.from === span.to ? span.from : `${span.from} 至 ${span.to}`
      return [{ typed, matched, why: span.why }]
    })
  }

  /** A value as the article first prints it. */
  #printedValue(key: string): string | undefined {
    for (const text of [this.article.headline ?? '', this.article.body]) {
      const folded = fold(text)
      const value = valuesIn(folded.text).find(({ keys }) => keys.includes(key))
      if (value) return text.slice(...printedRange(folded, value.at, value.at + value.length))
    }
    return undefined
  }

  /** The forms that stand for typed ones, of the clauses that are met on no stricter rung. */
  alternatives({ positive }: Plan): Alternative[] {
    const named = positive
      .filter((clause) => this.clause(clause) === 'variant')
      .flatMap((clause) => formsOf(clause).filter((variant) => this.hasVariant(variant, clause)))
      .flatMap(({ typed, matched, why, units, also }): Alternative[] => [
        { typed, matched: matched ?? this.#printedValue(units[0]!.text) ?? typed, why },
        ...(also ? [{ ...also, matched: also.matched! }] : []),
      ])
    const isSame = (a: Alternative) => (b: Alternative) => a.typed === b.typed && a.matched === b.matched
    return named.filter((each, i) => named.findIndex(isSame(each)) === i)
  }

  /** Newspapers and dates by which clauses are met that the article does not print. */
  metBeside({ positive }: Plan): Alternative[] {
    return positive.flatMap((clause): Alternative[] => {
      if (this.clause(clause) !== 'variant') return []
      const paper = this.paperOf(clause)
      const papers = paper === undefined ? [] : [{ typed: clause.typed, matched: paper, why: '报名' }]
      return [...this.datesMet(clause), ...papers]
    })
  }

  /** Words of a clause that are there, and those that lack. */
  unitsOf({ units, fields }: Clause): { has: string[]; lacks: string[] } {
    const has: string[] = []
    const lacks: string[] = []
    for (const unit of units) (this.hasUnit(unit, fields) ? has : lacks).push(unit.text)
    return { has, lacks }
  }

  /** Content words of the query that it lacks, as typed; of a clause that it meets, none. */
  missing({ positive }: Plan): string[] {
    const lacking = positive
      .filter((clause) => this.clause(clause) === undefined)
      .flatMap((clause) => {
        const { lacks } = this.unitsOf(clause)
        return clause.units.length > 0 ? lacks : [clause.typed]
      })
    return [...new Set(lacking.filter((word) => !isFunctionWord(word)))]
  }

  /** Content words that a hit on the rung `partial` lacks, as they were typed. */
  missingWords(plan: Plan): string[] {
    const lacking = namedWords(plan).filter(
      ({ unit, clause }) => !this.hasUnit(unit, clause.fields) && this.clause(clause) === undefined,
    )
    return [...new Set(lacking.map(({ typed }) => typed))]
  }

  matchesPattern(pattern: Pattern, fields: readonly Field[] | null): boolean {
    return this.within(fields).some((text) => findPattern([...text], pattern, UNLIMITED).length > 0)
  }

  /** Whether all words stand in one field with at most so many other characters between them, in any order. */
  isNear({ words, distance, fields }: Extract<Node, { type: 'near' }>): boolean {
    // A word that is asked for twice may be met by one occurrence.
    const wanted = [...new Set(words.map(foldText))].map((word) => [...word])
    const most = wanted.reduce((sum, { length }) => sum + length, distance)
    return this.within(fields).some((text) => isNearIn([...text], wanted, most))
  }
}

const NEVER_THERE = new Int32Array(FIELD_COUNT)

/** How often a string stands in a text, overlapping itself or not. */
function timesIn(text: string, string: string): number {
  let times = 0
  for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) times++
  return times
}

/** Every form that stands for a clause. */
const formsOf = ({ variants, guesses }: Clause): Variant[] => [...variants, ...guesses]

function meets(node: Extract<Node, { type: 'date' }>, from: string, to: string): boolean {
  const days = daysOfDate(node)
  if (days) return from >= days.from && to <= days.to
  const day = [node.month, node.day].map((part) => String(part).padStart(2, '0')).join('-')
  return from.slice(5) === day && to.slice(5) === day
}

/** Slides over the occurrences: the window from the earliest start to the latest end, moving the earliest on. */
function isNearIn(chars: readonly string[], words: readonly string[][], most: number): boolean {
  const places = words.map((word) =>
    chars.flatMap((_, at) => (word.every((char, i) => chars[at + i] === char) ? [at] : [])),
  )
  const next = words.map(() => 0)
  while (places.every((starts, w) => next[w]! < starts.length)) {
    const starts = places.map((each, w) => each[next[w]!]!)
    const first = Math.min(...starts)
    const end = Math.max(...starts.map((at, w) => at + words[w]!.length))
    if (end - first <= most) return true
    next[starts.indexOf(first)]!++
  }
  return false
}
