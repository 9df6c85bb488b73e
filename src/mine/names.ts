/**
 * Names: forms of one person's name that the print gives differently.
 *
 * Names in the same office that differ in one character are grouped, over the
 * live articles of a generation. Nothing is decided here: the commonest form is
 * not necessarily right, and only the keeper says which one is. In steps, for it
 * runs while others are answered.
 *
 * A pure function of the live articles and the keeper's aliases.
 */
import { MENTION_GAP, STEP, type Steps } from '../analysis/analysis.js'
import { isSurname } from '../lexicon.js'
import type { Generation } from '../store/store.js'
import type { Aliases } from './aliases.js'
import { livePairs } from './postings.js'

/** An office that more names than this hold is no single office, and proves nothing. */
const MOST_HOLDERS = 8

export type NameGroup = {
  /** The keeper's form; null while undecided. */
  authority: string | null
  /** In the order of their characters; the keeper may name forms that stand nowhere. */
  forms: string[]
  /** Offices in which the forms meet. */
  offices: string[]
}

export function* mineNames(generation: Generation, aliases: Aliases): Steps<NameGroup[]> {
  const links = new Links()
  for (const [office, holders] of yield* namesByOffice(generation)) {
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

/** Characters that may follow a name of two as well as end one of three; a difference in them proves nothing. */
const LOOSE_ENDS = /[和正为]$/

function differInOne(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]]
  if (left.length !== right.length || left.filter((char, i) => char !== right[i]).length !== 1) return false
  return left.at(-1) === right.at(-1) || !(LOOSE_ENDS.test(a) || LOOSE_ENDS.test(b))
}

/** At least one of two forms must begin as a name does; a misread one need not. */
const isName = (...forms: string[]) =>
  forms.some((form) => isSurname(form[0]!) || isSurname(form.slice(0, 2)))

/** Forms that belong together, by whatever joined them. */
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
