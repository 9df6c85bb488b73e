/**
 * The picture of a printed page: beside its source, below the folder of sources, or in the same packed file.
 *
 * Tools name pictures by paths of their own machine. The path is tried from where the source lies, then
 * its last part beside the source; a source of one page may have a picture of its own name. A picture is
 * told by its bytes, and nothing outside the folder of sources is opened.
 */

import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, posix, relative, sep } from 'node:path'
import { imageSize } from 'image-size'
import { pieceIn } from '../../addresses.js'
import { JiebaoError } from '../../errors.js'
import type { Picture } from '../../print.js'
import { isPassedOver, type SourceFile } from './source.js'
import { openZip } from './zip.js'

/** Kinds that every browser shows. None of them can hold a script. */
const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
}
const ENDINGS = ['.jpg', '.jpeg', '.png', '.webp', '.gif']
export const LARGEST_PICTURE_BYTES = 64 * 1024 * 1024

/**
 * @param entry  path of the source inside the packed file, if it is packed
 * @param image  as the file names it; null if it names none
 * @param isOnly whether the source has one page only
 * @returns undefined if there is none
 */
export async function readPicture(
  source: SourceFile,
  entry: string | undefined,
  image: string | null,
  isOnly: boolean,
): Promise<Picture | undefined> {
  const names = picturePaths(entry ?? source.file, image, isOnly)
  const bytes = entry === undefined ? await readBeside(source, names) : await readPacked(source, names)
  return bytes && pictureIn(bytes)
}

/** @returns undefined if the bytes are no picture that every browser shows */
export function pictureIn(bytes: Uint8Array): Picture | undefined {
  try {
    const { width, height, type } = imageSize(bytes)
    const kind = TYPES[type ?? '']
    return kind && width > 0 && height > 0 ? { type: kind, width, height, bytes } : undefined
  } catch {
    return undefined
  }
}

/**
 * Names, without ending, that the picture of a source may have: `p1` of `p1.xml`, `p1.alto.xml` and `p1_content_list.json`. A name may
 * hold dots itself, as days do.
 */
export function stemsOf(file: string): string[] {
  const endings = [/\.[^./]*$/, /(?:_content_list|_middle|_content_list_v2)\.[^/]*$/, /\.[^/]*$/]
  return [...new Set(endings.map((ending) => file.replace(new RegExp(`(?<=[^/])${ending.source}`), '')))]
}

/** Paths that the picture of a page may have, the likeliest first; none leads out. */
export function picturePaths(file: string, image: string | null, isOnly: boolean): string[] {
  const folder = posix.dirname(file)
  const names: string[] = []
  const add = (path: string) => {
    const stem = path.replace(/\.[^./]*$/, '')
    names.push(path, ...ENDINGS.map((ending) => stem + ending))
  }
  if (image !== null) {
    // A name may have these signs itself, as copies of web sites do.
    for (const own of [image, image.replace(/[?#].*$/s, '')]) {
      const path = pieceIn(own)
        .replaceAll('\\', '/')
        .replace(/^file:\/+/, '')
      add(posix.join(folder, path))
      add(posix.join(folder, posix.basename(path)))
    }
  }
  if (isOnly) for (const stem of stemsOf(file)) add(`${stem}.jpg`)
  const isInside = (path: string) => !path.startsWith('..') && !posix.isAbsolute(path) && !isPassedOver(path)
  return [...new Set(names.map((path) => posix.normalize(path)))].filter(
    (path) => isInside(path) && ENDINGS.includes(posix.extname(path.replace(/\?[^/]*$/, '')).toLowerCase()),
  )
}

async function readBeside(
  { file, path }: SourceFile,
  names: readonly string[],
): Promise<Uint8Array | undefined> {
  const root = join(path, ...file.split('/').fill('..'))
  for (const name of names) {
    try {
      const real = await realpath(join(root, name))
      const below = relative(await realpath(root), real)
      if (isAbsolute(below) || below.split(sep)[0] === '..') continue
      const stats = await stat(real)
      if (stats.isFile() && stats.size <= LARGEST_PICTURE_BYTES) return await readFile(real)
    } catch {
      // Not there, or not to be read: the next name may be.
    }
  }
  return undefined
}

async function readPacked(source: SourceFile, names: readonly string[]): Promise<Uint8Array | undefined> {
  const zip = await openZip(source)
  try {
    for (const name of names) {
      const entry = zip.entries.find((own) => own.name === name)
      if (entry && (await entry.sizeBytes()) <= LARGEST_PICTURE_BYTES) return await entry.read()
    }
    return undefined
  } catch (cause) {
    if (cause instanceof JiebaoError) return undefined
    throw cause
  } finally {
    zip.close()
  }
}
