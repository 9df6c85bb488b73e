/**
 * Beside searching: an article by its id, those that are like it, and names with their places.
 */
import { articleStream, type Cutter, foldText } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import type { Candidates, NamesAnswer, SearchRequest, SimilarAnswer, StringCounts } from '../../model.js'
import { articleHead, idf, readFilters } from '../../search/search.js'
import { byPlace, linesWithName, type NameForm, type NamePlace } from '../names.js'
import { mayShow } from '../withheld.js'
import type { Connection } from './connection.js'
import { type ClusterHit, Index } from './lookup.js'
import { featureOf, pooledWords } from './mapping.js'
import { ReadArticle } from './reading.js'
import { scoreQuery, type WeighedTerm } from './scores.js'
import { all, filterQuery, NONE, standing } from './sets.js'
import type { ClusterView } from './view.js'

/** An article that may be shown; undefined if there is none. */
export async function findArticleHit(
  view: ClusterView,
  id: string,
  connection: Connection,
): Promise<ClusterHit | undefined> {
  const query = all([view.visible, { term: { id } }])
  return (await new Index(connection, view.articles).one({ query, size: 1 })).hits[0]
}

/** Strings of one list that count: those of the fewest articles. A query of the cluster takes no more. */
const MOST_STRINGS = 200

/** For each list of strings, taken as printed, the articles that have most of them by weight. */
export async function findCandidates(
  view: ClusterView,
  connection: Connection,
  asked: readonly (readonly string[])[],
  most: number,
): Promise<Candidates[]> {
  const index = new Index(connection, view.articles)
  const folded = asked.map((strings) => [...new Set(strings.map(foldText))].filter((text) => text !== ''))
  const texts = [...new Set(folded.flat())]
  const counts = await index.counts(texts.map((text) => all([view.visible, standing(text, null)])))
  const articlesOf = new Map(texts.map((text, i) => [text, counts[i]!]))
  const looked = await index.look(
    folded.map((strings) => {
      const printed = strings.filter((text) => articlesOf.get(text)! > 0)
      const rarest = printed.sort((a, b) => articlesOf.get(a)! - articlesOf.get(b)!).slice(0, MOST_STRINGS)
      const should = rarest.map((text) => ({
        constant_score: {
          filter: standing(text, null),
          boost: idf(articlesOf.get(text)!, view.index.articles),
        },
      }))
      const query =
        should.length === 0 ? NONE : { bool: { should, minimum_should_match: 1, filter: [view.visible] } }
      const sort = [{ _score: 'desc' }, { first: { order: 'asc', missing: '_last' } }, { id: 'asc' }]
      return { query, sort, size: most, _source: ['article.id'] }
    }),
  )
  return looked.map(({ hits }) => ({ ids: hits.map(({ _source: kept }) => kept!.article.id), isWhole: true }))
}

/** An article is compared by this many of its strongest terms. */
const TERMS = 25
/** Terms whose articles are counted before the strongest are chosen. */
const MOST_COUNTED = 200
const LEAST_SHARED = 3

/** Articles that share the strongest terms of one. */
export async function similarArticles(
  view: ClusterView,
  connection: Connection,
  reading: ReadArticle,
  limit: number,
  cutter: Cutter,
): Promise<SimilarAnswer['similar']> {
  const index = new Index(connection, view.articles)
  const pooled = [...pooledWords(reading.texts, cutter)]
    .filter(([word]) => [...word].length > 1 && !isFunctionWord(word))
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_COUNTED)
  const counts = await index.counts(
    pooled.map(([word]) => all([view.visible, { rank_feature: { field: `word.${featureOf(word)}` } }])),
  )
  const weighed = pooled
    .map(([text, weight], i): WeighedTerm & { worth: number } => {
      const rarity = idf(counts[i]!, view.index.articles)
      const worth = counts[i]! > 1 ? rarity * (weight / (1.2 + weight)) : 0
      return { text, kind: 'word', articles: counts[i]!, idf: Math.fround(rarity), worth }
    })
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, TERMS)
  if (weighed.length < LEAST_SHARED || limit < 1) return []
  const { hits } = await index.one({
    query: {
      bool: {
        should: weighed.map(scoreQuery),
        minimum_should_match: LEAST_SHARED,
        filter: [view.visible, { terms: { kind: ['article', 'photo'] } }],
        must_not: [{ term: { id: reading.article.id } }],
      },
    },
    size: limit,
    sort: [{ _score: 'desc' }, { id: 'asc' }],
  })
  return hits.map(({ _score, _source: kept }) => {
    const other = new ReadArticle({ article: kept!.article, issue: kept!.issueHead }, cutter)
    const words = pooledWords(other.texts, cutter)
    const shared = weighed.filter(({ text }) => words.has(text)).map(({ text }) => text)
    return { ...articleHead(other.article, other.issue), score: _score ?? 0, shared }
  })
}

/** The groups of names with the occurrences and the articles of each form. */
export async function listClusterNames(view: ClusterView, connection: Connection): Promise<NamesAnswer> {
  const { groups, hidden, keeper } = view
  const listed: NamesAnswer['groups'] = []
  for (const { authority, offices, forms } of groups) {
    const counted: NameForm[] = []
    for (const name of forms) if (mayShow(name, hidden)) counted.push(await nameForm(view, connection, name))
    if (counted.length === 0) continue
    const shown = authority !== null && mayShow(authority, hidden) ? authority : null
    listed.push({ authority: shown, offices, forms: counted.sort((a, b) => b.count - a.count) })
  }
  const problems = keeper.aliases.problems.filter(({ text }) => mayShow(foldText(text), hidden))
  return { groups: listed, problems }
}

async function nameForm(view: ClusterView, connection: Connection, name: string): Promise<NameForm> {
  const index = new Index(connection, view.articles)
  const places: NamePlace[] = []
  let count = 0
  const query = all([view.visible, standing(name, null)])
  for await (const hits of index.every({ query, sort: [{ id: 'asc' }] }))
    for (const { _source: kept } of hits) {
      const { article, issueHead } = kept!
      for (const text of articleStream(article).texts) count += text.split(name).length - 1
      places.push({
        article: article.id,
        headline: article.headline,
        file: issueHead.file,
        lines: linesWithName(article, name),
      })
    }
  return { name, count, places: places.sort(byPlace) }
}

/** How many articles within filters hold each of some strings; one that folds to nothing is held by none. */
export async function countStrings(
  view: ClusterView,
  connection: Connection,
  strings: readonly string[],
  filters: Omit<SearchRequest, 'q'>,
  most: number,
): Promise<StringCounts> {
  const within = [view.visible, filterQuery(readFilters({ ...filters, q: '' }))]
  const folded = strings.map(foldText)
  const queries = folded.map((text) => (text === '' ? NONE : all([...within, standing(text, null)])))
  const counts = await new Index(connection, view.articles).counts(queries)
  return { counts: counts.map((n) => Math.min(n, most)), isWhole: true }
}
