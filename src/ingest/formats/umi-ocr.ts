/**
 * Umi-OCR's `.jsonl`: a line is a picture, or a page of a document, with its recognised lines.
 *
 * Where the tool has parsed the layout, each line tells what stands behind it (`end`): nothing or a blank where its
 * paragraph goes on, a line end where it ends. The lines then stand in reading order. Without that they are
 * read as any list of recognised lines is (recognised-lines.ts), or not at all.
 *
 * Source: hiroi-sora/Umi-OCR, `docs/http/api_ocr.md` and the writers of its outputs (version 2).
 */

import type { LaidBlock, LaidPage } from './layout.js'
import { lineOf, pageOf } from './recognised-lines.js'

export type UmiPage = {
  /** `wordless`: there is no text on the picture. `failed`: the tool tells an error. */
  page: LaidPage | 'wordless' | 'failed' | 'unordered'
  /** The picture, or the document, as the tool was given it. */
  file: string | undefined
  /** Of a document, from 1. */
  number: string | undefined
}

type Row = Record<string, unknown>
type UmiLine = NonNullable<ReturnType<typeof lineOf>> & { end: string }

/** Codes of an answer with text, and of one without. */
const [READ, WORDLESS] = [100, 101]

const textIn = (row: Row, key: string) => (typeof row[key] === 'string' ? (row[key] as string) : undefined)

/** @param row a line of a `.jsonl`; @returns undefined if Umi-OCR has not written it */
export function umiPage(row: Row): UmiPage | undefined {
  const { code, data } = row
  if (!Number.isInteger(code) || data === undefined || 'text' in row || 'content' in row) return undefined
  const [path, dir, name] = ['path', 'dir', 'fileName'].map((key) => textIn(row, key))
  const file = path ?? (name === undefined ? undefined : dir === undefined ? name : `${dir}/${name}`)
  const number = Number.isInteger(row.page) ? String(row.page) : undefined
  return { page: laidOf(code as number, data), file, number }
}

function laidOf(code: number, data: unknown): UmiPage['page'] {
  if (code === WORDLESS) return 'wordless'
  if (code !== READ || !Array.isArray(data)) return 'failed'
  const read = data.map(lineOf)
  if (read.length === 0 || read.some((line) => line === undefined)) return 'failed'
  const lines = read.map((line, at): UmiLine => ({ ...line!, end: textIn(data[at] as Row, 'end') ?? '\n' }))
  if (lines.every(({ text }) => text === '')) return 'wordless'
  if (lines.every(({ end }) => end.includes('\n'))) return pageOf(lines) ?? 'unordered'
  const paragraphs = paragraphsOf(lines)
  const body = bodySize(lines)
  return { aspect: 1, isOrdered: true, isUnsized: true, blocks: paragraphs.map((own) => blockOf(own, body)) }
}

function paragraphsOf(lines: readonly UmiLine[]): UmiLine[][] {
  const paragraphs: UmiLine[][] = [[]]
  for (const line of lines) {
    paragraphs.at(-1)!.push(line)
    if (line.end.includes('\n')) paragraphs.push([])
  }
  return paragraphs.filter((own) => own.some(({ text }) => text !== ''))
}

/** Of print in either direction. */
const sizeOf = ({ box }: UmiLine) => Math.min(box.right - box.left, box.bottom - box.top)

/** Of half of the text. */
function bodySize(lines: readonly UmiLine[]): number {
  const sorted = [...lines].sort((a, b) => sizeOf(a) - sizeOf(b))
  let rest = sorted.reduce((sum, { text }) => sum + text.length, 0) / 2
  const middle = sorted.find(({ text }) => {
    rest -= text.length
    return rest <= 0
  })
  return sizeOf(middle!)
}

/** Type of headings, the body's being 1: lines of a picture that was not quite straight are higher than their type. */
const LARGE = 1.35
/** Longest headline, in UTF-16 units. */
const LONGEST = 56
/** A line of less confidence is doubtful. */
const SURE = 0.6

function blockOf(lines: readonly UmiLine[], body: number): LaidBlock {
  let text = ''
  const doubtful: [number, number][] = []
  for (const { text: own, confidence, end } of lines) {
    if (confidence !== undefined && confidence < SURE) doubtful.push([text.length, text.length + own.length])
    text += own + (end.includes('\n') ? '' : end)
  }
  const isTitle = text.length <= LONGEST && lines.every((line) => sizeOf(line) >= body * LARGE)
  const line = { text, box: undefined, typeSize: undefined, doubtful }
  return { label: isTitle ? 'title' : undefined, level: isTitle ? 1 : 0, lines: [line] }
}
