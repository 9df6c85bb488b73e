/** A server over the fake engine, and ways to ask it. */
import { connect } from 'node:net'
import { addApi } from '../../src/api/api.js'
import { type ServeOptions, startServer } from '../../src/http/http.js'
import type { Engine } from '../../src/model.js'
import { addPage } from '../../src/page/page.js'
import { type FakeEngine, fakeEngine } from './fake-engine.js'

export const TOKEN = 'the-keepers-token'

/** A server with every part, as `jiebao serve` starts it. */
export const startWhole = (options: ServeOptions) => startServer(options, [addApi, addPage])

export type Running = {
  url: string
  port: number
  engine: FakeEngine
  lines: string[]
  close(): Promise<void>
}

export async function serve(engine = fakeEngine()): Promise<Running> {
  const lines: string[] = []
  const server = await startWhole({
    engine,
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    log: (line) => lines.push(line),
  })
  const url = `http://127.0.0.1:${server.port}`
  return { url, port: server.port, engine, lines, close: server.close }
}

/** A server over any engine, without the fake one's handles. `routes`: the path of each, as the router has it. */
export async function startOver(
  engine: Engine,
): Promise<{ url: string; routes: string[]; close(): Promise<void> }> {
  const options: ServeOptions = { engine, host: '127.0.0.1', port: 0, token: TOKEN, log: () => {} }
  const routes: string[] = []
  const server = await startServer(options, [
    addApi,
    addPage,
    ({ stack }) => void routes.push(...stack.flatMap(({ route }) => (route ? [route.path] : []))),
  ])
  return { url: `http://127.0.0.1:${server.port}`, routes, close: server.close }
}

/**
 * Asks on a connection of its own.
 *
 * A kept connection is closed by the server after 5 s of idleness. A test that blocks
 * the event loop for longer would make the next request fail, sent on a closed socket.
 */
export function fetch(input: string | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('connection', 'close')
  return globalThis.fetch(input, { ...init, headers })
}

/** Writes bytes as they stand and reads until the other side closes. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const parts: Buffer[] = []
    socket.setTimeout(30_000, () => socket.destroy(new Error('no end of the answer')))
    socket.on('data', (part) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')))
    socket.write(bytes)
  })
}

export type Problem = {
  status: number
  code: string
  detail: string
  title: string
  instance: string
  value?: string
}

/** Reads a refusal and checks what every refusal keeps. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json'))
    throw new Error(`not a problem: ${response.status} ${type}`)
  const problem = (await response.json()) as Problem
  if (problem.status !== response.status) throw new Error(`status ${problem.status} in a ${response.status}`)
  for (const member of ['code', 'detail', 'title', 'instance'] as const) {
    if (typeof problem[member] !== 'string') throw new Error(`a problem without ${member}`)
  }
  return problem
}
