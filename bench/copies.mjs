/** Copies of an archive that take no room: folders of hard links. */
import { linkSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} from a folder; locks in it are left out
 * @param {string} to is made
 */
export function copyByLinks(from, to) {
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    const path = join(from, name)
    if (statSync(path).isDirectory()) copyByLinks(path, join(to, name))
    else if (!name.startsWith('write.lock')) linkSync(path, join(to, name))
  }
}
