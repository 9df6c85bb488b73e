/**
 * The tables of a dictionary, kept in a file between two starts.
 *
 * Making them out of the dictionary's text takes 0.3 s of every process; reading them takes 10 ms. `npm run
 * build` writes the file beside the compiled program; where it is not there, or was made of another
 * dictionary, the tables are made anew. The file is the tables and the SHA-256 of the dictionary's text.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Dictionary, type DictionaryMemory } from './dictionary.js'

/** Written by a build, in `dist/`. */
const FILE = fileURLToPath(new URL('../../dictionary.tables', import.meta.url))
const HASH_BYTES = 32

const hashOf = (text: Uint8Array) => createHash('sha256').update(text).digest()

/** @param text a jieba dictionary, in UTF-8 */
export function tablesOf(text: Uint8Array, file = FILE): DictionaryMemory {
  return readTables(hashOf(text), file) ?? Dictionary.ofText(Buffer.from(text).toString()).memory
}

export function writeTables(text: Uint8Array, file = FILE): void {
  const { memory } = Dictionary.ofText(Buffer.from(text).toString())
  // By rename: whoever starts meanwhile reads a whole file or none.
  writeFileSync(`${file}.${process.pid}`, Buffer.concat([hashOf(text), new Uint8Array(memory)]))
  renameSync(`${file}.${process.pid}`, file)
}

/** @returns undefined unless the file is there, whole, and of the dictionary with this hash */
function readTables(hash: Buffer, file: string): DictionaryMemory | undefined {
  let opened: number
  try {
    opened = openSync(file, 'r')
  } catch {
    return undefined
  }
  try {
    const held = Buffer.alloc(HASH_BYTES)
    readSync(opened, held, 0, HASH_BYTES, 0)
    if (!held.equals(hash)) return undefined
    const memory = new SharedArrayBuffer(fstatSync(opened).size - HASH_BYTES)
    const read = readSync(opened, new Uint8Array(memory), 0, memory.byteLength, HASH_BYTES)
    return read === memory.byteLength ? memory : undefined
  } finally {
    closeSync(opened)
  }
}
