/**
 * The routes: which path asks the engine for what.
 */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { JiebaoError } from '../errors.js'
import type { Engine } from '../model.js'
import { rootOf } from './address.js'
import { type Answering, addRoute, answerJson, answerText, sendBody } from './answer.js'
import { type Cited, citation, MEDIA } from './citation.js'
import { sendExport } from './export.js'
import { atom, FEED_ENTRIES, openSearch } from './feed.js'
import { limitAtOnce, limitRequests, needToken } from './guard.js'
import { found, type Job, type Jobs } from './jobs.js'
import { pathOf } from './log.js'
import type { Metrics } from './metrics.js'
import { openApi } from './openapi.js'
import { checkQuery, readObject, readPairs, readParams } from './params.js'
import {
  articleParams,
  citationParams,
  exportParams,
  feedParams,
  inOrder,
  noParams,
  pageParams,
  searchParams,
  searchRequest,
  similarParams,
  suggestParams,
  timelineParams,
  updateBody,
} from './schemas.js'

/** A comment line at this pace keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000
/** Exports that run at once; each reads the archive for as long as its client takes. */
const MOST_EXPORTS = 4
/** Deadlines that a client may take nothing of an export: a slow line empties the system's buffers in minutes. */
const STALL_DEADLINES = 10

export type Reading = Answering & {
  /** Where the archive is reached from outside, if that cannot be told from a request. */
  publicUrl?: string | undefined
}

/** Everything that reads: search, articles, issues. */
export function addReading(router: Router, options: Reading): void {
  const { engine } = options
  const reading = (path: string, work: (request: Request) => Promise<unknown>) =>
    addRoute(router, path, { get: [answerJson(options, work)] })

  reading('/api/search', async (request) => {
    const read = readParams(request.originalUrl, searchParams)
    return engine.search(searchRequest(read, readPairs(request.originalUrl).has('page')))
  })
  // Without an ETag: what is offered may grow while the view stays.
  const offer: RequestHandler = async (request, response) => {
    const { q, limit } = readParams(request.originalUrl, suggestParams)
    sendJson(response.set('Cache-Control', 'no-store'), await engine.suggest(q, limit))
  }
  addRoute(router, '/api/suggest', { get: [offer] })
  reading('/api/timeline', async (request) =>
    engine.timeline(inOrder(readParams(request.originalUrl, timelineParams))),
  )
  reading('/api/articles/:id/similar', async (request) => {
    const { limit } = readParams(request.originalUrl, similarParams)
    const id = idOf(request)
    return found(await engine.similar(id, limit), 'article', id)
  })
  reading('/api/articles/:id', async (request) => {
    const { q } = readParams(request.originalUrl, articleParams)
    const id = idOf(request)
    return found(await engine.article(id, q), 'article', id)
  })
  reading('/api/issues', async (request) => {
    const { page, hitsPerPage } = readParams(request.originalUrl, pageParams)
    return engine.issues(page, hitsPerPage)
  })
  reading('/api/issues/:id', async (request) => {
    const { page, hitsPerPage } = readParams(request.originalUrl, pageParams)
    const id = idOf(request)
    return found(await engine.issue(id, page, hitsPerPage), 'issue', id)
  })
}

/** What others keep: citations, feeds, exports, the search description. */
export function addSharing(router: Router, options: Reading): void {
  const { engine, publicUrl } = options
  const root = (request: Request) => rootOf(request, publicUrl)
  const sharing = { ...options, variant: root }

  const cite = answerText(sharing, async (request) => {
    const { format } = readParams(request.originalUrl, citationParams)
    const id = idOf(request)
    const cited = await citedOf(engine, id, root(request))
    return { type: MEDIA[format], body: citation(cited, format) }
  })
  const follow = answerText(sharing, async (request) => {
    const read = inOrder(readParams(request.originalUrl, feedParams))
    const answer = await engine.search({
      ...read,
      sort: 'date:desc',
      hitsPerPage: FEED_ENTRIES,
      facets: false,
    })
    const query = request.originalUrl.slice(pathOf(request.originalUrl).length + 1)
    return { type: 'application/atom+xml', body: atom(answer, root(request), query) }
  })
  const describe: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    sendBody(response, 'application/opensearchdescription+xml', openSearch(root(request)))
  }
  const take: RequestHandler = async (request, response) => {
    const { format, ...read } = readParams(request.originalUrl, exportParams)
    await sendExport(response, engine.export(inOrder(read)), format, STALL_DEADLINES * options.deadlineMs)
  }
  addRoute(router, '/api/articles/:id/citation', { get: [cite] })
  addRoute(router, '/api/export', { get: [limitAtOnce(MOST_EXPORTS, 'exports'), take] })
  addRoute(router, '/feed.atom', { get: [follow] })
  addRoute(router, '/opensearch.xml', { get: [describe] })
}

/** @throws {JiebaoError} NOT_FOUND or GONE */
export async function citedOf(engine: Engine, id: string, root: string): Promise<Cited> {
  const article = found(await engine.article(id), 'article', id)
  const issue = await engine.issue(article.issue.id, 1, 1)
  return { article, page: issue?.issue.page ?? null, url: `${root}article/${encodeURIComponent(id)}` }
}

/** The document that describes all this, and figures for a monitor. */
export function addDescription(router: Router, metrics: Metrics, version: string): void {
  const document = JSON.stringify(openApi(version))
  const describe: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    sendBody(response, 'application/json', document)
  }
  const measure: RequestHandler = async (request, response) => {
    readParams(request.originalUrl, noParams)
    const { type, body } = await metrics.text()
    sendBody(response.set('Cache-Control', 'no-store'), type, body)
  }
  addRoute(router, '/openapi.json', { get: [describe] })
  addRoute(router, '/metrics', { get: [measure] })
}

/** The update on demand and its jobs. */
export function addWriting(router: Router, jobs: Jobs, token: string, writesPerMinute: number): void {
  // Whatever type is claimed: a body is JSON or refused.
  const readBody = express.json({ limit: '16kb', strict: false, type: () => true })

  const start: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    const job = jobs.start(readObject(request.body ?? {}, updateBody))
    response
      .status(202)
      .set({ Location: `${request.baseUrl}/api/index/jobs/${job.id}`, 'Cache-Control': 'no-store' })
    sendJson(response, job)
  }
  const follow: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    const job = found(jobs.get(idOf(request)), 'job', idOf(request))
    response.set('Cache-Control', 'no-store')
    response.vary('Accept')
    if (request.accepts(['json', 'text/event-stream']) === 'text/event-stream') streamJob(jobs, job, response)
    else sendJson(response, job)
  }
  addRoute(router, '/api/index', {
    post: [limitRequests(writesPerMinute, 'writes'), needToken(token), readBody, start],
  })
  addRoute(router, '/api/index/jobs/:id', { get: [follow] })
}

/** Liveness, and whether a generation is served. */
export function addHealth(router: Router, engine: Engine): void {
  const alive: RequestHandler = (_request, response) => {
    sendJson(response.set('Cache-Control', 'no-store'), {
      status: 'ok',
      uptimeSeconds: Math.floor(process.uptime()),
    })
  }
  const ready: RequestHandler = (_request, response) => {
    const status = engine.status()
    if (!status)
      throw new JiebaoError('NO_INDEX', '', 'Cannot answer yet: no generation is served; run "jiebao index"')
    sendJson(response.set('Cache-Control', 'no-store'), { status: 'ready', ...status })
  }
  addRoute(router, '/healthz', { get: [alive] })
  addRoute(router, '/readyz', { get: [ready] })
}

/** Sends `progress` events and ends with `done` or `failed`, each with the whole job. */
function streamJob(jobs: Jobs, job: Job, response: Response): void {
  response.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  const send = (now: Job) => {
    const event = now.state === 'running' ? 'progress' : now.state
    response.write(`event: ${event}\ndata: ${JSON.stringify(now)}\n\n`)
    if (now.state !== 'running') response.end()
  }
  send(job)
  if (job.state !== 'running') return
  const stop = jobs.watch(job.id, send)
  const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS)
  response.once('close', () => {
    clearInterval(heartbeat)
    stop()
  })
}

export function idOf(request: Request): string {
  const id = String(request.params.id)
  checkQuery(id)
  return id
}

function sendJson(response: Response, body: unknown): void {
  sendBody(response, 'application/json', JSON.stringify(body))
}
