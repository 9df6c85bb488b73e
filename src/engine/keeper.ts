/**
 * The keeper's files on which answers depend.
 *
 * They stand beside the sources, may have any encoding that a source may have,
 * and are read anew for every view; their text is part of the view's id. A file that is
 * being saved is not taken: the text of the view before stays, and what the index
 * remembers as withheld stays withheld.
 */
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  keeperRefusals,
  ledgerRefusals,
  readKeeperText,
  Stillness,
  withheldRefusals,
} from '../indexing/indexing.js'
import { KEEPER_FILES, KEEPER_FOLDER, linesOf } from '../keeper.js'
import { type Aliases, type AliasProblem, readAliases, readWords } from '../mine/mine.js'
import type { Refusal } from '../model.js'
import type { LedgerDoubt, Withheld } from '../store/store.js'

export type Keeper = {
  aliases: Aliases
  synonyms: Aliases
  words: ReadonlySet<string>
  /** Ids of articles, and strings, that are withheld. */
  hidden: readonly string[]
  /** Lines that were skipped, with their file below the folder of sources. */
  problems: (AliasProblem & { file: string })[]
  /** Files that are not taken as they stand. */
  refused: readonly Refusal[]
  /** Whether a file was not taken because it is being saved. */
  isRestless: boolean
  texts: KeeperTexts
  /** All of it, to tell two states apart. */
  bytes: string
}

/** By name of file. */
type KeeperTexts = Readonly<Record<(typeof KEEPER_FILES)[number], string>>

/** What is known when the files are read. */
export type KeeperBefore = {
  /** The index's memory of what is withheld. Nothing by default. */
  withheld?: Withheld | undefined
  /** Whether the ledger of ids lacks lines, as the index knows. */
  ledgerDoubt?: LedgerDoubt | null
  /** Of the view before. */
  keeper?: Keeper | undefined
  /** Whether an update has judged the list since, so that lines which the index does not remember may go. */
  isJudged?: boolean
}

const NOTHING: Withheld = { lines: [], doubt: null }

/** @throws {JiebaoError} SEEDS_UNREADABLE, or BAD_ISSUE in no encoding of sources, of a file that nothing is known of */
export function readKeeper(seeds: string, before: KeeperBefore = {}): Keeper {
  const { withheld = NOTHING, keeper, ledgerDoubt = null } = before
  const paths = KEEPER_FILES.map((file) => join(seeds, KEEPER_FOLDER, file))
  // Of the hide list as much as is whole is taken at once.
  if (!keeper) waitForFirst(paths.filter((path) => !path.endsWith('hidden.txt')))
  const read = KEEPER_FILES.map((file, i) => {
    const path = paths[i]!
    return file === 'hidden.txt' ? listNow(path, before) : textNow(path, keeper?.texts[file])
  })
  const texts = Object.fromEntries(KEEPER_FILES.map((file, i) => [file, read[i]!.text])) as KeeperTexts
  const [aliases, synonyms] = [readAliases(texts['aliases.txt']), readAliases(texts['synonyms.txt'])]
  const words = readWords(texts['userdict.txt'])
  const problems = [aliases, synonyms, words].flatMap((each, i) =>
    each.problems.map((problem) => ({ file: `${KEEPER_FOLDER}/${KEEPER_FILES[i]!}`, ...problem })),
  )
  const hidden = [...linesOf(texts['hidden.txt'])].map(({ line }) => line)
  const refused = [...withheldRefusals(withheld), ...ledgerRefusals(ledgerDoubt), ...keeperRefusals(seeds)]
  return {
    aliases,
    synonyms,
    words: words.words,
    hidden,
    problems,
    refused,
    isRestless: read.some(({ isRestless }) => isRestless),
    texts,
    bytes: JSON.stringify([texts, refused]),
  }
}

type TextNow = { text: string; isRestless: boolean }

/**
 * A file's text if it holds still and is whole, else the known one.
 *
 * @param known undefined if there is none: then the file is taken as it stands
 */
function textNow(path: string, known: string | undefined): TextNow {
  if (known === undefined) return { text: readKeeperText(path).text, isRestless: false }
  try {
    const { text, state } = readKeeperText(path)
    // Look after reading: whatever is saved while it is read has a time of now.
    if (text !== known && restOf(state === 'gone' ? dirname(path) : path) > 0)
      return { text: known, isRestless: true }
    return { text: state === 'torn' ? known : text, isRestless: false }
  } catch {
    // The update tells why.
    return { text: known, isRestless: false }
  }
}

/** Every line that withholds: those that the index remembers, and those of the file so far as it is whole. */
function listNow(path: string, { withheld = NOTHING, keeper, isJudged = true }: KeeperBefore): TextNow {
  const lines = new Set([...withheld.lines, ...(isJudged ? [] : (keeper?.hidden ?? []))])
  try {
    const { text } = readKeeperText(path)
    const isStill = restOf(path) === 0
    // The last line may still be being written.
    const whole = isStill ? text : text.slice(0, text.lastIndexOf('\n') + 1)
    for (const { line } of linesOf(whole)) lines.add(line)
  } catch (error) {
    if (lines.size === 0) throw error
  }
  return { text: [...lines].join('\n'), isRestless: false }
}

const stillness = new Stillness()

/** Milliseconds until a file, or folder, has held still for long enough. */
function restOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat
    ? stillness.restOf(path, `${stat.size}:${stat.mtimeMs}:${stat.ino}`, stat.mtimeMs, Date.now())
    : 0
}

/** Blocks until files hold still, ten seconds at most: before anything is served, and for a command. */
function waitForFirst(paths: readonly string[]): void {
  for (let tries = 0; tries < 5; tries++) {
    const restMs = Math.max(...paths.map(restOf))
    if (restMs === 0) return
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, restMs)
  }
}
