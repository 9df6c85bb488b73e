/**
 * `.docx`, in which small papers are written before they are set: read by mammoth, which is loaded
 * when the first is met.
 *
 * A document tells no place on a page. A style of headings tells a heading, and so does type that is
 * larger or bolder than the body's; a paragraph is one line. Notes, comments and pictures are left out.
 *
 * A document is packed. Its parts are unpacked once to be measured, and given to mammoth only if none is
 * far larger than it could be.
 */

import yauzl from 'yauzl'
import { JiebaoError } from '../../errors.js'
import type { OtherKind } from '../../other-kinds.js'
import type { FormatInput, PageFormat } from './format.js'
import type { LaidBlock, LaidPage } from './layout.js'

export const DOCX: PageFormat = {
  id: 'docx',
  name: 'Word',
  recognises: ({ head, file }) =>
    head.startsWith('PK\u0003\u0004') && (/\.docx$/i.test(file) || /word\/[\w.]+\.xml/.test(head)),
  read: readDocx,
}

async function readDocx({ bytes, file }: FormatInput): Promise<LaidPage[]> {
  const refuse = (kind: OtherKind, cause?: unknown) =>
    new JiebaoError('source-of-other-kind', file, { kind }, { cause })
  const { default: mammoth } = await import('mammoth').catch((cause) => {
    throw refuse('docx', cause)
  })
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    let body: Element | undefined
    if (!(await isMeasured(buffer))) throw refuse('docxLarge')
    const transformDocument = (own: Element): Element => {
      body = own
      // Only the tree is asked for; there is nothing to convert.
      return { ...own, children: [] }
    }
    await mammoth.convertToHtml({ buffer }, { transformDocument, includeEmbeddedStyleMap: false })
    return [{ aspect: 1, isOrdered: true, blocks: blocksOf(body?.children ?? []) }]
  } catch (cause) {
    throw cause instanceof JiebaoError ? cause : refuse('docxBroken', cause)
  }
}

// ------------------------------------------------------------------ the packed parts

/** Bytes of the largest part in XML: mammoth takes a hundred times as much memory. A book has some hundred thousand. */
const LARGEST_PART = 4 * 1024 * 1024
/** Bytes of all parts, pictures too. */
const MOST_BYTES = 256 * 1024 * 1024

/** Whether no part holds more than a document's does. Rejects if one holds other bytes than it says. */
async function isMeasured(buffer: Buffer): Promise<boolean> {
  const zip = await yauzl.fromBufferPromise(buffer)
  let all = 0
  for await (const entry of zip.eachEntry()) {
    const before = all
    let isXml = false
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer
      if (all === before) isXml = /^(?:\xef\xbb\xbf)?\s*(?:<|$)/.test(bytes.toString('latin1', 0, 200))
      all += bytes.length
      if (all > MOST_BYTES || (isXml && all - before > LARGEST_PART)) return false
    }
  }
  return true
}

// ------------------------------------------------------------------ paragraphs

/** Of mammoth's tree, as much as is asked for. */
type Element = {
  type: string
  children?: Element[]
  value?: string
  styleName?: string | null
  isBold?: boolean
  /** In points; null where the style tells it. */
  fontSize?: number | null
}

type Paragraph = {
  lines: string[]
  /** Level of a heading style, from 1; 0 of the body's. */
  level: number
  /** In points, of its largest type. */
  size: number
  isBold: boolean
  isCell: boolean
}

/** Points of the type that Word sets Chinese in unless told otherwise. */
const USUAL_SIZE = 10.5
/** Larger than the body's type by this, or bold, a short paragraph is a heading. */
const LARGER = 1.15
const HEADING_LONGEST = 60
/** A cell that holds more than this holds prose, in UTF-16 units: the table only sets text side by side. */
const LONGEST_CELL = 60
/** `heading 1` and `Title`; templates in Chinese say 标题 1. */
const HEADING = /^(?:heading|标题|title)\s*(\d?)/i

function blocksOf(elements: readonly Element[]): LaidBlock[] {
  const paragraphs = elements.flatMap(paragraphsIn)
  const body = bodyOf(paragraphs)
  const levels = [...new Set(paragraphs.filter((own) => isHeading(own, body)).map((own) => -own.size))]
  levels.sort((a, b) => a - b)
  return paragraphs.map((own): LaidBlock => {
    const level = own.level || (isHeading(own, body) ? levels.indexOf(-own.size) + 1 : 0)
    const lines = own.lines.map((text) => ({ text, box: undefined, typeSize: undefined, doubtful: [] }))
    return { label: own.isCell ? 'table' : level > 0 ? 'title' : 'text', level, lines }
  })
}

type Body = Pick<Paragraph, 'size' | 'isBold'>

const isHeading = ({ lines, size, isBold, isCell }: Paragraph, body: Body): boolean =>
  !isCell &&
  lines.join('').length <= HEADING_LONGEST &&
  (size >= body.size * LARGER || (isBold && !body.isBold && size >= body.size))

/** The type of most of the text. */
function bodyOf(paragraphs: readonly Paragraph[]): Body {
  const signs = new Map<string, number>()
  for (const { lines, size, isBold } of paragraphs) {
    const key = JSON.stringify({ size, isBold })
    signs.set(key, (signs.get(key) ?? 0) + lines.join('').length)
  }
  const [most] = [...signs].sort(([, a], [, b]) => b - a)
  return most ? (JSON.parse(most[0]) as Body) : { size: USUAL_SIZE, isBold: false }
}

function paragraphsIn(element: Element): Paragraph[] {
  const children = element.children ?? []
  if (element.type === 'table') return tableOf(element)
  if (element.type !== 'paragraph') return children.flatMap(paragraphsIn)
  const runs = runsIn(element)
  const lines = runs
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return []
  const printed = runs.filter(({ text }) => text.trim() !== '')
  const style = HEADING.exec(element.styleName ?? '')
  return [
    {
      lines,
      level: style ? Number(style[1]) || 1 : 0,
      size: printed.reduce((most, { size }) => Math.max(most, size), 0),
      isBold: printed.every(({ isBold }) => isBold),
      isCell: false,
    },
  ]
}

type Run = { text: string; size: number; isBold: boolean }

function runsIn({ children = [] }: Element, size = USUAL_SIZE, isBold = false): Run[] {
  return children.flatMap((child): Run[] => {
    if (child.type === 'text') return [{ text: child.value ?? '', size, isBold }]
    if (child.type === 'tab') return [{ text: '\t', size, isBold }]
    if (child.type === 'break') return [{ text: '\n', size, isBold }]
    return runsIn(child, child.fontSize ?? size, child.isBold ?? isBold)
  })
}

/** A row is a line; where a cell holds prose, each cell is paragraphs of its own. */
function tableOf(table: Element): Paragraph[] {
  const rows = (table.children ?? []).map((row) => (row.children ?? []).map(cellOf))
  const isProse = rows
    .flat()
    .some((cell) => cell.length > 1 || cell.some(({ lines }) => lines.join('').length > LONGEST_CELL))
  if (isProse) return rows.flat(2)
  const lines = rows.map((row) => row.flatMap((cell) => cell.flatMap((own) => own.lines)).join('  '))
  const shown = lines.filter((line) => line !== '')
  if (shown.length === 0) return []
  return [{ lines: shown, level: 0, size: USUAL_SIZE, isBold: false, isCell: true }]
}

const cellOf = (cell: Element): Paragraph[] => (cell.children ?? []).flatMap(paragraphsIn)
