/** Issues inside a .jsonl: ids given, repeated, moved and lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { size } from '../sizes.js'
import { readSeed, SEED_FILES } from '../store/articles.js'
import { counts, refusals, Site } from './site.js'

const PARAGRAPHS = SEED_FILES.flatMap((name) => readSeed(name).toString().split('\n')).filter(
  (line) => line.length > 40,
)

type Row = { id?: string; text: number; day: number }

/** A file of rows; `text` numbers a paragraph, `day` tells issues apart. */
const lines = (rows: Row[]) =>
  rows
    .map(({ id, text, day }) => {
      const date = `2020-01-${String(day).padStart(2, '0')}`
      return `${JSON.stringify({ id, title: `题${text}`, text: PARAGRAPHS[text % PARAGRAPHS.length], date, publication: '县报' })}\n`
    })
    .join('')

const ids = (site: Site) => [...site.rows().articles.keys()]
/** Id to file. */
function holders(site: Site): Record<string, string> {
  const { articles, issues } = site.rows()
  return Object.fromEntries(
    [...articles].map(([id, article]) => [
      id,
      (issues.get((article as { issue: string }).issue) as { row: { file: string } }).row.file,
    ]),
  )
}

test('only the changed issues of a changed file are written again', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => ({ id: `n${i}`, text: i, day: 1 + (i >> 2) }))
  const site = new Site({ 'a.jsonl': lines(rows) })
  expect(counts(await site.update())).toStrictEqual({ added: 3, changed: 0, removed: 0, kept: 0 })
  rows[5]!.text = 99
  site.write('a.jsonl', lines(rows))
  expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 1, removed: 0, kept: 2 })
  site.write('a.jsonl', lines([...rows, { id: 'more', text: 50, day: 9 }]))
  expect(counts(await site.update())).toStrictEqual({ added: 1, changed: 0, removed: 0, kept: 3 })
  await site.equalsRebuild()
})

test('an id that another file bears is refused by its line, and comes in when it is free', async () => {
  const site = new Site({
    'a.jsonl': lines([
      { id: 'x', text: 1, day: 1 },
      { id: 'a', text: 2, day: 1 },
    ]),
    'b.jsonl': lines([
      { id: 'b', text: 3, day: 1 },
      { id: 'x', text: 4, day: 1 },
      { id: 'c', text: 5, day: 2 },
    ]),
  })
  const repeated = ['b.jsonl REPEATED_ID']
  const summary = await site.update()
  expect([refusals(summary.refused), summary.refused[0]!.line]).toStrictEqual([repeated, 2])
  expect(holders(site).x).toBe('a.jsonl')
  // Told again by an update that does nothing, and by one that reads the file for another reason.
  expect(refusals((await site.update()).refused)).toStrictEqual(repeated)
  site.write(
    'b.jsonl',
    lines([
      { id: 'b', text: 3, day: 1 },
      { id: 'x', text: 4, day: 1 },
      { id: 'c', text: 6, day: 2 },
    ]),
  )
  const again = await site.update()
  expect([counts(again), refusals(again.refused)]).toStrictEqual([
    { added: 0, changed: 1, removed: 0, kept: 2 },
    repeated,
  ])
  await site.equalsRebuild()
  site.write('a.jsonl', lines([{ id: 'a', text: 2, day: 1 }]))
  expect(refusals((await site.update()).refused)).toStrictEqual([])
  expect(holders(site).x).toBe('b.jsonl')
  await site.equalsRebuild()
})

test('a new file that comes first by path takes the id, as in a rebuild', async () => {
  const site = new Site({
    'm.jsonl': lines([
      { id: 'x', text: 1, day: 1 },
      { id: 'm', text: 2, day: 1 },
    ]),
    'z.txt': readSeed(SEED_FILES[0]!),
  })
  await site.update()
  site.write('a.jsonl', lines([{ id: 'x', text: 3, day: 1 }]))
  expect(refusals((await site.update()).refused)).toStrictEqual(['m.jsonl REPEATED_ID'])
  expect([holders(site).x, holders(site).m]).toStrictEqual(['a.jsonl', 'm.jsonl'])
  await site.equalsRebuild()
  site.remove('a.jsonl')
  await site.update()
  expect(holders(site).x).toBe('m.jsonl')
  await site.equalsRebuild()
})

test('a file whose every id is taken is an issue without articles', async () => {
  const site = new Site({
    'a.jsonl': lines([{ id: 'x', text: 1, day: 1 }]),
    'b.jsonl': lines([{ id: 'x', text: 2, day: 2 }]),
  })
  const summary = await site.update()
  expect([summary.articles, summary.issues, refusals(summary.refused)]).toStrictEqual([
    1,
    2,
    ['b.jsonl REPEATED_ID'],
  ])
  expect((await site.update()).published).toBe(false)
  site.remove('a.jsonl')
  await site.update()
  expect(holders(site)).toStrictEqual({ x: 'b.jsonl' })
  await site.equalsRebuild()
})

test('issues that went from inside a file are held, listed each time, and taken when allowed', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => ({ id: `n${i}`, text: i, day: i + 1 }))
  const site = new Site({ 'a.jsonl': lines(rows) })
  await site.update()
  site.write('a.jsonl', lines(rows.slice(0, 3)))
  for (let i = 0; i < 3; i++) {
    const held = await site.update()
    expect([held.held, held.removed, held.issues]).toStrictEqual([['a.jsonl'], 0, 8])
  }
  expect((await site.update()).published).toBe(false)
  const taken = await site.update({ allowRemoval: true })
  expect([taken.held, taken.removed, taken.issues]).toStrictEqual([[], 5, 3])
  expect((await site.update()).published).toBe(false)
  await site.equalsRebuild()
})

test('issues that move within a file or to another are neither lost nor there twice', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => ({ id: `n${i}`, text: i, day: i + 1 }))
  const site = new Site({ 'a.jsonl': lines(rows) })
  await site.update()
  // Without its first issue every other one has another place in the file.
  site.write('a.jsonl', lines(rows.slice(1)))
  const shifted = await site.update()
  expect([shifted.held, shifted.removed, shifted.issues]).toStrictEqual([[], 1, 8])
  await site.equalsRebuild()
  site.write('a.jsonl', lines(rows.slice(1, 4)))
  site.write('b.jsonl', lines(rows.slice(4)))
  const moved = await site.update()
  expect([moved.held, moved.removed, ids(site).length]).toStrictEqual([[], 0, 8])
  await site.equalsRebuild()
})

// ---------------------------------------------------------------- anything, in any order

const file = fc.constantFrom('a.jsonl', 'b.jsonl', 'c.jsonl', 'd.txt', 'd.md')
const row = fc.record({
  id: fc.constantFrom('x', 'y', 'z', 'u', 'v', undefined),
  text: fc.nat(12),
  day: fc.integer({ min: 1, max: 3 }),
})
const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      file,
      rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove' as const), file }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('rename' as const), file, to: file }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('touch' as const), file }) },
)

type Change = {
  act: 'write' | 'remove' | 'rename' | 'touch'
  file: string
  to?: string
  rows?: Partial<Row>[]
}

function apply(site: Site, { act, file, to, rows = [] }: Change, there: Set<string>): void {
  if (act === 'write') {
    const known = rows as Row[]
    site.write(
      file,
      file.endsWith('.jsonl') ? lines(known) : known.map(({ text }) => PARAGRAPHS[text]).join('\n\n'),
    )
    there.add(file)
  } else if (there.has(file)) {
    if (act === 'touch') site.touch(file)
    if (act === 'remove') site.remove(file)
    if (act === 'rename' && to !== file) {
      site.rename(file, to!)
      there.add(to!)
    }
    if (act === 'remove' || (act === 'rename' && to !== file)) there.delete(file)
  }
}

test('after any changes an update that is allowed everything equals a rebuild', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      async (rounds) => {
        const site = new Site({
          'k.jsonl': lines([
            { id: 'x', text: 1, day: 1 },
            { id: 'k', text: 2, day: 2 },
          ]),
        })
        const there = new Set<string>()
        await site.update()
        for (const changes of rounds) {
          for (const change of changes) apply(site, change as Change, there)
          const { stale } = await site.update({ allowRemoval: true })
          const again = await site.update({ allowRemoval: true })
          expect(again.published).toBe(false)
          // What is stale is the one thing that a rebuild cannot know.
          if (stale.length > 0) return
          await site.equalsRebuild()
        }
      },
    ),
    { numRuns: size('lineChanges') },
  )
}, 300_000)
