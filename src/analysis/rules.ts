/**
 * The constants that every file of this room, and the index, must agree on.
 *
 * They stand apart so that the door can re-export files that need them.
 */

/**
 * Raise whenever fold, stream, bigram or word rules change meaning: an index of
 * another version is refused.
 *
 * History: 1, the first. 2, values of numerals and days, and abbreviations that
 * a text defines, are terms.
 */
export const ANALYSIS_VERSION = 2

/** The code point that ends every paragraph in a stream. */
export const BOUNDARY = 0x0a
