/** What an update does with a folder, change by change; each ends where a rebuild would. */
import { deepEqual, equal } from 'node:assert/strict'
import fs, { mkdirSync, readdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { planUpdate } from '../../src/indexing/plan.js'
import { scanFolder } from '../../src/indexing/scan.js'
import { readManifest } from '../../src/store/store.js'
import { shortSeeds } from '../store/articles.js'
import { built, counts, FILES, refusals, Site } from './site.js'

const [first, second, third, , fifth] = shortSeeds() as [string, string, string, string, string]
// ---------------------------------------------------------------- added, changed, removed, kept

test('a first update adds every file; a second finds nothing to do', async () => {
  const site = new Site(FILES)
  const summary = await site.update()
  deepEqual(counts(summary), { added: 4, changed: 0, removed: 0, kept: 0 })
  deepEqual([summary.generation, summary.published, summary.issues], [1, true, 4])
  equal(summary.articles, site.rows().articles.size)
  deepEqual(site.files(), Object.keys(FILES).sort())
  const again = await site.update()
  deepEqual(counts(again), { added: 0, changed: 0, removed: 0, kept: 4 })
  deepEqual([again.generation, again.published], [1, false])
})

test('an empty folder is an index without articles', async () => {
  const site = new Site()
  const summary = await site.update()
  deepEqual([summary.generation, summary.articles, summary.published], [1, 0, true])
  equal((await site.update()).published, false)
  await site.equalsRebuild()
})

test('added, changed and removed files are told apart, and the rest is kept', async () => {
  const site = await built()
  site.write('e.txt', fifth)
  deepEqual(counts(await site.update()), { added: 1, changed: 0, removed: 0, kept: 4 })
  site.write('a.txt', first.replaceAll('。', '！'))
  deepEqual(counts(await site.update()), { added: 0, changed: 1, removed: 0, kept: 4 })
  site.remove('b.txt')
  deepEqual(counts(await site.update()), { added: 0, changed: 0, removed: 1, kept: 4 })
  site.write('b.txt', second)
  site.write('c/c.txt', `${third}\n\n加印一段，供核对之用，其文甚长，自成一段。\n`)
  site.remove('d.md')
  deepEqual(counts(await site.update()), { added: 1, changed: 1, removed: 1, kept: 2 })
  await site.equalsRebuild()
})

test('a file that changes there and back is there once', async () => {
  const site = await built()
  for (const text of [second, first, third.slice(0, -40), first]) {
    site.write('a.txt', text)
    await site.update()
    // The second text is that of b.txt, which came first.
    equal(site.files().filter((file) => file === 'a.txt').length, text === second ? 0 : 1)
  }
  await site.equalsRebuild()
})

test('touched files are hashed and kept, whatever their time; --full hashes all', async () => {
  const site = await built()
  for (const file of Object.keys(FILES)) site.touch(file)
  deepEqual(counts(await site.update()), { added: 0, changed: 0, removed: 0, kept: 4 })
  equal((await site.update()).published, false)
  equal((await site.update({ full: true })).published, false)
  // The same size at the same time: only --full sees it.
  const time = new Date(Date.UTC(1990, 0))
  utimesSync(site.path('a.txt'), time, time)
  await site.update()
  writeFileSync(site.path('a.txt'), first.replace('。', '！'))
  utimesSync(site.path('a.txt'), time, time)
  equal((await site.update()).changed, 0)
  equal((await site.update({ full: true })).changed, 1)
  await site.equalsRebuild()
})

test('many small updates are merged into few segments and say the same', async () => {
  const site = new Site()
  const parts = first.split('\n\n').filter((part) => part.length > 100)
  for (let i = 0; i < 23; i++) {
    site.write(`${String(i).padStart(2, '0')}.txt`, `${parts[i % parts.length]!}\n\n第${i}期完。\n`)
    if (i % 5 === 4) site.write('00.txt', `${parts[i % parts.length]!}\n\n第${i}版改。\n`)
    await site.update()
    expect(readManifest(site.index)!.segments.length).toBeLessThan(10)
  }
  const { segments, catalog, ledger } = readManifest(site.index)!
  deepEqual(
    readdirSync(site.index).sort(),
    [
      catalog.name,
      ...(ledger ? [ledger.name] : []),
      'manifest.json',
      ...segments.flatMap(({ name, files }) => Object.keys(files).map((part) => `${name}.${part}`)),
    ].sort(),
  )
  await site.equalsRebuild()
})

// ---------------------------------------------------------------- duplicates and names

test('of equal files the one that came first counts; the others are refused by name until it goes', async () => {
  const site = await built({ 'b.txt': first, 'c.txt': first, 'd.txt': second })
  deepEqual(site.files(), ['b.txt', 'd.txt'])
  const again = await site.update()
  deepEqual(refusals(again.refused), ['c.txt DUPLICATE_ISSUE'])
  expect(again.refused[0]!.reason).toContain('b.txt')
  site.write('a.txt', first)
  const late = await site.update()
  deepEqual(refusals(late.refused), ['a.txt DUPLICATE_ISSUE', 'c.txt DUPLICATE_ISSUE'])
  expect(late.refused[0]!.reason).toContain('b.txt')
  deepEqual(site.files(), ['b.txt', 'd.txt'])
  await site.equalsRebuild()
  site.touch('b.txt')
  deepEqual((await site.update()).refused, late.refused)
  site.remove('a.txt', 'b.txt')
  const alone = await site.update()
  deepEqual([refusals(alone.refused), alone.removed, alone.held], [[], 0, []])
  deepEqual(site.files(), ['c.txt', 'd.txt'])
  await site.equalsRebuild()
})

test('files whose names differ in the ending only are two issues', async () => {
  const site = await built({ 'a.txt': first, 'b.txt': second })
  site.write('a.md', third)
  const { added, refused } = await site.update()
  deepEqual([added, refused], [1, []])
  deepEqual(site.files(), ['a.md', 'a.txt', 'b.txt'])
  await site.equalsRebuild()
  site.remove('a.md')
  await site.update()
  deepEqual(site.files(), ['a.txt', 'b.txt'])
  await site.equalsRebuild()
})

test('empty files are refused as empty, not as copies of one another', async () => {
  const site = await built({ 'a.txt': first, 'e.txt': '', 'f.txt': '' })
  deepEqual(refusals((await site.update()).refused), ['e.txt BAD_ISSUE', 'f.txt BAD_ISSUE'])
})

test('a renamed file is neither added nor removed, and is there once', async () => {
  const site = await built()
  for (const [from, to] of [
    ['a.txt', 'z.txt'],
    ['b.txt', 'b.md'],
    ['d.md', 'sub/d.md'],
  ] as const) {
    mkdirSync(site.path('sub'), { recursive: true })
    site.rename(from, to)
    const summary = await site.update()
    deepEqual(counts(summary), { added: 0, changed: 1, removed: 0, kept: 3 })
    deepEqual(summary.held, [])
  }
  deepEqual(site.files(), ['b.md', 'c/c.txt', 'sub/d.md', 'z.txt'])
  await site.equalsRebuild()
})

test('a new file under the name of a renamed one is another issue, and both are there', async () => {
  const site = await built({ 'today.txt': first, 'old.txt': second })
  const days = [third, fifth, `${first}\n\n${fifth}`]
  for (const [n, text] of days.entries()) {
    site.rename('today.txt', `day-${n}.txt`)
    deepEqual(counts(await site.update()), { added: 0, changed: 1, removed: 0, kept: n + 1 })
    site.write('today.txt', text)
    deepEqual(counts(await site.update()), { added: 1, changed: 0, removed: 0, kept: n + 2 })
    deepEqual(refusals((await site.update()).refused), [])
    await site.equalsRebuild()
  }
  deepEqual(site.files(), ['day-0.txt', 'day-1.txt', 'day-2.txt', 'old.txt', 'today.txt'])
  const ids = [...site.rows().articles.keys()]
  site.rename('day-0.txt', 'first.txt')
  await site.update()
  deepEqual([...site.rows().articles.keys()], ids)
  await site.equalsRebuild()
})

test('a renamed file and a new one of its name and another ending, at once, are two issues', async () => {
  for (const to of ['0.txt', 'z.txt']) {
    const site = await built({ 'a.txt': first, 'b.txt': second })
    site.rename('a.txt', to)
    site.write('a.md', third)
    await site.update()
    deepEqual(site.files(), [to, 'a.md', 'b.txt'].sort())
    await site.equalsRebuild()
  }
})

// ---------------------------------------------------------------- refused, unreadable, stale

test('files that are no issue are refused by name, and the others are taken', async () => {
  const site = new Site({
    ...FILES,
    'empty.txt': '',
    'blank.txt': ' \n\u3000\n',
    'binary.txt': Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) & 255),
    'huge.txt': '',
    'none.jsonl': '{}\n',
  })
  truncateSync(site.path('huge.txt'), 17 * 1024 * 1024)
  site.touch('huge.txt')
  const summary = await site.update()
  const wanted = ['binary.txt BAD_ISSUE', 'blank.txt BAD_ISSUE', 'empty.txt BAD_ISSUE', 'huge.txt TOO_LARGE']
  deepEqual(
    refusals(summary.refused).filter((line) => !line.startsWith('none')),
    wanted,
  )
  expect(refusals(summary.refused)).toContain('none.jsonl BAD_ISSUE')
  for (const { reason } of summary.refused) expect(reason).toMatch(/\p{Script=Han}/u)
  deepEqual(site.files(), Object.keys(FILES).sort())
  const again = await site.update()
  deepEqual([again.published, again.refused], [false, summary.refused])
  await site.equalsRebuild()
})

test('a link to nothing is unreadable; a folder of an issue’s name is a folder', async () => {
  const site = new Site({ ...FILES, 'x.txt/in.txt': fifth })
  symlinkSync('nowhere.txt', site.path('link.txt'))
  const summary = await site.update()
  deepEqual(refusals(summary.refused), ['link.txt UNREADABLE'])
  deepEqual(site.files(), [...Object.keys(FILES), 'x.txt/in.txt'].sort())
  equal((await site.update()).published, false)
  writeFileSync(site.path('nowhere.txt'), `${fifth}\n另加一段。\n`)
  site.touch('nowhere.txt')
  site.write('_hidden.txt', first)
  deepEqual(refusals((await site.update()).refused), ['nowhere.txt DUPLICATE_ISSUE'])
  await site.equalsRebuild()
})

/** Makes reading one file fail as it does without the right to: a superuser's tests may read everything. */
function forbidReading(path: string): () => void {
  const real = fs.createReadStream
  const denied = () =>
    Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'open' })
  const restore = () => {
    Object.assign(fs, { createReadStream: real })
    syncBuiltinESMExports()
  }
  Object.assign(fs, {
    createReadStream: (...args: Parameters<typeof real>) =>
      args[0] === path ? new Readable({ read: () => {} }).destroy(denied()) : real(...args),
  })
  syncBuiltinESMExports()
  onTestFinished(restore)
  return restore
}

test('a file without right to read is stale, and read once it may be', async () => {
  const site = await built()
  const permit = forbidReading(site.path('a.txt'))
  deepEqual(refusals((await site.update({ full: true })).stale), ['a.txt UNREADABLE'])
  permit()
  deepEqual((await site.update()).stale, [])
  await site.equalsRebuild()
})

test('a good file that turned bad keeps its articles and is listed, until it is good again', async () => {
  const site = await built()
  const before = site.contents()
  const spoil: [string, () => void, string][] = [
    ['emptied', () => site.write('a.txt', ''), 'BAD_ISSUE'],
    ['binary', () => site.write('a.txt', new Uint8Array(500)), 'BAD_ISSUE'],
    [
      'a link to nothing',
      () => {
        site.remove('a.txt')
        symlinkSync('nowhere', site.path('a.txt'))
      },
      'UNREADABLE',
    ],
  ]
  for (const [name, turn, code] of spoil) {
    turn()
    const summary = await site.update()
    deepEqual([name, refusals(summary.stale), summary.refused], [name, [`a.txt ${code}`], []])
    deepEqual([summary.removed, summary.issues, summary.held], [0, 4, []])
    deepEqual(site.contents(), before)
    const again = await site.update()
    deepEqual([again.published, refusals(again.stale)], [false, [`a.txt ${code}`]])
  }
  site.remove('a.txt')
  site.write('a.txt', first)
  deepEqual((await site.update()).stale, [])
  deepEqual(site.contents(), before)
  site.write('a.txt', '')
  await site.update()
  site.remove('a.txt')
  deepEqual(counts(await site.update()), { added: 0, changed: 0, removed: 1, kept: 3 })
  await site.equalsRebuild()
})

test('a folder that cannot be read is told, its sources are stale, and are read when it opens again', async () => {
  const site = await built()
  const scan = await scanFolder(site.seeds)
  const refusal = { file: 'c/', line: null, code: 'UNREADABLE', reason: '无法读取文件夹' }
  const closed = {
    files: scan.files.filter(({ file }) => !file.startsWith('c/')),
    unreadable: [{ below: 'c/', refusal }],
    refused: [],
    pictures: [],
  }
  const before = site.sources()
  const plan = await planUpdate(closed, { sources: before }, false)
  deepEqual([plan.gone, plan.read], [[], []])
  const sources = plan.keep.sort((a, b) => (a.file < b.file ? -1 : 1))
  deepEqual(
    sources.map(({ file, stale }) => [file, stale]),
    [
      ['a.txt', false],
      ['b.txt', false],
      ['c/', false],
      ['c/c.txt', true],
      ['d.md', false],
    ],
  )
  deepEqual(sources[3]!.issues, before[2]!.issues)
  // The same again changes nothing; then it opens.
  const again = await planUpdate(closed, { sources }, false)
  deepEqual(
    again.keep.sort((a, b) => (a.file < b.file ? -1 : 1)),
    sources,
  )
  const opened = await planUpdate(scan, { sources }, false)
  deepEqual(
    opened.read.map(({ found }) => found.file),
    ['c/c.txt'],
  )
  deepEqual(
    opened.gone.filter(({ issues }) => issues > 0),
    [],
  )
})

// ---------------------------------------------------------------- removals

test('an emptied folder is held and listed; what is new is taken meanwhile; --allow-removal takes it', async () => {
  const site = await built()
  const before = site.contents()
  site.remove(...Object.keys(FILES))
  for (let i = 0; i < 2; i++) {
    const held = await site.update()
    deepEqual([held.held, held.removed, held.published], [Object.keys(FILES).sort(), 0, false])
    deepEqual(site.contents(), before)
  }
  site.write('e.txt', fifth)
  deepEqual(counts(await site.update()), { added: 1, changed: 0, removed: 0, kept: 4 })
  const taken = await site.update({ allowRemoval: true })
  deepEqual([taken.held, counts(taken)], [[], { added: 0, changed: 0, removed: 4, kept: 1 }])
  await site.equalsRebuild()
})

test('a held file that comes back is no longer held', async () => {
  const site = await built()
  site.remove('a.txt', 'b.txt')
  deepEqual((await site.update()).held, ['a.txt', 'b.txt'])
  site.write('a.txt', first)
  site.write('b.txt', second)
  const back = await site.update()
  deepEqual([back.held, counts(back)], [[], { added: 0, changed: 0, removed: 0, kept: 4 }])
  await site.equalsRebuild()
})

test('one removal, or few of many, is taken at once', async () => {
  const one = await built({ 'a.txt': first })
  one.remove('a.txt')
  deepEqual([(await one.update()).removed, one.files()], [1, []])
  const parts = first.split('\n\n').filter((part) => part.length > 150)
  const many = await built(
    Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`${i}.txt`, `${parts[i % parts.length]!}\n第${i}期。`]),
    ),
  )
  many.remove('0.txt', '1.txt')
  deepEqual([(await many.update()).removed, many.files().length], [2, 8])
})

// ---------------------------------------------------------------- sidecars

test('a sidecar that comes, changes, breaks and goes is read with its file', async () => {
  const site = await built({ 'a.txt': first, 'b.txt': second })
  const publications = () =>
    [...site.rows().issues.values()].map(
      (issue) => (issue as { row: { publication: string } }).row.publication,
    )
  site.write('a.meta.json', '{"publication":"甲报"}')
  deepEqual(counts(await site.update()), { added: 0, changed: 1, removed: 0, kept: 1 })
  expect(publications()).toContain('甲报')
  site.write('a.meta.json', '{"publication":"乙报"}')
  await site.update()
  expect(publications()).toContain('乙报')
  await site.equalsRebuild()
  site.write('a.meta.json', '{')
  deepEqual(refusals((await site.update()).stale), ['a.txt BAD_METADATA'])
  expect(publications()).toContain('乙报')
  site.remove('a.meta.json')
  const gone = await site.update()
  deepEqual([gone.stale, gone.changed], [[], 1])
  expect(publications()).not.toContain('乙报')
  await site.equalsRebuild()
})
