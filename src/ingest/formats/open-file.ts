/**
 * A file that can be read, whether it lies in a folder or in a packed file.
 *
 * Opens nothing until it is asked, and keeps nothing open.
 */

import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { JiebaoError } from '../../errors.js'
import { bundlesIn, isLead, MEMBER_FOLDER } from './bundles.js'
import { readSidecar, type Sidecar } from './sidecar.js'
import { isSpecial, type SourceFile, SPECIAL } from './source.js'

export type OpenFile = {
  /** Path below the folder of sources; inside a packed file, below that file's path. */
  file: string
  /** @throws as `read()` */
  sizeBytes(): Promise<number>
  /** @throws {JiebaoError} BAD_ISSUE if it cannot be read */
  read(): Promise<Uint8Array>
  /** The bytes as they come. Iterating throws the system's own errors. */
  stream(): Promise<AsyncIterable<Uint8Array>>
  /** @throws {JiebaoError} BAD_METADATA */
  sidecar(): Promise<Sidecar | undefined>
  /** The other files of the issue, where several are one (bundles.ts). */
  members(): Promise<OpenFile[]>
}

/** A file in a folder. */
export function openFile(source: SourceFile): OpenFile {
  const { file, path } = source
  return {
    file,
    sizeBytes: () => readable(file, async () => (await plainStats(path)).size),
    read: () => readable(file, () => readFile(path)),
    stream: async () => createReadStream(path) as AsyncIterable<Uint8Array>,
    sidecar: () => readSidecar(source),
    members: () => readable(file, async () => (await membersBeside(source)).map(openFile)),
  }
}

/** Those of the same folder, and of the folders below it that may hold some. */
async function membersBeside({ file, path }: SourceFile): Promise<SourceFile[]> {
  if (!isLead(file)) return []
  const [folder, below] = [dirname(path), posix.dirname(file)]
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  for (const { name } of entries.filter((entry) => entry.isDirectory() && MEMBER_FOLDER.test(entry.name)))
    for (const own of await readdir(join(folder, name), { withFileTypes: true }))
      if (own.isFile()) names.push(`${name}/${own.name}`)
  const members = bundlesIn(names).get(posix.basename(file)) ?? []
  return members.map((name) => ({ file: posix.join(below, name), path: join(folder, name) }))
}

async function plainStats(path: string) {
  const stats = await stat(path)
  if (isSpecial(stats)) throw new Error(SPECIAL)
  return stats
}

/** @throws {JiebaoError} BAD_ISSUE instead of any other error */
export async function readable<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    if (cause instanceof JiebaoError) throw cause
    throw new JiebaoError('source-unreadable', file, { why: (cause as Error).message }, { cause })
  }
}
