/**
 * The catalog: which sources a generation was made from.
 *
 * One JSON file a generation, named and checksummed by the manifest. It lets an
 * update see what changed without reading what did not.
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
  /** Size, time and inode of the file and of its sidecar: while equal, the bytes are taken as equal. */
  stamp: string
  /** Of the bytes; '' if they could not be read. */
  sha256: string
  /** How many issues of the index are its; which ones, the values of the segments say. */
  issues: number
  /** Why the file, or lines of it, were not taken. */
  refusals: Refusal[]
  /** Set while unreadable: its issues in the index are its last good ones. */
  stale: boolean
}

export type Catalog = { sources: CatalogSource[] }

/** Writes it durably under a new name. @returns what the manifest must say of it */
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
