/**
 * The connection to an OpenSearch cluster: one request to whichever of its nodes answers.
 *
 * Every failure leaves as a JiebaoError, and an answer from only some of the shards is a failure: it would be a wrong
 * answer. The library tries another node where one does not answer; what a node refuses for the moment (429, 503)
 * is asked again here, after a pause that differs from caller to caller. Owns @opensearch-project/opensearch.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@opensearch-project/opensearch'
import { JiebaoError } from '../../errors.js'
import type { ClusterOptions } from './options.js'

/** Milliseconds for one request to one node. A hung node costs this once, and is left alone for a minute then. */
const REQUEST_MS = 10_000
/** Times that a request goes to another node where one does not answer. */
const OTHER_NODES = 3
/** Times that a request is made that the cluster refuses for the moment, and the first pause between two. */
const MOST_TRIES = 5
const FIRST_PAUSE_MS = 100
const FOR_THE_MOMENT = new Set([429, 502, 503, 504])

/** The oldest major version of OpenSearch that knows all that is asked. */
const LEAST_VERSION = 3

export type ClusterMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
export type ClusterRequest = {
  method: ClusterMethod
  path: string
  query?: Record<string, string | number | boolean>
  /** One JSON object. */
  body?: object
  /** Lines of JSON, for bulk requests and several searches at once. */
  lines?: (object | string)[]
  /** Statuses that are an answer and no failure. */
  accepts?: number[]
}
export type ClusterAnswer<T> = { status: number; body: T }

type Shards = { _shards?: { failed?: number; failures?: { reason?: { reason?: string } }[] } }
type Failure = { error?: { type?: string; reason?: string; root_cause?: { reason?: string }[] } | string }

/** One of several answers that came together. */
export type PartAnswer = Shards & Failure & { status?: number; timed_out?: boolean }

export class Connection {
  #client: Promise<Client> | undefined

  constructor(readonly options: ClusterOptions) {}

  /** @throws {JiebaoError} CLUSTER_UNAVAILABLE, CLUSTER_REFUSED or BUSY */
  async ask<T>(request: ClusterRequest): Promise<ClusterAnswer<T>> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#askOnce<T>(request)
      } catch (error) {
        if (!isForTheMoment(error) || tries === MOST_TRIES) throw refusalOf(error, this.options.urls)
        await pause(FIRST_PAUSE_MS * 2 ** tries * (0.5 + Math.random()))
      }
    }
  }

  /** The body of an answer that is whole. */
  async body<T>(request: ClusterRequest): Promise<T> {
    return (await this.ask<T>(request)).body
  }

  async #askOnce<T>({ method, path, query, body, lines, accepts = [] }: ClusterRequest) {
    this.#client ??= connect(this.options)
    const { transport } = await this.#client
    const { statusCode, body: answer } = await transport.request(
      {
        method,
        path,
        ...(query ? { querystring: query } : {}),
        ...(body ? { body } : {}),
        ...(lines ? { bulkBody: lines as object[] } : {}),
      },
      { ignore: accepts },
    )
    const status = statusCode ?? 0
    if (!accepts.includes(status)) checkShards((answer ?? {}) as Shards, path)
    return { status, body: answer as T }
  }

  /** Refuses one of several answers that came together, unless it is whole. @param of what was asked */
  checkPart({ error, status = 200, timed_out: isLate, ...shards }: PartAnswer, of: string): void {
    if (error) throw refusalOf({ statusCode: status, body: { error } }, this.options.urls)
    checkShards(shards, of)
    if (isLate) throw new JiebaoError('cluster-partial', of, { why: 'timed out' })
  }

  /** @throws {JiebaoError} CLUSTER_REFUSED where the cluster is of a version that is not known */
  async check(): Promise<void> {
    const { version } = await this.body<{ version: { number: string } }>({ method: 'GET', path: '/' })
    if (Number.parseInt(version.number, 10) !== LEAST_VERSION)
      throw new JiebaoError('cluster-version', version.number, { known: LEAST_VERSION })
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined)
    await client?.close()
  }
}

async function connect({ urls, user, password, ca }: ClusterOptions): Promise<Client> {
  const { Client } = await import('@opensearch-project/opensearch').catch((cause: unknown) => {
    throw new JiebaoError('cluster-library', '@opensearch-project/opensearch', {}, { cause })
  })
  return new Client({
    nodes: [...urls],
    requestTimeout: REQUEST_MS,
    maxRetries: OTHER_NODES,
    ...(user === undefined ? {} : { auth: { username: user, password: password ?? '' } }),
    ...(ca === undefined ? {} : { ssl: { ca: readFileSync(ca) } }),
  })
}

/** A search is answered with 200 although shards did not take part. */
function checkShards({ _shards: { failed = 0, failures = [] } = {} }: Shards, of: string): void {
  if (failed === 0) return
  const why = failures[0]?.reason?.reason ?? `${failed} shards failed`
  throw new JiebaoError('cluster-partial', of, { why })
}

const statusOf = (error: unknown) => (error as { statusCode?: number }).statusCode

const isForTheMoment = (error: unknown) => FOR_THE_MOMENT.has(statusOf(error) ?? 0)

/** Whatever the library throws, as a refusal of ours. */
function refusalOf(error: unknown, urls: readonly string[]): JiebaoError {
  if (error instanceof JiebaoError) return error
  const status = statusOf(error)
  const why = reasonOf(error)
  const where = urls.join(', ')
  if (status === 429) return new JiebaoError('cluster-busy', where, { why }, { cause: error })
  if (status === undefined || FOR_THE_MOMENT.has(status))
    return new JiebaoError('cluster-silent', where, { why }, { cause: error })
  if (status === 401 || status === 403)
    return new JiebaoError('cluster-forbidden', where, { why }, { cause: error })
  return new JiebaoError('cluster-refused', where, { why: `${status}: ${why}` }, { cause: error })
}

function reasonOf(error: unknown): string {
  const { error: told } = ((error as { body?: Failure }).body ?? {}) as Failure
  if (typeof told === 'object') return told.root_cause?.[0]?.reason ?? told.reason ?? told.type ?? ''
  return told ?? (error instanceof Error ? error.message : String(error))
}
