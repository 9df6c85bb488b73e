/**
 * The figure of growth: that its axes are logarithmic, its points on them, and the
 * document well-formed.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadChart } from './modules.js'

const { drawPanels, logScale, tickLabel } = await loadChart()
const amount = fc.double({ min: 1e-3, max: 1e12, noNaN: true })

test('logScale() reaches to the powers of ten around the values', () => {
  const { at, ticks } = logScale([36_262, 1_000_000], 100, 300)
  expect(ticks).toEqual([10_000, 100_000, 1_000_000])
  expect(ticks.map(at)).toEqual([100, 200, 300])
})

test('logScale() of one power of ten has two ticks', () => {
  const { at, ticks } = logScale([1000], 300, 40)
  expect(ticks).toEqual([1000, 10_000])
  expect([at(1000), at(10_000)]).toEqual([300, 40])
})

test('logScale() keeps every value on the axis, and equal ratios equally far apart', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1 }), (values) => {
      const { at, ticks } = logScale(values, 0, 100)
      for (const value of values) {
        expect(at(value)).toBeGreaterThan(-1e-6)
        expect(at(value)).toBeLessThan(100 + 1e-6)
        expect(at(value * 2) - at(value)).toBeCloseTo(at(2) - at(1), 6)
      }
      expect(at(ticks[0]!)).toBeCloseTo(0, 6)
      expect(at(ticks.at(-1)!)).toBeCloseTo(100, 6)
    }),
  )
})

test.each([
  [0.1, '0.1'],
  [1, '1'],
  [100, '100'],
  [1000, '1 k'],
  [100_000, '100 k'],
  [1_000_000, '1 M'],
  [10_000_000_000, '10 G'],
])('tickLabel() writes %d as %s', (value, label) => {
  expect(tickLabel(value)).toBe(label)
})

const drawn = drawPanels(
  [
    {
      title: 'Bytes & <marks>',
      lines: [
        {
          name: 'index',
          points: [
            [1_000_000, 1e9],
            [10_000, 1e7],
          ],
        },
      ],
    },
    { title: 'ms', lines: [{ name: 'p50', points: [[10_000, 5]] }] },
  ],
  'articles',
)

test('drawPanels() draws a line from the smallest archive to the largest, a dot for each', () => {
  const [, points] = /<polyline class="line" points="([^"]+)"/.exec(drawn)!
  const places = points!.split(' ').map((place) => place.split(',').map(Number))
  expect(places).toHaveLength(2)
  const [[left, low], [right, high]] = places as [[number, number], [number, number]]
  expect(left).toBeLessThan(right)
  expect(low).toBeGreaterThan(high)
  expect(drawn.match(/<circle /g)).toHaveLength(3)
})

test('drawPanels() closes what it opens and escapes what it is told', () => {
  const open: string[] = []
  for (const [, slash, name, self] of drawn.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gi)) {
    if (slash) expect(open.pop()).toBe(name)
    else if (!self) open.push(name!)
  }
  expect(open).toEqual([])
  expect(drawn).toContain('Bytes &#38; &#60;marks&#62;')
})

test('drawPanels() names its axes and has colours for light and for dark pages', () => {
  expect(drawn.match(/>articles</g)).toHaveLength(2)
  expect(drawn).toContain('prefers-color-scheme: dark')
  expect(drawn).not.toMatch(/NaN|undefined|Infinity/)
})
