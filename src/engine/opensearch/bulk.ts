/**
 * Bulk writes: documents by the hundred, each of which arrives or is named.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { JiebaoError } from '../../errors.js'
import type { Connection } from './connection.js'
import { isFull } from './refusals.js'
import type { Lock } from './state.js'

/** Bytes and documents of one request. */
const MOST_BYTES = 4 * 2 ** 20
const MOST_DOCUMENTS = 500
/** Times that documents are sent which a busy cluster turned away, and the first pause between two. */
const MOST_TRIES = 7
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000

export type Written = {
  index: string
  /** Equal for equal documents of a generation: what is sent twice stands there once. */
  id: string
  document: object
  /** Only if nobody changed it since it was read. */
  ifVersion?: { _seq_no: number; _primary_term: number }
}
type Waiting = { written: Written; json: string }
type Item = { index: { _id: string; status: number; error?: { type?: string; reason?: string } } }

export class BulkWriter {
  #waiting: Waiting[] = []
  #bytes = 0

  constructor(
    readonly connection: Connection,
    readonly lock: Lock,
  ) {}

  /** Sends once enough wait; whoever writes waits for that, so no more is read than the cluster takes. */
  async write(written: Written): Promise<void> {
    const json = JSON.stringify(written.document)
    this.#waiting.push({ written, json })
    this.#bytes += json.length
    if (this.#bytes >= MOST_BYTES || this.#waiting.length >= MOST_DOCUMENTS) await this.flush()
  }

  /** @throws {JiebaoError} CLUSTER_REFUSED naming the first document that was not taken; INDEX_LOCKED */
  async flush(): Promise<void> {
    let sent = this.#waiting
    this.#waiting = []
    this.#bytes = 0
    for (let tries = 1; sent.length > 0; tries++) {
      await this.lock.renew()
      const { items } = await this.connection.body<{ items: Item[] }>({
        method: 'POST',
        path: '/_bulk',
        lines: sent.flatMap(({ written, json }) => [actionOf(written), json]),
      })
      const ofStatus = (wanted: number) => sent.filter((_, i) => items[i]!.index.status === wanted)
      const others = await this.#ofOthers(ofStatus(409))
      const refused = items.find(
        ({ index: { status, _id: id, error } }) =>
          (status === 409 ? others.has(id) : status >= 300 && status !== 429) || isFull(error?.reason ?? ''),
      )
      if (refused) {
        const { _id: id, error } = refused.index
        const why = error?.reason ?? error?.type ?? 'refused'
        throw new JiebaoError(isFull(why) ? 'cluster-full' : 'cluster-incomplete', id, { why })
      }
      const turnedAway = ofStatus(429)
      if (turnedAway.length > 0) {
        if (tries === MOST_TRIES)
          throw new JiebaoError('cluster-busy', turnedAway[0]!.written.id, { why: '429' })
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS) * (0.5 + Math.random()))
      }
      sent = turnedAway
    }
  }

  /** Documents that are not as they were sent, by id: an earlier sending whose answer was lost may have arrived. */
  async #ofOthers(conflicts: readonly Waiting[]): Promise<Set<string>> {
    if (conflicts.length === 0) return new Set()
    const docs = conflicts.map(({ written: { index, id } }) => ({ _index: index, _id: id }))
    const body = await this.connection.body<{ docs: { _id: string; _source?: { died?: number } }[] }>({
      method: 'POST',
      path: '/_mget',
      query: { _source: 'died' },
      body: { docs },
    })
    const isOurs = (died: number | undefined, { written: { document } }: Waiting) =>
      died !== undefined && died === (document as { died?: number }).died
    const others = conflicts.filter((each, i) => !isOurs(body.docs[i]?._source?.died, each))
    return new Set(others.map(({ written: { id } }) => id))
  }
}

const actionOf = ({ index, id, ifVersion }: Written) => ({
  index: {
    _index: index,
    _id: id,
    ...(ifVersion ? { if_seq_no: ifVersion._seq_no, if_primary_term: ifVersion._primary_term } : {}),
  },
})
