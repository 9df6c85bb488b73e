/**
 * Health and metrics: the routes that a monitor asks.
 */
import type { RequestHandler, Router } from 'express'
import { JiebaoError } from '../errors.js'
import type { Engine } from '../model.js'
import { addRoute, sendBody, sendJson } from './answer.js'
import { noParams } from './criteria.js'
import type { Metrics } from './metrics.js'
import { readParams } from './params.js'

/** Adds `/healthz` (the process lives) and `/readyz` (a generation is served and can be searched, and is warm). */
export function addHealth(router: Router, engine: Engine): void {
  const alive: RequestHandler = (_request, response) => {
    sendJson(response.set('Cache-Control', 'no-store'), {
      status: 'ok',
      uptimeSeconds: Math.floor(process.uptime()),
    })
  }
  const ready: RequestHandler = async (_request, response) => {
    response.set('Cache-Control', 'no-store')
    // It knows why nothing is served.
    await engine.check?.()
    const status = engine.status()
    if (!status) throw new JiebaoError('no-index', '', {})
    if (status.isWarming) response.status(503).set('Retry-After', '5')
    sendJson(response, { status: status.isWarming ? 'warming' : 'ready', ...status })
  }
  addRoute(router, '/healthz', { get: [alive] })
  addRoute(router, '/readyz', { get: [ready] })
}

/** Adds `/metrics`. */
export function addMetrics(router: Router, metrics: Metrics): void {
  const measure: RequestHandler = async (request, response) => {
    readParams(request.originalUrl, noParams)
    const { type, body } = await metrics.text()
    sendBody(response.set('Cache-Control', 'no-store'), type, body)
  }
  addRoute(router, '/metrics', { get: [measure] })
}
