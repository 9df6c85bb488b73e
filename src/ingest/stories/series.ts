/** The number in a series' name: ①, 3, 之二. */

import { parseNumeral } from '../../chinese.js'

/** @returns undefined if it is no number from 1 to 999 */
export function seriesNumber(printed: string): number | undefined {
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(printed)
  const number = circled >= 0 ? circled + 1 : parseNumeral(printed)
  return number !== undefined && number >= 1 && number <= 999 ? number : undefined
}
