/**
 * The constants that every file of this room, and the index, must agree on.
 *
 * They stand apart so that the door can re-export files that need them.
 */

/**
 * Raise whenever fold, stream, bigram or word rules change meaning: an index of
 * another version is refused.
 *
 * History: 1, the first.
 */
export const ANALYSIS_VERSION = 1

/** The code point that ends every paragraph in a stream. */
export const BOUNDARY = 0x0a
