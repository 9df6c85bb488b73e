/**
 * What a format of pages tells: blocks of lines, each with what is known of its place, its
 * type, its label and how sure the tool was. A value that a format does not know is undefined.
 */

import type { Given } from './metadata.js'
import type { Gaps } from './remarks.js'

/** Edges as fractions of the page, 0 to 1 from its left and its top. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** The smallest upright box around others; undefined around none. */
export function boxAround(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const whole = { ...boxes[0]! }
  for (const { left, top, right, bottom } of boxes) {
    whole.left = Math.min(whole.left, left)
    whole.top = Math.min(whole.top, top)
    whole.right = Math.max(whole.right, right)
    whole.bottom = Math.max(whole.bottom, bottom)
  }
  return whole
}

/** The same around points, x and y in turn. */
export function boxAroundPoints(numbers: readonly number[]): Box | undefined {
  const points: Box[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [x, y] = [numbers[at]!, numbers[at + 1]!]
    points.push({ left: x, top: y, right: x, bottom: y })
  }
  return boxAround(points)
}

/** What the file says that a block is. `unprinted`: words of the file that stand on no page. */
export type BlockLabel =
  | 'title'
  | 'text'
  | 'caption'
  | 'header'
  | 'footer'
  | 'table'
  | 'picture'
  | 'unprinted'

export type LaidLine = {
  text: string
  box: Box | undefined
  /** The place of a paragraph whose printed lines are not told: tells nothing of type, indent or column. */
  area?: Box
  /** Size of the type, as a fraction of the page's height; undefined if nothing tells it. */
  typeSize: number | undefined
  /** Half-open ranges of `text`, UTF-16, of which the tool was not sure. */
  doubtful: [from: number, to: number][]
  /**
   * Three numbers a word: where it begins in `text`, and its edges as fractions of the page's width; absent if no word
   * has a place. One row of numbers, since a page has thousands of words.
   */
  words?: number[]
}

/** What a block is of an article that the file tells by itself. */
export type ArticlePart = 'kicker' | 'headline' | 'subheadline' | 'byline' | 'body' | 'caption'

export type LaidBlock = {
  /** By which another file names it. */
  id?: string | undefined
  /** Set where the file says which blocks are one article, which counts from 0. */
  of?: { article: number; part: ArticlePart } | undefined
  label: BlockLabel | undefined
  /** Of a title, from 1, the highest; 0 if the file tells none. */
  level: number
  /** Printed lines; or one line that is a whole paragraph. */
  lines: LaidLine[]
}

export type LaidPage = {
  /** Path of its picture, as the file names it. */
  image?: string | undefined
  /** The page as the file names it, 版次 and 版名. */
  number?: string | undefined
  name?: string | undefined
  /** Width by height. */
  aspect: number
  /** The file states the order of its blocks, so that places change nothing of it. */
  isOrdered: boolean
  /** The size of the page is not known: boxes tell how lines stand to one another, and not where on its picture. */
  isUnsized?: true
  blocks: LaidBlock[]
}

/** What a file tells: its pages, and what it says of the issue. */
export type LaidIssue = { pages: LaidPage[]; given: Given; gaps: Gaps }

export const hasNoLine = (pages: readonly LaidPage[]): boolean =>
  pages.every(({ blocks }) => blocks.every(({ lines }) => lines.length === 0))

/**
 * Puts a page's blocks into the order that its file states; those that it does not name come last.
 *
 * @param ids   of the blocks, in turn
 * @param order from id to place
 */
export function orderBlocks(
  page: LaidPage,
  ids: readonly (string | undefined)[],
  order: ReadonlyMap<string, number>,
): void {
  const placeOf = (at: number) => order.get(ids[at] ?? '') ?? Number.POSITIVE_INFINITY
  const known = ids.filter((id) => id !== undefined && order.has(id)).length
  if (known === 0) return
  const sorted = page.blocks.map((block, at) => ({ block, at }))
  sorted.sort((a, b) => placeOf(a.at) - placeOf(b.at) || a.at - b.at)
  page.blocks = sorted.map(({ block }) => block)
  page.isOrdered = known === ids.length
}

/** One word of a line, before its line is put together. */
export type LaidWord = {
  text: string
  box: Box | undefined
  /** 0 to 1; undefined if the tool says nothing. */
  confidence: number | undefined
}

/** A word of less confidence is doubtful. */
const SURE = 0.6
/** Between Han characters a space is at least this wide, as a share of the line's type: boxes leave out the room around a sign. */
const SPACE = 0.8
/** No line has so much blank inside. */
const GAP = 1.4
/** A rule between two columns, read as a sign; and how wide it is at most, as a share of the line's type. */
const RULE = /^[|‖丨｜]+$/
const RULE_WIDEST = 0.6
/** A line of fewer signs tells its size by its height alone, unless all are Han characters. */
const SIGNS_LEAST = 5
/** Room beside a line's first and last sign together, as a share of its type. */
const BEARINGS = 0.12
/** Height of a line's box of Han characters, as a share of their type. */
const HAN_HEIGHT = 0.88

const CJK_MARK = /[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’·—…]/u
const WORD = /[\p{L}\p{N}]/u
const HAN = /\p{Script=Han}/u

/**
 * A tool's line of words, in print order. Blanks stand where letters meet, or where the print has
 * room; where it has so much that a column must end there, the tool read two lines as one.
 */
export function linesOfWords(words: readonly LaidWord[], box: Box | undefined, aspect: number): LaidLine[] {
  const typeSize = box && typeSizeOf(words.map(({ text }) => text).join(''), box, aspect)
  const lines: LaidLine[] = []
  let right = Number.NEGATIVE_INFINITY
  let isRuled = false
  // The word before: to ask the line for its last sign would put it together for each of its words.
  let before = ''
  for (const { text, box: own, confidence } of words) {
    if (own && typeSize && RULE.test(text) && ((own.right - own.left) * aspect) / typeSize < RULE_WIDEST) {
      isRuled = true
      continue
    }
    const room = own && typeSize ? ((own.left - right) * aspect) / typeSize : 0
    let line = lines.at(-1)
    const gap = (isRuled ? SPACE : GAP) + (endsInMark(before) ? SPACE : 0)
    isRuled = false
    if (!line || (before !== '' && own && room >= gap)) {
      if (line?.box) line.box.right = right
      line = {
        text: '',
        box: box && { ...box, left: line && own ? own.left : box.left },
        typeSize,
        doubtful: [],
        words: [],
      }
      lines.push(line)
      before = ''
    } else if (before !== '' && isBlankBetween(before, text, room)) line.text += ' '
    const from = line.text.length
    line.text += text
    if (text !== '') before = text
    if (confidence !== undefined && confidence < SURE) line.doubtful.push([from, line.text.length])
    if (own) {
      line.words!.push(from, own.left, own.right)
      right = Math.max(right, own.right)
    }
  }
  if (lines.length > 1) for (const line of lines) measureAnew(line, words, aspect)
  return lines.filter(({ text }) => text.trim() !== '')
}

/** A part of a tool's line stands as high as its own words do. */
function measureAnew(line: LaidLine, words: readonly LaidWord[], aspect: number): void {
  if (!line.box) return
  const { left, right } = line.box
  const own = boxAround(
    words.flatMap(({ box }) => (box && box.left >= left && box.right <= right ? [box] : [])),
  )
  if (!own) return
  line.box.top = own.top
  line.box.bottom = own.bottom
  line.typeSize = typeSizeOf(line.text, line.box, aspect)
}

/** What a sign is beside a blank: a mark of Chinese, a Han character, a letter or digit, or another. */
type Sign = 'mark' | 'han' | 'word' | 'other'

/** By UTF-16 units that were met: a page asks of each of its words. */
const SIGNS: (Sign | undefined)[] = []

function signOf(sign: string): Sign {
  if (CJK_MARK.test(sign)) return 'mark'
  if (HAN.test(sign)) return 'han'
  return WORD.test(sign) ? 'word' : 'other'
}

/** The sign at the text's end, or at its beginning. */
function signAt(text: string, end: 'first' | 'last'): Sign {
  const code = text.charCodeAt(end === 'last' ? text.length - 1 : 0)
  if (code >= 0xd800 && code < 0xe000) return signOf(end === 'last' ? text.slice(-2) : text.slice(0, 2))
  SIGNS[code] ??= signOf(String.fromCharCode(code))
  return SIGNS[code]
}

const endsInMark = (text: string) => text !== '' && signAt(text, 'last') === 'mark'

function isBlankBetween(before: string, after: string, room: number): boolean {
  const last = signAt(before, 'last')
  const first = after === '' ? 'other' : signAt(after, 'first')
  if (last === 'mark' || first === 'mark') return false
  if (last === 'han' || first === 'han') return room >= SPACE && last !== 'other' && first !== 'other'
  return true
}

/** The size of a line's type: by the room that a sign takes, and by the height, whichever is less. */
export function typeSizeOf(text: string, { left, top, right, bottom }: Box, aspect: number): number {
  let signs = 0
  let count = 0
  let han = 0
  for (const sign of text) {
    signs += sign <= '\u024f' ? (sign === ' ' ? 0.3 : 0.5) : 1
    count++
    // Of few signs alone it matters.
    if (count < SIGNS_LEAST && HAN.test(sign)) han++
  }
  const byHeight = (bottom - top) / HAN_HEIGHT
  // A box leaves out the room around the outer signs.
  const inner = count < SIGNS_LEAST ? signs - BEARINGS : signs
  if (count < SIGNS_LEAST && (han < count || count < 2)) return byHeight
  return Math.min(byHeight, ((right - left) * aspect) / inner)
}
