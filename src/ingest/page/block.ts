/** A line with the part that it plays on its page, and why it was taken for that. */

import type { Line } from './lines.js'
import type { DecisionNote } from './note.js'

/**
 * `inner`: a head inside a story. `row`: stands for itself in a body, as a verse or a
 * table's line does. `label`: names the text that follows it, such as 相关链接.
 */
export type Role = 'heading' | 'inner' | 'row' | 'prose' | 'caption' | 'credit' | 'label' | 'furniture'

/** The names on one line, by the part each person had. */
export type Byline = {
  readonly reporters: readonly string[]
  readonly correspondents: readonly string[]
  readonly photographers: readonly string[]
  /** Names that no word says the part of. */
  readonly bare: readonly string[]
}

export const noByline = (): { [part in keyof Byline]: string[] } => ({
  reporters: [],
  correspondents: [],
  photographers: [],
  bare: [],
})

export type Block = Line & {
  role: Role
  /** Begins a news story. */
  opener: boolean
  /** Ends a sentence. */
  ends: boolean
  byline: Byline | undefined
  /** Only repeats the line above: a column's last words, printed twice. */
  isCopy: boolean
  /** Stands in a list of the page's titles too, and here over its story. */
  isListed: boolean
  /** In the order in which they were decided. */
  reasons: DecisionNote[]
}

/** How long some lines are together, in UTF-16 units of their plain form. */
export const lengthOf = (lines: readonly Pick<Line, 'plain'>[]): number =>
  lines.reduce((sum, { plain }) => sum + plain.length, 0)
