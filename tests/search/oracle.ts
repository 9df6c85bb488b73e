/**
 * What a query must find, told by brute force over the articles' folded texts.
 *
 * Works from the same parsed tree as the engine, and shares with it the fold and
 * the cutter; never an index.
 */

import { type Cutter, foldText, openBulkCutter } from '../../src/analysis/analysis.js'
import { dayOf } from '../../src/chinese.js'
import { isFunctionWord } from '../../src/lexicon.js'
import { FIELDS, type Field } from '../../src/model.js'
import { type DateName, type Node, parseQuery, type ValueName } from '../../src/query/query.js'
import { type Unit, unitsOf } from '../../src/search/asked/units.js'
import type { Read } from './archive.js'
import { standsWithNumbers } from './whole-number.js'

export type Level = 'exact' | 'words'

const cutter: Cutter = openBulkCutter()

export const within = ({ texts }: Read, fields: readonly Field[] | null): string[] =>
  (fields ?? FIELDS).map((field) => texts[FIELDS.indexOf(field)]!)

export const has = (read: Read, needle: string, fields: readonly Field[] | null) =>
  within(read, fields).some((text) => text.includes(needle))

const knownWords = new Map<string, string[]>()

/** The words of a folded text in search mode, as often as they stand there. */
export function wordsIn(text: string): string[] {
  let words = knownWords.get(text)
  if (!words) {
    words = []
    cutter.words(text, (word) => words!.push(word))
    knownWords.set(text, words)
  }
  return words
}

/** The days of an article's issue, or the day that it tells of. */
export function daysOf(
  { article, issue }: Read,
  of: DateName = 'issue',
): { from: string; to: string } | undefined {
  const { from, to } = of === 'issue' ? issue.date : { from: article.eventDate, to: article.eventDate }
  return from === null && to === null ? undefined : { from: (from ?? to)!, to: (to ?? from)! }
}

export function inPeriod(read: Read, of: DateName, from: string | null, to: string | null): boolean {
  const days = daysOf(read, of)
  return days !== undefined && days.from <= (to ?? '9999') && days.to >= (from ?? '0000')
}

/** Whether one of an article's dates falls on a day, `MM-DD`, of any year; tried year by year. */
export function isOnDay(read: Read, of: DateName, monthDay: string): boolean {
  const days = daysOf(read, of)
  if (!days) return false
  for (let year = Number(days.from.slice(0, 4)); year <= Number(days.to.slice(0, 4)); year++) {
    const day = `${year}-${monthDay}`
    // The 29th of February stands between its neighbours in every year, and is a day in few.
    if (
      days.from <= day &&
      day <= days.to &&
      dayOf(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3))) === day
    )
      return true
  }
  return false
}

/** The dates of an article that a bare date asks for; a range of days has to lie in it whole. */
export function datesMet(read: Read, node: Extract<Node, { type: 'date' }>): DateName[] {
  const { year, month, day } = node
  const two = (part: number | null) => String(part).padStart(2, '0')
  return (['event', 'issue'] as const).filter((of) => {
    const days = daysOf(read, of)
    if (!days) return false
    if (year === null)
      return [days.from, days.to].every((end) => end.slice(5) === `${two(month)}-${two(day)}`)
    const [first, last] = [
      `${year}-${two(month ?? 1)}-${two(day ?? 1)}`,
      `${year}-${two(month ?? 12)}-${two(day ?? 31)}`,
    ]
    return days.from >= first! && days.to <= last!
  })
}

/** Whether the tree admits the article on this rung or a stricter one. */
export function admits(node: Node, read: Read, level: Level): boolean {
  switch (node.type) {
    case 'and':
      return node.of.every((child) => admits(child, read, level))
    case 'or':
      return node.of.some((child) => admits(child, read, level))
    case 'not':
      return !admits(node.of, read, 'exact')
    case 'text':
      return admitsText(node.text, node.fields, read, node.quoted ? 'exact' : level)
    case 'date':
      return admitsText(node.text, null, read, level)
    case 'wildcard':
      return within(read, node.fields).some((text) => wildcardOf(node.text).test(text))
    case 'near':
      return within(read, node.fields).some((text) => isNear(text, node.words.map(foldText), node.distance))
    case 'value':
      return valuesOf(node.of, read).some((value) =>
        node.quoted ? foldText(value) === foldText(node.text) : foldText(value).includes(foldText(node.text)),
      )
    case 'period':
      return inPeriod(read, node.of, node.from, node.to)
  }
}

/** Units of what was asked: of every article the same is asked. */
const asked = new Map<string, Unit[]>()

function unitsAsked(folded: string): Unit[] {
  const units = asked.get(folded) ?? unitsOf(cutter.pieces(folded), folded)
  asked.set(folded, units)
  return units
}

function admitsText(text: string, fields: readonly Field[] | null, read: Read, level: Level): boolean {
  const folded = foldText(text)
  if (has(read, folded, fields)) return true
  const units = level === 'words' ? unitsAsked(folded) : []
  const stands = (unit: Unit) =>
    unit.kind === 'run'
      ? within(read, fields).some((each) => wordsIn(each).includes(unit.text))
      : unit.hasNumber
        ? within(read, fields).some((each) => standsWithNumbers(each, unit.text))
        : has(read, unit.text, fields)
  return units.length > 0 && units.every(stands)
}

function valuesOf(of: ValueName, { article, issue }: Read): string[] {
  const values: Record<ValueName, (string | null)[]> = {
    publication: [issue.publication.name],
    reporter: article.reporters,
    correspondent: article.correspondents,
    page: [article.page],
    pageName: [article.pageName],
    number: [issue.number],
  }
  return values[of].filter((value) => value !== null)
}

function wildcardOf(text: string): RegExp {
  const parts = text.split(/([?*]+)/).map((part) => {
    if (!/^[?*]/.test(part)) return foldText(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return [...part].map((sign) => (sign === '?' ? '[^\\n]' : '[^\\n]{0,20}')).join('')
  })
  return new RegExp(parts.join(''), 'u')
}

/** Tries every choice of one place for each word. */
function isNear(text: string, words: string[], distance: number): boolean {
  const chars = [...text]
  const most = words.reduce((sum, word) => sum + [...word].length, 0) + distance
  const places = words.map((word) => {
    const wanted = [...word]
    return chars.flatMap((_, at) =>
      wanted.every((char, i) => chars[at + i] === char) ? [{ at, end: at + wanted.length }] : [],
    )
  })
  const choose = (w: number, from: number, to: number): boolean => {
    if (to - from > most) return false
    if (w === words.length) return true
    return places[w]!.some(({ at, end }) => choose(w + 1, Math.min(from, at), Math.max(to, end)))
  }
  return places.length > 0 && choose(0, Infinity, -Infinity)
}

/** Rung by id of the articles that the query admits as typed. */
export function rungsOf(q: string, all: Read[]): Map<string, Level> {
  const { root } = parseQuery(q)
  const rungs = new Map<string, Level>()
  for (const read of all) {
    if (root === null || admits(root, read, 'exact')) rungs.set(read.article.id, 'exact')
    else if (admits(root, read, 'words')) rungs.set(read.article.id, 'words')
  }
  return rungs
}

// ---------------------------------------------------------------- scores

const RULES: Record<Field, [weight: number, b: number]> = {
  headline: [3, 0.4],
  kicker: [1.5, 0.4],
  subheadline: [2, 0.4],
  section: [1, 0],
  byline: [1, 0],
  body: [1, 0.75],
  caption: [1, 0.4],
  aside: [0.7, 0.5],
}
const K1 = 1.2

function positive(node: Node): Extract<Node, { type: 'text' | 'date' }>[] {
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(positive)
  return node.type === 'text' || node.type === 'date' ? [node] : []
}

/** Each clause as a word, or as a string where it has no longer words, then its words in search mode; function words only where there is nothing else. */
function scoringTerms(q: string): { text: string; kind: 'string' | 'word' }[] {
  const { root } = parseQuery(q)
  const terms = new Map<string, { text: string; kind: 'string' | 'word' }>()
  for (const { text } of root ? positive(root) : []) {
    const folded = foldText(text)
    const words = [...new Set(wordsIn(folded))].filter((word) => word !== folded)
    const content = words.filter((word) => !isFunctionWord(word))
    const kind = [...folded].length > 1 && wordsIn(folded).includes(folded) ? 'word' : 'string'
    const known = content.length > 0 ? content : words
    if (kind === 'word' || !known.some((word) => [...word].length > 1))
      terms.set(`${kind} ${folded}`, { text: folded, kind })
    for (const word of known) terms.set(`word ${word}`, { text: word, kind: 'word' })
  }
  return [...terms.values()]
}

function occurrences(text: string, needle: string): number {
  let times = 0
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) times++
  return times
}

/** BM25F as its paper prints it, with Lucene's idf; score by id. */
export function scoresOf(q: string, all: Read[]): Map<string, number> {
  const scores = new Map(all.map(({ article }) => [article.id, 0]))
  const lengths = all.map(({ texts }) => texts.map((text) => [...text].length))
  const means = FIELDS.map((_, f) => {
    const having = lengths.filter((each) => each[f]! > 0)
    return having.length > 0 ? having.reduce((sum, each) => sum + each[f]!, 0) / having.length : 1
  })
  for (const { text: term, kind } of scoringTerms(q)) {
    const counts = all.map(({ texts }) =>
      texts.map((text) =>
        kind === 'string' ? occurrences(text, term) : wordsIn(text).filter((word) => word === term).length,
      ),
    )
    const df = counts.filter((each) => each.some((n) => n > 0)).length
    const idf = Math.log(1 + (all.length - df + 0.5) / (df + 0.5))
    for (const [i, { article }] of all.entries()) {
      let pooled = 0
      for (const [f, field] of FIELDS.entries()) {
        const [weight, b] = RULES[field]
        pooled += (weight * counts[i]![f]!) / (1 - b + (b * lengths[i]![f]!) / means[f]!)
      }
      scores.set(article.id, scores.get(article.id)! + (idf * pooled) / (K1 + pooled))
    }
  }
  return scores
}

// ---------------------------------------------------------------- reranking

const idfOf = (holding: number, all: number) => Math.log(1 + (all - holding + 0.5) / (holding + 0.5))
const streamOf = ({ texts }: Read) => texts.join('')
/** Positions count characters; the texts of the tests hold none beyond the first plane. */
const charactersOf = (read: Read) => [...streamOf(read)].length

/** Weights as rerank.ts states them. */
const GAIN = { bigram: 0.5, near: 1, presence: 0.2, opening: 0.3 }

function bigramsIn(folded: string): string[] {
  const chars = [...folded]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

/** Fewest characters between any place of one string and any of another; undefined if they never stand apart. */
function gapIn(text: string, a: string, b: string): number | undefined {
  const occurrencesOf = (needle: string) =>
    [...text].flatMap((_, at) => (text.startsWith(needle, at) ? [[at, at + needle.length] as const] : []))
  const gaps = occurrencesOf(a).flatMap(([from, to]) =>
    occurrencesOf(b).map(([start, end]) => (start >= from ? start - to : from - end)),
  )
  const apart = gaps.filter((gap) => gap >= 0)
  return apart.length > 0 ? Math.min(...apart) : undefined
}

/** What reranking adds, by id: the docstring of rerank.ts, over every article. */
export function additionsOf(q: string, all: Read[]): Map<string, number> {
  const { root } = parseQuery(q)
  const clauses = root ? positive(root) : []
  const holding = (needle: string) => all.filter((read) => has(read, needle, null)).length
  const gains = new Map(all.map(({ article }) => [article.id, 0]))
  const gain = ({ article }: Read, value: number) => gains.set(article.id, gains.get(article.id)! + value)

  const meanLength = all.reduce((sum, read) => sum + charactersOf(read), 0) / all.length
  for (const bigram of new Set(clauses.flatMap(({ text }) => bigramsIn(foldText(text))))) {
    const idf = idfOf(holding(bigram), all.length)
    for (const read of all) {
      const times = occurrences(streamOf(read), bigram)
      const length = charactersOf(read) / meanLength
      gain(read, (GAIN.bigram * idf * times) / (times + K1 * (0.25 + 0.75 * length)))
    }
  }

  const units = clauses
    .filter((node) => node.type === 'text' && !node.quoted)
    .flatMap(({ text }) => unitsOf(cutter.pieces(foldText(text)), foldText(text)).map((unit) => unit.text))
  for (const [i, right] of units.entries()) {
    const left = units[i - 1]
    if (left === undefined) continue
    const idf = Math.min(idfOf(holding(left), all.length), idfOf(holding(right), all.length))
    for (const read of all) {
      const gap = gapIn(streamOf(read), left, right)
      if (gap !== undefined) gain(read, (GAIN.near * idf) / (1 + gap / 4))
    }
  }
  for (const unit of units.length > 1 ? units : []) {
    const idf = idfOf(holding(unit), all.length)
    for (const read of all) if (has(read, unit, null)) gain(read, GAIN.presence * idf)
  }

  for (const { text, kind } of scoringTerms(q)) {
    if (kind !== 'word' || [...text].length < 2) continue
    const df = all.filter(({ texts }) => texts.some((each) => wordsIn(each).includes(text))).length
    for (const read of all) {
      const opening = [...read.texts[FIELDS.indexOf('body')]!].slice(0, 60).join('')
      if (opening.includes(text)) gain(read, GAIN.opening * idfOf(df, all.length))
    }
  }
  return gains
}
