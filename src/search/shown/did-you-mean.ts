/**
 * Did you mean: the query with one piece written as the archive writes it.
 *
 * Offered only when the typed query finds little, and only if the suggestion
 * finds more.
 */
import { alikeOf } from '../../analysis/analysis.js'
import type { Clause } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import { documentFrequency, type Found, RUNGS_AS_TYPED, totalOf } from '../matched/found.js'
import { maySlip } from '../matched/guesses.js'

/** With more hits as typed than this, nothing is suggested. */
const LITTLE = 2
/** A suggestion must be in at least this many times the articles that hold the typed form. */
const MORE = 5

export function suggestionOf(q: string, plan: Plan, found: readonly Found[]): string | undefined {
  const asTyped = totalOf(found, RUNGS_AS_TYPED)
  if (asTyped > LITTLE || !maySlip(plan.positive)) return undefined
  const least = asTyped === 0 ? 1 : MORE * asTyped
  let best: { typed: string; form: string; articles: number } | undefined
  for (const clause of plan.positive) {
    if (clause.quoted) continue
    for (const { typed, form } of [...guessedForms(clause), ...wordForms(clause, found)]) {
      const articles = documentFrequency(found, { text: form, kind: 'string' })
      if (q.includes(typed) && articles >= Math.max(least, (best?.articles ?? 0) + 1))
        best = { typed, form, articles }
    }
  }
  return best && q.replace(best.typed, best.form)
}

const guessedForms = (clause: Clause) =>
  clause.guesses.flatMap(({ typed, matched }) => (matched === null ? [] : [{ typed, form: matched }]))

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
