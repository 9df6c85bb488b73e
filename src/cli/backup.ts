/**
 * Backups: the sources with the keeper's files in a folder of their own, with a checksum of every file.
 *
 * The index is left out: it is made again from the sources. `backup.json`, written last, makes a
 * folder a backup; without it the copy was broken off.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile, stat, utimes } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { JiebaoError } from '../errors.js'

const LIST = 'backup.json'
const FILES = 'seeds'

/** `files` maps the path of every file, below the folder of sources, to its SHA-256 in hex. */
type BackupList = { at: string; files: Record<string, string> }

export type BackedUp = { folder: string; files: number }

/** @throws {JiebaoError} USAGE where the folder is not empty, SEEDS_UNREADABLE, SEEDS_UNWRITABLE */
export async function backUp(seeds: string, folder: string): Promise<BackedUp> {
  needEmpty(folder)
  if (!relative(resolve(seeds), resolve(folder)).startsWith('..'))
    throw new JiebaoError('backup-inside', folder, {})
  const files: Record<string, string> = {}
  for (const file of filesBelow(seeds)) {
    await copy(join(seeds, file), join(folder, FILES, file))
    files[file] = await sumOf(join(folder, FILES, file))
    // A file that is being written was copied in part.
    if (files[file] !== (await sumOf(join(seeds, file)))) throw new JiebaoError('backup-changing', file, {})
  }
  const list: BackupList = { at: new Date().toISOString(), files }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, LIST), `${JSON.stringify(list, null, 1)}\n`)
  return { folder, files: Object.keys(files).length }
}

/**
 * Copies a backup into an empty folder of sources, after every file was compared with its checksum.
 *
 * @throws {JiebaoError} USAGE where there is no backup, or the folder is not empty; INDEX_CORRUPT
 */
export async function restore(folder: string, seeds: string): Promise<BackedUp> {
  const { files } = readList(folder)
  needEmpty(seeds)
  for (const [file, sum] of Object.entries(files)) {
    const path = join(folder, FILES, file)
    const isInside = !relative(join(folder, FILES), path).startsWith('..')
    const found = isInside ? await sumOf(path).catch(() => undefined) : undefined
    if (found !== sum) throw new JiebaoError('backup-damaged', path, {})
  }
  for (const file of Object.keys(files)) await copy(join(folder, FILES, file), join(seeds, file))
  return { folder: seeds, files: Object.keys(files).length }
}

function readList(folder: string): BackupList {
  try {
    const list = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as BackupList
    if (typeof list.files === 'object' && list.files !== null) return list
  } catch (cause) {
    throw new JiebaoError('backup-none', folder, {}, { cause })
  }
  throw new JiebaoError('backup-none', folder, {})
}

/** A folder that is not there is empty. @throws {JiebaoError} USAGE */
function needEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new JiebaoError('folder-not-empty', folder, {})
}

/** Every file, with `/` between folders; links are left out. */
function filesBelow(seeds: string): string[] {
  try {
    return readdirSync(seeds, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(seeds, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
  } catch (cause) {
    throw new JiebaoError('folder-unreadable', seeds, { why: (cause as Error).message }, { cause })
  }
}

/** Also keeps the time: an update tells changed files by it. */
async function copy(from: string, to: string): Promise<void> {
  try {
    mkdirSync(dirname(to), { recursive: true })
    const { atime, mtime } = await stat(from)
    await copyFile(from, to)
    await utimes(to, atime, mtime)
  } catch (cause) {
    throw new JiebaoError('keeper-file-unwritable', to, { why: (cause as Error).message }, { cause })
  }
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}
