/**
 * The catalog: which sources a generation was made from; what is withheld of it, and which ids were given away.
 *
 * Each is one JSON file, named and checksummed by the manifest. An update compares the
 * sources with the catalog and reads only those that changed. It compares the keeper's list
 * with the one remembered here, so that a list that is lost withholds on; and the ledger of ids, so
 * that articles keep their ids where lines of it are lost.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Refusal } from '../model.js'
import { corrupt } from './disk.js'
import type { Manifest } from './manifest.js'
import { writeDurably } from './manifest.js'

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
  /** Pictures of its pages, as the file names them; absent if it names none. */
  pictures?: string[]
}

export type Catalog = { sources: CatalogSource[] }

/** The lines that withhold articles, as the last update took them up. */
export type Withheld = {
  lines: string[]
  /** Why the keeper's list is not taken as it stands; null if it is. */
  doubt: WithheldDoubt | null
}

/** The list is gone, is empty, lacks most of its lines, breaks off inside a character, keeps changing, or cannot be read. */
export type WithheldDoubt = 'gone' | 'empty' | 'shrunk' | 'torn' | 'restless' | 'unreadable'

const numbered = (kind: string, generation: number) => `${kind}-${String(generation).padStart(6, '0')}.json`

function write(folder: string, name: string, content: unknown): Manifest['catalog'] {
  return { name, ...writeDurably(join(folder, name), JSON.stringify(content)) }
}

/** Writes the catalog durably under a new name. @returns the manifest's entry of it */
export function writeCatalog(folder: string, generation: number, catalog: Catalog): Manifest['catalog'] {
  return write(folder, numbered('catalog', generation), catalog)
}

/** As `writeCatalog`. */
export function writeWithheld(folder: string, generation: number, withheld: Withheld): Manifest['catalog'] {
  return write(folder, numbered('withheld', generation), withheld)
}

/** As `writeCatalog`. @param lines of the ledger, as the file has them */
export function writeLedger(
  folder: string,
  generation: number,
  lines: readonly string[],
): Manifest['catalog'] {
  return write(folder, numbered('ledger', generation), { lines })
}

/** @throws {JiebaoError} INDEX_CORRUPT */
export function readLedger(folder: string, mark: Manifest['ledger']): string[] {
  return mark ? (read(folder, mark) as { lines: string[] }).lines : []
}

/** @throws {JiebaoError} INDEX_CORRUPT */
export function readCatalog(folder: string, mark: Manifest['catalog']): Catalog {
  return read(folder, mark) as Catalog
}

/** @throws {JiebaoError} INDEX_CORRUPT */
export function readWithheld(folder: string, mark: Manifest['withheld']): Withheld {
  return mark ? (read(folder, mark) as Withheld) : { lines: [], doubt: null }
}

function read(folder: string, mark: Pick<Manifest['catalog'], 'name' | 'bytes' | 'crc'>): unknown {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(join(folder, mark.name))
  } catch (error) {
    throw corrupt(mark.name, (error as Error).message)
  }
  if (bytes.length !== mark.bytes || crc32(bytes) !== mark.crc)
    throw corrupt(mark.name, 'its checksum does not hold')
  return JSON.parse(Buffer.from(bytes).toString())
}
