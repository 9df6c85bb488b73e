/**
 * Where the program beside the kernels reads and writes in their memory, in bytes: places that the kernels name
 * (assembly/layout.ts), and those that only the program does.
 */
import { OTHER } from './assembly/layout.js'

declare global {
  /** Types of AssemblyScript, in which assembly/layout.ts is written: an address, and a number of 32 bits. */
  type usize = number
  type i32 = number
}

export {
  CANDIDATES,
  COUNT_OF,
  FOUND,
  FOUND_MOST,
  FOUND_SCORES,
  NAMES_BYTES,
  OTHER,
  OUT,
  PLACES_OF,
  RESULT,
  STARTS,
  VALUE_COLUMNS,
  VALUE_ENDS,
  VALUE_IDS,
  VALUE_NAMES,
  VALUE_ROWS,
  VALUE_TOTALS,
  WIDTHS,
  WITHIN,
} from './assembly/layout.js'

/** Bytes of rows to be decoded. */
export const IN = 5120
/** In the place of OTHER, lists that were scored beforehand. */
export const SCORED = OTHER
/** Behind a set at OTHER, a number or a byte for each class of articles. */
export const BY_CLASS = OTHER + 2 * 1024 * 1024
/** In the place of OTHER, a record and its text. */
export const RECORD = OTHER
export const RECORD_UNITS = OTHER + 4 * 1024 * 1024
/** In the place of OTHER, rows of doc values. */
export const VALUES = OTHER
/** From here on the memory belongs to whoever lays lists into it. */
export const HEAP = 24 * 1024 * 1024

/** Most low bits that the kernels read. */
export const WIDEST = 25
/** Numbers in a row, and articles in a block. */
export const ROW = 128
/** Most lists of a query, blocks of them all, articles of a segment, and best that are asked for. */
export const MOST_LISTS = 256
export const MOST_BLOCKS = 523_264
export const MOST_ARTICLES = 8 * 1024 * 1024
export const MOST_BEST = 8192
