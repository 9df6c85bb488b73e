/**
 * Explanations: the nouns by which a score, and the way of a query, are told.
 */

/**
 * A number with the formula that gives it.
 *
 * `formula` is arithmetic with + - × / ln( ) over the names in `inputs` and over two more: `sum` and `product`
 * are those of the values in `of`. A node without a formula is a constant of the ranking.
 */
export type Explanation = {
  value: number
  /** What the number is, in Chinese. */
  what: string
  formula?: string
  /** Lengths in characters; `n` of `N` live articles hold the term. */
  inputs?: Record<string, number>
  of?: Explanation[]
}
