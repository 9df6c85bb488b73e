/**
 * The sidecar of a source: `NAME.meta.json` beside `NAME.txt`, a small JSON file.
 *
 * Reads its bytes; what they say is for metadata.ts.
 */
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { JiebaoError } from '../../errors.js'
import { isSpecial, type SourceFile, SPECIAL } from './source.js'

/** Bytes of the longest sidecar that is read. */
const LARGEST_BYTES = 1_000_000

export type Sidecar = { value: unknown; bytes: Uint8Array }

/** A name without an ending keeps all of itself. */
export const besideOf = (path: string): string => path.replace(/(?:(?<=[^/\\])\.[^./\\]+)?$/, '.meta.json')

/** A long name has no room for the ending, so no file can have it. */
const ABSENT = ['ENOENT', 'ENAMETOOLONG']

/**
 * @returns undefined if there is none
 * @throws {JiebaoError} BAD_METADATA if it is no JSON, too large, no file, or a link that leads out of the folder
 */
export async function readSidecar(source: SourceFile): Promise<Sidecar | undefined> {
  const { file } = source
  const beside = besideOf(source.path)
  let bytes: Uint8Array
  try {
    const stats = await stat(beside)
    if (isSpecial(stats)) throw new Error(SPECIAL)
    if (!(await isInside(beside, source)))
      throw new Error('It is a link that leads out of the folder of sources')
    if (stats.size > LARGEST_BYTES) throw new JiebaoError('sidecar-too-large', file, {})
    bytes = await readFile(beside)
  } catch (cause) {
    if (cause instanceof JiebaoError) throw cause
    if (ABSENT.includes((cause as NodeJS.ErrnoException).code ?? '')) return undefined
    throw new JiebaoError('sidecar-unreadable', file, {}, { cause })
  }
  return parseSidecar(bytes, file)
}

/** @throws {JiebaoError} BAD_METADATA if it is no JSON, or too large */
export function parseSidecar(bytes: Uint8Array, file: string): Sidecar {
  if (bytes.length > LARGEST_BYTES) throw new JiebaoError('sidecar-too-large', file, {})
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: JSON.parse(text), bytes }
  } catch (cause) {
    throw new JiebaoError('sidecar-broken', file, {}, { cause })
  }
}

/** Whether it lies in the source's folder or the folder of sources, whatever links are on the way. */
async function isInside(beside: string, { file, path }: SourceFile): Promise<boolean> {
  const folder = join(dirname(path), ...file.split('/').slice(1).fill('..'))
  const below = relative(await realpath(folder), await realpath(beside))
  return !isAbsolute(below) && below.split(sep)[0] !== '..'
}
