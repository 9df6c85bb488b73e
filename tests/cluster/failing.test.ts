/** A cluster that fails: nodes killed, hung and gone, while an archive on it is asked and updated. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeEngines } from '../search/archive.js'
import { Cluster, type ClusterNode } from './nodes.mjs'
import { ask, prefixOfItsOwn, readers, Shelf, until } from './shelf.js'

let cluster: Cluster
const open: { close(): Promise<void> }[] = []
const keep = <E extends { close(): Promise<void> }>(engine: E): E => {
  open.push(engine)
  return engine
}

beforeAll(async () => {
  cluster = await Cluster.start({ nodes: 3 })
})
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close()
  for (const node of cluster.nodes) {
    node.wake()
    node.start()
  }
  await cluster.green()
})
afterAll(async () => {
  await closeEngines()
  await cluster?.close()
})

/** The node that has the first copy of an index's only shard. */
async function primaryOf(index: string): Promise<ClusterNode> {
  const [{ ip: _, node }] = await ask(
    cluster.urls[0]!,
    'GET',
    `/_cat/shards/${index}?h=node,prirep&s=prirep&format=json`,
  )
  return cluster.nodes[Number(node.slice(1))]!
}

const articlesOf = async (prefix: string): Promise<string> => {
  const indices: { index: string }[] = await ask(
    cluster.urls[0]!,
    'GET',
    `/_cat/indices/${prefix}-articles-*?h=index&format=json`,
  )
  return indices.map(({ index }) => index).sort()[0]!
}

const members = async (url: string) =>
  (await ask(url, 'GET', '/_cluster/health?local=true')).number_of_nodes as number

test('three nodes are one cluster, and a node that is killed loses nothing that was acknowledged', async () => {
  const [first, second, third] = cluster.nodes
  const settings = { number_of_shards: 2, number_of_replicas: 1 }
  await ask(first!.url, 'PUT', '/kept?wait_for_active_shards=all', { settings })
  await Promise.all(Array.from({ length: 20 }, (_, n) => ask(first!.url, 'PUT', `/kept/_doc/${n}`, { n })))
  await second!.end('SIGKILL')
  await ask(first!.url, 'POST', '/kept/_refresh')
  expect((await ask(third!.url, 'GET', '/kept/_count')).count).toBe(20)
  second!.start()
  await cluster.green()
  expect((await ask(second!.url, 'GET', '/kept/_count')).count).toBe(20)
})

test('a node that is killed in the middle of queries fails none of them, and none is wrong', async () => {
  const shelf = new Shelf(20)
  const prefix = prefixOfItsOwn()
  const engine = keep(await shelf.open({ urls: cluster.urls, prefix }))
  await cluster.green()
  const victim = await primaryOf(await articlesOf(prefix))
  const reading = readers(engine, shelf, 4)
  await until(() => reading.seen.asked > 100)
  await victim.end('SIGKILL')
  const then = reading.seen.asked
  await until(() => reading.seen.asked > then + 200)
  victim.start()
  await cluster.green()
  const { asked, failed, wrong } = await reading.stop()
  console.log(`queries: ${asked} asked, ${failed.length} failed, ${wrong.length} wrong`)
  expect({ failed, wrong }).toEqual({ failed: [], wrong: [] })
})

test('a node that is killed in the middle of an update loses nothing, and no answer is of two generations', async () => {
  const shelf = new Shelf(500)
  const prefix = prefixOfItsOwn()
  const engine = keep(await shelf.open({ urls: cluster.urls, prefix }))
  await cluster.green()
  const index = await articlesOf(prefix)
  const victim = await primaryOf(index)
  const other = cluster.nodes.find((node) => node !== victim)!
  const written = async () =>
    (await ask(other.url, 'GET', `/${index}/_stats/indexing`))._all.primaries.indexing.index_total
  const before = await written()
  shelf.print('再印')
  // Of one generation are all articles or none.
  const editions = async () => {
    const hitsPerPage = 1 + Math.floor(Math.random() * 100)
    const { totalHits: all } = await engine.search({ q: '"各界同庆"', hitsPerPage })
    const { totalHits: old } = await engine.search({ q: '"初印"', hitsPerPage })
    const isWhole = all === shelf.articles && (old === 0 || old === shelf.articles)
    return isWhole ? undefined : `${all} articles, ${old} of them old`
  }
  const reading = readers(engine, shelf, 2, editions)
  const updating = engine.update()
  await until(async () => (await written()) > before)
  await victim.end('SIGKILL')
  const summary = await updating
  const { asked, failed, wrong } = await reading.stop()
  const found = (await engine.search({ q: '"再印"' })).totalHits
  console.log(
    `update: ${asked} asked, ${failed.length} failed, ${wrong.length} wrong; ${summary.articles} documents acknowledged, ${found} found`,
  )
  expect({ failed, wrong, found }).toEqual({ failed: [], wrong: [], found: shelf.articles })
  expect((await engine.search({ q: '"初印"' })).totalHits).toBe(0)
})

test('a node that hangs does not hang readers', async () => {
  const shelf = new Shelf(20)
  const prefix = prefixOfItsOwn()
  const engine = keep(await shelf.open({ urls: cluster.urls, prefix }))
  await cluster.green()
  const victim = await primaryOf(await articlesOf(prefix))
  const other = cluster.nodes.find((node) => node !== victim)!
  const reading = readers(engine, shelf, 4)
  await until(() => reading.seen.asked > 50)
  victim.hang()
  const then = reading.seen.asked
  await until(() => reading.seen.asked > then + 100)
  // The cluster itself has not found out.
  expect(await members(other.url)).toBe(3)
  const { asked, failed, wrong } = await reading.stop()
  console.log(`hung: ${asked} asked, ${failed.length} failed, ${wrong.length} wrong`)
  expect({ failed, wrong }).toEqual({ failed: [], wrong: [] })
})

describe('with two of three nodes gone', () => {
  test('there is a right answer or CLUSTER_UNAVAILABLE, an update waits, and all comes back without hands', async () => {
    const shelf = new Shelf(20)
    const engine = keep(await shelf.open({ urls: cluster.urls, shards: 3, replicas: 0 }))
    await cluster.green()
    const [, second, third] = cluster.nodes
    await Promise.all([second!.end('SIGKILL'), third!.end('SIGKILL')])
    // Two of three shards are gone: no total is right.
    await expect(engine.search({ q: '"各界同庆"' })).rejects.toMatchObject({ code: 'CLUSTER_UNAVAILABLE' })
    await expect(engine.check()).rejects.toMatchObject({ code: 'CLUSTER_UNAVAILABLE' })
    shelf.print('再印', 3)
    const refused = await engine.update().catch((error) => error)
    expect(refused, refused.message).toMatchObject({ code: 'CLUSTER_UNAVAILABLE' })
    expect(engine.status()?.retrying?.code).toBe('CLUSTER_UNAVAILABLE')
    for (const node of [second!, third!]) node.start()
    await cluster.green()
    await until(() => engine.status()?.retrying === null)
    await engine.check()
    expect((await engine.search({ q: '"再印"' })).totalHits).toBe(15)
    expect((await engine.search({ q: '"初印"' })).totalHits).toBe(shelf.articles - 15)
  })
})
