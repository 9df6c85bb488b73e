/**
 * The keeper's files beside the sources, as far as answers depend on them.
 *
 * Read anew for every view; their bytes are part of its id.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Aliases, type Problem, readAliases, readWords } from '../mine/mine.js'

export type Keeper = {
  aliases: Aliases
  synonyms: Aliases
  words: ReadonlySet<string>
  /** Lines that could not be read, in whatever file. */
  problems: (Problem & { file: string })[]
  bytes: string
}

export const KEEPER_FOLDER = '_keeper'
const FILES = ['aliases.txt', 'synonyms.txt', 'userdict.txt'] as const

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

export function readKeeper(seeds: string): Keeper {
  const texts = FILES.map((file) => read(join(seeds, KEEPER_FOLDER, file)))
  const [aliases, synonyms, words] = [readAliases(texts[0]!), readAliases(texts[1]!), readWords(texts[2]!)]
  const problems = [aliases, synonyms, words].flatMap((each, i) =>
    each.problems.map((problem) => ({ file: `${KEEPER_FOLDER}/${FILES[i]!}`, ...problem })),
  )
  return { aliases, synonyms, words: words.words, problems, bytes: JSON.stringify(texts) }
}
