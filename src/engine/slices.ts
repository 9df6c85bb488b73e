/**
 * Slices: long work beside answering, a few milliseconds at a stretch, with a
 * turn for waiting requests between two slices.
 */
import type { Steps } from '../analysis/analysis.js'

/** Milliseconds of work at a stretch. Longer slices delay requests, shorter ones the work. */
const SLICE_MS = 4
/** Milliseconds between two slices: on a busy machine one turn of the event loop is too short. */
const PAUSE_MS = 2

/** Works for one slice. @returns the result, or undefined if there is more to do */
function oneSlice<T extends object>(steps: Steps<T>): T | undefined {
  const endMs = performance.now() + SLICE_MS
  do {
    const { done, value } = steps.next()
    if (done) return value
  } while (performance.now() < endMs)
  return undefined
}

/** Works to the end, slice by slice. @returns undefined if `isOver` came first */
export async function inSlices<T extends object>(
  steps: Steps<T>,
  isOver: () => boolean,
): Promise<T | undefined> {
  while (!isOver()) {
    const result = oneSlice(steps)
    if (result) return result
    await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return undefined
}
