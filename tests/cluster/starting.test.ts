/** Servers that start before their cluster: they say so, serve nothing, and serve once it is there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.js'
import type { JiebaoError } from '../../src/errors.js'
import type { UpdateSummary } from '../../src/model.js'
import { closeEngines } from '../search/archive.js'
import { Cluster, freePorts } from './nodes.mjs'
import { NodeProxy } from './proxy.js'
import { prefixOfItsOwn, Shelf, until } from './shelf.js'

let cluster: Cluster
beforeAll(async () => {
  cluster = await Cluster.start({ nodes: 1 })
})
afterAll(async () => {
  await closeEngines()
  await cluster?.close()
})

const unavailable = { code: 'CLUSTER_UNAVAILABLE' }

test.for(['an index', 'no index yet'])(
  'a publishing server with %s and one that only reads start before their cluster',
  async (has) => {
    const shelf = new Shelf(4)
    if (has === 'an index') await shelf.archive.build()
    const [port] = await freePorts(1)
    const { seeds, index } = shelf.archive
    const told: (UpdateSummary | JiebaoError)[] = []
    const shared = { urls: [`http://127.0.0.1:${port}`], prefix: prefixOfItsOwn(), replicas: 0 }
    const choice = {
      kind: 'opensearch' as const,
      seeds,
      index,
      watch: true,
      onUpdate: (each: UpdateSummary | JiebaoError) => told.push(each),
    }
    // Whoever asks once is refused.
    const once = openEngine({ ...choice, watch: false, cluster: shared })
    await expect(once).rejects.toMatchObject(unavailable)
    const writer = await openEngine({ ...choice, cluster: shared })
    const reader = await openEngine({ ...choice, cluster: { ...shared, isReader: true } })
    const proxy = new NodeProxy(cluster.urls[0]!)
    try {
      expect(told).toMatchObject([unavailable])
      for (const engine of [writer, reader]) {
        expect(engine.status()).toBeUndefined()
        await expect(engine.check!()).rejects.toMatchObject(unavailable)
        await expect(engine.search({ q: '初印' })).rejects.toMatchObject(unavailable)
      }
      // As `serve` does: what is read is kept, and published later.
      await expect(writer.update()).rejects.toMatchObject(unavailable)
      await proxy.start(port)
      await until(() => [writer, reader].every((engine) => engine.status()?.articles === shelf.articles))
      for (const engine of [writer, reader]) {
        await engine.check!()
        expect((await engine.search({ q: '"初印"' })).totalHits).toBe(shelf.articles)
      }
      expect(writer.status()?.retrying).toBeNull()
    } finally {
      await reader.close()
      await writer.close()
      await proxy.close()
    }
  },
)
