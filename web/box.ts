/** Boxes on a printed page, in pixels of its picture. */

export type Box = { x: number; y: number; width: number; height: number }

/** A drawn box, whether it is shown or not. */
export const boxOf = ({ x, y, width, height }: SVGRectElement | SVGImageElement): Box => ({
  x: x.baseVal.value,
  y: y.baseVal.value,
  width: width.baseVal.value,
  height: height.baseVal.value,
})
