/**
 * The HTTP door: Jiebao as an Express router, and as a server of its own.
 *
 * Owns Express. It is handed an engine and asks nothing else; what may be asked
 * stands in schemas.ts, how refusals look in wire.ts. docs/api.md shows every
 * route with an example that runs as a test.
 */
import compression from 'compression'
import express, { type RequestHandler, type Router } from 'express'
import helmet from 'helmet'
import type { Engine } from '../model.js'
import { noRoute, refuse } from './answer.js'
import { loadAssets, VERSION } from './assets.js'
import { isLoopback, limitRequests } from './guard.js'
import { Jobs } from './jobs.js'
import { logRequests, makeLogger, nameRequests } from './log.js'
import { Metrics } from './metrics.js'
import { addPage } from './page/page.js'
import { decodePiece } from './params.js'
import { addDescription, addHealth, addReading, addSharing, addWriting } from './routes.js'
import { type Listening, listen } from './server.js'

export type RouterOptions = {
  /** Where readers reach this, for links that leave the page; by default as the request says. */
  publicUrl?: string | undefined
  /** Writes need it as a bearer token; without one nobody may write. */
  token?: string
  /** Takes JSON log lines; default stderr. */
  log?: (line: string) => void
  /** Longest time for one answer. Default 30,000. */
  deadlineMs?: number
  /** Writes that one address may ask for in a minute. Default 30. */
  writesPerMinute?: number
  /** Reads that one address may ask for in a minute, this machine's own not counted. Default 1,200. */
  readsPerMinute?: number
}

export type ServeOptions = {
  engine: Engine
  host: string
  /** 0 takes any free one. */
  port: number
  token: string
  publicUrl?: string | undefined
  /** JSON log lines go here; default stderr */
  log?: (line: string) => void
}

/**
 * Search, articles, issues, updates, health and the page, to mount anywhere:
 * `app.use('/archive', createSearchRouter(engine))`.
 *
 * Paths that it does not know are left to the app, but those below `/api`.
 */
export function createSearchRouter(engine: Engine, options: RouterOptions = {}): Router {
  const router = express.Router({ strict: true, caseSensitive: true })
  const logger = makeLogger(options.log)
  const metrics = new Metrics(engine)
  const jobs = new Jobs(engine)
  const { deadlineMs = 30_000, publicUrl, token = '', writesPerMinute = 30, readsPerMinute = 1200 } = options
  const reading = { engine, deadlineMs, publicUrl }
  router.use(nameRequests(), logRequests(logger), metrics.count, protect(), compression())
  addHealth(router, engine)
  router.use(limitRequests(readsPerMinute, 'requests', isLoopback), checkPath)
  addReading(router, reading)
  addSharing(router, reading)
  addWriting(router, jobs, token, writesPerMinute)
  addDescription(router, metrics, VERSION)
  addPage(router, loadAssets(), { ...reading, jobs, logger, today: monthDay })
  router.use('/api', noRoute)
  router.use(refuse(logger))
  return router
}

/** @throws {JiebaoError} PORT_IN_USE, or USAGE where the host or port cannot be had */
export async function startServer(options: ServeOptions): Promise<Listening> {
  const { engine, host, port, token, publicUrl, log } = options
  const app = express()
  app.disable('x-powered-by')
  app.use(createSearchRouter(engine, { token, publicUrl, ...(log ? { log } : {}) }))
  app.use(noRoute)
  app.use(refuse(makeLogger(log)))
  return listen(app, host, port)
}

/** No script, style or frame but our own; nothing of a query leaves in a referrer. */
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
    // Whether there is TLS is the reverse proxy's to say.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  })
}

/** Refuses a path that is no UTF-8 before any route looks at it. */
const checkPath: RequestHandler = (request, _response, next) => {
  decodePiece(request.path, 'the path')
  next()
}

/** Today where the server stands, as `MM-DD`. */
function monthDay(): string {
  const now = new Date()
  return [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}
