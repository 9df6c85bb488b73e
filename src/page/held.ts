/**
 * The issues held, by their place in the order of dates, unknown dates last. The place
 * where a year begins is found by binary search, so a long list is never read whole.
 */
import type { Engine, IssueRow } from '../model.js'

const ROWS = 100

export type HeldIssues = {
  total: number
  at(place: number): Promise<IssueRow | undefined>
  /** The first place from which on `is` holds for every issue; the total if it holds for none. */
  firstWhere(is: (row: IssueRow) => boolean): Promise<number>
  slice(from: number, to: number): Promise<IssueRow[]>
}

export async function heldBy(engine: Engine): Promise<HeldIssues> {
  const total = (await engine.issues(1, 1)).totalIssues
  const pages = new Map<number, Promise<IssueRow[]>>()
  const pageOf = (page: number) => {
    const known = pages.get(page) ?? engine.issues(page, ROWS).then(({ issues }) => issues)
    pages.set(page, known)
    return known
  }
  const at = async (place: number) => (await pageOf(Math.floor(place / ROWS) + 1))[place % ROWS]
  return {
    total,
    at,
    async firstWhere(is) {
      let [low, high] = [0, total]
      while (low < high) {
        const middle = (low + high) >> 1
        const row = await at(middle)
        if (!row || is(row)) high = middle
        else low = middle + 1
      }
      return low
    },
    async slice(from, to) {
      const places = Array.from({ length: Math.max(0, to - from) }, (_, i) => at(from + i))
      return (await Promise.all(places)).filter((row) => row !== undefined)
    },
  }
}

/** Issues on either side among which the next of the same newspaper is looked for. */
const NEAR = 60

/** An issue's neighbours: the issues of the same newspaper before and after, and the others of its day. */
export type IssuesBeside = {
  before?: IssueRow | undefined
  after?: IssueRow | undefined
  sameDay: IssueRow[]
}

/** Of an issue of unknown date nothing is before or after. */
export async function neighboursOf(
  { firstWhere, slice, total }: HeldIssues,
  id: string,
  { from }: IssueRow['date'],
  paper: string | null,
): Promise<IssuesBeside> {
  if (from === null) return { sameDay: [] }
  const place = await firstWhere(({ date }) => date.from === null || date.from >= from)
  const dated = (await slice(Math.max(0, place - NEAR), Math.min(total, place + NEAR))).filter(
    (row) => !isUndated(row),
  )
  const at = dated.findIndex((row) => row.id === id)
  if (at < 0) return { sameDay: [] }
  const isSame = ({ publication }: IssueRow) => publication.name === paper
  return {
    before: dated.slice(0, at).findLast(isSame),
    after: dated.slice(at + 1).find(isSame),
    sameDay: dated.filter((row) => row.date.from === from && row.id !== id),
  }
}

export const isUndated = ({ date }: IssueRow): boolean => date.from === null
