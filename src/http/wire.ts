/**
 * The wire: how a refusal looks over HTTP.
 *
 * The only place that knows HTTP statuses. Every error thrown by a route becomes
 * `application/problem+json` here. This file never decides whether to refuse.
 *
 * Source: RFC 9457. `type` names the code as a URN, and `code`, `value` and
 * `requestId` are our extension members.
 */
import { posix } from 'node:path'
import { type ErrorCode, JiebaoError, refusalFrom, shortened } from '../errors.js'
import { sizeText } from './bodies.js'

export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  /** The path that was asked for, without its query string. */
  instance: string
  code: ErrorCode
  /** The refused value, shortened. Absent if the refusal names none. */
  value?: string
  requestId?: string
}

/** Status and title of every code. A new code does not compile until it has a row. */
export const STATUS: Readonly<Record<ErrorCode, readonly [status: number, title: string]>> = {
  BAD_PARAMETER: [400, 'A parameter cannot be read'],
  BAD_ENCODING: [400, 'The request holds bytes that are no text'],
  QUERY_TOO_LONG: [400, 'The query is too long'],
  NOT_FOUND: [404, 'There is no such thing'],
  GONE: [410, 'It was here and is gone'],
  TOO_LARGE: [413, 'The request is too large'],
  UNAUTHORIZED: [401, 'A write needs the token'],
  FORBIDDEN: [403, 'Another site may not write'],
  METHOD_NOT_ALLOWED: [405, 'The method does not fit this path'],
  RATE_LIMITED: [429, 'Too many requests'],
  TIMEOUT: [503, 'The answer took too long'],
  BUSY: [503, 'Too much is asked at once'],
  CANCELLED: [503, 'Nobody waits for the answer'],
  BAD_ISSUE: [422, 'A source cannot be read as an issue'],
  BAD_METADATA: [422, 'The metadata of a source cannot be read'],
  DUPLICATE_ISSUE: [409, 'The same issue is there already'],
  SEEDS_UNREADABLE: [503, 'The folder of sources cannot be read'],
  SEEDS_UNWRITABLE: [500, 'The folder of sources takes nothing'],
  NO_INDEX: [503, 'No index has been built yet'],
  INDEX_VERSION: [503, 'The index was written by another version'],
  INDEX_CORRUPT: [503, 'The index is damaged'],
  INDEX_LOCKED: [409, 'Another process is writing the index'],
  DISK_FULL: [507, 'The disk is full'],
  DISK_UNUSABLE: [503, 'A file of the index cannot be used'],
  CLUSTER_UNAVAILABLE: [503, 'The cluster does not answer'],
  CLUSTER_REFUSED: [503, 'The cluster cannot be used'],
  READ_ONLY: [501, 'This server only reads'],
  PORT_IN_USE: [500, 'The port is in use'],
  USAGE: [400, 'The command cannot be read'],
  CLOSED: [503, 'The archive is closing'],
  INTERNAL: [500, 'Something in the archive broke'],
}

/** A refusal as problem+json; `status` replaces the status of its code, as 431 does for TOO_LARGE. */
export function problemOf(
  error: JiebaoError,
  instance: string,
  requestId?: string,
  status?: number,
): Problem {
  const [usual, title] = STATUS[error.code]
  return {
    type: `urn:jiebao:problem:${error.code}`,
    title,
    status: status ?? usual,
    detail: error.message,
    instance,
    code: error.code,
    ...(error.value === '' ? {} : { value: shortened(error.value) }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/**
 * Turns any thrown value into a JiebaoError.
 *
 * Express and its body parser throw errors with a `status` below 500 for mistakes of
 * the client. Any other error is a broken invariant of ours: INTERNAL, and the client
 * never sees its message.
 */
export function refusalOf(thrown: unknown): { error: JiebaoError; status?: number } {
  if (thrown instanceof JiebaoError) return { error: withoutPlaces(thrown) }
  const status = statusOf(thrown)
  if (status === 413) {
    return {
      error: new JiebaoError('body-too-large', '', { most: limitOf(thrown) }, { cause: thrown }),
    }
  }
  if (thrown instanceof URIError) {
    return { error: new JiebaoError('encoding-broken', '', { place: 'the path' }, { cause: thrown }) }
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return { error: new JiebaoError('body-unreadable', '', {}, { cause: thrown }), status }
  }
  return { error: new JiebaoError('request-broke', '', {}, { cause: thrown }) }
}

/** Codes of refusals that may name a path of this machine. */
const OF_THE_MACHINE = new Set<ErrorCode>([
  ...([
    'SEEDS_UNREADABLE',
    'SEEDS_UNWRITABLE',
    'NO_INDEX',
    'INDEX_CORRUPT',
    'INDEX_LOCKED',
    'DISK_FULL',
    'DISK_UNUSABLE',
    'INTERNAL',
  ] as const),
])

/** The same refusal, which tells nobody where folders of this machine and nodes of a cluster are: of a path only the last part. */
function withoutPlaces(error: JiebaoError): JiebaoError {
  const { reason, value, facts } = error.told()
  if (reason.startsWith('cluster-')) {
    const told = 'why' in facts ? { ...facts, why: "the server's log says why" } : facts
    return refusalFrom({ reason, value: value.replace(/https?:\/\/\S+/g, '…'), facts: told }, error)
  }
  if (!OF_THE_MACHINE.has(error.code)) return error
  const bare = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? withoutFolder(fact) : fact,
  ])
  return refusalFrom({ reason, value: withoutFolder(value), facts: Object.fromEntries(bare) }, error)
}

/** @param text a path, or the system's words, which quote one */
const withoutFolder = (text: string): string =>
  text.startsWith('/')
    ? posix.basename(text)
    : text.replace(/'\/[^']*'/g, (path) => `'${posix.basename(path)}`)

/** The HTTP status of any thrown value. */
export function statusOfRefusal(thrown: unknown): number {
  const { error, status } = refusalOf(thrown)
  return status ?? STATUS[error.code][0]
}

/** Headers that a status requires: `Retry-After` or `WWW-Authenticate`. */
export function headersOf(status: number): Record<string, string> {
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="jiebao"' }
  if (status === 429) return { 'Retry-After': '60' }
  if (status === 503) return { 'Retry-After': '5' }
  return {}
}

/** The most that a body may have, as the body parser tells it. */
const limitOf = (thrown: unknown): string => sizeText(Number((thrown as { limit?: unknown }).limit))

function statusOf(thrown: unknown): number | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return undefined
  return typeof thrown.status === 'number' ? thrown.status : undefined
}
