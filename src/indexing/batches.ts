/**
 * Batches on their way from one process of a build to the other.
 *
 * Each is a file of its own that the sender removes once it was taken. A pipe
 * would hold a fifth of one: whoever writes a segment for seconds sends nothing
 * meanwhile, and the other would stand idle. Never synced; what a killed build
 * leaves behind bears the name of no segment, and the next writer removes it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Issue } from '../model.js'
import { diskError, segmentName } from '../store/store.js'

/** Segments are numbered from 1. */
const NOBODY = segmentName(0)

export class Outbox {
  /** Batches that were put and not taken, in order. */
  readonly #paths: string[] = []
  #put = 0

  constructor(readonly folder: string) {}

  /** Batches that wait to be taken. */
  get waiting(): number {
    return this.#paths.length
  }

  /**
   * @returns where the batch stands
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

  /** The oldest batch was taken. */
  taken(): void {
    const path = this.#paths.shift()
    if (path !== undefined) rmSync(path, { force: true })
  }

  clear(): void {
    while (this.#paths.length > 0) this.taken()
  }
}

/** @throws {JiebaoError} INTERNAL if the file is gone or cannot be read */
export function readBatch(path: string): Issue[] {
  try {
    return deserialize(readFileSync(path)) as Issue[]
  } catch (error) {
    throw diskError(error, path)
  }
}
