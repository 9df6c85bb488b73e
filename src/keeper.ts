/**
 * The keeper's files: where they stand among the sources, and their lines.
 *
 * Pure. What a line says is for the room that reads the file.
 */

/** The folder of the keeper's files, below the folder of sources. */
export const KEEPER_FOLDER = '_keeper'

/** Files that the keeper writes by hand. */
export const KEEPER_FILES = ['aliases.txt', 'synonyms.txt', 'userdict.txt', 'hidden.txt'] as const

/** The ledger of ids, which updates append to. */
export const LEDGER_FILE = 'ids.jsonl'

/** Files that were sent and wait to be published; a name that begins with `_` is never a source. */
export const INCOMING_FOLDER = '_incoming'

/** Doubts that the keeper has seen: `{ of, class, text, seen, at }` a line, the last word of a doubt counts. */
export const SEEN_FILE = 'seen.jsonl'

/** The lines of a keeper's file that are neither empty nor remarks, with their numbers from 1. */
export function* linesOf(text: string): Generator<{ number: number; raw: string; line: string }> {
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.replace(/#.*$/, '').trim()
    if (line !== '') yield { number: i + 1, raw, line }
  }
}
