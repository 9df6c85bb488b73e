/**
 * Main of the thread that makes a server's lookups: opens the contents that it is told of, and asks its own
 * lookups whatever it is asked.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { toldOf } from '../errors.js'
import { limitArena, limitPageCache, openManifest } from '../store/store.js'
import { ViewClosed } from './asking.js'
import type { LookupAnswer, LookupOrder, LookupStart } from './lookup-link.js'
import { type ContentOrder, OwnLookups } from './lookups.js'
import { NICENESS, stepBack } from './priority.js'
import type { WithheldBits } from './withheld.js'

const port = parentPort!
const { index, pageBytes, listBytes, suggestions } = workerData as LookupStart
const lookups = new OwnLookups(suggestions)
const tell = (answer: LookupAnswer) => port.postMessage(answer)

async function open(order: ContentOrder): Promise<WithheldBits> {
  const generation = openManifest(index, order.manifest, lookups.newest)
  try {
    return await lookups.open(order, generation)
  } finally {
    generation.release()
  }
}

async function obey({ id, call, args }: LookupOrder): Promise<void> {
  try {
    const work = call === 'open' ? open : (lookups[call] as (...args: unknown[]) => unknown).bind(lookups)
    tell({ id, answer: await (work as (...args: unknown[]) => unknown)(...args) })
  } catch (error) {
    tell(error instanceof ViewClosed ? { id, closed: true } : { id, refusal: toldOf(error) })
  }
}

stepBack(NICENESS.lookups)
limitPageCache(pageBytes)
limitArena(listBytes)
port.on('message', obey)
