/**
 * Synonyms: short and long forms of one name, from the keeper and from texts
 * that define them (以下简称).
 *
 * A pure function of the live articles and the keeper's lines. A short form that
 * texts define in several ways stands for all of them.
 */
import { DEFINITION_GAP } from '../analysis/analysis.js'
import type { Generation, Segment, Values } from '../store/store.js'
import type { Aliases } from './aliases.js'
import { articlesOf } from './postings.js'

export type Synonym = { form: string; other: string; why: string }

/** A short form with more long forms than this names none of them. */
const MOST_FORMS = 4

export function mineSynonyms(generation: Generation, kept: Aliases): Synonym[] {
  const synonyms: Synonym[] = []
  const link = (a: string, b: string, why: string) => {
    synonyms.push({ form: a, other: b, why }, { form: b, other: a, why })
  }
  for (const { authority, variants } of kept.lines) {
    const forms = [authority, ...variants]
    for (const [i, a] of forms.entries()) for (const b of forms.slice(i + 1)) link(a, b, '同义词表')
  }
  for (const [short, fulls] of definedIn(generation)) {
    if (fulls.size > MOST_FORMS) continue
    for (const full of [...fulls].sort()) link(short, full, '文中定义的简称')
  }
  return synonyms
}

/** Long forms by short form. */
function definedIn(generation: Generation): Map<string, Set<string>> {
  const defined = new Map<string, Set<string>>()
  for (const segment of generation.segments) {
    for (const { full, short, articles } of definitionsOf(segment)) {
      if (!articles.some((article) => segment.isLive(article))) continue
      const known = defined.get(short)
      if (known) known.add(full)
      else defined.set(short, new Set([full]))
    }
  }
  return defined
}

type Defined = { full: string; short: string; articles: Int32Array }

/** By what all generations share of a segment: only a new one is read at a swap. */
const known = new WeakMap<Values, Defined[]>()

function definitionsOf(segment: Segment): Defined[] {
  let defined = known.get(segment.values)
  if (!defined) {
    defined = [...segment.termsFrom('definition', '')].map(({ term, info }) => {
      const [full = '', short = ''] = term.split(DEFINITION_GAP)
      return { full, short, articles: articlesOf(segment, 'definition', info) }
    })
    known.set(segment.values, defined)
  }
  return defined
}
