/**
 * Held: what the archive holds of the days and papers that are asked for, so that an answer
 * of nothing says whether there was anything to find.
 */
import { dayNumber, dayText } from '../../chinese.js'
import type { HeldOfSpan } from '../../model.js'
import { type Node, topOf } from '../../query/query.js'
import { type Generation, NO_DAY } from '../../store/store.js'
import type { Clause } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import { daysOfDate, issueDays, monthOf, monthText } from '../columns/dates.js'
import type { Filters } from '../columns/filters.js'

/** Months without an issue that are told. */
const MOST_GAPS = 24

/** Days asked for, `YYYY-MM-DD`, both inclusive; null is open. */
type AskedDays = { from: string | null; to: string | null }
const ANY_DAY: AskedDays = { from: null, to: null }

export function heldOf(
  generation: Generation,
  { root, positive }: Pick<Plan, 'root' | 'positive'>,
  filters: Filters,
): HeldOfSpan {
  const nodes = topOf(root)
  const { from, to } = daysAsked(nodes, filters)
  const named = nodes.flatMap((node) =>
    node.type === 'value' && node.of === 'publication' ? [node.text] : [],
  )
  const papers = [...filters.publication, ...named]
  const { before, after, first, last, months, ...held } = count(generation, papers, { from, to })
  const isAsked = from !== null || to !== null
  const day = (found: number) => (isAsked && Number.isFinite(found) ? dayText(found) : null)
  return {
    from,
    to,
    publication: papers,
    ...held,
    before: day(before),
    after: day(after),
    gaps:
      isAsked && months.size > 0
        ? monthsWithout(months, from === null ? first : dayNumber(from), to === null ? last : dayNumber(to))
        : [],
    tried: positive.flatMap(triedBeside),
  }
}

/** Forms that the clause was looked for in, known and guessed at. */
const triedBeside = ({ variants, guesses }: Clause): HeldOfSpan['tried'] =>
  [...variants.filter(({ also }) => !also), ...guesses].flatMap(({ typed, matched, why }) =>
    matched === null ? [] : [{ typed, matched, why }],
  )

/** The narrowest span that parameters, 日期: and bare dates ask the issue date for. */
function daysAsked(nodes: readonly Node[], filters: Filters): AskedDays {
  const spans: AskedDays[] = [filters]
  for (const node of nodes) {
    if (node.type === 'period' && node.of === 'issue') spans.push(node)
    if (node.type === 'date') spans.push(daysOfDate(node) ?? ANY_DAY)
  }
  const froms = spans.flatMap(({ from }) => from ?? []).sort()
  const tos = spans.flatMap(({ to }) => to ?? []).sort()
  return { from: froms.at(-1) ?? null, to: tos[0] ?? null }
}

/** `first` to `last`: days of the issues inside the span. `before` and `after`: the nearest outside of it. Infinite if there is none. */
type HeldCount = Pick<HeldOfSpan, 'issues' | 'articles' | 'doubts'> & {
  before: number
  after: number
  first: number
  last: number
  /** Months that an issue inside touches, counted from January of year 0. */
  months: Set<number>
}

/** Adds up the issues of the papers, or of all. No object for each: an archive may have a million. */
function count({ segments }: Generation, papers: readonly string[], asked: AskedDays): HeldCount {
  const start = asked.from === null ? Number.NEGATIVE_INFINITY : dayNumber(asked.from)
  const end = asked.to === null ? Number.POSITIVE_INFINITY : dayNumber(asked.to)
  const isOpen = asked.from === null && asked.to === null
  const [none, more] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const held = { issues: 0, articles: 0, doubts: 0, before: none, after: more, first: more, last: none }
  const months = new Set<number>()
  for (const segment of segments) {
    const { docValues, mark } = segment
    const { publications, firstArticles, doubts } = docValues
    const { from, to } = issueDays(docValues)
    const gone = new Set(mark.deletedIssues)
    const wanted = docValues.texts.map(
      (text) => papers.length === 0 || (text !== null && papers.some((paper) => text.includes(paper))),
    )
    for (let issue = 0; issue < docValues.issues; issue++) {
      if (gone.has(issue) || !wanted[publications[issue]!]) continue
      let articles = 0
      for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++)
        if (segment.isLive(a)) articles++
      // Where every article is withheld, nothing could be found.
      if (articles === 0) continue
      const [issued, until] = [from[issue]!, to[issue]!]
      const isDated = issued !== NO_DAY
      if (isDated && until < start) held.before = Math.max(held.before, until)
      else if (isDated && issued > end) held.after = Math.min(held.after, issued)
      else if (isDated || isOpen) {
        held.issues++
        held.articles += articles
        held.doubts += doubts[issue]!
        if (!isDated) continue
        held.first = Math.min(held.first, issued)
        held.last = Math.max(held.last, until)
        for (let month = monthOf(issued); month <= monthOf(until); month++) months.add(month)
      }
    }
  }
  return { ...held, months }
}

/** The first months from one day to another that no issue touches: `YYYY-MM`. */
function monthsWithout(touched: ReadonlySet<number>, first: number, last: number): string[] {
  const gaps: string[] = []
  for (let month = monthOf(first); month <= monthOf(last) && gaps.length < MOST_GAPS; month++)
    if (!touched.has(month)) gaps.push(monthText(month))
  return gaps
}
