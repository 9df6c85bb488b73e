/** Whether the graded queries of bench/relevance are what their README says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../house/tree.js'

type Graded = { id: string; kind: string; query: string; grades: Record<string, number> }

const readSet = (name: string): Graded[] =>
  readFileSync(join(ROOT, 'bench/relevance', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Graded)

const kindsOf = (set: readonly Graded[]) => set.map(({ kind }) => kind)
const sets = { asked: readSet('asked'), given: readSet('order-given'), held: readSet('order-held') }
const all = Object.values(sets).flat()

test('each query has an id of its own and is asked once', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(120)
  expect(new Set(all.map(({ query }) => query)).size).toBe(120)
})

test('both halves have the same kinds in the same numbers', () => {
  expect(kindsOf(sets.given)).toEqual(kindsOf(sets.held))
  expect(sets.asked.length).toBe(6 * new Set(kindsOf(sets.asked)).size)
})

test('each grade is 0 to 3 and that of a story; only a query without an answer has none above 0', () => {
  for (const { id, kind, grades } of all) {
    const values = Object.values(grades)
    expect(Object.keys(grades).filter((story) => !/^cctv\d{8}(-\d\d)+$/.test(story))).toEqual([])
    expect(values.filter((grade) => ![0, 1, 2, 3].includes(grade))).toEqual([])
    expect([id, values.some((grade) => grade > 0)]).toEqual([id, kind !== 'without an answer'])
  }
})
