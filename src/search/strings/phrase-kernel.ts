/**
 * Phrases by kernels: the lists of a cover are laid into their memory, and gone through there.
 *
 * phrase.ts finds the same without kernels.
 */
import { type AskedString, type PlacedList, type Starts, strings, type Tried } from '../../kernel/kernel.js'
import { arena, decoded, type Laid, type Segment } from '../../store/store.js'
import type { Budget } from '../sets/budget.js'
import { type Cover, isOnce } from './cover.js'

/**
 * The lists of a cover as kernels are asked for them, and the address of some columns if they are laid beside them.
 *
 * @returns undefined where plain code must find the string
 */
export function laidString(
  segment: Segment,
  { filter, placed }: Cover,
  tried: Tried | undefined,
  columns?: Laid,
): { asked: AskedString; columns: number } | undefined {
  const { articles } = segment.docValues
  if (!strings?.fits(placed, articles)) return undefined
  const things: Laid[] = columns ? [columns] : []
  if (filter) things.push(segment.laid(filter))
  for (const { info } of placed) things.push(segment.laid(info), segment.laidPositions(info))
  const laid = arena?.layAll(things)
  if (!laid) return undefined
  let at = columns ? 1 : 0
  const lists: PlacedList[] = filter ? [{ address: laid[at++]!, positions: 0, offsets: [] }] : []
  for (const { offsets } of placed) lists.push({ address: laid[at++]!, positions: laid[at++]!, offsets })
  return { asked: { articles, lists, tried }, columns: laid[0]! }
}

/**
 * Where a string begins, of the articles that are tried.
 *
 * @param wantsStarts else only how often it stands there
 * @returns by rising article; undefined where plain code must find it, as it must name what is damaged
 */
export function startsByKernel(
  segment: Segment,
  cover: Cover,
  tried: Tried | undefined,
  budget: Budget,
  wantsStarts = true,
): Starts[] | undefined {
  if (isOnce(cover)) return undefined
  const laid = laidString(segment, cover, tried)
  const found = laid && strings!.find(laid.asked, () => budget.isOver(), wantsStarts)
  if (found) decoded.blocks += found.decoded
  return found?.batches
}
