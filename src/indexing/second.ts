/**
 * Main of the second writer: turns issues that its parent sends into segments.
 *
 * Two processes share a large build, each with its own dictionary and heap. They talk by
 * messages; this one publishes nothing. It is started by its path and never imported.
 */
import { openBulkCutter } from '../analysis/analysis.js'
import { JiebaoError, type ToldRefusal, toldOf } from '../errors.js'
import type { SegmentMark } from '../store/store.js'
import { readBatch } from './batches.js'
import { SegmentsWriter } from './segments.js'

/** Orders of the parent: first the folder, then the path of each batch, last the end. */
export type ToSecond =
  | { folder: string; firstNumber: number; step: number }
  | { batch: string }
  | { finish: true }

/** Answers: a batch is done; at the end, the segments; or a refusal instead of them. */
export type FromSecond =
  | { done: true }
  | { marks: SegmentMark[]; nextNumber: number }
  | { refusal: ToldRefusal }

const parent = process.ppid
let writer: SegmentsWriter | undefined

/** Ends this process if its parent is gone: the lock went with the parent, so another writer may hold it. */
function stopIfAlone(): void {
  if (process.ppid !== parent) process.exit(1)
}

function obey(order: ToSecond): FromSecond | undefined {
  if ('folder' in order) {
    writer = new SegmentsWriter(order.folder, openBulkCutter(), order.firstNumber, order.step)
    return undefined
  }
  if (!writer) throw new JiebaoError('broken', '', { why: 'Cannot write segments: no folder was named' })
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
    return { refusal: toldOf(error) }
  }
}

process.on('message', (order: ToSecond) => {
  const told = answer(order)
  // No answer to a parent that has just gone: 'disconnect' ends this process.
  if (told && process.connected) process.send?.(told, undefined, {}, () => {})
})
process.on('disconnect', () => process.exit(0))
// A service manager may signal every process of the service; the parent decides when this one ends.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
