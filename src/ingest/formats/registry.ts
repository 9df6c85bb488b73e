/**
 * The formats that tools write, each told by the first bytes of a file and never by its name
 * alone. What none of them recognises is text, or is refused by its kind (other-kinds.ts).
 */

import { ABBYY } from './abbyy.js'
import { ALTO } from './alto.js'
import { BBOX_LAYOUT } from './bbox-layout.js'
import { DJVU } from './djvu.js'
import { DOCX } from './docx.js'
import { E_PAPER } from './e-paper.js'
import type { FormatInput, PageFormat } from './format.js'
import { HOCR } from './hocr.js'
import { DOTS, MARKER, MINERU_LIST_2 } from './layout-json.js'
import { METS } from './mets.js'
import { PAGE_XML } from './page-xml.js'
import { PDF } from './pdf.js'
import { MINERU_LIST, MINERU_MIDDLE, PADDLE } from './recognised-json.js'
import { RECOGNISED_LINES } from './recognised-lines.js'

/** In the order in which they are asked. */
export const FORMATS: PageFormat[] = [
  METS,
  ALTO,
  PAGE_XML,
  ABBYY,
  DJVU,
  HOCR,
  BBOX_LAYOUT,
  E_PAPER,
  PDF,
  DOCX,
  MINERU_LIST,
  MINERU_LIST_2,
  MINERU_MIDDLE,
  DOTS,
  MARKER,
  PADDLE,
  RECOGNISED_LINES,
]

/** @returns undefined if the file is none of them */
export const formatOf = (input: Pick<FormatInput, 'head' | 'file'>): PageFormat | undefined =>
  FORMATS.find((format) => format.recognises(input))
