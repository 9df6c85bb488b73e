/**
 * Who may write, how often, and how long an answer may take.
 *
 * Reading is open, and limited by address as writing is; `POST` needs the bearer token.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { JiebaoError } from '../errors.js'

const MINUTE_MS = 60_000
/** Addresses that are remembered at once; the oldest is forgotten first. */
const MOST_ADDRESSES = 1000

/** Lets only `Authorization: Bearer TOKEN` pass. Without a token nobody may write. */
export function needToken(token: string): RequestHandler {
  const wanted = digest(token)
  return (request, _response, next) => {
    const sent = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    // Digests have one length, so the comparison says nothing about the token's.
    if (token !== '' && timingSafeEqual(digest(sent), wanted)) return next()
    next(new JiebaoError('token-missing', '', {}))
  }
}

/**
 * Lets at most `most` requests a minute pass from one address, refused ones counted too.
 *
 * @param what  they are called in the refusal
 * @param spare addresses that are not counted
 */
export function limitRequests(
  most: number,
  what: string,
  spare: (address: string) => boolean = () => false,
): RequestHandler {
  const windows = new Map<string, { startMs: number; count: number }>()
  return (request, _response, next) => {
    const address = request.socket.remoteAddress ?? ''
    if (spare(address)) return next()
    const nowMs = Date.now()
    const known = windows.get(address)
    const open = known && nowMs - known.startMs < MINUTE_MS ? known : { startMs: nowMs, count: 0 }
    open.count++
    windows.delete(address)
    windows.set(address, open)
    if (windows.size > MOST_ADDRESSES) windows.delete(windows.keys().next().value!)
    if (open.count <= most) return next()
    next(new JiebaoError('too-many-a-minute', '', { most, what }))
  }
}

/** The reader on this machine, or the proxy on it that counts its readers itself. */
export const isLoopback = (address: string): boolean => /^(?:::ffff:)?127\.|^::1$/.test(address)

/** Lets at most `most` requests run at once; the next is refused. */
export function limitAtOnce(most: number, what: string): RequestHandler {
  let running = 0
  return (_request, response, next) => {
    if (running >= most) {
      return next(new JiebaoError('too-many-at-once', '', { most, what }))
    }
    running++
    response.once('close', () => {
      running--
    })
    next()
  }
}

/** @throws {JiebaoError} TIMEOUT when `work` is not done in time; the work itself goes on */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new JiebaoError('answer-late', '', { ms })), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
