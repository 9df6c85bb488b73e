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
import { loadAssets } from './assets.js'
import { logRequests, makeLogger, nameRequests } from './log.js'
import { decodePiece } from './params.js'
import { addHealth, addPage, addReading, addWriting } from './routes.js'
import { type Listening, listen } from './server.js'

export type RouterOptions = {
  /** Writes need it as a bearer token; without one nobody may write. */
  token?: string
  /** Takes JSON log lines; default stderr. */
  log?: (line: string) => void
  /** Longest time for one answer. Default 30,000. */
  deadlineMs?: number
  /** Writes that one address may ask for in a minute. Default 30. */
  writesPerMinute?: number
}

export type ServeOptions = {
  engine: Engine
  host: string
  /** 0 takes any free one. */
  port: number
  token: string
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
  router.use(nameRequests(), logRequests(logger), protect(), compression(), checkPath)
  addHealth(router, engine)
  addReading(router, engine, options.deadlineMs ?? 30_000)
  addWriting(router, engine, options.token ?? '', options.writesPerMinute ?? 30)
  addPage(router, loadAssets())
  router.use('/api', noRoute)
  router.use(refuse(logger))
  return router
}

/** @throws {JiebaoError} PORT_IN_USE, or USAGE where the host or port cannot be had */
export async function startServer(options: ServeOptions): Promise<Listening> {
  const { engine, host, port, token, log } = options
  const app = express()
  app.disable('x-powered-by')
  app.use(createSearchRouter(engine, { token, ...(log ? { log } : {}) }))
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
        imgSrc: ["'self'", 'data:'],
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
