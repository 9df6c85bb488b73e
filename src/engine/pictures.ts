/**
 * Pictures of printed pages: beside the sources, or at an address that the source gives.
 *
 * Only from origins that the keeper names is anything fetched, so that no source can make the server ask its own
 * network: without redirects, without credentials, at most so many bytes and seconds. Readers get it from us, under
 * the same list of withheld articles as any other. What was fetched is kept for a while, and that nothing came too.
 */
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { LARGEST_PICTURE_BYTES, pictureIn, readPicture } from '../ingest/ingest.js'
import type { Picture } from '../model.js'
import { findIssuePlace } from './issues.js'
import type { View } from './views.js'
import { mayShowSheet, shownIssue } from './withheld.js'

/** Bytes of fetched pictures that are kept. */
const MOST_KEPT = 64 * 1024 * 1024
const KEPT_MS = 3_600_000
/** After it an address that gave nothing is asked again. */
const MISSED_MS = 60_000
const FETCH_MS = 5_000

export class Pictures {
  readonly #fetched = new LRUCache<string, { picture: Picture | undefined }>({
    maxSize: MOST_KEPT,
    sizeCalculation: ({ picture }) => (picture?.bytes.length ?? 0) + 1,
    ttl: KEPT_MS,
  })
  readonly #running = new Map<string, Promise<Picture | undefined>>()
  /** Origins that did not answer in time, and when they are asked again: nobody waits for each of their pages. */
  readonly #silentUntilMs = new Map<string, number>()

  /**
   * @param seeds   the folder of sources
   * @param origins that pictures may be fetched from, as `https://example.org`
   */
  constructor(
    private readonly seeds: string,
    private readonly origins: readonly string[] = [],
  ) {}

  /** @returns undefined if there is none, or it may not be shown */
  async of({ generation, keeper }: View, id: string, sheet: number): Promise<Picture | undefined> {
    const place = findIssuePlace(generation, id)
    if (!place || !mayShowSheet(place, sheet, keeper.hidden)) return undefined
    const { file, entry, scan, sheets = [] } = shownIssue(place, keeper.hidden).issue
    const own = sheets[sheet]
    if (!own) return undefined
    const isOnly = sheets.length === 1
    const beside = await readPicture({ file, path: join(this.seeds, file) }, entry, own.image, isOnly)
    if (beside) return beside
    // Given for the whole issue, it is of its only page.
    for (const address of [own.image, isOnly ? scan : null]) {
      const picture = address && this.#mayFetch(address) ? await this.#fetchOnce(address) : undefined
      if (picture) return picture
    }
    return undefined
  }

  #mayFetch(address: string): boolean {
    if (this.origins.length === 0 || !URL.canParse(address)) return false
    const { origin, username, password } = new URL(address)
    return this.origins.includes(origin) && username === '' && password === ''
  }

  async #fetchOnce(address: string): Promise<Picture | undefined> {
    const known = this.#fetched.get(address)
    if (known) return known.picture
    const isSilent = (this.#silentUntilMs.get(new URL(address).origin) ?? 0) > performance.now()
    if (isSilent) return undefined
    const running = this.#running.get(address) ?? this.#fetch(address)
    this.#running.set(address, running)
    try {
      return await running
    } finally {
      this.#running.delete(address)
    }
  }

  async #fetch(address: string): Promise<Picture | undefined> {
    const bytes = await fetchBytes(address).catch((error: Error) => {
      if (error.name === 'TimeoutError')
        this.#silentUntilMs.set(new URL(address).origin, performance.now() + MISSED_MS)
      return undefined
    })
    const picture = bytes && pictureIn(bytes)
    this.#fetched.set(address, { picture }, picture ? {} : { ttl: MISSED_MS })
    return picture
  }
}

/** @returns undefined if they are too many. @throws if nothing comes in time, or it lies elsewhere */
async function fetchBytes(address: string): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(FETCH_MS)
  const answer = await fetch(address, { redirect: 'error', signal, headers: { accept: 'image/*' } })
  if (!answer.ok || !answer.body) return undefined
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body) {
    bytes += chunk.length
    if (bytes > LARGEST_PICTURE_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
