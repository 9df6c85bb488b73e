/**
 * Do two engines answer the same? Asks both the same queries, and compares the archive that each says it has, totals, ids by date,
 * labels, marks, facets, and the order of the first page. Of one date any order will do in a list by date.
 *
 * Two hits whose scores differ by no more than a tolerance are ties, whose order is nobody's promise. Answers that either engine
 * itself calls incomplete are counted and not compared.
 */
import { isDeepStrictEqual } from 'node:util'
import { addTo } from '../arrays.js'
import type { Hit, SearchAnswer } from '../model.js'
import { everyIssue } from '../paging.js'
import { type Asked, quoted } from './exact.js'
import { type Printed, paragraphsOf } from './oracle.js'
import { Dice } from './random.js'
import { isAskable, Sampler } from './strings.js'

/** What may differ. `archive`: articles or issues held; `refused`: one answers and the other does not. */
export const SAME_KINDS = [
  'archive',
  'refused',
  'total',
  'ids',
  'labels',
  'marks',
  'facets',
  'order',
] as const
export type SameKind = (typeof SAME_KINDS)[number]

export type SameDifference = { query: string; kind: SameKind; first: string; second: string }

export type SameReport = {
  queries: number
  /** Hits of both that were compared in full: fields of the list, label, marks. */
  hits: number
  /** Queries that an engine answered in part, by its own word. */
  incomplete: number
  /** Share of a score, 0 to 1, by which ties may differ. */
  tolerance: number
  /** The largest share by which scores of two hits differ that stand the other way round, whatever the tolerance; 0: none do. */
  widest: number
  /** Queries that differ, by what. One may differ in several. */
  differing: Record<SameKind, number>
  differences: number
  /** The first differences. */
  examples: SameDifference[]
  seconds: number
}

export type SameOptions = {
  /** As typed; undefined: drawn from the first archive. */
  queries?: readonly string[] | undefined
  /** Queries to draw. */
  strings: number
  /** Seed of the draw. Default 1. */
  seed?: number | undefined
  /** Share of a score, 0 to 1, by which ties may differ. Default 0. */
  tolerance?: number | undefined
  onProgress?: ((asked: number, of: number, differences: number) => void) | undefined
}

const MOST_EXAMPLES = 20
/** Hits of a list that are compared, in order of date; its total tells of the others. */
const MOST_HITS = 300
const ROWS = 100
/** Hits of the first page, whose order is compared. */
const FIRST = 20
/** Issues whose articles queries are drawn from. */
const MOST_ISSUES = 50
/** Most draws for each query asked for: a small archive runs out of new ones. */
const MOST_DRAWS = 8

/** Words of a text as the Unicode library of Node cuts them, of two characters or more. */
const wordsOf = (text: string) =>
  [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .filter(({ segment, isWordLike }) => isWordLike && [...segment].length > 1)
    .map(({ segment }) => segment)

/** A paragraph of an archive as a query, in the ways that people ask. */
const FORMS: readonly ((sampler: Sampler, printed: Printed, dice: Dice) => string | undefined)[] = [
  (sampler) => {
    const { text } = sampler.next()
    return isAskable(text) ? quoted(text) : undefined
  },
  (_, { text }, dice) => pickWords(text, 1, dice)?.[0],
  (_, { text }, dice) => pickWords(text, 2, dice)?.join(' '),
  (_, { text }, dice) => pickWords(text, 3, dice)?.join(' '),
  (_, { text }, dice) => pickWords(text, 2, dice)?.join(' OR '),
  (_, { text }, dice) => pickWords(text, 2, dice)?.join(' -'),
  (_, { text }, dice) => pickWords(text, 1, dice)?.map((word) => `标题:${word}`)[0],
  // As one remembers it wrongly: hardly ever printed so, it is met in part.
  (_, { text }, dice) => {
    const words = pickWords(text, 4, dice)
    const wrong = dice.roll(4)
    return words?.map((word, n) => (n === wrong ? [...word].reverse().join('') : word)).join('')
  },
]

/** Words that are next to one another mostly, as people type them. */
function pickWords(text: string, count: number, dice: Dice): string[] | undefined {
  const words = wordsOf(text)
  if (words.length < count) return undefined
  const from = dice.roll(words.length - count + 1)
  return words.slice(from, from + count)
}

/** Queries out of the words of an archive, each once. */
export async function drawQueries(engine: Asked, count: number, seed: number): Promise<string[]> {
  const dice = new Dice(seed)
  const issues = await everyIssue(engine)
  const printed: Printed[] = []
  for (let n = 0; n < MOST_ISSUES && issues.length > 0; n++) {
    const [row] = issues.splice(dice.roll(issues.length), 1)
    const found = await engine.issue(row!.id, 1, ROWS)
    for (const article of found?.articles ?? []) printed.push(...paragraphsOf(article, 0))
  }
  const queries = new Set<string>()
  if (printed.length === 0) return []
  const sampler = new Sampler(printed, dice)
  for (let drawn = 0; queries.size < count && drawn < count * MOST_DRAWS; drawn++) {
    const query = FORMS[drawn % FORMS.length]!(sampler, dice.pick(printed), dice)
    if (query !== undefined) queries.add(query)
  }
  return [...queries]
}

/** `isCut`: the list goes on. `isWhole`: the engine calls its answer complete. */
type Answered = { hits: Hit[]; isCut: boolean; isWhole: boolean }

/** The first page by score, and the list by date. */
async function askOne(engine: Asked, q: string): Promise<{ first: SearchAnswer; byDate: Answered }> {
  const first = await engine.search({ q, hitsPerPage: FIRST })
  const hits: Hit[] = []
  let cursor: string | undefined
  for (;;) {
    const answer = await engine.search({ q, hitsPerPage: ROWS, facets: false, sort: 'date:asc', cursor })
    hits.push(...answer.hits)
    cursor = answer.nextCursor ?? undefined
    if (cursor === undefined || hits.length >= MOST_HITS) {
      const isWhole = first.totalIsExact && answer.totalIsExact
      return { first, byDate: { hits, isCut: cursor !== undefined, isWhole } }
    }
  }
}

const outcome = async (engine: Asked, q: string) => {
  try {
    return { found: await askOne(engine, q) }
  } catch (error) {
    const { code } = error as { code?: unknown }
    // What has no code is a fault of the connection, or of ours.
    if (typeof code !== 'string' || code === 'UNREACHABLE') throw error
    return { code }
  }
}

const labelOf = ({ rung, alternatives, missing }: Hit) => ({ rung, alternatives, missing })
const headOf = ({ id, kind, headline, publication, date, eventDate, section, page, reporters }: Hit) => ({
  ...{ id, kind, headline, publication, date, eventDate, section, page, reporters },
})

/** Ids by date, those of one date sorted: scores say which of them comes first. @param isCut whether the last date may go on */
function byDay(hits: readonly Hit[], isCut: boolean): string[][] {
  const days = new Map<string, string[]>()
  for (const { id, date } of hits) {
    const day = JSON.stringify(date)
    addTo(days, day, id)
  }
  const sorted = [...days.values()].map((ids) => ids.sort())
  return isCut ? sorted.slice(0, -1) : sorted
}

const told = (value: unknown) => JSON.stringify(value) ?? ''

/**
 * The largest share by which the scores of two hits differ that stand one way in the first list and the other way in the second;
 * 0 where none do. A pair counts by the smaller of its two differences: a tie in either list is a tie. Hits as printed come first
 * whatever they score, so that only pairs of one rung are asked.
 */
export function widestSwap(first: readonly Hit[], second: readonly Hit[]): { share: number; pair: string[] } {
  const place = new Map(second.map((hit, at) => [hit.id, { at, hit }]))
  let widest = { share: 0, pair: [] as string[] }
  for (const [i, above] of first.entries())
    for (const below of first.slice(i + 1)) {
      const [a, b] = [place.get(above.id), place.get(below.id)]
      if (!a || !b || a.at < b.at || above.rung !== below.rung) continue
      const share = Math.min(apart(above, below), apart(b.hit, a.hit))
      if (share > widest.share) widest = { share, pair: [above.id, below.id] }
    }
  return widest
}

const apart = (one: Hit, other: Hit) =>
  Math.abs(one.score - other.score) / Math.max(one.score, other.score, Number.EPSILON)

type Compared = { differences: Omit<SameDifference, 'query'>[]; hits: number; widest: number }

function compare(
  first: { first: SearchAnswer; byDate: Answered },
  second: { first: SearchAnswer; byDate: Answered },
  tolerance: number,
): Compared {
  const differences: Compared['differences'] = []
  const note = (kind: SameKind, one: unknown, other: unknown) => {
    if (!isDeepStrictEqual(one, other)) differences.push({ kind, first: told(one), second: told(other) })
  }
  const totals = ({ totalHits, rungs }: SearchAnswer) => ({ totalHits, rungs })
  note('total', totals(first.first), totals(second.first))
  const isCut = first.byDate.isCut || second.byDate.isCut
  note('ids', byDay(first.byDate.hits, isCut), byDay(second.byDate.hits, isCut))
  const facets = ({ facetDistribution, timeline }: SearchAnswer) => ({ facetDistribution, timeline })
  note('facets', facets(first.first), facets(second.first))
  const known = new Map([...second.byDate.hits, ...second.first.hits].map((hit) => [hit.id, hit]))
  const hits = new Map([...first.byDate.hits, ...first.first.hits].map((hit) => [hit.id, hit]))
  let compared = 0
  for (const hit of hits.values()) {
    const other = known.get(hit.id)
    if (!other) continue
    compared++
    const before = differences.length
    note('labels', { ...headOf(hit), ...labelOf(hit) }, { ...headOf(other), ...labelOf(other) })
    note('marks', { id: hit.id, snippets: hit.snippets }, { id: hit.id, snippets: other.snippets })
    // One hit of a query is enough to tell.
    if (differences.length > before) break
  }
  const { share: widest, pair } = widestSwap(first.first.hits, second.first.hits)
  if (widest > tolerance) {
    const scores = ({ first: { hits } }: typeof first) =>
      hits.filter(({ id }) => pair.includes(id)).map(({ id, score }) => ({ id, score }))
    note('order', scores(first), scores(second))
  }
  return { differences, hits: compared, widest }
}

const none = () => Object.fromEntries(SAME_KINDS.map((kind) => [kind, 0])) as Record<SameKind, number>

/** Asks two engines the same, and tells what differs. An archive without text has nothing to draw from. */
export async function evaluateSame(first: Asked, second: Asked, options: SameOptions): Promise<SameReport> {
  const startMs = performance.now()
  const { strings, seed = 1, tolerance = 0, onProgress } = options
  const queries = options.queries ?? (await drawQueries(first, strings, seed))
  const report: SameReport = {
    queries: 0,
    hits: 0,
    incomplete: 0,
    tolerance,
    widest: 0,
    differing: none(),
    differences: 0,
    examples: [],
    seconds: 0,
  }
  const add = (query: string, differences: Compared['differences']) => {
    for (const kind of new Set(differences.map((each) => each.kind))) report.differing[kind]++
    if (differences.length > 0) report.differences++
    for (const each of differences)
      if (report.examples.length < MOST_EXAMPLES) report.examples.push({ query, ...each })
  }
  const held = await Promise.all([first, second].map((engine) => heldBy(engine)))
  if (!isDeepStrictEqual(held[0], held[1]))
    add('', [{ kind: 'archive', first: told(held[0]), second: told(held[1]) }])
  for (const query of queries) {
    const [one, other] = await Promise.all([outcome(first, query), outcome(second, query)])
    report.queries++
    if (!one.found || !other.found) {
      if (one.code !== other.code)
        add(query, [{ kind: 'refused', first: one.code ?? 'OK', second: other.code ?? 'OK' }])
    } else if (!one.found.byDate.isWhole || !other.found.byDate.isWhole) report.incomplete++
    else {
      const { differences, hits, widest } = compare(one.found, other.found, tolerance)
      report.hits += hits
      report.widest = Math.max(report.widest, widest)
      add(query, differences)
    }
    onProgress?.(report.queries, queries.length, report.differences)
  }
  report.seconds = (performance.now() - startMs) / 1000
  return report
}

/** Articles and issues that an engine says it holds. */
async function heldBy(engine: Asked): Promise<{ articles: number; issues: number }> {
  const { index } = await engine.search({ q: '', hitsPerPage: 1, facets: false })
  return { articles: index.articles, issues: index.issues }
}
