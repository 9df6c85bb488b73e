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
/** What `collect` leaves: four words, and a double. */
export const RESULT = 10_240
/** Articles that are looked up in all lists of a string. */
export const CANDIDATES = 83_968
/** Articles that `collect` found, and their scores; or articles that hold a string, each with the number of its starts. */
export const FOUND = 163_840
export const FOUND_SCORES = 196_608
export const FOUND_MOST = 8192
/** Where the string begins in them. */
export const STARTS = 2_392_064
/** The set of articles that are asked for, or that a list holds. */
export const WITHIN = 6_586_368
/** Lists that were scored beforehand. */
export const SCORED = 7_634_944
/** In the same place, another set; and behind it a number or a byte for each class of articles. */
export const OTHER = SCORED
export const BY_CLASS = SCORED + 2 * 1024 * 1024
/** In the same place, a record and its text. */
export const RECORD = SCORED
export const RECORD_UNITS = SCORED + 4 * 1024 * 1024
/** In the same place, rows of doc values; and their columns, pools of names and ids, totals of lengths, and how full the pools are. */
export const VALUES = SCORED
export const VALUE_COLUMNS = SCORED + 1024 * 1024
export const VALUE_NAMES = SCORED + 2 * 1024 * 1024
/** Of each of the two pools of names. */
export const NAMES_BYTES = 256 * 1024
export const VALUE_IDS = SCORED + 3 * 1024 * 1024
export const VALUE_TOTALS = SCORED + 5 * 1024 * 1024
export const VALUE_ENDS = VALUE_TOTALS + 128
/** From here on the memory belongs to whoever lays lists into it. */
export const HEAP = 24 * 1024 * 1024

/** Most low bits that the kernels read. */
export const WIDEST = 25
/** Numbers in a row, and articles in a block. */
export const ROW = 128
/** Most rows of doc values that are read at once. */
export const VALUE_ROWS = 4096
/** Most lists of a query, blocks of them all, articles of a segment, and best that are asked for. */
export const MOST_LISTS = 256
export const MOST_BLOCKS = 523_264
export const MOST_ARTICLES = 8 * 1024 * 1024
export const MOST_BEST = 8192
