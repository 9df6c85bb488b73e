/**
 * Cutting a folded text into words.
 *
 * jieba cuts the Han runs, all runs of a text in one call; runs.ts cuts the rest. The
 * sub-words of each distinct long word are asked for once and remembered, so search mode
 * costs no more than the plain cut. A process keeps at most two open cutters.
 */

import { Dictionary } from './dictionary.js'
import { type Jieba, type JiebaTables, openJieba, openTables } from './jieba.js'
import { eachRun, runWords } from './runs.js'

/** A piece of the plain cut. `at` is in UTF-16 units; a `run` of Latin letters or digits is one piece. */
export type Piece = { text: string; at: number; kind: 'han' | 'run' }

export interface Cutter {
  readonly name: string
  readonly fingerprint: string
  /** Why this cutter was chosen: one line in Chinese. */
  readonly why: string
  /** Search mode: every word of a folded text with its dictionary sub-words; `at` in UTF-16 units. */
  words(text: string, emit: (term: string, at: number) => void): void
  /** The plain cut of a folded text, in order. */
  pieces(text: string): Piece[]
}

/** Sub-words of one word: term, offset in the word, term, offset, and so on. */
type SubWords = (string | number)[]
const NO_SUB_WORDS: SubWords = []
/** Words whose sub-words a cutter remembers; then it forgets them all. */
const REMEMBERED_MOST = 200_000
/** Separates the Han runs in one call of jieba: no dictionary word contains it. */
const GAP = '\n'

/**
 * Finds the offsets of the pieces that cutForSearch gives for one word: its words of two
 * characters from the left, then those of three, then the word itself.
 */
export function alignSubWords(word: string, parts: readonly string[]): SubWords {
  const aligned: SubWords = []
  let size = 0
  let at = -1
  for (const part of parts) {
    if (part === word) return aligned
    const length = [...part].length
    at = word.indexOf(part, length === size ? at + 1 : 0)
    if (at < 0) return NO_SUB_WORDS
    size = length
    aligned.push(part, at)
  }
  // The last piece is not the word: jieba cuts the word otherwise when alone, so no offset is certain.
  return NO_SUB_WORDS
}

export class JiebaCutter implements Cutter {
  readonly name: string
  readonly fingerprint: string
  readonly why: string
  private readonly known = new Map<string, SubWords>()

  constructor(private readonly jieba: Jieba) {
    this.name = jieba.name
    this.fingerprint = jieba.fingerprint
    this.why = jieba.why
  }

  words(text: string, emit: (term: string, at: number) => void): void {
    const hanStarts: number[] = []
    const hanRuns: string[] = []
    eachRun(text, (kind, at, end) => {
      if (kind === 'run') runWords(text, at, end, emit)
      else {
        hanStarts.push(at)
        hanRuns.push(text.slice(at, end))
      }
    })
    this.cutRuns(hanRuns, hanStarts, (word, at) => {
      if (word.length > 2) this.emitSubWords(word, at, emit)
      emit(word, at)
    })
  }

  pieces(text: string): Piece[] {
    const pieces: Piece[] = []
    const hanStarts: number[] = []
    const hanRuns: string[] = []
    eachRun(text, (kind, at, end) => {
      if (kind === 'run') pieces.push({ text: text.slice(at, end), at, kind })
      else {
        hanStarts.push(at)
        hanRuns.push(text.slice(at, end))
      }
    })
    this.cutRuns(hanRuns, hanStarts, (word, at) => pieces.push({ text: word, at, kind: 'han' }))
    return pieces.sort((a, b) => a.at - b.at)
  }

  /** Cuts all runs in one call of jieba, which costs less than one call for each. */
  private cutRuns(runs: string[], starts: number[], found: (word: string, at: number) => void): void {
    if (runs.length === 0) return
    const joined = runs.join(GAP)
    const parts = this.cutSafely(joined)
    let run = 0
    let at = starts[0]!
    for (const part of parts) {
      if (part === GAP) at = starts[++run]!
      else {
        found(part, at)
        at += part.length
      }
    }
  }

  /** jieba's pieces if they join back to the text, else single characters. */
  private cutSafely(text: string): string[] {
    const parts = this.jieba.cut(text)
    let at = 0
    for (const part of parts) {
      if (part === '' || !text.startsWith(part, at) || (part.length > 1 && part.includes(GAP)))
        return [...text]
      at += part.length
    }
    return at === text.length ? parts : [...text]
  }

  private emitSubWords(word: string, base: number, emit: (term: string, at: number) => void): void {
    let aligned = this.known.get(word)
    if (aligned === undefined) {
      aligned = alignSubWords(word, this.jieba.cutForSearch(word))
      if (this.known.size >= REMEMBERED_MOST) this.known.clear()
      this.known.set(word, aligned)
    }
    for (let i = 0; i < aligned.length; i += 2) emit(aligned[i] as string, base + (aligned[i + 1] as number))
  }
}

/** Cuts by the tables of dictionary.ts: gives the same words as nodejieba, loads sooner and cuts faster. */
class TableCutter implements Cutter {
  readonly name: string
  readonly fingerprint: string
  readonly why: string
  private readonly dictionary: Dictionary

  constructor({ name, fingerprint, why, memory }: JiebaTables) {
    this.name = name
    this.fingerprint = fingerprint
    this.why = why
    this.dictionary = new Dictionary(memory)
  }

  words(text: string, emit: (term: string, at: number) => void): void {
    eachRun(text, (kind, at, end) => {
      if (kind === 'run') runWords(text, at, end, emit)
      else this.dictionary.cutForSearch(text, at, end, emit)
    })
  }

  pieces(text: string): Piece[] {
    const pieces: Piece[] = []
    eachRun(text, (kind, at, end) => {
      if (kind === 'run') pieces.push({ text: text.slice(at, end), at, kind })
      else this.dictionary.cut(text, at, end, (word, start) => pieces.push({ text: word, at: start, kind }))
    })
    return pieces
  }
}

let opened: Cutter | undefined
let openedBulk: Cutter | undefined

/** The process's cutter, loaded on the first call (a second and 250 MB with nodejieba). */
export function openCutter(): Cutter {
  opened ??= new JiebaCutter(openJieba())
  return opened
}

let sharedTables: JiebaTables | undefined

/** The tables of `openBulkCutter()`, to be had by threads too. Undefined where another cutter takes their place. */
export function bulkTables(): JiebaTables | undefined {
  sharedTables ??= openTables()
  return sharedTables
}

/**
 * A cutter with the same words that loads in 20 ms (0.3 s where no build left its tables) and 16 MB: for cutting
 * an archive, or starting at once.
 *
 * @param tables of another thread, at the first call
 */
export function openBulkCutter(tables = openedBulk ? undefined : bulkTables()): Cutter {
  openedBulk ??= tables ? new TableCutter(tables) : openCutter()
  return openedBulk
}
