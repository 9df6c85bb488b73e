/**
 * Mined: other forms of names and words, in the shape in which a search asks for them.
 */
import type { Steps } from '../analysis/analysis.js'
import { type Aliases, mineNames, mineSynonyms, type NameGroup, type Synonym } from '../mine/mine.js'
import type { OtherForms } from '../search/search.js'
import type { Generation } from '../store/store.js'

/** Mined from the articles, or given by the keeper. */
export type Mined = {
  /** Forms of names that belong together. */
  groups: NameGroup[]
  /** Other forms of names and words, folded. */
  forms: OtherForms
}

/** A pure function of the live articles and the keeper's files. */
export function* mine(
  generation: Generation,
  { aliases, synonyms }: { aliases: Aliases; synonyms: Aliases },
): Steps<Mined> {
  const groups = yield* mineNames(generation, aliases)
  return { groups, forms: otherForms(groups, yield* mineSynonyms(generation, synonyms)) }
}

/** Forms by the form that may be typed; forms of a name come before synonyms. */
export function otherForms(groups: readonly NameGroup[], synonyms: readonly Synonym[]): OtherForms {
  const forms = new Map<string, { form: string; why: string }[]>()
  const add = (typed: string, form: string, why: string) => {
    const known = forms.get(typed)
    if (!known) forms.set(typed, [{ form, why }])
    else if (!known.some((each) => each.form === form)) known.push({ form, why })
  }
  for (const { authority, forms: names } of groups) {
    const why = authority === null ? '同一职务的另一写法，未经核定' : `核定作“${authority}”`
    for (const typed of names) for (const form of names) if (form !== typed) add(typed, form, why)
  }
  for (const { form, other, why } of synonyms) add(form, other, why)
  return forms
}
