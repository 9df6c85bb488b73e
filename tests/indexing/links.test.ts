/** Links, pipes and devices in the folder of sources: what is followed once, and what is refused by name. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { scanFolder } from '../../src/indexing/scan.js'
import { updateIndex } from '../../src/indexing/update.js'
import { freshFolder } from '../store/folder.js'
import { FILES, refusals, Site } from './site.js'

const A = FILES['a.txt']
const B = FILES['b.txt']

const found = async (site: Site) => {
  const { files, refused } = await scanFolder(site.seeds)
  return { files: files.map(({ file }) => file), refused: refusals(refused) }
}

test('links that lead back up are refused by name, and nothing is read twice', async () => {
  const site = new Site({ 'c/a.txt': A })
  for (const [name, target] of Object.entries({
    self: '.',
    me: '.',
    'c/up': '..',
    'c/out': '../..',
    'c/here': '.',
    knot: 'knot',
  }))
    symlinkSync(target, site.path(name))
  expect(await found(site)).toStrictEqual({
    files: ['c/a.txt'],
    refused: ['c/here', 'c/out', 'c/up', 'knot', 'me', 'self'].map((file) => `${file} LINK_LOOP`),
  })
})

test('a link to a folder is followed once; the folder itself comes before a link to it', async () => {
  const site = new Site({ 'z/a.txt': A, '_more/b.txt': B })
  for (const [name, target] of [
    ['a', 'z'],
    ['first', '_more'],
    ['second', '_more'],
    ['b.txt', '_more/b.txt'],
  ] as const)
    symlinkSync(target, site.path(name))
  expect(await found(site)).toStrictEqual({
    files: ['b.txt', 'first/b.txt', 'z/a.txt'],
    refused: ['a LINK_REPEATED', 'second LINK_REPEATED'],
  })
  expect(refusals((await site.update()).refused)).toStrictEqual([
    'a LINK_REPEATED',
    'first/b.txt DUPLICATE_ISSUE',
    'second LINK_REPEATED',
  ])
  expect((await site.update()).published).toBe(false)
  await site.equalsRebuild()
})

test('a link to a file or folder outside, or to a hidden one, is not followed', async () => {
  const outside = new Site({ 'a.txt': A })
  const site = new Site({ 'b.txt': B, '.hidden/a.txt': A })
  symlinkSync(outside.seeds, site.path('folder'))
  symlinkSync(outside.path('a.txt'), site.path('file.txt'))
  symlinkSync('.hidden', site.path('hidden'))
  symlinkSync('/dev/zero', site.path('zero.txt'))
  // No source by its name: it is named, and never opened.
  symlinkSync('/dev/zero', site.path('zero'))
  expect(await found(site)).toStrictEqual({
    files: ['b.txt'],
    refused: [
      ...['file.txt', 'folder', 'hidden'].map((file) => `${file} LINK_OUTSIDE`),
      'zero OTHER_KIND',
      'zero.txt LINK_OUTSIDE',
    ],
  })
})

test('a file that the program fails on is refused by name, and the others are taken', async () => {
  const site = new Site({ 'a.txt': A, 'b.txt': `---\npublication: 某县报\n---\n${B}` })
  const { findIndex } = Array.prototype
  const failing = vi.spyOn(Array.prototype, 'findIndex').mockImplementation(function (
    this: unknown[],
    ...how
  ) {
    if (this[0] === '---') throw new RangeError('Maximum call stack size exceeded')
    return findIndex.apply(this, how)
  })
  const { refused } = await site.update().finally(() => failing.mockRestore())
  expect([site.files(), refusals(refused)]).toStrictEqual([['a.txt'], ['b.txt BAD_ISSUE']])
})

test('the folder of sources may itself be a link', async () => {
  const site = new Site({ 'a.txt': A })
  const link = `${freshFolder()}/link`
  symlinkSync(site.seeds, link)
  const summary = await updateIndex(link, site.index)
  expect([summary.issues, summary.refused]).toStrictEqual([1, []])
})

test.skipIf(process.platform === 'win32')('a pipe is refused by name, and never opened', async () => {
  const site = new Site({ 'a.txt': A, 'b.txt': B })
  for (const name of ['p.txt', 'pipe', 'b.meta.json']) execFileSync('mkfifo', [site.path(name)])
  symlinkSync('pipe', site.path('q.txt'))
  const summary = await site.update()
  expect(refusals(summary.refused)).toStrictEqual([
    'b.meta.json NOT_A_FILE',
    'b.txt BAD_METADATA',
    'p.txt NOT_A_FILE',
    'pipe NOT_A_FILE',
    'q.txt NOT_A_FILE',
  ])
  expect(site.files()).toStrictEqual(['a.txt'])
  // What was a file keeps its last good articles.
  site.remove('a.txt')
  execFileSync('mkfifo', [site.path('a.txt')])
  expect(refusals((await site.update()).stale)).toStrictEqual(['a.txt NOT_A_FILE'])
  expect(site.files()).toStrictEqual(['a.txt'])
  mkdirSync(site.path('_keeper'), { recursive: true })
  execFileSync('rm', ['-f', site.path('_keeper/ids.jsonl')])
  execFileSync('mkfifo', [site.path('_keeper/ids.jsonl')])
  await site.update().then(
    () => expect('taken').toBe('refused'),
    (error) => expect(error.code).toBe('SEEDS_UNREADABLE'),
  )
})

test('a file or folder whose name is no UTF-8 is refused by name, and the sign for it may stand in a name', async () => {
  const site = new Site({ 'a.txt': A, '\u{FFFD}b.txt': B })
  const misnamed = (end: string) =>
    Buffer.concat([Buffer.from(`${site.seeds}/`), Buffer.of(0xb1, 0xa8, 0xd6, 0xbd), Buffer.from(end)])
  try {
    writeFileSync(misnamed('.txt'), A)
    mkdirSync(misnamed(''))
  } catch {
    // Some systems have no such names.
    return
  }
  expect(await found(site)).toStrictEqual({
    files: ['a.txt', '\u{FFFD}b.txt'],
    refused: ['\u{FFFD}\u{FFFD}ֽ NAME_NOT_UTF8', '\u{FFFD}\u{FFFD}ֽ.txt NAME_NOT_UTF8'],
  })
})
