/**
 * Asking anew: what is asked of a view that is closed meanwhile is asked of the next one.
 */
import { JiebaoError } from '../errors.js'

/** A question's view was closed before the answer; the question may be asked of the view that is served now. */
export class ViewClosed extends Error {}

/** Times that a question is asked whose view is closed before the answer. */
const MOST_TRIES = 4

/** Asks anew where a view is closed meanwhile: the next is served by then. */
export async function askAnew<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof ViewClosed)) throw error
      if (tries === MOST_TRIES) throw new JiebaoError('cursor-outlived', '', {})
    }
  }
}
