/**
 * Measures relevance: asks an archive built for an evaluation set every query of the set,
 * and measures rankings and result sets.
 *
 * Builds its archives in a folder of their own; touches no other index.
 */
import { type LocalEngine, openLocalEngine } from '../engine/engine.js'
import { JiebaoError } from '../errors.js'
import type { Engine } from '../model.js'
import { articlesOf, everyIssue } from '../paging.js'
import { type BuildOptions, buildSet, findIds, MEASURED_MS } from './archive.js'
import { mean, ndcgAt, recallAt, reciprocalRank, type SetScores, setScores } from './metrics.js'
import { type EvaluationSet, type Query, readSet, type SetName } from './sets.js'

export type RelevanceOptions = BuildOptions & {
  sets: readonly SetName[]
  /** Folder of the public sets. */
  data: string
  /** File of judged queries; needed by the set `judged`. */
  judged: string
}

/** One query with its measures. */
export type Judgement = SetScores & {
  id: string
  class: string
  query: string
  answers: number
  hits: number
  mrr10: number
  r1: number
  r10: number
  ndcg10: number
  /** Relevant articles that are no hits; empty if only the first ten hits were read. */
  missed: string[]
}

export type Means = {
  queries: number
  mrr10: number
  r1: number
  r10: number
  ndcg10: number
  /** Share of the queries without a hit. */
  noHit: number
  /** Mean size of the result set. */
  hits: number
}

export type ClassReport = SetScores & {
  queries: number
  hits: number
  /** Null if no query of the class has a relevant article. */
  ndcg10: number | null
}

export type SetReport = {
  set: SetName
  articles: number
  /** Means over the queries with a relevant article. */
  ranking: Means
  /** Of a judged set: mean measures of result sets, over the queries with a relevant article. */
  answered?: SetScores & { queries: number }
  /** Of a judged set: number of queries without a relevant article, and of these the share without a hit. */
  answerless?: { queries: number; empty: number }
  /** Of a judged set: mean F1 over both. */
  f1?: number
  byClass?: Record<string, ClassReport>
  judgements?: Judgement[]
}

/** Judges a query with one known answer, for which the first ten hits suffice. */
async function judgeKnown(engine: Engine, query: Query): Promise<Judgement> {
  const { hits, totalHits } = await engine.search({ q: query.text, hitsPerPage: 10, facets: false })
  return judge(
    query,
    hits.map(({ id }) => id),
    totalHits,
  )
}

async function judgeWhole(engine: Engine, query: Query): Promise<Judgement> {
  const { ids } = await findIds(engine, query.text)
  return { ...judge(query, ids, ids.length), missed: query.relevant.filter((id) => !ids.includes(id)) }
}

/** Measures an answer by all its ids. */
export function judge(query: Query, ids: readonly string[], hits: number): Judgement {
  const relevant = new Set(query.relevant)
  return {
    id: query.id,
    class: query.class,
    query: query.text,
    answers: relevant.size,
    hits,
    mrr10: reciprocalRank(ids, relevant, 10),
    r1: recallAt(ids, relevant, 1),
    r10: recallAt(ids, relevant, 10),
    ndcg10: ndcgAt(ids, relevant, 10),
    ...setScores(new Set(ids), relevant),
    missed: [],
  }
}

const meansOf = (judgements: readonly Judgement[]): Means => ({
  queries: judgements.length,
  mrr10: mean(judgements.map(({ mrr10 }) => mrr10)),
  r1: mean(judgements.map(({ r1 }) => r1)),
  r10: mean(judgements.map(({ r10 }) => r10)),
  ndcg10: mean(judgements.map(({ ndcg10 }) => ndcg10)),
  noHit: mean(judgements.map(({ hits }) => (hits === 0 ? 1 : 0))),
  hits: mean(judgements.map(({ hits }) => hits)),
})

const setMeansOf = (judgements: readonly Judgement[]): SetScores => ({
  precision: mean(judgements.map(({ precision }) => precision)),
  recall: mean(judgements.map(({ recall }) => recall)),
  f1: mean(judgements.map(({ f1 }) => f1)),
})

function classReport(own: readonly Judgement[]): ClassReport {
  const { hits } = meansOf(own)
  const answered = own.filter(({ answers }) => answers > 0)
  const ndcg10 = answered.length === 0 ? null : meansOf(answered).ndcg10
  return { queries: own.length, hits, ...setMeansOf(own), ndcg10 }
}

/** The report of a judged set, beside its ranking. */
export function judgedReport(judgements: Judgement[]): Omit<SetReport, 'set' | 'articles'> {
  const answered = judgements.filter(({ answers }) => answers > 0)
  const answerless = judgements.filter(({ answers }) => answers === 0)
  const classes = [...new Set(judgements.map((each) => each.class))]
  return {
    ranking: meansOf(answered),
    answered: { queries: answered.length, ...setMeansOf(answered) },
    answerless: { queries: answerless.length, empty: mean(answerless.map(({ f1 }) => f1)) },
    f1: mean(judgements.map(({ f1 }) => f1)),
    byClass: Object.fromEntries(
      classes.map((name) => [name, classReport(judgements.filter((each) => each.class === name))]),
    ),
    judgements,
  }
}

const LINE_KEY = /^(.+):(\d+)$/

/**
 * Queries with their relevant articles as ids: replaces each `FILE:LINE` by the article that holds the line.
 *
 * @throws {JiebaoError} NOT_FOUND for an article that is not there
 */
async function resolveQueries(engine: Engine, queries: readonly Query[]): Promise<Query[]> {
  const keys = new Set(queries.flatMap(({ relevant }) => relevant))
  const issues = new Map<string, string>()
  if ([...keys].some((key) => LINE_KEY.test(key)))
    for (const { file, id } of await everyIssue(engine)) issues.set(file, id)
  const known = new Map<string, string>()
  for (const key of keys) known.set(key, await findKey(engine, issues, key))
  return queries.map((query) => ({
    ...query,
    relevant: [...new Set(query.relevant.map((key) => known.get(key)!))],
  }))
}

/** @param issues ids of issues by file */
async function findKey(engine: Engine, issues: ReadonlyMap<string, string>, key: string): Promise<string> {
  const [, file, line] = LINE_KEY.exec(key) ?? []
  const issue = issues.get(file ?? '')
  const articles = issue === undefined ? [] : await articlesOf(engine, issue)
  const holds = ([from, to]: [number, number]) => from <= Number(line) && Number(line) <= to
  const found =
    file === undefined ? await engine.article(key) : articles.find(({ lines }) => lines.some(holds))
  if (found) return found.id
  throw new JiebaoError('judged-unknown', key, {})
}

/** Opens the archive of a set, and builds it anew if it is missing or of another version. */
async function openSet(set: EvaluationSet, options: RelevanceOptions): Promise<LocalEngine> {
  const open = (archive: { seeds: string; index: string }) =>
    openLocalEngine({ ...archive, budgetMs: MEASURED_MS })
  const archive = await buildSet(set, options)
  try {
    return await open(archive)
  } catch (error) {
    if (!(error instanceof JiebaoError) || error.code !== 'INDEX_VERSION') throw error
    return open(await buildSet(set, { ...options, fresh: true }))
  }
}

async function evaluateSet(name: SetName, options: RelevanceOptions): Promise<SetReport> {
  const set = readSet(name, options.data, options.judged)
  const engine = await openSet(set, options)
  try {
    const articles = engine.status()?.articles ?? 0
    if (name === 'judged') {
      const queries = await resolveQueries(engine, set.queries)
      return { set: name, articles, ...judgedReport(await judgeEach(queries, engine, judgeWhole)) }
    }
    return { set: name, articles, ranking: meansOf(await judgeEach(set.queries, engine, judgeKnown)) }
  } finally {
    await engine.close()
  }
}

async function judgeEach(
  queries: readonly Query[],
  engine: Engine,
  judgeOne: (engine: Engine, query: Query) => Promise<Judgement>,
): Promise<Judgement[]> {
  const judgements: Judgement[] = []
  for (const query of queries) judgements.push(await judgeOne(engine, query))
  return judgements
}

/**
 * Evaluates one set after the other.
 *
 * @throws {JiebaoError} NOT_FOUND or BAD_METADATA for a set that cannot be read
 */
export async function evaluateRelevance(options: RelevanceOptions): Promise<SetReport[]> {
  const reports: SetReport[] = []
  for (const name of options.sets) reports.push(await evaluateSet(name, options))
  return reports
}
