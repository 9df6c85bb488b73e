/**
 * Synonyms: short and long forms of one name, from the keeper's file and from texts that
 * define them (以下简称). The work is done in steps, since queries are answered meanwhile.
 *
 * The result depends on the live articles and the keeper's lines only. A short form that
 * texts define in several ways means all of them.
 */
import { DEFINITION_GAP, type Steps } from '../analysis/analysis.js'
import type { Generation } from '../store/store.js'
import type { Aliases } from './aliases.js'
import { livePairs } from './postings.js'

/** `isWhole`: asked only where `form` begins and ends with words of the cut. */
export type Synonym = { form: string; other: string; why: string; isWhole?: boolean }

/** A short form with more long forms than this is too vague and means none of them. */
const MOST_FORMS = 4

export function* mineSynonyms(generation: Generation, kept: Aliases): Steps<Synonym[]> {
  return linkSynonyms(yield* definedIn(generation), kept)
}

/** @param defined long forms by the short form that texts define */
export function linkSynonyms(defined: ReadonlyMap<string, ReadonlySet<string>>, kept: Aliases): Synonym[] {
  const synonyms: Synonym[] = []
  const link = (a: string, b: string, why: string) => {
    synonyms.push({ form: a, other: b, why }, { form: b, other: a, why })
  }
  for (const { authority, variants } of kept.lines) {
    const forms = [authority, ...variants]
    for (const [i, a] of forms.entries()) for (const b of forms.slice(i + 1)) link(a, b, '同义词表')
  }
  for (const [short, fulls] of defined) {
    if (fulls.size > MOST_FORMS) continue
    for (const full of [...fulls].sort()) link(short, full, '文中定义的简称')
  }
  return synonyms
}

/** From short form to the long forms that texts define. */
function* definedIn(generation: Generation): Steps<Map<string, Set<string>>> {
  const defined = new Map<string, Set<string>>()
  for (const segment of generation.segments) {
    for (const { first: full, second: short } of yield* livePairs(segment, 'definition', DEFINITION_GAP)) {
      const known = defined.get(short)
      if (known) known.add(full)
      else defined.set(short, new Set([full]))
    }
    yield
  }
  return defined
}
