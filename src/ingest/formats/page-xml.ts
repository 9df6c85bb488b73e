/**
 * PAGE XML: pages as Transkribus, eScriptorium and OCR-D keep them.
 *
 * Regions hold lines, lines words; each has an outline and texts, of which the first counts. A region's
 * type, or Transkribus's `custom` attribute, says what it is. A ReadingOrder is followed; without one
 * regions stand in the order of the file.
 *
 * Source: the PAGE schema of PRImA, 2010 to 2019.
 */

import { appendAll } from '../../arrays.js'
import type { PageFormat } from './format.js'
import {
  type BlockLabel,
  type Box,
  type LaidPage,
  type LaidWord,
  linesOfWords,
  orderBlocks,
} from './layout.js'
import { type Attributes, readMarkup } from './xml.js'

export const PAGE_XML: PageFormat = {
  id: 'page-xml',
  name: 'PAGE XML',
  recognises: ({ head }) => /<(?:\w+:)?PcGts[\s>]/.test(head),
  read: ({ text, file }) => {
    const reader = new PageXmlReader()
    readMarkup(text(), file, reader)
    return reader.pages()
  },
}

/** Types of regions that say what a line is. */
const LABELS = new Map(
  Object.entries<BlockLabel>({
    heading: 'title',
    paragraph: 'text',
    caption: 'caption',
    header: 'header',
    footer: 'footer',
    'page-number': 'header',
  }),
)

/** What is open that has a place and texts: a region, a line, a word. */
type Open = {
  kind: 'TextRegion' | 'TextLine' | 'Word'
  points: [number, number][]
  text: string | undefined
  confidence: number | undefined
  words: LaidWord[]
}
type OpenPage = LaidPage & { width: number; height: number }

class PageXmlReader {
  readonly #read: { page: OpenPage; ids: (string | undefined)[]; order: Map<string, number> }[] = []
  readonly #open: Open[] = []
  /** Elements within a `Unicode` that counts. */
  #reads = false
  #confidence: number | undefined

  pages(): LaidPage[] {
    for (const { page, ids, order } of this.#read) orderBlocks(page, ids, order)
    return this.#read.map(({ page }) => page)
  }

  open(name: string, attributes: Attributes): void {
    const last = this.#read.at(-1)
    if (name === 'Page') {
      const [width, height] = [Number(attributes.imageWidth) || 0, Number(attributes.imageHeight) || 0]
      const image = attributes.imageFilename
      const page = { image, width, height, aspect: width / height || 1, isOrdered: false, blocks: [] }
      this.#read.push({ page, ids: [], order: new Map() })
    } else if (!last) return
    else if (name === 'RegionRefIndexed' || name === 'RegionRef') {
      if (attributes.regionRef) last.order.set(attributes.regionRef, last.order.size)
    } else if (name === 'TextRegion' || name === 'TextLine' || name === 'Word') {
      this.#open.push({ kind: name, points: [], text: undefined, confidence: undefined, words: [] })
      if (name === 'TextRegion') this.#openBlock(attributes.id, labelOf(attributes))
    } else if (name === 'TableRegion') this.#openBlock(attributes.id, 'table')
    else if (name === 'Coords') this.#setPoints(attributes.points)
    else if (name === 'Point') this.#open.at(-1)?.points.push([Number(attributes.x), Number(attributes.y)])
    else if (name === 'TextEquiv') this.#confidence = shareOf(attributes.conf)
    else if (name === 'Unicode') this.#reads = this.#open.length > 0 && this.#open.at(-1)!.text === undefined
  }

  #openBlock(id: string | undefined, label: BlockLabel | undefined): void {
    const { page, ids } = this.#read.at(-1)!
    page.blocks.push({ id, label, level: 0, lines: [] })
    ids.push(id)
  }

  text(text: string): void {
    const own = this.#open.at(-1)
    if (this.#reads && own) own.text = (own.text ?? '') + text
  }

  close(name: string): void {
    const own = this.#open.at(-1)
    if (name === 'Unicode') {
      if (this.#reads && own) Object.assign(own, { text: own.text ?? '', confidence: this.#confidence })
      this.#reads = false
    } else if (own && name === own.kind) this.#take(this.#open.pop()!)
  }

  #take(own: Open): void {
    const { page } = this.#read.at(-1)!
    // A line of no region.
    if (page.blocks.length === 0) this.#openBlock(undefined, undefined)
    const box = boxOf(own.points, page)
    const { text = '', confidence } = own
    if (own.kind === 'Word') this.#open.at(-1)?.words.push({ text, box, confidence })
    else if (own.kind === 'TextLine') {
      const whole = own.words.map((word) => word.text).join('')
      // Who corrects a line leaves its words as they were.
      const isOfWords = whole !== '' && (text === '' || whole === text.replaceAll(' ', ''))
      const words = isOfWords ? own.words : [{ text: text.trim(), box, confidence }]
      appendAll(page.blocks.at(-1)!.lines, linesOfWords(words, box, page.aspect))
    } else if (page.blocks.at(-1)!.lines.length === 0) {
      for (const line of text.split('\n')) {
        if (line.trim() === '') continue
        page.blocks
          .at(-1)!
          .lines.push({ text: line.trim(), box: undefined, typeSize: undefined, doubtful: [] })
      }
    }
  }

  #setPoints(points: string | undefined): void {
    const own = this.#open.at(-1)
    if (!own || !points) return
    for (const pair of points.trim().split(/\s+/)) {
      const [x, y] = pair.split(',').map(Number)
      own.points.push([x!, y!])
    }
  }
}

/** Transkribus writes `structure {type:heading;}`. */
function labelOf({ type, custom = '' }: Attributes): BlockLabel | undefined {
  const own = /structure\s*\{[^}]*type:\s*([\w-]+)/.exec(custom)?.[1] ?? type
  return own === undefined ? undefined : LABELS.get(own)
}

function shareOf(conf: string | undefined): number | undefined {
  const share = conf === undefined ? Number.NaN : Number(conf)
  return share >= 0 && share <= 1 ? share : undefined
}

function boxOf(points: readonly [number, number][], { width, height }: OpenPage): Box | undefined {
  if (points.length < 2 || !width || !height) return undefined
  const box = { left: 1, top: 1, right: 0, bottom: 0 }
  for (const [x, y] of points) {
    if (!Number.isFinite(x + y)) return undefined
    box.left = Math.min(box.left, x / width)
    box.top = Math.min(box.top, y / height)
    box.right = Math.max(box.right, x / width)
    box.bottom = Math.max(box.bottom, y / height)
  }
  return box
}
