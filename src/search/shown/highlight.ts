/**
 * Highlights: the ranges of an article's printed text that a query matched.
 *
 * Works on the stored text itself, folded with its offset map, so every range
 * cuts whole characters of the original that matched.
 */
import {
  type Folded,
  fieldTexts,
  findFolded,
  fold,
  foldText,
  printedRange,
  valuesIn,
} from '../../analysis/analysis.js'
import { between } from '../../arrays.js'
import type { Alternative, Article, Field, FieldMatch, Range } from '../../model.js'
import type { Node } from '../../query/query.js'
import type { Clause } from '../asked/clause.js'
import { numberEnds, standsWhole } from '../asked/number-ends.js'
import type { Plan } from '../asked/plan.js'
import type { Unit } from '../asked/units.js'
import { findPattern, type Pattern, patternOf } from '../matched/wildcard.js'
import type { Budget } from '../sets/budget.js'
import { derived } from '../sets/derived.js'

/** A string to mark: a unit of the query, or a wildcard's pattern. */
type Needle = Unit & {
  fields: readonly Field[] | null
  pattern: Pattern | undefined
  form: Form | undefined
}

/** Set on another form than was typed: what it stands for. `clause`: the folded text of its clause. */
type Form = { typed: string; why: string; clause: string }

/** Where a string stands in a text; `more` counts the ranges that are left out behind them. */
type Places = { ranges: Range[]; more: number }

/** A text of an article with the ranges that matched; `breaks` are the offsets of healed column breaks. */
export type MarkedText = Places & { field: Field; index: number; text: string; breaks: number[] }

/** The strings that the positive part of a query looks for; of a clause the whole, and its words. */
export type Needles = { clauses: { exact: Needle; words: Needle[] }[]; others: Needle[]; budget: Budget }

/** The texts of an article in field order, and the forms that stand in them for what was typed. */
export type MarkedArticle = { texts: MarkedText[]; forms: Alternative[] }

export function needlesOf(plan: Plan, budget: Budget): Needles {
  const needles: Needles = { clauses: [], others: [], budget }
  for (const clause of plan.positive) needles.clauses.push(clauseNeedles(clause))
  if (plan.root) collectOthers(plan.root, needles.others)
  return needles
}

function clauseNeedles({ folded, fields, units, variants, guesses }: Clause): Needles['clauses'][number] {
  const forms = [...variants, ...guesses].flatMap(({ typed, matched, why, units }): Needle[] => {
    const form = { typed, why, clause: folded }
    if (matched !== null)
      return [needleOf(units.find(({ text }) => text === matched) ?? stringOf(matched), fields, form)]
    return units.map((unit, i) => needleOf(unit, fields, i === 0 ? form : undefined))
  })
  const words = units.map((unit) => needleOf(unit, fields))
  return { exact: needleOf(stringOf(folded), fields), words: [...words, ...forms] }
}

const stringOf = (text: string): Unit => ({ text, kind: 'string' })

const needleOf = (
  { text, kind, hasNumber = false }: Unit,
  fields: Needle['fields'],
  form?: Form,
  pattern?: Pattern,
): Needle => ({
  text,
  kind,
  hasNumber,
  fields,
  form,
  pattern,
})

function collectOthers(node: Node, needles: Needle[]): void {
  if (node.type === 'and' || node.type === 'or') for (const child of node.of) collectOthers(child, needles)
  if (node.type === 'near') {
    for (const text of new Set(node.words.map(foldText))) needles.push(needleOf(stringOf(text), node.fields))
  }
  if (node.type === 'wildcard') {
    needles.push(needleOf(stringOf(''), node.fields, undefined, patternOf(node.text)))
  }
}

/** Most ranges that are told of an article. */
const MOST_TOLD = 10_000

/**
 * In an article of more characters, marking ends once the budget is over: what is not found by then stays unmarked.
 * A shorter one takes about a millisecond.
 */
const LONG = 2000

/**
 * The article's texts, each with its ranges. Where a clause stands as printed, its words are not marked. Another form
 * that is marked, or that the article's score counts, is among `forms`.
 *
 * @param most ranges of a string in one text: one line may be as large as a file, and a query one character of it
 */
export function markArticle(article: Article, needles: Needles, most = MOST_TOLD): MarkedArticle {
  const { clauses, others, budget } = needles
  const texts: MarkedText[] = []
  const forms: Alternative[] = []
  let size = 0
  for (const { field, index, text } of fieldTexts(article)) {
    const breaks = field === 'body' ? breaksOf(article) : []
    texts.push({ field, index, text, ranges: [], more: 0, breaks })
    size += text.length
  }
  const isLate = () => size > LONG && budget.isOver()
  if (isLate()) return { texts, forms }
  const folds = texts.map(({ text }) => fold(text))
  /** @returns whether it stands in any of the texts */
  const mark = (needle: Needle, isShown = true): boolean => {
    let stands = false
    for (let i = 0; i < texts.length; i++) {
      const marked = texts[i]!
      if (!isIn(needle, marked.field)) continue
      const { ranges, more } = findNeedle(folds[i]!, needle, budget, most)
      if (ranges.length === 0) continue
      stands = true
      if (isShown) {
        marked.ranges = marked.ranges.length === 0 ? ranges : marked.ranges.concat(ranges)
        marked.more += more
      }
      if (needle.form) nameForms(forms, needle.form, marked.text, ranges)
    }
    return stands
  }
  for (const needle of others) if (!isLate()) mark(needle)
  for (const { exact, words } of clauses) {
    if (isLate()) break
    const stands = mark(exact)
    for (const needle of words) if ((!stands || needle.form) && !isLate()) mark(needle, !stands)
  }
  for (const text of texts) text.ranges = mergeRanges(text.ranges)
  return { texts, forms }
}

const breaksOf = ({ joins }: Article): number[] => joins.map(({ at }) => at)

/** Adds each printed form once. A part of what was typed, such as 十二届 where a value was asked, is no other form. */
function nameForms(
  forms: Alternative[],
  { typed, why, clause }: Form,
  text: string,
  ranges: readonly Range[],
): void {
  for (const matched of new Set(ranges.map(([from, to]) => text.slice(from, to)))) {
    const folded = foldText(matched)
    if (clause.includes(folded)) continue
    if (!forms.some((known) => known.typed === typed && foldText(known.matched) === folded))
      forms.push({ typed, matched, why })
  }
}

/** Cuts ranges at healed column breaks: on the page such a match is two regions. */
export function splitAtBreaks(ranges: Range[], breaks: readonly number[]): Range[] {
  if (breaks.length === 0) return ranges
  return ranges.flatMap(([from, to]) => {
    const cuts = between(
      breaks,
      (at) => at > from,
      (at) => at >= to,
    )
    return [from, ...cuts].map((start, i): Range => [start, cuts[i] ?? to])
  })
}

const isIn = (needle: Needle, field: Field) => needle.fields === null || needle.fields.includes(field)

/** The class of character that a run is made of; '' for all others, Han among them. */
function sortOf(char: string | undefined): string {
  if (char === undefined || /\p{Script=Han}/u.test(char)) return ''
  return /\p{N}/u.test(char) ? 'digit' : /[\p{L}\p{M}]/u.test(char) ? 'letter' : ''
}

function findNeedle(folded: Folded, needle: Needle, budget: Budget, most: number): Places {
  if (needle.pattern) return { ranges: findPatternRanges(folded, needle.pattern, budget), more: 0 }
  const { text, kind, hasNumber } = needle
  if (kind === 'value') return { ranges: findValue(folded, text), more: 0 }
  if (kind !== 'string')
    return findString(folded, text, (at) => isWhole(folded.text, at, at + text.length), budget, most)
  const ends = hasNumber ? numberEnds(text) : undefined
  const stands = (at: number) => !ends || standsWhole(folded.text, at, text.length, ends)
  return findString(folded, text, stands, budget, most)
}

/** Places at which a string is found between two looks at the clock: less than a millisecond. */
const LOOKS = 4096

function findString(
  folded: Folded,
  text: string,
  stands: (at: number) => boolean,
  budget: Budget,
  most: number,
): Places {
  let tried = 0
  let isLate = false
  const isMet = (at: number) => {
    if (++tried % LOOKS === 0) isLate = budget.isOver()
    return !isLate && stands(at)
  }
  const ranges = findFolded(folded, text, isMet, most)
  if (ranges.length < most) return { ranges, more: 0 }
  let more = 0
  let step = 0
  for (let at = folded.text.indexOf(text); at >= 0 && !isLate; at = folded.text.indexOf(text, at + step)) {
    const isOne = isMet(at)
    if (isOne) more++
    step = isOne ? text.length : 1
  }
  return { ranges, more: Math.max(0, more - most) }
}

/** Read once, however many values a query has. */
const valuesOf = derived((folded: Folded) => valuesIn(folded.text))

function findValue(folded: Folded, key: string): Range[] {
  return valuesOf(folded)
    .filter(({ keys }) => keys.includes(key))
    .map(({ at, length }) => printedRange(folded, at, at + length))
}

/** Whether a run ends where the text does or its class changes: 12 is whole in 12号 and covid12, not in 2012. */
function isWhole(text: string, from: number, to: number): boolean {
  const joins = (outer: string | undefined, inner: string | undefined) =>
    sortOf(outer) !== '' && sortOf(outer) === sortOf(inner)
  return !joins(text[from - 1], text[from]) && !joins(text[to], text[to - 1])
}

function findPatternRanges(folded: Folded, pattern: Pattern, budget: Budget): Range[] {
  const chars = [...folded.text]
  const units = [0]
  for (const char of chars) units.push(units.at(-1)! + char.length)
  return findPattern(chars, pattern, budget).map(([from, to]) =>
    printedRange(folded, units[from]!, units[to]!),
  )
}

/** Sorts ranges and joins those that overlap. Ranges that only touch stay apart, as they matched. */
function mergeRanges(ranges: Range[]): Range[] {
  let at = 1
  while (at < ranges.length && ranges[at]![0] >= ranges[at - 1]![1]) at++
  // As those of one string come.
  if (at >= ranges.length) return ranges
  const merged: Range[] = []
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last && from < last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The texts in which something matched, for an article's page. */
export function fieldMatches(article: Article, needles: Needles): FieldMatch[] {
  let left = MOST_TOLD
  return markArticle(article, needles)
    .texts.filter(({ ranges }) => ranges.length > 0)
    .map(({ field, index, ranges, more: behind, breaks }) => {
      const over = Math.max(0, ranges.length - left)
      const cut = splitAtBreaks(over > 0 ? ranges.slice(0, left) : ranges, breaks)
      left -= ranges.length - over
      const more = over + behind
      const match: FieldMatch =
        field === 'aside'
          ? asideMatch(article.asides[index]!.label, index, cut)
          : { field, index, ranges: cut }
      return more > 0 ? { ...match, more } : match
    })
}

/** An aside is indexed as its label and its text, one paragraph each; it is shown as two. */
function asideMatch(label: string, index: number, ranges: Range[]): FieldMatch {
  const start = label.length + 1
  const inText = ranges.filter(([from]) => from >= start)
  const inLabel = ranges.filter(([from]) => from < start)
  const match: FieldMatch = {
    field: 'aside',
    index,
    ranges: inText.map(([from, to]): Range => [from - start, to - start]),
  }
  return inLabel.length > 0 ? { ...match, labelRanges: inLabel } : match
}
