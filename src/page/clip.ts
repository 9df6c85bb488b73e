/**
 * An article on its printed page: the part of the picture that it stands on, with boxes over what the
 * query found. An image with shapes over it, so that it needs no script; with one, its parts light up
 * with those of the text, and the picture can be moved and enlarged (web/clip.ts, web/viewer.ts).
 *
 * A box of some characters is cut out of their line's place by the width of the signs: a sign of Latin
 * takes half of one of Chinese.
 */
import { firstIndex, groupBy } from '../arrays.js'
import type { Article, ArticleAnswer, Place, Range } from '../model.js'
import { bodyLines } from '../print.js'
import { type Child, h, link } from './html.js'
import type { Site } from './site.js'

/** A sheet whose picture can be shown; size in pixels. `hasTiles`: parts of it are served (image.ts). */
export type ShownSheet = { sheet: number; width: number; height: number; hasTiles: boolean }

type Edges = Place['box']
/** Places are told in ten-thousandths. */
const UNITS = 10_000
const ENDS_IN_MARK = /[，。、；：！？）》」』”]$/u
/** Width of the blank of a mark, the sign being 1. */
const MARK_BLANK = 0.5
/** Pixels of a clip across, on a screen of twice the dots. */
const CLIP_WIDTH = 1600
/** Room around the article, in ten-thousandths. */
const MARGIN = 120

/** @param citation of the article, printed below the clip and saved with it */
export function clips(
  answer: ArticleAnswer,
  sheets: readonly ShownSheet[],
  citation: string,
  site: Site,
): Child {
  const marks = marksOf(answer)
  const partAt = partsAt(answer)
  return sheets.map((own) => {
    const { sheet, width, height } = own
    const onSheet = (places: readonly Place[]) => places.filter((place) => place.sheet === sheet)
    const places = onSheet(answer.places ?? [])
    if (places.length === 0) return false
    const issue = encodeURIComponent(answer.issue.id)
    const picture = `${site.root}sheet/${issue}/${sheet}`
    const clip = pixels(around(places.map(({ box }) => box)), own)
    const parts = `${site.root}iiif/${issue}/image/${sheet}/`
    // Only the part that is shown, where parts are served: a page may have twenty times its bytes.
    const [x, y, wide, high] = clip
    const shown = own.hasTiles
      ? {
          href: `${parts}${clip.join()}/${Math.min(wide, CLIP_WIDTH)},/0/default.jpg`,
          x,
          y,
          width: wide,
          height: high,
        }
      : { href: picture, x: 0, y: 0, width, height }
    const rects = (all: readonly Place[], kind: string) =>
      all.map(({ box }) => {
        const [x, y, wide, high] = pixels(box, own)
        return h(`rect.${kind}`, { x, y, width: wide, height: high })
      })
    const byPart = groupBy(places, partAt)
    return h(
      'figure.clip',
      { 'data-info': own.hasTiles && `${parts}info.json`, 'data-size': `${width} ${height}` },
      h(
        'svg',
        { viewBox: clip.join(' '), role: 'img', 'aria-label': '这篇文章在版面上的样子' },
        h('image', shown),
        [...byPart].map(([part, places]) =>
          h('g', { id: spotId(part, sheet), 'data-part': part }, rects(places, 'place')),
        ),
        rects(onSheet(marks), 'mark'),
      ),
      h(
        'figcaption.soft',
        h('button.js', { type: 'button', 'data-clip': 'zoom' }, '放大看版面'),
        h('button.js', { type: 'button', 'data-clip': 'save' }, '存为图片'),
        h('button.js', { type: 'button', 'data-clip': 'print' }, '打印剪报'),
        link(picture, '看整版图片'),
        h('span', { role: 'status' }),
        h('p.cited', citation),
      ),
    )
  })
}

const spotId = (part: string, sheet: number): string => `on-${sheet}-${part}`

/** Links to where each part of an article begins in print, by part; `all` for those of which only the article's place is known. */
export function spotsOf(answer: ArticleAnswer, sheets: readonly ShownSheet[]): Map<string, string> {
  const partAt = partsAt(answer)
  const spots = new Map<string, string>()
  for (const place of answer.places ?? []) {
    const part = partAt(place)
    if (spots.has(part) || !sheets.some(({ sheet }) => sheet === place.sheet)) continue
    spots.set(part, `#${spotId(part, place.sheet)}`)
  }
  return spots
}

/**
 * Tells the part of an article that a place is of: `head`, `p0` for its first paragraph, `c0` for its first caption,
 * `a0` for its first aside; `all` where the place is of the whole article.
 */
function partsAt(answer: Article): (place: Place) => string {
  const { body, paragraphs, joins, captions, asides } = answer
  const starts = [
    ...bodyLines(body, paragraphs, joins).map(({ line, from }) => ({
      line,
      part: partOfBody(paragraphs, from),
    })),
    ...captions.map(({ line }, i) => ({ line, part: `c${i}` })),
    ...asides.map(({ line }, i) => ({ line, part: `a${i}` })),
  ].sort((a, b) => a.line - b.line)
  return ({ line, paragraph = line }) =>
    paragraph === undefined
      ? 'all'
      : (starts[firstIndex(starts, (start) => start.line > paragraph) - 1]?.part ?? 'head')
}

/** The part of the paragraph that holds a place of the body. */
const partOfBody = (paragraphs: Article['paragraphs'], from: number): string =>
  `p${firstIndex(paragraphs, ({ at }) => at > from) - 1}`

/** Where a range stands that has no place of its own: those of its paragraph or its heading, else that of the article. */
export function areasOf(answer: Article, field: 'body' | 'headline', [from]: Range): Place[] {
  const partAt = partsAt(answer)
  const part = field === 'headline' ? 'head' : partOfBody(answer.paragraphs, from)
  const places = answer.places ?? []
  const own = places.filter((place) => partAt(place) === part)
  return own.length > 0 ? own : places.filter((place) => partAt(place) === 'all')
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

function around(boxes: readonly Edges[]): Edges {
  let [left, top, right, bottom] = [UNITS, UNITS, 0, 0]
  for (const box of boxes) {
    left = Math.min(left, box[0])
    top = Math.min(top, box[1])
    right = Math.max(right, box[2])
    bottom = Math.max(bottom, box[3])
  }
  return [
    Math.max(0, left - MARGIN),
    Math.max(0, top - MARGIN),
    Math.min(UNITS, right + MARGIN),
    Math.min(UNITS, bottom + MARGIN),
  ]
}

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
    for (let i = firstIndex(lines, ({ to }) => to > range[0]); i < lines.length; i++) {
      const { line, from, to } = lines[i]!
      if (from >= range[1]) break
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
