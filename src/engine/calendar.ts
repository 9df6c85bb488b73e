/**
 * The calendar: what is held of each newspaper, by the days of its issues.
 *
 * Added up from columns: no record of an issue is read unless something is withheld.
 */
import type { Steps } from '../analysis/analysis.js'
import { dayText } from '../chinese.js'
import type { HeldDays, PaperDays } from '../model.js'
import { type DocValues, NO_DAY, type Segment } from '../store/store.js'
import type { View } from './views.js'
import { shownIssue } from './withheld.js'

/** Rounds between two yields: a round takes a tenth of a microsecond. */
const STEP = 4096
/** Above every day, known or not; two days make one number below 2 ** 53. */
const DAYS = 2 ** 24

type Row = { from: number; to: number; issues: number; articles: number; doubts: number }

/** Adds up issues by newspaper and days. */
export class CalendarCounts {
  readonly #papers = new Map<string | null, Map<number, Row>>()

  /** @param from and `to` from 1970-01-01, NO_DAY if unknown. @param articles that may be shown: an issue without any counts as not held */
  add(publication: string | null, from: number, to: number, articles: number, doubts: number): void {
    if (articles === 0) return
    const paper = this.#papers.get(publication) ?? new Map<number, Row>()
    this.#papers.set(publication, paper)
    const key = placeOf(from) * DAYS + placeOf(to)
    const row = paper.get(key)
    if (row) {
      row.issues++
      row.articles += articles
      row.doubts += doubts
    } else paper.set(key, { from, to, issues: 1, articles, doubts })
  }

  *papers(): Steps<PaperDays[]> {
    const all: PaperDays[] = []
    for (const [publication, counts] of this.#papers) {
      const rows = [...counts.values()].sort((a, b) => lateIf(a.from) - lateIf(b.from) || a.to - b.to)
      const days: HeldDays[] = []
      for (const row of rows) {
        days.push({ ...row, from: textOf(row.from), to: textOf(row.to) })
        if (days.length % STEP === 0) yield
      }
      all.push({ publication, days })
      yield
    }
    return all.sort((a, b) => compare(orderOf(a), orderOf(b)))
  }
}

const placeOf = (day: number) => (day === NO_DAY ? 0 : day + DAYS / 2)
/** Unknown days come last. */
const lateIf = (day: number) => (day === NO_DAY ? DAYS : day)
const textOf = (day: number) => (day === NO_DAY ? null : dayText(day))
/** By the first day, then by name; those without either last. */
const orderOf = ({ publication, days: [first] }: PaperDays) =>
  `${first?.from ?? first?.to ?? '~'} ${publication ?? '~'}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const known = new WeakMap<View, PaperDays[]>()

/** The rows are shared by all who ask: do not write to them. */
export function* listDays(view: View): Steps<PaperDays[]> {
  const before = known.get(view)
  if (before) return before
  const counts = new CalendarCounts()
  for (const segment of view.generation.segments) yield* addIssues(counts, segment, view.keeper.hidden)
  const papers = yield* counts.papers()
  known.set(view, papers)
  return papers
}

function* addIssues(counts: CalendarCounts, segment: Segment, hidden: readonly string[]): Steps<void> {
  const { docValues, mark } = segment
  const { publications, texts, fromDays, toDays, firstArticles } = docValues
  const deleted = new Set(mark.deletedIssues)
  const doubts = hidden.length === 0 ? docValues.doubts : yield* shownDoubts(segment, hidden)
  for (let issue = 0; issue < docValues.issues; issue++) {
    if (issue % STEP === STEP - 1) yield
    if (deleted.has(issue)) continue
    let live = 0
    for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) if (segment.isLive(a)) live++
    const paper = texts[publications[issue]!] ?? null
    counts.add(paper, fromDays[issue]!, toDays[issue]!, live, doubts[issue]!)
  }
}

/** By the columns that all generations share of a segment. An issue's doubts do not change while it is there. */
const shown = new WeakMap<DocValues, { lines: string; doubts: Int32Array }>()

/** By issue: its doubts without those that hold a withheld string, or stand in a withheld article. */
function* shownDoubts(segment: Segment, hidden: readonly string[]): Steps<Int32Array> {
  const { docValues, mark } = segment
  const lines = hidden.join('\n')
  const before = shown.get(docValues)
  if (before?.lines === lines) return before.doubts
  const deleted = new Set(mark.deletedIssues)
  const doubts = docValues.doubts.slice()
  for (let issue = 0; issue < docValues.issues; issue++) {
    if (doubts[issue] === 0 || deleted.has(issue)) continue
    doubts[issue] = shownIssue({ segment, issue }, hidden).doubts.length
    yield
  }
  shown.set(docValues, { lines, doubts })
  return doubts
}
