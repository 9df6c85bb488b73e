/**
 * Answers: what any engine does around its own search.
 *
 * Reads which page of hits is asked for, keeps a cursor on the view that it
 * began on, remembers answers by view and canonical request, and puts an answer
 * together. Finds nothing itself: the engine hands in a function that does.
 * Owns lru-cache.
 */
import { LRUCache } from 'lru-cache'
import { checkTyped, JiebaoError } from '../errors.js'
import type { SearchAnswer, SearchRequest } from '../model.js'
import { type ParsedQuery, parseQuery } from '../query/query.js'
import { canonicalOf, mayBeShort, type Window } from '../search/search.js'
import { readCursor, writeCursor } from './cursor.js'
import { type FoundPage, partsOf, type ResultText, resultOf, textOf } from './result-text.js'

const HITS_PER_PAGE = 20
const MOST_PER_PAGE = 100
/** Hits that a page can reach by number; a cursor goes on to the last hit. */
const DEEPEST = 10_000

/** One state of an archive. `id` differs where an answer may. */
export type ServedView = { id: string; index: SearchAnswer['index'] }

/** The views of an engine. */
export type ViewSource<V> = {
  /** @throws {JiebaoError} NO_INDEX, CLOSED */
  current(): V
  /** A view that is still open, by its id. */
  find(id: string): V | undefined
}

/** A request with its view and the hits that it asks for. */
export type AskedPage<V> = {
  request: SearchRequest
  /** Its query, read once for the key of the cache and for the search; undefined if it is long: a thread that searches reads it. */
  parsed: ParsedQuery | undefined
  view: V
  window: Window
  /** Equal for all pages of one list of hits. */
  series: string
}

/** What a page of hits says of itself. */
type PageMembers = Pick<SearchAnswer, 'page' | 'hitsPerPage' | 'nextCursor'>

/** An answer before it is written for a caller: its text, and what was found, as objects where this caller may have them. */
export type Answered = {
  page: PageMembers
  index: SearchAnswer['index']
  text: ResultText
  found: FoundPage
}

/** As it is remembered. */
type Kept = Answered & { found: ResultText }

/** An answer for the first caller, and for everybody else: objects are one caller's. */
type Made = { answered: Answered; kept: Kept }

/** A search under way, and how many callers wait for it. */
type Running = { made: Promise<Made>; isMade: boolean; callers: number; end: AbortController }

type AskedAnswer<V> = [
  page: AskedPage<V>,
  knowledge: string,
  signal: AbortSignal | undefined,
  find: (signal: AbortSignal) => Promise<FoundPage>,
]

export class Answers<V extends ServedView> {
  readonly #views: ViewSource<V>
  readonly #kept: LRUCache<string, Kept>
  /** Searches under way: equal requests at once share one. */
  readonly #running = new Map<string, Running>()

  /** @param cacheBytes most bytes of remembered answers, as JSON */
  constructor(views: ViewSource<V>, cacheBytes: number) {
    this.#views = views
    this.#kept = new LRUCache({
      maxSize: cacheBytes,
      sizeCalculation: ({ found: { bytes } }) => bytes.length,
    })
  }

  /** Bytes of remembered answers. */
  get bytes(): number {
    return this.#kept.calculatedSize
  }

  /** Forgets all answers: another view is served, so nobody asks for most of them again. */
  forget(): void {
    this.#kept.clear()
  }

  /**
   * A page below 1 is the first, and a page holds 1 to 100 hits.
   *
   * @throws {JiebaoError} BAD_PARAMETER for a cursor of another query or a page beyond the reach of numbers,
   *   GONE for a cursor whose view has ended, and as the query itself is refused
   */
  read(request: SearchRequest): AskedPage<V> {
    const { cursor, page: _any, ...rest } = request
    checkTyped(request.q)
    const parsed = mayBeShort(request.q) ? parseQuery(request.q) : undefined
    const series = canonicalOf(rest, parsed)
    const limit = Math.min(Math.max(request.hitsPerPage ?? HITS_PER_PAGE, 1), MOST_PER_PAGE)
    const view = this.#views.current()
    if (cursor === undefined) {
      const offset = (Math.max(request.page ?? 1, 1) - 1) * limit
      if (offset >= DEEPEST)
        throw new JiebaoError('page-too-deep', String(request.page), { deepest: DEEPEST })
      return { request, parsed, view, window: { offset, limit }, series }
    }
    const { view: id, offset } = readCursor(cursor, series)
    const begun = this.#views.find(id)
    if (begun) return { request, parsed, view: begun, window: { offset, limit }, series }
    throw new JiebaoError('cursor-outlived', id, {})
  }

  /**
   * The answer for a page, remembered or found now. The caller owns it: changing
   * it changes no other answer.
   *
   * @param knowledge names what the answer depends on beside view and request
   * @param signal of this caller; `find` gets one that is aborted once no caller waits
   * @param find must keep the view open until it has ended. Its result must share no object with another's
   * @throws whatever `find` throws, which is not remembered; CANCELLED for a caller that is gone
   */
  async answer(...asked: AskedAnswer<V>): Promise<SearchAnswer> {
    return answerOf(asked[0].request, await this.answered(...asked))
  }

  /** The same before it is written: a caller that changes it writes it first. */
  async answered(...[page, knowledge, signal, find]: AskedAnswer<V>): Promise<Answered> {
    const { view, window, series } = page
    const key = `${view.id}|${knowledge}|${window.offset}|${series}`
    const kept = this.#kept.get(key) ?? (await this.#wholeOf(key, signal))
    if (kept) return kept
    const end = new AbortController()
    const made = this.#make(page, key, () => find(end.signal))
    const running: Running = { made, isMade: false, callers: 0, end }
    this.#running.set(key, running)
    return (await this.#wait(key, running, signal)).answered
  }

  /** The answer of a search under way, if complete; otherwise undefined, so a caller with more time searches again. */
  async #wholeOf(key: string, signal: AbortSignal | undefined): Promise<Kept | undefined> {
    const running = this.#running.get(key)
    const made = running && (await this.#wait(key, running, signal))
    return made?.kept.found.totalIsExact ? made.kept : undefined
  }

  /** Waits as one of a search's callers. With the last of them the search ends. */
  async #wait(key: string, running: Running, signal: AbortSignal | undefined): Promise<Made> {
    running.callers++
    try {
      const made = await unlessGone(running.made, signal)
      running.isMade = true
      return made
    } finally {
      if (--running.callers === 0) {
        if (this.#running.get(key) === running) this.#running.delete(key)
        // An abort takes a while, and says nothing to a search that has ended.
        if (!running.isMade) running.end.abort()
      }
    }
  }

  async #make(
    { view, window, series }: AskedPage<V>,
    key: string,
    find: () => Promise<FoundPage>,
  ): Promise<Made> {
    const found = await find()
    const text = textOf(found)
    const kept = { page: pageOf(view, window, series, text), index: view.index, text, found: text }
    // An answer that ran out of time may be whole the next time.
    if (found.totalIsExact) this.#kept.set(key, kept)
    return { answered: { page: kept.page, index: view.index, text, found }, kept }
  }
}

function pageOf<V extends ServedView>(
  view: V,
  { offset, limit }: Window,
  series: string,
  { shown, totalHits }: ResultText,
): PageMembers {
  const next = offset + shown
  const hasMore = next < totalHits && shown > 0
  return {
    page: Math.floor(offset / limit) + 1,
    hitsPerPage: limit,
    nextCursor: hasMore ? writeCursor(view.id, next, series) : null,
  }
}

/** The answer as objects. */
export function answerOf({ q }: SearchRequest, { page, index, found }: Answered): SearchAnswer {
  const { hits, ...rest } = resultOf(found)
  return { query: q, hits, ...page, ...rest, processingTimeMs: 0, index: { ...index } }
}

/** The answer as JSON in UTF-8, its hits last. */
export function jsonOf({ q }: SearchRequest, { page, index, text }: Answered, startMs: number): Uint8Array {
  const { rest, hits } = partsOf(text)
  const head = JSON.stringify({ query: q, ...page }).slice(0, -1)
  const tail = JSON.stringify({ processingTimeMs: msSince(startMs), index }).slice(1, -1)
  return Buffer.concat([Buffer.from(`${head},`), rest, Buffer.from(`,${tail},"hits":`), hits, CLOSING])
}

const CLOSING = Buffer.from('}')

/** The same of an answer that comes as objects. */
export const written = ({ hits, ...rest }: SearchAnswer): Uint8Array =>
  Buffer.from(JSON.stringify({ ...rest, hits }))

/** What the work gives, unless the caller goes away first. @throws {JiebaoError} CANCELLED if it does */
export async function unlessGone<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  let leave = () => {}
  const gone = new Promise<never>((_, reject) => {
    leave = () => reject(new JiebaoError('asker-gone', '', {}))
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
  })
  try {
    return await Promise.race([work, gone])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

/** The answer as this caller gets it: a remembered one may be of the same query typed in another way. */
export const toldTo = (request: SearchRequest, answer: SearchAnswer, startMs: number): SearchAnswer => ({
  ...answer,
  query: request.q,
  processingTimeMs: msSince(startMs),
})

const msSince = (startMs: number) => Math.round((performance.now() - startMs) * 100) / 100

const UNREAD = '档案刚刚打开，还不能按拼音查：过几秒再查，可能还有'

/** The answer to a query of letters that could not be read in time. */
export const unread = (answer: SearchAnswer): SearchAnswer => ({
  ...answer,
  totalIsExact: false,
  warnings: [...answer.warnings, { code: 'DEADLINE', detail: UNREAD }],
})
