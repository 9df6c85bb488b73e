/**
 * Incoming: files that were sent to the server. They wait in `_incoming/` below the sources, where no
 * update looks, until the keeper has seen how they are read and publishes them.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'
import { explainSource } from '../ingest/ingest.js'
import { INCOMING_FOLDER } from '../keeper.js'
import type { IncomingFile, Issue } from '../model.js'

/** Files that may wait. */
const MOST_WAITING = 200
/** Issues of one file that are shown before it is published. */
const MOST_SHOWN = 20
/** A name without a folder that no update passes over. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._ -]{0,99}$/u

const pathOf = (seeds: string, file: string) => join(seeds, INCOMING_FOLDER, file)

export function listIncoming(seeds: string): IncomingFile[] {
  const folder = join(seeds, INCOMING_FOLDER)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NAME.test(entry.name))
    .map(({ name: file }) => {
      const { size: sizeBytes, mtime } = statSync(join(folder, file))
      return { file, sizeBytes, at: mtime.toISOString() }
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Keeps a file that was sent; one of the same name is replaced. */
export function receiveFile(seeds: string, file: string, bytes: Uint8Array): void {
  if (!NAME.test(file)) throw new JiebaoError('incoming-name', file, {})
  const waiting = listIncoming(seeds)
  if (waiting.length >= MOST_WAITING && !waiting.some((one) => one.file === file))
    throw new JiebaoError('too-many-at-once', file, { most: MOST_WAITING, what: 'waiting files' })
  changing(pathOf(seeds, file), () => {
    mkdirSync(join(seeds, INCOMING_FOLDER), { recursive: true })
    // Whole or not at all.
    writeFileSync(pathOf(seeds, `.${file}`), bytes)
    renameSync(pathOf(seeds, `.${file}`), pathOf(seeds, file))
  })
}

/** How an update would read the file: its first issues. */
export async function previewFile(seeds: string, file: string): Promise<Issue[]> {
  const path = waitingPath(seeds, file)
  const issues: Issue[] = []
  for await (const { issue } of explainSource({ file, path }, () => {})) {
    issues.push(issue)
    if (issues.length === MOST_SHOWN) break
  }
  return issues
}

export function releaseFile(seeds: string, file: string, how: 'publish' | 'discard'): void {
  const path = waitingPath(seeds, file)
  if (how === 'publish' && existsSync(join(seeds, file))) throw new JiebaoError('incoming-there', file, {})
  changing(path, () => (how === 'publish' ? renameSync(path, join(seeds, file)) : rmSync(path)))
}

/** @throws {JiebaoError} NOT_FOUND */
function waitingPath(seeds: string, file: string): string {
  const path = pathOf(seeds, file)
  if (NAME.test(file) && existsSync(path)) return path
  throw new JiebaoError('thing-unknown', file, { what: 'file' })
}

/** @throws {JiebaoError} SEEDS_UNWRITABLE */
function changing(path: string, change: () => void): void {
  try {
    change()
  } catch (cause) {
    throw new JiebaoError('keeper-file-unwritable', path, { why: (cause as Error).message }, { cause })
  }
}
