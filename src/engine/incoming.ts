/**
 * Incoming: files that were sent to the server. They wait in `_incoming/` below the sources, where no
 * update looks, until the keeper has seen how they are read and publishes them. What an update would
 * refuse is refused at once, and does not wait.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'
import { isSource, otherKindOf } from '../ingest/ingest.js'
import { INCOMING_FOLDER } from '../keeper.js'
import type { IncomingFile, IncomingPreview, Issue } from '../model.js'
import type { CatalogSource } from '../store/store.js'
import { type FileReading, READ_HERE } from './file-reading.js'

/** Files that may wait. */
const MOST_WAITING = 200
/** A name without a folder that no update passes over. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._ -]{0,99}$/u

/** The sources of the last update. */
type Sources = () => readonly CatalogSource[]

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

/**
 * Keeps a file that was sent, and tells how it is read.
 *
 * @throws {JiebaoError} BAD_PARAMETER, DUPLICATE_ISSUE or BUSY, or as an update refuses the file
 */
export async function receiveFile(
  seeds: string,
  file: string,
  bytes: Uint8Array,
  sources: Sources,
  reading: FileReading = READ_HERE,
): Promise<IncomingPreview<Issue>> {
  checkName(seeds, file)
  // Whole or not at all: a name that begins with a dot is not listed.
  const path = pathOf(seeds, `.${randomUUID()}`)
  changing(path, () => {
    mkdirSync(join(seeds, INCOMING_FOLDER), { recursive: true })
    writeFileSync(path, bytes)
  })
  try {
    const preview = await read(file, path, sources, reading)
    // Another of the same name may have come meanwhile.
    checkName(seeds, file)
    changing(path, () => renameSync(path, pathOf(seeds, file)))
    return preview
  } finally {
    rmSync(path, { force: true })
  }
}

function checkName(seeds: string, file: string): void {
  if (!NAME.test(file)) throw new JiebaoError('incoming-name', file, {})
  if (!isSource(file)) {
    const kind = otherKindOf(file) ?? 'readme'
    throw new JiebaoError('source-of-other-kind', file, { kind: kind === 'sidecar' ? 'sidecarAlone' : kind })
  }
  if (existsSync(join(seeds, file))) throw new JiebaoError('incoming-there', file, { isWaiting: false })
  if (existsSync(pathOf(seeds, file))) throw new JiebaoError('incoming-there', file, { isWaiting: true })
  if (listIncoming(seeds).length >= MOST_WAITING)
    throw new JiebaoError('too-many-at-once', file, { most: MOST_WAITING, what: 'waiting files' })
}

/** How an update would read a waiting file. */
export async function previewFile(
  seeds: string,
  file: string,
  sources: Sources,
  reading: FileReading = READ_HERE,
): Promise<IncomingPreview<Issue>> {
  return read(file, waitingPath(seeds, file), sources, reading)
}

async function read(
  file: string,
  path: string,
  sources: Sources,
  reading: FileReading,
): Promise<IncomingPreview<Issue>> {
  const { issues, sha256 } = await reading.waiting(file, path)
  // Behind a `+` stands the sidecar's.
  const same = sources().find((source) => source.issues > 0 && source.sha256.split('+')[0] === sha256)
  return { issues, sameAs: same?.file ?? null }
}

export function releaseFile(seeds: string, file: string, how: 'publish' | 'discard'): void {
  const path = waitingPath(seeds, file)
  if (how === 'publish' && existsSync(join(seeds, file)))
    throw new JiebaoError('incoming-there', file, { isWaiting: false })
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
