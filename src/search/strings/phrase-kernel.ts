/**
 * Phrases by kernels: the lists of a cover are laid into their memory, and gone through there.
 *
 * phrase.ts finds the same without kernels.
 */
import { type AskedString, type Starts, strings, type Tried } from '../../kernel/kernel.js'
import { arena, decoded, type Laid, type Segment } from '../../store/store.js'
import type { Budget } from '../sets/budget.js'
import { type Cover, isOnce } from './cover.js'

/**
 * The lists of a cover as kernels are asked for them, and the addresses of some columns laid beside them.
 *
 * @returns undefined where plain code must find the string
 */
export function laidString(
  segment: Segment,
  { filter, placed }: Cover,
  tried: Tried | undefined,
  columns: readonly Laid[],
): { asked: AskedString; columns: number[] } | undefined {
  const { articles } = segment.docValues
  const lists = filter ? [{ info: filter, offsets: [] }, ...placed] : placed
  if (!strings?.fits(lists, articles)) return undefined
  const postings = lists.map(({ info }) => segment.laid(info))
  const positions = placed.map(({ info }) => segment.laidPositions(info))
  const laid = arena?.layAll([...postings, ...positions, ...columns])
  if (!laid) return undefined
  const skipped = lists.length - placed.length
  const asked = lists.map(({ offsets }, i) => ({
    address: laid[i]!,
    positions: i < skipped ? 0 : laid[lists.length + i - skipped]!,
    offsets,
  }))
  return {
    asked: { articles, lists: asked, tried },
    columns: laid.slice(laid.length - columns.length),
  }
}

/**
 * Where a string begins, of the articles that are tried.
 *
 * @returns by rising article; undefined where plain code must find it, as it must name what is damaged
 */
export function startsByKernel(
  segment: Segment,
  cover: Cover,
  tried: Tried | undefined,
  budget: Budget,
): Starts[] | undefined {
  if (isOnce(cover)) return undefined
  const laid = laidString(segment, cover, tried, [])
  const found = laid && strings!.find(laid.asked, () => budget.isOver())
  if (found) decoded.blocks += found.decoded
  return found?.batches
}
