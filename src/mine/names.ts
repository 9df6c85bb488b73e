/**
 * Names: groups of forms under which the print may give one person.
 *
 * Names in the same office that differ in one character are grouped, over the live
 * articles of a generation. No form is chosen here: the commonest may be wrong, and only
 * the keeper decides. The work is done in steps, since queries are answered meanwhile.
 *
 * The result depends on the live articles and the keeper's aliases only.
 */
import { MENTION_GAP, STEP, type Steps } from '../analysis/analysis.js'
import { isFunctionWord, isSurname } from '../lexicon.js'
import type { Generation } from '../store/store.js'
import type { Aliases } from './aliases.js'
import { livePairs } from './postings.js'

/** An office with more names than this is not held by one person at a time, so it groups no names. */
const MOST_HOLDERS = 8

export type NameGroup = {
  /** The form that the keeper chose; null while undecided. */
  authority: string | null
  /** Forms in UTF-16 order, those that the keeper names included, even if no article has them. */
  forms: string[]
  /** Offices that several of the forms hold. */
  offices: string[]
}

export function* mineNames(generation: Generation, aliases: Aliases): Steps<NameGroup[]> {
  return yield* groupNames(yield* namesByOffice(generation), aliases)
}

/** @param offices names by the office that they are printed with */
export function* groupNames(
  offices: ReadonlyMap<string, ReadonlySet<string>>,
  aliases: Aliases,
): Steps<NameGroup[]> {
  const links = new Links()
  for (const [office, holders] of offices) {
    if (holders.size > MOST_HOLDERS) continue
    const names = [...holders]
    yield
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) if (differInOne(a, b) && isName(a, b)) links.join(a, b, office)
    }
  }
  for (const { authority, variants } of aliases.lines)
    for (const form of variants) links.join(authority, form)
  const decided = new Set(aliases.lines.map(({ authority }) => authority))
  const groups = links.groups().map(({ names, offices }): NameGroup => {
    const authority = [...names].find((name) => decided.has(name)) ?? null
    return { authority, forms: [...names].sort(), offices: [...offices].sort() }
  })
  return groups.sort((a, b) => (a.forms[0]! < b.forms[0]! ? -1 : 1))
}

function* namesByOffice(generation: Generation): Steps<Map<string, Set<string>>> {
  const offices = new Map<string, Set<string>>()
  for (const segment of generation.segments) {
    const pairs = yield* livePairs(segment, 'mention', MENTION_GAP)
    for (const [done, { first: office, second: name }] of pairs.entries()) {
      if (done % (STEP * 8) === 0) yield
      const known = offices.get(office)
      if (known === undefined) offices.set(office, new Set([name]))
      else known.add(name)
    }
  }
  return offices
}

/**
 * Words of one character that may follow a name of two or end a name of three: 苏林时, 苏林致. Forms that
 * differ only in one of these are not grouped; nor are those that differ in a function word there.
 */
const LOOSE_ENDS = /[和正为时后前致率赴同及并称谈讲问携会见偕代]$/

function differInOne(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]]
  if (left.length !== right.length || left.filter((char, i) => char !== right[i]).length !== 1) return false
  const isLoose = (name: string) => LOOSE_ENDS.test(name) || isFunctionWord([...name].at(-1)!)
  return left.at(-1) === right.at(-1) || !(isLoose(a) || isLoose(b))
}

/** Whether one of the forms begins with a surname: a misread form need not. */
const isName = (...forms: string[]) =>
  forms.some((form) => isSurname(form[0]!) || isSurname(form.slice(0, 2)))

/** Groups of forms that were joined, and the offices in which they were. */
class Links {
  readonly #groups = new Map<string, { names: Set<string>; offices: Set<string> }>()

  join(a: string, b: string, office?: string): void {
    const left = this.#of(a)
    const right = this.#of(b)
    for (const name of right.names) {
      left.names.add(name)
      this.#groups.set(name, left)
    }
    for (const each of right.offices) left.offices.add(each)
    if (office !== undefined) left.offices.add(office)
  }

  #of(name: string) {
    const known = this.#groups.get(name) ?? { names: new Set([name]), offices: new Set<string>() }
    this.#groups.set(name, known)
    return known
  }

  groups(): { names: Set<string>; offices: Set<string> }[] {
    return [...new Set(this.#groups.values())]
  }
}
