/** The nodes themselves: what every other test here rests on. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Cluster } from './nodes.mjs'

let cluster: Cluster

beforeAll(async () => {
  cluster = await Cluster.start({ nodes: 3 })
})
afterAll(() => cluster?.close())

async function ask(url: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  })
  return (await response.json()) as Record<string, number>
}

test('three nodes are one cluster, and a node that is killed loses nothing that was acknowledged', async () => {
  const [first, second, third] = cluster.nodes
  const settings = { number_of_shards: 2, number_of_replicas: 1 }
  await ask(first!.url, 'PUT', '/kept?wait_for_active_shards=all', { settings })
  const written = Array.from({ length: 20 }, (_, n) => ask(first!.url, 'PUT', `/kept/_doc/${n}`, { n }))
  await Promise.all(written)
  await second!.end('SIGKILL')
  await ask(first!.url, 'POST', '/kept/_refresh')
  expect((await ask(third!.url, 'GET', '/kept/_count')).count).toBe(20)
  second!.start()
  await cluster.green()
  expect((await ask(second!.url, 'GET', '/kept/_count')).count).toBe(20)
})
