/**
 * How a local engine is opened.
 */
import type { JiebaoError } from '../errors.js'
import type { UpdateSummary, Watching } from '../model.js'

export type LocalOptions = {
  /** Folder of the sources. */
  seeds: string
  /** Folder of the index. */
  index: string
  /** Whether new sources and new generations are noticed without a call. Default false. */
  watch?: boolean | undefined
  /** With `watch`: seconds between two scans of the folders, instead of the system's events. */
  pollSeconds?: number | undefined
  /** With `watch`: told when the sources are watched in another way than by the system's events, or so again. */
  onWatching?: ((watching: Watching) => void) | undefined
  /** Threads that search, beside the one that calls; fewer with under 256 MB of memory for each. Default 0: searches run in the calling thread. */
  threads?: number | undefined
  /** Compiled main of these threads. Default: the one beside this file. */
  thread?: URL | undefined
  /** Compiled main of the thread that makes lookups, where threads search. Default: the one beside this file. */
  lookupThread?: URL | undefined
  /** Compiled main of the child that updates. Default: the one beside this file. */
  worker?: URL | undefined
  /** Told of updates that no call asked for, after changes in the folder. */
  onUpdate?: ((result: UpdateSummary | JiebaoError) => void) | undefined
  /** Called once for each damaged file of text reuse, which is compared anew then. */
  onDamage?: ((error: JiebaoError) => void) | undefined
  /** Budget of time of a request that names none, in milliseconds. Default 1,000. */
  budgetMs?: number | undefined
  /** Origins from which pictures of pages may be fetched that a source gives by address. Default: none. */
  pictureOrigins?: readonly string[] | undefined
  /** Whether the bulk cutter cuts the queries: it gives the same words and loads sooner, for a process that asks once. Default false. */
  asksOnce?: boolean | undefined
}
