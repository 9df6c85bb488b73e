/**
 * Main of the child process that updates an index for a server.
 *
 * It talks to its parent by messages: an order comes in; progress, and then a summary or
 * a refusal, go out. Orders are done one at a time; a merge stops for the next order.
 * The process ends when its parent disconnects. Between orders it keeps the last
 * generation open.
 */
import { openBulkCutter } from '../analysis/analysis.js'
import { JiebaoError, type ToldRefusal, toldOf } from '../errors.js'
import type { UpdateOptions, UpdateProgress, UpdateSummary } from '../model.js'
import { type Generation, openGeneration } from '../store/store.js'
import { mergeProgress } from './progress.js'
import { ReuseUpdate } from './reuse.js'
import { Story } from './story.js'
import { tidyIndex } from './tidy.js'
import { publishChanges } from './update.js'

/** Orders of the parent: update the index; merge what is due; bring the text reuse up to date; load the dictionary that an update needs. */
export type UpdateOrder = { seeds: string; index: string; options: UpdateOptions }
export type SideOrder = { tidy: string } | { reuse: string } | { prepare: string }
export type WorkerOrder = { id: number } & (UpdateOrder | SideOrder)

/** Answers: `progress` any number of times, then one of the others. */
export type WorkerAnswer =
  | { id: number; progress: UpdateProgress }
  | { id: number; summary: UpdateSummary }
  | { id: number; merged: boolean }
  /** Whether the text reuse of all that is published is known: an update interrupts, and the next order goes on. */
  | { id: number; isReuseKnown: boolean }
  | { id: number; prepared: true }
  | { id: number; refusal: ToldRefusal }

/** Least milliseconds between two messages of reading progress. */
const PROGRESS_MS = 100

/** Orders received and not yet begun. */
let waiting = 0
let isAlone = false
/** The last generation, kept open so that the next order opens new segments only. */
let held: Generation | undefined
/** The comparisons of texts, begun or not, by index: one process may order for several. */
const reuses = new Map<string, ReuseUpdate>()

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
    if ('reuse' in order) {
      const reuse = reuses.get(order.reuse) ?? new ReuseUpdate(order.reuse)
      reuses.set(order.reuse, reuse)
      const isReuseKnown = await reuse.goOn({ isOver: () => waiting > 0 || isAlone, held })
      return { id: order.id, isReuseKnown }
    }
    return { id: order.id, summary: await update(order.id, order) }
  } catch (error) {
    return { id: order.id, refusal: toldOf(error) }
  }
}

async function update(id: number, { seeds, index, options }: UpdateOrder): Promise<UpdateSummary> {
  let lastMs = Number.NEGATIVE_INFINITY
  const story = new Story(index)
  const tell = (progress: UpdateProgress) => {
    if (performance.now() - lastMs < PROGRESS_MS && progress.phase === 'read') return
    lastMs = performance.now()
    send({ id, progress })
  }
  try {
    const { name, came } = story
    const summary = await publishChanges({ seeds, index, options, report: tell, name, came }, held)
    story.end(summary)
    return summary
  } catch (error) {
    if (error instanceof JiebaoError) story.end(error)
    throw error
  }
}

function folderOf(order: WorkerOrder): string {
  if ('tidy' in order) return order.tidy
  if ('reuse' in order) return order.reuse
  return 'prepare' in order ? order.prepare : order.index
}

function hold(index: string): void {
  const before = held
  try {
    held = openGeneration(index, before)
    // The first look-up of an id builds each segment's hash table: do it before an order waits.
    for (const segment of held?.segments ?? []) segment.articleById('')
  } catch {
    // The next order will report what is wrong with the index.
    held = undefined
  }
  before?.release()
}

function send(answer: WorkerAnswer): void {
  // No answer to a parent that has just gone: 'disconnect' ends this process.
  if (process.connected) process.send?.(answer, undefined, {}, () => {})
}

let last: Promise<void> = Promise.resolve()
process.on('message', (order: WorkerOrder) => {
  waiting++
  last = last.then(async () => {
    waiting--
    send(await obey(order))
    hold(folderOf(order))
  })
})
process.on('disconnect', () => {
  isAlone = true
  process.exit(0)
})
// A service manager may signal every process of the service; the parent decides when this one ends.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
