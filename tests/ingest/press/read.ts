/** A page's outputs beside their annotations: of text by its lines, of pages with places by the lines as they are laid. */

import { readFileSync } from 'node:fs'
import type { Annotation, PrintedLine } from '../../../src/eval/annotation.js'
import { inputOf } from '../../../src/ingest/formats/format.js'
import type { LaidLine, LaidPage } from '../../../src/ingest/formats/layout.js'
import { formatOf } from '../../../src/ingest/formats/registry.js'
import { readLaidIssue } from '../../../src/ingest/issue.js'
import { layLines } from '../../../src/ingest/runs/laid.js'
import type { Issue } from '../../../src/model.js'
import { alignPlaced, alignText, annotate, type PlacedWord } from './align.js'
import type { Page } from './page.js'
import type { SetLine } from './tools.js'

/** How a page was set, without its HTML. */
export type SetPage = { page: Omit<Page, 'html'>; set: SetLine[] }
export type Gold = { annotation: Annotation; lines: Map<number, PrintedLine> }

/** What a tool gave, by the ending of its file. */
export const TOOLS = {
  pdftotext: '.default.txt',
  'pdftotext -layout': '.layout.txt',
  'pdftotext -raw': '.raw.txt',
  'pdftotext -bbox-layout': '.bbox.html',
  'the PDF itself': '.pdf',
  'Tesseract text': '.txt',
  'Tesseract hOCR': '.hocr',
  'Tesseract ALTO': '.xml',
} as const
export type Tool = keyof typeof TOOLS

/** Of the text that a tool gave; `stem` names its files. */
export function goldOf(page: SetPage, stem: string, tool: Tool, file: string): Gold {
  const text = readFileSync(stem + TOOLS[tool], 'utf8')
  const about = { file, manner: tool }
  return tool === 'Tesseract text'
    ? goldOfRecognised(page, text, readFileSync(`${stem}.hocr`, 'utf8'), about)
    : goldOfText(page, text, about)
}

const linesOf = (text: string) => text.split(/\r\n|\n|\r/)

/** Of text that pdftotext gave. */
function goldOfText({ page, set }: SetPage, text: string, about: { file: string; manner: string }): Gold {
  const lines = linesOf(text)
  return annotate(page, set, alignText(lines, set), lines, about)
}

/** Of Tesseract's text, whose lines stand in its hOCR too. */
function goldOfRecognised(
  { page, set }: SetPage,
  text: string,
  hocr: string,
  about: { file: string; manner: string },
): Gold {
  const lines = linesOf(text)
  const placed = wordsIn(hocr)
  let at = 0
  const out = lines.flatMap((line, i) => {
    const own = bare(line)
    if (own === '') return []
    const found = placed.findIndex(
      (words, k) => k >= at && bare(words.map(({ text }) => text).join('')) === own,
    )
    if (found < 0) return []
    at = found + 1
    return [{ line: i + 1, words: placed[found]! }]
  })
  return annotate(page, set, alignPlaced(out, set), lines, about)
}

const bare = (text: string) => text.replace(/\s/g, '')

/** The words of each line of Tesseract's hOCR. */
function wordsIn(hocr: string): PlacedWord[][] {
  const [, width, height] = /class='ocr_page'[^>]*bbox 0 0 (\d+) (\d+)/.exec(hocr)!.map(Number)
  return hocr
    .split(/<span class='ocr_(?:line|header|caption|textfloat)'/)
    .slice(1)
    .map((line) =>
      [...line.matchAll(/class='ocrx_word'[^>]*bbox (\d+) (\d+) (\d+) (\d+)[^>]*>([\s\S]*?)<\/span>/g)].map(
        ([, left, top, right, bottom, inner]) => ({
          text: unescaped(inner!.replace(/<[^>]*>/g, '')),
          box: [+left! / width!, +top! / height!, +right! / width!, +bottom! / height!],
        }),
      ),
    )
}

const unescaped = (text: string) =>
  text.replace(
    /&(lt|gt|amp|quot|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name]!,
  )

/** Ending of a file of pages as a format gave them. */
export const LAID = '.laid'

/** The pages of a file with places. */
export async function pagesIn(bytes: Uint8Array, file: string): Promise<LaidPage[]> {
  if (file.endsWith(LAID)) return JSON.parse(new TextDecoder().decode(bytes)) as LaidPage[]
  const input = inputOf(bytes, file)
  const pages = await formatOf(input)!.read(input)
  if (!Array.isArray(pages)) throw new Error(`${file} holds an issue, not pages`)
  return pages
}

/** A file with places as it is read, and its annotation. */
export async function readLaid(
  { page, set }: SetPage,
  bytes: Uint8Array,
  about: { file: string; manner: string },
): Promise<Gold & { issue: Issue }> {
  const pages = await pagesIn(bytes, about.file)
  const source = { id: '0'.repeat(12), file: about.file, sha256: '', given: {}, skippedLines: 0 }
  const { issue } = readLaidIssue(pages, source)
  const placed = layLines(pages).places.map(({ line }, i) => ({
    line: i + 1,
    text: line.text,
    words: wordsOf(line),
  }))
  const texts = placed.map(({ text }) => text)
  return { issue, ...annotate(page, set, alignPlaced(placed, set), texts, about) }
}

/** Each character of a line with its place: of a word's width its share. */
function wordsOf({ text, box, words = [] }: LaidLine): PlacedWord[] {
  if (!box) return []
  const starts: [from: number, left: number, right: number][] = []
  for (let i = 0; i < words.length; i += 3) starts.push([words[i]!, words[i + 1]!, words[i + 2]!])
  if (starts.length === 0) starts.push([0, box.left, box.right])
  return starts.flatMap(([from, left, right], i) => {
    const own = [...text.slice(i === 0 ? 0 : from, starts[i + 1]?.[0] ?? text.length)]
    const step = (right - left) / own.length
    return own.map(
      (sign, k): PlacedWord => ({
        text: sign,
        box: [left + k * step, box.top, left + (k + 1) * step, box.bottom],
      }),
    )
  })
}
