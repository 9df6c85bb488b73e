/**
 * Names that are printed in several forms.
 *
 * Types, and the words for a form that nobody has decided on. model.ts hands the types on.
 */

/** Why a form of a name stands for another before the keeper has said so. */
export const UNDECIDED = '同一职务的另一写法，未经核定'

/** Forms of one person's name in the print, and where each stands. */
export type NamesAnswer = {
  groups: {
    /** The form that the keeper named; null while nobody has decided. */
    authority: string | null
    offices: string[]
    forms: {
      name: string
      /** Times that the form stands in the live articles, whatever their kind. */
      count: number
      places: { article: string; headline: string | null; file: string; lines: [number, number][] }[]
    }[]
  }[]
  /** Lines of the keeper's aliases that cannot be read. */
  problems: { line: number; text: string; reason: string }[]
}
