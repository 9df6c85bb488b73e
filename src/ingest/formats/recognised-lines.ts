/**
 * JSON of recognised lines with their boxes and without a reading order: RapidOCR, PaddleOCR's plain lines,
 * PPOCRLabel, Umi-OCR, and what the services of clouds answer.
 *
 * They are read where their places tell the order: in one measure, none beside another; or in columns, once the page is
 * turned upright (upright.ts) and lines of two columns are cut (merged-lines.ts). Else they are refused, with what to use instead. The tools' names of the fields are after their documents; of
 * any file, a list is taken whose elements are a text and a box each.
 */

import { JiebaoError } from '../../errors.js'
import type { PageFormat } from './format.js'
import { type Box, boxAround, boxAroundPoints, type LaidPage, linesOfWords } from './layout.js'
import { azurePages } from './layout-json.js'
import { canBeOrdered, cutMerged, isVertical } from './merged-lines.js'
import { PADDLE } from './recognised-json.js'
import { type Outline, turnedUpright } from './upright.js'

/** Keys that only lists of recognised lines have. */
const OWN =
  /"(?:rec_texts|rec_polys|dt_polys|rec_boxes|dt_boxes|txts|text_region|transcription|words_result|prism_wordsInfo|TextDetections|fullTextAnnotation|textAnnotations|analyzeResult|readResults|BlockType)"\s*:/
/** A key of a box whose value is a list of points; and what an article has that a line has not. */
const OUTLINE = /"(?:box|points|polygon|boundingBox)"\s*:\s*\[\s*[[{]/
const OF_ARTICLES = /"(?:title|headline|标题|题名|date|日期)"\s*:/

export const RECOGNISED_LINES: PageFormat = {
  id: 'recognised-lines',
  name: 'RapidOCR, PaddleOCR',
  recognises: ({ head }) =>
    /^\s*(?:\[\s*){3,}\d/.test(head) ||
    (/^\s*[{[]\s*["{[]/.test(head) && !OF_ARTICLES.test(head) && (OWN.test(head) || OUTLINE.test(head))),
  read: (input) => {
    const text = input.text()
    // What was sorted by its keys has its lines before its blocks.
    if (/"(?:parsing_res_list|layoutParsingResults)"\s*:/.test(text)) return PADDLE.read(input)
    const value = parsed(text, input.file)
    const told = azurePages(value)
    if (told.length > 0) return told
    const pages = [...listsIn(value)].map(pageOf)
    if (pages.length > 0 && pages.every((page) => page !== undefined)) return pages
    throw new JiebaoError('source-of-other-kind', input.file, { kind: 'rawLines' })
  },
}

/** A value of JSON of which nothing is known. */
type Json = unknown
/** The box is in the picture's own units. */
type BoxedLine = { text: string; box: Box; outline: Outline | undefined; confidence: number | undefined }

function parsed(text: string, file: string): Json {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // Printed by Python: its tuples and its quotes are no JSON.
    const kind = /\(\s*['"]|'\s*:/.test(text) ? 'rawLines' : 'brokenJson'
    throw new JiebaoError('source-of-other-kind', file, { kind }, { cause })
  }
}

/** No tool nests its lists deeper. */
const DEEPEST = 12

/** Each list of lines, one a page. */
function* listsIn(value: Json, depth = 0): Generator<BoxedLine[]> {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return
  const lines = Array.isArray(value)
    ? value.map(lineOf)
    : (parallelLines(value as Record<string, Json>) ?? [])
  if (lines.length > 0 && lines.every((line) => line !== undefined)) yield lines
  else for (const inner of Object.values(value)) yield* listsIn(inner, depth + 1)
}

/** Lines as a list of texts beside a list of boxes. */
function parallelLines(value: Record<string, Json>): (BoxedLine | undefined)[] | undefined {
  const list = (...keys: string[]) => keys.map((key) => value[key]).find(Array.isArray)
  const texts = list('rec_texts', 'txts')
  const boxes = list('rec_polys', 'rec_boxes', 'dt_polys', 'boxes', 'dt_boxes')
  const scores = list('rec_scores', 'scores') ?? []
  return texts && boxes && texts.length === boxes.length
    ? texts.map((text, at) => lineOf([boxes[at], text, scores[at]]))
    : undefined
}

const TEXTS = ['text', 'transcription', 'words', 'word', 'content', 'DetectedText']
const BOXES = ['box', 'points', 'polygon', 'boundingBox', 'text_region', 'location', 'pos', 'bbox']
const SCORES = ['score', 'confidence', 'prob']

/** `[box, text, score]`, `[box, [text, score]]`, or an object with a text and a box. */
export function lineOf(value: Json): BoxedLine | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const own = value as Record<string, Json>
  const firstOf = (keys: readonly string[]) => keys.map((key) => own[key]).find((each) => each !== undefined)
  const [outline, text, score]: Json[] = Array.isArray(value)
    ? [value[0], ...[value[1]].flat(), value[2]]
    : [firstOf(BOXES), firstOf(TEXTS), firstOf(SCORES)]
  const numbers = numbersOf(outline)
  const box = numbers && boxAroundPoints(numbers)
  const confidence = Number(score ?? Number.NaN)
  if (typeof text !== 'string' || !box) return undefined
  return {
    ...{ text: text.trim(), box, outline: numbers },
    confidence: confidence >= 0 && confidence <= 1 ? confidence : undefined,
  }
}

/** Points, x and y in turn, be they pairs, objects of `x` and `y` or numbers in turn; or of `left`, `top`, `width` and `height`. */
function numbersOf(outline: Json): number[] | undefined {
  if (typeof outline !== 'object' || outline === null) return undefined
  const { left, top, width, height } = outline as Record<string, Json>
  const flat = Array.isArray(outline)
    ? outline.flatMap((point) =>
        typeof point === 'object' && point !== null ? Object.values(point as object).slice(0, 2) : [point],
      )
    : [left, top, Number(left) + Number(width), Number(top) + Number(height)]
  const numbers = flat.map(Number)
  if (numbers.length < 4 || numbers.length % 2 > 0 || !numbers.every(Number.isFinite)) return undefined
  return numbers
}

/** Of a line's height: two that stand one below the other may overlap by so much, as skewed ones do. */
const SKEW = 0.35
/** Of a line's height: so far may one stick out of the measure. */
const STRAY = 1
/** A line that fills its measure is this share of the widest; so many of all do in a page of one measure. */
const [FULL, MOSTLY] = [0.6, 0.5]

/** No page has more lines. */
const MOST_LINES = 10_000

/** The page; undefined if the order of its lines cannot be told. */
export function pageOf(all: readonly BoxedLine[]): LaidPage | undefined {
  if (all.length > MOST_LINES) return undefined
  const lines = all.filter(({ text }) => text !== '').sort((a, b) => a.box.top - b.box.top)
  if (lines.length === 0) return undefined
  if (isOneMeasure(lines)) return laid(lines, true)
  const columns = cutMerged(
    turnedUpright(lines).map(({ text, box, confidence }) => ({ text, box, confidence, doubtful: [] })),
  )
  return canBeOrdered(columns) ? laid(columns, false) : undefined
}

/** Whether all lines stand in one measure, none beside another. */
function isOneMeasure(lines: readonly BoxedLine[]): boolean {
  const widths = lines.map(({ box }) => box.right - box.left)
  const widest = lines[widths.indexOf(Math.max(...widths))]!
  const measure = widest.box.right - widest.box.left
  const isCertain = lines.every((line, at) => {
    const { box } = line
    const height = box.bottom - box.top
    const above = lines[at - 1]?.box
    const least = above && Math.min(height, above.bottom - above.top)
    const isWithin =
      box.left >= widest.box.left - STRAY * height && box.right <= widest.box.right + STRAY * height
    return isWithin && !isVertical(line) && (!above || above.bottom - box.top <= SKEW * least!)
  })
  return isCertain && widths.filter((width) => width >= FULL * measure).length >= MOSTLY * lines.length
}

type PlacedLine = Pick<BoxedLine, 'text' | 'box' | 'confidence'> & { doubtful?: [number, number][] }

function laid(lines: readonly PlacedLine[], isOrdered: boolean): LaidPage {
  // Lines that were turned upright may stand outside of the picture.
  const { left, top, right, bottom } = boxAround(lines.map(({ box }) => box))!
  const [west, north] = [Math.min(0, left), Math.min(0, top)]
  const [width, height] = [right - west, bottom - north]
  const shareOf = ({ box }: PlacedLine): Box => ({
    ...{ left: (box.left - west) / width, top: (box.top - north) / height },
    ...{ right: (box.right - west) / width, bottom: (box.bottom - north) / height },
  })
  const aspect = width / height
  const own = lines.flatMap((line) => {
    const box = shareOf(line)
    return linesOfWords([{ ...line, box: undefined }], box, aspect).map((one) => ({
      ...one,
      // A headline from above to below is as large as it is wide.
      typeSize: isVertical(line) ? (box.right - box.left) * aspect : one.typeSize,
      doubtful: one.doubtful.length > 0 ? one.doubtful : (line.doubtful ?? []),
    }))
  })
  return { aspect, isOrdered, isUnsized: true, blocks: [{ label: undefined, level: 0, lines: own }] }
}
