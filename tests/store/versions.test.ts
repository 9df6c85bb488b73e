/** A tiny index of every format that was ever shipped: the present one is read, the others are refused by name. */
import { deepEqual, throws } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { FORMAT_VERSION, openGeneration } from '../../src/store/store.js'

const INDEXES = fileURLToPath(new URL('./indexes/', import.meta.url))
const OLDER = Array.from({ length: FORMAT_VERSION - 1 }, (_, i) => i + 1)

test('there is an index of every format', () => {
  deepEqual(
    readdirSync(INDEXES).sort(),
    [...OLDER, FORMAT_VERSION].map((format) => `format-${format}`),
  )
})

test.each(OLDER)('an index of format %i is refused, and the refusal tells the cure', (format) => {
  throws(() => openGeneration(`${INDEXES}format-${format}`), {
    code: 'INDEX_VERSION',
    value: String(format),
    message: /it is format \d+, this program reads \d+\. Rebuild with "jiebao index --fresh"$/,
  })
})

test('an index of the present format is read', () => {
  const generation = openGeneration(`${INDEXES}format-${FORMAT_VERSION}`)!
  const [segment] = generation.segments
  deepEqual(
    [0, 1].map((article) => segment!.docValues.ids.at(article)),
    ['a1', 'a2'],
  )
  deepEqual(
    [0, 1].map((article) => (segment!.articleRecord(article) as { headline: string }).headline),
    ['城南新桥通车', '早稻开镰'],
  )
  const info = segment!.find('bigram', '新桥')!
  const cursor = segment!.postings(info)
  cursor.nextBlock()
  deepEqual([cursor.size, cursor.docs[0], cursor.counts[0]], [1, 0, 2])
  const places = new Int32Array(2)
  segment!.positions(info).load(0, 2, places)
  deepEqual([...places], [2, 12])
  generation.release()
})
