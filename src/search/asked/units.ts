/**
 * Units: the pieces of a clause that the looser rungs ask for.
 *
 * A unit is a string of two characters and more, a Latin or number run as a
 * whole, or a value however it is written. Opens no index.
 */
import type { Piece } from '../../analysis/analysis.js'
import { isFunctionWord, isTellingSurname } from '../../lexicon.js'
import { type JoinedPiece, joinNumbers } from './numbers.js'

/** `string`: stands anywhere; `run`: stands as a whole run; `value`: a key of `valuesIn()`. */
export type Unit = {
  text: string
  kind: 'string' | 'run' | 'value'
  /** Of a string: a number at either end of it is whole where it stands (number-ends.ts). */
  hasNumber?: boolean
}

/** A day or a month in characters: 五日 is not in 十五日. */
const DAY_OR_MONTH = /^[一二三四五六七八九十][月日]$/

const isSingle = (piece: Piece | undefined) => piece?.kind === 'han' && [...piece.text].length === 1

/**
 * The units of a cut: words of two characters and more, runs as a whole.
 * One-character pieces are no words: one beside a number or letters joins them, side by
 * side they join into one string, a surname joins the piece after it, any other decides nothing. Function words
 * decide nothing while a content word is there; a stretch between two signs
 * that has none (民有所呼) is a string as it stands.
 *
 * @param text  folded, the text that was cut
 */
export function unitsOf(pieces: Piece[], text: string): Unit[] {
  const seen = new Set<string>()
  const stretches = stretchesOf(joinNumbers(pieces, text))
  return stretches
    .flatMap((stretch) => stretchUnits(stretch, stretches.length === 1))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
}

/** Groups Han pieces that touch; every run of letters and digits is a stretch of its own. */
function stretchesOf(pieces: JoinedPiece[]): JoinedPiece[][] {
  const stretches: JoinedPiece[][] = []
  for (const [i, piece] of pieces.entries()) {
    if (i > 0 && touches(pieces, i) && pieces[i - 1]!.kind === 'han') stretches.at(-1)!.push(piece)
    else stretches.push([piece])
  }
  return stretches
}

/** Characters of the longest saying. A longer stretch without a content word is grammar and asks for nothing. */
const LONGEST_SAYING = 8

/** @param isAll whether the clause has no other stretch */
function stretchUnits(pieces: JoinedPiece[], isAll: boolean): Unit[] {
  if (pieces[0]!.kind === 'run') return [{ text: pieces[0]!.text, kind: 'run' }]
  const whole = joined(pieces, 0, pieces.length)
  const length = [...whole].length
  const isGrammar = pieces.some(({ text }) => isFunctionWord(text))
  // Three characters cut in two are one string, or the single piece would decide nothing: 三|张牌, 木|兰溪.
  if (isAll && length === 3 && pieces.length === 2 && !isGrammar) return [{ text: whole, kind: 'string' }]
  const units: Unit[] = []
  for (let i = 0; i < pieces.length; ) {
    const { text, next } = takeUnit(pieces, i)
    if ([...text].length > 1)
      units.push(next === i + 1 && hasNumber(pieces[i]!) ? numberUnit(text) : { text, kind: 'string' })
    i = next
  }
  const content = units.filter(({ text }) => !isFunctionWord(text))
  if (content.length > 0 || length === 1 || length > LONGEST_SAYING) return content
  return isFunctionWord(whole) || pieces.every(({ text }) => isFunctionWord(text))
    ? []
    : [{ text: whole, kind: 'string' }]
}

const hasNumber = ({ hasNumber, text }: JoinedPiece) => hasNumber || DAY_OR_MONTH.test(text)

/** A string in which numbers are whole. */
export const numberUnit = (text: string): Unit => ({ text, kind: 'string', hasNumber: true })

/**
 * Whether a surname that is a word of grammar too (何 于) is one here: behind another such word (有|何|政治), or before a word that
 * begins with one (于|何年). Elsewhere it begins a name: 何|建国.
 */
function isOfGrammar(pieces: Piece[], at: number): boolean {
  if (!isFunctionWord(pieces[at]!.text)) return false
  const isBehind = touches(pieces, at) && isFunctionWord(pieces[at - 1]!.text)
  const next = touches(pieces, at + 1) ? pieces[at + 1]!.text : ''
  return isBehind || (!isSingle(pieces[at + 1]) && isFunctionWord([...next][0] ?? ''))
}

/** One-character pieces that a given name has at most. */
const GIVEN_MOST = 2

/** The unit that begins at a piece, and the index of the piece behind the unit. Callers drop units of one character. */
function takeUnit(pieces: Piece[], from: number): { text: string; next: number } {
  const first = pieces[from]!
  const isName = first.kind === 'han' && isTellingSurname(first.text) && !isOfGrammar(pieces, from)
  if (isName) return takeName(pieces, from)
  if (!isSingle(first)) return takeWord(pieces, from)
  if (isFunctionWord(first.text)) return { text: '', next: from + 1 }
  let next = from + 1
  while (isSingle(pieces[next]) && touches(pieces, next) && !isFunctionWord(pieces[next]!.text)) {
    // 见|王|小明: a surname before a longer piece begins a name of its own.
    const beginsName =
      isTellingSurname(pieces[next]!.text) && touches(pieces, next + 1) && !isSingle(pieces[next + 1])
    if (beginsName) break
    next++
  }
  return { text: joined(pieces, from, next), next }
}

/** Characters of the longest stretch that a name of three may begin without a word that tells it: 张家|朗|晋级. */
const NAME_CLAUSE_MOST = 6

/**
 * A word, with the next single piece if the word is a compound surname and one character (欧阳建|宏), or in
 * a short stretch a surname and one character (张家|朗); in a longer one that is mostly 方面|称, 关于|冒.
 */
function takeWord(pieces: Piece[], from: number): { text: string; next: number } {
  const { text } = pieces[from]!
  const chars = [...text]
  const rest = pieces[from + 1]
  const length = joined(pieces, 0, pieces.length).length
  const isName =
    isTellingSurname(chars.slice(0, -1).join('')) &&
    (chars.length === 3 || (chars.length === 2 && from === 0 && length <= NAME_CLAUSE_MOST))
  if (!isName || !isSingle(rest) || !touches(pieces, from + 1) || isFunctionWord(rest!.text))
    return { text, next: from + 1 }
  return { text: text + rest!.text, next: from + 2 }
}

/**
 * A surname with what may be its given name: the single pieces behind it, two at
 * most, or else the longer piece. A function word ends it, unless the name
 * would have nothing else: 赵|鹏|在, but 刘|能.
 */
function takeName(pieces: Piece[], from: number): { text: string; next: number } {
  const isGrammar = (at: number) => isFunctionWord(pieces[at]!.text)
  let next = from + 1
  while (next - from <= GIVEN_MOST && isSingle(pieces[next]) && touches(pieces, next)) {
    const isFirst = next === from + 1
    if (isGrammar(next) && (!isFirst || isGrammar(from))) break
    next++
  }
  const isAlone = next === from + 1 && touches(pieces, next) && !isSingle(pieces[next])
  if (isAlone && !isGrammar(next)) next++
  return { text: joined(pieces, from, next), next }
}

/** Whether a piece stands right behind the one before it. */
function touches(pieces: Piece[], at: number): boolean {
  const [before, piece] = [pieces[at - 1], pieces[at]]
  return before !== undefined && piece?.kind === 'han' && piece.at === before.at + before.text.length
}

const joined = (pieces: Piece[], from: number, to: number) =>
  pieces
    .slice(from, to)
    .map((piece) => piece.text)
    .join('')
