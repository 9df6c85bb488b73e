/** The library door: what a program is promised of openArchive(). */
import { expect, test } from 'vitest'
import { openArchive } from '../src/jiebao.js'
import { Archive, jsonl } from './search/archive.js'

test('openArchive() searches, reads, exports and counts what was indexed, and closes', async () => {
  const held = new Archive({
    'a.jsonl': jsonl([
      {
        id: 'a',
        title: '志愿服务进社区',
        text: '志愿者到社区服务。',
        date: '2024-04-12',
        publication: '某报',
      },
      { id: 'b', title: '社区添绿', text: '志愿者在社区种树。', date: '2024-05-12', publication: '某报' },
    ]),
  })
  await held.build()
  const archive = await openArchive({ seeds: held.seeds, index: held.index })
  expect((await archive.search('"志愿者"')).totalHits).toBe(2)
  expect((await archive.search({ q: '志愿者', from: '2024-05' })).hits.map(({ id }) => id)).toEqual(['b'])
  expect((await archive.article('a', '志愿者'))?.matches).toHaveLength(1)
  expect(await archive.article('none')).toBeUndefined()
  expect((await archive.issues()).totalIssues).toBe(2)
  expect((await archive.timeline('社区')).timeline).toEqual([
    { month: '2024-04', hits: 1 },
    { month: '2024-05', hits: 1 },
  ])
  const exported: string[] = []
  for await (const { id } of archive.export('社区')) exported.push(id)
  expect(exported.sort()).toEqual(['a', 'b'])
  expect((await archive.similar('a'))?.id).toBe('a')
  expect(await archive.similar('none')).toBeUndefined()
  expect((await archive.suggest('志愿')).query).toBe('志愿')
  await archive.close()
  await expect(archive.search('a')).rejects.toMatchObject({ code: 'CLOSED' })
})

test('openArchive() of an empty folder refuses to read until something is indexed', async () => {
  const held = new Archive()
  const archive = await openArchive({ seeds: held.seeds, index: held.index })
  await expect(archive.search('a')).rejects.toMatchObject({ code: 'NO_INDEX' })
  await archive.close()
})
