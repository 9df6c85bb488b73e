/**
 * Kernels: the loops that go over every posting of a list, in WebAssembly with SIMD, over one memory.
 *
 * Knows memory and numbers; opens no file, and knows no term. Each kernel has plain code beside it that gives
 * the same to the last bit, and is used where SIMD is missing: store/bits.ts for rows, store/stored-fields.ts for records, store/columns.ts for doc values, search/ranked/block-max.ts
 * for the best of some lists. assembly/ is the source of code.ts; `node scripts/kernel.mjs` compiles it.
 */
import { SetAlgebra } from './algebra.js'
import { BestFinder } from './best.js'
import { HEAP } from './layout.js'
import { machine } from './machine.js'
import { RecordDecoder } from './records.js'
import { RowReader } from './rows.js'
import { SetMaker } from './sets.js'
import { StringFinder } from './strings.js'
import { ValueReader } from './values.js'

export type { PackedList, ScoredList } from './best.js'
export type { Machine } from './machine.js'
export type { CountedSet } from './sets.js'
export type { AskedString, PlacedList, Starts, StringScores, Tried } from './strings.js'
export type { ArticleRows, ValueReader } from './values.js'
export { HEAP, machine }

/** Reads full rows; undefined where the plain loops must. */
export const rows = machine && new RowReader(machine)

/** Decodes records; undefined where plain code must. */
export const records = machine && new RecordDecoder(machine)

/** Reads doc values; undefined where plain code must. */
export const values = machine && new ValueReader(machine)

/** Makes sets of lists; undefined where plain code must. */
export const sets = machine && new SetMaker(machine)

/** Puts sets together, counts them and tells them apart; undefined where plain code must. */
export const algebra = machine && new SetAlgebra(machine)

/** Finds strings by positions; undefined where plain code must. */
export const strings = machine && new StringFinder(machine)

/** Finds the best of some lists; undefined where plain code must. */
export const best = machine && new BestFinder(machine)
