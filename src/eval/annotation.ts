/**
 * Annotations: the articles of a file with their parts, its head and its doubts, as a person marked them.
 *
 * An annotation names lines, not text, so that it judges every altered copy of its file.
 */

import type { DoubtClass, Kind } from '../model.js'

export type AnnotatedArticle = {
  kind: Kind
  /** Line of the headline; a list if it is printed on several lines. */
  headline: number | number[] | null
  /** Paragraphs, each as the numbers of the lines that it was printed on. */
  body: number[][]
  kicker?: number[]
  subheadline?: number[]
  section?: number
  series?: { name: string; number: number }
  credit?: number
  captions?: number[]
  asides?: { label: number; text: number }[]
  reporters?: string[]
  correspondents?: string[]
  photographers?: string[]
  /** Names printed without saying whether of a reporter or a correspondent. */
  authors?: string[]
  /** Names that a person may give or leave out. */
  mayNames?: string[]
  eventDate?: string
  /** Lines that a person may count to the body or leave out: a closing note, the credit in a caption. */
  may?: number[]
  /** Other readings that a person would accept, each as the parts that differ. */
  or?: Partial<AnnotatedArticle>[]
}

export type Annotation = {
  file: string
  /** How the page came to be text, for instance `tesseract lines`. Pages of one manner are counted together. */
  manner?: string
  publication: string | null
  /** The issue appeared between these days; null if nobody can tell. */
  date: { notBefore: string; notAfter: string } | null
  /** Page number as printed; null if the page does not say, left out if nobody looked. */
  page?: string | null
  /**
   * By line number: the text of a line whose marks hide it, and the parts of a line that
   * holds two things: `12.1` and `12.2` are then line numbers like any other.
   */
  reads?: Record<string, string>
  articles: AnnotatedArticle[]
  /** Lines that belong to no article and are not furniture. */
  other: number[]
  furniture: number[]
  /** An `optional` doubt may be raised or not. */
  doubts: { class: DoubtClass; line: number; optional?: boolean }[]
}

/** A printed line: its number in the file read, and its text without `#` and blanks. */
export type PrintedLine = { line: number; text: string }

/** The lines of a text by their number in an annotation; `reads` as in `Annotation`. */
export function printedLines(text: string, reads: Annotation['reads'] = {}): Map<number, PrintedLine> {
  const lines = new Map<number, PrintedLine>()
  for (const [i, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const own = raw.trim().replace(/^#{1,6}\s*/, '')
    if (own !== '') lines.set(i + 1, { line: i + 1, text: own })
  }
  for (const [id, text] of Object.entries(reads))
    lines.set(Number(id), { line: Math.floor(Number(id)), text })
  return lines
}
