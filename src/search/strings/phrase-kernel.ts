/**
 * Phrases by kernels: the lists of a cover are laid into their memory, and gone through there.
 *
 * phrase.ts finds the same without kernels.
 */
import { type Starts, strings, type Tried } from '../../kernel/kernel.js'
import { arena, decoded, type Segment } from '../../store/store.js'
import type { Budget } from '../sets/budget.js'
import type { Cover } from './cover.js'

/**
 * Where a string begins, of the articles that are tried.
 *
 * @returns by rising article; undefined where plain code must find it, as it must name what is damaged
 */
export function startsByKernel(
  segment: Segment,
  { filter, placed }: Cover,
  tried: Tried | undefined,
  budget: Budget,
): Starts[] | undefined {
  const { articles } = segment.docValues
  const lists = filter ? [{ info: filter, offsets: [] }, ...placed] : placed
  if (!strings?.fits(lists, articles) || lists.some(({ info }) => info.single)) return undefined
  const postings = lists.map(({ info }) => segment.laid(info))
  const laid = arena?.layAll([...postings, ...placed.map(({ info }) => segment.laidPositions(info))])
  if (!laid) return undefined
  const positions = filter ? [0, ...laid.slice(lists.length)] : laid.slice(lists.length)
  const found = strings.find(
    articles,
    lists.map(({ offsets }, i) => ({ address: laid[i]!, positions: positions[i]!, offsets })),
    tried,
    () => budget.isOver(),
  )
  if (found) decoded.blocks += found.decoded
  return found?.batches
}
