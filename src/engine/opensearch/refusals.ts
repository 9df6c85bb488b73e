/**
 * Refusals: whatever goes wrong between this program and a cluster, as a JiebaoError that says what to do.
 */
import { JiebaoError } from '../../errors.js'

type Failure = { error?: { type?: string; reason?: string; root_cause?: { reason?: string }[] } | string }

/** Of an answer; undefined where there was none. */
export const statusOf = (error: unknown): number | undefined =>
  (error as { statusCode?: number }).statusCode || undefined

/** What Node says of certificates that it does not trust. */
const TRUST = /certificate|self.signed|altnames/i

/** Whether the cluster answers with a certificate that is not trusted. */
export const isTrust = (error: unknown) => statusOf(error) === undefined && TRUST.test(reasonOf(error))

/** What a node says whose disk is full: it refuses every write, and the cluster every new index, until there is room. */
const FULL = /flood.stage|read-only-allow-delete|create-index blocked/

export const isFull = (why: string) => FULL.test(why)

/** Whether a request failed for want of room: the cluster looks at its disks every half a minute, and says 429 meanwhile. */
export const isForRoom = (error: unknown) => isFull(reasonOf(error))

/** What passes without hands: the cluster is away or busy, its disks are full, or another writes. */
const PASSING = new Set<unknown>(['CLUSTER_UNAVAILABLE', 'BUSY', 'DISK_FULL', 'INDEX_LOCKED'])

/** Whether a server goes on, and tries again, after a failure of its cluster. */
export const isPassing = (error: unknown): error is JiebaoError =>
  error instanceof JiebaoError && PASSING.has(error.code)

/** Addresses without what may stand in them of credentials. */
export const addressesOf = (urls: readonly string[]) => urls.map((url) => new URL(url).origin).join(', ')

export function refusalOf(error: unknown, urls: readonly string[]): JiebaoError {
  if (error instanceof JiebaoError) return error
  const status = statusOf(error)
  const why = reasonOf(error)
  const where = addressesOf(urls)
  const cause = { cause: error }
  if (isFull(why)) return new JiebaoError('cluster-full', where, { why }, cause)
  if (status === 429) return new JiebaoError('cluster-busy', where, { why }, cause)
  if (isTrust(error)) return new JiebaoError('cluster-untrusted', where, { why }, cause)
  if (status === undefined) return new JiebaoError('cluster-silent', where, { why }, cause)
  if (status >= 500) return new JiebaoError('cluster-partial', where, { why }, cause)
  if (status === 401 || status === 403) return new JiebaoError('cluster-forbidden', where, { why }, cause)
  return new JiebaoError('cluster-refused', where, { why: `${status}: ${why}` }, cause)
}

function reasonOf(error: unknown): string {
  const { error: told } = ((error as { body?: Failure }).body ?? {}) as Failure
  if (typeof told === 'object') return told.root_cause?.[0]?.reason ?? told.reason ?? told.type ?? ''
  return told ?? (error instanceof Error ? error.message : String(error))
}
