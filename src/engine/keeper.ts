/**
 * The keeper's files on which answers depend.
 *
 * They stand beside the sources, may have any encoding that a source may have,
 * and are read anew for every view; their text is part of the view's id.
 */
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'
import { decodeText, readPlainFile } from '../ingest/ingest.js'
import { type Aliases, type AliasProblem, linesOf, readAliases, readWords } from '../mine/mine.js'

export type Keeper = {
  aliases: Aliases
  synonyms: Aliases
  words: ReadonlySet<string>
  /** Ids of articles, and strings, that are withheld. */
  hidden: readonly string[]
  /** Lines that were skipped, with their file below the folder of sources. */
  problems: (AliasProblem & { file: string })[]
  /** The texts of all files, to tell two states apart. */
  bytes: string
}

export const KEEPER_FOLDER = '_keeper'
const FILES = ['aliases.txt', 'synonyms.txt', 'userdict.txt', 'hidden.txt'] as const

/** An unreadable file is refused, never taken as empty: it may list articles to withhold. */
function read(path: string): string {
  return decodeText(bytesOf(path), path)
}

function bytesOf(path: string): Uint8Array {
  try {
    return readPlainFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Uint8Array()
    throw new JiebaoError('keeper-file-unreadable', path, { why: message }, { cause: error })
  }
}

/** @throws {JiebaoError} SEEDS_UNREADABLE, or BAD_ISSUE where a file has none of the encodings of sources */
export function readKeeper(seeds: string): Keeper {
  const texts = FILES.map((file) => read(join(seeds, KEEPER_FOLDER, file)))
  const [aliases, synonyms, words] = [readAliases(texts[0]!), readAliases(texts[1]!), readWords(texts[2]!)]
  const problems = [aliases, synonyms, words].flatMap((each, i) =>
    each.problems.map((problem) => ({ file: `${KEEPER_FOLDER}/${FILES[i]!}`, ...problem })),
  )
  const hidden = [...linesOf(texts[3]!)].map(({ line }) => line)
  return { aliases, synonyms, words: words.words, hidden, problems, bytes: JSON.stringify(texts) }
}
