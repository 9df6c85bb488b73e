/**
 * Where the program beside the kernels reads and writes in their memory, in bytes: the same as in
 * assembly/layout.ts.
 */

/** Tables: by byte where its ones stand, and twice their number; by width and half lanes and factors. */
export const PLACES_OF = 0
export const COUNT_OF = 2048
export const WIDTHS = 2304
/** A row that was decoded by itself, and the bytes of rows to be decoded. */
export const OUT = 4608
export const IN = 5120
/** From here on the memory belongs to whoever lays lists into it. */
export const HEAP = 24 * 1024 * 1024

/** Most low bits that the kernels read. */
export const WIDEST = 25
/** Numbers in a row. */
export const ROW = 128
