/**
 * The contract of an engine on three real nodes with one copy of every shard.
 *
 * Behind it, what one machine finds beside it: the workshop of the engine on the cluster is one.
 *
 * JIEBAO_TEST_CLUSTER=URL,URL asks nodes that run already, without copies where it is one node.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ClusterEngine } from '../../src/engine/opensearch/cluster.js'
import { engineContract } from '../engine/contract.js'
import { Archive, allHits, closeEngines, Dice, jsonl, seedFiles } from '../search/archive.js'
import { Cluster } from './nodes.mjs'

const given = process.env.JIEBAO_TEST_CLUSTER?.split(',')
let cluster: Cluster | undefined
let urls = given ?? []
let archives = 0

beforeAll(async () => {
  if (given) return
  cluster = await Cluster.start({ nodes: 3 })
  urls = cluster.urls
})
afterAll(async () => {
  await closeEngines()
  await cluster?.close()
})

async function open(archive: Archive): Promise<ClusterEngine> {
  const prefix = `jiebao-${process.pid}-${++archives}`
  const engine = new ClusterEngine(archive.open(), archive.index, {
    urls,
    prefix,
    replicas: urls.length > 1 ? 1 : 0,
  })
  await engine.start()
  return engine
}

engineContract('OpenSearch', {
  open,
  openBuilt: async (archive) => {
    await archive.build()
    return open(archive)
  },
})

test('hits in part are those of one machine, with the same words missing', async () => {
  const texts = Object.values(seedFiles())
  const dice = new Dice(23)
  const rows = Array.from({ length: 150 }, (_, i) => ({
    id: `r${i}`,
    title: dice.cut(dice.pick(texts), 4, 14) || '无题',
    text: Array.from({ length: 1 + dice.roll(3) }, () => dice.cut(dice.pick(texts), 10, 80)).join('\n'),
    date: dice.pick(['2024-04-12', '2023-01-02']),
  }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  await archive.build()
  const engine = await open(archive)
  const piece = () => dice.cut(dice.pick(texts), 3, 9).replace(/\s+/g, '')
  let partial = 0
  for (let n = 0; n < 40; n++) {
    const q = [piece(), piece(), piece()].join(n % 2 === 0 ? '' : ' ')
    // Forms that are guessed at are fewer on a cluster.
    const found = await Promise.all(
      [engine, engine.workshop].map(async (each) => {
        const hits = await allHits(each, { q, variants: false })
        return Object.fromEntries(hits.map(({ id, rung, missing }) => [id, { rung, missing }]))
      }),
    )
    expect(found[0], q).toEqual(found[1])
    partial += Object.values(found[0]!).filter(({ rung }) => rung === 'partial').length
  }
  expect(partial).toBeGreaterThan(20)
})
