/**
 * The archives that are measured: builds one for an evaluation set, and reads
 * whole lists where the engine answers by pages.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { updateInChild } from '../engine/engine.js'
import type { Engine, UpdateProgress } from '../model.js'
import type { EvaluationSet } from './sets.js'

export type BuildOptions = {
  /** Folder for the archives, which are used again the next time. */
  work: string
  /** Folder of the archive's own issues, copied into a set that is about them. */
  seeds: string
  /** Whether archives that are there are built anew. */
  fresh?: boolean | undefined
  onProgress?: ((progress: UpdateProgress) => void) | undefined
}

/** Builds the archive of a set, unless it is there. */
export async function buildSet(
  set: EvaluationSet,
  options: BuildOptions,
): Promise<{ seeds: string; index: string }> {
  const folder = join(options.work, set.name)
  const archive = { seeds: join(folder, 'seeds'), index: join(folder, 'index') }
  if (!options.fresh && existsSync(join(archive.index, 'manifest.json'))) return archive
  // Only what was built here before is removed: the folder may hold other things.
  for (const own of Object.values(archive)) rmSync(own, { recursive: true, force: true })
  mkdirSync(archive.seeds, { recursive: true })
  if (set.withIssues) cpSync(options.seeds, archive.seeds, { recursive: true })
  writeFileSync(join(archive.seeds, `${set.name}-set.jsonl`), set.articles)
  await updateInChild(archive.seeds, archive.index, {}, options.onProgress ?? (() => {}))
  return archive
}

/**
 * Milliseconds that a measured query may take: what is measured is what is found, and on a busy machine the second that a
 * reader waits would end queries early.
 */
export const MEASURED_MS = 60_000

const ROWS = 100

export type FoundIds = {
  /** Best first. */
  ids: string[]
  /** How many the engine says there are. */
  total: number
  /** Whether `ids` are all that it gives. */
  isWhole: boolean
}

/** @param most of a longer list, about so many ids are read */
export async function findIds(engine: Pick<Engine, 'search'>, q: string, most = Infinity): Promise<FoundIds> {
  const ids: string[] = []
  let cursor: string | undefined
  for (;;) {
    const answer = await engine.search({ q, hitsPerPage: ROWS, facets: false, cursor })
    for (const { id } of answer.hits) ids.push(id)
    cursor = answer.nextCursor ?? undefined
    if (cursor === undefined || ids.length >= most)
      return { ids, total: answer.totalHits, isWhole: cursor === undefined }
  }
}
