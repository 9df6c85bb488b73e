/**
 * DjVu XML: the hidden text of a scanned book or volume, as djvutoxml writes it and the Internet Archive publishes it.
 *
 * Each OBJECT is a page with its size in pixels; below it columns, regions, paragraphs and lines hold words with their
 * places: left, bottom, right, top, the origin at the top left. The Archive adds how sure its recogniser was, 0 to 100.
 *
 * Source: the DTD of DjVuXML (DjVuLibre, doc/djvuxml.dtd) and files of the Internet Archive (NAME_djvu.xml).
 */

import { appendAll } from '../../arrays.js'
import type { PageFormat } from './format.js'
import { type Box, boxAround, type LaidPage, type LaidWord, linesOfWords } from './layout.js'
import { type Attributes, readMarkup } from './xml.js'

export const DJVU: PageFormat = {
  id: 'djvu-xml',
  name: 'DjVu XML',
  recognises: ({ head }) => /<DjVuXML[\s>]/.test(head),
  read: ({ text, file }) => {
    const reader = new DjvuReader()
    readMarkup(text(), file, reader)
    return reader.pages
  },
}

type OpenPage = LaidPage & { width: number; height: number }

class DjvuReader {
  readonly pages: OpenPage[] = []
  #words: LaidWord[] = []
  #word: Omit<LaidWord, 'text'> | undefined

  open(name: string, attributes: Attributes): void {
    const page = this.pages.at(-1)
    if (name === 'OBJECT') {
      const [width, height] = [Number(attributes.width) || 0, Number(attributes.height) || 0]
      this.pages.push({ width, height, aspect: width / height || 1, isOrdered: false, blocks: [] })
    } else if (!page) return
    else if (name === 'PARAGRAPH') this.#openBlock()
    else if (name === 'LINE') this.#words = []
    else if (name === 'WORD')
      this.#word = { box: boxOf(attributes.coords, page), confidence: shareOf(attributes['x-confidence']) }
  }

  text(text: string): void {
    const own = text.trim()
    if (this.#word && own !== '') this.#words.push({ ...this.#word, text: own })
  }

  close(name: string): void {
    const page = this.pages.at(-1)
    if (name === 'WORD') this.#word = undefined
    if (name !== 'LINE' || !page) return
    if (page.blocks.length === 0) this.#openBlock()
    appendAll(page.blocks.at(-1)!.lines, linesOfWords(this.#words, around(this.#words), page.aspect))
    this.#words = []
  }

  #openBlock(): void {
    this.pages.at(-1)?.blocks.push({ label: undefined, level: 0, lines: [] })
  }
}

/** A line has no place of its own but that of its words. */
const around = (words: readonly LaidWord[]): Box | undefined =>
  boxAround(words.flatMap(({ box }) => box ?? []))

function shareOf(confidence: string | undefined): number | undefined {
  const share = Number(confidence ?? Number.NaN) / 100
  return share >= 0 && share <= 1 ? share : undefined
}

function boxOf(coords: string | undefined, { width, height }: OpenPage): Box | undefined {
  const [left, bottom, right, top] = (coords ?? '').split(',').map(Number)
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return undefined
  if (!Number.isFinite(left + top + right + bottom) || !width || !height) return undefined
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height }
}
