/**
 * `.zip`: the files in it, each read by itself, so that memory holds one at a time.
 *
 * Nothing is unpacked to disk. How many files there are, how much each may hold and how much all of
 * them is bounded, and so is how much denser they are packed than text can be. A file whose path leads
 * out of the packed one is refused.
 *
 * Source: PKWARE's APPNOTE, by way of yauzl. Names without the mark of UTF-8 are read as the text of
 * a source is: packers on Chinese Windows write GBK.
 */

import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { JiebaoError } from '../../errors.js'
import type { OtherKind } from '../../other-kinds.js'
import { bundlesIn } from './bundles.js'
import { decodeText } from './decode.js'
import { type OpenFile, readable } from './open-file.js'
import { besideOf, parseSidecar } from './sidecar.js'
import type { SourceFile } from './source.js'

/** Files in one, at most. */
const MOST_ENTRIES = 20_000
/** Bytes that are read of all files in one, at most. */
const MOST_BYTES = 4 * 1024 ** 3
/** Deflate packs XML to a twentieth; a file denser than this is no text, if it is not small. */
const MOST_RATIO = 200
const SMALL_BYTES = 1024 * 1024
/** General purpose bit 11: the name is UTF-8. */
const UTF8_NAME = 0x800
/** Extra field of Info-ZIP with the name in UTF-8. */
const UNICODE_PATH = 0x7075

export type OpenZip = {
  /** By path; of two with one path the first. */
  entries: ZipEntry[]
  /** Files whose path leads out. */
  outside: string[]
  close(): void
}

/** `name` is its path inside the packed file. */
export type ZipEntry = OpenFile & { name: string }

/** @throws {JiebaoError} BAD_ISSUE if it is no zip or holds too many files */
export async function openZip({ file, path }: SourceFile): Promise<OpenZip> {
  const refuse = (kind: OtherKind, cause?: unknown) =>
    new JiebaoError('source-of-other-kind', file, { kind }, { cause })
  const zip = await yauzl.openPromise(path, { decodeStrings: false, autoClose: false }).catch((cause) => {
    if ((cause as NodeJS.ErrnoException).syscall !== undefined)
      throw new JiebaoError('source-unreadable', file, { why: (cause as Error).message }, { cause })
    throw refuse('zipBroken', cause)
  })
  try {
    if (zip.entryCount > MOST_ENTRIES) throw refuse('zipTooMany')
    const found = new Map<string, Entry>()
    const outside: string[] = []
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry, file)
      if (name.endsWith('/')) continue
      if (yauzl.validateFileName(name) !== null) outside.push(name)
      else found.set(freeName(name, found), entry)
    }
    const reader = new EntryReader(zip, file, found)
    const entries = [...found.keys()].sort().map((name) => reader.open(name))
    return { entries, outside, close: () => zip.close() }
  } catch (cause) {
    zip.close()
    throw cause instanceof JiebaoError ? cause : refuse('zipBroken', cause)
  }
}

/** Two entries of one name are two files: the second is `名 (2).txt`. */
function freeName(name: string, taken: ReadonlyMap<string, Entry>): string {
  let free = name
  for (let n = 2; taken.has(free); n++) free = name.replace(/(\.[^./]*)?$/, (ending) => ` (${n})${ending}`)
  return free
}

function nameOf(entry: Entry, file: string): string {
  const isUnicode =
    (entry.generalPurposeBitFlag & UTF8_NAME) !== 0 || entry.extraFields.some(({ id }) => id === UNICODE_PATH)
  const name = isUnicode
    ? yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    : decodeText(entry.fileNameRaw, file)
  return name.replaceAll('\\', '/')
}

class EntryReader {
  #bytes = 0

  readonly #bundles: ReadonlyMap<string, string[]>

  constructor(
    readonly zip: ZipFile,
    readonly file: string,
    readonly entries: ReadonlyMap<string, Entry>,
  ) {
    this.#bundles = bundlesIn([...entries.keys()])
  }

  open(name: string): ZipEntry {
    const file = `${this.file}/${name}`
    const entry = this.entries.get(name)!
    return {
      name,
      file,
      sizeBytes: async () => entry.uncompressedSize,
      read: () => readable(file, () => this.#read(entry, file)),
      stream: () => readable(file, () => this.#stream(entry, file)),
      sidecar: async () => {
        const beside = this.entries.get(besideOf(name))
        return beside && parseSidecar(await this.#read(beside, file), file)
      },
      members: async () => (this.#bundles.get(name) ?? []).map((member) => this.open(member)),
    }
  }

  async #read(entry: Entry, file: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    for await (const chunk of await this.#stream(entry, file)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  async #stream(entry: Entry, file: string): Promise<AsyncIterable<Uint8Array>> {
    const { uncompressedSize, compressedSize } = entry
    const refuse = (kind: OtherKind, cause?: unknown) =>
      new JiebaoError('source-of-other-kind', file, { kind }, { cause })
    if (entry.isEncrypted()) throw refuse('zipLocked')
    const isDense = uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO
    if (isDense || this.#bytes + uncompressedSize > MOST_BYTES) throw refuse('zipDense')
    this.#bytes += uncompressedSize
    const stream = await this.zip.openReadStreamPromise(entry).catch((cause) => {
      throw refuse('zipBroken', cause)
    })
    return checked(stream as AsyncIterable<Uint8Array>, entry.crc32, refuse)
  }
}

/** The same bytes. @throws {JiebaoError} BAD_ISSUE if they are not the ones that were packed */
async function* checked(
  stream: AsyncIterable<Uint8Array>,
  sum: number,
  refuse: (kind: OtherKind, cause?: unknown) => JiebaoError,
): AsyncGenerator<Uint8Array> {
  let own = 0
  try {
    for await (const chunk of stream) {
      own = crc32(chunk, own)
      yield chunk
    }
  } catch (cause) {
    throw refuse('zipBroken', cause)
  }
  if (own !== sum) throw refuse('zipBroken')
}
