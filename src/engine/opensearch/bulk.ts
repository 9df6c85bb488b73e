/**
 * Bulk writes: documents by the hundred, each of which arrives or is named.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { JiebaoError } from '../../errors.js'
import type { Connection } from './connection.js'
import type { Lock } from './state.js'

/** Bytes and documents of one request. */
const MOST_BYTES = 4 * 2 ** 20
const MOST_DOCUMENTS = 500
/** Times that documents are sent which a busy cluster turned away, and the first pause between two. */
const MOST_TRIES = 8
const FIRST_PAUSE_MS = 200

export type Written = {
  index: string
  /** Equal for equal documents of a generation: what is sent twice stands there once. */
  id: string
  document: object
  /** Only if nobody changed it since it was read. */
  ifVersion?: { _seq_no: number; _primary_term: number }
}
type Item = { index: { _id: string; status: number; error?: { type?: string; reason?: string } } }

export class BulkWriter {
  #waiting: { written: Written; json: string }[] = []
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
      const turnedAway = sent.filter((_, i) => items[i]!.index.status === 429)
      const refused = items.find(({ index: { status } }) => status >= 300 && status !== 429)
      if (refused) {
        const { _id: id, error } = refused.index
        throw new JiebaoError('cluster-incomplete', id, { why: error?.reason ?? error?.type ?? 'refused' })
      }
      if (turnedAway.length > 0) {
        if (tries === MOST_TRIES)
          throw new JiebaoError('cluster-busy', turnedAway[0]!.written.id, { why: '429' })
        await pause(FIRST_PAUSE_MS * 2 ** tries * (0.5 + Math.random()))
      }
      sent = turnedAway
    }
  }
}

const actionOf = ({ index, id, ifVersion }: Written) => ({
  index: {
    _index: index,
    _id: id,
    ...(ifVersion ? { if_seq_no: ifVersion._seq_no, if_primary_term: ifVersion._primary_term } : {}),
  },
})
