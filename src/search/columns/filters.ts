/**
 * Filters: the part of a request beside `q`, as one set of a segment.
 *
 * Values are compared as they stand; they come from the facets of an answer.
 */
import { dateRule, monthDayOf, periodOf } from '../../chinese.js'
import { JiebaoError } from '../../errors.js'
import { KINDS, type Kind, type SearchRequest, SPANS } from '../../model.js'
import type { Node } from '../../query/query.js'
import type { DocValues, Segment } from '../../store/store.js'
import { allBits, and, type Bits, emptyBits, hasBit, setBit, where } from '../sets/bits.js'
import { derived } from '../sets/derived.js'
import { ALL, classesOf, classesWithin, NONE, passing } from './classes.js'
import { onMonthDay, spanOf, toldWithin } from './dates.js'

export type Filters = {
  /** `YYYY-MM-DD`, of the issue date, and below of the event date. */
  from: string | null
  to: string | null
  eventFrom: string | null
  eventTo: string | null
  monthDay: string | null
  publication: string[]
  section: string[]
  reporter: string[]
  kind: Kind[]
  id: string[]
}

const NO_FILTERS: Filters = {
  ...{ from: null, to: null, eventFrom: null, eventTo: null, monthDay: null },
  ...{ publication: [], section: [], reporter: [], kind: [], id: [] },
}

function badParameter(name: string, value: string, rule: string): JiebaoError {
  return new JiebaoError('parameter-unreadable', `${name}=${value}`, { name, rule })
}

function edge(
  name: (typeof SPANS)[number][number],
  end: 'from' | 'to',
  value: string | undefined,
): string | null {
  if (value === undefined) return null
  const period = periodOf(value)
  if (!period) throw badParameter(name, value, dateRule(value))
  return period[end]
}

/** @throws {JiebaoError} BAD_PARAMETER */
export function readFilters(request: SearchRequest): Filters {
  const [issued, told] = SPANS.map(([first, last]) => {
    const [from, to] = [edge(first, 'from', request[first]), edge(last, 'to', request[last])]
    if (from !== null && to !== null && from > to)
      throw new JiebaoError('span-reversed', `${first}=${request[first]}`, {
        from: request[first]!,
        to: request[last]!,
      })
    return { from, to }
  })
  const monthDay = request.monthDay === undefined ? null : monthDayOf(request.monthDay)
  if (monthDay === undefined)
    throw badParameter('monthDay', request.monthDay!, 'write a day that exists, as MM-DD')
  const { publication = [], section = [], reporter = [], kind = [], id = [] } = request
  const days = { from: issued!.from, to: issued!.to, eventFrom: told!.from, eventTo: told!.to, monthDay }
  return { publication, section, reporter, kind, id, ...days }
}

/** Whether there is anything to filter by. */
export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== null && value.length > 0)

/** The articles of a set that pass. Its cost follows the set, and the classes of the segment. */
export function filtered(segment: Segment, filters: Filters, of: Bits): Bits {
  const { docValues } = segment
  const { id, kind, eventFrom, eventTo, monthDay } = filters
  let bits = of
  if (id.length > 0) {
    const wanted = new Set(id.map((each) => segment.articleById(each)))
    bits = where(bits, (a) => wanted.has(a))
  }
  if (kind.length > 0) bits = and(bits, kindBits(segment, kind))
  bits = filteredByClass(docValues, filters, bits)
  if (eventFrom !== null || eventTo !== null) bits = toldWithin(docValues, spanOf(eventFrom, eventTo), bits)
  return monthDay === null ? bits : where(bits, onMonthDay(docValues, monthDay))
}

function filteredByClass(values: DocValues, filters: Filters, of: Bits): Bits {
  const { from, to, publication, section, reporter } = filters
  const isDated = from !== null || to !== null
  if (!isDated && publication.length + section.length + reporter.length === 0) return of
  const classes = classesOf(values)
  const span = spanOf(from, to)
  const passes = isDated ? classesWithin(classes, span) : new Uint8Array(classes.size).fill(ALL)
  const keep = (texts: readonly string[], isOf: (c: number, wanted: ReadonlySet<number>) => boolean) => {
    if (texts.length === 0) return
    const wanted = new Set(texts.map((text) => values.texts.indexOf(text)))
    for (let c = 0; c < classes.size; c++) if (passes[c] !== NONE && !isOf(c, wanted)) passes[c] = NONE
  }
  keep(publication, (c, wanted) => wanted.has(classes.publications[c]!))
  keep(section, (c, wanted) => wanted.has(classes.sections[c]!))
  keep(reporter, (c, wanted) => classes.reporters[c]?.some((name) => wanted.has(name)) === true)
  return passing(of, values, passes, span)
}

/** The articles of a segment, one of whose dates lies in a span that a query asks for. */
export function periodBits(
  { docValues }: Segment,
  { of, from, to }: Extract<Node, { type: 'period' }>,
): Bits {
  const all = allBits(docValues.articles)
  if (of === 'event') return toldWithin(docValues, spanOf(from, to), all)
  return filteredByClass(docValues, { ...NO_FILTERS, from, to }, all)
}

/** Filters that are chosen, and named, together. */
const TOGETHER = {
  date: ['from', 'to'],
  event: ['eventFrom', 'eventTo'],
  monthDay: ['monthDay'],
  publication: ['publication'],
  section: ['section'],
  reporter: ['reporter'],
  kind: ['kind'],
  id: ['id'],
} as const satisfies Record<string, readonly (keyof Filters)[]>

export type FilterName = keyof typeof TOGETHER

/** Each filter that is chosen, alone. */
export const filtersApart = (filters: Filters): [FilterName, Filters][] =>
  (Object.keys(TOGETHER) as FilterName[]).map((name) => {
    const own = Object.fromEntries(TOGETHER[name].map((each) => [each, filters[each]]))
    return [name, { ...NO_FILTERS, ...own }]
  })

/** The filters that one article does not pass, each asked alone. */
export function failedFilters(segment: Segment, filters: Filters, article: number): FilterName[] {
  const one = where(allBits(segment.docValues.articles), (a) => a === article)
  return filtersApart(filters)
    .filter(([, own]) => !hasBit(filtered(segment, own, one), article))
    .map(([name]) => name)
}

/** By the kinds asked for. */
const kindSets = derived((_values: DocValues) => new Map<string, Bits>())

/** Articles of the given kinds. Kept, since every search leaves some out. */
export function kindBits({ docValues }: Segment, kinds: readonly Kind[]): Bits {
  const sets = kindSets(docValues)
  const key = kinds.join()
  const known = sets.get(key)
  if (known) return known
  let wanted = 0
  for (const kind of kinds) wanted |= 1 << KINDS.indexOf(kind)
  const bits = emptyBits(docValues.articles)
  const kindOf = docValues.kinds
  for (let a = 0; a < kindOf.length; a++) if ((wanted >> kindOf[a]!) & 1) setBit(bits, a)
  sets.set(key, bits)
  return bits
}
