/**
 * ABBYY FineReader XML: pages as its engine and its server export them, and as scanned libraries publish them.
 *
 * Pages hold blocks, blocks paragraphs of lines, lines runs of one type, and these a sign each with its place, or their
 * text alone. A sign that the tool itself suspects is doubtful; its figures of confidence differ by version and are left out.
 *
 * Source: the schemas FineReader6-schema-v1 to FineReader10-schema-v1.
 */

import { appendAll } from '../../arrays.js'
import type { PageFormat } from './format.js'
import { type BlockLabel, type Box, type LaidPage, type LaidWord, linesOfWords } from './layout.js'
import { type Attributes, readMarkup } from './xml.js'

export const ABBYY: PageFormat = {
  id: 'abbyy-xml',
  name: 'ABBYY FineReader XML',
  recognises: ({ head }) => /<(?:\w+:)?document\s[^<>]*FineReader_xml/i.test(head),
  read: ({ text, file }) => {
    const reader = new AbbyyReader()
    readMarkup(text(), file, reader)
    return reader.pages
  },
}

const HAN = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u
/** Confidence of a sign that is suspected: below any that counts as sure. */
const SUSPECTED = 0

type OpenPage = LaidPage & { width: number; height: number }

class AbbyyReader {
  readonly pages: OpenPage[] = []
  #words: LaidWord[] = []
  #line: Box | undefined
  #isInLine = false
  /** Of the sign that is open; its text goes on the word before unless a new one begins. */
  #sign: { box: Box | undefined; isSuspected: boolean } | undefined
  #isApart = true

  open(name: string, attributes: Attributes): void {
    const page = this.pages.at(-1)
    if (name === 'page') {
      const [width, height] = [Number(attributes.width) || 0, Number(attributes.height) || 0]
      this.pages.push({ width, height, aspect: width / height || 1, isOrdered: false, blocks: [] })
    } else if (!page) return
    else if (name === 'block') this.#openBlock(attributes.blockType === 'Table' ? 'table' : undefined)
    else if (name === 'line') {
      this.#words = []
      this.#line = boxOf(attributes, page)
      this.#isInLine = true
      this.#isApart = true
    } else if (name === 'charParams') {
      const isSuspected = /^(?:1|true)$/.test(attributes.suspicious ?? '')
      this.#sign = { box: boxOf(attributes, page), isSuspected }
    }
  }

  text(text: string): void {
    if (!this.#isInLine) return
    const own = text.trim()
    // A blank is a sign of its own; between elements it is the file's.
    if (own === '') this.#isApart ||= this.#sign !== undefined
    else {
      const last = this.#words.at(-1)
      const confidence = this.#sign?.isSuspected ? SUSPECTED : undefined
      if (last && !this.#isApart && !HAN.test(own) && !HAN.test(last.text)) {
        last.text += own
        last.confidence ??= confidence
        if (last.box && this.#sign?.box) last.box.right = this.#sign.box.right
      } else this.#words.push({ text: own, box: this.#sign?.box, confidence })
      this.#isApart = false
    }
  }

  close(name: string): void {
    const page = this.pages.at(-1)
    if (name === 'charParams') this.#sign = undefined
    if (name !== 'line' || !page) return
    this.#isInLine = false
    if (page.blocks.length === 0) this.#openBlock(undefined)
    appendAll(page.blocks.at(-1)!.lines, linesOfWords(this.#words, this.#line, page.aspect))
  }

  #openBlock(label: BlockLabel | undefined): void {
    this.pages.at(-1)?.blocks.push({ label, level: 0, lines: [] })
  }
}

function boxOf({ l, t, r, b }: Attributes, { width, height }: OpenPage): Box | undefined {
  const [left, top, right, bottom] = [l, t, r, b].map((edge) => Number(edge ?? Number.NaN)) as [
    number,
    number,
    number,
    number,
  ]
  if (!Number.isFinite(left + top + right + bottom) || !width || !height) return undefined
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height }
}
