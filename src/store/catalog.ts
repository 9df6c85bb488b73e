/**
 * The catalog: which sources a generation was made from.
 *
 * One JSON file, named and checksummed by the manifest. An update compares the sources
 * with it and reads only those that changed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Refusal } from '../model.js'
import type { Manifest } from './manifest.js'
import { writeDurably } from './manifest.js'
import { corrupt } from './pages.js'

/** One source file as the last update found it. */
export type CatalogSource = {
  file: string
  /** Size, time and inode of the file and of its sidecar. While it is the same, the bytes count as unchanged. */
  stamp: string
  /** Checksum of the bytes; '' if they could not be read. */
  sha256: string
  /** How many issues of the index came from this source; the doc values tell which. */
  issues: number
  /** Why the file, or lines of it, were refused. */
  refusals: Refusal[]
  /** True while the source cannot be read: its issues in the index are the last good ones. */
  stale: boolean
}

export type Catalog = { sources: CatalogSource[] }

/** Writes the catalog durably under a new name. @returns the manifest's entry of it */
export function writeCatalog(folder: string, generation: number, catalog: Catalog): Manifest['catalog'] {
  const name = `catalog-${String(generation).padStart(6, '0')}.json`
  return { name, ...writeDurably(join(folder, name), JSON.stringify(catalog)) }
}

/** @throws {JiebaoError} INDEX_CORRUPT */
export function readCatalog(folder: string, mark: Manifest['catalog']): Catalog {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(join(folder, mark.name))
  } catch (error) {
    throw corrupt(mark.name, (error as Error).message)
  }
  if (bytes.length !== mark.bytes || crc32(bytes) !== mark.crc)
    throw corrupt(mark.name, 'its checksum does not hold')
  return JSON.parse(Buffer.from(bytes).toString()) as Catalog
}
