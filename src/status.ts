/**
 * The status of an engine: what is served, how it is kept current and asked, and what is refused.
 *
 * Types only. model.ts hands them on.
 */

/** A file, or one line of a `.jsonl`, that could not be taken, and why. */
export type Refusal = { file: string; line: number | null; code: string; reason: string }

/** How changes in the folder of sources are noticed. */
export type Watching = {
  how: 'events' | 'polling' | 'none'
  /** Why it is scanned at intervals; else null. */
  why: 'asked' | 'network-drive' | 'watches-exhausted' | 'watcher-failed' | null
  /** Seconds between two scans: the longer, the longer a scan takes. Null without polling. */
  everySeconds: number | null
}

/** What is served, and how it is kept current. */
export type EngineStatus = {
  generation: number
  articles: number
  issues: number
  watching: Watching
  /** Files of the keeper that are not taken as they stand: what was known before holds on. */
  keeper: readonly Refusal[]
  /** Why the last update did not take up everything; null if it did. Only an engine that watches tries again. */
  retrying: Retrying | null
  /** Set while the first searches would still take long: the archive asks itself a few before its readers do. */
  isWarming?: true
}

/** An update that is tried again until it takes up everything. Times are ISO 8601, UTC. */
export type Retrying = {
  /** Of the refusal, or of the first file that may be taken later. */
  code: string
  /** In Chinese. */
  reason: string
  /** Tries that failed, one after another. */
  failures: number
  since: string
  nextAt: string
}

/** Where searches wait for a thread. What is `short` should take few milliseconds and never waits for the others. */
export type Lane = 'short' | 'long'
/** Searches of a lane; refused ones since the engine was opened. */
export type LaneLoad = { lane: Lane; waiting: number; running: number; refused: number }

/** What of a serving process takes memory. `heap` is that of the serving thread, `lookups` that of the thread with the typeahead. */
export type MemoryPart = {
  part: 'pages' | 'lists' | 'answers' | 'heap' | 'threads' | 'lookups' | 'child'
  /** The most that all of its kind may take together. */
  limitBytes: number
  /** Null where the process cannot tell. */
  usedBytes: number | null
}

/** How a request may be answered, whatever it asks for. */
export type RequestOptions = {
  /**
   * Milliseconds that the answer may take, once it is begun. Default 1000. Where they do not suffice, a search
   * answers in part and says so: `totalIsExact` is false, with the warning DEADLINE.
   */
  budgetMs?: number | undefined
  /** Aborted once nobody waits for the answer: its work is then broken off, and refused as CANCELLED. */
  signal?: AbortSignal | undefined
  /** Address of whoever asks. Callers are served in turn, and each may have only a share of all that waits. */
  caller?: string | undefined
}

// ---------------------------------------------------------------- the index

export type VerifyAnswer = {
  ok: boolean
  generation: number
  checked: { files: number; bytes: number; terms: number; articles: number; sources: number }
  /** `detail` says in Chinese what is wrong, with the damaged page if one is, and what to do. */
  problems: { code: string; file: string; detail: string }[]
}

/** What the lists of one kind of term take whose articles number `from` to `to`, both inclusive. */
export type ListSizes = {
  kind: string
  from: number
  to: number
  lists: number
  postings: number
  /** Of the postings, with their counts, fields, skips and bounds. */
  postingBits: number
  positions: number
  positionBits: number
}

/** Which cutter cuts the queries, and why it was chosen: one line in Chinese. */
export type CutterInfo = { name: string; fingerprint: string; why: string }

export type StatsAnswer = {
  generation: number
  view: string
  articles: number
  issues: number
  segments: { name: string; articles: number; deleted: number; bytes: number }[]
  /** Bytes of the index by part. */
  bytes: Record<string, number>
  totalBytes: number
  terms: number
  /** `indexFingerprint` is of the cutter that cut the articles. */
  cutter: CutterInfo & { indexFingerprint: string }
  /** Lines of the keeper's files that were skipped; `file` is below the folder of sources. */
  keeper: { file: string; line: number; text: string; reason: string }[]
  /** Only if it was asked for. */
  lists?: ListSizes[]
}
