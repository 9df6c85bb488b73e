/**
 * Did you mean: the query with one piece written as the archive writes it.
 *
 * Thought of only when the typed query finds little. The caller asks each before it
 * offers one: alone, the piece may stand where the rest of the query does not.
 */
import { alikeOf } from '../../analysis/analysis.js'
import type { Clause } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import { documentFrequency, type Found, RUNGS_AS_TYPED, totalOf } from '../matched/found.js'
import { maySlip } from '../matched/guesses.js'
import { ONE_DIFFERENT } from '../matched/misprints.js'

/** With more hits as typed than this, nothing is suggested. */
const LITTLE = 2
/** Most suggestions that are asked. */
const MOST = 3
/** A suggestion must be in at least this many times the articles that hold the typed form. */
const MORE = 5

/** Queries to be asked in place of `q`, those whose new piece is in the most articles first. */
export function suggestionsOf(q: string, plan: Plan, found: readonly Found[]): string[] {
  const asTyped = totalOf(found, RUNGS_AS_TYPED)
  if (asTyped > LITTLE || !maySlip(plan.positive)) return []
  const least = asTyped === 0 ? 1 : MORE * asTyped
  const forms = plan.positive
    .filter(({ quoted }) => !quoted)
    .flatMap((clause) => [...guessedForms(clause), ...wordForms(clause, found)])
    .filter(({ typed }) => q.includes(typed))
    .map((each) => ({ articles: documentFrequency(found, { text: each.form, kind: 'string' }), ...each }))
    .filter(({ articles }) => articles >= least)
    .sort((a, b) => b.articles - a.articles)
  return [...new Set(forms.map(({ typed, form }) => q.replace(typed, form)))].slice(0, MOST)
}

const guessedForms = (clause: Clause) =>
  clause.guesses.flatMap(({ typed, matched, why }) =>
    matched === null || why === ONE_DIFFERENT ? [] : [{ typed, form: matched }],
  )

/** Words of the archive that differ in one character from a two-character unit that stands nowhere. */
function wordForms(clause: Clause, found: readonly Found[]): { typed: string; form: string }[] {
  const isWord = (text: string) => found.some(({ segment }) => segment.find('word', text) !== undefined)
  return clause.units
    .filter(
      ({ text, kind }) =>
        kind === 'string' &&
        [...text].length === 2 &&
        documentFrequency(found, { text, kind: 'string' }) === 0,
    )
    .flatMap(({ text }) => {
      const [first = '', second = ''] = text
      const forms = [
        ...alikeOf(first).map(({ char }) => char + second),
        ...alikeOf(second).map(({ char }) => first + char),
      ]
      return forms.filter(isWord).map((form) => ({ typed: text, form }))
    })
}
