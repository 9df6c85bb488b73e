/**
 * Guesses: forms that may have been meant, by shape, by sound or by spelling, as the cluster counts them.
 *
 * The same forms as search/matched/guesses.ts guesses at, but for two kinds that would have to read the archive's pairs of
 * characters or its texts: spellings and initials that no reading of the archive lists, and misprints of any one character.
 */
import type { Cutter } from '../../analysis/analysis.js'
import {
  alikeForms,
  type Clause,
  commonestForms,
  isOneUnit,
  type Knowledge,
  LATIN,
  mayBeGuessed,
  maySlip,
  unitGuesses,
  type Variant,
  wholeGuesses,
} from '../../search/search.js'
import type { Index } from './lookup.js'
import { all, type ClusterQuery, standing } from './sets.js'

/** Forms that are counted for one query: with more, those of its last words are left out. */
const MOST_COUNTED = 600

export type GuessSetting = {
  clauses: readonly Clause[]
  /** Articles that a unit is in. */
  articlesOf: (text: string) => number
  /** A unit in fewer articles than this may be misspelt or misread. */
  few: number
  knowledge: Pick<Knowledge, 'pinyin'>
  visible: ClusterQuery
  index: Index
  cutter: Cutter
}

/** Fills in the guesses of clauses. @returns whether there are any */
export async function guess({ clauses, index, visible, ...setting }: GuessSetting): Promise<boolean> {
  if (!maySlip(clauses)) return false
  const asked = clauses.filter(mayBeGuessed)
  const texts = asked.flatMap((clause) => textsOf(clause, setting))
  const forms = [...new Set(texts)]
    .flatMap((text) => [...alikeForms(text)].map((each) => ({ text, ...each })))
    .slice(0, MOST_COUNTED)
  const counts = await index.counts(forms.map(({ form }) => all([visible, standing(form, null)])))
  const counted = forms.map((each, i) => ({ ...each, articles: counts[i]! }))
  const likeOf = (text: string) => commonestForms(counted.filter((each) => each.text === text))
  for (const clause of asked) clause.guesses = guessesOf(clause, likeOf, setting)
  return asked.some(({ guesses }) => guesses.length > 0)
}

type Counting = Pick<GuessSetting, 'articlesOf' | 'few' | 'knowledge' | 'cutter'>

const isRare =
  ({ articlesOf, few }: Counting) =>
  ({ text, kind }: Clause['units'][number]) =>
    kind === 'string' && articlesOf(text) < few

/** The strings of a clause of which forms are counted. */
function textsOf(clause: Clause, setting: Counting): string[] {
  if (LATIN.test(clause.folded)) return []
  const units = clause.units.filter(isRare(setting)).map(({ text }) => text)
  return isOneUnit(clause) ? units : [...units, clause.folded]
}

function guessesOf(
  clause: Clause,
  likeOf: (text: string) => { form: string; why: string; articles: number }[],
  setting: Counting,
): Variant[] {
  // Folding drops the apostrophe that tells 西安 from 先.
  if (LATIN.test(clause.folded)) return wholeGuesses(clause, setting.knowledge.pinyin(clause.node.text))
  const guesses = clause.units
    .filter(isRare(setting))
    .flatMap((unit) =>
      unitGuesses(clause, unit, setting.articlesOf(unit.text) > 0, likeOf(unit.text), setting.cutter),
    )
  return isOneUnit(clause) ? guesses : [...guesses, ...wholeGuesses(clause, likeOf(clause.folded))]
}
