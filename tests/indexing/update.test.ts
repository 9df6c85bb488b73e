/** What an update does with a folder, change by change; each ends where a rebuild would. */
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
  expect(counts(summary)).toStrictEqual({ added: 4, changed: 0, removed: 0, kept: 0 })
  expect([summary.generation, summary.published, summary.issues]).toStrictEqual([1, true, 4])
  expect(summary.articles).toBe(site.rows().articles.size)
  expect(site.files()).toStrictEqual(Object.keys(FILES).sort())
  const again = await site.update()
  expect(counts(again)).toStrictEqual({ added: 0, changed: 0, removed: 0, kept: 4 })
  expect([again.generation, again.published]).toStrictEqual([1, false])
})

test('an empty folder is an index without articles', async () => {
  const site = new Site()
  const summary = await site.update()
  expect([summary.generation, summary.articles, summary.published]).toStrictEqual([1, 0, true])
  expect((await site.update()).published).toBe(false)
  await site.equalsRebuild()
})

test('added, changed and removed files are told apart, and the rest is kept', async () => {
  const site = await built()
  site.write('e.txt', fifth)
  expect(counts(await site.update())).toStrictEqual({ added: 1, changed: 0, removed: 0, kept: 4 })
  site.write('a.txt', first.replaceAll('。', '！'))
  expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 1, removed: 0, kept: 4 })
  site.remove('b.txt')
  expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 0, removed: 1, kept: 4 })
  site.write('b.txt', second)
  site.write('c/c.txt', `${third}\n\n加印一段，供核对之用，其文甚长，自成一段。\n`)
  site.remove('d.md')
  expect(counts(await site.update())).toStrictEqual({ added: 1, changed: 1, removed: 1, kept: 2 })
  await site.equalsRebuild()
})

test('a file that changes there and back is there once', async () => {
  const site = await built()
  for (const text of [second, first, third.slice(0, -40), first]) {
    site.write('a.txt', text)
    await site.update()
    // The second text is that of b.txt, which came first.
    expect(site.files().filter((file) => file === 'a.txt').length).toBe(text === second ? 0 : 1)
  }
  await site.equalsRebuild()
})

test('touched files are hashed and kept, whatever their time; --full hashes all', async () => {
  const site = await built()
  for (const file of Object.keys(FILES)) site.touch(file)
  expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 0, removed: 0, kept: 4 })
  expect((await site.update()).published).toBe(false)
  expect((await site.update({ full: true })).published).toBe(false)
  // The same size at the same time: only --full sees it.
  const time = new Date(Date.UTC(1990, 0))
  utimesSync(site.path('a.txt'), time, time)
  await site.update()
  writeFileSync(site.path('a.txt'), first.replace('。', '！'))
  utimesSync(site.path('a.txt'), time, time)
  expect((await site.update()).changed).toBe(0)
  expect((await site.update({ full: true })).changed).toBe(1)
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
  expect(readdirSync(site.index).sort()).toStrictEqual(
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
  expect(site.files()).toStrictEqual(['b.txt', 'd.txt'])
  const again = await site.update()
  expect(refusals(again.refused)).toStrictEqual(['c.txt DUPLICATE_ISSUE'])
  expect(again.refused[0]!.reason).toContain('b.txt')
  site.write('a.txt', first)
  const late = await site.update()
  expect(refusals(late.refused)).toStrictEqual(['a.txt DUPLICATE_ISSUE', 'c.txt DUPLICATE_ISSUE'])
  expect(late.refused[0]!.reason).toContain('b.txt')
  expect(site.files()).toStrictEqual(['b.txt', 'd.txt'])
  await site.equalsRebuild()
  site.touch('b.txt')
  expect((await site.update()).refused).toStrictEqual(late.refused)
  site.remove('a.txt', 'b.txt')
  const alone = await site.update()
  expect([refusals(alone.refused), alone.removed, alone.held]).toStrictEqual([[], 0, []])
  expect(site.files()).toStrictEqual(['c.txt', 'd.txt'])
  await site.equalsRebuild()
})

test('files whose names differ in the ending only are two issues', async () => {
  const site = await built({ 'a.txt': first, 'b.txt': second })
  site.write('a.md', third)
  const { added, refused } = await site.update()
  expect([added, refused]).toStrictEqual([1, []])
  expect(site.files()).toStrictEqual(['a.md', 'a.txt', 'b.txt'])
  await site.equalsRebuild()
  site.remove('a.md')
  await site.update()
  expect(site.files()).toStrictEqual(['a.txt', 'b.txt'])
  await site.equalsRebuild()
})

test('empty files are refused as empty, not as copies of one another', async () => {
  const site = await built({ 'a.txt': first, 'e.txt': '', 'f.txt': '' })
  expect(refusals((await site.update()).refused)).toStrictEqual(['e.txt BAD_ISSUE', 'f.txt BAD_ISSUE'])
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
    expect(counts(summary)).toStrictEqual({ added: 0, changed: 1, removed: 0, kept: 3 })
    expect(summary.held).toStrictEqual([])
  }
  expect(site.files()).toStrictEqual(['b.md', 'c/c.txt', 'sub/d.md', 'z.txt'])
  await site.equalsRebuild()
})

test('a new file under the name of a renamed one is another issue, and both are there', async () => {
  const site = await built({ 'today.txt': first, 'old.txt': second })
  const days = [third, fifth, `${first}\n\n${fifth}`]
  for (const [n, text] of days.entries()) {
    site.rename('today.txt', `day-${n}.txt`)
    expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 1, removed: 0, kept: n + 1 })
    site.write('today.txt', text)
    expect(counts(await site.update())).toStrictEqual({ added: 1, changed: 0, removed: 0, kept: n + 2 })
    expect(refusals((await site.update()).refused)).toStrictEqual([])
    await site.equalsRebuild()
  }
  expect(site.files()).toStrictEqual(['day-0.txt', 'day-1.txt', 'day-2.txt', 'old.txt', 'today.txt'])
  const ids = [...site.rows().articles.keys()]
  site.rename('day-0.txt', 'first.txt')
  await site.update()
  expect([...site.rows().articles.keys()]).toStrictEqual(ids)
  await site.equalsRebuild()
})

test('a renamed file and a new one of its name and another ending, at once, are two issues', async () => {
  for (const to of ['0.txt', 'z.txt']) {
    const site = await built({ 'a.txt': first, 'b.txt': second })
    site.rename('a.txt', to)
    site.write('a.md', third)
    await site.update()
    expect(site.files()).toStrictEqual([to, 'a.md', 'b.txt'].sort())
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
  expect(refusals(summary.refused).filter((line) => !line.startsWith('none'))).toStrictEqual(wanted)
  expect(refusals(summary.refused)).toContain('none.jsonl BAD_ISSUE')
  for (const { reason } of summary.refused) expect(reason).toMatch(/\p{Script=Han}/u)
  expect(site.files()).toStrictEqual(Object.keys(FILES).sort())
  const again = await site.update()
  expect([again.published, again.refused]).toStrictEqual([false, summary.refused])
  await site.equalsRebuild()
})

test('a link to nothing is unreadable; a folder of an issue’s name is a folder', async () => {
  const site = new Site({ ...FILES, 'x.txt/in.txt': fifth })
  symlinkSync('nowhere.txt', site.path('link.txt'))
  const summary = await site.update()
  expect(refusals(summary.refused)).toStrictEqual(['link.txt UNREADABLE'])
  expect(site.files()).toStrictEqual([...Object.keys(FILES), 'x.txt/in.txt'].sort())
  expect((await site.update()).published).toBe(false)
  writeFileSync(site.path('nowhere.txt'), `${fifth}\n另加一段。\n`)
  site.touch('nowhere.txt')
  site.write('_hidden.txt', first)
  expect(refusals((await site.update()).refused)).toStrictEqual(['nowhere.txt DUPLICATE_ISSUE'])
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
  expect(refusals((await site.update({ full: true })).stale)).toStrictEqual(['a.txt UNREADABLE'])
  permit()
  expect((await site.update()).stale).toStrictEqual([])
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
    expect([name, refusals(summary.stale), summary.refused]).toStrictEqual([name, [`a.txt ${code}`], []])
    expect([summary.removed, summary.issues, summary.held]).toStrictEqual([0, 4, []])
    expect(site.contents()).toStrictEqual(before)
    const again = await site.update()
    expect([again.published, refusals(again.stale)]).toStrictEqual([false, [`a.txt ${code}`]])
  }
  site.remove('a.txt')
  site.write('a.txt', first)
  expect((await site.update()).stale).toStrictEqual([])
  expect(site.contents()).toStrictEqual(before)
  site.write('a.txt', '')
  await site.update()
  site.remove('a.txt')
  expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 0, removed: 1, kept: 3 })
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
  expect([plan.gone, plan.read]).toStrictEqual([[], []])
  const sources = plan.keep.sort((a, b) => (a.file < b.file ? -1 : 1))
  expect(sources.map(({ file, stale }) => [file, stale])).toStrictEqual([
    ['a.txt', false],
    ['b.txt', false],
    ['c/', false],
    ['c/c.txt', true],
    ['d.md', false],
  ])
  expect(sources[3]!.issues).toStrictEqual(before[2]!.issues)
  // The same again changes nothing; then it opens.
  const again = await planUpdate(closed, { sources }, false)
  expect(again.keep.sort((a, b) => (a.file < b.file ? -1 : 1))).toStrictEqual(sources)
  const opened = await planUpdate(scan, { sources }, false)
  expect(opened.read.map(({ found }) => found.file)).toStrictEqual(['c/c.txt'])
  expect(opened.gone.filter(({ issues }) => issues > 0)).toStrictEqual([])
})

// ---------------------------------------------------------------- removals

test('an emptied folder is held and listed; what is new is taken meanwhile; --allow-removal takes it', async () => {
  const site = await built()
  const before = site.contents()
  site.remove(...Object.keys(FILES))
  for (let i = 0; i < 2; i++) {
    const held = await site.update()
    expect([held.held, held.removed, held.published]).toStrictEqual([Object.keys(FILES).sort(), 0, false])
    expect(site.contents()).toStrictEqual(before)
  }
  site.write('e.txt', fifth)
  expect(counts(await site.update())).toStrictEqual({ added: 1, changed: 0, removed: 0, kept: 4 })
  const taken = await site.update({ allowRemoval: true })
  expect([taken.held, counts(taken)]).toStrictEqual([[], { added: 0, changed: 0, removed: 4, kept: 1 }])
  await site.equalsRebuild()
})

test('a held file that comes back is no longer held', async () => {
  const site = await built()
  site.remove('a.txt', 'b.txt')
  expect((await site.update()).held).toStrictEqual(['a.txt', 'b.txt'])
  site.write('a.txt', first)
  site.write('b.txt', second)
  const back = await site.update()
  expect([back.held, counts(back)]).toStrictEqual([[], { added: 0, changed: 0, removed: 0, kept: 4 }])
  await site.equalsRebuild()
})

test('one removal, or few of many, is taken at once', async () => {
  const one = await built({ 'a.txt': first })
  one.remove('a.txt')
  expect([(await one.update()).removed, one.files()]).toStrictEqual([1, []])
  const parts = first.split('\n\n').filter((part) => part.length > 150)
  const many = await built(
    Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`${i}.txt`, `${parts[i % parts.length]!}\n第${i}期。`]),
    ),
  )
  many.remove('0.txt', '1.txt')
  expect([(await many.update()).removed, many.files().length]).toStrictEqual([2, 8])
})

// ---------------------------------------------------------------- sidecars

test('a sidecar that comes, changes, breaks and goes is read with its file', async () => {
  const site = await built({ 'a.txt': first, 'b.txt': second })
  const publications = () =>
    [...site.rows().issues.values()].map(
      (issue) => (issue as { row: { publication: string } }).row.publication,
    )
  site.write('a.meta.json', '{"publication":"甲报"}')
  expect(counts(await site.update())).toStrictEqual({ added: 0, changed: 1, removed: 0, kept: 1 })
  expect(publications()).toContain('甲报')
  site.write('a.meta.json', '{"publication":"乙报"}')
  await site.update()
  expect(publications()).toContain('乙报')
  await site.equalsRebuild()
  site.write('a.meta.json', '{')
  expect(refusals((await site.update()).stale)).toStrictEqual(['a.txt BAD_METADATA'])
  expect(publications()).toContain('乙报')
  site.remove('a.meta.json')
  const gone = await site.update()
  expect([gone.stale, gone.changed]).toStrictEqual([[], 1])
  expect(publications()).not.toContain('乙报')
  await site.equalsRebuild()
})
