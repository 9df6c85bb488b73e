/**
 * Updates: what one is asked, how far it is, and what it did.
 */
import type { Refusal } from './status.js'

export type UpdateOptions = {
  /** Hash every file, whatever its size and time say. */
  full?: boolean | undefined
  /** Throw the index away and build it anew. */
  fresh?: boolean | undefined
  /** Take removals that are over a fifth of the archive. */
  allowRemoval?: boolean | undefined
}

export type UpdatePhase = 'scan' | 'read' | 'write' | 'merge' | 'commit'

/** How far an update is. `total` is in bytes of source; 0 while unknown. */
export type UpdateProgress = {
  phase: UpdatePhase
  file: string | null
  doneBytes: number
  totalBytes: number
  articles: number
  /** Since the update began; 0 while unknown. */
  articlesPerSecond: number
  /** That reading will take; null where nobody can tell. */
  secondsLeft: number | null
  seconds: number
}

/** What an update did, counted in issues. */
export type UpdateSummary = {
  generation: number
  /** False when the index was current and nothing was written. */
  published: boolean
  added: number
  changed: number
  removed: number
  kept: number
  refused: Refusal[]
  /** Sources, and files of the keeper, that cannot be read now: what was known of them before is kept. */
  stale: Refusal[]
  /** Files whose removal waits for `allowRemoval`. */
  held: string[]
  articles: number
  issues: number
  seconds: number
}

/** One issue that an update added, changed or removed. `id` is null once it is removed. */
export type NamedChange = {
  what: 'added' | 'changed' | 'removed'
  file: string
  id: string | null
  articles: number
  doubts: number
}

/** A refusal, and when an update first told of it: ISO 8601, UTC. */
export type DatedRefusal = Refusal & { since: string }

/** A file that was sent and is not published. `at` is when it was sent: ISO 8601, UTC. */
export type IncomingFile = { file: string; sizeBytes: number; at: string }

/** A file that was sent, as an update would read it. */
export type IncomingPreview<Issue> = {
  /** Its issues, at most 20. */
  issues: Issue[]
  /** A source of the same bytes, which keeps its place; null if there is none. */
  sameAs: string | null
}

/** An update as it is remembered: one that changed the archive, or ended otherwise than the one before. */
export type UpdateStory = Omit<UpdateSummary, 'refused' | 'stale' | 'held'> & {
  /** When it ended: ISO 8601, UTC. */
  at: string
  /** The issues that it changed, at most 100, in the order in which they were read. */
  files: NamedChange[]
  /** Of refused, stale and held files each the first 200. */
  refused: DatedRefusal[]
  stale: DatedRefusal[]
  held: { file: string; since: string }[]
  /** All of refused, stale and held. */
  waiting: number
  /** Why it was refused whole, with the words for a keeper; null if it was not. Then all counts are 0. */
  failure: { code: string; reason: string } | null
}

/** An update that was asked for over HTTP, as `/api/index/jobs/:id` shows it. */
export type Job = {
  id: string
  state: 'running' | 'done' | 'failed'
  /** ISO 8601, UTC. */
  startedAt: string
  finishedAt: string | null
  progress: UpdateProgress | null
  summary: UpdateSummary | null
  /** `code` is one of errors.ts. */
  error: { code: string; detail: string } | null
}

/** An article that an update took in, and when: ISO 8601, UTC. */
export type Arrival = { id: string; at: string }

/** Which records of articles are asked for, by when they last changed: ISO 8601, UTC, both inclusive. */
export type RecordsAsked = {
  from?: string | undefined
  until?: string | undefined
  /** The `next` of an answer, of this or an earlier state of the archive. */
  after?: string | undefined
  /** This article alone. */
  id?: string | undefined
  /** Records passed over. Default 0. */
  skip?: number | undefined
  limit: number
}

/** `at`: when its issue came or last changed, or when it went; as old as the archive's build where nothing tells. */
export type ArticleRecord = { id: string; at: string; isRemoved: boolean }

/**
 * Articles and photographs by issue date, then those that were removed. `next` goes on behind them, whatever updates do
 * meanwhile: what they change is among those that changed since. Null behind the last.
 */
export type RecordsAnswer = { records: ArticleRecord[]; next: string | null; earliest: string }
