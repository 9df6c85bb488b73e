/** Issues by newspaper and day, by reading every row of the list of issues. */
import type { IssueRow, PaperDays } from '../../src/model.js'

/** Those whose articles are all withheld are left out. */
export function plainCalendar(rows: readonly IssueRow[]): PaperDays[] {
  const papers: PaperDays[] = []
  for (const { articles, date, publication, doubts } of rows) {
    if (articles === 0) continue
    const known = papers.find((each) => each.publication === publication.name)
    const paper = known ?? { publication: publication.name, days: [] }
    if (!known) papers.push(paper)
    const same = paper.days.find(({ from, to }) => from === date.from && to === date.to)
    if (same) {
      same.issues++
      same.articles += articles
      same.doubts += doubts
    } else paper.days.push({ from: date.from, to: date.to, issues: 1, articles, doubts })
  }
  const dayOf = ({ from, to }: { from: string | null; to: string | null }) =>
    `${from ?? '9999-99'} ${to ?? ''}`
  for (const { days } of papers) days.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
  const firstOf = ({ days: [first], publication }: PaperDays) =>
    `${first!.from ?? first!.to ?? '9999-99'} ${publication ?? '~'}`
  return papers.sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1))
}
