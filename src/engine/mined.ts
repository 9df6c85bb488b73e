/**
 * Mined: other forms of names and words, in the shape in which a search asks for them.
 */
import type { Steps } from '../analysis/analysis.js'
import {
  type Aliases,
  baseSynonyms,
  mineNames,
  mineSynonyms,
  type NameGroup,
  type Synonym,
} from '../mine/mine.js'
import { UNDECIDED } from '../names.js'
import type { KnownForm, OtherForms } from '../search/search.js'
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

/** Forms by the form that may be typed: forms of a name, then synonyms, then those of the base list. */
export function otherForms(groups: readonly NameGroup[], synonyms: readonly Synonym[]): OtherForms {
  const forms = new Map<string, KnownForm[]>()
  const add = (typed: string, other: KnownForm) => {
    const known = forms.get(typed)
    if (!known) forms.set(typed, [other])
    else if (!known.some(({ form }) => form === other.form)) known.push(other)
  }
  for (const { authority, forms: names } of groups) {
    const why = authority === null ? UNDECIDED : `核定作“${authority}”`
    for (const typed of names) for (const form of names) if (form !== typed) add(typed, { form, why })
  }
  for (const { form, other, why, isWhole } of [...synonyms, ...baseSynonyms()])
    add(form, isWhole ? { form: other, why, isWhole } : { form: other, why })
  return forms
}
