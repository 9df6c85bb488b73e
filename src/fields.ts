/**
 * Fields: the printed parts of an article, their order, and their weight in BM25F.
 *
 * A noun of its own because two rooms that may not import each other need the
 * weights: search scores by them, and the store chooses by them which impacts a
 * block keeps. Other weights make the bounds of older indexes looser, never wrong.
 */

/**
 * The printed fields of an article, in the order in which its stream holds them.
 * The order is part of the index format: never renumber.
 */
export const FIELDS = [
  'headline',
  'kicker',
  'subheadline',
  'section',
  'byline',
  'body',
  'caption',
  'aside',
] as const
export type Field = (typeof FIELDS)[number]
export const FIELD_COUNT = FIELDS.length
/** Numbers of the two fields that ranking and the index format treat apart from the others. */
export const BODY = FIELDS.indexOf('body')
export const HEADLINE = FIELDS.indexOf('headline')

/**
 * What a field counts for in BM25F: `weight` is the worth of one occurrence relative to the body's 1; `b`,
 * 0 to 1, is how far the field's length divides it.
 */
export type FieldWeight = { weight: number; b: number }
export const FIELD_WEIGHTS: Record<Field, FieldWeight> = {
  headline: { weight: 3, b: 0.4 },
  kicker: { weight: 1.5, b: 0.4 },
  subheadline: { weight: 2, b: 0.4 },
  section: { weight: 1, b: 0 },
  byline: { weight: 1, b: 0 },
  body: { weight: 1, b: 0.75 },
  caption: { weight: 1, b: 0.4 },
  aside: { weight: 0.7, b: 0.5 },
}

/** BM25's length normalisation: 1 at the mean length, more in longer texts. Lengths in characters. */
export const lengthNorm = (b: number, length: number, meanLength: number): number =>
  1 - b + (b * length) / meanLength
