/**
 * The contract of an engine on three real nodes with one copy of every shard.
 *
 * JIEBAO_TEST_CLUSTER=URL,URL asks nodes that run already, without copies where it is one node.
 */
import { afterAll, beforeAll } from 'vitest'
import { ClusterEngine } from '../../src/engine/opensearch/cluster.js'
import { engineContract } from '../engine/contract.js'
import { type Archive, closeEngines } from '../search/archive.js'
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
