/**
 * The codes of refusals, and the rules of metadata: stable names that programs may rely on. Closed: what maps codes does not compile
 * while one is missing.
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
  | 'FORBIDDEN' // a write that another site sends
  | 'METHOD_NOT_ALLOWED'
  | 'RATE_LIMITED' // more writes than one address may ask for
  | 'TIMEOUT' // an answer that took longer than its deadline
  | 'BUSY' // too much is asked at once: come back in a few seconds
  | 'CANCELLED' // whoever asked went away before the answer
  // What the keeper put in the folder.
  | 'BAD_ISSUE' // a source that cannot be read as an issue
  | 'BAD_METADATA' // front matter or sidecar that cannot be read
  | 'DUPLICATE_ISSUE' // the same bytes as another source
  | 'SEEDS_UNREADABLE' // the folder of sources itself cannot be read
  | 'SEEDS_UNWRITABLE' // the folder of sources takes nothing from this program
  // The index.
  | 'NO_INDEX' // no generation has been built yet
  | 'INDEX_VERSION' // written by another version of the format or the analysis
  | 'INDEX_CORRUPT' // a checksum or a structure does not hold
  | 'INDEX_LOCKED' // another process is writing
  | 'DISK_FULL' // the disk took no more bytes
  | 'DISK_UNUSABLE' // a file of the index cannot be used: the disk is read-only or failed, or rights are missing
  // The cluster that keeps it.
  | 'CLUSTER_UNAVAILABLE' // no node answers, or not for all of the index
  | 'CLUSTER_REFUSED' // it answers and does not do what is asked
  | 'READ_ONLY' // this server only reads from it; the one that writes has what is asked for
  // The machine.
  | 'PORT_IN_USE'
  | 'USAGE' // the command line's words are off
  | 'CLOSED' // the engine was closed
  | 'INTERNAL' // a broken invariant: ours

/** What a key of metadata must be. */
export const METADATA_RULES = {
  text: 'write a text that is not empty',
  date: 'write YYYY-MM-DD, YYYY-MM or YYYY',
  order: '"from" must not be after "to"',
  column: 'name a column that the table has',
  link: 'write an address of the web (https://…), or where the scan lies',
} as const
export type MetadataRule = keyof typeof METADATA_RULES
