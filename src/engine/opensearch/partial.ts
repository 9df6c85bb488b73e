/**
 * The rung `partial` on a cluster: the rules of search/matched/partial.ts and the scores of one machine.
 *
 * The cluster adds up the weight of words, and finds articles that have enough of it. Of those that its own scores put
 * first, the texts are read, scored and reranked here as one machine scores them: only these scores tell which are near
 * the best. So a hit is another than there only where the cluster's scores, which know no positions, leave it
 * out of MOST_READ.
 */
import type { Cutter } from '../../analysis/analysis.js'
import type { Article } from '../../model.js'
import { type Node, topOf } from '../../query/query.js'
import {
  type AskedWord,
  type Content,
  contentUnits,
  idf,
  isNearBest,
  looseClauses,
  neededOf,
  type Plan,
  placesInRead,
  type QueryTerm,
  RERANKED,
  Reranker,
  rareWords,
  type ScoreTerm,
  termScore,
  termsOf,
  type Unit,
  type Weigh,
  weighAll,
} from '../../search/search.js'
import { nextTurn } from '../../turns.js'
import type { Index } from './lookup.js'
import { ReadArticle } from './reading.js'
import { scoreQuery, scoreTerms, termQuery, weigh } from './scores.js'
import { all, type ClusterQuery, type Sets, standing, unitQuery, without } from './sets.js'
import type { ClusterView } from './view.js'

/**
 * Articles that are read and scored: of 59 drawn queries over 36,262 stories that are met in part, 5 had another hit with
 * twice as many as one machine reranks, 1 with four times, none with eight.
 */
const MOST_READ = 8 * RERANKED
/** Articles that are scored in one turn. */
const IN_A_TURN = 50

export type PartialSetting = {
  sets: Sets
  view: ClusterView
  index: Index
  cutter: Cutter
  /** The sets of the stricter rungs, and how many articles they have. */
  stricter: ClusterQuery
  found: number
}

/** Ids of the articles on the rung; undefined if nothing may be met in part. */
export async function partialHits(setting: PartialSetting): Promise<string[] | undefined> {
  const { sets, view, index } = setting
  const { plan } = sets
  const counts = new Counts(index, view)
  const loose = looseClauses(plan)
  const asked = contentUnits(loose)
  const { content, words, weight } = await weighed(asked, counts)
  const needed = neededOf(loose, words, weight, setting.found)
  if (needed === undefined) return undefined
  const partial = all([
    view.visible,
    without(gatheringEnough(content, needed), setting.stricter),
    ...restOf(plan, sets),
  ])
  const best = await bestOf(partial, setting, counts)
  const [first] = best
  if (!first) return []
  const rare = rareWords(plan, view.index.articles, await counts.ofUnits(asked))
  const name = rare.find(({ unit, clause }) => first.reading.hasUnit(unit, clause.fields))
  const hasName = ({ reading }: Scored) => !name || reading.hasUnit(name.unit, name.clause.fields)
  return best
    .filter((each) => each.isPartial && isNearBest(each.score, first.score, () => hasName(each)))
    .map(({ reading }) => reading.article.id)
}

/** How many visible articles strings, units and words have, each asked once. */
class Counts {
  readonly #known = new Map<string, number>()

  constructor(
    readonly index: Index,
    readonly view: ClusterView,
  ) {}

  /** @returns the counts of some queries, by their keys */
  async #of(queries: ReadonlyMap<string, ClusterQuery>): Promise<ReadonlyMap<string, number>> {
    const news = [...queries].filter(([key]) => !this.#known.has(key))
    const counts = await this.index.counts(news.map(([, query]) => all([this.view.visible, query])))
    for (const [i, [key]] of news.entries()) this.#known.set(key, counts[i]!)
    return this.#known
  }

  async ofUnits(words: readonly AskedWord[]): Promise<(unit: Unit) => number> {
    const keyOf = ({ kind, text }: Unit) => `${kind}:${text}`
    const known = await this.#of(
      new Map(words.map(({ unit, clause }) => [keyOf(unit), unitQuery(unit, clause.fields)])),
    )
    return (unit) => known.get(keyOf(unit)) ?? 0
  }

  async ofStrings(texts: Iterable<string>): Promise<(text: string) => number> {
    const known = await this.#of(new Map([...texts].map((text) => [`string:${text}`, standing(text, null)])))
    return (text) => known.get(`string:${text}`)!
  }

  async ofTerms(terms: readonly ScoreTerm[]): Promise<(term: ScoreTerm) => number> {
    const keyOf = ({ kind, text }: ScoreTerm) => `${kind}:${text}`
    const known = await this.#of(new Map(terms.map((term) => [keyOf(term), termQuery(term)])))
    return (term) => known.get(keyOf(term))!
  }
}

/** Words and their parts with their weights. */
async function weighed(asked: readonly AskedWord[], counts: Counts) {
  const all = counts.view.index.articles
  // Which parts are asked for depends on no count: the first run only writes them down.
  const parts: AskedWord[] = [...asked]
  const note: Weigh = (unit, clause) => {
    parts.push({ unit, clause })
    return { unit, clause, articles: 0, idf: 0 }
  }
  weighAll(
    asked.map(({ unit, clause }) => note(unit, clause)),
    note,
  )
  const frequencyOf = await counts.ofUnits(parts)
  const weigh: Weigh = (unit, clause) => {
    const articles = frequencyOf(unit)
    return { unit, clause, articles, idf: idf(articles, all) }
  }
  const words = asked.map(({ unit, clause }) => weigh(unit, clause))
  return { words, ...weighAll(words, weigh) }
}

/** Articles that hold any of some words, with the sum of their idf as score. */
export const gathering = (words: readonly Omit<Content, 'articles'>[]): ClusterQuery => ({
  bool: {
    should: words.map(({ unit, clause, idf }) => ({
      constant_score: { filter: unitQuery(unit, clause.fields), boost: idf },
    })),
    minimum_should_match: 1,
  },
})

/** Articles that gather so much. Sums of 32-bit floats: a millionth less is equal. */
const gatheringEnough = (content: readonly Content[], needed: number): ClusterQuery => ({
  function_score: { query: gathering(content), min_score: needed * (1 - 1e-6), functions: [] },
})

/** All that is asked beside the loose clauses. */
function restOf(plan: Plan, sets: Sets): ClusterQuery[] {
  const loose = new Set<Node>(looseClauses(plan).map(({ node }) => node))
  return topOf(plan.root)
    .filter((node) => !loose.has(node))
    .map((node) => sets.of(node, 'variant'))
}

type Scored = { reading: ReadArticle; isPartial: boolean; score: number }

/** The hits that one machine would rerank, the best first by their reranked score. */
async function bestOf(
  partial: ClusterQuery,
  { sets, view, index, cutter, stricter }: PartialSetting,
  counts: Counts,
): Promise<Scored[]> {
  const { positive } = sets.plan
  const ownTerms = scoreTerms(sets.plan)
  const frequencyOfTerm = await counts.ofTerms([...ownTerms, ...termsOf(positive)])
  const all = view.index.articles
  const lists = [partial, { bool: { filter: [view.visible, stricter] } }].map((query) => ({
    query: {
      bool: {
        filter: [query],
        should: ownTerms.map((term) => scoreQuery(weigh(term, frequencyOfTerm(term), all))),
      },
    },
    size: MOST_READ,
    sort: [{ _score: 'desc' }, { first: { order: 'desc', missing: '_last' } }, { id: 'asc' }],
  }))
  const read = (await index.look(lists)).flatMap(({ hits }, list) =>
    hits.map(({ _source: kept }) => ({
      reading: new ReadArticle({ article: kept!.article, issue: kept!.issueHead }, cutter),
      isPartial: list === 0,
    })),
  )
  const termOf = (term: ScoreTerm): QueryTerm => {
    const documentFrequency = frequencyOfTerm(term)
    return { ...term, documentFrequency, idf: idf(documentFrequency, all) }
  }
  // The keeper's words must not decide what is a hit.
  const terms = termsOf(positive, false).map(termOf)
  const scores: Scored[] = []
  for (const each of read) {
    if (scores.length % IN_A_TURN === 0) await nextTurn()
    scores.push({ ...each, score: baseScore(each.reading, terms, view) })
  }
  const based = scores
    .sort((a, b) => b.score - a.score || byDayThenId(a.reading, b.reading))
    .slice(0, RERANKED)
  const gains = await gainsOf(
    based.map(({ reading }) => reading.article),
    sets.plan,
    termsOf(positive).map(termOf),
    counts,
  )
  const scored = based.map((each, i) => ({ ...each, score: each.score + gains[i]! }))
  return scored.sort((a, b) => b.score - a.score || byDayThenId(a.reading, b.reading))
}

/** BM25F of an article that was read. */
function baseScore(reading: ReadArticle, terms: readonly QueryTerm[], { corpus }: ClusterView): number {
  const lengths = reading.texts.map((text) => Int32Array.of([...text].length))
  return terms.reduce((sum, term) => {
    const counts = reading.timesOf(term)
    return counts.every((count) => count === 0)
      ? sum
      : sum + termScore(counts, 0, lengths, 0, corpus, term.idf)
  }, 0)
}

/** What reranking adds, by the article's place. */
async function gainsOf(
  articles: readonly Article[],
  { positive }: Plan,
  terms: readonly QueryTerm[],
  counts: Counts,
): Promise<Float64Array> {
  const { corpus } = counts.view
  // Which strings are weighed depends on no count either.
  const strings = new Set<string>()
  new Reranker(corpus, positive, terms, (text) => strings.add(text).size)
  const reranker = new Reranker(corpus, positive, terms, await counts.ofStrings(strings))
  return reranker.additions(placesInRead(articles), [...articles.keys()])
}

/** The newest first, the unknown day last; then by id. */
function byDayThenId({ article: a, issue: x }: ReadArticle, { article: b, issue: y }: ReadArticle): number {
  const [day, other] = [x, y].map(({ date }) => date.from ?? date.to ?? '')
  if (day !== other) return day! > other! ? -1 : 1
  return a.id < b.id ? -1 : 1
}
