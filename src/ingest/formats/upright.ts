/**
 * Lines of a photographed page, turned upright: what their outlines tell of how the page is tilted and curled.
 *
 * Lines slope and edges of columns lean, by an amount that changes evenly over the page. A plane is
 * fitted to each, the outliers left out, and every line is moved to where it would stand on a page that lies flat.
 */

import { middleOf } from '../../arrays.js'
import type { Box } from './layout.js'

/** Corners in the picture's units: top left, top right, bottom right, bottom left; x and y in turn. */
export type Outline = readonly number[]
/** `outline` is undefined where the tool told the edges alone. */
export type Outlined = { text: string; box: Box; outline: Outline | undefined }

/** What was seen at a place. */
type Seen = { x: number; y: number; value: number }
/** `value = a + b x + c y`, with x and y from the page's middle. */
type Plane = readonly [a: number, b: number, c: number]

const FLAT: Plane = [0, 0, 0]
/** A line tells its slope if it is so many times as wide as high. */
const WIDE = 6
/** Fewer values tell one amount for the whole page, and fewest of all tell nothing. */
const [EVEN_LEAST, SEEN_LEAST] = [24, 4]
/** Values further from the plane than so many times the middle distance are outliers. */
const OUTLIER = 3
/** No page that can be read is tilted further, as a share of the way. */
const STEEPEST = 0.1
/** Lines so many heights below one another tell how a column's edge leans, if their beginnings differ by less than a sign. */
const [LEAN_FROM, LEAN_TO] = [4, 12]
/** So many lines are asked for each. */
const ASKED = 60

const heightOf = ({ top, bottom }: Box) => bottom - top

/** The same lines, in turn, each with its box on the upright page. */
export function turnedUpright<T extends Outlined>(lines: readonly T[]): T[] {
  if (lines.length === 0) return []
  const shapes = lines.map(shapeOf)
  const mid = {
    x: middleOf(shapes.map(({ x }) => x)),
    y: middleOf(shapes.map(({ y }) => y)),
  }
  const sloped = shapes.flatMap(({ x, y, width, height, slope }) =>
    slope !== undefined && width >= WIDE * height ? [{ x: x - mid.x, y: y - mid.y, value: slope }] : [],
  )
  const [a, b, c] = planeOf(sloped)
  const level = lines.map((line, at) => {
    const { x, y, width, height } = shapes[at]!
    const [dx, dy] = [x - mid.x, y - mid.y]
    const middle = y - (a * dx + (b * dx * dx) / 2 + c * dx * dy)
    const [left, right] = [x - width / 2, x + width / 2]
    return { ...line, box: { left, top: middle - height / 2, right, bottom: middle + height / 2 } }
  })
  const [d, e, f] = planeOf(leansOf(level, mid))
  return level.map((line) => {
    const { left, top, right, bottom } = line.box
    const dy = (top + bottom) / 2 - mid.y
    const moved = (x: number) => x - (d * dy + e * (x - mid.x) * dy + (f * dy * dy) / 2)
    return { ...line, box: { left: moved(left), top, right: moved(right), bottom } }
  })
}

type Shape = { x: number; y: number; width: number; height: number; slope: number | undefined }

/** The middle of a line, and how wide and high its print is. */
function shapeOf({ box, outline }: Outlined): Shape {
  const { left, top, right, bottom } = box
  const upright = { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
  if (outline?.length !== 8) return { ...upright, slope: undefined }
  const [ax, ay, bx, by, cx, cy, dx, dy] = outline as [number, number, number, number] & Outline & number[]
  const over = (bx - ax + cx! - dx!) / 2
  const down = (dy! - ay + cy! - by) / 2
  // Corners in another turn, or of print from above to below.
  if (over <= 0 || down <= 0 || over < down) return { ...upright, slope: undefined }
  return {
    ...{ x: (ax + bx + cx! + dx!) / 4, y: (ay + by + cy! + dy!) / 4 },
    ...{ width: over, height: down, slope: (by - ay + cy! - dy!) / 2 / over },
  }
}

/** How far the beginnings of columns lean to the right on the way down. */
function leansOf(lines: readonly Outlined[], mid: { x: number; y: number }): Seen[] {
  const sorted = lines.map(({ box }) => box).sort((p, q) => p.top - q.top)
  return sorted.flatMap((box, at) => {
    const height = heightOf(box)
    if (box.right - box.left < WIDE * height) return []
    return sorted.slice(at + 1, at + ASKED).flatMap((other): Seen[] => {
      const [over, down] = [other.left - box.left, other.top - box.top]
      const isOfColumn =
        down >= LEAN_FROM * height &&
        down <= LEAN_TO * height &&
        Math.abs(over) < height / 2 &&
        Math.abs(other.right - box.right) < height / 2
      return isOfColumn
        ? [{ x: box.left + over / 2 - mid.x, y: box.top + down / 2 - mid.y, value: over / down }]
        : []
    })
  })
}

/** The plane nearest to what was seen. */
function planeOf(all: readonly Seen[]): Plane {
  const sane = all.filter(({ value }) => Math.abs(value) <= STEEPEST)
  if (sane.length < SEEN_LEAST) return FLAT
  const even: Plane = [middleOf(sane.map(({ value }) => value)), 0, 0]
  if (sane.length < EVEN_LEAST) return even
  let plane = even
  for (let turn = 0; turn < 3; turn++) {
    const [a, b, c] = plane
    const misses = sane.map(({ x, y, value }) => Math.abs(value - a - b * x - c * y))
    const most = OUTLIER * middleOf(misses)
    plane = leastSquares(sane.filter((_, at) => misses[at]! <= most)) ?? plane
  }
  return plane
}

/** By Cramer's rule; undefined if the places lie on one line. */
function leastSquares(seen: readonly Seen[]): Plane | undefined {
  let [n, x, y, xx, xy, yy, v, vx, vy] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (const one of seen) {
    n++
    x += one.x
    y += one.y
    xx += one.x * one.x
    xy += one.x * one.y
    yy += one.y * one.y
    v += one.value
    vx += one.value * one.x
    vy += one.value * one.y
  }
  const det = (...[p, q, r, s, t, u, a, b, c]: number[]) =>
    p! * (t! * c! - u! * b!) - q! * (s! * c! - u! * a!) + r! * (s! * b! - t! * a!)
  const whole = det(n, x, y, x, xx, xy, y, xy, yy)
  if (n === 0 || Math.abs(whole) <= 1e-9 * n * xx * yy) return undefined
  return [
    det(v, x, y, vx, xx, xy, vy, xy, yy) / whole,
    det(n, v, y, x, vx, xy, y, vy, yy) / whole,
    det(n, x, v, x, xx, vx, y, xy, vy) / whole,
  ]
}
