/** What is remembered of updates: news only, by name, and since when a file waits. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { Story } from '../../src/indexing/story.js'
import type { NamedChange, Refusal, UpdateSummary } from '../../src/model.js'
import { readStories } from '../../src/store/history.js'

let index: string
beforeEach(() => {
  index = mkdtempSync(join(tmpdir(), 'jiebao-test-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(index, { recursive: true })
})

const CALM: UpdateSummary = {
  ...{ generation: 1, published: false, added: 0, changed: 0, removed: 0, kept: 2, articles: 9, issues: 2 },
  ...{ refused: [], stale: [], held: [], seconds: 0.1 },
}
const refusal = (file: string): Refusal => ({ file, line: null, code: 'BAD_ISSUE', reason: '读不了' })
const change = (file: string): NamedChange => ({ what: 'added', file, id: file, articles: 3, doubts: 1 })

function end(result: UpdateSummary | JiebaoError, changes: NamedChange[] = [], at?: string): void {
  if (at) vi.useFakeTimers({ now: Date.parse(at), toFake: ['Date'] })
  const story = new Story(index)
  changes.forEach(story.name)
  story.end(result)
}

test('an update that changes nothing and ends as the one before is told once', () => {
  end(CALM)
  expect(readStories(index)).toEqual([])
  end({ ...CALM, published: true, added: 1 }, [change('a.txt')])
  end(CALM)
  expect(readStories(index).map(({ files }) => files)).toEqual([[change('a.txt')]])
})

test('a file that stays refused waits since it was refused first; one that is mended no more', () => {
  end({ ...CALM, refused: [refusal('a.pdf')] }, [], '2024-01-01T00:00:00Z')
  end({ ...CALM, refused: [refusal('a.pdf')] }, [], '2024-01-02T00:00:00Z')
  const both = { refused: [refusal('a.pdf'), refusal('b.pdf')], held: ['c.txt'] }
  end({ ...CALM, ...both }, [], '2024-01-03T00:00:00Z')
  end(new JiebaoError('folder-unreadable', '/seeds', { why: 'EACCES' }), [], '2024-01-04T00:00:00Z')
  end({ ...CALM, ...both }, [], '2024-01-05T00:00:00Z')
  const [last, failed, ...older] = readStories(index)
  expect(last!.refused.map(({ since }) => since.slice(0, 10))).toEqual(['2024-01-01', '2024-01-03'])
  expect(last!.held).toEqual([{ file: 'c.txt', since: '2024-01-03T00:00:00.000Z' }])
  expect([failed!.failure?.code, failed!.refused.length]).toEqual(['SEEDS_UNREADABLE', 2])
  expect(older).toHaveLength(2)
  end(CALM, [], '2024-01-06T00:00:00Z')
  expect(readStories(index)[0]).toMatchObject({ refused: [], held: [], failure: null })
})

test('the update of another writer is told by that writer', () => {
  end(new JiebaoError('index-locked', index, { host: 'here', pid: 1, isFar: false }))
  expect(readStories(index)).toEqual([])
})

test('a torn line is passed over, and a long history keeps its newest hundred', () => {
  const file = join(index, 'updates.jsonl')
  end({ ...CALM, published: true, generation: 1 })
  appendFileSync(file, '{"at":"2024')
  end({ ...CALM, published: true, generation: 2 })
  expect(readStories(index).map(({ generation }) => generation)).toEqual([2, 1])
  writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[0]}\n`.repeat(6000))
  end({ ...CALM, published: true, generation: 3 })
  expect(
    readStories(index)
      .slice(0, 2)
      .map(({ generation }) => generation),
  ).toEqual([3, 1])
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(101)
})
