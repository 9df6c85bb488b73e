/**
 * The evaluation sets: articles, queries, and the articles that a person judged relevant
 * to each.
 *
 * Two public sets with one known answer a query, and a file of judged queries
 * that may have any number of answers. All of them lie outside the program:
 * bench/README.md tells where they come from and what their files look like.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'

export const SET_NAMES = ['cmrc', 'cctv', 'judged'] as const
export type SetName = (typeof SET_NAMES)[number]

export type Query = {
  id: string
  /** Class of the query; '' in a set without classes. */
  class: string
  text: string
  /** Ids of articles; in a judged set also `FILE:LINE`, the article that holds this line. */
  relevant: string[]
}

export type EvaluationSet = {
  name: SetName
  /** Text of the `.jsonl` that is indexed. */
  articles: string
  /** Whether the archive's own issues are indexed as well. */
  withIssues: boolean
  queries: Query[]
}

type JsonRow = Record<string, unknown>

/** @throws {JiebaoError} NOT_FOUND or BAD_METADATA */
function readRows(path: string): JsonRow[] {
  return readLines(path).map((line, i) => {
    try {
      return JSON.parse(line) as JsonRow
    } catch (cause) {
      throw new JiebaoError('rows-broken', path, { line: i + 1, needs: 'it is no JSON' }, { cause })
    }
  })
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean)
  } catch (cause) {
    throw new JiebaoError('file-missing', path, {}, { cause })
  }
}

// The public sets: folder, file of articles, and the queries that are asked.
const PUBLIC = {
  cmrc: { folder: 'cmrc2018', articles: 'passages.jsonl', isAsked: ({ split }: JsonRow) => split === 'dev' },
  cctv: { folder: 'cctv_news', articles: 'docs.jsonl', isAsked: () => true },
} as const

/** Reads a public set without the titles of its articles, which are the queries or name the answer. */
function readPublic(name: 'cmrc' | 'cctv', data: string): EvaluationSet {
  const { folder, articles, isAsked } = PUBLIC[name]
  const bodies = readRows(join(data, folder, articles)).map(({ id, date, text }) => ({ id, date, text }))
  const known = new Map(
    readLines(join(data, folder, 'qrels.tsv')).map((line) => line.split('\t') as [string, string]),
  )
  const queries = readRows(join(data, folder, 'queries.jsonl'))
    .filter(isAsked)
    .map(({ id, text }) => ({
      id: String(id),
      class: '',
      text: String(text),
      relevant: [known.get(String(id))!],
    }))
  return { name, articles: jsonLines(bodies), withIssues: false, queries }
}

const jsonLines = (rows: readonly JsonRow[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** @throws {JiebaoError} BAD_METADATA, naming the line */
export function readJudged(path: string): Query[] {
  return readRows(path).map((row, i) => {
    const { id, query, relevant } = row
    const isWhole =
      typeof id === 'string' && typeof row.class === 'string' && typeof query === 'string' && query !== ''
    if (isWhole && Array.isArray(relevant) && relevant.every((each) => typeof each === 'string'))
      return { id, class: row.class as string, text: query, relevant }
    const needs = 'it needs the strings id, class and query and the list relevant'
    throw new JiebaoError('rows-broken', path, { line: i + 1, needs })
  })
}

/**
 * Reads the judged set: its queries are about the archive's own issues, and the stories of
 * the set `cctv`, with their titles, are distractors.
 */
function readJudgedSet(data: string, judged: string): EvaluationSet {
  const { folder, articles } = PUBLIC.cctv
  const stories = readRows(join(data, folder, articles)).map(({ id, date, title, text }) => ({
    id,
    date,
    title,
    text,
  }))
  return { name: 'judged', articles: jsonLines(stories), withIssues: true, queries: readJudged(judged) }
}

/**
 * @param data   folder of the public sets
 * @param judged file of judged queries, for the set of that name
 * @throws {JiebaoError} NOT_FOUND or BAD_METADATA
 */
export function readSet(name: SetName, data: string, judged: string): EvaluationSet {
  return name === 'judged' ? readJudgedSet(data, judged) : readPublic(name, data)
}
