/**
 * Edges: where a passage of a paragraph may begin and end.
 *
 * A passage begins and ends with a sentence where one is near, else with a clause, else
 * between two words, and never inside a number, a Latin run or behind a lone surname.
 */
import { isSurname } from '../../lexicon.js'

/** An edge of a sentence is looked for within this many characters; one of a clause beyond them too. */
const REACH = 40
/** An edge of a clause is looked for within this many characters. */
const FAR = 60
/** Where no clause ends near, a passage reaches this far before its first match. */
const BEFORE = 20

/** Classes of units, of which one unit may be in several: a bit each. */
const [CLOSING, BRACKET, SENTENCE_END, CLAUSE_END, ITEM_END, RUN] = [1, 2, 4, 8, 16, 32] as const
const CLASSES: readonly (readonly [bit: number, units: RegExp])[] = [
  // Signs that end a sentence or follow its end: no passage begins with one.
  [CLOSING, /[”’」』》〉）】)\]、，。；：！？,.;:!?\s]/],
  // A closing mark behind the full stop belongs to the sentence: 。”
  [BRACKET, /[”’」』》〉）】)\]]/],
  [SENTENCE_END, /[。！？!?；;\n]/],
  [CLAUSE_END, /[，：,:…—]/],
  // Between two items of a list: where no clause ends near.
  [ITEM_END, /、/],
  // Characters that make a number, a code or a Latin word, with the signs inside it.
  [RUN, /[\p{Script=Latin}\p{N}〇零一二三四五六七八九十百千万亿两.．·%％/／_-]/u],
]
/** Set once a unit's classes are known. */
const KNOWN = 64

/** Classes by UTF-16 unit, as far as units were met: an expression for each unit would take as long as marking. */
const table = new Uint8Array(0x10000)

/** The classes of the unit that stands there; none outside the text. */
function classesAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  // charCodeAt() gives NaN outside the text.
  if (!(unit >= 0)) return 0
  return table[unit]! || learn(unit)
}

function learn(unit: number): number {
  const char = String.fromCharCode(unit)
  const classes = CLASSES.reduce((sum, [bit, units]) => (units.test(char) ? sum | bit : sum), KNOWN)
  table[unit] = classes
  return classes
}

/** Whether the unit that stands there is in one of some classes. */
const isAt = (text: string, at: number, classes: number): boolean => (classesAt(text, at) & classes) !== 0

/** Where a passage begins that has to hold `at`. @param start where its paragraph begins */
export function beginning(text: string, start: number, at: number): number {
  const sentence = edgeBefore(text, SENTENCE_END, start, at, REACH)
  if (sentence !== undefined) return behind(text, CLOSING, sentence, at)
  if (at - start <= REACH) return start
  const clause =
    firstEdge(text, CLAUSE_END, at - REACH, at) ??
    edgeBefore(text, CLAUSE_END, start, at, FAR) ??
    edgeBefore(text, ITEM_END, start, at, FAR)
  if (clause !== undefined) return behind(text, CLOSING, clause, at)
  return at - start <= FAR ? start : wordEdge(text, Math.max(start, at - BEFORE), at)
}

/** Where a passage ends. @param aim  about there @param least  not before @param end where its paragraph ends */
export function ending(text: string, least: number, aim: number, end: number): number {
  if (end - aim <= REACH / 2) return end
  const sentence = edgeBefore(text, SENTENCE_END, least, aim + REACH / 2, FAR)
  if (sentence !== undefined) return behind(text, BRACKET, sentence, end)
  const far = Math.min(end, aim + FAR)
  const clause =
    edgeBefore(text, CLAUSE_END, least, aim, REACH) ??
    firstEdge(text, CLAUSE_END, aim + 1, far) ??
    edgeBefore(text, ITEM_END, least, aim, REACH)
  if (clause !== undefined) return clause
  return wordEdge(text, aim, far)
}

/** Whether a passage that begins at `at` begins a sentence. */
export function beginsSentence(text: string, at: number): boolean {
  let before = at - 1
  while (isAt(text, before, CLOSING) && !isAt(text, before, SENTENCE_END)) before--
  return before < 0 || isAt(text, before, SENTENCE_END)
}

/** Whether a passage that ends at `at` ends a sentence. */
export function endsSentence(text: string, at: number): boolean {
  if (at === text.length || text[at] === '\n') return true
  let last = at - 1
  while (isAt(text, last, CLOSING) && !isAt(text, last, SENTENCE_END)) last--
  return isAt(text, last, SENTENCE_END)
}

/** The last edge behind a sign of such a class in (from, at], at most `reach` before `at`. */
function edgeBefore(text: string, sign: number, from: number, at: number, reach: number): number | undefined {
  for (let edge = at; edge > Math.max(from, at - reach); edge--) if (isEdge(text, edge, sign)) return edge
  return undefined
}

/** The first edge behind a sign of such a class in [from, at]. */
function firstEdge(text: string, sign: number, from: number, at: number): number | undefined {
  for (let edge = Math.max(1, from); edge <= at; edge++) if (isEdge(text, edge, sign)) return edge
  return undefined
}

/** Whether such a sign stands before `edge`, and not inside a number or a Latin run: 1,234 and 3:2 have none. */
function isEdge(text: string, edge: number, sign: number): boolean {
  if (!isAt(text, edge - 1, sign)) return false
  return !(isAt(text, edge - 2, RUN) && isAt(text, edge, RUN))
}

/** Where a run of signs of such a class that begins at `from` ends, at `to` at the latest. */
function behind(text: string, signs: number, from: number, to: number): number {
  let edge = from
  while (edge < to && isAt(text, edge, signs)) edge++
  return edge
}

let segmenter: Intl.Segmenter | undefined

/** The first place in [from, to] that lies between two words; `to` if there is none. */
function wordEdge(text: string, from: number, to: number): number {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  // The segmenter has to see where the word begins in which `from` lies.
  const start = Math.max(0, from - REACH)
  for (const { index } of segmenter.segment(text.slice(start, to))) {
    const edge = start + index
    if (edge >= from && !isInside(text, edge)) return edge
  }
  return to
}

/** Whether a number, its unit, a Latin run or a name goes on there. */
function isInside(text: string, edge: number): boolean {
  return isAt(text, edge - 1, RUN) || isSurname(text[edge - 1] ?? '')
}
