/** Places in articles that were read are those of a plain scan. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleStream } from '../../src/analysis/analysis.js'
import type { Article } from '../../src/model.js'
import { placesInRead } from '../../src/search/ranked/places.js'

const text = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', '\n', 'a'), maxLength: 12 })
const needle = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', 'a'), minLength: 1, maxLength: 3 })
const article = fc.record({ headline: text, body: text }).map(({ headline, body }) => {
  const none = { kicker: null, subheadline: null, section: null, series: null, credit: null }
  return { ...none, headline, body, captions: [], asides: [] } as unknown as Article
})

/** By brute force over code points; no string crosses a boundary. */
function startsIn({ codes }: ReturnType<typeof articleStream>, string: string): number[] {
  const wanted = [...string].map((char) => char.codePointAt(0)!)
  return [...codes.keys()].filter((at) => wanted.every((code, i) => codes[at + i] === code))
}

test('placesInRead() finds every start of a string, and its neighbours in a row', () => {
  fc.assert(
    fc.property(fc.array(article, { minLength: 1, maxLength: 3 }), needle, (articles, string) => {
      const places = placesInRead(articles)
      for (const [n, each] of articles.entries()) {
        const stream = articleStream(each)
        const starts = startsIn(stream, string)
        const found = places.positionsOf(string)
        expect([...found.starts.subarray(found.from[n], found.from[n + 1])]).toEqual(starts)
        for (const [field, start] of stream.fieldStarts.entries())
          expect(places.startOf(n, field)).toBe(start)
        let times = 0
        places.eachBigram(string, (article, counted) => {
          if (article === n) times = counted
        })
        expect(times).toBe(starts.length)
      }
    }),
  )
})
