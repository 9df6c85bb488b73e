/**
 * Progress of an update: how far it is, its rate, and the seconds left.
 */
import type { UpdateProgress } from '../model.js'

/** Progress as the updating code knows it, without rate and estimate. */
export type Step = Omit<UpdateProgress, 'articlesPerSecond' | 'secondsLeft'>

/** Share of the sources that must be read before `secondsLeft` is estimated. */
const TELLING_SHARE = 0.02
/** Seconds from which a rate is given. */
const TELLING_SECONDS = 0.5

/** Adds the rate since the update began, and the seconds that reading will still take at that rate. */
export function withRate(step: Step): UpdateProgress {
  const { phase, doneBytes, totalBytes, articles, seconds } = step
  const share = totalBytes > 0 ? doneBytes / totalBytes : 0
  const isTelling = phase === 'read' && share >= TELLING_SHARE
  return {
    ...step,
    articlesPerSecond: seconds >= TELLING_SECONDS ? Math.round(articles / seconds) : 0,
    secondsLeft: isTelling ? Math.ceil((seconds / share) * (1 - share)) : null,
  }
}

/** Progress of a merge: no estimate, since nobody waits for a merge. */
export const mergeProgress = (articles: number): UpdateProgress =>
  withRate({ phase: 'merge', file: null, doneBytes: 0, totalBytes: 0, articles, seconds: 0 })
