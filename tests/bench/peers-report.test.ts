/** The tables of bench/peers: what was not timed together is not compared. */
import { expect, test } from 'vitest'
import { loadPeersReport } from './modules.js'

const { report } = await loadPeersReport()

const passOf = (us: Record<string, number>, rounds = 15) => {
  const own = Object.fromEntries(Object.entries(us).map(([engine, each]) => [engine, { or10: [each, each] }]))
  return { us: own, cold: own, warm: 20, rounds, load: 1, others: 0, othersPinned: 0 }
}
const rowsIn = (text: string) => text.split('\n').filter((line) => line.startsWith('| or10'))

test('report() takes the median over passes of the same engines, and sets others apart', () => {
  const passes = [
    passOf({ jiebao: 10, tantivy: 20 }),
    passOf({ jiebao: 100, lucene: 50, 'lucene-bp': 50 }),
    passOf({ jiebao: 12, tantivy: 20 }),
    passOf({ jiebao: 14, tantivy: 20 }),
  ]
  const text = report({ built: [], passes: { jieba: passes } })
  const [first, second, ...more] = rowsIn(text)
  expect(first).toMatch(/12\.0 \/ 12\.0 .* 0\.60; 0\.60 \|$/)
  expect(second).toMatch(/100 \/ 100 .* 2\.00; 2\.00 \|$/)
  expect(more).toEqual([])
  expect(text).toContain('Passes: 3, each')
})

test('report() sets passes of fewer rounds apart, and compares nothing where Jiebao was not timed', () => {
  const passes = [passOf({ jiebao: 10, tantivy: 20 }), passOf({ jiebao: 30, tantivy: 20 }, 3)]
  expect(rowsIn(report({ built: [], passes: { jieba: passes } }))).toHaveLength(2)
  const [row] = rowsIn(report({ built: [], passes: { jieba: [passOf({ lucene: 10, tantivy: 20 })] } }))
  expect(row!.split('|')).toHaveLength(5)
})
