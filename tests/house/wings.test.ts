/**
 * Inside a room: the wings of `search/` and `ingest/` import downwards only, and no
 * room's files import one another in a circle. Type imports count.
 */
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, importsOf, isCode } from './tree.js'

/** Wings, and files that all wings may import, from the bottom to the top. Other files are above them all. */
const WINGS: Record<string, readonly string[]> = {
  search: ['sets', 'asked', 'strings', 'columns', 'matched', 'ranked', 'shown'],
  ingest: [
    'ids.ts',
    'formats',
    'page',
    'people',
    'rules',
    'runs',
    'roles',
    'learned',
    'stories',
    'dates',
    'doubts',
  ],
}

const SOURCES = filesIn('src', 'web').filter(isCode)

/** Our own files that a file imports, as paths below the root. */
const neighboursOf = (from: string): string[] =>
  importsOf(from)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts'))

/** `src/search/asked/plan.ts` → `asked`; `src/ingest/ids.ts` → `ids.ts`. */
const wingOf = (file: string): string => file.split('/')[2]!

const upwards = Object.entries(WINGS).flatMap(([room, wings]) => {
  /** Place from the bottom. */
  const storeyOf = (file: string) => {
    const at = wings.indexOf(wingOf(file))
    return at < 0 ? wings.length : at
  }
  return SOURCES.filter((file) => file.startsWith(`src/${room}/`)).flatMap((from) =>
    neighboursOf(from)
      .filter((to) => to.startsWith(`src/${room}/`) && storeyOf(to) > storeyOf(from))
      .map((to) => `${from} → ${to}`),
  )
})

test.each(Object.entries(WINGS))('the wings of %s/ are those of the table', (room, wings) => {
  const files = SOURCES.filter((file) => file.startsWith(`src/${room}/`))
  const folders = files.filter((file) => file.split('/').length > 3).map(wingOf)
  const inTable = wings.filter((wing) => !wing.endsWith('.ts'))
  expect([...new Set(folders)].sort()).toEqual([...inTable].sort())
})

test('wings import downwards only', () => {
  expect(upwards).toEqual([])
})

/**
 * Groups of files that reach one another by imports.
 *
 * Source: R. Tarjan, "Depth-first search and linear graph algorithms" (1972): strongly
 * connected components in one walk.
 */
function circles(files: readonly string[]): string[][] {
  const within = new Set(files)
  const numbers = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const found: string[][] = []
  const visit = (file: string): void => {
    numbers.set(file, numbers.size)
    lowest.set(file, numbers.get(file)!)
    path.push(file)
    for (const next of neighboursOf(file)) {
      if (!within.has(next)) continue
      if (!numbers.has(next)) visit(next)
      if (path.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!))
    }
    if (lowest.get(file) !== numbers.get(file)) return
    const group = path.splice(path.indexOf(file))
    if (group.length > 1) found.push(group)
  }
  for (const file of files) if (!numbers.has(file)) visit(file)
  return found
}

test('no files of a room, or of the page’s script, import one another in a circle', () => {
  // Rooms themselves cannot: imports.test.ts lets a room import only lower ones.
  expect(circles(SOURCES)).toEqual([])
})
