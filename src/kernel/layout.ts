/**
 * Where things stand in the memory of the kernels, in bytes. This file is TypeScript and AssemblyScript alike: the program
 * beside the kernels reads it, and so do they (assembly/).
 */

/** By byte: where its ones stand, 8 bytes each; and twice their number. */
export const PLACES_OF: usize = 0
export const COUNT_OF: usize = 2048
/** By width 0 to 25 and half: 16 bytes of lanes, 16 of factors. */
export const WIDTHS: usize = 2304
/** Places of the ones of a row, 16 bits each. The two bytes before them are written too. */
export const PLACES: usize = 4112
/** A row that was read by itself. */
export const OUT: usize = 4608
/** Of the block at hand, the masks of flagged rows, and their counts by field, row after row. */
export const MASKS: usize = 9472
export const TIMES: usize = 10496
/** Parts of a short row, moved to where bytes begin: low parts, and the unary part 16 bytes behind them. */
export const MOVED: usize = 14656
/** Of an article that holds a string: how often by field. */
export const BY_FIELD: usize = 14592
/**
 * What `collect` leaves: articles found, articles whose scores were added up, blocks decoded, and 1 if a list is
 * damaged, 4 bytes each; then the threshold, 8 bytes.
 */
export const RESULT: usize = 10240
/** Which lines of 8 of a window's sums something was added to, a byte each. */
export const LINES: usize = 15360
/** Lists of the query, 256 bytes each, and their order. */
export const STATES: usize = 16384
export const ORDER: usize = 81920
/** Articles that may still reach the threshold, or be in a set; and what they have so far. */
export const CANDIDATES: usize = 83968
export const CANDIDATE_SCORES: usize = 88064
/** Of candidates of a string: their numbers before any was dropped. */
export const IDS: usize = 88064
/** How many scores of the query were found, by bucket. */
export const BEST: usize = 98304
/** Articles that the block at hand holds: which candidates, their rows as bytes behind its first article, themselves, and their scores in it. */
export const HITS: usize = 100352
export const HIT_ROWS: usize = 101376
export const HIT_DOCS: usize = 102400
export const HIT_SCORES: usize = 103424
/** Of those that are flagged, which flag it is, the article, and where the score stands. */
export const HIT_FLAGS: usize = 105472
/** Of a window, lines of 8 sums any of which reaches the threshold, 4 bytes each; and the articles that do, 16 bits each. */
export const MARKED: usize = 110592
export const REACHED: usize = 112640
/** What was found since the last return: articles, and their scores. Of a string: articles, each with its starts. */
export const FOUND: usize = 163840
export const FOUND_SCORES: usize = 196608
/** A window's sums. */
export const SUMS: usize = 262144
/** 8 KB a list: the block at hand. */
export const BLOCKS: usize = 294912
/** Maximum scores of all blocks of all lists. */
export const MAX_SCORES: usize = 2392064
/** Where a string begins in the articles that were found; and positions of one bigram of it, 1 MB. */
export const STARTS: usize = 2392064
export const TO_MEET: usize = 5537792
/** Of what was found, while it is put in order: places by bucket, articles, scores. */
export const ORDERED: usize = 6578176
/** The set of articles that are asked for, or that a list holds, as bits. */
export const WITHIN: usize = 6586368
/** Another set. */
export const OTHER: usize = 7634944

/** In the same place, rows of doc values (values.ts): their columns, pools of names, 256 KB each, of ids, totals, and how full the pools are. */
export const VALUE_COLUMNS: usize = OTHER + 1048576
export const VALUE_NAMES: usize = OTHER + 2097152
export const VALUE_IDS: usize = OTHER + 3145728
export const VALUE_TOTALS: usize = OTHER + 5242880
export const VALUE_ENDS: usize = OTHER + 5243008

/** Bytes of a pool of names, and most rows of a batch. */
export const NAMES_BYTES: usize = 262144
export const VALUE_ROWS: i32 = 4096

/**
 * Of a list's 8 KB: articles, counts, scores, rows that stand outside the body, and their counts by field, or in the headline.
 */
export const COUNTS: usize = 576
export const SCORES: usize = 1152
export const FLAGGED: usize = 2304
export const FIELDS: usize = 3072
export const HEADS: usize = 3072

/** Most articles of a block, and of a window. */
export const BLOCK: i32 = 128
export const WINDOW: i32 = 4096
/** Most places of FOUND, and of CANDIDATES. */
export const FOUND_MOST: i32 = 8192
export const CANDIDATES_MOST: i32 = 1024

/* What only the program beside reads. */

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
