/** Names of bylines that misprint the one that is asked for, or that it misprints: 记者:王晓虎. */
import { expect, test } from 'vitest'
import { Archive, jsonl } from './archive.js'
import { rungs } from './texts.js'

const by = (id: string, reporter: string) => ({ id, text: `${id}号楼落成`, reporters: [reporter] })

test.each<[promise: string, reporters: string[], q: string, found: Record<string, string>, why?: string]>([
  [
    'a name that no byline has',
    ['王小虎', '王小虎'],
    '记者:王晓虎',
    { a0: 'variant', a1: 'variant' },
    '王小虎：音近',
  ],
  [
    'a rare name beside the typed one',
    ['王晓虎', '王晓虎', '王晓虑'],
    '记者:王晓虎',
    { a0: 'exact', a1: 'exact', a2: 'variant' },
    '王晓虑：形近',
  ],
  ['none where both are common', ['王晓虎', '王小虎'], '记者:王晓虎', { a0: 'exact' }],
  ['none with a character that is not alike', ['王大虎'], '记者:王晓虎', {}],
  ['none in quotation marks', ['王小虎'], '记者:"王晓虎"', {}],
  ['none of two characters', ['王虎'], '记者:王户', {}],
  ['none under a negation', ['王小虎'], '落成 -记者:王晓虎', { a0: 'exact' }],
])('%s', async (_, reporters, q, found, why) => {
  const engine = await new Archive({
    'a.jsonl': jsonl(reporters.map((name, i) => by(`a${i}`, name))),
  }).built()
  const answer = await engine.search({ q })
  expect(rungs(answer)).toEqual(found)
  const named = answer.hits.flatMap(({ alternatives }) =>
    alternatives.map(({ matched, why }) => `${matched}：${why}`),
  )
  expect([...new Set(named)]).toEqual(why ? [why] : [])
  expect((await engine.search({ q, matching: 'all' })).hits.every(({ rung }) => rung !== 'variant')).toBe(
    true,
  )
  await engine.close()
})
