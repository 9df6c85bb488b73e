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
import { canonicalOf, mayBeShort, type SearchResult, type Window } from '../search/search.js'
import { readCursor, writeCursor } from './cursor.js'

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

/** An answer whose hits are JSON in UTF-8, as they are sent. */
export type AnswerText = Omit<SearchAnswer, 'hits'> & { hits: Buffer }

/** Most of an answer are its hits: they are read again only for a caller that looks at them. */
type Kept = { rest: string; hits: Buffer }

/** An answer, and what everybody but the first caller reads. */
type Made = { answer: SearchAnswer; kept: Kept }

/** A search under way, and how many callers wait for it. */
type Running = { made: Promise<Made>; callers: number; end: AbortController }

type AskedAnswer<V> = [
  page: AskedPage<V>,
  knowledge: string,
  signal: AbortSignal | undefined,
  find: (signal: AbortSignal) => Promise<SearchResult>,
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
      sizeCalculation: ({ rest, hits }) => 2 * rest.length + hits.length + 1,
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
    const { cursor, ...rest } = request
    checkTyped(request.q)
    const parsed = mayBeShort(request.q) ? parseQuery(request.q) : undefined
    const series = canonicalOf({ ...rest, page: undefined }, parsed)
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
    const { answer, kept } = await this.#of(...asked)
    return answer ?? { ...restIn(kept), hits: JSON.parse(kept.hits.toString()) }
  }

  /** The same with its hits as they are sent. */
  async text(...asked: AskedAnswer<V>): Promise<AnswerText> {
    const { kept } = await this.#of(...asked)
    return { ...restIn(kept), hits: kept.hits }
  }

  /** The answer itself comes for the first caller alone. */
  async #of(...[page, knowledge, signal, find]: AskedAnswer<V>): Promise<Partial<Made> & Pick<Made, 'kept'>> {
    const { view, window, series } = page
    const key = `${view.id}|${knowledge}|${window.offset}|${series}`
    const kept = this.#kept.get(key) ?? (await this.#wholeOf(key, signal))
    if (kept) return { kept }
    const end = new AbortController()
    const running: Running = { made: this.#make(page, key, () => find(end.signal)), callers: 0, end }
    this.#running.set(key, running)
    return this.#wait(key, running, signal)
  }

  /** The answer of a search under way, if complete; otherwise undefined, so a caller with more time searches again. */
  async #wholeOf(key: string, signal: AbortSignal | undefined): Promise<Kept | undefined> {
    const running = this.#running.get(key)
    const made = running && (await this.#wait(key, running, signal))
    return made?.answer.totalIsExact ? made.kept : undefined
  }

  /** Waits as one of a search's callers. With the last of them the search ends. */
  async #wait(key: string, running: Running, signal: AbortSignal | undefined): Promise<Made> {
    running.callers++
    try {
      return await unlessGone(running.made, signal)
    } finally {
      if (--running.callers === 0) {
        if (this.#running.get(key) === running) this.#running.delete(key)
        running.end.abort()
      }
    }
  }

  async #make(page: AskedPage<V>, key: string, find: () => Promise<SearchResult>): Promise<Made> {
    const answer = assemble(page, await find())
    const { hits, ...rest } = answer
    const kept = { rest: JSON.stringify(rest), hits: Buffer.from(JSON.stringify(hits)) }
    // An answer that ran out of time may be whole the next time.
    if (answer.totalIsExact) this.#kept.set(key, kept)
    return { answer, kept }
  }
}

const restIn = ({ rest }: Kept) => JSON.parse(rest) as Omit<SearchAnswer, 'hits'>

/** The answer as JSON in UTF-8. */
export function jsonOf({ hits, ...rest }: AnswerText): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"hits":`), hits, Buffer.from('}')])
}

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

function assemble<V extends ServedView>(
  { request, view, window: { offset, limit }, series }: AskedPage<V>,
  found: SearchResult,
): SearchAnswer {
  const next = offset + found.hits.length
  const hasMore = next < found.totalHits && found.hits.length > 0
  return {
    query: request.q,
    hits: found.hits,
    page: Math.floor(offset / limit) + 1,
    hitsPerPage: limit,
    nextCursor: hasMore ? writeCursor(view.id, next, series) : null,
    totalHits: found.totalHits,
    totalIsExact: found.totalIsExact,
    rungs: found.rungs,
    nearest: found.nearest,
    ...(found.held ? { held: found.held } : {}),
    facetDistribution: found.facetDistribution,
    timeline: found.timeline,
    ...(found.suggestion === undefined ? {} : { suggestion: found.suggestion }),
    warnings: found.warnings,
    processingTimeMs: 0,
    index: { ...view.index },
  }
}

/** The answer as this caller gets it: a remembered one may be of the same query typed in another way. */
export function toldTo<A extends Omit<SearchAnswer, 'hits'>>(
  request: SearchRequest,
  answer: A,
  startMs: number,
): A {
  const processingTimeMs = Math.round((performance.now() - startMs) * 100) / 100
  return { ...answer, query: request.q, processingTimeMs }
}

const UNREAD = '档案刚刚打开，还不能按拼音查：过几秒再查，可能还有'

/** The answer to a query of letters that could not be read in time. */
export const unread = <A extends Omit<SearchAnswer, 'hits'>>(answer: A): A => ({
  ...answer,
  totalIsExact: false,
  warnings: [...answer.warnings, { code: 'DEADLINE', detail: UNREAD }],
})
