/**
 * Every way this program refuses.
 *
 * One class with a closed list of codes; the API and the command line map each
 * code to an HTTP status or an exit status, and nothing else throws on purpose.
 */

export type ErrorCode =
  // What a reader or a programmer asked for.
  | 'BAD_PARAMETER' // a request parameter cannot be read
  | 'BAD_ENCODING' // a query or path holds bytes that are no text
  | 'QUERY_TOO_LONG' // more than 4,096 code points
  | 'NOT_FOUND' // no such article, issue, job or route
  | 'GONE' // an article that was removed, or a cursor whose view is gone
  | 'TOO_LARGE' // a request body or header over its limit
  | 'UNAUTHORIZED' // a write without the token
  | 'METHOD_NOT_ALLOWED'
  | 'RATE_LIMITED' // more writes than one address may ask for
  | 'TIMEOUT' // an answer that took longer than its deadline
  // What the keeper put in the folder.
  | 'BAD_ISSUE' // a source that cannot be read as an issue
  | 'BAD_METADATA' // front matter or sidecar that cannot be read
  | 'DUPLICATE_ISSUE' // the same bytes as another source
  | 'SEEDS_UNREADABLE' // the folder of sources itself cannot be read
  // The index.
  | 'NO_INDEX' // no generation has been built yet
  | 'INDEX_VERSION' // written by another version of the format or the analysis
  | 'INDEX_CORRUPT' // a checksum or a structure does not hold
  | 'INDEX_LOCKED' // another process is writing
  | 'DISK_FULL' // the disk took no more bytes
  // The machine.
  | 'PORT_IN_USE'
  | 'USAGE' // the command line's words are off
  | 'CLOSED' // the engine was closed
  | 'INTERNAL' // a broken invariant: ours

/**
 * A refusal: a stable code, the value it is about, and a sentence that says
 * what failed, where, and what to do. The sentence has no final stop.
 */
export class JiebaoError extends Error {
  override readonly name = 'JiebaoError'

  /**
   * @param code    one of the closed list
   * @param value   what was refused: a path, a parameter's value, an id
   * @param message what failed, on what, and the cure
   */
  constructor(
    readonly code: ErrorCode,
    readonly value: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}
