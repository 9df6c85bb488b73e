/**
 * From text to the lines that are printed: Markdown and HTML are taken off before anything
 * else looks, so that every rule reads the same words whatever tool wrote the file.
 *
 * Tools that recognise text (MinerU, PaddleOCR, DeepSeek-OCR, olmOCR, language models) and pages
 * saved from the web write pictures, tables, tags, formulae, fences and entities between the
 * words. A line of the file can hold several printed lines, and each keeps the file's number.
 * A line that prints nothing is kept as it is, marked so that no story takes it.
 *
 * CommonMark is not followed to the letter: a paper indents by four blanks, begins lines with
 * stars and numbers, and prints < and $; a parser of Markdown would take these away.
 */

import { checkTime } from './clock.js'
import { lowered, raised } from './formula.js'
import { EMPTY_LINK, inlineText, PICTURE } from './inline.js'
import { cellsOf, isTableRow, isTableRule } from './markdown-tables.js'
import { blockTags, isCentred, readTag, TOKEN } from './tags.js'

/**
 * `row`: of a table. `caption`: the file says so. `picture`: stands where a picture stands.
 * `unprinted`: markup alone, a speck, or a tool's own words about a picture.
 */
export type LineKind = 'text' | 'row' | 'caption' | 'picture' | 'unprinted'

export type SourceLine = {
  /** From 1 in the file. */
  line: number
  /** With the blanks at its ends, and with a heading mark `#`; empty for a blank line. */
  text: string
  kind: LineKind
  /** Level of an HTML heading, 1 to 6; 0 for none. */
  level: number
  /** Tags make all of it bold. */
  bold: boolean
  centred: boolean
  /** Stood behind a `>`. */
  quoted: boolean
}

/** Longest markup that is shown as it stands, in UTF-16 units: a whole picture can stand in it. */
const SHOWN_LONGEST = 200
const FENCE = /^\s*(?:`{3,}|~{3,})\s*[\w+-]*\s*$/
const QUOTE = /^\s*>[ \u3000]+(?![>\d])/
const TIGHT_QUOTE = /^\s*> ?(?!>)/
const DEFINITION = /^\s*\[[^\]\s]+\]: +<?(?:data:|https?:|\.{0,2}\/|[\w./-]+\.[a-z]{2,5})\S*\s*$/i
/** What Azure's reader keeps of a page's head and foot in comments. */
const PAGE_COMMENT = /^\s*Page(?:Header|Footer|Number)="([^"]*)"\s*$/
/** Signs without which a line holds no markup. */
const SIGNS = /[<$&\\*_`>|[~^]/
/** A summary over a tool's words about a picture. */
const OF_A_PICTURE =
  /<summary>\s*(?:图[片像表]?|插图|照片|image|picture|photo|figure)(?:描述|说明|内容|文字| ?description)?\s*</i
/** A tool's words about a picture have at most this many lines. */
const WORDS_LONGEST = 60
/** Ends of lines inside of what an editor numbers as one line: of IBM, of Unicode, a page's, a column's. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for
const OTHER_ENDS = /[\u000b\u000c\u0085\u2028\u2029]/
/** Open elements beyond this are forgotten: the file does not close them. */
const DEEPEST = 40

/**
 * The lines of a text, blank ones too.
 *
 * @param skipped leading lines that are front matter
 */
export function sourceLines(text: string, skipped: number): SourceLine[] {
  const raws = text.split(/\r\n|\n|\r/)
  const rewriter = new Rewriter(raws, raws.slice(skipped).some(showsMarkdown))
  for (let at = skipped; at < raws.length; at++) rewriter.take(at)
  return rewriter.lines
}

/** Whether a line is of Markdown beyond doubt. */
function showsMarkdown(raw: string): boolean {
  return (
    /^#{1,6} \S/.test(raw) ||
    (raw.startsWith('**') && /\*\*\\?$/.test(raw.trimEnd()) && raw.length > 5) ||
    FENCE.test(raw) ||
    (raw.includes('![') && PICTURE.test(raw)) ||
    isTableRule(raw)
  )
}

/** An element that is open. `describes`: a tool's words about the picture above. */
type Open = { name: string; centred: boolean; describes: boolean }

class Rewriter {
  readonly lines: SourceLine[] = []
  private readonly open: Open[] = []
  private line = 0
  private text = ''
  /** Open tags that make text bold, and whether text of the line stands outside of them. */
  private bold = 0
  private isPlain = false
  private cells: string[] | undefined
  /** What ends the comment, script or style that the line stands in. */
  private until: string | undefined
  private captionNext = false
  private lastKind: LineKind = 'text'
  /** Where a text stands last in the line. */
  private readonly lastPlaces = new Map<string, number>()
  /** By what ends a comment, script or style, the last line with it; one without end is text. */
  private readonly lastEnds = new Map<string, number>()

  constructor(
    private readonly raws: readonly string[],
    private readonly isMarkdown: boolean,
  ) {}

  take(at: number): void {
    checkTime()
    const raw = this.raws[at]!
    this.line = at + 1
    const parts = OTHER_ENDS.test(raw) ? raw.split(OTHER_ENDS).filter((part) => part.trim() !== '') : [raw]
    for (const part of parts.length > 0 ? parts : ['']) this.takePart(part, at)
  }

  private takePart(raw: string, at: number): void {
    const before = this.lines.length
    if (raw.trim() === '') this.push('text', '')
    else if (this.until === undefined && this.open.length === 0 && !SIGNS.test(raw)) this.push('text', raw)
    else if (this.until === undefined && (FENCE.test(raw) || DEFINITION.test(raw) || isTableRule(raw))) {
      this.push('unprinted', raw)
    } else if (isTableRow(raw) && (isTableLine(this.raws[at - 1]) || isTableLine(this.raws[at + 1]))) {
      this.pushCells(cellsOf(raw).map((cell) => inlineText(cell, this.isMarkdown, false)))
    } else
      this.takeTokens(
        raw.replace(RAISED, (_, text) => raised(text)).replace(LOWERED, (_, text) => lowered(text)),
      )
    if (this.lines.length === before) this.push('unprinted', raw)
  }

  // -------------------------------------------------------------- tokens

  private takeTokens(raw: string): void {
    this.lastPlaces.clear()
    let at = this.until === undefined ? 0 : this.skipHidden(raw, 0)
    TOKEN.lastIndex = at
    for (let found = TOKEN.exec(raw); found; found = TOKEN.exec(raw)) {
      this.addText(raw.slice(at, found.index))
      at = this.takeToken(found[0], raw, TOKEN.lastIndex)
      TOKEN.lastIndex = at
    }
    this.addText(raw.slice(at))
    this.breakLine()
    this.closeRow()
  }

  /** @returns where to go on */
  private takeToken(token: string, raw: string, at: number): number {
    if (token === '<!--') return this.takeComment(raw, at)
    if (/^<[|｜]/.test(token)) return this.takeGrounding(token, raw, at)
    if (token === '<img>' && this.isBelow(raw, '</img>', at)) {
      const end = raw.indexOf('</img>', at) + '</img>'.length
      this.takePicture(raw.slice(at - token.length, end))
      return end
    }
    if (token.startsWith('!')) this.takePicture(token)
    // <b> without its </b> may be printed so.
    else if (/^<[a-z]>$/.test(token) && !this.isClosed(token.charAt(1), raw, at)) this.addText(token)
    else if (HIDDEN.test(token)) return this.takeHidden(token, raw, at)
    else this.takeTag(token)
    return at
  }

  /** A paragraph that begins a line may end in another. */
  private isClosed(name: string, raw: string, at: number): boolean {
    const end = `</${name}>`
    return this.isBelow(raw, end, at) || (name === 'p' && /^\s*<p>/.test(raw) && this.endsBelow(end))
  }

  /** Scripts and styles print nothing. @returns where to go on */
  private takeHidden(token: string, raw: string, at: number): number {
    const end = `</${token.slice(1).match(/^[a-z]+/i)![0]}>`
    if (!this.isBelow(raw, end, at) && !this.endsBelow(end)) return at
    this.breakLine()
    this.until = end
    return this.skipHidden(raw, at)
  }

  private endsBelow(end: string): boolean {
    const last = this.lastEnds.get(end) ?? this.raws.findLastIndex((raw) => raw.includes(end))
    this.lastEnds.set(end, last)
    return last >= this.line
  }

  /** Whether a text stands in the line at `at` or behind; the line is searched once for each text. */
  private isBelow(raw: string, text: string, at: number): boolean {
    const last = this.lastPlaces.get(text) ?? raw.lastIndexOf(text)
    this.lastPlaces.set(text, last)
    return last >= at
  }

  private takeComment(raw: string, at: number): number {
    const isWhole = this.isBelow(raw, '-->', at)
    if (!isWhole && !this.endsBelow('-->')) {
      this.addText('<!--')
      return at
    }
    this.until = '-->'
    const end = this.skipHidden(raw, at)
    const printed = isWhole ? PAGE_COMMENT.exec(raw.slice(at, end - 3))?.[1] : undefined
    if (printed !== undefined) {
      this.breakLine()
      this.addText(printed)
      this.breakLine()
    }
    return end
  }

  private skipHidden(raw: string, at: number): number {
    const until = this.until!
    const end = raw.indexOf(until, at)
    if (end < 0) return raw.length
    this.until = undefined
    return end + until.length
  }

  private takePicture(token: string): void {
    this.breakLine()
    this.push('picture', token)
  }

  /** `<|ref|>title<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>`: a kind or the words themselves, then their place. */
  private takeGrounding(token: string, raw: string, at: number): number {
    if (token.includes('/')) return at
    const isReference = token.includes('ref')
    const pattern = isReference ? /[a-z_]+(?=<\|)/y : /[\s\d,.()[\]]+(?=<\||$)/y
    pattern.lastIndex = at
    const inner = pattern.exec(raw)?.[0]
    if (isReference && inner === 'image') this.takePicture(raw)
    if (isReference && inner !== undefined)
      this.captionNext = /^(?:image|figure)_(?:caption|title)$/.test(inner)
    return at + (inner?.length ?? 0)
  }

  private takeTag(token: string): void {
    const { name, isEnd } = readTag(token)
    if (/^(?:td|th|fcel|ecel|lcel|ucel|xcel)$/.test(name)) this.takeCell()
    else if (/^(?:tr|nl|table)$/.test(name)) {
      this.breakLine()
      this.closeRow()
    } else if (name === 'img') this.takePicture(token)
    else if (name === 'b' || name === 'strong') this.bold = Math.max(0, this.bold + (isEnd ? -1 : 1))
    else if (this.cells && (name === 'br' || blockTags.has(name))) this.text += '\n'
    else if (blockTags.has(name)) {
      this.breakLine()
      if (isEnd) this.close(name)
      else if (name !== 'hr' && name !== 'br') this.openElement(name, token)
    }
  }

  private openElement(name: string, token: string): void {
    const describes =
      name === 'details' &&
      (this.lastKind === 'picture' ||
        OF_A_PICTURE.test(this.raws.slice(this.line - 1, this.line + 1).join(' '))) &&
      this.raws.slice(this.line - 1, this.line + WORDS_LONGEST).some((raw) => raw.includes('</details>'))
    this.open.push({ name, centred: isCentred(name, token), describes })
    if (this.open.length > DEEPEST) this.open.shift()
  }

  private close(name: string): void {
    const at = this.open.findLastIndex((element) => element.name === name)
    if (at >= 0) this.open.length = at
  }

  // -------------------------------------------------------------- lines

  private addText(piece: string): void {
    if (piece.trim() !== '' && this.bold === 0) this.isPlain = true
    if (piece !== '') this.text += inlineText(piece, this.isMarkdown, !this.cells)
  }

  private takeCell(): void {
    if (this.cells) this.breakCell()
    else this.breakLine()
    this.cells ??= []
  }

  private breakCell(): void {
    if (this.text.trim() !== '') this.cells?.push(this.text.trim())
    this.text = ''
  }

  private closeRow(): void {
    if (!this.cells) return
    this.breakCell()
    this.pushCells(this.cells)
    this.cells = undefined
  }

  /** A row of a table is one line; where a table only sets text side by side, each cell is lines of its own. */
  private pushCells(cells: readonly string[]): void {
    if (cells.every((cell) => cell.trim() === '')) return
    const isProse = cells.some((cell) => cell.length > CELL_LONGEST || /[。！？]$/.test(cell))
    if (!isProse && cells.length > 0) this.push('row', cells.join('  ').replaceAll('\n', ' '))
    if (!isProse) return
    for (const text of cells.flatMap((cell) => cell.split('\n')))
      if (text.trim() !== '') this.push('text', text)
  }

  private breakLine(): void {
    if (this.cells) return
    if (this.text.trim() !== '') this.pushText(this.text)
    this.text = ''
    this.isPlain = false
  }

  private pushText(text: string): void {
    const quote = this.isMarkdown ? TIGHT_QUOTE : QUOTE
    const heading = this.open.findLast(({ name }) => /^h[1-6]$/.test(name))
    const bare = text.replace(quote, '')
    if (bare.trim() === '' || this.isMarkOfEmptyLink(bare)) return
    this.push(this.kindOfText(), bare, {
      level: heading ? Number(heading.name[1]) : 0,
      bold: !this.isPlain,
      centred: this.open.some(({ centred }) => centred),
      quoted: bare !== text,
    })
  }

  /** Marks alone, such as `#`, beside a link of which nothing is printed: the line prints nothing. */
  private isMarkOfEmptyLink(bare: string): boolean {
    return !/[\p{L}\p{N}]/u.test(bare) && EMPTY_LINK.test(this.raws[this.line - 1]!)
  }

  private kindOfText(): LineKind {
    if (this.open.some(({ describes }) => describes)) return 'unprinted'
    const isCaption = this.captionNext || this.open.some(({ name }) => name === 'figcaption')
    this.captionNext = false
    return isCaption ? 'caption' : 'text'
  }

  private push(kind: LineKind, text: string, more: Partial<SourceLine> = {}): void {
    const isMarkup = kind === 'picture' || kind === 'unprinted'
    const layout = { level: 0, bold: false, centred: false, quoted: false, ...more }
    this.lines.push({ line: this.line, text: isMarkup ? shownMarkup(text) : text, kind, ...layout })
    if (text.trim() !== '' && kind !== 'unprinted') this.lastKind = kind
  }
}

/** A cell longer than this holds prose, in UTF-16 units. */
const CELL_LONGEST = 40

const RAISED = /<sup>([^<>]{1,20})<\/sup>/gi
const LOWERED = /<sub>([^<>]{1,20})<\/sub>/gi

const HIDDEN = /^<(?:script|style)[\s>]/i

const isTableLine = (raw: string | undefined) => raw !== undefined && (isTableRow(raw) || isTableRule(raw))

/** Markup as it is shown: without the picture that may stand in it. */
function shownMarkup(raw: string): string {
  const short = raw.replace(/(data:[\w/+.-]{1,40})[;,][^)"'>\s]*/g, '$1…')
  return short.length <= SHOWN_LONGEST ? short : `${short.slice(0, SHOWN_LONGEST)}…`
}
