/** Servers that only read: several processes on one cluster, to which one publishes. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ClusterEngine } from '../../src/engine/opensearch/cluster.js'
import { ClusterReader } from '../../src/engine/opensearch/read-only.js'
import { evaluateSame } from '../../src/eval/same.js'
import type { Engine } from '../../src/model.js'
import { Archive, closeEngines, jsonl, seedFiles } from '../search/archive.js'
import { Cluster } from './nodes.mjs'
import { ask, prefixOfItsOwn, Shelf, until } from './shelf.js'

let cluster: Cluster
beforeAll(async () => {
  cluster = await Cluster.start({ nodes: 1 })
})
afterAll(async () => {
  await closeEngines()
  await cluster?.close()
})

test('readers follow what a writer publishes, whole, with its names, synonyms and withheld articles', async () => {
  const shelf = new Shelf(20)
  shelf.archive.write('_keeper/synonyms.txt', '各界同庆=普天同庆')
  const options = { urls: cluster.urls, prefix: prefixOfItsOwn(), replicas: 0 }
  const early = new ClusterReader(options)
  await early.start()
  expect(early.status()).toBeUndefined()
  await expect(early.search({ q: '初印' })).rejects.toMatchObject({ code: 'NO_INDEX' })
  const writer = await shelf.open(options)
  const readers = [early, new ClusterReader(options), new ClusterReader(options)]
  for (const reader of readers.slice(1)) await reader.start()
  await until(() => early.view() === writer.view())
  const totals = (q: string) =>
    Promise.all([...readers, writer].map(async (each: Engine) => (await each.search({ q })).totalHits))
  expect(await totals('"初印"')).toEqual([100, 100, 100, 100])
  // A synonym that is nowhere printed.
  expect(await totals('普天同庆')).toEqual([100, 100, 100, 100])
  const answerOf = async ({ search }: Engine) => ({
    ...(await search({ q: '各界 第3号' })),
    processingTimeMs: 0,
  })
  expect(await answerOf(readers[1]!)).toEqual(await answerOf(writer))

  shelf.print('再印')
  shelf.archive.write('_keeper/hidden.txt', 'i3n1')
  let isOver = false
  const seen = new Set<number>()
  const asking = readers.map(async (reader, n) => {
    for (let page = 1; !isOver; page++) {
      seen.add((await reader.search({ q: '"初印"', hitsPerPage: ((page + n) % 100) + 1 })).totalHits)
      // Answers that are remembered come without an event: nothing else would ever have its turn.
      await pause(0)
    }
  })
  await writer.update()
  await until(() => readers.every((reader) => reader.view() === writer.view()))
  isOver = true
  await Promise.all(asking)
  // Old or new, never between.
  expect([...seen].filter((total) => total !== 100 && total !== 0)).toEqual([])
  expect(await totals('"再印"')).toEqual([99, 99, 99, 99])
  expect(await readers[0]!.article('i3n1')).toBeUndefined()
  for (const engine of [...readers, writer]) await engine.close()
})

test('what is drawn from the seeds is answered as one machine answers it, but for the order', async () => {
  const archive = new Archive(seedFiles())
  const local = await archive.built()
  const options = { urls: cluster.urls, prefix: prefixOfItsOwn(), replicas: 0 }
  const writer = new ClusterEngine(archive.open(), archive.index, options)
  await writer.start()
  const report = await evaluateSame(local, writer, { strings: 60, seed: 3, tolerance: 1 })
  expect(report.examples).toEqual([])
  expect(report).toMatchObject({ queries: 60, incomplete: 0, differences: 0 })
  expect(report.hits).toBeGreaterThan(100)
  await writer.close()
})

test('what a reader lacks is refused by name, and what a page asks for on the way is empty', async () => {
  const shelf = new Shelf(1)
  shelf.archive.write('9.jsonl', jsonl([{ id: 'one', title: '第九号', text: '水渠通水，灌溉良田' }]))
  const options = { urls: cluster.urls, prefix: prefixOfItsOwn(), replicas: 0 }
  const writer = await shelf.open(options)
  const reader: Engine = new ClusterReader(options)
  await (reader as ClusterReader).start()
  const refused: (() => Promise<unknown>)[] = [
    () => reader.update(),
    () => reader.updates(),
    () => reader.doubts(1, 10),
    () => reader.incoming(),
    () => reader.release('a.txt', 'publish'),
    () => reader.verify(),
    () => reader.stats(),
  ]
  for (const each of refused) await expect(each()).rejects.toMatchObject({ code: 'READ_ONLY' })
  expect(await reader.suggest('灌', 5)).toEqual({ query: '灌', suggestions: [] })
  expect(await reader.reusedIn('one', 3)).toMatchObject({ id: 'one', others: [] })
  expect(await reader.reusedIn('none', 3)).toBeUndefined()
  const asked = [['水渠通水', '灌溉良田'], ['没有的话']]
  expect(await reader.candidates(asked, 5)).toEqual([
    { ids: ['one'], isWhole: true },
    { ids: [], isWhole: true },
  ])
  expect(await reader.candidates(asked, 5)).toEqual(await writer.candidates(asked, 5))
  await reader.check!()
  await reader.close()
  await writer.close()
})

test('a snapshot that is restored serves at once, and a writer that has gone on publishes what it lacks', async () => {
  const url = cluster.urls[0]!
  const shelf = new Shelf(4)
  const prefix = prefixOfItsOwn()
  const options = { urls: cluster.urls, prefix, replicas: 0 }
  const writer = await shelf.open(options)
  const generation = writer.status()!.generation
  await writer.close()
  const settings = { location: cluster.snapshots }
  await ask(url, 'PUT', '/_snapshot/kept', { type: 'fs', settings })
  const body = { indices: `${prefix}-*`, include_global_state: false }
  const taken = await ask(url, 'PUT', `/_snapshot/kept/${prefix}?wait_for_completion=true`, body)
  expect(taken.snapshot.state).toBe('SUCCESS')
  const indices: { index: string }[] = await ask(url, 'GET', `/_cat/indices/${prefix}-*?h=index&format=json`)
  for (const { index } of indices) await ask(url, 'DELETE', `/${index}`)

  const restored = await ask(url, 'POST', `/_snapshot/kept/${prefix}/_restore?wait_for_completion=true`, body)
  expect(restored.snapshot.shards.failed).toBe(0)
  const reader = new ClusterReader(options)
  await reader.start()
  expect(reader.status()!.generation).toBe(generation)
  expect((await reader.search({ q: '"初印"' })).totalHits).toBe(shelf.articles)
  shelf.print('再印', 1)
  await shelf.archive.build()
  const again = await shelf.openAsItIs(options)
  await until(() => reader.view() === again.view())
  expect((await reader.search({ q: '"再印"' })).totalHits).toBe(5)
  expect((await reader.search({ q: '"初印"' })).totalHits).toBe(shelf.articles - 5)
  await reader.close()
  await again.close()
})
