/**
 * The listening socket: limits, broken HTTP, and closing in order.
 *
 * Requests that node refuses before Express sees them are answered here, in the same problem+json.
 */
import { createServer, IncomingMessage, type RequestListener, type Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { JiebaoError } from '../errors.js'
import { keepBack } from './bodies.js'
import { Counts, isLoopback } from './guard.js'
import { problemOf } from './wire.js'

/** Most bytes of a request's headers: a query of 4,096 astral characters, percent-encoded, fits. */
const MOST_HEADER_BYTES = 64 * 1024
const REQUEST_MS = 30_000
const HEADERS_MS = 15_000
/** How often requests are looked through for those that take too long. */
const CHECK_MS = 5_000
/** How long a connection may carry nothing in either direction, while a request or its answer is under way. */
const SILENT_MS = 300_000
/** Connections that are open at once, for one address but this machine's own, and for all; the next is closed. */
const MOST_CONNECTIONS = [256, 4096] as const
/** Milliseconds for which a refused connection may go on sending before it is cut. */
const DRAIN_MS = 1_000
/** Milliseconds for running requests on close. The engine closes after them, and both have ten seconds after a signal. */
const CLOSE_MS = 4_000

export type Listening = { url: string; port: number; close(): Promise<void> }

/** A handler that gives requests and responses these prototypes, as Express does. */
export type Handler = RequestListener & { request: object; response: object }

/** @throws {JiebaoError} PORT_IN_USE, or USAGE where the host or port cannot be had */
export async function listen(handler: Handler, host: string, port: number): Promise<Listening> {
  const limits = {
    maxHeaderSize: MOST_HEADER_BYTES,
    requestTimeout: REQUEST_MS,
    headersTimeout: HEADERS_MS,
    connectionsCheckingInterval: CHECK_MS,
    IncomingMessage: bornAs(IncomingMessage, handler.request),
    ServerResponse: bornAs(ServerResponse, handler.response),
  }
  // Checked here: node would refuse a missing Host and an odd Expect with an empty body.
  const server = createServer({ ...limits, requireHostHeader: false }, needHost(handler))
  server.setTimeout(SILENT_MS)
  server.on('connection', limitConnections(...MOST_CONNECTIONS))
  server.on('checkExpectation', handler)
  server.on('checkContinue', (request, response) => {
    keepBack(request, response)
    needHost(handler)(request, response)
  })
  server.on('clientError', answerBrokenRequest)
  server.on('connect', (_request, socket) => answerBare(socket, refusedMethod, 405))
  await start(server, host, port)
  const bound = (server.address() as AddressInfo).port
  let closing: Promise<void> | undefined
  return {
    url: `http://${hostInUrl(host)}:${bound}`,
    port: bound,
    close: () => {
      closing ??= stop(server)
      return closing
    },
  }
}

/**
 * A constructor of node's whose objects are born with a prototype of the handler's. An object whose prototype is changed
 * later gets a shape of its own in V8, so that each access to its members, in node as in Express, misses every cache.
 * A constructor that is a class cannot be called so, and stays as it is: Express then changes the prototype.
 */
function bornAs<C extends new (...args: never[]) => object>(node: C, prototype: object): C {
  if (/^class/.test(String(node))) return node
  function born(this: object, ...args: unknown[]): void {
    Reflect.apply(node, this, args)
  }
  born.prototype = prototype
  return born as unknown as C
}

function start(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, host, port)))
    server.listen(port, host, resolve)
  })
}

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): JiebaoError {
  if (cause.code === 'EADDRINUSE') {
    return new JiebaoError('port-in-use', String(port), {}, { cause })
  }
  const why = cause.code ?? cause.message
  return new JiebaoError('cannot-listen', `${host}:${port}`, { host, port, why }, { cause })
}

/** Takes no more connections, lets running requests end, then resolves. */
async function stop(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  // Sockets turn idle one by one as their answers end.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const late = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
  server.closeIdleConnections()
  await ended
  clearInterval(idle)
  clearTimeout(late)
}

/** Whoever holds connections open without asking anything must not use up those of others. */
export function limitConnections(each: number, all: number): (socket: Socket) => void {
  const open = new Counts()
  return (socket) => {
    const address = socket.remoteAddress ?? ''
    socket.once('close', open.add(address))
    if (open.total > all || (open.of(address) > each && !isLoopback(address))) socket.destroy()
  }
}

function needHost(handler: RequestListener): RequestListener {
  return (request, response) => {
    if (request.headers.host !== undefined || request.httpVersion === '1.0') return handler(request, response)
    answerBare(request.socket, new JiebaoError('host-missing', 'Host', {}), 400)
  }
}

const refusedMethod = new JiebaoError('method-connect', 'CONNECT', {})

const answered = new WeakSet<Duplex>()

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  // A parser that has failed fails again on every further byte.
  if (answered.has(socket)) return
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
    socket.destroy(error)
    return
  }
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    answerBare(socket, new JiebaoError('head-too-large', '', { most: MOST_HEADER_BYTES / 1024 }), 431)
  } else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    answerBare(socket, new JiebaoError('request-late', '', {}), 408)
  } else {
    answerBare(socket, new JiebaoError('not-http', '', {}), 400)
  }
}

/**
 * Writes a problem to a connection that has no request.
 *
 * The client may still be sending. Closing at once would reset the connection
 * and it would never see the answer, so the rest is read and thrown away.
 */
function answerBare(socket: Duplex, error: JiebaoError, status: number): void {
  answered.add(socket)
  const body = JSON.stringify(problemOf(error, '', undefined, status))
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Bad Request'}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 405 ? ['Allow: GET, HEAD, POST, OPTIONS'] : []),
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.on('error', () => socket.destroy())
  socket.on('data', () => {})
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  setTimeout(() => socket.destroy(), DRAIN_MS).unref()
}

const REASONS: Readonly<Record<number, string>> = {
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

/** Whether an answer has begun on this socket. Node keeps its current answer in `_httpMessage`. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: message } = socket as { _httpMessage?: { headersSent?: boolean } | null }
  return message?.headersSent === true
}

function hostInUrl(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::', ''].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
