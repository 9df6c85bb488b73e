/**
 * JSON of more layout tools whose blocks stand in reading order with labels: dots.ocr, Marker, MinerU's second content
 * list, and the paragraphs of Azure's layout model.
 *
 * Written after files of the tools: rednote-hilab/dots.ocr (a page a file), datalab-to/marker (`--output_format json`), MinerU
 * 2.5 (`*_content_list_v2.json`), Azure Document Intelligence (`analyzeResult`, 2023 to 2024).
 */

import type { PageFormat } from './format.js'
import { type BlockLabel, type Box, boxAroundPoints, type LaidBlock, type LaidPage } from './layout.js'
import {
  areaOf,
  blockOf,
  DEEPEST,
  fieldOf,
  type Json,
  listIn,
  pageOf,
  parsed,
  type Size,
  sizeOf,
  THOUSANDTHS,
  textIn,
} from './recognised-json.js'

const LABELS = new Map(
  Object.entries<BlockLabel>({
    // dots.ocr
    Title: 'title',
    'Section-header': 'title',
    Caption: 'caption',
    'Page-header': 'header',
    'Page-footer': 'footer',
    Table: 'table',
    Picture: 'picture',
    // Marker
    SectionHeader: 'title',
    PageHeader: 'header',
    PageFooter: 'footer',
    Figure: 'picture',
    // MinerU
    title: 'title',
    page_header: 'header',
    page_footer: 'footer',
    page_number: 'footer',
    page_footnote: 'footer',
    // Azure
    sectionHeading: 'title',
    pageHeader: 'header',
    pageFooter: 'footer',
    pageNumber: 'footer',
  }),
)

const labelOf = (name: string): BlockLabel => LABELS.get(name) ?? 'text'

// ------------------------------------------------------------------ dots.ocr

export const DOTS: PageFormat = {
  id: 'dots-ocr',
  name: 'dots.ocr',
  recognises: ({ head }) =>
    /^\s*\[\s*\{/.test(head) &&
    /"bbox"\s*:\s*\[/.test(head) &&
    /"category"\s*:\s*"(?:Title|Text|Section-header|Page-header|Page-footer|List-item|Caption|Table|Picture|Formula|Footnote)"/.test(
      head,
    ),
  read: (input) => [{ ...pageOf(itemsOf(parsed(input)).map(dotsBlock)), isUnsized: true }],
}

const itemsOf = (value: Json): Json[] => (Array.isArray(value) ? value : [])

/** Texts are Markdown, whose marks of a heading tell its level. */
function dotsBlock(item: Json): LaidBlock {
  const [, marks = '', text = ''] = /^\s*(#*)\s*([\s\S]*)$/.exec(textIn(item, 'text')) ?? []
  const label = labelOf(textIn(item, 'category'))
  return blockOf(label, text, label === 'title' ? marks.length || 1 : 0)
}

// ------------------------------------------------------------------ Marker

export const MARKER: PageFormat = {
  id: 'marker',
  name: 'Marker',
  recognises: ({ head }) =>
    /^\s*\{/.test(head) && /"children"\s*:/.test(head) && /"block_type"\s*:\s*"Page"/.test(head),
  read: (input) =>
    listIn(parsed(input), 'children').map((page) => {
      const [, , width = 0, height = 0] = listIn(page, 'bbox').map(Number)
      return pageOf([...markerBlocks(page, [width, height])])
    }),
}

/** The text of a block with others inside is theirs. */
function* markerBlocks(block: Json, size: Size, depth = 0): Generator<LaidBlock> {
  const inner = depth < DEEPEST ? listIn(block, 'children') : []
  for (const own of inner) yield* markerBlocks(own, size, depth + 1)
  if (inner.length > 0) return
  const html = textIn(block, 'html')
  const label = labelOf(textIn(block, 'block_type'))
  const text = label === 'table' ? html : html.replace(/<br\s*\/?>/gi, '\n').replace(/<[^<>]*>/g, '')
  const level = label === 'title' ? Number(/<h(\d)/i.exec(html)?.[1] ?? 1) : 0
  yield blockOf(label, text.trim(), level, areaOf(block, size))
}

// ------------------------------------------------------------------ MinerU

export const MINERU_LIST_2: PageFormat = {
  id: 'mineru-content-list-2',
  name: 'MinerU content_list_v2',
  recognises: ({ head }) =>
    /^\s*\[\s*\[/.test(head) && /"type"\s*:\s*"/.test(head) && /"content"\s*:\s*\{/.test(head),
  read: (input) =>
    itemsOf(parsed(input)).map((page) => pageOf(itemsOf(page).flatMap((item) => [...listBlocks(item)]))),
}

function* listBlocks(item: Json): Generator<LaidBlock> {
  const area = areaOf(item, THOUSANDTHS)
  const content = fieldOf(item, 'content')
  const label = labelOf(textIn(item, 'type'))
  const level = label === 'title' ? Number(fieldOf(content, 'level')) || 1 : 0
  for (const [key, value] of Object.entries(content ?? {})) {
    if (key === 'html') yield blockOf('table', String(value), 0, area)
    else if (key.endsWith('_caption') || key.endsWith('_footnote'))
      yield blockOf(key.startsWith('table') ? 'text' : 'caption', spansOf(value), 0, area)
    else if (key.endsWith('_content')) yield blockOf(label, spansOf(value), level, area)
    else if (key === 'list_items')
      for (const own of itemsOf(value)) yield blockOf('text', spansOf(fieldOf(own, 'item_content')), 0, area)
  }
}

const spansOf = (value: Json): string =>
  typeof value === 'string'
    ? value
    : itemsOf(value)
        .map((span) => textIn(span, 'content'))
        .join('')

// ------------------------------------------------------------------ Azure

/** Numbers of an outline that are looked at; a paragraph's has eight. */
const OUTLINE_MOST = 1000

/** The paragraphs of an answer that has some; of one with lines alone there is no order. */
export function azurePages(value: Json): LaidPage[] {
  const result = fieldOf(value, 'analyzeResult')
  const sizes = new Map(
    listIn(result, 'pages').map((page) => [fieldOf(page, 'pageNumber'), sizeOf(page)] as const),
  )
  const pages = new Map<Json, LaidBlock[]>()
  for (const paragraph of listIn(result, 'paragraphs')) {
    const [region] = listIn(paragraph, 'boundingRegions')
    const number = fieldOf(region, 'pageNumber')
    if (!pages.has(number)) pages.set(number, [])
    const role = textIn(paragraph, 'role')
    const label = labelOf(role)
    const level = label !== 'title' ? 0 : role === 'title' ? 1 : 2
    const outline = listIn(region, 'polygon').slice(0, OUTLINE_MOST).map(Number)
    const area = outlineOf(outline, sizes.get(number) ?? [0, 0])
    pages.get(number)!.push(blockOf(label, textIn(paragraph, 'content'), level, area))
  }
  return [...pages.values()].map((blocks) => pageOf(blocks))
}

function outlineOf(edges: readonly number[], size: Size): Box | undefined {
  const box = boxAroundPoints(edges)
  return box && areaOf({ bbox: [box.left, box.top, box.right, box.bottom] }, size)
}
