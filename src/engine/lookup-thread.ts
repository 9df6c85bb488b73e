/**
 * Main of the thread that makes a server's lookups: opens the contents that it is told of, and asks its own
 * lookups whatever it is asked.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { toldOf } from '../errors.js'
import type { LegibilityAsked } from '../model.js'
import { NICENESS, stepBack } from '../priority.js'
import { limitArena, limitPageCache, openManifest } from '../store/store.js'
import { ViewClosed } from './asking.js'
import type { LookupAnswer, LookupLeave, LookupOrder, LookupStart } from './lookup-link.js'
import { type ContentOrder, OwnLookups } from './lookups.js'
import type { WithheldBits } from './withheld.js'

const port = parentPort!
const { index, pageBytes, listBytes, suggestions } = workerData as LookupStart
const lookups = new OwnLookups(suggestions)
const tell = (answer: LookupAnswer) => port.postMessage(answer)

async function open(order: ContentOrder): Promise<WithheldBits> {
  const generation = openManifest(index, order.manifest, lookups.newest, undefined, order.shared)
  try {
    return await lookups.open(order, generation)
  } finally {
    generation.release()
  }
}

/** Who waits for legibility, by the id of the order: aborted once nobody does. */
const waiting = new Map<number, AbortController>()

async function answerTo({ id, call, args }: LookupOrder): Promise<unknown> {
  if (call === 'open') return open(...(args as [ContentOrder]))
  if (call !== 'legibility')
    return (lookups[call] as (...args: readonly unknown[]) => unknown).apply(lookups, [...args])
  const gone = new AbortController()
  waiting.set(id, gone)
  try {
    return await lookups.legibility(...(args as [string, LegibilityAsked]), gone.signal)
  } finally {
    waiting.delete(id)
  }
}

async function obey(order: LookupOrder | LookupLeave): Promise<void> {
  if ('leave' in order) return waiting.get(order.leave)?.abort()
  const { id } = order
  try {
    tell({ id, answer: await answerTo(order) })
  } catch (error) {
    tell(error instanceof ViewClosed ? { id, closed: true } : { id, refusal: toldOf(error) })
  }
}

stepBack(NICENESS.lookups)
limitPageCache(pageBytes)
limitArena(listBytes)
port.on('message', obey)
