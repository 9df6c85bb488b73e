/**
 * The second writer's main: turns issues that its parent sends into segments.
 *
 * A large build is shared by two processes, each with a dictionary and a heap of
 * its own. Talks by messages only; publishes nothing. Started by path, never
 * imported.
 */
import { openBulkCutter } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import type { SegmentMark } from '../store/store.js'
import { readBatch } from './batches.js'
import { SegmentsWriter } from './segments.js'

/** What the parent sends: once where to write, then where batches stand, then the end. */
export type ToSecond =
  | { folder: string; firstNumber: number; step: number }
  | { batch: string }
  | { finish: true }

/** What comes back: that a batch is done, in the end the segments, or why there are none. */
export type FromSecond =
  | { done: true }
  | { marks: SegmentMark[]; nextNumber: number }
  | { refusal: { code: JiebaoError['code']; value: string; message: string } }

const parent = process.ppid
let writer: SegmentsWriter | undefined

/** Without its parent it must not touch a file: another writer may hold the lock by now. */
function stopIfAlone(): void {
  if (process.ppid !== parent) process.exit(1)
}

function obey(order: ToSecond): FromSecond | undefined {
  if ('folder' in order) {
    writer = new SegmentsWriter(order.folder, openBulkCutter(), order.firstNumber, order.step)
    return undefined
  }
  if (!writer) throw new JiebaoError('INTERNAL', '', 'Cannot write segments: no folder was named')
  if ('finish' in order) return { marks: writer.finish(), nextNumber: writer.nextNumber }
  stopIfAlone()
  for (const issue of readBatch(order.batch)) {
    stopIfAlone()
    writer.add(issue)
  }
  return { done: true }
}

function answer(order: ToSecond): FromSecond | undefined {
  try {
    return obey(order)
  } catch (error) {
    const { code, value } = error instanceof JiebaoError ? error : ({ code: 'INTERNAL', value: '' } as const)
    return { refusal: { code, value, message: (error as Error).message } }
  }
}

process.on('message', (order: ToSecond) => {
  const told = answer(order)
  // A parent that has just gone needs no answer; its channel ends us.
  if (told && process.connected) process.send?.(told, undefined, {}, () => {})
})
process.on('disconnect', () => process.exit(0))
// A terminal interrupts the whole group; when this process ends is for its parent to say.
process.on('SIGINT', () => {})
