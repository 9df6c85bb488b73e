/** What a cluster that answers refuses, and a publication that was broken off: each has its code, and passes without hands. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CLI } from '../cli/run.js'
import { closeEngines } from '../search/archive.js'
import { findJdk } from './jars.mjs'
import { Cluster } from './nodes.mjs'
import { type Meddle, NodeProxy } from './proxy.js'
import { ask, prefixOfItsOwn, Shelf, until } from './shelf.js'

let cluster: Cluster
let url: string
const open: { close(): Promise<void> }[] = []
const keep = <E extends { close(): Promise<void> }>(each: E): E => {
  open.unshift(each)
  return each
}
/** One node without copies: it is the answers that fail. */
beforeAll(async () => {
  // As often as a cluster may look at its disks, and does something about them.
  const settings = {
    'cluster.info.update.interval': '10s',
    'cluster.routing.allocation.disk.reroute_interval': '1s',
  }
  cluster = await Cluster.start({ nodes: 1, settings })
  url = cluster.urls[0]!
})
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
afterAll(async () => {
  await closeEngines()
  await cluster?.close()
})

/** An archive on the node, which is asked by way of a proxy. */
async function behindProxy() {
  const shelf = new Shelf(2)
  const proxy = keep(new NodeProxy(url))
  const prefix = prefixOfItsOwn()
  const engine = keep(await shelf.open({ urls: [await proxy.start()], prefix, replicas: 0 }))
  return { shelf, proxy, engine, prefix }
}

let lengths = 0
/** A search that no earlier one answers. */
const asked = () => ({ q: '"各界同庆"', hitsPerPage: (lengths++ % 100) + 1 })

/** Says something else in place of the next answers to searches. */
function instead(times: number, status: number, change: (body: string) => string): Meddle {
  let left = times
  return (path, answer) => {
    if (!path.includes('_msearch') || !answer || left === 0) return undefined
    left--
    return { status, body: change(answer.body) }
  }
}

const BUSY = JSON.stringify({
  error: { type: 'opensearch_rejected_execution_exception', reason: 'rejected execution' },
  status: 429,
})
const lackingShard = (body: string) =>
  body.replaceAll(/"_shards":\{"total":\d+,"successful":\d+,"skipped":\d+,"failed":0\}/g, () =>
    JSON.stringify({
      _shards: {
        total: 2,
        successful: 1,
        skipped: 0,
        failed: 1,
        failures: [{ reason: { reason: 'shard is gone' } }],
      },
    }).slice(1, -1),
  )

test.for([
  ['429', 429, () => BUSY, 'BUSY'],
  [
    '429 of one of several searches',
    200,
    (body: string) => body.replace(/"responses":\[\{/, `"responses":[${BUSY},{`),
    'BUSY',
  ],
  [
    '503',
    503,
    () => '{"error":{"type":"cluster_block_exception","reason":"blocked"}}',
    'CLUSTER_UNAVAILABLE',
  ],
  ['200 with a shard that failed', 200, lackingShard, 'CLUSTER_UNAVAILABLE'],
  [
    '200 that came too late to be whole',
    200,
    (body: string) => body.replaceAll('"timed_out":false', '"timed_out":true'),
    'CLUSTER_UNAVAILABLE',
  ],
] as const)(
  'an answer of %s is asked for again, and refused where it stays so',
  async ([, status, change, code]) => {
    const { shelf, proxy, engine } = await behindProxy()
    proxy.meddle = instead(1, status, change)
    expect((await engine.search(asked())).totalHits).toBe(shelf.articles)
    proxy.meddle = instead(Number.POSITIVE_INFINITY, status, change)
    await expect(engine.search(asked())).rejects.toMatchObject({ code })
    await expect(engine.check()).rejects.toMatchObject({ code })
    proxy.meddle = () => undefined
    expect((await engine.search(asked())).totalHits).toBe(shelf.articles)
  },
)

test('an index that was made, and of which the answer was lost, is used', async () => {
  const shelf = new Shelf(2)
  await shelf.archive.build()
  const proxy = keep(new NodeProxy(url))
  let lost = 0
  proxy.meddle = (path, answer) => {
    const isMade = /-(?:articles|issues)-\d+$/.test(path) && answer?.body.includes('"shards_acknowledged"')
    return isMade && ++lost > 0
      ? { status: 503, body: '{"error":{"type":"process_cluster_event_timeout"}}' }
      : undefined
  }
  const engine = keep(await shelf.openAsItIs({ urls: [await proxy.start()], replicas: 0 }))
  expect(lost).toBe(2)
  expect((await engine.search(asked())).totalHits).toBe(shelf.articles)
})

test('another version than 3, and a cluster that asks for a password, are refused by name', async () => {
  const { shelf, proxy, prefix } = await behindProxy()
  const again = async () =>
    keep(await shelf.openAsItIs({ urls: [await keep(new NodeProxy(url)).start()], prefix }))
  const opened = async (meddle: Meddle) => {
    const other = keep(new NodeProxy(url))
    other.meddle = meddle
    return shelf.openAsItIs({ urls: [await other.start()], prefix })
  }
  expect(proxy.node).toBe(url)
  await expect(
    opened((path, answer) =>
      path === '/' && answer ? { ...answer, body: '{"version":{"number":"2.19.6"}}' } : undefined,
    ),
  ).rejects.toMatchObject({ code: 'CLUSTER_REFUSED', reason: 'cluster-version', value: '2.19.6' })
  await expect(
    opened((_, answer) => answer && { status: 401, body: '{"error":"Unauthorized"}' }),
  ).rejects.toMatchObject({ code: 'CLUSTER_REFUSED', reason: 'cluster-forbidden' })
  expect((await (await again()).search(asked())).totalHits).toBe(shelf.articles)
})

/** A key with its certificate for 127.0.0.1, of some days from a day on. */
function identity(folder: string, name: string, from: string, days: number) {
  const [store, certificate] = [join(folder, `${name}.p12`), join(folder, `${name}.pem`)]
  const keytool = join(findJdk().home, 'bin/keytool')
  const passphrase = 'of no use'
  const shared = ['-keystore', store, '-storepass', passphrase, '-alias', 'node']
  execFileSync(keytool, [
    ...[
      '-genkeypair',
      '-keyalg',
      'EC',
      '-dname',
      'CN=node',
      '-ext',
      'san=ip:127.0.0.1',
      '-ext',
      'bc:c=ca:true',
    ],
    ...['-startdate', from, '-validity', String(days), '-storetype', 'PKCS12', ...shared],
  ])
  const pem = execFileSync(keytool, ['-exportcert', '-rfc', ...shared])
  writeFileSync(certificate, pem)
  return { pfx: readFileSync(store), passphrase, certificate }
}

test('a certificate that has expired, or is of another authority, is refused by name; the right one serves', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiebao-certificates-'))
  try {
    const right = identity(folder, 'right', '-1d', 3650)
    const old = identity(folder, 'old', '-10d', 5)
    const shelf = new Shelf(1)
    await shelf.archive.build()
    const opened = async ({ pfx, passphrase }: typeof right, ca: string | undefined) => {
      const proxy = keep(new NodeProxy(url, { pfx, passphrase }))
      return shelf.openAsItIs({ urls: [await proxy.start()], replicas: 0, ca })
    }
    const untrusted = { code: 'CLUSTER_REFUSED', reason: 'cluster-untrusted' }
    await expect(opened(old, old.certificate)).rejects.toMatchObject(untrusted)
    await expect(opened(right, old.certificate)).rejects.toMatchObject(untrusted)
    await expect(opened(right, undefined)).rejects.toMatchObject(untrusted)
    await expect(opened(right, join(folder, 'nothing'))).rejects.toMatchObject({ code: 'USAGE' })
    const engine = keep(await opened(right, right.certificate))
    expect((await engine.search(asked())).totalHits).toBe(shelf.articles)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const indexOf = async (prefix: string): Promise<string> =>
  (await ask(url, 'GET', `/_cat/indices/${prefix}-articles-*?h=index&s=index&format=json`)).at(-1).index

test('a disk that is full refuses an update, serves on, and takes it once there is room', async () => {
  const { shelf, engine, prefix } = await behindProxy()
  const disk = (threshold: object | null) =>
    ask(url, 'PUT', '/_cluster/settings', {
      persistent: {
        'cluster.routing.allocation.disk.threshold_enabled': threshold && true,
        'cluster.routing.allocation.disk.watermark': threshold,
      },
    })
  const index = await indexOf(prefix)
  const blocks = async () => JSON.stringify((await ask(url, 'GET', '/_cluster/state/blocks')).blocks)
  const isFull = async () => (await blocks()).includes(index)
  const isFree = async () => !/read-only-allow-delete|create-index blocked/.test(await blocks())
  // More room than any disk has.
  await disk({ low: '900tb', high: '800tb', flood_stage: '700tb' })
  try {
    await until(isFull)
    shelf.print('再印')
    await expect(engine.update()).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect((await engine.search({ q: '"初印"' })).totalHits).toBe(shelf.articles)
    await engine.check()
  } finally {
    await disk({ low: '3b', high: '2b', flood_stage: '1b' })
    await until(isFree)
    await disk(null)
  }
  await until(() => engine.status()?.retrying === null)
  expect((await engine.search({ q: '"再印"' })).totalHits).toBe(shelf.articles)
})

test('an index that was emptied, removed or made anew by hand is published anew', async () => {
  const shelf = new Shelf(3)
  const prefix = prefixOfItsOwn()
  await (await shelf.open({ urls: [url], prefix, replicas: 0 })).close()
  const mapping = async (index: string) => (await ask(url, 'GET', `/${index}`))[index].mappings
  const spoils: ((index: string) => Promise<unknown>)[] = [
    (index) =>
      ask(url, 'POST', `/${index}/_delete_by_query?refresh=true`, {
        query: { range: { place: { gte: 3 } } },
      }),
    (index) => ask(url, 'DELETE', `/${index}`),
    // Another mapping under the same name: what is sent would be refused or found otherwise.
    async (index) => {
      const { _meta } = await mapping(index)
      await ask(url, 'DELETE', `/${index}`)
      await ask(url, 'PUT', `/${index}`, { mappings: { _meta, properties: { born: { type: 'keyword' } } } })
    },
    async (index) => ask(url, 'PUT', `/${index}/_mapping`, { _meta: { version: 0 } }),
  ]
  for (const spoil of spoils) {
    await spoil(await indexOf(prefix))
    const engine = await shelf.openAsItIs({ urls: [url], prefix, replicas: 0 })
    expect((await engine.search(asked())).totalHits).toBe(shelf.articles)
    await engine.close()
  }
})

test('a document that the mapping refuses stops the publication, and the one before is served on', async () => {
  const { shelf, engine, proxy } = await behindProxy()
  shelf.print('再印')
  proxy.meddle = (path, answer) =>
    path.includes('_bulk') && answer
      ? {
          ...answer,
          body: JSON.stringify({
            items: JSON.parse(answer.body).items.map(({ index }: { index: object }) => ({
              index: {
                ...index,
                status: 400,
                error: { type: 'mapper_parsing_exception', reason: 'failed to parse' },
              },
            })),
          }),
        }
      : undefined
  await expect(engine.update()).rejects.toMatchObject({
    code: 'CLUSTER_REFUSED',
    reason: 'cluster-incomplete',
  })
  expect((await engine.search({ q: '"初印"' })).totalHits).toBe(shelf.articles)
  proxy.meddle = () => undefined
  await until(() => engine.status()?.retrying === null)
  expect((await engine.search({ q: '"再印"' })).totalHits).toBe(shelf.articles)
})

test('a generation that its writer left half written is never seen, and the next writer passes over it at once', async () => {
  const shelf = new Shelf(400)
  const prefix = prefixOfItsOwn()
  const engine = keep(await shelf.open({ urls: [url], prefix, replicas: 0 }))
  shelf.print('再印')
  // The first of its writes arrives, and the second never.
  const proxy = keep(new NodeProxy(url))
  let writes = 0
  const isHalfWritten = new Promise<void>((done) => {
    proxy.meddle = (path, answer) => {
      if (!path.includes('_bulk') || answer || ++writes < 2) return undefined
      done()
      return new Promise(() => {})
    }
  })
  const { seeds, index: folder } = shelf.archive
  const writer = spawn(process.execPath, [CLI, 'index', '--seeds', seeds, '--index', folder], {
    stdio: 'ignore',
    env: {
      ...process.env,
      JIEBAO_ENGINE: 'opensearch',
      JIEBAO_OPENSEARCH_URL: await proxy.start(),
      JIEBAO_OPENSEARCH_PREFIX: prefix,
    },
  })
  const ended = new Promise((done) => writer.once('exit', done))
  await isHalfWritten
  writer.kill('SIGKILL')
  await ended
  expect((await engine.search(asked())).totalHits).toBe(shelf.articles)
  expect((await engine.search({ q: '"再印"' })).totalHits).toBe(0)
  const summary = await engine.update()
  expect(summary.articles).toBe(shelf.articles)
  expect((await engine.search(asked())).totalHits).toBe(shelf.articles)
  expect((await engine.search({ q: '"再印"' })).totalHits).toBe(shelf.articles)
})
