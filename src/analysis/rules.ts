/**
 * Constants on which all files of this room, and the index, must agree.
 *
 * They have a file of their own so that files of the room need not import its door.
 */

/**
 * Version of the meaning of terms. Raise it whenever rules of fold, stream, bigrams or
 * words change; an index of another version is refused.
 *
 * History: 1, the first. 2, values of numerals and days, and abbreviations that a text
 * defines, are terms. 3, more variant characters and radicals are folded, codes are
 * values, and two figures side by side in characters (五一) are none.
 */
export const ANALYSIS_VERSION = 3

/** The code point that ends every paragraph in a stream. */
export const BOUNDARY = 0x0a
