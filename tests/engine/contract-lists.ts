/** The contract, part three: what stands beside searching. */
import { describe, expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import type { Bench } from './contract.js'
import { plainCalendar } from './plain-calendar.js'
import { plainLegibility } from './plain-legibility.js'

const linesHold = (lines: readonly [number, number][], line: number) =>
  lines.some(([from, to]) => line >= from && line <= to)

export function lists(bench: Bench): void {
  describe('issues and articles', () => {
    test('the issues come by date, then file, those without a date last', async () => {
      const { engine, read } = bench.shelf()
      const { issues, totalIssues } = await engine.issues(1, 100)
      expect(totalIssues).toBe(new Set(read.map(({ issue }) => issue.id)).size)
      expect(issues).toHaveLength(totalIssues)
      const keys = issues.map(({ date, file }) => `${date.from ?? '9999'} ${file}`)
      expect(keys).toEqual([...keys].sort())
      const second = await engine.issues(2, 3)
      expect(second.issues).toEqual(issues.slice(3, 6))
    })

    test('the calendar adds up the issues of each newspaper by their days', async () => {
      for (const { engine } of [bench.shelf(), bench.papers()]) {
        const { issues } = await engine.issues(1, 100)
        const calendar = await engine.calendar()
        expect(calendar).toEqual(plainCalendar(issues))
        expect(calendar.length).toBeGreaterThan(1)
      }
    })

    test('an issue is what its source says, its articles paged', async () => {
      const { engine, read } = bench.papers()
      const { id } = read[0]!.issue
      const articles = read.filter(({ issue }) => issue.id === id).map(({ article }) => article)
      const whole = (await engine.issue(id, 1, 100))!
      expect(whole.articles).toEqual(articles)
      expect(whole.issue).toEqual(read[0]!.issue)
      expect(whole.totalArticles).toBe(articles.length)
      expect((await engine.issue(id, 2, 2))!.articles).toEqual(articles.slice(2, 4))
      const rows = (await engine.issues(1, 100)).issues
      const row = rows.find((each) => each.id === id)!
      expect([row.articles, row.doubts]).toEqual([articles.length, whole.doubts.length])
    })

    test('the worklist holds every doubt with its article, and forgets none that was seen', async () => {
      const { engine, read } = bench.papers()
      const all = await engine.doubts(1, 100)
      const { issues } = await engine.issues(1, 100)
      expect(all.totalDoubts).toBe(issues.reduce((sum, { doubts }) => sum + doubts, 0))
      expect(all.totalDoubts).toBeGreaterThan(2)
      for (const { article, line, issue } of all.doubts) {
        const own = read.find((each) => each.issue.id === issue.id && linesHold(each.article.lines, line))
        expect(article?.id).toBe(own?.article.id)
      }
      for (const { id } of issues)
        expect((await engine.doubts(1, 100, { issue: id })).doubts).toEqual(
          all.doubts.filter(({ issue }) => issue.id === id),
        )
      expect((await engine.doubts(1, 100, { issue: 'none' })).totalDoubts).toBe(0)
      const [first] = all.doubts
      const key = { of: first!.article?.id ?? first!.issue.id, class: first!.class, text: first!.text }
      await engine.markSeen(key, true)
      const open = await engine.doubts(1, 100, { seen: false })
      expect([open.total, open.totalSeen]).toEqual([all.totalDoubts - 1, 1])
      expect((await engine.doubts(1, 100, { seen: true, class: key.class })).doubts).toEqual([
        { ...first, seen: true },
      ])
      expect((await engine.doubts(2, 1, { seen: false })).doubts).toEqual(open.doubts.slice(1, 2))
      await engine.markSeen(key, false)
      expect(await engine.doubts(1, 100)).toEqual(all)
    })

    test('paragraphs are listed by the share of their pairs that dictionary or archive know', async () => {
      const { engine, read } = bench.papers()
      for (const below of [undefined, 0.9]) {
        const asked = { page: 1, hitsPerPage: 100, below }
        expect(await engine.legibility(asked)).toEqual(plainLegibility(read, asked))
      }
      const { total, articles } = await engine.legibility({ page: 2, hitsPerPage: 2, below: 1 })
      expect(total).toBeGreaterThan(4)
      expect(articles).toEqual(
        (await engine.legibility({ page: 1, hitsPerPage: 4, below: 1 })).articles.slice(2),
      )
      const id = [read[3]!.article.id, read[0]!.article.id, 'nobody']
      const named = await engine.legibility({ page: 1, hitsPerPage: 10, id })
      expect(named.articles.map((row) => row.id)).toEqual(id.slice(0, 2))
    })

    test('an article stands with its issue', async () => {
      const { engine, read } = bench.papers()
      for (const { article, issue } of read.slice(0, 5)) {
        const { id, file, publication, date, number, scan } = issue
        expect(await engine.article(article.id)).toEqual({
          ...article,
          issue: { id, file, publication, date, number, scan },
        })
      }
    })

    test('what is not there is undefined', async () => {
      const { engine } = bench.shelf()
      expect(await engine.article('nowhere')).toBeUndefined()
      expect(await engine.issue('nowhere', 1, 10)).toBeUndefined()
      expect(await engine.similar('nowhere', 5)).toBeUndefined()
      expect(await engine.whyNot({ q: '粮价' }, 'nowhere')).toBeUndefined()
    })

    test('status and stats agree on what is served', async () => {
      const { engine, read } = bench.shelf()
      const stats = await engine.stats()
      const { generation, articles, issues } = stats
      expect(engine.status()).toMatchObject({ generation, articles, issues })
      expect((await engine.search({ q: '' })).index).toEqual({ generation, articles, issues })
      expect([articles, stats.view]).toEqual([read.length, engine.view()])
      expect(stats.cutter).toMatchObject(engine.cutter)
    })
  })

  describe('similar', () => {
    test('articles share words with the one, the likest first, at most so many', async () => {
      const { engine, read } = bench.shelf()
      const { similar } = (await engine.similar('like1', 5))!
      expect(similar[0]!.id).toBe('like2')
      expect(similar.map(({ id }) => id)).not.toContain('like1')
      for (const { id, shared } of similar) {
        const of = (wanted: string) => read.find(({ article }) => article.id === wanted)!.texts.join('\n')
        for (const word of shared)
          expect(of('like1').includes(word) && of(id).includes(word), word).toBe(true)
      }
      const scores = similar.map(({ score }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect((await engine.similar('price01', 3))!.similar.length).toBeLessThanOrEqual(3)
      expect((await engine.similar('like1', 0))!.similar).toEqual([])
    })
  })

  describe('names', () => {
    test('of one office that differ in a character are a group, with counts and places', async () => {
      const { groups } = await bench.shelf().engine.names()
      const group = groups.find(({ forms }) => forms.some(({ name }) => name === '王建国'))!
      expect(group.authority).toBeNull()
      expect(group.forms.map(({ name, count }) => [name, count])).toEqual([
        ['王建国', 2],
        ['王建围', 1],
      ])
      expect(group.forms[0]!.places.map(({ article }) => article)).toEqual(['group1'])
    })

    test('the keeper names the authority', async () => {
      const { groups } = await bench.shelf().engine.names()
      const group = groups.find(({ forms }) => forms.some(({ name }) => name === '欧阳锋'))!
      expect(group.authority).toBe('欧阳峰')
    })
  })

  describe('suggestions', () => {
    test('continue what was typed, each with the articles that hold it', async () => {
      const { engine, read } = bench.shelf()
      await engine.ready('suggestions')
      const { suggestions } = await engine.suggest('粮', 10)
      expect(suggestions.map(({ text }) => text)).toContain('粮价')
      for (const { text, hits } of suggestions) {
        const holders = read.filter(({ texts }) => texts.some((each) => each.includes(foldText(text))))
        expect(hits, text).toBe(holders.length)
      }
    })

    test('name people and columns, at most so many', async () => {
      const { engine } = bench.shelf()
      await engine.ready('suggestions')
      const named = { text: '王建国', kind: 'name', hits: 1 }
      expect((await engine.suggest('王', 10)).suggestions).toContainEqual(named)
      expect((await engine.suggest('经', 10)).suggestions.map(({ kind }) => kind)).toContain('section')
      expect((await engine.suggest('集', 1)).suggestions).toHaveLength(1)
      expect((await engine.suggest('', 10)).suggestions).toEqual([])
      expect((await engine.suggest('龘', 10)).suggestions).toEqual([])
    })
  })

  describe('why, and why not', () => {
    test.each([
      ['灌溉水渠', 'exact1', 'exact', [['灌溉水渠', 'exact']]],
      ['灌溉水渠', 'exact2', 'words', [['灌溉水渠', 'words']]],
      ['灌溉水渠', 'exact3', null, [['灌溉水渠', null]]],
      ['欧阳锋', 'alias1', 'variant', [['欧阳锋', 'variant']]],
    ] as const)('%s of %s: %s', async (q, id, rung, clauses) => {
      const told = (await bench.shelf().engine.whyNot({ q }, id))!
      expect([told.query, told.id, told.rung]).toEqual([q, id, rung])
      expect(told.clauses.map((clause) => [clause.typed, clause.rung])).toEqual(clauses)
      expect(told.reasons.length).toBeGreaterThan(0)
    })

    test('names the words that are there and those that lack', async () => {
      const { clauses } = (await bench.shelf().engine.whyNot({ q: '灌溉水渠' }, 'exact3'))!
      expect(clauses[0]).toMatchObject({ has: ['灌溉'], lacks: ['水渠'] })
    })

    test('a query is explained: its tree, its words with their articles, its sets by rung', async () => {
      const { engine, read } = bench.shelf()
      const told = await engine.explain({ q: '灌溉水渠 -冰雹', from: '1900', to: '1900' })
      expect(told.tree).toMatchObject({ type: 'and', of: [{ type: 'text' }, { type: 'not' }] })
      expect(
        told.clauses.map(({ typed, units }) => [typed, units.map((unit) => [unit.text, unit.articles])]),
      ).toEqual([
        [
          '灌溉水渠',
          [
            ['灌溉', 3],
            ['水渠', 2],
          ],
        ],
      ])
      expect(told.rungs.slice(0, 2)).toEqual([
        { rung: 'exact', admitted: 1, hits: 0 },
        { rung: 'words', admitted: 1, hits: 0 },
      ])
      expect([told.totalHits, told.archive.articles]).toEqual([0, read.length])
    })

    test('a filter that lets the article not pass makes it no hit', async () => {
      const told = await bench.shelf().engine.whyNot({ q: '粮价通报', from: '1900', to: '1900' }, 'price00')
      expect(told!.rung).toBeNull()
    })
  })
}
