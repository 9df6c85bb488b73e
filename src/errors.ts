/**
 * The one class of every refusal: a reason, the value it is about, and its facts.
 *
 * Words come from the reason alone: English ones of reasons.ts for programs, the API
 * and logs, Chinese ones of messages.ts for readers and keepers. Nothing else is
 * thrown on purpose.
 */
import { type ErrorCode, LONGEST_QUERY, REASONS } from './reasons.js'

export { type ErrorCode, LONGEST_QUERY, type MetadataRule, type Thing } from './reasons.js'

/** Longest part of a refused value that a message repeats, in code points. */
const SHOWN = 100

/** A refused value as a message or an answer repeats it. */
export function shortened(value: string): string {
  const head = Array.from(value.slice(0, 2 * SHOWN + 2))
    .slice(0, SHOWN)
    .join('')
  return head.length < value.length ? `${head}…` : value
}

/** Why something is refused. Closed; every reason has its words in both languages. */
export type RefusalReason = keyof typeof REASONS

/** The facts that the words of a reason take. */
export type Facts<R extends RefusalReason> =
  Parameters<(typeof REASONS)[R][1]> extends [string, infer F] ? F : Record<never, never>

/** A refusal as it goes from one process to another. */
export type ToldRefusal = { reason: RefusalReason; value: string; facts: object }

export const ALL_REASONS = Object.keys(REASONS) as RefusalReason[]

/**
 * A refusal: a reason of the closed list, with its stable code, the value that it is
 * about and its facts. `message` says in English what failed, on what, and what to
 * do, without a final stop.
 */
export class JiebaoError<R extends RefusalReason = RefusalReason> extends Error {
  override readonly name = 'JiebaoError'
  readonly code: ErrorCode

  /**
   * @param value  what was refused: a path, a parameter's value, an id; empty where there is nothing to name
   * @param facts  what else the words need; `{}` where the reason takes none
   */
  constructor(
    readonly reason: R,
    readonly value: string,
    readonly facts: Facts<R>,
    options?: { cause?: unknown },
  ) {
    const [code, says] = REASONS[reason]
    super((says as (value: string, facts: object) => string)(shortened(value), facts as object), options)
    this.code = code
  }

  /** What another process needs to make this refusal again. */
  told(): ToldRefusal {
    return { reason: this.reason, value: this.value, facts: this.facts as object }
  }
}

/** Any thrown value as what can be told: what is no refusal is a fault of ours. */
export const toldOf = (thrown: unknown): ToldRefusal =>
  thrown instanceof JiebaoError
    ? thrown.told()
    : {
        reason: 'broken',
        value: '',
        facts: { why: thrown instanceof Error ? thrown.message : String(thrown) },
      }

/** The refusal that another process told of. @param cause what is known of it here */
export const refusalFrom = ({ reason, value, facts }: ToldRefusal, cause?: unknown): JiebaoError =>
  new JiebaoError(reason, value, facts as never, cause === undefined ? undefined : { cause })

/**
 * Refuses a query that no room reads.
 *
 * @throws {JiebaoError} QUERY_TOO_LONG or BAD_ENCODING
 */
export function checkTyped(q: string): void {
  if (/[\uFFFD\p{Surrogate}]/u.test(q)) throw new JiebaoError('query-not-text', 'q', {})
  if (q.length <= LONGEST_QUERY) return
  const points = Array.from(q).length
  if (points > LONGEST_QUERY) throw new JiebaoError('query-too-long', q, { points })
}
