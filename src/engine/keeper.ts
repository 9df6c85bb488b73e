/**
 * The keeper's files beside the sources, as far as answers depend on them.
 *
 * Read anew for every view; their bytes are part of its id.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Aliases, readAliases } from '../mine/mine.js'

export type Keeper = { aliases: Aliases; bytes: string }

export const KEEPER_FOLDER = '_keeper'
const ALIASES = 'aliases.txt'

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

export function readKeeper(seeds: string): Keeper {
  const aliases = read(join(seeds, KEEPER_FOLDER, ALIASES))
  return { aliases: readAliases(aliases), bytes: JSON.stringify([aliases]) }
}
