/**
 * The child's main: updates an index on behalf of a server, again and again.
 *
 * Talks with its parent by messages only: an order comes in, progress and then
 * a summary or a refusal go out. One order at a time; tidying gives way to the
 * next. It ends when the parent lets go of it.
 */
import { openBulkCutter } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'
import { type Generation, openGeneration } from '../store/store.js'
import { mergeProgress } from './progress.js'
import { tidyIndex } from './tidy.js'
import { publishChanges } from './update.js'

/** What the parent sends: bring the index up to date; or merge what is due; or load what an update wants. */
export type UpdateOrder = { seeds: string; index: string; options: UpdateOptions }
export type SideOrder = { tidy: string } | { prepare: string }
export type WorkerOrder = { id: number } & (UpdateOrder | SideOrder)

/** What the child answers; `progress` any number of times, then one of the others. */
export type WorkerAnswer =
  | { id: number; progress: UpdateProgress }
  | { id: number; summary: UpdateSummary }
  | { id: number; merged: boolean }
  | { id: number; prepared: true }
  | { id: number; refusal: { code: JiebaoError['code']; value: string; message: string } }

const PROGRESS_MS = 100

/** Orders that came and were not begun yet. */
let waiting = 0
let isAlone = false
/** The generation that this process left or found, so that the next order opens only what is new since. */
let held: Generation | undefined

async function obey(order: WorkerOrder): Promise<WorkerAnswer> {
  try {
    if ('prepare' in order) {
      openBulkCutter()
      return { id: order.id, prepared: true }
    }
    if ('tidy' in order) {
      const merged = await tidyIndex(order.tidy, {
        isOver: () => waiting > 0 || isAlone,
        onMerge: (articles) => send({ id: order.id, progress: mergeProgress(articles) }),
        held,
      })
      return { id: order.id, merged }
    }
    return { id: order.id, summary: await update(order.id, order) }
  } catch (error) {
    const known = error instanceof JiebaoError
    const { code, value } = known ? error : ({ code: 'INTERNAL', value: '' } as const)
    return { id: order.id, refusal: { code, value, message: (error as Error).message } }
  }
}

function update(id: number, { seeds, index, options }: UpdateOrder): Promise<UpdateSummary> {
  let lastMs = 0
  return publishChanges(
    seeds,
    index,
    options,
    (progress) => {
      if (Date.now() - lastMs < PROGRESS_MS && progress.phase === 'read') return
      lastMs = Date.now()
      send({ id, progress })
    },
    held,
  )
}

function hold(index: string): void {
  const before = held
  try {
    held = openGeneration(index, before)
    // The first to be looked for has every segment sort its ids.
    for (const segment of held?.segments ?? []) segment.articleById('')
  } catch {
    // Whoever is asked next will say what is wrong with it.
    held = undefined
  }
  before?.release()
}

function send(answer: WorkerAnswer): void {
  // A parent that has just gone needs no answer; its channel ends us.
  if (process.connected) process.send?.(answer, undefined, {}, () => {})
}

let last: Promise<void> = Promise.resolve()
process.on('message', (order: WorkerOrder) => {
  waiting++
  last = last.then(async () => {
    waiting--
    send(await obey(order))
    hold('tidy' in order ? order.tidy : 'prepare' in order ? order.prepare : order.index)
  })
})
process.on('disconnect', () => {
  isAlone = true
  process.exit(0)
})
// A terminal interrupts the whole group; when this child ends is for its parent to say.
process.on('SIGINT', () => {})
