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
import { daysOfDate, issueDays } from '../columns/dates.js'
import type { Filters } from '../columns/filters.js'

/** Months without an issue that are told. */
const MOST_GAPS = 24

/** Days asked for, `YYYY-MM-DD`, both inclusive; null is open. */
type AskedDays = { from: string | null; to: string | null }
const ANY_DAY: AskedDays = { from: null, to: null }
type HeldIssue = { from: number; to: number; articles: number; doubts: number }

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
  const issues = issuesOf(generation, papers)
  const first = from === null ? Number.NEGATIVE_INFINITY : dayNumber(from)
  const last = to === null ? Number.POSITIVE_INFINITY : dayNumber(to)
  const isAsked = from !== null || to !== null
  const inside = issues.filter((issue) => !isAsked || (issue.to >= first && issue.from <= last))
  const dated = issues.filter((issue) => issue.from !== NO_DAY)
  const day = (days: number[], pick: (...days: number[]) => number) =>
    days.length === 0 ? null : dayText(days.reduce((a, b) => pick(a, b)))
  const before = dated.filter((issue) => issue.to < first).map((issue) => issue.to)
  const after = dated.filter((issue) => issue.from > last).map((issue) => issue.from)
  return {
    from,
    to,
    publication: papers,
    issues: inside.length,
    articles: inside.reduce((sum, { articles }) => sum + articles, 0),
    doubts: inside.reduce((sum, { doubts }) => sum + doubts, 0),
    before: isAsked ? day(before, Math.max) : null,
    after: isAsked ? day(after, Math.min) : null,
    gaps: isAsked && inside.length > 0 ? monthsWithout(inside, from, to) : [],
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

/** The issues of the papers, or of all. A day that is unknown is NO_DAY at both ends. */
function issuesOf({ segments }: Generation, papers: readonly string[]): HeldIssue[] {
  return segments.flatMap((segment) => {
    const { docValues, mark } = segment
    const { from, to } = issueDays(docValues)
    const gone = new Set(mark.deletedIssues)
    const wanted = docValues.texts.map(
      (text) => papers.length === 0 || (text !== null && papers.some((paper) => text.includes(paper))),
    )
    const issues: HeldIssue[] = []
    for (let issue = 0; issue < docValues.issues; issue++) {
      if (gone.has(issue) || !wanted[docValues.publications[issue]!]) continue
      let articles = 0
      for (let a = docValues.firstArticles[issue]!; a < docValues.firstArticles[issue + 1]!; a++)
        if (segment.isLive(a)) articles++
      // Where every article is withheld, nothing could be found.
      if (articles === 0) continue
      issues.push({ from: from[issue]!, to: to[issue]!, articles, doubts: docValues.doubts[issue]! })
    }
    return issues
  })
}

/** Months of the asked span, within those held, that no issue touches: `YYYY-MM`. */
function monthsWithout(held: readonly HeldIssue[], from: string | null, to: string | null): string[] {
  const days = held.filter((issue) => issue.from !== NO_DAY)
  if (days.length === 0) return []
  const first = from ?? dayText(days.reduce((least, issue) => Math.min(least, issue.from), days[0]!.from))
  const last = to ?? dayText(days.reduce((most, issue) => Math.max(most, issue.to), days[0]!.to))
  const touched = new Set<string>()
  for (const issue of days)
    for (const month of months(dayText(issue.from), dayText(issue.to))) touched.add(month)
  const gaps: string[] = []
  for (const month of months(first, last)) {
    if (gaps.length === MOST_GAPS) break
    if (!touched.has(month)) gaps.push(month)
  }
  return gaps
}

/** The months of a span, `YYYY-MM`, rising. */
function* months(from: string, to: string): Generator<string> {
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (;;) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    if (text > to.slice(0, 7)) return
    yield text
    if (++month > 12) [year, month] = [year + 1, 1]
  }
}
