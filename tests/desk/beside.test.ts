/** What stands beside a term: counts against a plain scan, the statistic against its published form, periods. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logLikelihood, wordsBeside } from '../../src/desk/beside.js'
import { beside, FAR } from '../../src/desk/desk.js'
import type { ConcordanceLine, Engine } from '../../src/model.js'
import { Archive, closeEngines, jsonl, PATIENT } from '../search/archive.js'

const left = () => PATIENT

/** The lines of a term in a text, as a concordance has them. */
function linesOf(text: string, term: string, width: number): ConcordanceLine[] {
  const line = {
    id: 'a',
    headline: null,
    publication: null,
    from: null,
    to: null,
    field: 'body',
    index: 0,
  } as const
  const lines: ConcordanceLine[] = []
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    const end = at + term.length
    lines.push({
      ...line,
      at,
      left: text.slice(Math.max(0, at - width), at),
      match: term,
      right: text.slice(end, end + width),
    })
  }
  return lines
}

test('wordsBeside() counts each word as a plain scan of the text does', async () => {
  const words = ['水利', '工程', '春耕', '发展', '社会', '，', '大水', '。', '学校']
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...words), { minLength: 40, maxLength: 200 }),
      fc.integer({ min: 1, max: 12 }),
      async (pieces, width) => {
        const text = pieces.join('')
        const lines = linesOf(text, '大水', FAR)
        const { nearCharacters, farCharacters, words: found } = await wordsBeside(lines, width, 200)
        // Each character of the text by what it is: of a match, near one, farther, or out of sight.
        const kinds = Array.from(text, (_, i) => {
          const distance = Math.min(...lines.map(({ at }) => (i < at ? at - i : i < at + 2 ? 0 : i - at - 1)))
          return distance === 0 ? 'match' : distance <= width ? 'near' : distance <= FAR ? 'far' : 'out'
        })
        expect(nearCharacters).toBe(kinds.filter((kind) => kind === 'near').length)
        expect(farCharacters).toBe(kinds.filter((kind) => kind === 'far').length)
        for (const { text: word, near, far, likelihood } of found) {
          const places = Array.from(text, (_, i) => i).filter((i) => text.startsWith(word, i))
          const times = (kind: string) =>
            places.filter((i) => kinds.slice(i, i + word.length).every((each) => each === kind)).length
          expect([near, far], word).toEqual([times('near'), times('far')])
          expect(likelihood).toBeGreaterThanOrEqual(6.63)
          expect(near / nearCharacters).toBeGreaterThan(far / farCharacters)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('logLikelihood() is G² by its cells', () => {
  // E1 = c(a+b)/(c+d), E2 = d(a+b)/(c+d); G² = 2(a ln(a/E1) + b ln(b/E2)).
  expect(logLikelihood(50, 50, 1000, 1000)).toBe(0)
  expect(logLikelihood(20, 10, 1000, 1000)).toBeCloseTo(
    2 * (20 * Math.log(20 / 15) + 10 * Math.log(10 / 15)),
    9,
  )
  expect(logLikelihood(5, 0, 100, 900)).toBeCloseTo(2 * 5 * Math.log(10), 9)
})

describe('by period', () => {
  const filler = '其余各乡平安无事，商铺照常营业，米价略涨，学校开课。'.repeat(4)
  const row = (id: string, date: string, text: string) => ({
    id,
    date,
    title: id,
    publication: '江声日报',
    text,
  })
  const archive = new Archive({
    'a.jsonl': jsonl([
      ...[1, 2, 3, 4, 5].map((n) => row(`a${n}`, `1935-07-0${n}`, `${filler}江水陡涨，堤防决口。${filler}`)),
      ...[1, 2, 3, 4, 5].map((n) => row(`b${n}`, `1936-07-0${n}`, `${filler}江水平稳，轮船复航。${filler}`)),
      row('c', '1936-08-01', '市面如常。'),
    ]),
  })
  let engine: Engine
  beforeAll(async () => {
    await archive.build()
    engine = archive.open()
  })
  afterAll(closeEngines)

  test('each year has the words of its own', async () => {
    const asked = { width: 8, most: 30, by: 'year' } as const
    const { periods } = await beside(engine, { q: '江水', matching: 'all' }, asked, left)
    expect(periods.map(({ key, totalHits, occurrences }) => [key, totalHits, occurrences])).toEqual([
      ['1935', 5, 5],
      ['1936', 5, 5],
    ])
    const [first, second] = periods.map(({ words }) => words.map(({ text }) => text))
    expect(first).toContain('决口')
    expect(first).not.toContain('轮船')
    expect(second).toContain('轮船')
    expect([...first!, ...second!]).not.toContain('学校')
  })

  test('the days asked for stay those of a period, and a term that is not printed has no words', async () => {
    const asked = { width: 8, most: 30, by: 'year' } as const
    const request = { q: '江水', matching: 'all', from: '1935-07-04', to: '1936-07-02' } as const
    const { periods } = await beside(engine, request, asked, left)
    expect(periods.map(({ key, totalHits }) => [key, totalHits])).toEqual([
      ['1935', 2],
      ['1936', 2],
    ])
    const none = await beside(engine, { q: '"此句从未见报"' }, { ...asked, by: null }, left)
    expect(none.periods).toMatchObject([{ key: null, totalHits: 0, occurrences: 0, words: [] }])
  })
})
