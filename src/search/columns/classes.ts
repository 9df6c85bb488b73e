/**
 * Classes: the articles of a segment that are equal in all that facets count.
 *
 * An archive has some thousands of classes and a million articles: facets add up, and most filters ask, class by class.
 */
import { grown } from '../../arrays.js'
import { algebra, type Machine } from '../../kernel/kernel.js'
import { arena, type DocValues, type Laid, NO_DAY } from '../../store/store.js'
import { type Bits, eachBit, or, where } from '../sets/bits.js'
import { derived } from '../sets/derived.js'
import { type DaySpan, issueDays, MOST_MONTHS, monthOf } from './dates.js'

/** The class of each article, and the values of each class; texts as indexes into the segment's `texts`. */
export type Classes = {
  classOf: Uint16Array | Int32Array
  size: number
  publications: Int32Array
  sections: Int32Array
  kinds: Int32Array
  /** First and last month, counted from January of year 0; -1 if the days are unknown. */
  from: Int32Array
  to: Int32Array
  /** Each name once; undefined where none is named. */
  reporters: (number[] | undefined)[]
}

const PUBLICATION = 0
const SECTION = 1
const KIND = 2
const FROM = 3
const TO = 4
/** The number of a list of reporters; 0 is none. */
const REPORTERS = 5
const PARTS = 6

/** Numbers lists of PARTS numbers, equal ones alike: an open hash table, since a map of texts takes ten times as long. */
class Numbering {
  /** The lists, one behind the other. */
  parts: Int32Array = new Int32Array(1024 * PARTS)
  size = 0
  /** Numbers and 1; 0 is a free slot. */
  #slots: Int32Array = new Int32Array(4096)
  #hashes: Int32Array = new Int32Array(1024)

  numberOf(list: Int32Array): number {
    let hash = 0
    for (let p = 0; p < PARTS; p++) hash = Math.imul(hash, 31) + list[p]!
    hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1)
    hash ^= hash >>> 16
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]! - 1
      if (number < 0) return this.#add(list, hash, slot)
      if (this.#hashes[number] === hash && this.#isSame(number, list)) return number
    }
  }

  #isSame(number: number, list: Int32Array): boolean {
    for (let p = 0; p < PARTS; p++) if (this.parts[number * PARTS + p] !== list[p]) return false
    return true
  }

  #add(list: Int32Array, hash: number, slot: number): number {
    const number = this.size++
    this.#slots[slot] = this.size
    if (this.size * PARTS > this.parts.length) {
      this.parts = grown(this.parts, this.parts.length * 2)
      this.#hashes = grown(this.#hashes, this.#hashes.length * 2)
    }
    this.parts.set(list, number * PARTS)
    this.#hashes[number] = hash
    if (this.size * 2 > this.#slots.length) this.#spread()
    return number
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 4)
    const mask = slots.length - 1
    for (let number = 0; number < this.size; number++) {
      let slot = this.#hashes[number]! & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

/** The class of each article as kernels read it. */
class LaidClasses implements Laid {
  readonly basis = undefined
  place: Laid['place'] = undefined
  readonly bytes: number

  constructor(readonly classOf: Uint16Array) {
    this.bytes = classOf.byteLength
  }

  write({ bytes }: Machine, at: number): void {
    new Uint16Array(bytes.buffer, at, this.classOf.length).set(this.classOf)
  }
}

const laidClasses = derived(({ classOf }: Classes) =>
  classOf instanceof Uint16Array ? new LaidClasses(classOf) : null,
)

/** Where kernels read the class of each article; undefined where plain code must tell the sets apart. */
function placeOf(classes: Classes): number | undefined {
  const laid = algebra?.fits(Math.ceil(classes.classOf.length / 32)) && laidClasses(classes)
  return laid ? arena?.layAll([laid])?.[0] : undefined
}

/** How many articles of a set are of each class. */
export function countClasses(of: Bits, classes: Classes): Int32Array {
  const { classOf, size } = classes
  const place = placeOf(classes)
  if (place !== undefined) return algebra!.countClasses(of, place, size)
  const counts = new Int32Array(size)
  eachBit(of, (article) => {
    counts[classOf[article]!]!++
  })
  return counts
}

/** The articles of a set whose class has a certain number in `passes`. */
function ofClasses(bits: Bits, classes: Classes, passes: Uint8Array, number: number): Bits {
  const { classOf } = classes
  const place = placeOf(classes)
  if (place === undefined) return where(bits, (article) => passes[classOf[article]!] === number)
  return algebra!.keepClasses(
    bits,
    place,
    passes.map((each) => Number(each === number)),
  )
}

const kept = new WeakMap<DocValues, Classes>()

/** Kept, since every answer counts by them: a hit then costs one addition, whatever its facets. */
export const classesOf: (values: DocValues) => Classes = derived(measureClasses, kept)

/** Hits that were counted without classes. */
const countedWithout = new WeakMap<DocValues, number>()

/**
 * The classes of a segment, for counting so many hits. Not before as many hits as the segment has articles were counted
 * one by one, for which measuring its classes takes as long: the first answer of a process does not wait for them.
 */
export function classesWorthwhile(values: DocValues, hits: number): Classes | undefined {
  const known = kept.get(values)
  if (known) return known
  const sum = (countedWithout.get(values) ?? 0) + hits
  countedWithout.set(values, sum)
  return sum > values.articles ? classesOf(values) : undefined
}

/** The last month that an article of some days counts in. */
export const lastMonthOf = (from: number, to: number): number =>
  from === to ? monthOf(from) : Math.min(monthOf(to), monthOf(from) + MOST_MONTHS - 1)

function measureClasses(values: DocValues): Classes {
  const { publications, firstArticles, sections, kinds, reporters } = values
  const days = issueDays(values)
  const classOf = new Int32Array(values.articles)
  const numbering = new Numbering()
  const nameLists: (number[] | undefined)[] = [undefined]
  const listNumbers = new Map<string, number>()
  const numberOfNames = (names: readonly number[]): number => {
    const key = names.join()
    let number = listNumbers.get(key)
    if (number === undefined) {
      number = nameLists.push([...new Set(names)]) - 1
      listNumbers.set(key, number)
    }
    return number
  }
  const list = new Int32Array(PARTS)
  for (let issue = 0; issue < values.issues; issue++) {
    const [from, to] = [days.from[issue]!, days.to[issue]!]
    list[PUBLICATION] = publications[issue]!
    list[FROM] = monthOf(from)
    list[TO] = lastMonthOf(from, to)
    for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) {
      list[SECTION] = sections[a]!
      list[KIND] = kinds[a]!
      const names = reporters.at(a)
      list[REPORTERS] = names.length === 0 ? 0 : numberOfNames(names)
      classOf[a] = numbering.numberOf(list)
    }
  }
  const { size, parts } = numbering
  const column = (part: number) => Int32Array.from({ length: size }, (_, c) => parts[c * PARTS + part]!)
  return {
    // Every hit of every answer looks its class up.
    classOf: size < 2 ** 16 ? new Uint16Array(classOf) : classOf,
    size,
    publications: column(PUBLICATION),
    sections: column(SECTION),
    kinds: column(KIND),
    from: column(FROM),
    to: column(TO),
    reporters: Array.from({ length: size }, (_, c) => nameLists[parts[c * PARTS + REPORTERS]!]),
  }
}

/** What passes of a class: nothing, all of it, or what lies within the days asked for. */
export const NONE = 0
export const ALL = 1
const BY_DAY = 2

/** By class: how much of it is of issues whose days overlap a span. */
export function classesWithin({ size, from, to }: Classes, { first, last }: DaySpan): Uint8Array {
  const passes = new Uint8Array(size)
  const [firstMonth, lastMonth] = [first === null ? 0 : monthOf(first), last === null ? END : monthOf(last)]
  // Months that lie in the span whole, as those of a year that is asked for.
  const firstWhole = first === null || monthOf(first - 1) < firstMonth ? firstMonth : firstMonth + 1
  const lastWhole = last === null || monthOf(last + 1) > lastMonth ? lastMonth : lastMonth - 1
  for (let c = 0; c < size; c++) {
    if (from[c]! < 0 || from[c]! > lastMonth) continue
    if (to[c]! >= firstWhole && from[c]! <= lastWhole) passes[c] = ALL
    // A last month that was cut off tells nothing.
    else if (to[c]! >= firstMonth || to[c]! - from[c]! === MOST_MONTHS - 1) passes[c] = BY_DAY
  }
  return passes
}

/** Above every month. */
const END = 2 ** 31 - 1

/**
 * The articles of a set whose class passes.
 *
 * @param passes by class: NONE, ALL, or BY_DAY for those of issues whose days overlap the span
 */
export function passing(bits: Bits, values: DocValues, passes: Uint8Array, span: DaySpan): Bits {
  const classes = classesOf(values)
  const whole = ofClasses(bits, classes, passes, ALL)
  if (!passes.includes(BY_DAY)) return whole
  const { issueOf } = values
  const { from, to } = issueDays(values)
  const first = span.first ?? NO_DAY + 1
  const last = span.last ?? END
  const isWithin = (article: number) => {
    const issue = issueOf[article]!
    return to[issue]! >= first && from[issue]! <= last
  }
  return or(whole, where(ofClasses(bits, classes, passes, BY_DAY), isWithin))
}
