/**
 * A typed client of the HTTP API, for browsers and for Node.
 *
 * Knows the wire and nothing else: it imports types only, so it can be bundled
 * alone. instantsearch.ts makes a `searchClient` for InstantSearch out of it.
 */
import type {
  ArticleAnswer,
  Hit,
  IssueAnswer,
  IssuesAnswer,
  Job,
  NamesAnswer,
  SearchAnswer,
  SearchRequest,
  SimilarAnswer,
  SuggestAnswer,
  TimelineAnswer,
  UpdateOptions,
  WhyNotAnswer,
} from '../model.js'

export type { Job } from '../model.js'
export { type InstantHit, instantSearch, type SearchClient } from './instantsearch.js'

export type ClientOptions = {
  /** The keeper's token, for updates. */
  token?: string | undefined
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch | undefined
}

/** Options of one request; `signal` aborts it. */
export type Asking = { signal?: AbortSignal | undefined }

export type CitationFormat = 'gbt7714' | 'bibtex' | 'ris' | 'csl-json'

/** A refusal of the server; `code` is stable. `UNREACHABLE`: the answer came from something other than an archive. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The refused value, if the server names it. */
    readonly value?: string,
    readonly requestId?: string,
  ) {
    super(message)
  }
}

type Value = string | number | boolean | readonly string[] | undefined
type Parameters = { [name: string]: Value }

export type Client = {
  search(request: SearchRequest | string, asking?: Asking): Promise<SearchAnswer>
  /** Yields every hit in order, all of one generation. */
  export(request: SearchRequest | string, asking?: Asking): AsyncGenerator<Hit>
  timeline(request: SearchRequest | string, asking?: Asking): Promise<TimelineAnswer>
  suggest(q: string, limit?: number, asking?: Asking): Promise<SuggestAnswer>
  /** @param q  adds the matches of this query in the article */
  article(id: string, q?: string, asking?: Asking): Promise<ArticleAnswer>
  similar(id: string, limit?: number, asking?: Asking): Promise<SimilarAnswer>
  /** How an article stands to a search: why it is, or is not, a hit. */
  whyNot(id: string, request: SearchRequest | string, asking?: Asking): Promise<WhyNotAnswer>
  names(asking?: Asking): Promise<NamesAnswer>
  citation(id: string, format?: CitationFormat, asking?: Asking): Promise<string>
  issues(page?: number, hitsPerPage?: number, asking?: Asking): Promise<IssuesAnswer>
  issue(id: string, page?: number, hitsPerPage?: number, asking?: Asking): Promise<IssueAnswer>
  /** Starts an update. Needs the token. */
  update(options?: UpdateOptions, asking?: Asking): Promise<Job>
  job(id: string, asking?: Asking): Promise<Job>
}

/** @param url  address of the archive's page, for instance `https://example.org/archive/` */
export function createClient(url: string | URL, options: ClientOptions = {}): Client {
  const root = new URL(`${url}`.replace(/\/*$/, '/'))
  const send = options.fetch ?? fetch

  async function ask(
    path: string,
    parameters: Parameters,
    { signal, ...init }: Omit<RequestInit, 'signal'> & Asking,
  ): Promise<Response> {
    const to = new URL(`api/${path}`, root)
    to.search = `${queryOf(parameters)}`
    const response = await send(to, { ...init, signal: signal ?? null })
    if (!response.ok) throw await refusal(response)
    return response
  }
  const get = (path: string, parameters: Parameters, { signal }: Asking = {}) =>
    ask(path, parameters, { signal })
  const json = async <T>(path: string, parameters: Parameters, asking?: Asking) =>
    (await (await get(path, parameters, asking)).json()) as T
  const at = (id: string) => encodeURIComponent(id)

  return {
    search: (request, asking) => json('search', asked(request), asking),
    async *export(request, asking) {
      const response = await get('export', { ...asked(request), format: 'jsonl' }, asking)
      for await (const line of linesOf(response)) yield JSON.parse(line) as Hit
    },
    timeline: (request, asking) => json('timeline', asked(request), asking),
    suggest: (q, limit, asking) => json('suggest', { q, limit }, asking),
    article: (id, q, asking) => json(`articles/${at(id)}`, { q }, asking),
    similar: (id, limit, asking) => json(`articles/${at(id)}/similar`, { limit }, asking),
    whyNot: (id, request, asking) => json(`articles/${at(id)}/why-not`, asked(request), asking),
    names: (asking) => json('names', {}, asking),
    citation: async (id, format, asking) =>
      (await get(`articles/${at(id)}/citation`, { format }, asking)).text(),
    issues: (page, hitsPerPage, asking) => json('issues', { page, hitsPerPage }, asking),
    issue: (id, page, hitsPerPage, asking) => json(`issues/${at(id)}`, { page, hitsPerPage }, asking),
    async update(update = {}, { signal } = {}) {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${options.token ?? ''}` }
      const init = { method: 'POST', headers, body: JSON.stringify(update), signal }
      return (await (await ask('index', {}, init)).json()) as Job
    },
    job: (id, asking) => json(`index/jobs/${at(id)}`, {}, asking),
  }
}

const asked = (request: SearchRequest | string): Parameters =>
  typeof request === 'string' ? { q: request } : request

/** The query string of a request: a list repeats its name, a flag is 1 or 0. */
function queryOf(parameters: Parameters): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue
    if (typeof value === 'boolean') query.set(name, value ? '1' : '0')
    else if (typeof value === 'object') for (const one of value) query.append(name, one)
    else query.set(name, String(value))
  }
  return query
}

async function refusal(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as {
    code?: string
    detail?: string
    value?: string
    requestId?: string
  }
  const { code = 'UNREACHABLE', detail = `The server answered ${response.status}` } = problem
  return new ApiError(response.status, code, detail, problem.value, problem.requestId)
}

/** Yields the lines of an answer as they arrive. @throws if the transfer breaks off */
async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const lines = (rest + value).split('\n')
      rest = lines.pop()!
      yield* lines
    }
    if (rest) yield rest
  } finally {
    // Cancel, so that the server stops when the caller leaves the loop early.
    await reader.cancel()
  }
}
