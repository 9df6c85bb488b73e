/**
 * The HTTP door: a router made of parts, and a server of its own.
 *
 * Owns Express and everything that the API and the page share: guards, strict
 * parameters, problems, the log, metrics, jobs. Defines the routes of health and
 * metrics only; each part adds its own. Needs nothing but an engine.
 */
import compression from 'compression'
import express, { type RequestHandler, type Router } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Engine } from '../model.js'
import { type Answering, noRoute, refuse } from './answer.js'
import { allowOrigins, isLoopback, limitRequests } from './guard.js'
import { addHealth, addMetrics } from './health.js'
import { Jobs } from './jobs.js'
import { logRequests, makeLogger, nameRequests } from './log.js'
import { Metrics } from './metrics.js'
import { decodePiece } from './params.js'
import { type Listening, listen } from './server.js'

export type { Request, RequestHandler, Response, Router } from 'express'
export { z } from 'zod'
export { rootOf } from './address.js'
export {
  addRoute,
  answerJson,
  answerText,
  type Body,
  budgetOf,
  isUnchanged,
  sendBody,
  sendJson,
  type TimeLeft,
  today,
} from './answer.js'
export { type Asset, folderOf, loadAssets, VERSION } from './assets.js'
export { readBody, readBytes, readForm, readText } from './bodies.js'
export {
  type Cited,
  citation,
  contextObject,
  contextObjectOfHit,
  cslItem,
  dublinCore,
  ENDINGS,
  FORMATS,
  type Format,
  fileNameOf,
  MEDIA,
  newsArticle,
} from './citation.js'
export { count, flag, inOrder, noParams, pageParams, searchParams } from './criteria.js'
export { limitAtOnce, limitRequests, needToken, refuseOtherSites, withDeadline } from './guard.js'
export type { Jobs } from './jobs.js'
export { logFailure, pathOf } from './log.js'
export { stderrLines } from './log-lines.js'
export { found, idOf, readObject, readPairs, readParams } from './params.js'
export { type Problem, refusalOf, statusOfRefusal } from './wire.js'

export type RouterOptions = {
  /** Address at which readers reach the archive, for links that leave the page. Default: from each request. */
  publicUrl?: string | undefined
  /** Bearer token of writes. Without a token nobody may write. */
  token?: string
  /** Receives each JSON line of the log. Default: stderr. */
  log?: (line: string) => void
  /** Milliseconds of searching for one request; a longer search is answered in part. Default 1,000. */
  budgetMs?: number
  /** Milliseconds after which a waiting client gets a TIMEOUT: the last resort. Default 30,000. */
  deadlineMs?: number
  /** Milliseconds without reading after which the client of an export is cut off. Default 300,000. */
  stallMs?: number
  /** Origins whose pages may read, such as `https://example.org`; `*` for any. Default: none. */
  origins?: readonly string[] | undefined
  /** Writes that one address may ask for in a minute. Default 30. */
  writesPerMinute?: number
  /** Reads that one address may ask for in a minute, this machine's own not counted. Default 1,200. */
  readsPerMinute?: number
  /** Whether addresses that no part knows are the router's to answer, not the app's around it. Default false. */
  ownsAll?: boolean
}

export type ServeOptions = {
  engine: Engine
  host: string
  /** TCP port; 0 takes any free one. */
  port: number
  token: string
  publicUrl?: string | undefined
  /** As of the router. */
  origins?: readonly string[] | undefined
  /** Receives each JSON line of the log. Default: stderr. */
  log?: (line: string) => void
}

/** What the parts of a router share. */
export type PartContext = Answering & {
  /** Address at which readers reach the archive; undefined: as each request tells. */
  publicUrl: string | undefined
  jobs: Jobs
  logger: Logger
  token: string
  writesPerMinute: number
  stallMs: number
  /** Whether the last part answers what no part knows. */
  ownsAll: boolean
}

/** A room's own routes: adds them to a router. */
export type RouterPart = (router: Router, shared: PartContext) => void

/**
 * Health, metrics and the routes of the parts, to mount anywhere:
 * `app.use('/archive', createRouter(engine, {}, [addApi, addPage]))`.
 *
 * A path that no part knows is left to the app, except below `/api`, where it is a 404.
 */
export function createRouter(engine: Engine, options: RouterOptions, parts: readonly RouterPart[]): Router {
  const router = express.Router({ strict: true, caseSensitive: true })
  const logger = makeLogger(options.log)
  const metrics = new Metrics(engine)
  const jobs = new Jobs(engine)
  const { publicUrl, token = '', writesPerMinute = 30, readsPerMinute = 1200, ownsAll = false } = options
  // Five minutes: over a slow line the system's buffers take that long to drain.
  const { budgetMs = 1000, deadlineMs = 30_000, stallMs = 300_000 } = options
  const times = { budgetMs, deadlineMs, stallMs }
  router.use(
    nameRequests(),
    logRequests(logger),
    metrics.count,
    protect(),
    allowOrigins(options.origins ?? []),
  )
  router.use(compression())
  addHealth(router, engine)
  router.use(limitRequests(readsPerMinute, 'requests', isLoopback), checkPath)
  addMetrics(router, metrics)
  for (const add of parts)
    add(router, { engine, ...times, publicUrl, jobs, logger, token, writesPerMinute, ownsAll })
  router.use('/api', noRoute)
  router.use(refuse(logger))
  return router
}

/** @throws {JiebaoError} PORT_IN_USE, or USAGE where the host or port cannot be had */
export async function startServer(options: ServeOptions, parts: readonly RouterPart[]): Promise<Listening> {
  const { engine, host, port, token, publicUrl, origins, log } = options
  const app = express()
  app.disable('x-powered-by')
  app.use(createRouter(engine, { token, publicUrl, origins, ownsAll: true, ...(log ? { log } : {}) }, parts))
  app.use(noRoute)
  app.use(refuse(makeLogger(log)))
  return listen(app, host, port)
}

/** Security headers: only our own scripts, styles and frames, and no query in a referrer. */
function protect(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The reverse proxy sets this header: it alone knows whether there is TLS.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  })
}

/** Refuses a path that is no UTF-8 before any route looks at it. */
const checkPath: RequestHandler = (request, _response, next) => {
  decodePiece(request.path, 'the path')
  next()
}
