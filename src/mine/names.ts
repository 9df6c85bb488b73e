/**
 * Names: forms of one person's name that the print gives differently.
 *
 * Names in the same office that differ in one character are grouped, over the
 * live articles of a generation. Nothing is decided here: the commonest form is
 * not necessarily right, and only the keeper says which one is.
 *
 * A pure function of the live articles and the keeper's aliases.
 */
import { isSurname, MENTION_GAP } from '../analysis/analysis.js'
import type { Generation, Segment, TermInfo } from '../store/store.js'
import type { Aliases } from './aliases.js'

/** An office that more names than this hold is no single office, and proves nothing. */
const MOST_HOLDERS = 8

export type NameForm = {
  name: string
  /** Mentions in live articles. */
  count: number
  /** Ids of the articles, in the order of the generation. */
  articles: string[]
}

export type NameGroup = {
  /** The keeper's form; null while undecided. */
  authority: string | null
  /** Most frequent first. */
  forms: NameForm[]
  /** Offices in which the forms meet. */
  offices: string[]
}

/** Forms by name, of one office. */
type Holders = Map<string, { count: number; articles: string[] }>

export function mineNames(generation: Generation, aliases: Aliases): NameGroup[] {
  const offices = holdersByOffice(generation)
  const links = new Links()
  for (const [office, holders] of offices) {
    if (holders.size > MOST_HOLDERS) continue
    const names = [...holders.keys()]
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) if (differInOne(a, b) && isName(a, b)) links.join(a, b, office)
    }
  }
  for (const { authority, variants } of aliases.lines)
    for (const form of variants) links.join(authority, form)
  return links
    .groups()
    .map((group) => describe(group, offices, aliases))
    .sort(byFirstForm)
}

const byFirstForm = (a: NameGroup, b: NameGroup) => (a.forms[0]!.name < b.forms[0]!.name ? -1 : 1)

function holdersByOffice(generation: Generation): Map<string, Holders> {
  const offices = new Map<string, Holders>()
  for (const segment of generation.segments) {
    for (const { term, info } of segment.termsFrom('mention', '')) {
      const [office = '', name = ''] = term.split(MENTION_GAP)
      const found = liveMentions(segment, info)
      if (found.count === 0) continue
      const holders: Holders = offices.get(office) ?? new Map()
      offices.set(office, holders)
      const known = holders.get(name) ?? { count: 0, articles: [] }
      holders.set(name, {
        count: known.count + found.count,
        articles: [...known.articles, ...found.articles],
      })
    }
  }
  return offices
}

function liveMentions(segment: Segment, info: TermInfo): { count: number; articles: string[] } {
  const found = { count: 0, articles: [] as string[] }
  const cursor = segment.postings('mention', info)
  while (cursor.nextBlock()) {
    for (let i = 0; i < cursor.size; i++) {
      if (!segment.isLive(cursor.docs[i]!)) continue
      found.count += cursor.counts[i]!
      found.articles.push(segment.values.ids[cursor.docs[i]!]!)
    }
  }
  return found
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

function describe(
  group: { names: Set<string>; offices: Set<string> },
  offices: Map<string, Holders>,
  aliases: Aliases,
): NameGroup {
  const forms = [...group.names].map((name): NameForm => {
    const holders = [...offices.values()].map((each) => each.get(name)).filter((each) => each !== undefined)
    const count = holders.reduce((sum, each) => sum + each.count, 0)
    return { name, count, articles: [...new Set(holders.flatMap((each) => each.articles))] }
  })
  forms.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  const authority = aliases.lines.find((line) => group.names.has(line.authority))?.authority ?? null
  return { authority, forms, offices: [...group.offices].sort() }
}
