/**
 * The words of a PDF's text layer with their places, as `pdftotext -bbox-layout` of Poppler writes them.
 *
 * Flows hold blocks, blocks lines, lines words. The box of a word is as high as its font says that its tallest signs
 * are, often twice the type. How many times, most lines of a page tell by their width; then each box is drawn in.
 *
 * Source: pdftotext of Poppler 22.12, whose manual names the option.
 */

import { appendAll, middleOf } from '../../arrays.js'
import type { PageFormat } from './format.js'
import { type Box, type LaidLine, type LaidPage, type LaidWord, linesOfWords } from './layout.js'
import { type Attributes, readMarkup } from './xml.js'

export const BBOX_LAYOUT: PageFormat = {
  id: 'bbox-layout',
  name: 'pdftotext -bbox-layout',
  recognises: ({ head }) => /<doc>\s*<page width="[\d.]+" height="[\d.]+">\s*<flow>/.test(head),
  read: ({ text, file }) => {
    const reader = new BoxReader()
    readMarkup(text(), file, reader)
    return reader.pages
  },
}

class BoxReader {
  readonly pages: LaidPage[] = []
  private size = { width: 1, height: 1 }
  private words: LaidWord[] = []
  private lineBox: Box | undefined
  private isWord = false

  open(name: string, attributes: Attributes): void {
    this.isWord = name === 'word'
    if (name === 'page') {
      const [width, height] = [Number(attributes.width) || 1, Number(attributes.height) || 1]
      this.size = { width, height }
      this.pages.push({ aspect: width / height, isOrdered: false, blocks: [] })
    } else if (name === 'block') this.pages.at(-1)?.blocks.push({ label: undefined, level: 0, lines: [] })
    else if (name === 'line') {
      this.words = []
      this.lineBox = this.boxOf(attributes)
    } else if (this.isWord) this.words.push({ text: '', box: this.boxOf(attributes), confidence: undefined })
  }

  text(text: string): void {
    const word = this.words.at(-1)
    if (this.isWord && word) word.text += text.trim()
  }

  close(name: string): void {
    this.isWord = false
    const page = this.pages.at(-1)
    if (name === 'page' && page) drawIn(page.blocks.flatMap(({ lines }) => lines))
    const block = page?.blocks.at(-1)
    if (name !== 'line' || !page || !block) return
    const words = this.words.filter(({ text }) => text !== '')
    appendAll(block.lines, linesOfWords(words, this.lineBox, page.aspect))
  }

  private boxOf({ xMin, yMin, xMax, yMax }: Attributes): Box | undefined {
    const { width, height } = this.size
    const [left, right] = [Number(xMin) / width, Number(xMax) / width]
    const [top, bottom] = [Number(yMin) / height, Number(yMax) / height]
    return Number.isFinite(left + right + top + bottom) ? { left, top, right, bottom } : undefined
  }
}

/** So many lines, each of so many signs, tell how high a box is for its type. */
const LINES_LEAST = 3
const SIGNS_LEAST = 5

/** Boxes as high as the type, around the same middle. */
function drawIn(lines: readonly LaidLine[]): void {
  const highs = lines.flatMap(({ text, box, typeSize }) =>
    box && typeSize && text.length >= SIGNS_LEAST ? [(box.bottom - box.top) / typeSize] : [],
  )
  const times = highs.length < LINES_LEAST ? 1 : Math.max(1, middleOf(highs))
  for (const line of lines) {
    const { box } = line
    if (!box) continue
    line.typeSize = (box.bottom - box.top) / times
    const middle = (box.top + box.bottom) / 2
    box.top = middle - line.typeSize / 2
    box.bottom = middle + line.typeSize / 2
  }
}
