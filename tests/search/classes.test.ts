/** Filters go by classes of articles: they pass what a plain look at each article passes, whatever its days and names. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, dayOf } from '../../src/chinese.js'
import { twoDigits } from '../../src/days.js'
import { classesOf } from '../../src/search/columns/classes.js'
import { FacetCounter } from '../../src/search/columns/facets.js'
import { filtered, readFilters } from '../../src/search/columns/filters.js'
import { allBits, hasBit } from '../../src/search/sets/bits.js'
import { NameLists } from '../../src/store/doc-values.js'
import { type DocValues, NO_DAY, type Segment } from '../../src/store/store.js'

const TEXTS = [null, '甲报', '乙报', '时评', '俞敏']
const text = fc.integer({ min: 0, max: TEXTS.length - 1 })
const MONTH_ENDS = [dayNumber('2019-12-31'), dayNumber('2020-01-01'), dayNumber('2020-02-29')]
const day = fc.oneof(
  fc.integer({ min: dayNumber('2005-01-01'), max: dayNumber('2022-12-31') }),
  fc.constantFrom(NO_DAY, ...MONTH_ENDS),
)
/** Also longer than the months that a range counts in. */
const length = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 }), fc.constant(365 * 13))
const issue = fc.record({ day, length, isOpen: fc.boolean(), publication: text, articles: fc.nat(3) })
const names = fc.array(text, { maxLength: 2 })
const row = fc.record({ section: text, kind: fc.nat(2), reporters: names, eventDay: day })
const issues = fc.array(issue, { minLength: 1, maxLength: 12 })
/** The article numbered n has the row n modulo their number. */
const rows = fc.array(row, { minLength: 1, maxLength: 9 })

type Issue = typeof issue extends fc.Arbitrary<infer T> ? T : never
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

function namesOf(lists: readonly (readonly number[])[]): NameLists {
  const starts = Uint32Array.from({ length: lists.length + 1 }, (_, a) => lists.slice(0, a).flat().length)
  return new NameLists({ starts, numbers: Int32Array.from(lists.flat()) })
}

/** The columns that filters and classes read. */
function columnsOf(issues: readonly Issue[], rows: readonly Row[]) {
  const issueOf = issues.flatMap((each, i) => Array<number>(each.articles).fill(i))
  const articles = issueOf.map((_, a) => rows[a % rows.length]!)
  const firstArticles = issues.map((_, i) => issueOf.filter((of) => of < i).length)
  return {
    articles: articles.length,
    issues: issues.length,
    texts: TEXTS,
    issueOf: Int32Array.from(issueOf),
    firstArticles: Int32Array.from([...firstArticles, articles.length]),
    publications: Int32Array.from(issues, (each) => each.publication),
    fromDays: Int32Array.from(issues, (each) => each.day),
    toDays: Int32Array.from(issues, (each) =>
      each.isOpen || each.day === NO_DAY ? NO_DAY : each.day + each.length,
    ),
    sections: Int32Array.from(articles, (each) => each.section),
    kinds: Uint8Array.from(articles, (each) => each.kind),
    reporters: namesOf(articles.map(({ reporters }) => reporters)),
    eventDays: Int32Array.from(articles, (each) => each.eventDay),
  }
}

const span = fc.option(
  fc
    .tuple(
      fc.integer({ min: 2004, max: 2023 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .chain(([y, m, d]) => fc.constantFrom(`${y}`, `${y}-${twoDigits(m)}`, dayOf(y, m, d)!)),
  { nil: undefined },
)
const some = fc.option(fc.constantFrom('甲报', '时评', '俞敏', '丙报'), { nil: undefined })

test('filters by class pass what passes article by article', () => {
  fc.assert(
    fc.property(
      issues,
      rows,
      fc.tuple(span, span, span, span),
      fc.tuple(some, some, some),
      (issues, rows, [a, b, c, d], [publication, section, reporter]) => {
        const values = columnsOf(issues, rows)
        const ordered = (x: string | undefined, y: string | undefined) =>
          x !== undefined && y !== undefined && x.slice(0, 4) > y.slice(0, 4) ? [y, x] : [x, y]
        const [[from, to], [eventFrom, eventTo]] = [ordered(a, b), ordered(c, d)]
        const list = (each: string | undefined) => (each === undefined ? undefined : [each])
        let filters: ReturnType<typeof readFilters>
        try {
          filters = readFilters({
            ...{ q: '', from, to, eventFrom, eventTo },
            ...{ publication: list(publication), section: list(section), reporter: list(reporter) },
          })
        } catch {
          return // A span that ends before it begins is refused.
        }
        const segment = { docValues: values as unknown as DocValues } as Segment
        const bits = filtered(segment, filters, allBits(values.articles))
        const meets = (first: number, last: number, least: string | null, most: string | null) =>
          (least === null && most === null) ||
          (last !== NO_DAY &&
            (least === null || last >= dayNumber(least)) &&
            (most === null || first <= dayNumber(most)))
        for (let article = 0; article < values.articles; article++) {
          const of = issues[values.issueOf[article]!]!
          const last = of.isOpen ? of.day : of.day === NO_DAY ? NO_DAY : of.day + of.length
          const { eventDay, section: in_, reporters } = rows[article % rows.length]!
          const passes =
            meets(of.day, last, filters.from, filters.to) &&
            meets(eventDay, eventDay, filters.eventFrom, filters.eventTo) &&
            (publication === undefined || TEXTS[of.publication] === publication) &&
            (section === undefined || TEXTS[in_] === section) &&
            (reporter === undefined || reporters.some((name) => TEXTS[name] === reporter))
          expect(hasBit(bits, article)).toBe(passes)
        }
      },
    ),
    { numRuns: 300, seed: 22 },
  )
})

test('articles are of one class if they are equal in all that is counted', () => {
  fc.assert(
    fc.property(issues, rows, (issues, rows) => {
      const values = columnsOf(issues, rows)
      const { classOf, publications, sections, kinds, reporters } = classesOf(values as unknown as DocValues)
      for (let a = 0; a < values.articles; a++) {
        const c = classOf[a]!
        expect(publications[c]).toBe(values.publications[values.issueOf[a]!])
        expect([sections[c], kinds[c]]).toEqual([values.sections[a], values.kinds[a]])
        expect(new Set(reporters[c])).toEqual(new Set(values.reporters.at(a)))
      }
    }),
    { numRuns: 100, seed: 22 },
  )
})

test('more classes than the table begins with are told apart', () => {
  const issues = Array.from({ length: 6000 }, (_, i) => ({
    ...{ day: i * 40 - 90_000, length: 0, isOpen: false, publication: i % 3, articles: 1 },
  }))
  const values = columnsOf(issues, [{ section: 0, kind: 0, reporters: [], eventDay: NO_DAY }])
  const { classOf, size } = classesOf(values as unknown as DocValues)
  expect(size).toBe(6000)
  expect(new Set(classOf).size).toBe(6000)
})

test('facets of the first hits, counted one by one, are those that classes give', () => {
  fc.assert(
    fc.property(issues, rows, (issues, rows) => {
      const values = columnsOf(issues, rows)
      const docValues = values as unknown as DocValues
      const all = allBits(values.articles)
      const facets = () => {
        const counter = new FacetCounter()
        counter.add({ docValues } as Segment, all)
        return counter.answer()
      }
      const first = facets()
      classesOf(docValues)
      expect(facets()).toEqual(first)
    }),
  )
})
