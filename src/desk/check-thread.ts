/** Main of a thread that checks one manuscript, and is ended by whoever started it. */
import { parentPort, workerData } from 'node:worker_threads'
import { NICENESS, stepBack } from '../priority.js'
import { check, type PrintedArchive } from './check.js'
import type { ArchiveAnswer, ArchiveCall, CheckOrder, ToldByCheck } from './check-apart.js'

const port = parentPort!
const { text, view } = workerData as CheckOrder
const waiting = new Map<number, (answer: never) => void>()
let calls = 0

/** What an engine there answers; one that refuses ends this thread. */
function ask<T>(call: Omit<ArchiveCall, 'id'>): Promise<T> {
  const id = ++calls
  port.postMessage({ id, ...call } as ArchiveCall)
  return new Promise((done) => waiting.set(id, done))
}

port.on('message', ({ id, answer }: ArchiveAnswer) => {
  waiting.get(id)!(answer as never)
  waiting.delete(id)
})

const archive: PrintedArchive = {
  view: () => view,
  candidates: (strings, most) => ask({ call: 'candidates', args: [strings, most] }),
  article: (id) => ask({ call: 'article', args: [id] }),
  otherForms: (text) => ask({ call: 'otherForms', args: [text] }),
}

stepBack(NICENESS.checks)
port.postMessage({ checked: await check(archive, text) } satisfies ToldByCheck)
