/**
 * Exports: a file made from every hit of a search, written as fast as the client reads
 * and never held whole.
 */
import type { Response } from '../http/http.js'

/** Least characters of one write: small lines are joined. */
const BATCH = 16 * 1024

/** A file to be sent. `name` is plain ASCII. */
export type Sent = { type: string; name: string; pieces: AsyncGenerator<string | Uint8Array> }

/**
 * Streams a file. Waits for its first piece before it sends anything, so that a refusal
 * still gets its status; a later failure breaks the transfer off.
 *
 * @param stallMs milliseconds without reading after which the client is cut off: few
 *   exports run at once, and each holds its generation open
 */
export async function sendFile(
  response: Response,
  { type, name, pieces }: Sent,
  stallMs: number,
): Promise<void> {
  const first = await pieces.next()
  response.set({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  })
  // One listener for all waits: with compression, a listener added for each wait would never be removed.
  let wake = () => {}
  for (const event of ['drain', 'close']) response.on(event, () => wake())
  try {
    if (response.req.method === 'HEAD') return void response.end()
    for await (const batch of batches(first, pieces)) {
      // A client that goes away is no failure.
      if (response.closed) return
      if (response.write(batch)) continue
      const stalled = setTimeout(() => response.destroy(), stallMs)
      await new Promise<void>((resolve) => {
        wake = resolve
        if (response.closed) resolve()
      })
      clearTimeout(stalled)
    }
    response.end()
  } finally {
    await pieces.return(undefined)
  }
}

/** Joins texts into writes of at least BATCH characters; the last may be shorter. Bytes pass as they are. */
async function* batches(
  first: IteratorResult<string | Uint8Array>,
  pieces: AsyncGenerator<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  let batch = ''
  for (let at = first; !at.done; at = await pieces.next()) {
    if (typeof at.value !== 'string') yield at.value
    else batch += at.value
    if (batch.length < BATCH) continue
    yield batch
    batch = ''
  }
  if (batch) yield batch
}
