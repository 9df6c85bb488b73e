/**
 * The library door: an archive of newspapers, for programs.
 *
 *     import { openArchive } from 'jiebao'
 *
 *     const archive = await openArchive({ seeds: 'seeds', index: 'index' })
 *     await archive.index()
 *     const { hits } = await archive.search('"城市更新" 记者:张三')
 *     await archive.close()
 *
 * Thin over the engine: what a search, an article or an issue looks like is
 * model.ts, and docs/api.md shows each in full. Exits nothing and prints nothing.
 */
import { addApi } from './api/api.js'
import { openEngine } from './engine/engine.js'
import type { JiebaoError } from './errors.js'
import { createRouter, type Router, type RouterOptions } from './http/http.js'
import type {
  ArticleAnswer,
  Engine,
  Hit,
  IssueAnswer,
  IssuesAnswer,
  SearchAnswer,
  SearchRequest,
  SimilarAnswer,
  SuggestAnswer,
  TimelineAnswer,
  UpdateOptions,
  UpdateProgress,
  UpdateSummary,
} from './model.js'
import { addPage } from './page/page.js'

export { type ErrorCode, JiebaoError } from './errors.js'
export type * from './model.js'

/** Rows of a list of issues, or articles of an issue, where no number is asked for. */
const ROWS = 100

export type ArchiveOptions = {
  /** Folder of the sources. Default `seeds`, below the working directory. */
  seeds?: string | undefined
  /** Folder of the index, made by the first `index()`. Default `index`. */
  index?: string | undefined
  /** Whether new sources, and generations of other processes, are taken up by themselves. Default false. */
  watch?: boolean | undefined
  /** Told of updates that nobody waits for; only with `watch`. */
  onUpdate?: ((result: UpdateSummary | JiebaoError) => void) | undefined
}

/** Every method refuses with a JiebaoError only. Before the first `index()`, reading is refused as NO_INDEX. */
export type Archive = {
  /** Brings the index up to date with its sources, in a child process; reading goes on meanwhile. */
  index(options?: UpdateOptions, onProgress?: (progress: UpdateProgress) => void): Promise<UpdateSummary>
  /** @param request the typed query, or all that can be asked of a search */
  search(request: string | SearchRequest): Promise<SearchAnswer>
  /** Every hit in order, to the last, whatever its page; the state of the archive is one throughout. */
  export(request: string | SearchRequest): AsyncGenerator<Hit>
  /** Hits by month over the whole result. */
  timeline(request: string | SearchRequest): Promise<TimelineAnswer>
  /** What can be typed on to, the likeliest first; 8 of them unless told. */
  suggest(q: string, limit?: number): Promise<SuggestAnswer>
  /** Articles like one, 5 of them unless told; undefined when there is no such article. */
  similar(id: string, limit?: number): Promise<SimilarAnswer | undefined>
  /** @returns undefined when there is no such article; with `q`, also what of it matched */
  article(id: string, q?: string): Promise<ArticleAnswer | undefined>
  /** The issues by date, then file; `page` counts from 1. */
  issues(page?: number, hitsPerPage?: number): Promise<IssuesAnswer>
  /** One issue with a page of its articles; undefined when there is no such issue. */
  issue(id: string, page?: number, hitsPerPage?: number): Promise<IssueAnswer | undefined>
  /** Lets go of every file and of the child; afterwards everything is refused as CLOSED. */
  close(): Promise<void>
  /** What `createSearchRouter` takes to mount the API and the page in an Express app. */
  readonly engine: Engine
}

/**
 * Opens an archive. Nothing is indexed until `index()` is called, unless
 * `watch` is set and a source changes.
 *
 * @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION
 */
export async function openArchive(options: ArchiveOptions = {}): Promise<Archive> {
  const { seeds = 'seeds', index = 'index', watch, onUpdate } = options
  const engine = await openEngine({ kind: 'local', seeds, index, watch, onUpdate })
  return {
    index: (update, onProgress) => engine.update(update, onProgress),
    search: async (request) => engine.search(asked(request)),
    export: (request) => engine.export(asked(request)),
    timeline: async (request) => engine.timeline(asked(request)),
    suggest: async (q, limit = 8) => engine.suggest(q, limit),
    similar: async (id, limit = 5) => engine.similar(id, limit),
    article: async (id, q) => engine.article(id, q),
    issues: async (page = 1, hitsPerPage = ROWS) => engine.issues(page, hitsPerPage),
    issue: async (id, page = 1, hitsPerPage = ROWS) => engine.issue(id, page, hitsPerPage),
    close: () => engine.close(),
    engine,
  }
}

const asked = (request: string | SearchRequest): SearchRequest =>
  typeof request === 'string' ? { q: request } : request

/**
 * Search, articles, issues, updates, health and the page, to mount anywhere:
 * `app.use('/archive', createSearchRouter(engine))`.
 *
 * Paths that it does not know are left to the app, but those below `/api`.
 */
export const createSearchRouter = (engine: Engine, options: RouterOptions = {}): Router =>
  createRouter(engine, options, [addApi, addPage])
