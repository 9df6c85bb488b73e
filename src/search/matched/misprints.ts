/**
 * Misprints: printed strings that differ from what was typed in one character, whatever that is.
 *
 * guesses.ts asks a table which characters are alike, and only where little is found. Here the archive
 * is asked itself, also where much is found: if at one place of a string hardly anything but the typed
 * character is printed, the rest is a misprint. 洞庭湖 goes on with 区, 水 and 畔: there no form is one.
 */
import { articleStream, bigramsOf, type Cutter, IN_CHARACTERS } from '../../analysis/analysis.js'
import { isFunctionWord, isTellingSurname } from '../../lexicon.js'
import type { Article } from '../../model.js'
import type { Segment } from '../../store/store.js'
import type { Unit } from '../asked/units.js'
import { type Bits, count, docsOf, hasBit, isEmpty, noBits } from '../sets/bits.js'
import type { Budget } from '../sets/budget.js'
import { DocList } from '../sets/doc-list.js'
import { docsWithPairs, intersectMatching } from '../strings/matching-docs.js'
import { eachOccurrence, liveOf } from '../strings/occurrences.js'
import { documentFrequency, type Found, stringFrequency } from './found.js'

/** Characters of a string of which the others tell what was meant. Of a shorter name, they and its neighbours do. */
const SHORTEST = 4
const LONGEST = 16
/** Of the articles that print a string as typed, the share that may have others at one of its places. */
const SHARE = 0.5
/** Articles that print a misprint at most: an error that recurs more often is a spelling. */
const MOST_ARTICLES = 5
/** Most misprints of one string, the commonest first. */
const MOST = 12
/**
 * Postings of the rarest pair of the parts, articles with both parts, and those of them that are read for one place of a string.
 * With more, the place is passed over. All are counted over the live articles of the archive, however its segments divide them.
 */
const MOST_POSTINGS = 4000
const MOST_CANDIDATES = 256
const MOST_TEXTS = 16

const HAN = /^\p{Script=Han}+$/u

/** Why a misprint stands for a string. */
export const ONE_DIFFERENT = '一字不同'

/** What was found in a segment, with the live articles that the other clauses of the query admit: no other can be a hit. */
export type FoundWithin = Found & { within: Bits }

/** Whether other clauses rule articles out. */
const isNarrowed = ({ segment, within }: FoundWithin) => within !== segment.live

/** The same with all live articles. */
const unnarrowed = (found: readonly FoundWithin[]): FoundWithin[] =>
  found.map(({ segment, matcher, rungs }) => ({ segment, matcher, rungs, within: segment.live }))

/** Articles of a segment. */
type Candidates = { segment: Segment; list: DocList }

const sizeOf = (candidates: readonly Candidates[]) => candidates.reduce((sum, { list }) => sum + list.size, 0)

/**
 * Whether any candidate is among the articles that the other clauses admit. Where none is, no form can bring a hit.
 *
 * @param candidatesIn of some sets; undefined if finding them takes too long
 */
function mayMatch(
  found: readonly FoundWithin[],
  candidatesIn: (found: readonly FoundWithin[]) => readonly Candidates[] | undefined,
): boolean {
  if (!found.some(isNarrowed)) return true
  const own = candidatesIn(found)
  return own === undefined || sizeOf(own) > 0
}

/**
 * The misprints of a string: each is rare beside it. None once the budget is over.
 *
 * @param isAll whether the string is a whole clause: then one article may misprint it, though no more print it as typed
 */
export function misprintsOf(
  text: string,
  isAll: boolean,
  found: readonly FoundWithin[],
  cutter: Cutter,
  budget: Budget,
): string[] {
  const chars = [...text]
  if (chars.length < SHORTEST - 1 || chars.length > LONGEST || !HAN.test(text)) return []
  const printed = documentFrequency(found, { text, kind: 'string' })
  const most = printed === 1 && isAll && chars.length >= SHORTEST ? 1 : SHARE * printed
  if (most < 1) return []
  if (chars.length < SHORTEST)
    return most <= SHARE * MOST_PRINTED && isName(text, cutter)
      ? shortMisprintsOf(text, found, cutter, budget, most)
      : []
  const misprints: { form: string; articles: number }[] = []
  const textsOf = textReader()
  for (let at = 0; at < chars.length; at++) {
    if (budget.isOver()) return []
    const forms = formsAt(at, chars, found, most, textsOf)
    for (const [form, articles] of forms)
      if (articles <= MOST_ARTICLES && isMisprint(form, at, cutter)) misprints.push({ form, articles })
  }
  return commonest(misprints)
}

function commonest(misprints: { form: string; articles: number }[]): string[] {
  misprints.sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1))
  return misprints.slice(0, MOST).map(({ form }) => form)
}

const FIGURES = new RegExp(`^${IN_CHARACTERS}$`)

/**
 * Whether the character at a place of a form is no word, and no part of one (抵 in 特罗|抵达 is), nor of a number: 二十一届 is not
 * 第十一届 misprinted.
 */
function isMisprint(form: string, at: number, cutter: Cutter): boolean {
  const chars = [...form]
  if (FIGURES.test(chars[at]!) && [chars[at - 1], chars[at + 1]].some((char) => char && FIGURES.test(char)))
    return false
  const offset = chars.slice(0, at).join('').length
  const piece = cutter.pieces(form).find((each) => each.at <= offset && offset < each.at + each.text.length)
  return piece?.text === chars[at] && !isFunctionWord(chars[at]!)
}

/** The forms with another Han character at a place, with their articles; none if those are more than `most`. */
function formsAt(
  at: number,
  chars: readonly string[],
  found: readonly FoundWithin[],
  most: number,
  textsOf: ReturnType<typeof textReader>,
): Map<string, number> {
  const before = chars.slice(0, at).join('')
  const behind = chars.slice(at + 1).join('')
  const pattern = new RegExp(`${before}\\p{Script=Han}${behind}`, 'gu')
  const forms = new Map<string, number>()
  let articles = 0
  const parts = [before, behind] as const
  const text = chars.join('')
  if (!mayMatch(found, (own) => candidatesFor(parts, text, own))) return forms
  // How often a form is printed is counted in all articles.
  const candidates = candidatesFor(parts, text, unnarrowed(found)) ?? []
  for (const { segment, list } of candidates) {
    for (const article of list.docs.subarray(0, list.size)) {
      const own = new Set(textsOf(segment, article).flatMap((each) => each.match(pattern) ?? []))
      for (const form of own) forms.set(form, (forms.get(form) ?? 0) + 1)
      if (own.size > 0) articles++
      if (articles > most) return new Map()
    }
  }
  return forms
}

/** Reads the folded texts of articles, each once: most are candidates for several places. */
function textReader(): (segment: Segment, article: number) => string[] {
  const known = new Map<Segment, Map<number, string[]>>()
  return (segment, article) => {
    const own = known.get(segment) ?? new Map<number, string[]>()
    known.set(segment, own)
    const texts = own.get(article) ?? articleStream(segment.articleRecord(article) as Article).texts
    own.set(article, texts)
    return texts
  }
}

/**
 * The articles of some sets that have the parts of a string, with one character between them, and not the string; undefined if
 * finding or reading them takes too long. A part of one character may stand anywhere: its places are dear to find.
 */
function candidatesFor(
  parts: readonly [before: string, behind: string],
  text: string,
  found: readonly FoundWithin[],
): Candidates[] | undefined {
  const others = withoutString(text, parts, found)
  if (others === undefined || sizeOf(others) > MOST_CANDIDATES) return undefined
  const [before, behind] = parts
  if ([...before].length > 1 && [...behind].length > 1)
    for (const { segment, list } of others) if (list.size > 0) keepOneApart(list, segment, before, behind)
  return sizeOf(others) > MOST_TEXTS ? undefined : others
}

/** The articles of some sets that have some parts of a string and not the string; undefined if even the rarest part is in too many. */
function withoutString(
  text: string,
  parts: readonly string[],
  found: readonly FoundWithin[],
): Candidates[] | undefined {
  const [rarest, ...others] = parts
    .filter((part) => part !== '')
    .map((part) => ({ text: part, kind: 'string' as const, most: articlesWithPairs(found, part) }))
    .sort((a, b) => a.most - b.most)
  if (rarest!.most > MOST_POSTINGS) return undefined
  return found.map((each) => {
    return { segment: each.segment, list: withoutStringIn(each, text, [rarest!, ...others]) }
  })
}

/** Upper bound on the live articles with a string: those with the rarest pair of its characters, or with its only one. */
function articlesWithPairs(found: readonly Found[], text: string): number {
  const pairs = bigramsOf(text)
  return Math.min(...(pairs.length > 0 ? pairs : [text]).map(stringFrequency(found)))
}

/** The articles of one set that have some parts of a string, the first of them the rarest, and not the string. */
function withoutStringIn(
  { segment, matcher, within }: FoundWithin,
  text: string,
  parts: readonly [Unit, ...Unit[]],
): DocList {
  // Hardly an article has all pairs of the parts and not the string: where the pairs stand is asked of these alone.
  const paired = docsWithPairs(
    segment,
    parts.map((part) => part.text),
  )
  if (paired && isEmpty(paired)) return DocList.of(paired)
  const printed = matcher.exactBits({ folded: text, fields: null })
  // If every article with the string has the pairs, and there are as many of either, they are the same.
  const isWithin = parts.every((part) => text.includes(part.text))
  if (paired && isWithin && count(paired) === count(printed)) return DocList.of(noBits(paired.length * 32))
  const holding = paired ? DocList.of(paired) : matcher.unitsIn(parts, { fields: null }, within)
  holding.intersect(within)
  holding.keep((article) => !hasBit(printed, article))
  for (const unit of parts) if (holding.size > 0) intersectMatching(holding, segment, unit, null)
  return holding
}

/** Keeps the articles in which one character stands between two strings. */
function keepOneApart(list: DocList, segment: Segment, before: string, behind: string): void {
  const within = list.bits(segment.docValues.articles)
  const wanted = new Map<number, Set<number>>()
  const step = [...before].length + 1
  eachOccurrence(segment, before, within, (article, starts, size) =>
    wanted.set(article, new Set(starts.subarray(0, size).map((start) => start + step))),
  )
  const met = new Set<number>()
  eachOccurrence(segment, behind, within, (article, starts, size) => {
    const places = wanted.get(article)
    if (places && starts.subarray(0, size).some((start) => places.has(start))) met.add(article)
  })
  list.keep((article) => met.has(article))
}

// ---------------------------------------------------------------- three characters

/** Articles with a short string that are read for what stands beside it, and how many such neighbours are looked for on each side. */
const MOST_READ = 6
const MOST_BESIDE = 2
/** Articles with a short string up to which its misprints are looked for: with more, none is missed. */
const MOST_PRINTED = 200
/** Articles that print a misprint of a short string at most. */
const MOST_OF_SHORT = 3

/** Whether three characters may be a name: no dictionary has them as a word, or they begin with a surname. */
const isName = (text: string, cutter: Cutter) =>
  isTellingSurname([...text][0]!) || cutter.pieces(text).length > 1

/** What stands between the names of a list, and the articles with a string from which on its misprints are looked for in lists. */
const BETWEEN = '、'
const LEAST_LISTED = 5

/**
 * The misprints of three characters. Two of the three are shared by too many other words, so a form must also
 * stand beside what stands beside the string itself (市长|张巧虹), or in a list, and be no word, nor hold one.
 *
 * @param most articles that a form may have beside the string
 */
function shortMisprintsOf(
  text: string,
  found: readonly FoundWithin[],
  cutter: Cutter,
  budget: Budget,
  most: number,
): string[] {
  const textsOf = textReader()
  const chars = [...text]
  const [a, b, c] = chars as [string, string, string]
  // Reading its neighbours is dear. Two of the three stand in a misprint.
  const pairs = [[a + b], [b + c], [a, c]]
  if (!pairs.some((two) => mayMatch(found, (own) => withoutString(text, two, own)))) return []
  const { before, behind } = neighboursOf(text, found, textsOf)
  const isListed = most >= SHARE * LEAST_LISTED
  const asked: [string, string][] = [
    ...before.flatMap((left): [string, string][] => [
      [left, b + c],
      [left + a, c],
      [left + a + b, ''],
    ]),
    ...behind.flatMap((right): [string, string][] => [
      ['', b + c + right],
      [a, c + right],
      [a + b, right],
    ]),
  ]
  if (isListed) asked.push(['', b + c + BETWEEN], [BETWEEN + a, c + BETWEEN], [BETWEEN + a + b, ''])
  const han = '\\p{Script=Han}'
  const form = `(?:${han}${b}${c}|${a}${han}${c}|${a}${b}${han})`
  const orNone = (contexts: string[]) => new RegExp(contexts.join('|') || '$.', 'gu')
  const behindLeft = orNone(before.length > 0 ? [`(?<=${before.join('|')})${form}`] : [])
  const elsewhere = orNone([
    ...(behind.length > 0 ? [`${form}(?=${behind.join('|')})`] : []),
    ...(isListed ? [`(?<=${BETWEEN})${form}(?=${BETWEEN})`] : []),
  ])
  const forms = new Set<string>()
  const add = (form: string, isBehindLeft: boolean) => {
    const at = [...form].findIndex((char, i) => char !== chars[i])
    if (at < 0 || !isMisprint(form, at, cutter)) return
    // A last character behind a word begins the next word (杭州|召开); before one it may end another (西比|利亚).
    const mayHoldWord = isBehindLeft && at < chars.length - 1
    if (mayHoldWord || cutter.pieces(form).length === chars.length) forms.add(form)
  }
  const candidates = new Map(found.map(({ segment }) => [segment, new Set<number>()]))
  for (const parts of asked) {
    if (budget.isOver()) return []
    for (const { segment, list } of candidatesFor(parts, text, found) ?? [])
      for (const article of list.docs.subarray(0, list.size)) candidates.get(segment)!.add(article)
  }
  for (const [segment, articles] of candidates) {
    for (const article of articles) {
      for (const each of textsOf(segment, article)) {
        for (const form of each.match(behindLeft) ?? []) add(form, true)
        for (const form of each.match(elsewhere) ?? []) add(form, false)
      }
    }
  }
  const misprints = [...forms].map((form) => ({
    form,
    articles: documentFrequency(found, { text: form, kind: 'string' }),
  }))
  return commonest(misprints.filter(({ articles }) => articles <= Math.min(MOST_OF_SHORT, most)))
}

/** The pairs of Han characters before and behind a string, the commonest first. */
function neighboursOf(
  text: string,
  found: readonly Found[],
  textsOf: ReturnType<typeof textReader>,
): { before: string[]; behind: string[] } {
  const before = new Map<string, number>()
  const behind = new Map<string, number>()
  const add = (to: Map<string, number>, all: readonly (string | undefined)[]) => {
    for (const pair of new Set(all)) if (pair) to.set(pair, (to.get(pair) ?? 0) + 1)
  }
  const pattern = new RegExp(`(?<=(\\p{Script=Han}{2})?)${text}(?=(\\p{Script=Han}{2})?)`, 'gu')
  const printing = found.flatMap(({ segment, matcher }) => {
    const live = liveOf(segment, matcher.exactBits({ folded: text, fields: null }))
    return [...docsOf(live)].map((article) => ({ segment, article, id: segment.docValues.ids.at(article) }))
  })
  // The first by id: which article is the first of a segment is luck.
  printing.sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { segment, article } of printing.slice(0, MOST_READ)) {
    const places = textsOf(segment, article).flatMap((each) => [...each.matchAll(pattern)])
    add(
      before,
      places.map((place) => place[1]),
    )
    add(
      behind,
      places.map((place) => place[2]),
    )
  }
  const first = (counts: Map<string, number>) =>
    [...counts]
      .sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1))
      .slice(0, MOST_BESIDE)
      .map(([pair]) => pair)
  return { before: first(before), behind: first(behind) }
}
