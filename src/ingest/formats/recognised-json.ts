/**
 * JSON of layout tools, whose blocks stand in reading order with labels: MinerU's content list and
 * middle file, PaddleOCR's parsing_res_list, bare or as its service answers it.
 *
 * A block is a paragraph, so places are not needed to find its lines; they only show where it stands. Texts are of Markdown's
 * manner: formulae and entities are taken off. Written after the documents of MinerU 2 and PaddleOCR 3.
 */

import { appendAll } from '../../arrays.js'
import { JiebaoError } from '../../errors.js'
import type { FormatInput, PageFormat } from './format.js'
import { inlineText } from './inline.js'
import type { BlockLabel, Box, LaidBlock, LaidPage } from './layout.js'

export const MINERU_LIST: PageFormat = {
  id: 'mineru-content-list',
  name: 'MinerU content_list',
  recognises: ({ head }) =>
    /^\s*\[\s*\{/.test(head) && /"type"\s*:/.test(head) && /"page_idx"\s*:/.test(head),
  read: (input) => listed(input),
}

export const MINERU_MIDDLE: PageFormat = {
  id: 'mineru-middle',
  name: 'MinerU middle',
  recognises: ({ head }) => /^\s*\{/.test(head) && /"pdf_info"\s*:\s*\[/.test(head),
  read: (input) =>
    listIn(parsed(input), 'pdf_info').map((page) => pageOf([...middleBlocks(page, sizeOf(page))])),
}

export const PADDLE: PageFormat = {
  id: 'paddleocr-layout',
  name: 'PaddleOCR',
  recognises: ({ head }) =>
    /^\s*[{[]/.test(head) && /"(?:parsing_res_list|layoutParsingResults)"\s*:/.test(head),
  read: (input) =>
    answersIn(input)
      .flat(DEEPEST)
      .flatMap(paddlePages)
      .map((page) => {
        const blocks = listIn(page, 'parsing_res_list').map((block) => paddleBlock(block, sizeOf(page)))
        return pageOf(blocks, textIn(page, 'input_path') || undefined)
      }),
}

/** Blocks inside of blocks are read down to this depth: no tool nests them more than three deep. */
export const DEEPEST = 20

/** A value of JSON of which nothing is known. */
export type Json = unknown

export function parsed({ text, file }: FormatInput): Json {
  try {
    return JSON.parse(text())
  } catch (cause) {
    if (cause instanceof JiebaoError) throw cause
    throw new JiebaoError('source-of-other-kind', file, { kind: 'brokenJson' }, { cause })
  }
}

export const fieldOf = (value: Json, key: string): Json =>
  typeof value === 'object' && value !== null ? (value as Record<string, Json>)[key] : undefined
export const listIn = (value: Json, key: string): Json[] => {
  const list = fieldOf(value, key)
  return Array.isArray(list) ? list : []
}
export const textIn = (value: Json, key: string): string => {
  const text = fieldOf(value, key)
  return typeof text === 'string' ? text : ''
}

/** Of the page, in the units of its boxes. */
export type Size = [width: number, height: number]

/** A block's own box, or that of its `key`; undefined unless it lies on a page whose size is known. */
export function areaOf(block: Json, [width, height]: Size, key = 'bbox'): Box | undefined {
  const edges = listIn(block, key).map(Number)
  const [left = 0, top = 0, right = 0, bottom = 0] = edges
  const isInside = left >= 0 && top >= 0 && left < right && top < bottom && right <= width && bottom <= height
  if (edges.length !== 4 || !isInside) return undefined
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height }
}

export const pageOf = (blocks: readonly LaidBlock[], image?: string): LaidPage => ({
  image,
  aspect: 1,
  isOrdered: true,
  blocks: blocks.filter(({ lines }) => lines.length > 0),
})

export function blockOf(label: BlockLabel, text: string, level: number, area?: Box): LaidBlock {
  const lines = label === 'table' ? rowsOf(text) : text.split('\n')
  const shown = lines.map((line) => inlineText(line, true, false).trim()).filter((line) => line !== '')
  return {
    label,
    level,
    lines: shown.map((line) => ({
      ...{ text: line, box: undefined, typeSize: undefined, doubtful: [] },
      ...(area && { area }),
    })),
  }
}

/** Rows of an HTML table, or lines of a text that is none. */
const rowsOf = (html: string): string[] =>
  html
    .split(/<\/tr>|\n/i)
    .map((row) => row.split(/<\/t[dh]>/i).map((cell) => cell.replace(/<[^<>]*>/g, '').trim()))
    .map((cells) => cells.filter((cell) => cell !== '').join('  '))

// ------------------------------------------------------------------ MinerU

/** Boxes of a content list are in thousandths of the page. */
export const THOUSANDTHS: Size = [1000, 1000]

const FURNITURE = { header: 'header', footer: 'footer', page_number: 'footer' } as const
/** A map, not an object: `constructor` is a label like any other. */
const LIST_LABELS = new Map(Object.entries<BlockLabel>(FURNITURE))

function listed(input: FormatInput): LaidPage[] {
  const pages = new Map<number, LaidBlock[]>()
  const items = parsed(input)
  for (const item of Array.isArray(items) ? items : []) {
    const page = Number(fieldOf(item, 'page_idx')) || 0
    if (!pages.has(page)) pages.set(page, [])
    appendAll(pages.get(page)!, listBlocks(item))
  }
  return [...pages].sort(([a], [b]) => a - b).map(([, blocks]) => pageOf(blocks))
}

function* listBlocks(item: Json): Generator<LaidBlock> {
  const type = textIn(item, 'type')
  const area = areaOf(item, THOUSANDTHS)
  const strings = (...keys: string[]) =>
    keys.flatMap((key) => listIn(item, key)).filter((text) => typeof text === 'string')
  if (type === 'table') {
    for (const text of strings('table_caption')) yield blockOf('text', text, 0, area)
    yield blockOf('table', textIn(item, 'table_body'), 0, area)
  }
  const level = Number(fieldOf(item, 'text_level')) || 0
  const text = [textIn(item, 'text'), ...strings('list_items')].join('\n')
  yield blockOf(level > 0 ? 'title' : (LIST_LABELS.get(type) ?? 'text'), text, level, area)
  const captions = strings('image_caption', 'img_caption', 'image_footnote', 'img_footnote', 'table_footnote')
  for (const caption of captions) yield blockOf('caption', caption, 0, area)
}

const MIDDLE_LABELS = new Map(
  Object.entries<BlockLabel>({
    ...FURNITURE,
    title: 'title',
    image_caption: 'caption',
    image_footnote: 'caption',
    table_footnote: 'caption',
  }),
)

/** As `page_size`, or as `width` and `height`. */
export const sizeOf = (page: Json): Size => {
  const told = listIn(page, 'page_size')
  const [width, height] = told.length > 0 ? told : [fieldOf(page, 'width'), fieldOf(page, 'height')]
  return [Number(width) || 0, Number(height) || 0]
}

function* middleBlocks(page: Json, size: Size): Generator<LaidBlock> {
  const discarded = listIn(page, 'discarded_blocks')
  // Mastheads and page numbers are discarded; they stand on the page, mostly at its head.
  for (const block of discarded) yield* middleBlock(block, 'header', size)
  for (const block of listIn(page, 'para_blocks')) yield* middleBlock(block, 'text', size)
}

function* middleBlock(block: Json, otherwise: BlockLabel, size: Size, depth = 0): Generator<LaidBlock> {
  for (const inner of listIn(block, 'blocks'))
    if (depth < DEEPEST) yield* middleBlock(inner, otherwise, size, depth + 1)
  const area = areaOf(block, size)
  const lines = listIn(block, 'lines').map((line) => listIn(line, 'spans'))
  const html = lines.flat().map((span) => textIn(span, 'html'))
  if (html.some((text) => text !== '')) yield blockOf('table', html.join('\n'), 0, area)
  const text = lines.map((spans) => spans.map((span) => textIn(span, 'content')).join('')).join('')
  const label = MIDDLE_LABELS.get(textIn(block, 'type')) ?? otherwise
  yield blockOf(label, text, label === 'title' ? Number(fieldOf(block, 'level')) || 1 : 0, area)
}

// ------------------------------------------------------------------ PaddleOCR

const PADDLE_LABELS = new Map(
  Object.entries<[BlockLabel, level?: number]>({
    doc_title: ['title', 1],
    paragraph_title: ['title', 2],
    content_title: ['title', 2],
    figure_title: ['caption'],
    chart_title: ['caption'],
    figure_caption: ['caption'],
    vision_footnote: ['caption'],
    header: ['header'],
    footer: ['footer'],
    number: ['footer'],
    table: ['table'],
    image: ['picture'],
    chart: ['picture'],
    header_image: ['picture'],
    footer_image: ['picture'],
  }),
)

/** One answer of the service; or one a line, as its jobs hand them over. */
function answersIn(input: FormatInput): Json[] {
  const lines = input
    .text()
    .split('\n')
    .filter((line) => line.trim() !== '')
  const isOfLines = lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line))
  return isOfLines ? lines.map((line) => parsed({ ...input, text: () => line })) : [parsed(input)]
}

function paddlePages(value: Json): Json[] {
  const inner = fieldOf(value, 'result') ?? fieldOf(value, 'res') ?? value
  const answered = listIn(inner, 'layoutParsingResults')
  if (answered.length > 0) return answered.map((page) => fieldOf(page, 'prunedResult'))
  return [inner]
}

const ELEMENT = /<\/?(?:div|img|p|br|html|body)\b[^<>]*>/gi

/** Where contents are formatted, titles are marked as in Markdown, and pictures stand in HTML beside the words on them. */
const withoutMarkup = (label: BlockLabel, content: string): string =>
  (label === 'title' ? content.replace(/^ *#{1,6} +/gm, '') : content).replace(ELEMENT, '\n')

function paddleBlock(block: Json, size: Size): LaidBlock {
  const [label, level = 0] = PADDLE_LABELS.get(textIn(block, 'block_label')) ?? ['text']
  const content = textIn(block, 'block_content')
  const text = label === 'table' ? content : withoutMarkup(label, content)
  return blockOf(label, text, level, areaOf(block, size, 'block_bbox'))
}
