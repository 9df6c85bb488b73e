/** What was decided about a line, and by which rules. */

/** What a rule says of itself (rules/rule.ts). */
export type Spoken = { readonly id: string; readonly says: string; readonly weight: number }

/** One thing that was decided about a line, and the rules that spoke. */
export type DecisionNote = {
  /** The decision's id. */
  decision: string
  answer: boolean
  rules: readonly Spoken[]
}
