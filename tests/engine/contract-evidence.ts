/** The contract, part five: hits counted by a unit, and shown in context. */
import { describe, expect, test } from 'vitest'
import { fieldTexts } from '../../src/analysis/analysis.js'
import { BUCKET_UNITS, type ConcordanceLine, LINE_ORDERS } from '../../src/model.js'
import { Archive, allHits, Dice } from '../search/archive.js'
import type { Bench } from './contract.js'
import { stringsOf } from './contract-corpus.js'
import { plainBuckets, plainCandidates, plainCounts } from './plain-evidence.js'

const PRICES = '粮价通报'

export function evidence(bench: Bench): void {
  describe('aggregates', () => {
    test('by month are the timeline, with the first and the last day of each', async () => {
      const { engine } = bench.shelf()
      const { buckets, totalHits } = await engine.aggregate({ q: PRICES }, 'month')
      const { timeline } = await engine.timeline({ q: PRICES })
      expect(buckets.map(({ key, hits }) => ({ month: key, hits }))).toEqual(timeline)
      expect(totalHits).toBe(27)
      for (const { key, first, last } of buckets) {
        if (key === null) expect([first, last]).toEqual([null, null])
        else expect(first! <= last! && first!.slice(0, 7) <= key && key <= last!.slice(0, 7)).toBe(true)
      }
    })

    test.each(BUCKET_UNITS)('by %s count the hits of a plain reading', async (by) => {
      const { engine, read } = bench.papers()
      for (const q of ['', ...stringsOf(read, new Dice(17), 6, 1, 4)]) {
        const ids = new Set((await allHits(engine, { q })).map(({ id }) => id))
        const hits = read.filter(({ article }) => ids.has(article.id))
        const expected = plainBuckets(
          hits.map((each) => ({ read: each, rung: 'exact', parts: [], score: 0 })),
          by,
        )
        const { buckets, totalHits, totalIsExact } = await engine.aggregate({ q }, by)
        expect(buckets, q).toEqual(expected)
        expect([totalHits, totalIsExact], q).toEqual([hits.length, true])
      }
    })

    test('count within the filters, and nothing for a query without hits', async () => {
      const { engine } = bench.shelf()
      const { buckets } = await engine.aggregate({ q: PRICES, from: '2019', to: '2019' }, 'year')
      expect(buckets.map(({ key }) => key)).toEqual(['2019'])
      expect((await engine.aggregate({ q: '"此句从未见报"' }, 'day')).buckets).toEqual([])
    })
  })

  describe('candidates', () => {
    test('print most of the strings asked for, as a plain reading finds them', async () => {
      const { engine, read } = bench.papers()
      const dice = new Dice(29)
      const asked = Array.from({ length: 20 }, () => stringsOf(read, dice, 4, 1, 5))
      const answers = await engine.candidates([...asked, ['此句从未见报'], []], 5)
      for (const [i, strings] of asked.entries())
        expect(answers[i], strings.join()).toEqual(plainCandidates(strings, 5, read))
      expect(answers.slice(-2)).toEqual([
        { ids: [], isWhole: true },
        { ids: [], isWhole: true },
      ])
    })
  })

  describe('counts', () => {
    test('of strings within filters are those of a plain reading, and end where it is enough', async () => {
      const { engine, read } = bench.papers()
      const dice = new Dice(31)
      const strings = [...stringsOf(read, dice, 60, 1, 6), '此句从未见报', '……', '']
      for (const filters of [
        {},
        { to: '2024-11' },
        { kind: ['article' as const] },
        { publication: ['无此报'] },
      ])
        for (const most of [1, 3, 1e9])
          expect(await engine.counts(strings, filters, most), JSON.stringify([filters, most])).toEqual(
            plainCounts(read, strings, filters, most),
          )
    })
  })

  describe('other forms', () => {
    test('are those that the keeper names, with the reason', async () => {
      const engine = await bench.own(
        new Archive({ 'a.txt': '大水\n\n火车停开。\n', '_keeper/synonyms.txt': '火车=轮车\n' }),
      )
      const [form, ...rest] = await engine.otherForms('轮车停开')
      expect([form?.typed, form?.matched, rest]).toEqual(['轮车', '火车', []])
      expect(form?.why).not.toBe('')
      expect(await engine.otherForms('大水')).toEqual([])
    })
  })

  describe('a concordance', () => {
    const asked = { order: 'date', width: 20, page: 1, hitsPerPage: 100 } as const
    const textOf = ({ left, match, right }: ConcordanceLine) => left + match + right

    test('has a line for each place of a string, cut out of its field', async () => {
      const { engine, read } = bench.papers()
      for (const text of stringsOf(read, new Dice(23), 8, 2, 4)) {
        const q = `"${text.replace(/["＂]/g, '')}"`
        const { lines, totalLines, articles, totalHits } = await engine.concordance({ q }, asked)
        expect([articles, lines.length], q).toEqual([totalHits, Math.min(totalLines, 100)])
        for (const line of lines) {
          const { article } = read.find((each) => each.article.id === line.id)!
          const field = fieldTexts(article).find(
            ({ field, index }) => field === line.field && index === line.index,
          )!
          const start = line.at - line.left.length
          expect(field.text.slice(start, start + textOf(line).length), q).toBe(textOf(line))
          expect(Array.from(line.left).length, q).toBe(
            Math.min(20, Array.from(field.text.slice(0, line.at)).length),
          )
        }
      }
    })

    test.each(LINE_ORDERS)('sorted by %s pages without a gap or a repeat', async (order) => {
      const { engine } = bench.shelf()
      const whole = await engine.concordance({ q: PRICES }, { ...asked, order })
      const pages: ConcordanceLine[] = []
      for (let page = 1; pages.length < whole.totalLines; page++)
        pages.push(
          ...(await engine.concordance({ q: PRICES }, { ...asked, order, page, hitsPerPage: 7 })).lines,
        )
      expect(pages).toEqual(whole.lines)
      const days = whole.lines.map(({ from }) => from ?? '')
      if (order === 'date') expect(days).toEqual([...days].sort().reverse())
      if (order === 'right') {
        const contexts = whole.lines.map(({ right }) => right)
        expect(contexts).toEqual([...contexts].sort())
      }
    })
  })
}
