/** The stories of updates as the keeper reads them. */
import { expect, test } from 'vitest'
import { Jobs } from '../../src/http/jobs.js'
import type { NamedChange, UpdateStory } from '../../src/model.js'
import type { Html } from '../../src/page/html.js'
import { siteAt } from '../../src/page/site.js'
import { keeperView } from '../../src/page/views.js'
import { fakeEngine } from '../api/fake-engine.js'

async function rowsOf(files: NamedChange[]): Promise<string[]> {
  const story: UpdateStory = {
    generation: 2,
    published: true,
    added: files.length,
    changed: 0,
    removed: 0,
    kept: 0,
    articles: 9,
    issues: 9,
    seconds: 1,
    at: '2024-04-12T00:00:00Z',
    files,
    refused: [],
    stale: [],
    held: [],
    waiting: 0,
    failure: null,
  }
  const engine = Object.assign(fakeEngine(), { updates: async () => [story] })
  const { content } = await keeperView(engine, new Jobs(engine), null, siteAt('./'))
  const page = (content as Html).markup
  return [...page.matchAll(/<li><span>(?:新增|更改|撤下).*?<\/li>/g)].map(([html]) => html)
}

const change = (what: NamedChange['what'], file: string, id: string | null, doubts = 0): NamedChange => ({
  what,
  file,
  id,
  articles: 3,
  doubts,
})

test('issues of one file are one row, with their sums, and the first leads on', async () => {
  const rows = await rowsOf([
    change('added', 'year.jsonl', 'a', 1),
    change('added', 'one.txt', 'b'),
    change('added', 'year.jsonl', 'c', 2),
    change('removed', 'year.jsonl', null),
  ])
  const words = rows.map((row) => row.replace(/<[^>]*>/g, ''))
  expect(words).toEqual(['新增 year.jsonl2 期·6 篇·存疑 3 处', '新增 one.txt3 篇', '撤下 year.jsonl'])
  expect(rows.map((row) => /href="([^"]*)"/.exec(row)?.[1])).toEqual(['./issue/a', './issue/b', undefined])
})
