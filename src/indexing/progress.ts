/**
 * Progress: how far an update is, how fast it goes, and how long it will take.
 */
import type { UpdateProgress } from '../model.js'

/** What whoever works knows. */
export type Step = Omit<UpdateProgress, 'articlesPerSecond' | 'secondsLeft'>

/** Part of the sources that must be read before their rate tells anything. */
const TELLING_SHARE = 0.02
const TELLING_SECONDS = 0.5

/** A step with its rate since the update began, and the seconds that reading will still take at that rate. */
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

/** Merging: nobody knows how long it takes, and nobody waits for it. */
export const mergeProgress = (articles: number): UpdateProgress =>
  withRate({ phase: 'merge', file: null, doneBytes: 0, totalBytes: 0, articles, seconds: 0 })
