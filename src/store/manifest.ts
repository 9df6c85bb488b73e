/**
 * The manifest: the one file of the index that changes.
 *
 * It names the segments of a generation and the catalog of its sources. It is replaced
 * by write, sync, rename, sync, so a reader finds the old one or the new one, never a
 * mixture. Knows nothing of what a segment or the catalog holds.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import { JiebaoError } from '../errors.js'
import { corrupt, diskError } from './disk.js'
import type { FileMark } from './pages.js'
import type { SegmentMark } from './segment.js'

/**
 * Version of the bytes. An index of another version is refused, never misread.
 *
 * 1 – the first: blocks as wide as their largest number, records in Brotli.
 * 2 – Rice codes, score bounds by block, records in phrases.
 * 3 – the doc values name the file of each issue; the catalog no longer lists issues.
 * 4 – short rows have their low bits side by side; a bound covers body and headline together.
 * 5 – the doc values have the page and its name of each article, and the number of each issue.
 * 6 – the doc values have how sure the tool was that read each article.
 */
export const FORMAT_VERSION = 6

export const MANIFEST = 'manifest.json'

/** The keeper's ledger of ids is gone, or lacks lines that an update knew. */
export type LedgerDoubt = 'gone' | 'shrunk'

export type Manifest = {
  format: number
  /** ANALYSIS_VERSION that made the terms: the version of their meaning. */
  analysis: number
  cutter: { name: string; fingerprint: string }
  /** Counts commits, from 1. */
  generation: number
  /** Number of the next segment. No number is used twice in a folder. */
  nextSegment: number
  segments: SegmentMark[]
  catalog: { name: string } & FileMark
  /** The ledger of ids as the last update knew it, and whether the keeper's file lacks lines of it. Absent while it is empty. */
  ledger?: { name: string; doubt: LedgerDoubt | null } & FileMark
  /** What is withheld. Absent while nothing is. */
  withheld?: { name: string } & FileMark
}

/** Writes a small file and syncs it. No reader may know the name yet. */
export function writeDurably(path: string, text: string): FileMark {
  const bytes = Buffer.from(text)
  try {
    const fd = openSync(path, 'w')
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    throw diskError(error, path)
  }
  return { bytes: bytes.length, crc: crc32(bytes) }
}

/**
 * Appends to a file that others may be reading, and syncs it and its folder. With an empty text it only syncs, which
 * needs no right to write. Throws the file system's errors for the file.
 */
export function appendDurably(path: string, text: string): void {
  const bytes = Buffer.from(text)
  const fd = openSync(path, bytes.length > 0 ? 'a' : 'r')
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  syncFolder(dirname(path))
}

/** Syncs a folder: names created, renamed or removed in it are durable afterwards. */
export function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r')
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    throw diskError(error, folder)
  }
}

/** Creates the folder of an index and its parents, durably. */
export function makeFolder(folder: string): void {
  const path = resolve(folder)
  try {
    const topmost = mkdirSync(path, { recursive: true })
    // Without a manifest, the process that made the folder may have died before it synced the folder's name.
    if (topmost === undefined && existsSync(join(path, MANIFEST))) return
    for (let made = path; ; made = dirname(made)) {
      syncFolder(dirname(made))
      if (made === (topmost ?? path)) return
    }
  } catch (error) {
    throw error instanceof JiebaoError ? error : diskError(error, folder)
  }
}

const sumOf = (manifest: Manifest) => crc32(JSON.stringify(manifest)).toString(16).padStart(8, '0')

/** Publishes a generation. Every file that it names must be synced already. */
export function commitManifest(folder: string, manifest: Manifest): void {
  const path = join(folder, MANIFEST)
  writeDurably(`${path}.tmp`, `${JSON.stringify({ ...manifest, sum: sumOf(manifest) }, null, 1)}\n`)
  try {
    renameSync(`${path}.tmp`, path)
  } catch (error) {
    throw diskError(error, path)
  }
  syncFolder(folder)
}

/**
 * Reads the manifest.
 *
 * @returns undefined if there is none: nothing was built yet
 * @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION
 */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw diskError(error, path)
  }
  return parseManifest(text)
}

/** @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION */
export function parseManifest(text: string): Manifest {
  let parsed: Manifest & { sum?: string }
  try {
    parsed = JSON.parse(text)
  } catch {
    throw corrupt(MANIFEST, 'it is no JSON')
  }
  const { sum, ...manifest } = Object(parsed) as Manifest & { sum?: string }
  // Check the version first: another format may have another checksum.
  if (Number.isInteger(manifest.format) && manifest.format !== FORMAT_VERSION)
    throw otherVersion(manifest.format)
  if (sum !== sumOf(manifest)) throw corrupt(MANIFEST, 'its checksum does not hold')
  return manifest
}

function otherVersion(format: number): JiebaoError {
  return new JiebaoError('format-other', String(format), { known: FORMAT_VERSION })
}
