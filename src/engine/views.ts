/**
 * Views: the generation that is served, and the last few before it.
 *
 * A swap is one assignment between two requests. Older views stay open for a
 * while, so that a cursor goes on where it began.
 */
import { createHash } from 'node:crypto'
import { type Generation, openGeneration } from '../store/store.js'

/** Views before the current one that cursors may still use. */
const PAST_VIEWS = 3

export type View = { id: string; generation: Generation }

export class Views {
  /** Newest last. */
  #views: View[] = []

  constructor(readonly index: string) {}

  get current(): View | undefined {
    return this.#views.at(-1)
  }

  /** @returns undefined once the view is gone */
  find(id: string): View | undefined {
    return this.#views.find((view) => view.id === id)
  }

  /**
   * Opens what the manifest names now.
   *
   * @returns whether another view is served than before
   * @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION; the old view is served on
   */
  refresh(): boolean {
    const generation = openGeneration(this.index, this.current?.generation)
    if (!generation) return false
    const id = createHash('sha256').update(JSON.stringify(generation.manifest)).digest('hex').slice(0, 16)
    if (id === this.current?.id) {
      generation.release()
      return false
    }
    this.#views.push({ id, generation })
    for (const old of this.#views.splice(0, this.#views.length - 1 - PAST_VIEWS)) old.generation.release()
    return true
  }

  close(): void {
    for (const { generation } of this.#views) generation.release()
    this.#views = []
  }
}
