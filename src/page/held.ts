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

export const isUndated = ({ date }: IssueRow): boolean => date.from === null
