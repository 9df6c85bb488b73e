/**
 * Text reuse on disk: which articles share which passages, and of which state of the archive that is known.
 *
 * `reuse.json` is the head; it names the file of pairs and the prints of the segments. All of it stands beside the
 * generations: no manifest names it, a search never opens it, and without it everything else works. FORMAT.md, "Reuse".
 */
import { existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { ByteReader, ByteWriter } from './bytes.js'
import { type Manifest, syncFolder, writeDurably } from './manifest.js'
import { corrupt, diskError, type FileMark, PagedReader, PagedWriter } from './pages.js'

const HEAD = 'reuse.json'
/** Raised when fingerprints, or the rule of a passage, change: what was found before is found anew. */
const REUSE_VERSION = 1

/** Segments with the numbers of their deleted issues: a state of the archive. */
export type ReuseState = { name: string; deletedIssues: number[] }[]

export type ReuseHead = {
  version: number
  /** What the pairs are known of; empty before the first. */
  of: ReuseState
  /** The prints that are written, by segment. */
  prints: Record<string, FileMark>
  pairs: ({ name: string } & FileMark) | null
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
  try {
    renameSync(`${path}.tmp`, path)
  } catch (error) {
    throw diskError(error, path)
  }
  syncFolder(folder)
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

/**
 * Pairs of articles. `ids` rise; `sizes` are folded characters of their bodies. Pair n is of the articles `a[n]` and
 * `b[n]`, `a` before `b`, rising; `covered` folded characters of `a` are shared. Its passages are ranges of the
 * bodies from `starts[n]` to `starts[n + 1]`, four numbers each: from and to in `a`, from and to in `b`.
 */
export type ReusePairs = {
  ids: string[]
  sizes: Int32Array
  a: Int32Array
  b: Int32Array
  covered: Int32Array
  starts: Int32Array
  ranges: Int32Array
}

export const NO_PAIRS: ReusePairs = {
  ids: [],
  sizes: new Int32Array(0),
  a: new Int32Array(0),
  b: new Int32Array(0),
  covered: new Int32Array(0),
  starts: new Int32Array(1),
  ranges: new Int32Array(0),
}

/** Bytes that are gathered before they are written. */
const GATHERED = 1 << 16

/** Writes pairs durably under a name that no file has, nor had the one that the head names. */
export function writeReusePairs(folder: string, pairs: ReusePairs): NonNullable<ReuseHead['pairs']> {
  const named = readReuseHead(folder).pairs?.name ?? ''
  const numbers = [...readdirSync(folder), named].map((file) =>
    Number(/^reuse-(\d+)\.pairs$/.exec(file)?.[1] ?? 0),
  )
  const name = `reuse-${String(Math.max(0, ...numbers) + 1).padStart(6, '0')}.pairs`
  const file = new PagedWriter(join(folder, name))
  try {
    const out = new ByteWriter(2 * GATHERED)
    const room = () => {
      if (out.length < GATHERED) return
      file.write(out.view())
      out.clear()
    }
    const { ids, sizes, a, b, covered, starts, ranges } = pairs
    out.varint(ids.length)
    for (const [n, id] of ids.entries()) {
      out.string(id)
      out.varint(sizes[n]!)
      room()
    }
    out.varint(a.length)
    out.varint(ranges.length)
    for (let n = 0; n < a.length; n++) {
      for (const value of [a[n]! - (a[n - 1] ?? 0), b[n]!, covered[n]!, (starts[n + 1]! - starts[n]!) / 4])
        out.varint(value)
      for (let r = starts[n]!; r < starts[n + 1]!; r++)
        out.varint(r % 2 === 0 ? ranges[r]! : ranges[r]! - ranges[r - 1]!)
      room()
    }
    file.write(out.view())
    return { name, ...file.finish() }
  } finally {
    file.abandon()
  }
}

/** Pairs that are read between two steps. */
const STEP = 4096

/**
 * In steps, since a server reads them beside answering.
 *
 * @throws {JiebaoError} INDEX_CORRUPT; a missing file throws ENOENT as it is
 */
export function* readReusePairs(folder: string, mark: ReuseHead['pairs']): Generator<void, ReusePairs> {
  if (!mark) return NO_PAIRS
  const file = new PagedReader(join(folder, mark.name), mark)
  try {
    const reader = new ByteReader(file.readWhole(), mark.name)
    const ids: string[] = []
    const sizes = new Int32Array(reader.varint())
    for (let n = 0; n < sizes.length; n++) {
      if (n % STEP === 0) yield
      ids.push(reader.string())
      sizes[n] = reader.varint()
    }
    const pairs = reader.varint()
    const ranges = new Int32Array(reader.varint())
    const [a, b, covered] = [new Int32Array(pairs), new Int32Array(pairs), new Int32Array(pairs)]
    const starts = new Int32Array(pairs + 1)
    for (let n = 0, r = 0; n < pairs; n++) {
      if (n % STEP === 0) yield
      a[n] = (a[n - 1] ?? 0) + reader.varint()
      b[n] = reader.varint()
      covered[n] = reader.varint()
      starts[n] = r
      for (const end = r + 4 * reader.varint(); r < end; r++)
        ranges[r] = reader.varint() + (r % 2 === 0 ? 0 : ranges[r - 1]!)
      starts[n + 1] = r
    }
    return { ids, sizes, a, b, covered, starts, ranges }
  } finally {
    file.close()
  }
}
