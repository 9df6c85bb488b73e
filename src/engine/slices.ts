/**
 * Slices: long work beside answering. A few milliseconds at a stretch, and
 * whoever waits for an answer has a turn between.
 */
import type { Steps } from '../analysis/analysis.js'

/** Time at a stretch that the work may take from those who wait. */
export const SLICE_MS = 4
/** Time that is left to them between: on a busy machine a turn alone is soon over. */
const PAUSE_MS = 2

export const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Works for one slice. @returns what came of it, or undefined if there is more to do */
export function oneSlice<T extends object>(steps: Steps<T>, sliceMs = SLICE_MS): T | undefined {
  const endMs = performance.now() + sliceMs
  do {
    const { done, value } = steps.next()
    if (done) return value
  } while (performance.now() < endMs)
  return undefined
}

/** @returns undefined if it was over before it was done */
export async function inSlices<T extends object>(
  steps: Steps<T>,
  isOver: () => boolean,
  sliceMs = SLICE_MS,
): Promise<T | undefined> {
  while (!isOver()) {
    const made = oneSlice(steps, sliceMs)
    if (made) return made
    await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return undefined
}
