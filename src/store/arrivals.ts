/**
 * Arrivals: `arrivals.jsonl` in the folder of the index, which tells when issues and articles came, changed and went.
 *
 * One line for each update that changed something, appended once its generation is published: a line that came before
 * could be asked for while its articles are not yet served. It belongs to no generation and decides no answer of a
 * search; a missing or torn line makes what it told of as old as the build.
 */
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const ARRIVALS = 'arrivals.jsonl'

/** What one update changed. */
export type ArrivalLine = {
  /** When it was published: ISO 8601, UTC. */
  at: string
  /** Whether everything was built anew, so that nothing is known of what came. */
  built?: true
  /** Ids of issues. */
  added: string[]
  changed: string[]
  /** Ids of articles that came with a changed issue. */
  articles: string[]
  /** Ids of articles that are gone. */
  removed: string[]
}

/** Failures of the file system are passed over: the update itself is done. */
export function appendArrivals(index: string, line: ArrivalLine): void {
  try {
    // A line that was torn ends here.
    const before = readText(index)
    const isTorn = before !== '' && !before.endsWith('\n')
    appendFileSync(join(index, ARRIVALS), `${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`)
  } catch {
    // A full disk, or a folder that may not be written, is told by the update.
  }
}

/** The oldest first; lines that cannot be read are left out. */
export function readArrivals(index: string): ArrivalLine[] {
  return readText(index)
    .split('\n')
    .flatMap((text) => {
      try {
        const line = JSON.parse(text) as ArrivalLine
        return [line.added, line.changed, line.articles, line.removed].every(Array.isArray) ? [line] : []
      } catch {
        return []
      }
    })
}

/** Equal while the file is the same. */
export function arrivalsStamp(index: string): string {
  const stat = statSync(join(index, ARRIVALS), { throwIfNoEntry: false })
  return stat ? `${stat.size}:${stat.mtimeMs}` : ''
}

function readText(index: string): string {
  try {
    return readFileSync(join(index, ARRIVALS), 'utf8')
  } catch {
    return ''
  }
}
