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

/** A pair as in `ReusePairs`. */
export type ReusePair = { a: number; b: number; covered: number; ranges: ArrayLike<number> }

/** `ReusePairs` that are not held in memory: `pairs` of them, with `ranges` numbers, are gone through once. */
export type StreamedPairs = {
  ids: string[]
  sizes: ArrayLike<number>
  pairs: number
  ranges: number
  each: Iterable<ReusePair>
  /** Gives back what `each` reads from. */
  close: () => void
}

/** Bytes that are gathered before they are written. */
const GATHERED = 1 << 16

/** Writes pairs durably under a name that no file has, nor had the one that the head names. */
export function writeReusePairs(
  folder: string,
  { ids, sizes, pairs, ranges, each }: Omit<StreamedPairs, 'close'>,
): NonNullable<ReuseHead['pairs']> {
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
    out.varint(ids.length)
    for (const [n, id] of ids.entries()) {
      out.string(id)
      out.varint(sizes[n]!)
      room()
    }
    out.varint(pairs)
    out.varint(ranges)
    let last = 0
    for (const { a, b, covered, ranges } of each) {
      for (const value of [a - last, b, covered, ranges.length / 4]) out.varint(value)
      for (let r = 0; r < ranges.length; r++)
        out.varint(r % 2 === 0 ? ranges[r]! : ranges[r]! - ranges[r - 1]!)
      last = a
      room()
    }
    file.write(out.view())
    return { name, ...file.finish() }
  } finally {
    file.abandon()
  }
}

/** Articles or pairs that are read between two steps. */
const STEP = 4096

/**
 * Opens a file of pairs and reads its articles, in steps.
 *
 * @returns pairs whose file stays open until `close()`
 * @throws {JiebaoError} INDEX_CORRUPT, also while they are gone through; a missing file throws ENOENT as it is
 */
export function* openReusePairs(folder: string, mark: ReuseHead['pairs']): Generator<void, StreamedPairs> {
  if (!mark) return { ids: [], sizes: [], pairs: 0, ranges: 0, each: [], close: () => {} }
  const file = new PagedReader(join(folder, mark.name), mark)
  try {
    const reader = new FileStream(file)
    const ids: string[] = []
    const sizes = new Int32Array(reader.varint())
    for (let n = 0; n < sizes.length; n++) {
      if (n % STEP === 0) yield
      ids.push(reader.string())
      sizes[n] = reader.varint()
    }
    const [pairs, ranges] = [reader.varint(), reader.varint()]
    return { ids, sizes, pairs, ranges, each: pairsIn(reader, pairs), close: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}

function* pairsIn(reader: FileStream, pairs: number): Generator<ReusePair> {
  for (let n = 0, a = 0; n < pairs; n++) {
    a += reader.varint()
    const [b, covered] = [reader.varint(), reader.varint()]
    const ranges = new Int32Array(4 * reader.varint())
    for (let r = 0; r < ranges.length; r++) ranges[r] = reader.varint() + (r % 2 === 0 ? 0 : ranges[r - 1]!)
    yield { a, b, covered, ranges }
  }
}

/** Reads a payload from front to back, a piece at a time. */
class FileStream {
  #reader: ByteReader
  #at = 0

  constructor(readonly file: PagedReader) {
    this.#reader = new ByteReader(new Uint8Array(0), file.file)
  }

  /** Sees to it that so many bytes lie ready, if there are so many. */
  #need(bytes: number): void {
    const { at, end } = this.#reader
    const left = this.file.length - this.#at
    if (end - at >= bytes || left === 0) return
    const piece = new Uint8Array(end - at + Math.min(left, Math.max(bytes, GATHERED)))
    piece.set(this.#reader.bytes.subarray(at, end))
    piece.set(this.file.read(this.#at, piece.length - (end - at)), end - at)
    this.#at += piece.length - (end - at)
    this.#reader = new ByteReader(piece, this.file.file)
  }

  varint(): number {
    this.#need(8)
    return this.#reader.varint()
  }

  string(): string {
    // The length is read twice: its bytes must lie ready with it.
    this.#need(8)
    const { at } = this.#reader
    const length = this.#reader.varint()
    this.#reader.at = at
    this.#need(8 + length)
    return this.#reader.string()
  }
}

/** Reads pairs whole, in steps, since a server reads them beside answering. @throws as `openReusePairs` */
export function* readReusePairs(folder: string, mark: ReuseHead['pairs']): Generator<void, ReusePairs> {
  if (!mark) return NO_PAIRS
  const { ids, sizes, pairs, ranges: size, each, close } = yield* openReusePairs(folder, mark)
  try {
    const ranges = new Int32Array(size)
    const [a, b, covered] = [new Int32Array(pairs), new Int32Array(pairs), new Int32Array(pairs)]
    const starts = new Int32Array(pairs + 1)
    let n = 0
    for (const pair of each) {
      if (n % STEP === 0) yield
      a[n] = pair.a
      b[n] = pair.b
      covered[n] = pair.covered
      ranges.set(pair.ranges, starts[n]!)
      starts[n + 1] = starts[n]! + pair.ranges.length
      n++
    }
    return { ids, sizes: Int32Array.from(sizes), a, b, covered, starts, ranges }
  } finally {
    close()
  }
}
