/**
 * The child's main: updates an index on behalf of a server, again and again.
 *
 * Talks with its parent by messages only: an order comes in, progress and then
 * a summary or a refusal go out. It ends when the parent lets go of it.
 */
import { JiebaoError } from '../errors.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'
import { updateIndex } from './update.js'

/** What the parent sends. */
export type Order = { id: number; seeds: string; index: string; options: UpdateOptions }

/** What the child answers; `progress` any number of times, then one of the others. */
export type Answer =
  | { id: number; progress: UpdateProgress }
  | { id: number; summary: UpdateSummary }
  | { id: number; refusal: { code: JiebaoError['code']; value: string; message: string } }

const PROGRESS_MS = 100

async function obey(order: Order): Promise<Answer> {
  let lastMs = 0
  try {
    const summary = await updateIndex(order.seeds, order.index, order.options, (progress) => {
      if (Date.now() - lastMs < PROGRESS_MS && progress.phase === 'read') return
      lastMs = Date.now()
      send({ id: order.id, progress })
    })
    return { id: order.id, summary }
  } catch (error) {
    const known = error instanceof JiebaoError
    const { code, value } = known ? error : ({ code: 'INTERNAL', value: '' } as const)
    return { id: order.id, refusal: { code, value, message: (error as Error).message } }
  }
}

function send(answer: Answer): void {
  // A parent that has just gone needs no answer; its channel ends us.
  if (process.connected) process.send?.(answer, undefined, {}, () => {})
}

process.on('message', (order: Order) => void obey(order).then(send))
process.on('disconnect', () => process.exit(0))
// A terminal interrupts the whole group; when this child ends is for its parent to say.
process.on('SIGINT', () => {})
