/**
 * Filters: the part of a request beside `q`, as one set of a segment.
 *
 * Values are compared as they stand; they come from the facets of an answer.
 */
import { monthDayOf, periodOf } from '../../chinese.js'
import { JiebaoError } from '../../errors.js'
import { KINDS, type Kind, type SearchRequest } from '../../model.js'
import type { DocValues, Segment } from '../../store/store.js'
import { allBits, and, type Bits, where } from '../sets/bits.js'
import { derived } from '../sets/derived.js'
import { inPeriod, onMonthDay } from './dates.js'

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

function badParameter(name: string, value: string, rule: string): JiebaoError {
  return new JiebaoError('parameter-unreadable', `${name}=${value}`, { name, rule })
}

function edge(name: 'from' | 'to', value: string | undefined): string | null {
  if (value === undefined) return null
  const period = periodOf(value)
  if (!period)
    throw badParameter(
      name,
      value,
      'write a date that exists, from 1600 to 2999, as YYYY, YYYY-MM or YYYY-MM-DD',
    )
  return period[name]
}

/** @throws {JiebaoError} BAD_PARAMETER */
export function readFilters(request: SearchRequest): Filters {
  const from = edge('from', request.from)
  const to = edge('to', request.to)
  if (from !== null && to !== null && from > to)
    throw new JiebaoError('span-reversed', `from=${request.from}`, { from: request.from!, to: request.to! })
  const monthDay = request.monthDay === undefined ? null : monthDayOf(request.monthDay)
  if (monthDay === undefined)
    throw badParameter('monthDay', request.monthDay!, 'write a day that exists, as MM-DD')
  const { publication = [], section = [], reporter = [], kind = [] } = request
  return { from, to, monthDay, publication, section, reporter, kind }
}

/** Whether there is anything to filter by. */
export const isFiltered = ({ from, to, monthDay, publication, section, reporter, kind }: Filters): boolean =>
  from !== null ||
  to !== null ||
  monthDay !== null ||
  [publication, section, reporter, kind].some((of) => of.length > 0)

/** The articles of a set that pass; cost follows the set, not the segment. */
export function filtered(segment: Segment, filters: Filters, of: Bits): Bits {
  const { docValues } = segment
  const { publications, sections, reporters, issueOf } = docValues
  const numbersOf = (texts: string[]) => {
    const wanted = new Uint8Array(docValues.texts.length)
    for (const text of texts) {
      const number = docValues.texts.indexOf(text)
      if (number >= 0) wanted[number] = 1
    }
    return wanted
  }
  let bits = of
  if (filters.kind.length > 0) bits = and(bits, kindBits(segment, filters.kind))
  if (filters.from !== null || filters.to !== null)
    bits = where(bits, inPeriod(docValues, filters.from, filters.to))
  if (filters.monthDay !== null) bits = where(bits, onMonthDay(docValues, filters.monthDay))
  if (filters.publication.length > 0) {
    const wanted = numbersOf(filters.publication)
    bits = where(bits, (a) => wanted[publications[issueOf[a]!]!] === 1)
  }
  if (filters.section.length > 0) {
    const wanted = numbersOf(filters.section)
    bits = where(bits, (a) => wanted[sections[a]!] === 1)
  }
  if (filters.reporter.length > 0) {
    const wanted = numbersOf(filters.reporter)
    bits = where(bits, (a) => reporters[a]!.some((name) => wanted[name] === 1))
  }
  return bits
}

/** By the kinds asked for. */
const kindSets = derived((_values: DocValues) => new Map<string, Bits>())

/** Articles of the given kinds. Kept, since every search leaves some out. */
export function kindBits({ docValues }: Segment, kinds: readonly Kind[]): Bits {
  const sets = kindSets(docValues)
  const key = kinds.join()
  let bits = sets.get(key)
  if (!bits) {
    const wanted = new Set(kinds.map((kind) => KINDS.indexOf(kind)))
    bits = where(allBits(docValues.articles), (a) => wanted.has(docValues.kinds[a]!))
    sets.set(key, bits)
  }
  return bits
}
