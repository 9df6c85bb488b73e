/**
 * The log: one JSON line a request. A line holds neither the query string nor a
 * message that could quote it.
 */
import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { type Logger, pino } from 'pino'
import type { JiebaoError } from '../errors.js'
import { linesTo, stderrLines } from './log-lines.js'

/** Characters of a path that are logged; a longer path is cut. */
const SHOWN_PATH = 200

/** @param log takes each line, without its end; by default they go to stderr */
export function makeLogger(log?: (line: string) => void): Logger {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino(options, log ? linesTo(log) : stderrLines)
}

/** Gives every request an id and sends it back: the client's own id if that is short plain ASCII. */
export function nameRequests(): RequestHandler {
  return (request, response, next) => {
    const sent = request.get('X-Request-Id') ?? ''
    const id = /^[\w.:-]{1,64}$/.test(sent) ? sent : randomUUID()
    response.locals.requestId = id
    response.set('X-Request-Id', id)
    next()
  }
}

/** Writes method, path, status, milliseconds and id when a request is over. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startMs = performance.now()
    response.once('close', () => {
      logger.info({
        method: request.method,
        path: pathOf(request.originalUrl).slice(0, SHOWN_PATH),
        status: response.statusCode,
        ms: Math.round((performance.now() - startMs) * 10) / 10,
        requestId: response.locals.requestId,
        ...(response.writableFinished ? {} : { aborted: true }),
      })
    })
    next()
  }
}

/** Logs an internal failure: names and stack frames, but no message, since a message may quote a query. */
export function logFailure(logger: Logger, error: JiebaoError, requestId: string): void {
  const places: string[] = []
  for (let at: unknown = error.cause ?? error; at instanceof Error && places.length < 40; at = at.cause) {
    const frames = (at.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    places.push(at.name, ...frames.map((frame) => frame.trim()))
  }
  logger.error({ code: error.code, requestId, places })
}

/** A URL without its query string. */
export function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}
