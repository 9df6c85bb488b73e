/**
 * ALTO, versions 1 to 4: what libraries keep of recognised pages.
 *
 * Pages hold blocks, blocks lines, lines strings with a place and a confidence (WC). A word that a
 * hyphen breaks has its hyphen in HYP, which is printed. Blocks stand in the order in which the
 * tool found them; a ReadingOrder (version 4.3) is followed.
 *
 * Source: the ALTO schema, kept by the Library of Congress.
 */

import { appendAll } from '../../arrays.js'
import type { PageFormat } from './format.js'
import { type Box, type LaidPage, type LaidWord, linesOfWords, orderBlocks } from './layout.js'
import { type Attributes, readMarkup } from './xml.js'

type OpenPage = LaidPage & { width: number; height: number }

export const ALTO: PageFormat = {
  id: 'alto',
  name: 'ALTO',
  recognises: ({ head }) => /<(?:\w+:)?alto[\s>]/i.test(head),
  read: ({ text, file }) => {
    const reader = new AltoReader()
    readMarkup(text(), file, reader)
    return reader.pages()
  },
}

class AltoReader {
  private readonly read: { page: OpenPage; ids: (string | undefined)[] }[] = []
  private readonly order: string[] = []
  private words: LaidWord[] = []
  private image = ''
  private isImage = false
  private lineBox: Box | undefined

  pages(): LaidPage[] {
    const places = new Map(this.order.map((id, at) => [id, at]))
    for (const { page, ids } of this.read) orderBlocks(page, ids, places)
    return this.read.map(({ page }) => page)
  }

  open(name: string, attributes: Attributes): void {
    const last = this.read.at(-1)
    this.isImage = name === 'fileName'
    if (name === 'Page') {
      const [width, height] = [numberOf(attributes.WIDTH), numberOf(attributes.HEIGHT)]
      const image = this.image.trim() || undefined
      const page = { image, width, height, aspect: width / height || 1, isOrdered: false, blocks: [] }
      this.read.push({ page, ids: [] })
    } else if (name === 'ElementRef' && attributes.REF) this.order.push(attributes.REF)
    else if (!last) return
    else if (name === 'TextBlock') this.openBlock(attributes.ID)
    else if (name === 'TextLine') {
      this.words = []
      this.lineBox = boxOf(attributes, last.page)
    } else if (name === 'String') {
      const confidence = attributes.WC === undefined ? undefined : Number(attributes.WC)
      this.words.push({ text: attributes.CONTENT ?? '', box: boxOf(attributes, last.page), confidence })
    } else if (name === 'HYP') this.hyphenate(attributes.CONTENT ?? '-')
  }

  text(text: string): void {
    if (this.isImage) this.image += text
  }

  close(name: string): void {
    this.isImage = false
    const page = this.read.at(-1)?.page
    if (name !== 'TextLine' || !page) return
    if (page.blocks.length === 0) this.openBlock(undefined)
    appendAll(page.blocks.at(-1)!.lines, linesOfWords(this.words, this.lineBox, page.aspect))
  }

  private openBlock(id: string | undefined): void {
    const { page, ids } = this.read.at(-1)!
    page.blocks.push({ id, label: undefined, level: 0, lines: [] })
    ids.push(id)
  }

  private hyphenate(sign: string): void {
    const last = this.words.at(-1)
    if (last) last.text += sign
  }
}

const numberOf = (value: string | undefined): number => Number(value) || 0

function boxOf({ HPOS, VPOS, WIDTH, HEIGHT }: Attributes, { width, height }: OpenPage): Box | undefined {
  if (HPOS === undefined || VPOS === undefined || !WIDTH || !HEIGHT || !width || !height) return undefined
  const [left, top] = [Number(HPOS) / width, Number(VPOS) / height]
  const [right, bottom] = [left + Number(WIDTH) / width, top + Number(HEIGHT) / height]
  // Of finite numbers alone is the sum one.
  return Number.isFinite(left + top + right + bottom) ? { left, top, right, bottom } : undefined
}
