/**
 * hOCR: recognised pages as HTML, as Tesseract and OCRopus write them.
 *
 * Classes say what an element is, and `title` holds its properties, such as `bbox 10 20 300 40` in
 * pixels of the page's own box and `x_wconf 93` of a word.
 *
 * Source: the hOCR specification 1.2.
 */

import { appendAll } from '../../arrays.js'
import { JiebaoError } from '../../errors.js'
import type { PageFormat } from './format.js'
import { type BlockLabel, type Box, type LaidPage, type LaidWord, linesOfWords } from './layout.js'
import { type Attributes, readMarkup } from './xml.js'

export const HOCR: PageFormat = {
  id: 'hocr',
  name: 'hOCR',
  recognises: ({ head }) =>
    /<(?:!doctype html|html)/i.test(head) &&
    /class=["']ocr_page|name=["']ocr-(?:system|capabilities)/.test(head),
  read: ({ text, file }) => {
    const own = text()
    return (isXml(own) && pagesOf(own, file, true)) || pagesOf(own, file, false)!
  },
}

/** Says that it is XML, and names no sign that only HTML knows. */
const isXml = (text: string) => text.startsWith('<?xml') && !/&(?!lt;|gt;|amp;|quot;|apos;|#)/.test(text)

/** @returns undefined of HTML that only says that it is XML */
function pagesOf(text: string, file: string, isXml: boolean): LaidPage[] | undefined {
  const reader = new HocrReader()
  try {
    readMarkup(text, file, reader, isXml)
  } catch (error) {
    if (isXml && error instanceof JiebaoError) return undefined
    throw error
  }
  return reader.pages
}

const LINES = /\bocr_(line|header|footer|caption|textfloat)\b/
const isWord = ({ kind }: Element) => kind === 'word'
const isLine = ({ kind }: Element) => kind === 'line'
/** Tesseract says `ocr_header` of headings, where the specification has the page's head: it tells nothing. */
const LABELS: Record<string, BlockLabel> = { footer: 'footer', caption: 'caption' }

type PageBox = { left: number; top: number; width: number; height: number }
type Element = { kind: 'line' | 'word' | 'other' }

class HocrReader {
  readonly pages: LaidPage[] = []
  private page: PageBox = { left: 0, top: 0, width: 1, height: 1 }
  private readonly elements: Element[] = []
  private words: LaidWord[] = []
  private lineBox: Box | undefined

  open(_name: string, { class: classes = '', title = '' }: Attributes): void {
    const element: Element = { kind: 'other' }
    this.elements.push(element)
    if (classes === '') return
    if (/\bocr_page\b/.test(classes)) {
      const [left, top, right, bottom] = boxIn(title) ?? [0, 0, 1, 1]
      this.page = { left, top, width: right - left || 1, height: bottom - top || 1 }
      this.pages.push({
        image: /\bimage ["']([^"']+)["']/.exec(title)?.[1],
        aspect: this.page.width / this.page.height,
        isOrdered: false,
        blocks: [],
      })
    } else if (/\bocr_(?:carea|par)\b/.test(classes)) this.openBlock()
    else if (LINES.test(classes)) {
      element.kind = 'line'
      this.setLabel(LABELS[LINES.exec(classes)![1]!])
      this.words = []
      this.lineBox = this.boxOf(title)
    } else if (/\bocrx_word\b/.test(classes)) {
      element.kind = 'word'
      const confidence = /\bx_wconf (\d+(?:\.\d+)?)/.exec(title)?.[1]
      const share = confidence === undefined ? undefined : Number(confidence) / 100
      this.words.push({ text: '', box: this.boxOf(title), confidence: share })
    }
  }

  text(text: string): void {
    const own = text.trim()
    if (own === '') return
    const word = this.elements.some(isWord) ? this.words.at(-1) : undefined
    if (word) word.text += own
    else if (this.elements.some(isLine)) this.words.push({ text: own, box: undefined, confidence: undefined })
  }

  close(): void {
    if (this.elements.pop()?.kind !== 'line' || this.pages.length === 0) return
    const page = this.pages.at(-1)!
    if (page.blocks.length === 0) this.openBlock()
    const words = this.words.filter(({ text }) => text !== '')
    appendAll(page.blocks.at(-1)!.lines, linesOfWords(words, this.lineBox, page.aspect))
  }

  /** A line that is labelled is a block of its own. */
  private setLabel(label: BlockLabel | undefined): void {
    const last = this.pages.at(-1)?.blocks.at(-1)
    if (last?.label === label) return
    this.openBlock()
    const block = this.pages.at(-1)?.blocks.at(-1)
    if (block) block.label = label
  }

  /** A paragraph that begins an area is no second block. */
  private openBlock(): void {
    const blocks = this.pages.at(-1)?.blocks
    if (blocks && blocks.at(-1)?.lines.length !== 0) blocks.push({ label: undefined, level: 0, lines: [] })
  }

  private boxOf(title: string): Box | undefined {
    const box = boxIn(title)
    if (!box) return undefined
    const { left, top, width, height } = this.page
    return {
      left: (box[0] - left) / width,
      top: (box[1] - top) / height,
      right: (box[2] - left) / width,
      bottom: (box[3] - top) / height,
    }
  }
}

function boxIn(title: string): [number, number, number, number] | undefined {
  const found = /\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)/.exec(title)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])] : undefined
}
