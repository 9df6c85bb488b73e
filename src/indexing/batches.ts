/**
 * Batches of issues that one process of a build sends to the other.
 *
 * A batch is a file; the sender removes it when the receiver has read it. A pipe would
 * hold a fifth of a batch: while one process writes a segment for seconds, the other
 * would run out of work. Batches are never synced. A killed build may leave some behind;
 * their names belong to no segment, so the next writer removes them.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Issue } from '../model.js'
import { diskError, segmentName } from '../store/store.js'

/** The stem of every batch's name. Segments are numbered from 1, so no segment has it. */
const NOBODY = segmentName(0)

export class Outbox {
  /** Batches written and not yet taken, the oldest first. */
  readonly #paths: string[] = []
  #put = 0

  constructor(readonly folder: string) {}

  /** Batches not yet taken. */
  get waiting(): number {
    return this.#paths.length
  }

  /**
   * @returns the path of the batch
   * @throws {JiebaoError} DISK_FULL
   */
  put(batch: readonly Issue[]): string {
    const path = join(this.folder, `${NOBODY}.batch-${++this.#put}`)
    this.#paths.push(path)
    try {
      writeFileSync(path, serialize(batch))
    } catch (error) {
      throw diskError(error, path)
    }
    return path
  }

  /** Removes the oldest batch: the receiver has read it. */
  taken(): void {
    const path = this.#paths.shift()
    if (path !== undefined) rmSync(path, { force: true })
  }

  clear(): void {
    while (this.#paths.length > 0) this.taken()
  }
}

/** @throws {JiebaoError} DISK_UNUSABLE if the file is gone or cannot be read */
export function readBatch(path: string): Issue[] {
  try {
    return deserialize(readFileSync(path)) as Issue[]
  } catch (error) {
    throw diskError(error, path)
  }
}
