/**
 * State: what a cluster serves, and who may write to it.
 *
 * One document names the generation that readers see. A writer changes it with a single write that succeeds only if
 * nobody changed it meanwhile, so a generation appears whole. Another document is the lock: a lease with a number that
 * rises with every writer. That number is the generation that the writer may publish; a generation that a writer began
 * and lost is listed as void, and whatever still arrives of it is never seen. A lock file of one machine would not
 * keep out a writer on another.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { JiebaoError } from '../../errors.js'
import type { NameGroup } from '../../mine/mine.js'
import type { Corpus, KnownForm } from '../../search/search.js'
import type { Keeper } from '../keeper.js'
import type { Connection } from './connection.js'

/** Seconds that a writer which is gone keeps others out. A bulk request takes less than a third of it. */
const LEASE_SECONDS = 60
const RENEW_MS = 15_000
/** Milliseconds in which a cluster has a manager, or nothing is written: an election takes a second. */
const MANAGER_MS = 10_000

const KNOWN = 'known-'

export type ServedState = {
  generation: number
  /** Names of the indices that hold it. */
  articles: string
  issues: string
  /** Articles that may be shown, and with them those that are withheld. */
  articleCount: number
  keptCount: number
  issueCount: number
  /** Generations that were begun and never published. */
  void: number[]
  /** What the generation was made from: equal for equal content and keeper's files. */
  content: string
  /** The view whose knowledge belongs to it (view.ts). */
  known: string
  /** Published before it and still whole, the newest first. */
  past: { generation: number; articles: string; issues: string }[]
}

/** What is known of a generation beside its articles, as JSON. */
export type Known = {
  /** The view of the local index that it is of. */
  id: string
  forms: [string, readonly KnownForm[]][]
  words: string[]
  /** Missing where an older version published. */
  corpus?: Corpus
  groups: NameGroup[]
  keeper: Pick<Keeper, 'hidden' | 'problems' | 'aliases' | 'refused'>
}

type Versioned<T> = { _source: T; _seq_no: number; _primary_term: number; found: boolean }
type LockDocument = { owner: string; token: number; untilMs: number }

export class StateStore {
  readonly #index: string
  readonly #owner = `${process.pid}@${hostname()} ${randomUUID().slice(0, 8)}`

  constructor(
    readonly connection: Connection,
    prefix: string,
  ) {
    this.#index = `${prefix}-state`
  }

  /** What is served; undefined if nothing was published. */
  async read(): Promise<{ state: ServedState; version: Versioned<ServedState> } | undefined> {
    const version = await this.#get<ServedState>('served')
    return version && { state: version._source, version }
  }

  /** What is known of a generation; undefined if it was removed since. */
  async readKnown(id: string): Promise<Known | undefined> {
    return (await this.#get<Known>(KNOWN + id))?._source
  }

  async writeKnown(known: Known): Promise<void> {
    await this.connection.ask({
      method: 'PUT',
      path: `/${this.#index}/_doc/${KNOWN}${known.id}`,
      body: known,
    })
  }

  /** Removes what was known of older generations. */
  async forgetKnown(id: string): Promise<void> {
    await this.connection.ask({
      method: 'POST',
      path: `/${this.#index}/_delete_by_query`,
      query: { conflicts: 'proceed' },
      body: { query: { bool: { must_not: [{ ids: { values: ['served', 'lock', KNOWN + id] } }] } } },
    })
  }

  /** Publishes a state in place of the one that was read. @throws {JiebaoError} INDEX_LOCKED if another was published meanwhile */
  async publish(state: ServedState, before: Versioned<ServedState> | undefined): Promise<void> {
    if (!(await this.#put('served', state, before))) throw this.#locked('another writer')
  }

  /**
   * Takes the lock.
   *
   * @throws {JiebaoError} INDEX_LOCKED while another writer holds it
   */
  async lock(): Promise<Lock> {
    await this.#expectManager()
    await this.#create()
    const before = await this.#get<LockDocument>('lock')
    const { owner, token, untilMs } = before?._source ?? { owner: '', token: 0, untilMs: 0 }
    // Our own is of a publication that failed and could not tell the cluster so: one follows another here.
    const isFree = untilMs <= Date.now() || owner === this.#owner || hasEnded(owner)
    if (!isFree) throw this.#locked(owner)
    const taken = { owner: this.#owner, token: token + 1, untilMs: Date.now() + LEASE_SECONDS * 1000 }
    const written = await this.#put('lock', taken, before)
    if (!written) throw this.#locked('another writer')
    return new Lock(taken.token, written, (until, version) =>
      this.#put('lock', { ...taken, untilMs: until }, version),
    )
  }

  #locked(owner: string): JiebaoError {
    return new JiebaoError('cluster-locked', owner, { seconds: LEASE_SECONDS })
  }

  /** Without a manager no write is acknowledged: it would be waited for in vain. @throws {JiebaoError} CLUSTER_UNAVAILABLE */
  async #expectManager(): Promise<void> {
    await this.connection.ask({
      method: 'GET',
      path: '/_cluster/health',
      query: { cluster_manager_timeout: `${MANAGER_MS}ms`, filter_path: 'status' },
      withinMs: MANAGER_MS,
    })
  }

  async #create(): Promise<void> {
    const { status } = await this.connection.ask({ method: 'HEAD', path: `/${this.#index}`, accepts: [404] })
    if (status !== 404) return
    await this.connection.ask({
      method: 'PUT',
      path: `/${this.#index}`,
      // Another writer may create it at the same moment.
      accepts: [400],
      body: {
        settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
        mappings: { enabled: false },
      },
    })
  }

  async #get<T>(id: string): Promise<Versioned<T> | undefined> {
    // By its id a document is read as it was last written, without waiting for a refresh.
    const { status, body } = await this.connection.ask<Versioned<T>>({
      method: 'GET',
      path: `/${this.#index}/_doc/${id}`,
      accepts: [404],
    })
    return status === 404 || !body.found ? undefined : body
  }

  /** @returns undefined where the document is no longer that version */
  async #put<T extends object>(
    id: string,
    document: T,
    before: Pick<Versioned<T>, '_seq_no' | '_primary_term'> | undefined,
  ): Promise<Pick<Versioned<T>, '_seq_no' | '_primary_term'> | undefined> {
    const { status, body } = await this.connection.ask<Versioned<T>>({
      method: 'PUT',
      path: `/${this.#index}/_doc/${id}`,
      query: before
        ? { if_seq_no: before._seq_no, if_primary_term: before._primary_term }
        : { op_type: 'create' },
      body: document,
      accepts: [409],
    })
    if (status !== 409) return body
    // An earlier sending whose answer was lost may have arrived.
    const there = await this.#get<T>(id)
    return there && isDeepStrictEqual(there._source, document) ? there : undefined
  }
}

/**
 * Whether a writer is known to have ended: a process of this machine that is no more. Should the same name be given to
 * two machines, the writer that still runs loses its lock, and nothing that it writes is seen.
 */
function hasEnded(owner: string): boolean {
  const [, pid, host] = /^(\d+)@(\S+) /.exec(owner) ?? []
  if (host !== hostname()) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

type LockVersion = { _seq_no: number; _primary_term: number }

/** The lock while it is held. */
export class Lock {
  /** By this machine's steady clock: a wall clock that is set back must not let the lock lapse. */
  #renewedMs = performance.now()

  constructor(
    /** Higher than that of every writer before; the generation that may be published. */
    readonly token: number,
    private version: LockVersion,
    private readonly write: (untilMs: number, version: LockVersion) => Promise<LockVersion | undefined>,
  ) {}

  /** Keeps the lock for longer. Call it before every write. @throws {JiebaoError} INDEX_LOCKED once another writer has it */
  async renew(): Promise<void> {
    if (performance.now() - this.#renewedMs < RENEW_MS) return
    await this.#set(Date.now() + LEASE_SECONDS * 1000)
  }

  async release(): Promise<void> {
    await this.#set(0)
  }

  async #set(untilMs: number): Promise<void> {
    const version = await this.write(untilMs, this.version)
    if (!version) throw new JiebaoError('cluster-locked', 'another writer', { seconds: LEASE_SECONDS })
    this.version = version
    this.#renewedMs = performance.now()
  }
}
