/**
 * An article on its printed page: the part of the picture that it stands on, with boxes over what the
 * query found. An image with shapes over it, so that it needs no script.
 *
 * A box of some characters is cut out of their line's place by the width of the signs: a sign of Latin
 * takes half of one of Chinese.
 */
import type { Article, ArticleAnswer, Place, Range } from '../model.js'
import { bodyLines } from '../print.js'
import { type Child, h, link } from './html.js'
import type { Site } from './site.js'

/** A sheet whose picture can be shown; size in pixels. */
export type ShownSheet = { sheet: number; width: number; height: number }

type Edges = Place['box']
/** Places are told in ten-thousandths. */
const UNITS = 10_000
const ENDS_IN_MARK = /[，。、；：！？）》」』”]$/u
/** Width of the blank of a mark, the sign being 1. */
const MARK_BLANK = 0.5
/** Room around the article, in ten-thousandths. */
const MARGIN = 120

export function clips(answer: ArticleAnswer, sheets: readonly ShownSheet[], site: Site): Child {
  const marks = marksOf(answer)
  return sheets.map((own) => {
    const { sheet, width, height } = own
    const onSheet = (places: readonly Place[]) => places.filter((place) => place.sheet === sheet)
    const places = onSheet(answer.places ?? [])
    if (places.length === 0) return false
    const picture = `${site.root}sheet/${encodeURIComponent(answer.issue.id)}/${sheet}`
    const clip = pixels(around(places.map(({ box }) => box)), own)
    const rects = (all: readonly Place[], kind: string) =>
      all.map(({ box, line }) => {
        const [x, y, wide, high] = pixels(box, own)
        return h(`rect.${kind}`, { x, y, width: wide, height: high, 'data-line': line })
      })
    return h(
      'figure.clip',
      h(
        'svg',
        { viewBox: clip.join(' '), role: 'img', 'aria-label': '这篇文章在版面上的样子' },
        h('image', { href: picture, x: 0, y: 0, width, height }),
        rects(places, 'place'),
        rects(onSheet(marks), 'mark'),
      ),
      h('figcaption.soft', link(picture, '看整版图片')),
    )
  })
}

/** A place on a sheet in its pixels: left, top, width, height. */
export function pixels(
  [left, top, right, bottom]: Edges,
  { width, height }: Pick<ShownSheet, 'width' | 'height'>,
): Edges {
  const x = (units: number) => Math.round((units * width) / UNITS)
  const y = (units: number) => Math.round((units * height) / UNITS)
  return [x(left), y(top), Math.max(1, x(right - left)), Math.max(1, y(bottom - top))]
}

const around = (boxes: readonly Edges[]): Edges => [
  Math.max(0, Math.min(...boxes.map(([left]) => left)) - MARGIN),
  Math.max(0, Math.min(...boxes.map(([, top]) => top)) - MARGIN),
  Math.min(UNITS, Math.max(...boxes.map(([, , right]) => right)) + MARGIN),
  Math.min(UNITS, Math.max(...boxes.map(([, , , bottom]) => bottom)) + MARGIN),
]

/** Where the characters that the query found stand in print: in the body, and in a headline of one line. */
export function marksOf(answer: Pick<ArticleAnswer, 'matches' | keyof Article>): Place[] {
  const places = new Map(
    (answer.places ?? []).flatMap((place) => (place.line ? [[place.line, place] as const] : [])),
  )
  const lines = bodyLines(answer.body, answer.paragraphs, answer.joins)
  const rangesOf = (field: 'body' | 'headline') =>
    answer.matches?.find((match) => match.field === field)?.ranges ?? []
  const marks: Place[] = []
  for (const range of rangesOf('body')) {
    for (const { line, from, to } of lines) {
      const place = places.get(line)
      const [a, b] = [Math.max(range[0], from), Math.min(range[1], to)]
      if (place && a < b) marks.push(cut(place, answer.body.slice(from, to), [a - from, b - from]))
    }
  }
  const first = lines[0]?.line ?? 0
  const heads = [...places.values()].filter(({ line = 0 }) => line < first)
  const head = heads.length === 1 ? heads[0] : undefined
  if (head && answer.headline !== null)
    for (const range of rangesOf('headline')) marks.push(cut(head, answer.headline, range))
  return marks
}

/** The place of `text[from, to)` on its line. */
function cut(place: Place, text: string, [from, to]: Range): Place {
  const [left, top, right, bottom] = place.box
  // Places end with the ink: the blank half of a mark at the end is not in them.
  const whole = widthOf(text) - (ENDS_IN_MARK.test(text) ? MARK_BLANK : 0) || 1
  const at = (offset: number) =>
    Math.round(left + (right - left) * Math.min(1, widthOf(text.slice(0, offset)) / whole))
  return { ...place, box: [at(from), top, at(to), bottom] }
}

function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += sign <= '\u024f' ? 0.5 : 1
  return width
}
