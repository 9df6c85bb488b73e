/**
 * The judged queries: well formed, about what is printed, and enough of each kind.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readJudged } from '../../src/eval/sets.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import { SEEDS, seedFiles } from '../search/archive.js'

const queries = readJudged(fileURLToPath(new URL('../../bench/judged.jsonl', import.meta.url)))

test('every query has an id of its own, a class and a text, and is asked once', () => {
  expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length)
  expect(new Set(queries.map(({ text }) => text)).size).toBe(queries.length)
  expect(queries.filter((query) => query.class === '' || query.text.trim() === '')).toEqual([])
})

test('there are enough queries, of many classes, and some without an answer', () => {
  expect(queries.length).toBeGreaterThanOrEqual(45)
  expect(new Set(queries.map((query) => query.class)).size).toBeGreaterThanOrEqual(12)
  expect(queries.filter(({ relevant }) => relevant.length === 0).length).toBeGreaterThanOrEqual(6)
})

test('no article is judged twice for one query', () => {
  expect(queries.filter(({ relevant }) => new Set(relevant).size < relevant.length)).toEqual([])
})

test('every judged line of a paper is the first of an article, and every other judgement a story', () => {
  const firsts = new Set<string>()
  for (const file of Object.keys(seedFiles())) {
    const { articles } = readIssueText(readFileSync(SEEDS + file), file)
    for (const { lines } of articles) for (const [from] of lines) firsts.add(`${file}:${from}`)
  }
  const wrong = queries.flatMap(({ relevant }) =>
    relevant.filter((key) => !firsts.has(key) && !/^cctv20\d{6}-\d{2}(?:-\d{2})?$/.test(key)),
  )
  expect(wrong).toEqual([])
})
