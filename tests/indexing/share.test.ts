/** A build that two processes share. The second one runs compiled: `npm run build` comes before the tests. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { openCutter } from '../../src/analysis/analysis.js'
import { Outbox, readBatch } from '../../src/indexing/batches.js'
import { SegmentsWriter } from '../../src/indexing/segments.js'
import { SharedWriter } from '../../src/indexing/share.js'
import type { Issue } from '../../src/model.js'
import { removeUnnamed, Segment, type SegmentMark } from '../../src/store/store.js'
import { isLong } from '../sizes.js'
import { seedIssues } from '../store/articles.js'
import { freshFolder } from '../store/folder.js'
import { addTerms, type Contents } from './site.js'

const MAIN = new URL('../../dist/src/indexing/second.js', import.meta.url)

/** So many issues that each of the two gets some; every id its own. */
const issues: Issue[] = Array.from({ length: isLong ? 4 : 2 }, (_, n) =>
  seedIssues().map((read) => ({
    ...read,
    issue: { ...read.issue, id: `${read.issue.id}-${n}` },
    articles: read.articles.map((article) => ({ ...article, id: `${article.id}-${n}` })),
  })),
).flat()

function termsOf(folder: string, marks: SegmentMark[]): [string, string][] {
  const terms: Contents['terms'] = new Map()
  for (const mark of marks) {
    const segment = new Segment(folder, mark)
    addTerms(segment, terms)
    segment.close()
  }
  return [...terms].map(([key, list]): [string, string] => [key, [...list].sort().join()]).sort()
}

const shared = (folder: string, main = MAIN, sourceBytes = 1) =>
  new SharedWriter({
    folder,
    openCutter,
    firstNumber: 5,
    sourceBytes,
    main,
    largeBytes: 1,
    batchUnits: 9000,
  })

test('two processes write together what one writes', async () => {
  const folder = freshFolder()
  const writer = shared(folder)
  for (const issue of issues) {
    writer.add(issue)
    await writer.room()
  }
  const marks = await writer.finish()
  expect(marks.map(({ name }) => name)).toEqual(['segment-000005', 'segment-000006'])
  expect(writer.nextNumber).toBe(8)
  expect(writer.articles).toBe(issues.reduce((sum, { articles }) => sum + articles.length, 0))
  const alone = freshFolder()
  const one = new SegmentsWriter(alone, openCutter(), 1)
  for (const issue of issues) one.add(issue)
  expect(termsOf(folder, marks)).toStrictEqual(termsOf(alone, one.finish()))
})

test('a small build is not shared', async () => {
  const writer = shared(freshFolder(), MAIN, 0)
  for (const issue of seedIssues()) writer.add(issue)
  expect((await writer.finish()).length).toBe(1)
  expect(writer.nextNumber).toBe(6)
})

test('a second process that dies is told, and so is one that cannot write', async () => {
  const dying = join(freshFolder(), 'dying.mjs')
  writeFileSync(dying, 'process.exit(3)')
  const broken = shared(freshFolder(), pathToFileURL(dying))
  await expect(broken.finish()).rejects.toMatchObject({
    code: 'INTERNAL',
    message: expect.stringMatching(/its second process ended/),
  })
  const gone = join(freshFolder(), 'gone')
  const writer = shared(gone)
  await expect(async () => {
    for (const issue of issues) {
      writer.add(issue)
      await writer.room()
    }
    await writer.finish()
  }).rejects.toMatchObject({ code: 'DISK_UNUSABLE' })
  writer.abandon()
})

test('a shared build that is given up leaves no process behind and names nothing', async () => {
  const folder = freshFolder()
  const writer = shared(folder)
  for (const issue of issues) writer.add(issue)
  writer.abandon()
  expect(readdirSync(folder).every((name) => name.startsWith('segment-'))).toBe(true)
})

test('batches are taken as they were put; what is left of them the next writer removes', () => {
  const folder = freshFolder()
  const outbox = new Outbox(folder)
  const paths = [issues.slice(0, 2), issues.slice(2, 3)].map((batch) => outbox.put(batch))
  expect(paths.map(readBatch)).toStrictEqual([issues.slice(0, 2), issues.slice(2, 3)])
  outbox.taken()
  expect([outbox.waiting, readdirSync(folder).length]).toStrictEqual([1, 1])
  removeUnnamed(folder, undefined)
  expect(readdirSync(folder)).toStrictEqual([])
  expect(() => readBatch(paths[1]!)).toThrow(expect.objectContaining({ code: 'DISK_UNUSABLE' }))
})
