/**
 * Nodes: which of a cluster's nodes answer, so that one that hangs is asked no more.
 *
 * A process that hangs keeps its connections, and is a member of the cluster until the others drop it. Whatever is sent
 * to it, or waits for its shards, waits as long. So when an answer is late every node is asked for a sign of life; one
 * that gives none is left alone, and searches prefer the shards of the others, until it gives one again.
 */
import type { Client } from '@opensearch-project/opensearch'

/** Milliseconds in which a node that lives gives a sign, and between two questions to those that did not. */
const SIGN_MS = 1000
/** The same where none gave one: the whole machine, or ours, may be busy. */
const LAST_SIGN_MS = 10_000
const AGAIN_MS = 3000

type Node = { url: string; client: Client; id: string | undefined; isSilent: boolean }

/** @param url of one node */
export type NodeClient = (url: string) => Client

export class Nodes {
  readonly #nodes: Node[]
  #asking: Promise<void> | undefined
  #again: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(urls: readonly string[], clientOf: NodeClient) {
    this.#nodes = urls.map((url) => ({ url, client: clientOf(url), id: undefined, isSilent: false }))
  }

  /** How many gave no sign when they were last asked. */
  get silent(): number {
    return this.#nodes.filter(({ isSilent }) => isSilent).length
  }

  /** Whether none gave a sign. */
  get isNobodyThere(): boolean {
    return this.silent === this.#nodes.length
  }

  /** Whether a node may be asked. @param address of it, as the library has it */
  mayAsk(address: URL): boolean {
    return !this.#nodes.some(({ url, isSilent }) => isSilent && new URL(url).host === address.host)
  }

  /** Which shards a search shall prefer; undefined while every node is well. */
  get preference(): string | undefined {
    const ids = this.#nodes.flatMap(({ id, isSilent }) => (id === undefined || isSilent ? [] : [id]))
    return this.silent === 0 || ids.length === 0 ? undefined : `_prefer_nodes:${ids.join(',')}`
  }

  /** Asks every node for a sign of life. Takes a second, eleven where none gives one; calls at once share one round. */
  look(): Promise<void> {
    this.#asking ??= this.#lookOnce().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #lookOnce(): Promise<void> {
    const signs = (withinMs: number) => Promise.all(this.#nodes.map((node) => lookAt(node, withinMs)))
    const first = await signs(SIGN_MS)
    const given = first.includes(true) ? first : await signs(LAST_SIGN_MS)
    for (const [n, node] of this.#nodes.entries()) node.isSilent = !given[n]
    clearTimeout(this.#again)
    if (this.silent === 0 || this.#isClosed) return
    this.#again = setTimeout(() => this.look(), AGAIN_MS)
    this.#again.unref()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#again)
    await this.#asking
    await Promise.all(this.#nodes.map(({ client }) => client.close()))
  }
}

/** A node of a cluster that has lost its manager still answers this. */
async function lookAt(node: Node, withinMs: number): Promise<boolean> {
  const asked = node.client.transport.request(
    { method: 'GET', path: '/_nodes/_local', querystring: { filter_path: 'nodes.*.name' } },
    { requestTimeout: withinMs, maxRetries: 0, ignore: [401, 403, 404, 429, 503] },
  )
  try {
    const { body } = await asked
    const [id] = Object.keys((body as { nodes?: object } | null)?.nodes ?? {})
    node.id = id ?? node.id
    return true
  } catch {
    return false
  }
}
