/**
 * The routes: which path asks the engine for what.
 */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { JiebaoError } from '../errors.js'
import type { Engine } from '../model.js'
import { addRoute, answerJson, isUnchanged, sendBody } from './answer.js'
import { type Asset, pageAt } from './assets.js'
import { limitWrites, needToken } from './guard.js'
import { found, type Job, Jobs } from './jobs.js'
import { pathOf } from './log.js'
import { checkQuery, readObject, readPairs, readParams } from './params.js'
import { articleParams, noParams, pageParams, searchParams, searchRequest, updateBody } from './schemas.js'

/** A comment line at this pace keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000

/** Everything that reads: search, articles, issues. */
export function addReading(router: Router, engine: Engine, deadlineMs: number): void {
  const reading = (path: string, work: (request: Request) => Promise<unknown>) =>
    addRoute(router, path, { get: [answerJson(engine, deadlineMs, work)] })

  reading('/api/search', async (request) => {
    const read = readParams(request.originalUrl, searchParams)
    return engine.search(searchRequest(read, readPairs(request.originalUrl).has('page')))
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

/** The update on demand and its jobs. */
export function addWriting(router: Router, engine: Engine, token: string, writesPerMinute: number): void {
  const jobs = new Jobs(engine)
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
  addRoute(router, '/api/index', { post: [limitWrites(writesPerMinute), needToken(token), readBody, start] })
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

/** The page: one document for its three kinds of address, and the files it loads. */
export function addPage(router: Router, assets: ReadonlyMap<string, Asset>): void {
  const page = assets.get('index.html')
  for (const [name, asset] of assets)
    if (asset !== page) addRoute(router, `/${name}`, { get: [sendAsset(asset)] })
  if (!page) return
  const below = pageAt(page, '../')
  addRoute(router, '/', { get: [addSlash, sendAsset(pageAt(page, './'))] })
  addRoute(router, '/article/:id', { get: [sendAsset(below)] })
  addRoute(router, '/issue/:id', { get: [sendAsset(below)] })
}

// Mounted at /archive, the page's relative links need /archive/.
const addSlash: RequestHandler = (request, response, next) => {
  const path = pathOf(request.originalUrl)
  if (path.endsWith('/')) return next()
  const last = path.slice(path.lastIndexOf('/') + 1)
  response.redirect(308, `./${last}/${request.originalUrl.slice(path.length)}`)
}

function sendAsset(asset: Asset): RequestHandler {
  return (request, response) => {
    if (!isUnchanged(request, response, asset.etag)) sendBody(response, asset.type, asset.body)
  }
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

function idOf(request: Request): string {
  const id = String(request.params.id)
  checkQuery(id)
  return id
}

function sendJson(response: Response, body: unknown): void {
  sendBody(response, 'application/json', JSON.stringify(body))
}
