/**
 * Reading a file that was sent: a manuscript, or one that waits to be published.
 *
 * A document of some megabytes takes seconds. A program reads it where it is called, a server in a thread that is
 * started for this one file: whatever the file holds takes neither the time nor the memory of the thread that serves.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { JiebaoError, refusalFrom, type ToldRefusal } from '../errors.js'
import { explainSource, readManuscript } from '../ingest/ingest.js'
import type { Issue } from '../model.js'
import { turns } from '../turns.js'

/** Issues of one file that are shown before it is published. */
const MOST_SHOWN = 20
/** Files that are read at once, each in a thread of its own; more wait. */
const MOST_AT_ONCE = 2
/** Seconds after which a thread is ended: a reader gives up by itself before, unless a library holds it. */
const LONGEST_SECONDS = 30

/** The first issues of a file, and the SHA-256 of its bytes in hex. */
export type WaitingFile = { issues: Issue[]; sha256: string }

/** Each refuses as an update refuses the file. */
export type FileReading = {
  manuscript(file: string, bytes: Uint8Array): Promise<string>
  /** @param path where the file lies that will be called `file` */
  waiting(file: string, path: string): Promise<WaitingFile>
}

/** In the calling thread. */
export const READ_HERE: FileReading = {
  manuscript: readManuscript,
  async waiting(file, path) {
    const issues: Issue[] = []
    for await (const { issue } of explainSource({ file, path }, () => {})) {
      issues.push(issue)
      if (issues.length === MOST_SHOWN) break
    }
    return { issues, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') }
  },
}

/** What a thread is started with, and what it tells, once. */
export type ReadingOrder = {
  [K in keyof FileReading]: { call: K; args: Parameters<FileReading[K]> }
}[keyof FileReading]
export type ReadingAnswer = { answer: unknown } | { refusal: ToldRefusal }

/** Main of the thread, beside this file once compiled. */
const READING_THREAD = new URL('./reading-thread.js', import.meta.url)

/** In threads of their own. */
export class ReadApart implements FileReading {
  readonly #inTurn = turns(MOST_AT_ONCE)

  /** @param heapBytes most bytes of a thread's heap */
  constructor(
    readonly heapBytes: number,
    readonly longestSeconds = LONGEST_SECONDS,
  ) {}

  async manuscript(file: string, bytes: Uint8Array): Promise<string> {
    return (await this.#inTurn(() => this.#read({ call: 'manuscript', args: [file, bytes] }))) as string
  }

  async waiting(file: string, path: string): Promise<WaitingFile> {
    return (await this.#inTurn(() => this.#read({ call: 'waiting', args: [file, path] }))) as WaitingFile
  }

  #read(order: ReadingOrder): Promise<unknown> {
    const [file] = order.args
    return new Promise((resolve, reject) => {
      const worker = new Worker(READING_THREAD, {
        workerData: order,
        stdout: true,
        resourceLimits: { maxOldGenerationSizeMb: this.heapBytes / 2 ** 20 },
      })
      const seconds = this.longestSeconds
      const timer = setTimeout(() => {
        reject(new JiebaoError('source-too-slow', file, { seconds }))
        void worker.terminate()
      }, seconds * 1000)
      worker.once('message', (told: ReadingAnswer) => {
        if ('answer' in told) resolve(told.answer)
        else reject(refusalFrom(told.refusal))
        void worker.terminate()
      })
      worker.once('error', (error: NodeJS.ErrnoException) => {
        const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(isFull ? new JiebaoError('source-out-of-memory', file, {}) : error)
      })
      worker.once('exit', () => {
        clearTimeout(timer)
        reject(new JiebaoError('source-out-of-memory', file, {}))
      })
    })
  }
}
