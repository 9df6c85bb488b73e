/**
 * Metrics for a monitor: number and duration of requests, and the generation served.
 *
 * Owns prom-client. A request is counted under its route, never under its path or
 * query, which would show what somebody looked for.
 */
import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Engine, LaneLoad, MemoryPart } from '../model.js'
import { lostLines } from './log-lines.js'

/** Metrics of the process, collected once however many routers it has. */
let ofProcess: Registry | undefined

function processMetrics(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    new Counter({
      name: 'jiebao_log_lines_lost_total',
      help: 'Lines of the log that could not be written',
      registers: [ofProcess],
      collect() {
        this.reset()
        this.inc(lostLines())
      },
    })
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

export class Metrics {
  readonly #registry = new Registry()
  readonly #seconds = new Histogram({
    name: 'jiebao_http_request_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
    registers: [this.#registry],
  })

  constructor(engine: Engine) {
    const gauge = (name: string, help: string, of: () => number | undefined) =>
      new Gauge({
        name: `jiebao_${name}`,
        help,
        registers: [this.#registry],
        collect() {
          this.set(of() ?? 0)
        },
      })
    const ofLanes = (name: string, help: string, of: (load: LaneLoad) => number) =>
      new Gauge({
        name: `jiebao_searches_${name}`,
        help,
        labelNames: ['lane'],
        registers: [this.#registry],
        collect() {
          for (const load of engine.load()) this.set({ lane: load.lane }, of(load))
        },
      })
    ofLanes('waiting', 'Searches that wait for a thread', ({ waiting }) => waiting)
    ofLanes('running', 'Searches that run', ({ running }) => running)
    new Counter({
      name: 'jiebao_searches_refused_total',
      help: 'Searches refused as BUSY',
      labelNames: ['lane'],
      registers: [this.#registry],
      collect() {
        this.reset()
        for (const { lane, refused } of engine.load()) this.inc({ lane }, refused)
      },
    })
    const ofParts = (name: string, help: string, of: (part: MemoryPart) => number | null) =>
      new Gauge({
        name: `jiebao_memory_${name}_bytes`,
        help,
        labelNames: ['part'],
        registers: [this.#registry],
        collect() {
          for (const part of engine.memory()) {
            const bytes = of(part)
            if (bytes !== null) this.set({ part: part.part }, bytes)
          }
        },
      })
    ofParts('limit', 'Most memory that a part may take', ({ limitBytes }) => limitBytes)
    ofParts('used', 'Memory that a part takes', ({ usedBytes }) => usedBytes)
    gauge('ready', 'Whether a generation is served', () => (engine.status() ? 1 : 0))
    gauge('generation', 'Number of the generation that is served', () => engine.status()?.generation)
    gauge('articles', 'Articles that can be found', () => engine.status()?.articles)
    gauge('issues', 'Issues that are held', () => engine.status()?.issues)
  }

  /** Counts every request when it is over. */
  readonly count: RequestHandler = (request, response, next) => {
    const stop = this.#seconds.startTimer()
    response.once('close', () => {
      const route = String(response.locals.route ?? 'none')
      stop({
        method: METHODS.has(request.method) ? request.method : 'other',
        route,
        status: response.statusCode,
      })
    })
    next()
  }

  /** @returns the text format of Prometheus, and its media type */
  async text(): Promise<{ type: string; body: string }> {
    const all = Registry.merge([this.#registry, processMetrics()])
    return { type: all.contentType.replace(/; charset=utf-8/, ''), body: await all.metrics() }
  }
}

/** Methods with a label of their own: a client must not be able to make up label values. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])
