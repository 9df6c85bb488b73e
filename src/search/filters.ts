/**
 * Filters: the part of a request beside `q`, as one set of a segment.
 *
 * Values are compared as they stand; they come from the facets of an answer.
 */
import { periodOf } from '../chinese.js'
import { JiebaoError } from '../errors.js'
import { KINDS, type Kind, type SearchRequest } from '../model.js'
import type { Segment, Values } from '../store/store.js'
import { and, type Bits, emptyBits, setBit } from './bits.js'
import { monthDayBits, periodBits } from './dates.js'

export type Filters = {
  /** `YYYY-MM-DD`. */
  from: string | null
  to: string | null
  monthDay: string | null
  publication: string[]
  section: string[]
  reporter: string[]
  kind: Kind[]
}

function badParameter(name: string, value: string, cure: string): JiebaoError {
  return new JiebaoError('BAD_PARAMETER', value, `Cannot read ${name}=${value}: ${cure}`)
}

function edge(name: 'from' | 'to', value: string | undefined): string | null {
  if (value === undefined) return null
  const period = periodOf(value)
  if (!period) throw badParameter(name, value, 'write YYYY, YYYY-MM or YYYY-MM-DD')
  return period[name]
}

/** @throws {JiebaoError} BAD_PARAMETER */
export function readFilters(request: SearchRequest): Filters {
  const from = edge('from', request.from)
  const to = edge('to', request.to)
  if (from !== null && to !== null && from > to)
    throw badParameter('from', request.from!, 'it lies after "to"')
  const monthDay = request.monthDay ?? null
  // 2000 is a leap year, so the 29th of February is a day.
  if (monthDay !== null && !(/^\d\d-\d\d$/.test(monthDay) && periodOf(`2000-${monthDay}`))) {
    throw badParameter('monthDay', monthDay, 'write MM-DD')
  }
  const { publication = [], section = [], reporter = [], kind = [] } = request
  return { from, to, monthDay, publication, section, reporter, kind }
}

function where(values: Values, test: (article: number) => boolean): Bits {
  const bits = emptyBits(values.articles)
  for (let a = 0; a < values.articles; a++) if (test(a)) setBit(bits, a)
  return bits
}

/** @returns undefined if every article passes */
export function filterBits(segment: Segment, filters: Filters): Bits | undefined {
  const { values } = segment
  const sets: Bits[] = []
  const numbersOf = (texts: string[]) => {
    const wanted = new Uint8Array(values.texts.length)
    for (const text of texts) {
      const number = values.texts.indexOf(text)
      if (number >= 0) wanted[number] = 1
    }
    return wanted
  }
  if (filters.from !== null || filters.to !== null) sets.push(periodBits(segment, filters.from, filters.to))
  if (filters.monthDay !== null) sets.push(monthDayBits(segment, filters.monthDay))
  if (filters.publication.length > 0) {
    const wanted = numbersOf(filters.publication)
    sets.push(where(values, (a) => wanted[values.publications[values.issueOf[a]!]!] === 1))
  }
  if (filters.section.length > 0) {
    const wanted = numbersOf(filters.section)
    sets.push(where(values, (a) => wanted[values.sections[a]!] === 1))
  }
  if (filters.reporter.length > 0) {
    const wanted = numbersOf(filters.reporter)
    sets.push(where(values, (a) => values.reporters[a]!.some((name) => wanted[name] === 1)))
  }
  if (filters.kind.length > 0) sets.push(kindBits(segment, filters.kind))
  return sets.length === 0 ? undefined : sets.reduce(and)
}

const knownKinds = new WeakMap<Values, Map<string, Bits>>()

/** Articles of the given kinds. Kept, since every search leaves some out. */
export function kindBits({ values }: Segment, kinds: readonly Kind[]): Bits {
  let sets = knownKinds.get(values)
  if (!sets) {
    sets = new Map()
    knownKinds.set(values, sets)
  }
  const key = kinds.join()
  let bits = sets.get(key)
  if (!bits) {
    const wanted = new Set(kinds.map((kind) => KINDS.indexOf(kind)))
    bits = where(values, (a) => wanted.has(values.kinds[a]!))
    sets.set(key, bits)
  }
  return bits
}
