/**
 * The connection to an OpenSearch cluster: one request to whichever of its nodes answers.
 *
 * Every failure leaves as a JiebaoError, and an answer from only some of the shards is a failure: it would be a wrong
 * answer. Another node is asked where one does not answer, and one that hangs is found out and left alone (nodes.ts).
 * What the cluster refuses for the moment (429, 5xx, a shard that failed) is asked again, after a pause that differs
 * from caller to caller. While no node gives a sign of life, requests are refused at once. Owns
 * @opensearch-project/opensearch.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client, ClientOptions } from '@opensearch-project/opensearch'
import { JiebaoError } from '../../errors.js'
import { Nodes } from './nodes.js'
import type { ClusterOptions } from './options.js'
import { addressesOf, isForRoom, isTrust, refusalOf, statusOf } from './refusals.js'

/** Milliseconds for one answer of a node, and after which its nodes are asked for a sign of life. */
const ANSWER_MS = 20_000
const LATE_MS = 1500
/** Times that a question is asked that the cluster refuses for the moment, and the first and longest pause between two tries. */
const MOST_TRIES = 5
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 3000
/**
 * Milliseconds after which what failed is not tried again: a question, and a write, which is tried all that time, as it may
 * have to wait until the cluster drops a node or has made a copy the first.
 */
const QUESTION_MS = 20_000
const WRITE_MS = 60_000
const isForTheMoment = (status: number) => status === 429 || status >= 500

/** The major version of OpenSearch that knows all that is asked. */
const KNOWN_VERSION = 3

export type ClusterMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
export type ClusterRequest = {
  method: ClusterMethod
  path: string
  query?: Record<string, string | number | boolean>
  /** One JSON object. */
  body?: object
  /** Lines of JSON, for bulk requests. */
  lines?: (object | string)[]
  /** Several searches at once. */
  searches?: readonly object[]
  /** Statuses that are an answer and no failure. */
  accepts?: number[]
  /** Milliseconds in which it is answered or refused. Default: as long as tries are worth it. */
  withinMs?: number
}
export type ClusterAnswer<T> = { status: number; body: T }

type Shards = { _shards?: { failed?: number; failures?: { reason?: { reason?: string } }[] } }
/** One of several answers that came together. */
type PartAnswer = Shards & { status?: number; timed_out?: boolean; error?: unknown }
type Wire = { client: Client; nodes: Nodes }

export class Connection {
  #wire: Promise<Wire> | undefined
  #isKnown = false

  constructor(readonly options: ClusterOptions) {}

  /** @throws {JiebaoError} CLUSTER_UNAVAILABLE, CLUSTER_REFUSED or BUSY; USAGE where its certificates cannot be read */
  async ask<T>(request: ClusterRequest): Promise<ClusterAnswer<T>> {
    const isQuestion = request.method === 'GET' || request.method === 'HEAD' || request.searches !== undefined
    const endMs = performance.now() + (request.withinMs ?? (isQuestion ? QUESTION_MS : WRITE_MS))
    const mostTries = isQuestion ? MOST_TRIES : Number.POSITIVE_INFINITY
    for (let tries = 1; ; tries++) {
      try {
        return await this.#askOnce<T>(request)
      } catch (error) {
        if (!mayPass(error) || tries === mostTries || performance.now() > endMs)
          throw refusalOf(error, this.options.urls)
        // Another node is asked at once; one and the same gets time.
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
        if (!isOfNode(error) || tries >= MOST_TRIES) await pause(pauseMs * (0.5 + Math.random()))
      }
    }
  }

  /** The body of an answer that is whole. */
  async body<T>(request: ClusterRequest): Promise<T> {
    return (await this.ask<T>(request)).body
  }

  async #askOnce<T>({ method, path, accepts = [], withinMs, ...rest }: ClusterRequest) {
    const { client, nodes } = await this.#wired()
    if (nodes.isNobodyThere) throw silence(this.options.urls)
    const known = nodes.silent
    const asked = client.transport.request(
      { method, path, ...partsOf(rest, nodes.preference) },
      { ignore: accepts, requestTimeout: Math.min(withinMs ?? ANSWER_MS, ANSWER_MS), maxRetries: 0 },
    )
    const late = new AbortController()
    const hung = this.#whenHung(nodes, known, late.signal)
    try {
      const { statusCode, body } = await Promise.race([asked, hung])
      const status = statusCode ?? 0
      if (!accepts.includes(status)) checkWhole(body, path)
      return { status, body: body as T }
    } catch (error) {
      // A node that hung meanwhile may be the one that is waited for; the library has seen those that are gone.
      asked.abort()
      asked.catch(() => {})
      if (statusOf(error) === undefined && !(error instanceof JiebaoError)) await nodes.look()
      throw error
    } finally {
      late.abort()
    }
  }

  /** Rejects once an answer is late and a node gives no sign that gave one when it was asked for. */
  async #whenHung(nodes: Nodes, known: number, signal: AbortSignal): Promise<never> {
    for (;;) {
      await pause(LATE_MS, undefined, { signal, ref: false }).catch(() => new Promise<never>(() => {}))
      await nodes.look()
      if (nodes.silent > known) throw new NodeHung()
    }
  }

  /** Asks for the version of the cluster, once. @throws {JiebaoError} CLUSTER_REFUSED where it is not known */
  async check(): Promise<void> {
    if (this.#isKnown) return
    const { version } = await this.body<{ version: { number: string } }>({ method: 'GET', path: '/' })
    if (Number.parseInt(version.number, 10) !== KNOWN_VERSION)
      throw new JiebaoError('cluster-version', version.number, { known: KNOWN_VERSION })
    await (await this.#wired()).nodes.look()
    this.#isKnown = true
  }

  async #wired(): Promise<Wire> {
    this.#wire ??= connect(this.options)
    try {
      return await this.#wire
    } catch (error) {
      this.#wire = undefined
      throw error
    }
  }

  async close(): Promise<void> {
    const wire = await this.#wire?.catch(() => undefined)
    await wire?.nodes.close()
    await wire?.client.close()
  }
}

class NodeHung extends Error {
  override readonly message = 'a node gives no sign of life'
}

const silence = (urls: readonly string[]) =>
  new JiebaoError('cluster-silent', addressesOf(urls), { why: 'no node gives a sign of life' })

function partsOf({ query, body, lines, searches }: Partial<ClusterRequest>, preference: string | undefined) {
  const header = preference === undefined ? {} : { preference }
  const bulkBody = searches?.flatMap((search) => [header, search]) ?? lines
  return {
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    ...(bulkBody ? { bulkBody: bulkBody as object[] } : {}),
  }
}

async function connect({ urls, user, password, ca }: ClusterOptions): Promise<Wire> {
  const { Client } = await import('@opensearch-project/opensearch').catch((cause: unknown) => {
    throw new JiebaoError('cluster-library', '@opensearch-project/opensearch', {}, { cause })
  })
  const shared: ClientOptions = {
    ...(user === undefined ? {} : { auth: { username: user, password: password ?? '' } }),
    ...(ca === undefined ? {} : { ssl: { ca: readAuthority(ca) } }),
  }
  const nodes = new Nodes(urls, (node) => new Client({ ...shared, node }))
  const nodeFilter = ({ url }: { url: URL }) => nodes.mayAsk(url)
  return { client: new Client({ ...shared, nodes: [...urls], nodeFilter }), nodes }
}

function readAuthority(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new JiebaoError(
      'cluster-setting',
      'JIEBAO_OPENSEARCH_CA',
      { rule: `name a file that can be read; ${file} cannot` },
      { cause },
    )
  }
}

/** A search is answered with 200 although shards did not take part, or one of several failed. */
function checkWhole(answer: unknown, of: string): void {
  const { responses, ...one } = (answer ?? {}) as PartAnswer & { responses?: PartAnswer[] }
  for (const { error, status = 200, timed_out: isLate, _shards: shards } of responses ?? [one]) {
    if (error && responses)
      throw Object.assign(new Error(`${status}`), { statusCode: status, body: { error } })
    const { failed = 0, failures = [] } = shards ?? {}
    const why = failed > 0 ? (failures[0]?.reason?.reason ?? `${failed} shards failed`) : 'timed out'
    if (failed > 0 || isLate) throw new JiebaoError('cluster-partial', of, { why })
  }
}

/** Whether a node did not answer, so that another may. */
const isOfNode = (error: unknown) =>
  error instanceof NodeHung || (statusOf(error) === undefined && !(error instanceof JiebaoError))

/** Whether the same request may be answered a moment later, or by another node. */
const mayPass = (error: unknown) =>
  error instanceof JiebaoError
    ? error.reason === 'cluster-partial'
    : !isTrust(error) && !isForRoom(error) && (isOfNode(error) || isForTheMoment(statusOf(error)!))
