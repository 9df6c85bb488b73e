/**
 * Found: the hits of one segment by rung, and how they are counted.
 *
 * The ladder fills it in; ranking and showing read it.
 */
import { RUNGS, type Rung } from '../../model.js'
import type { Segment } from '../../store/store.js'
import type { Clause } from '../asked/clause.js'
import type { Unit } from '../asked/units.js'
import { type Bits, count, disjunction } from '../sets/bits.js'
import type { SegmentMatcher } from './segment-matcher.js'

/** What was found in one segment: disjoint sets of live articles by rung. */
export type Found = { segment: Segment; matcher: SegmentMatcher; rungs: Record<Rung, Bits> }

/** The hits of one segment on whatever rung. */
export const hitsOf = (rungs: Found['rungs']): Bits => disjunction(RUNGS.map((rung) => rungs[rung]))

/** Rungs that hold what was typed and nothing in its place. */
export const RUNGS_AS_TYPED: readonly Rung[] = ['exact', 'words']

/** Hits so far on some rungs, over all segments. */
export function totalOf(found: readonly Found[], of: readonly Rung[]): number {
  return found.reduce((sum, { rungs }) => sum + of.reduce((n, rung) => n + count(rungs[rung]), 0), 0)
}

/** Hits so far. */
export const total = (found: readonly Found[]): number => totalOf(found, RUNGS)

/** How many live articles of a generation have a unit, in one of `fields` if they are given. */
export function documentFrequency(found: readonly Found[], unit: Unit, fields?: Clause['fields']): number {
  return found.reduce((sum, { matcher }) => sum + matcher.documentFrequency(unit, fields), 0)
}

/** The same of strings, in whatever field. */
export const stringFrequency = (found: readonly Found[]) => (text: string) =>
  documentFrequency(found, { text, kind: 'string' })
