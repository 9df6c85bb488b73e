/**
 * Dates met: which of its two dates makes an article a hit of a bare date that it does not print.
 */
import type { Alternative, DateRange } from '../../model.js'
import type { Plan } from '../asked/plan.js'
import type { SegmentMatcher } from '../matched/segment-matcher.js'
import { hasBit } from '../sets/bits.js'

/** @param dates of the article that has this number in the matcher's segment */
export function datesMet(
  { positive }: Plan,
  matcher: SegmentMatcher,
  article: number,
  dates: { date: DateRange; eventDate: string | null },
): Alternative[] {
  return positive.flatMap((clause): Alternative[] => {
    const { node, typed } = clause
    if (node.type !== 'date' || hasBit(matcher.clauseBits(clause, 'words'), article)) return []
    const { from, to } = dates.date
    const issued = from === null || to === null || from === to ? (from ?? to) : `${from} 至 ${to}`
    const named = { event: [dates.eventDate, '事件日期'], issue: [issued, '出版日期'] } as const
    return (['event', 'issue'] as const).flatMap((of) => {
      const [matched, why] = named[of]
      return matched !== null && hasBit(matcher.dateBits(of, node), article) ? [{ typed, matched, why }] : []
    })
  })
}
