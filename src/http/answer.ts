/**
 * How a route answers: JSON with an ETag, refusals as problem+json, 405 for another method.
 */
import { hash } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler, Response, Router } from 'express'
import type { Logger } from 'pino'
import { twoDigits } from '../days.js'
import { JiebaoError } from '../errors.js'
import type { Engine, RequestOptions } from '../model.js'
import { callerOf, withDeadline } from './guard.js'
import { logFailure, pathOf } from './log.js'
import { headersOf, problemOf, refusalOf } from './wire.js'

/** Header of every cacheable answer: a client may keep the answer, and must ask before showing it again. */
const CACHE_CONTROL = 'private, max-age=0, must-revalidate'

/** The body of an answer: its media type and its text. `isFleeting`: it may change while the view stays the same. */
export type Body = { type: string; body: string | Uint8Array; isFleeting?: boolean | undefined }

/** Reads the milliseconds that a request has left. Call it before each call of the engine. */
export type TimeLeft = () => RequestOptions

/** Starts the clock of a request, which has `ms` milliseconds for all its calls of the engine. They end when its client goes away. */
export function budgetOf(request: Request, response: Response, ms: number): TimeLeft {
  const untilMs = performance.now() + ms
  const caller = callerOf(request)
  const gone = new AbortController()
  // Once all is written nobody is asked any more, and an abort takes time.
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return () => ({ budgetMs: Math.max(1, untilMs - performance.now()), signal: gone.signal, caller })
}

export type Answering = {
  engine: Engine
  /** Milliseconds that the engine may take for one request, over all calls together. */
  budgetMs: number
  /** Milliseconds after which a waiting client gets a TIMEOUT: the last resort, far beyond the budget. */
  deadlineMs: number
  /** Names whatever the answer depends on beside the view and the URL; becomes a part of its ETag. */
  variant?: (request: Request) => string
}

/** Answers a GET with JSON whose ETag is the engine's view and the URL. @param work gives the answer, or its JSON */
export function answerJson(
  answering: Answering,
  work: (request: Request, left: TimeLeft) => Promise<unknown>,
): RequestHandler {
  return answerText(answering, async (request, _response, left) => {
    const answer = await work(request, left)
    return {
      type: 'application/json',
      body: answer instanceof Uint8Array ? answer : JSON.stringify(answer),
    }
  })
}

/** @param work  from request to answer, within the time left; refuses by throwing */
export function answerText(
  { engine, budgetMs, deadlineMs, variant }: Answering,
  work: (request: Request, response: Response, left: TimeLeft) => Promise<Body>,
): RequestHandler {
  return async (request, response) => {
    const startMs = performance.now()
    const view = engine.view()
    const etag = etagOf(`${view} ${request.originalUrl} ${variant?.(request) ?? ''}`)
    if (isUnchanged(request, response, etag)) return
    const { type, body, isFleeting } = await withDeadline(
      work(request, response, budgetOf(request, response, budgetMs)),
      deadlineMs,
    )
    // A swap during the work makes the answer one of a newer view than its tag names: send it without a tag.
    if (engine.view() !== view || isFleeting) response.removeHeader('ETag')
    response.set('Server-Timing', `total;dur=${(performance.now() - startMs).toFixed(1)}`)
    sendBody(response, type, body)
  }
}

/** Registers the handlers of one path. Any other method gets a 405 that lists the methods of the path. */
export function addRoute(
  router: Router,
  path: string,
  handlers: { get?: RequestHandler[]; post?: RequestHandler[] },
): void {
  const allow = [
    ...(handlers.get ? ['GET', 'HEAD'] : []),
    ...(handlers.post ? ['POST'] : []),
    'OPTIONS',
  ].join(', ')
  const route = router.route(path)
  route.all((_request, response, next) => {
    response.locals.route = path
    next()
  })
  if (handlers.get) route.get(...handlers.get)
  if (handlers.post) route.post(...handlers.post)
  route.all((request, response) => {
    response.set('Allow', allow)
    if (request.method === 'OPTIONS') response.status(204).end()
    else refuseMethod(request, allow)
  })
}

function refuseMethod(request: Request, allow: string): never {
  throw new JiebaoError('method-wrong', request.method, { path: pathOf(request.originalUrl), allow })
}

/** Today where the server stands, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date()
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(twoDigits)
  return `${now.getFullYear()}-${month}-${day}`
}

/** The last stop of a request that no route knows. */
export const noRoute: RequestHandler = (request) => {
  const path = pathOf(request.originalUrl)
  throw new JiebaoError('route-unknown', path, {})
}

/** Sends whatever was thrown as problem+json. */
export function refuse(logger: Logger): ErrorRequestHandler {
  return (thrown, request, response, _next) => {
    const { error, status } = refusalOf(thrown)
    const requestId = String(response.locals.requestId ?? '')
    if (error.code === 'INTERNAL') logFailure(logger, error, requestId)
    if (response.headersSent) {
      response.destroy()
      return
    }
    sendProblem(response, problemOf(error, pathOf(request.originalUrl), requestId, status))
  }
}

function sendProblem(response: Response, problem: ReturnType<typeof problemOf>): void {
  response.removeHeader('ETag')
  response.status(problem.status).set({ ...headersOf(problem.status), 'Cache-Control': 'no-store' })
  sendBody(response, 'application/problem+json', JSON.stringify(problem))
}

/** Sends an object as JSON, without an ETag. */
export function sendJson(response: Response, body: unknown): void {
  sendBody(response, 'application/json', JSON.stringify(body))
}

/** Sends text without an ETag: `response.send` of Express would add one of its own, by a setting of the app around us. */
export function sendBody(response: Response, type: string, body: string | Uint8Array): void {
  response.setHeader('Content-Type', `${type}; charset=utf-8`)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(body)
}

/**
 * Sets an answer's ETag and, if the client has that very answer, sends a 304.
 *
 * Does not use `request.fresh`, which disregards the ETag when the client also sends
 * `no-cache`, as fetch does; `no-cache` only demands that the server be asked.
 */
export function isUnchanged(request: Request, response: Response, etag: string): boolean {
  response.set({ ETag: etag, 'Cache-Control': CACHE_CONTROL })
  const known = (request.headers['if-none-match'] ?? '').split(',').map(bareTag)
  if (!known.includes(bareTag(etag)) && !known.includes('*')) return false
  response.status(304).end()
  return true
}

// A GET compares weakly, and compression may weaken a tag on its way.
const bareTag = (tag: string) => tag.trim().replace(/^W\//, '')

// Weak: the bytes differ in processingTimeMs.
const etagOf = (of: string) => `W/"${hash('sha256', of, 'base64url').slice(0, 27)}"`
