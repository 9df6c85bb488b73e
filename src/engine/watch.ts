/**
 * Watching: new sources call for an update, a new manifest for a swap.
 *
 * Owns chokidar. Says only that something may have changed; the listener looks
 * closer.
 */
import { mkdirSync } from 'node:fs'
import { basename, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'

/** Milliseconds without a change that end a burst of changes. */
const QUIET_MS = 300

export type Watcher = { ready: Promise<void>; close(): Promise<void> }

/** Calls `onChange` once a burst of changes below `folder` has ended. */
export function watchSources(folder: string, onChange: () => void): Watcher {
  // Names that begin with a dot are never sources. `_keeper` is watched: answers depend on its files.
  const ignored = (path: string) => path !== folder && basename(path).startsWith('.')
  // The scan follows a link only to a place inside the folder, which is watched without the link.
  const options = { ignored, ignoreInitial: true, followSymlinks: false }
  return burst(watch(folder, options), onChange, QUIET_MS)
}

/** Calls `onChange` after the manifest of an index was replaced. */
export function watchManifest(index: string, manifest: string, onChange: () => void): Watcher {
  const path = `${index}${sep}${manifest}`
  // A missing folder cannot be watched, and another process may be the first to build.
  makeFolder(index)
  const ignored = (seen: string) => seen !== index && seen !== path
  return burst(watch(index, { ignored, ignoreInitial: true, depth: 0 }), onChange, 0)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    // The first update tells why.
  }
}

function burst(watcher: FSWatcher, onChange: () => void, quietMs: number): Watcher {
  let timer: NodeJS.Timeout | undefined
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, quietMs)
  })
  // A folder that cannot be watched is still read by every update that is asked for.
  watcher.on('error', () => {})
  return {
    ready: new Promise((resolve) => watcher.once('ready', resolve)),
    close: () => {
      clearTimeout(timer)
      return watcher.close()
    },
  }
}
