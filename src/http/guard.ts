/**
 * Who may write, how often an address may ask, and how long an answer may take.
 *
 * Reading is open, and limited by address as writing is; `POST` needs the bearer token,
 * and must not come from another site.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { Request, RequestHandler } from 'express'
import { JiebaoError } from '../errors.js'

const MINUTE_MS = 60_000
/** Most addresses that are counted at one time; the one that asked longest ago is forgotten first. */
const MOST_ADDRESSES = 1000
/** Characters of an address: one of IPv6 with its zone is shorter. */
const LONGEST_ADDRESS = 64

/**
 * Lets only `Authorization: Bearer TOKEN` pass. Without a token nobody may write.
 *
 * @param guesses wrong tokens that one caller may send in a minute: behind a proxy on this machine too, nobody's guesses
 *   shut the owner out
 */
export function needToken(token: string, guesses: number): RequestHandler {
  const wanted = digest(token)
  const wrong = new MinuteCounts()
  return (request, _response, next) => {
    const caller = callerOf(request) ?? ''
    if (wrong.of(caller) >= guesses) return next(tooMany(guesses, 'guesses'))
    const sent = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    // Compare digests: they have one length, so the time taken tells nothing of the token's length.
    if (token !== '' && timingSafeEqual(digest(sent), wanted)) return next()
    wrong.add(caller)
    next(new JiebaoError('token-missing', '', {}))
  }
}

/**
 * Refuses a write that a page of another site sends through somebody's browser.
 *
 * A browser names the page's site in `Origin`. Where that site's own name was made to
 * lead to this machine (DNS rebinding), `Origin` agrees with `Host`, but `Host` is a name
 * that the keeper never gave. So `Host` must be an address, `localhost` or the name in
 * `publicUrl`. `X-Forwarded-Host` is not asked: such a page may send it.
 */
export function refuseOtherSites(publicUrl: string | undefined): RequestHandler {
  const own = urlOf(publicUrl ?? '')
  return (request, _response, next) => {
    const { host = '', origin } = request.headers
    const asked = urlOf(`http://${host}`)
    const isOurs = asked !== undefined && (isNoName(asked.hostname) || asked.hostname === own?.hostname)
    if (!isOurs) return next(new JiebaoError('site-foreign', host, {}))
    // A program that is no browser sends no origin. A proxy may end TLS, so only hosts are compared.
    const from = origin === undefined ? asked.host : urlOf(origin)?.host
    if (from === asked.host || (from !== undefined && from === own?.host)) return next()
    next(new JiebaoError('site-foreign', origin ?? '', {}))
  }
}

/**
 * Lets pages of the named origins read: `GET` and `HEAD` only. Without origins no other site may.
 *
 * @param origins as browsers name them, `https://example.org`; `*` for any
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (origins.length === 0) return next()
    response.vary('Origin')
    // A browser shows a picture to another site's page, without letting it read the picture, and then names no origin.
    response.set('Cross-Origin-Resource-Policy', 'cross-origin')
    const { origin } = request.headers
    const isAllowed = origin !== undefined && (origins.includes(origin) || origins.includes('*'))
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (isAllowed && isReading) {
      response.set('Access-Control-Allow-Origin', origin)
      response.set('Access-Control-Expose-Headers', 'ETag, Retry-After, X-Request-Id')
    }
    next()
  }
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/** Whether a host is an address or `localhost`, which no DNS can lead elsewhere. */
const isNoName = (hostname: string): boolean =>
  hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0

/**
 * Lets at most `most` requests a minute pass from one address, refused ones counted too.
 *
 * @param what  name of the requests in the refusal
 * @param spare whether an address is not counted
 */
export function limitRequests(
  most: number,
  what: string,
  spare: (address: string) => boolean = () => false,
): RequestHandler {
  const counts = new MinuteCounts()
  return (request, _response, next) => {
    const address = request.socket.remoteAddress ?? ''
    if (spare(address) || counts.add(address) <= most) return next()
    next(tooMany(most, what))
  }
}

const tooMany = (most: number, what: string) => new JiebaoError('too-many-a-minute', '', { most, what })

/** Counts by address of the last minute, from the first that is counted. */
class MinuteCounts {
  readonly #windows = new Map<string, { startMs: number; count: number }>()

  of(address: string): number {
    const known = this.#windows.get(address)
    return known && performance.now() - known.startMs < MINUTE_MS ? known.count : 0
  }

  /** Adds one. @returns how many there are with it */
  add(address: string): number {
    const count = this.of(address) + 1
    const startMs = count === 1 ? performance.now() : this.#windows.get(address)!.startMs
    this.#windows.delete(address)
    this.#windows.set(address, { startMs, count })
    if (this.#windows.size > MOST_ADDRESSES) this.#windows.delete(this.#windows.keys().next().value!)
    return count
  }
}

/** Whether an address is this machine: its own reader, or a proxy that limits its readers itself. */
export const isLoopback = (address: string): boolean => /^(?:::ffff:)?127\.|^::1$/.test(address)

/**
 * Address of whoever asks, for a share of searching and of guesses; undefined where a proxy on this machine does not say.
 *
 * A proxy adds the address that it sees behind whatever its client claims, so the last one counts.
 */
export function callerOf(request: Request): string | undefined {
  const address = request.socket.remoteAddress ?? ''
  if (!isLoopback(address)) return address
  return request.get('X-Forwarded-For')?.split(',').at(-1)?.trim().slice(0, LONGEST_ADDRESS) || undefined
}

/**
 * Lets at most `each` requests of one address run at once, and `all` of all addresses; the next is refused.
 *
 * @param what name of the requests in the refusal
 */
export function limitAtOnce(each: number, all: number, what: string): RequestHandler {
  const running = new Counts()
  return (request, response, next) => {
    const address = request.socket.remoteAddress ?? ''
    const most = running.of(address) >= each ? each : running.total >= all ? all : undefined
    if (most !== undefined) return next(new JiebaoError('too-many-at-once', '', { most, what }))
    response.once('close', running.add(address))
    next()
  }
}

/** Counts by address, for instance of open connections. */
export class Counts {
  readonly #counts = new Map<string, number>()
  total = 0

  of(address: string): number {
    return this.#counts.get(address) ?? 0
  }

  /** Adds one. @returns a function that takes it off again */
  add(address: string): () => void {
    this.#change(address, 1)
    return () => this.#change(address, -1)
  }

  #change(address: string, by: number): void {
    const now = this.of(address) + by
    this.total += by
    if (now > 0) this.#counts.set(address, now)
    else this.#counts.delete(address)
  }
}

/** Waits `ms` milliseconds for `work`, which goes on after them. @throws {JiebaoError} TIMEOUT */
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
