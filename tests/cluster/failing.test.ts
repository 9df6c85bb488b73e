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
  await cluster.clear()
})
afterAll(async () => {
  await closeEngines()
  await cluster?.close()
})

const nodeNamed = (name: string): ClusterNode => cluster.nodes[Number(name.slice(1))]!

/** The node of every copy of an index's shards, those of first copies first. */
async function holdersOf(index: string): Promise<ClusterNode[]> {
  const path = `/_cat/shards/${index}?h=node,prirep&s=prirep&format=json`
  const shards: { node: string }[] = await ask(cluster.urls[0]!, 'GET', path)
  return shards.map(({ node }) => nodeNamed(node))
}

const primaryOf = async (index: string) => (await holdersOf(index))[0]!

async function managerOfNodes(): Promise<ClusterNode> {
  const [{ node }] = await ask(cluster.urls[0]!, 'GET', '/_cat/cluster_manager?h=node&format=json')
  return nodeNamed(node)
}

/** How long the manager waits for a sign of life of a node, three times; null: as the nodes are set. */
const patience = (timeout: string | null) =>
  ask(cluster.urls[0]!, 'PUT', '/_cluster/settings', {
    persistent: { 'cluster.fault_detection.follower_check.timeout': timeout },
  })

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
  const manager = await managerOfNodes()
  const victim = (await holdersOf(await articlesOf(prefix))).find((node) => node !== manager)!
  expect((await patience('60s')).acknowledged).toBe(true)
  const reading = readers(engine, shelf, 4)
  await until(() => reading.seen.asked > 50)
  victim.hang()
  const then = reading.seen.asked
  await until(() => reading.seen.asked > then + 100)
  // The cluster itself has not found out.
  expect(await members(manager.url)).toBe(3)
  const { asked, failed, wrong } = await reading.stop()
  victim.wake()
  await patience(null)
  console.log(`hung: ${asked} asked, ${failed.length} failed, ${wrong.length} wrong`)
  expect({ failed, wrong }).toEqual({ failed: [], wrong: [] })
})

/**
 * A copy that outlives both others now and then never becomes a first one in OpenSearch 3.8: the cluster counts it as started, and it
 * refuses every write as "not in primary mode". Nothing here mends that, so there are none.
 */
const withoutCopies = (index: string) =>
  ask(cluster.urls[0]!, 'PUT', `/${index}/_settings`, {
    index: { auto_expand_replicas: 'false', number_of_replicas: 0 },
  })

describe('with two of three nodes gone', () => {
  test('there is a right answer or CLUSTER_UNAVAILABLE, an update waits, and all comes back without hands', async () => {
    const shelf = new Shelf(20)
    const prefix = prefixOfItsOwn()
    const engine = keep(await shelf.open({ urls: cluster.urls, prefix, shards: 3, replicas: 0 }))
    await withoutCopies(`${prefix}-state`)
    // An index of the cluster's own, which records of removals would make.
    expect((await ask(cluster.urls[0]!, 'GET', '/.tasks')).status).toBe(404)
    await cluster.green()
    const holders = await holdersOf(await articlesOf(prefix))
    const left = cluster.nodes.find((node) => holders.some((holder) => holder !== node))!
    const gone = cluster.nodes.filter((node) => node !== left)
    await Promise.all(gone.map((node) => node.end('SIGKILL')))
    // A shard is gone at least: no total is right.
    await expect(engine.search({ q: '"各界同庆"' })).rejects.toMatchObject({ code: 'CLUSTER_UNAVAILABLE' })
    await expect(engine.check()).rejects.toMatchObject({ code: 'CLUSTER_UNAVAILABLE' })
    shelf.print('再印', 3)
    const refused = await engine.update().catch((error) => error)
    expect(refused, refused.message).toMatchObject({ code: 'CLUSTER_UNAVAILABLE' })
    expect(engine.status()?.retrying?.code).toBe('CLUSTER_UNAVAILABLE')
    for (const node of gone) node.start()
    await cluster.green()
    await until(() => engine.status()?.retrying === null)
    await engine.check()
    expect((await engine.search({ q: '"再印"' })).totalHits).toBe(15)
    expect((await engine.search({ q: '"初印"' })).totalHits).toBe(shelf.articles - 15)
  })
})
