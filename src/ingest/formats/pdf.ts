/**
 * PDF with a text layer, read by pdfjs-dist, which is loaded when the first PDF is met.
 *
 * A PDF has no lines: its pieces of text stand where they are drawn. Pieces that follow one another
 * on one baseline are a line here; which lines make a column is found from their places, as for
 * any page. A page without text is a picture, and a file of such pages is refused.
 */

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { JiebaoError } from '../../errors.js'
import { withCharacters } from '../../lexicon.js'
import type { OtherKind } from '../../other-kinds.js'
import { LONGEST_READING, TooSlow } from './clock.js'
import type { PageFormat } from './format.js'
import { hasNoLine, type LaidLine, type LaidPage } from './layout.js'

export const PDF: PageFormat = {
  id: 'pdf',
  name: 'PDF',
  recognises: ({ head }) => /^[\s\S]{0,1000}%PDF-\d/.test(head),
  read: ({ bytes, file }) => readPdf(bytes, file),
}

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Piece = { str: string; transform: number[]; width: number }
type PdfPage = Awaited<ReturnType<Awaited<ReturnType<Pdfjs['getDocument']>['promise']>['getPage']>>

/** Most pages of a file. */
const MOST_PAGES = 400
/** Shares of the type's size: how far a piece may stand off the baseline and off the piece before, and where a blank stands. */
const OFF_BASE = 0.3
const OFF_PIECE = 1.2
const BLANK = 0.25
/** Parts of a line of type above and below its baseline, as shares of its size. */
const ABOVE = 0.88
const BELOW = 0.12
/** A piece printed over itself, to look bold, stands off by no more than this share. */
const OVERPRINT = 0.12

async function readPdf(bytes: Uint8Array, file: string): Promise<LaidPage[]> {
  const refuse = (kind: OtherKind, cause?: unknown) =>
    new JiebaoError('source-of-other-kind', file, { kind }, { cause })
  const { getDocument, folder } = await load().catch((cause) => {
    throw refuse('pdf', cause)
  })
  const task = getDocument({
    // The reader takes the bytes over and may write to them.
    data: new Uint8Array(bytes),
    cMapUrl: join(folder, 'cmaps/'),
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  const until = performance.now() + LONGEST_READING * 1000
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES) throw refuse('pdfLong')
    const pages: LaidPage[] = []
    for (let at = 1; at <= document.numPages; at++) {
      if (performance.now() > until) throw new TooSlow()
      const page = await document.getPage(at)
      pages.push(await readPage(page))
      page.cleanup()
    }
    if (hasNoLine(pages)) throw refuse('pdfScan')
    return pages
  } catch (cause) {
    if (cause instanceof JiebaoError || cause instanceof TooSlow) throw cause
    throw refuse((cause as Error).name === 'PasswordException' ? 'pdfLocked' : 'pdfBroken', cause)
  } finally {
    await task.destroy()
  }
}

let loaded: Promise<{ getDocument: Pdfjs['getDocument']; folder: string }> | undefined

function load(): NonNullable<typeof loaded> {
  loaded ??= loadOnce()
  return loaded
}

/** Only drawing needs a canvas, which the library warns of and asks a class of where it is loaded. */
async function loadOnce() {
  const globals = globalThis as { DOMMatrix?: unknown }
  globals.DOMMatrix ??= class {}
  const { warn } = console
  console.warn = () => {}
  try {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    return { getDocument, folder: dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')) }
  } finally {
    console.warn = warn
  }
}

async function readPage(page: PdfPage): Promise<LaidPage> {
  const viewport = page.getViewport({ scale: 1 })
  const { width, height } = viewport
  const { items } = await page.getTextContent({ disableNormalization: true })
  const lines = new LineMaker(width, height)
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue
    const [x, y] = viewport.convertToViewportPoint(item.transform[4], item.transform[5]) as [number, number]
    lines.take({ ...item, str: withCharacters(item.str) }, x, y)
  }
  return {
    aspect: width / height,
    isOrdered: false,
    blocks: [{ label: undefined, level: 0, lines: lines.all }],
  }
}

class LineMaker {
  readonly all: LaidLine[] = []
  private readonly seen = new Map<string, [number, number]>()
  private line: { right: number; base: number; size: number } | undefined

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  take({ str, transform, width }: Piece, x: number, base: number): void {
    const size = Math.hypot(transform[2]!, transform[3]!)
    if (size === 0 || this.isOverprint(str, x, base, size)) return
    const last = this.all.at(-1)
    const gap = this.line ? x - this.line.right : 0
    const goesOn =
      last?.box &&
      this.line &&
      Math.abs(base - this.line.base) < OFF_BASE * size &&
      gap > -OFF_PIECE * size &&
      gap < OFF_PIECE * size &&
      Math.abs(size - this.line.size) < OFF_BASE * size
    if (goesOn && last?.box) {
      const isApart = gap > BLANK * size && !/\s$/.test(last.text) && /[A-Za-z\d]$/.test(last.text)
      last.text += (isApart && /^[A-Za-z\d]/.test(str) ? ' ' : '') + str
      // Blanks that the reader of PDFs makes up are as wide as the room between two columns.
      if (str.trim() === '' && width > OFF_PIECE * size) return
      last.box.right = Math.max(last.box.right, (x + width) / this.width)
      this.line!.right = x + width
    } else if (str.trim() !== '') {
      const box = {
        left: x / this.width,
        top: (base - ABOVE * size) / this.height,
        right: (x + width) / this.width,
        bottom: (base + BELOW * size) / this.height,
      }
      this.all.push({ text: str, box, typeSize: size / this.height, doubtful: [] })
      this.line = { right: x + width, base, size }
    }
  }

  private isOverprint(str: string, x: number, base: number, size: number): boolean {
    if (str.trim() === '') return false
    const before = this.seen.get(str)
    this.seen.set(str, [x, base])
    return before !== undefined && Math.hypot(before[0] - x, before[1] - base) < OVERPRINT * size
  }
}
