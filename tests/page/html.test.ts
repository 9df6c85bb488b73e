/** Markup by plain calls: matches set off in a slice of a text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Range } from '../../src/model.js'
import { marked, markupOf } from '../../src/page/html.js'

/** Sorted and disjoint ranges, as lengths of what is between them and of themselves. */
const ranges = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 12 }).map((steps): Range[] => {
  let at = 0
  return steps.map(([gap, length]): Range => {
    const from = at + gap
    at = from + length
    return [from, at]
  })
})

test('marked() marks in any slice the parts of the ranges that lie in it', () => {
  fc.assert(
    fc.property(ranges, fc.nat(40), fc.nat(40), (all, from, length) => {
      const text = Array.from({ length: 80 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('')
      const to = from + length
      let expected = ''
      let at = from
      for (const [start, end] of all.map(([a, b]) => [Math.max(a, from), Math.min(b, to)] as const)) {
        if (start >= end) continue
        expected += `${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`
        at = end
      }
      expect(markupOf(marked(text, all, from, to))).toBe(expected + text.slice(at, to))
    }),
  )
})
