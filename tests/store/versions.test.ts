/** A tiny index of every format that was ever shipped: the present one is read, the others are refused by name. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { FORMAT_VERSION, openGeneration } from '../../src/store/store.js'

const INDEXES = fileURLToPath(new URL('./indexes/', import.meta.url))
const OLDER = Array.from({ length: FORMAT_VERSION - 1 }, (_, i) => i + 1)

test('there is an index of every format', () => {
  expect(readdirSync(INDEXES).sort()).toStrictEqual(
    [...OLDER, FORMAT_VERSION].map((format) => `format-${format}`),
  )
})

test.each(OLDER)('an index of format %i is refused, and the refusal tells the cure', (format) => {
  expect(() => openGeneration(`${INDEXES}format-${format}`)).toThrow(
    expect.objectContaining({
      code: 'INDEX_VERSION',
      value: String(format),
      message: expect.stringMatching(
        /it is format \d+, this program reads \d+\. Rebuild with "jiebao index --fresh"$/,
      ),
    }),
  )
})

test('an index of the present format is read', () => {
  const generation = openGeneration(`${INDEXES}format-${FORMAT_VERSION}`)!
  const [segment] = generation.segments
  expect([0, 1].map((article) => segment!.docValues.ids.at(article))).toStrictEqual(['a1', 'a2'])
  expect(
    [0, 1].map((article) => (segment!.articleRecord(article) as { headline: string }).headline),
  ).toStrictEqual(['城南新桥通车', '早稻开镰'])
  const info = segment!.find('bigram', '新桥')!
  const cursor = segment!.postings(info)
  cursor.nextBlock()
  expect([cursor.size, cursor.docs[0], cursor.counts[0]]).toStrictEqual([1, 0, 2])
  const places = new Int32Array(2)
  segment!.positions(info).load(0, 2, places)
  expect([...places]).toStrictEqual([2, 12])
  generation.release()
})
