/**
 * Text reuse on disk: which articles share which passages, and of which state of the archive that is known.
 *
 * `reuse.json` is the head; it names the file of pairs and the prints of the segments. All of it stands beside the
 * generations: no manifest names it, a search never opens it, and without it everything else works. FORMAT.md, "Reuse".
 */
import { existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { corrupt, diskError } from './disk.js'
import { type Manifest, syncFolder, writeDurably } from './manifest.js'
import { type FileMark, PagedReader } from './pages.js'
import { newPairsName, type ReuseMark } from './reuse-pairs.js'

const HEAD = 'reuse.json'
/** Raised when fingerprints, or the rule of a passage, change: what was found before is found anew. */
const REUSE_VERSION = 2

/** Segments with the numbers of their deleted issues: a state of the archive. */
export type ReuseState = { name: string; deletedIssues: number[] }[]

export type ReuseHead = {
  version: number
  /** What the pairs are known of; empty before the first. */
  of: ReuseState
  /** The prints that are written, by segment. */
  prints: Record<string, FileMark>
  pairs: ReuseMark | null
}

export const NO_REUSE: ReuseHead = { version: REUSE_VERSION, of: [], prints: {}, pairs: null }

export const stateOf = ({ segments }: Pick<Manifest, 'segments'>): ReuseState =>
  segments.map(({ name, deletedIssues }) => ({ name, deletedIssues }))

/** @returns NO_REUSE where there is none that can be read: it is found anew */
export function readReuseHead(folder: string): ReuseHead {
  try {
    return parseHead(folder)
  } catch {
    return NO_REUSE
  }
}

/** @returns NO_REUSE of another version @throws {JiebaoError} INDEX_CORRUPT; a missing file throws ENOENT as it is */
function parseHead(folder: string): ReuseHead {
  const text = readFileSync(join(folder, HEAD), 'utf8')
  try {
    const { sum, ...head } = JSON.parse(text) as ReuseHead & { sum: number }
    if (sum === crc32(JSON.stringify(head))) return head.version === REUSE_VERSION ? head : NO_REUSE
  } catch {
    // It is no JSON.
  }
  throw corrupt(HEAD, 'its checksum is wrong')
}

/** Publishes a head, whose files must be synced. The caller holds the lock. */
export function writeReuseHead(folder: string, head: ReuseHead): void {
  const path = join(folder, HEAD)
  writeDurably(`${path}.tmp`, JSON.stringify({ ...head, sum: crc32(JSON.stringify(head)) }))
  rename(`${path}.tmp`, path)
  syncFolder(folder)
}

function rename(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    throw diskError(error, to)
  }
}

/**
 * Gives pairs that were just written a name that no file has, nor had the one that the head names. The caller holds the lock.
 *
 * @returns undefined where another writer has removed them meanwhile
 */
export function namePairs(folder: string, mark: Omit<ReuseMark, 'name'>): ReuseMark | undefined {
  if (!existsSync(join(folder, newPairsName()))) return undefined
  const named = readReuseHead(folder).pairs?.name ?? ''
  const numbers = [...readdirSync(folder), named].map((file) =>
    Number(/^reuse-(\d+)\.pairs$/.exec(file)?.[1] ?? 0),
  )
  const name = `reuse-${String(Math.max(0, ...numbers) + 1).padStart(6, '0')}.pairs`
  rename(join(folder, newPairsName()), join(folder, name))
  return { name, ...mark }
}

/** Names of the files that a head needs: its pairs, and prints of segments that are gone since. */
export const filesOfReuse = ({ prints, pairs }: ReuseHead): string[] => [
  ...Object.keys(prints).map((segment) => `${segment}.prints`),
  ...(pairs ? [pairs.name] : []),
]

/** Bytes on disk of all that a head names, and of the head. */
export function bytesOfReuse(folder: string): number {
  const { prints, pairs } = readReuseHead(folder)
  const head = statSync(join(folder, HEAD), { throwIfNoEntry: false })?.size ?? 0
  return [...Object.values(prints), ...(pairs ? [pairs] : [])].reduce((sum, { bytes }) => sum + bytes, head)
}

type Checked = { files: number; bytes: number; problems: unknown[] }

/** Checks every page that a head names. Where nothing was compared yet, nothing is wrong. */
export function checkReuse(folder: string): Checked {
  for (;;) {
    const before = headText(folder)
    const found = checkNamed(folder)
    // Another head was published meanwhile, and the files of the one before are gone.
    if (found.problems.length === 0 || headText(folder) === before) return found
  }
}

function headText(folder: string): string {
  try {
    return readFileSync(join(folder, HEAD), 'utf8')
  } catch {
    return ''
  }
}

function checkNamed(folder: string): Checked {
  const found = { files: 0, bytes: 0, problems: [] as unknown[] }
  const check = (act: () => void) => {
    try {
      act()
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      found.problems.push(isMissing ? corrupt(HEAD, `a file that it names is missing: ${error}`) : error)
    }
  }
  if (!existsSync(join(folder, HEAD))) return found
  check(() => parseHead(folder))
  const { prints, pairs } = readReuseHead(folder)
  const named = [
    ...Object.entries(prints).map(([segment, mark]) => ({ name: `${segment}.prints`, mark })),
    ...(pairs ? [{ name: pairs.name, mark: pairs }] : []),
  ]
  for (const { name, mark } of named)
    check(() => {
      const file = new PagedReader(join(folder, name), mark)
      const { bytes, problems } = file.checkPages()
      file.close()
      found.files++
      found.bytes += bytes
      found.problems.push(...problems)
    })
  return found
}
