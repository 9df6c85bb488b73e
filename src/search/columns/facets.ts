/**
 * Facets and timeline: what the hits are, counted over all of them.
 *
 * Counts come from the sets, so they are true totals whatever page is shown.
 */
import { KINDS, type SearchAnswer } from '../../model.js'
import type { DocValues, Segment } from '../../store/store.js'
import { type Bits, count, eachBit } from '../sets/bits.js'
import { type Classes, classesWorthwhile, countClasses, lastMonthOf } from './classes.js'
import { issueDays, monthOf, monthText } from './dates.js'

type ValueCounts = Map<string, number>

/** The calendar's years, 1600 to 2999. */
const FIRST_YEAR = 1600
const FIRST_MONTH = FIRST_YEAR * 12
const MONTHS = 1400 * 12
/** Of a month since FIRST_MONTH, the year since FIRST_YEAR. */
const yearOf = (month: number) => Math.floor(month / 12)

/** Counts by small numbers. It remembers which numbers it counted, so its cost follows the hits, not the range. */
class NumberCounter {
  #counts = new Int32Array(1024)
  #touched = new Int32Array(1024)
  #size = 0

  /** Makes room for the numbers below `numbers`. Call it only while nothing is counted. */
  reserve(numbers: number): void {
    if (numbers <= this.#counts.length) return
    this.#counts = new Int32Array(numbers)
    this.#touched = new Int32Array(numbers)
  }

  add(number: number, times: number): void {
    if (this.#counts[number] === 0) this.#touched[this.#size++] = number
    this.#counts[number]! += times
  }

  /** Gives every count and forgets it. */
  drain(visit: (number: number, times: number) => void): void {
    for (let i = 0; i < this.#size; i++) {
      const number = this.#touched[i]!
      visit(number, this.#counts[number]!)
      this.#counts[number] = 0
    }
    this.#size = 0
  }
}

/** Scratch counters, empty between two calls of `add`. */
const counters = {
  publications: new NumberCounter(),
  sections: new NumberCounter(),
  reporters: new NumberCounter(),
}
/** Moves counts by number to counts by text; 0 is no text. */
function addUp(counts: ValueCounts, counter: NumberCounter, texts: readonly (string | null)[]): void {
  counter.drain((number, times) => {
    if (number > 0) counts.set(texts[number]!, (counts.get(texts[number]!) ?? 0) + times)
  })
}

/** The most frequent first; equal ones by text. */
function byCount(counts: ValueCounts): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}

/** Adds up over segments; `answer` gives the wire shapes. */
export class FacetCounter {
  readonly #publication: ValueCounts = new Map()
  readonly #section: ValueCounts = new Map()
  readonly #reporter: ValueCounts = new Map()
  readonly #kinds = new Int32Array(KINDS.length)
  /** By month since FIRST_MONTH. Counted in one place after another, as archives span a thousand months and more. */
  readonly #months = new Int32Array(MONTHS)
  /** What years count beside the sums of their months, by year since the first: an article of several months counts once in each year. */
  readonly #beside = new Map<number, number>()
  #firstMonth = MONTHS
  #lastMonth = -1
  #unknown = 0

  add({ docValues }: Segment, hits: Bits): void {
    for (const counter of Object.values(counters)) counter.reserve(docValues.texts.length)
    const classes = classesWorthwhile(docValues, count(hits))
    if (classes) this.#addClasses(classes, hits)
    else this.#addOneByOne(docValues, hits)
    const { publications, sections, reporters } = counters
    addUp(this.#publication, publications, docValues.texts)
    addUp(this.#section, sections, docValues.texts)
    addUp(this.#reporter, reporters, docValues.texts)
  }

  #addClasses(classes: Classes, hits: Bits): void {
    const { publications, sections, reporters } = counters
    const counts = countClasses(hits, classes)
    for (let c = 0; c < counts.length; c++) {
      const times = counts[c]!
      if (times === 0) continue
      publications.add(classes.publications[c]!, times)
      sections.add(classes.sections[c]!, times)
      for (const name of classes.reporters[c] ?? []) reporters.add(name, times)
      this.#kinds[classes.kinds[c]!]! += times
      this.#addMonths(classes.from[c]!, classes.to[c]!, times)
    }
  }

  #addOneByOne(values: DocValues, hits: Bits): void {
    const { publications, sections, reporters } = counters
    const days = issueDays(values)
    eachBit(hits, (a) => {
      const issue = values.issueOf[a]!
      publications.add(values.publications[issue]!, 1)
      sections.add(values.sections[a]!, 1)
      values.reporters.eachOnce(a, (name) => reporters.add(name, 1))
      this.#kinds[values.kinds[a]!]!++
      const [from, to] = [days.from[issue]!, days.to[issue]!]
      const month = monthOf(from)
      this.#addMonths(month, from === to ? month : lastMonthOf(from, to), 1)
    })
  }

  #addMonths(from: number, to: number, times: number): void {
    if (from < 0) {
      this.#unknown += times
      return
    }
    const [first, last] = [from - FIRST_MONTH, to - FIRST_MONTH]
    if (first < this.#firstMonth) this.#firstMonth = first
    if (last > this.#lastMonth) this.#lastMonth = last
    for (let month = first; month <= last; month++) this.#months[month]! += times
    // Most articles count in one month, whose year follows from it.
    if (first === last) return
    for (let year = yearOf(first); year <= yearOf(last); year++) this.#addBeside(year, times)
    for (let month = first; month <= last; month++) this.#addBeside(yearOf(month), -times)
  }

  #addBeside(year: number, times: number): void {
    this.#beside.set(year, (this.#beside.get(year) ?? 0) + times)
  }

  answer(): Pick<SearchAnswer, 'facetDistribution' | 'timeline'> {
    const timeline: SearchAnswer['timeline'] = []
    const years = new Map<string, number>()
    const last = this.#lastMonth
    for (let month = this.#firstMonth; month <= last; ) {
      const year = yearOf(month)
      const before = timeline.length
      let hits = this.#beside.get(year) ?? 0
      for (const end = Math.min(last + 1, (year + 1) * 12); month < end; month++) {
        const times = this.#months[month]!
        if (times === 0) continue
        hits += times
        timeline.push({ month: monthText(FIRST_MONTH + month), hits: times })
      }
      if (timeline.length > before) years.set(String(FIRST_YEAR + year), hits)
    }
    if (this.#unknown > 0) timeline.push({ month: null, hits: this.#unknown })
    const kinds = KINDS.map((kind, k): [string, number] => [kind, this.#kinds[k]!]).filter(([, n]) => n > 0)
    return {
      facetDistribution: {
        publication: byCount(this.#publication),
        section: byCount(this.#section),
        reporter: byCount(this.#reporter),
        year: byCount(years),
        kind: byCount(new Map(kinds)),
      },
      timeline,
    }
  }
}
