/**
 * Checking apart: a manuscript of some length is compared with the print in a thread that is started for it.
 *
 * 16,000 characters take .7 s of processor time, in which the thread that serves answers others. The thread asks it for
 * articles and other forms by messages (check-thread.ts is its main).
 */
import { Worker } from 'node:worker_threads'
import { JiebaoError } from '../errors.js'
import type { RequestOptions } from '../model.js'
import { turns } from '../turns.js'
import { CHECK_MS, type CheckAnswer, check, LONGEST_MANUSCRIPT, type PrintedArchive } from './check.js'

/** UTF-16 units of a manuscript that is checked where it is asked for: the start of a thread would take longer. */
const SHORT = 1000
/** Most megabytes of a thread's heap: the longest manuscript takes a third. */
const HEAP_MB = 256
/** Most threads at once; other manuscripts wait for their turn. */
const MOST_THREADS = 2
/** Milliseconds after which a thread is ended that asks for nothing more. */
const LONGEST_MS = 3 * CHECK_MS

/** What a thread is started with. */
export type CheckOrder = { text: string; view: string }
/** What it asks of the archive, by a number of its own, and the answer. */
export type ArchiveCall = {
  [K in Exclude<keyof PrintedArchive, 'view'>]: { id: number; call: K; args: Parameters<PrintedArchive[K]> }
}[Exclude<keyof PrintedArchive, 'view'>]
export type ArchiveAnswer = { id: number; answer: unknown }
/** What it tells: a call, or at last what was checked. */
export type ToldByCheck = ArchiveCall | { checked: CheckAnswer }

/** Main of the thread, beside this file once compiled. */
const CHECK_THREAD = new URL('./check-thread.js', import.meta.url)

/** As `check`, for servers. @throws {JiebaoError} as `check`; TIMEOUT once the thread is ended */
export async function checkServed(
  engine: PrintedArchive,
  text: string,
  left: () => RequestOptions,
): Promise<CheckAnswer> {
  // The longest is refused there.
  if (text.length <= SHORT || text.length > LONGEST_MANUSCRIPT) return check(engine, text, left)
  return inTurn(() => checkApart(engine, text, left))
}

const inTurn = turns(MOST_THREADS)

async function checkApart(
  engine: PrintedArchive,
  text: string,
  left: () => RequestOptions,
): Promise<CheckAnswer> {
  const worker = new Worker(CHECK_THREAD, {
    workerData: { text, view: engine.view() } satisfies CheckOrder,
    stdout: true,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  try {
    return await answered(worker, engine, left)
  } finally {
    void worker.terminate()
  }
}

function answered(worker: Worker, engine: PrintedArchive, left: () => RequestOptions): Promise<CheckAnswer> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new JiebaoError('answer-late', '', { ms: LONGEST_MS }))
    const timer = setTimeout(late, LONGEST_MS)
    worker.on('message', (told: ToldByCheck) => {
      if ('checked' in told) return resolve(told.checked)
      answerTo(engine, told, left).then((answer) => {
        worker.postMessage({ id: told.id, answer } satisfies ArchiveAnswer)
      }, reject)
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      late()
    })
  })
}

async function answerTo(
  engine: PrintedArchive,
  asked: ArchiveCall,
  left: () => RequestOptions,
): Promise<unknown> {
  switch (asked.call) {
    case 'candidates': {
      const [strings, most] = asked.args
      return engine.candidates(strings, most, left())
    }
    case 'article': {
      const [id, q] = asked.args
      return engine.article(id, q, left())
    }
    case 'otherForms':
      return engine.otherForms(...asked.args)
  }
}
