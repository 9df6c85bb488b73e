/**
 * Simulates how many shards an archive of some size wants: `node bench/shards.mjs MEASURED.json [--measured 36262]
 * [--cores 8] [--nodes 3] [--load 5]`.
 *
 * MEASURED.json is a line of `bench/cluster.mjs --quantiles` of one shard, asked by one client. Its lowest twentieth is taken as
 * what a query costs whatever the archive holds (rounds to the cluster, showing hits), the rest as work that grows with the
 * articles of a shard. Queries come at random, `load` a second; each is one piece of work for every shard, done by the first
 * core of the shard's node that is free, and is answered with the last of them. A shard's own overhead is 2 ms. Prints one
 * row for each size and number of shards: percentiles in milliseconds, and the share of time that cores work.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    measured: { type: 'string', default: '36262' },
    cores: { type: 'string', default: '8' },
    nodes: { type: 'string', default: '3' },
    load: { type: 'string', default: '5' },
  },
})
const QUERIES = 4000
const SHARD_MS = 2
const SIZES = [1e6, 1e7, 1e8]
const SHARDS = [1, 3, 6, 12, 24, 48, 96]

const { quantiles } = /** @type {{ quantiles: number[] }} */ (
  JSON.parse(readFileSync(positionals[0] ?? '', 'utf8'))
)
const fixedMs = quantiles[5] ?? 0
const [measured, cores, nodes, load] = [values.measured, values.cores, values.nodes, values.load].map(Number)

/** The same numbers in every run. */
let state = 1
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

/** @param {number} articles @param {number} shards */
function simulate(articles, shards) {
  const free = Array.from({ length: nodes }, () => new Float64Array(cores))
  /** @type {number[]} */
  const took = []
  let now = 0
  let worked = 0
  for (let query = 0; query < QUERIES; query++) {
    now += (-Math.log(1 - random()) * 1000) / load
    const drawn = quantiles[Math.floor(random() * quantiles.length)] ?? 0
    const each = SHARD_MS + (Math.max(0, drawn - fixedMs) * articles) / shards / measured
    let last = now
    for (let shard = 0; shard < shards; shard++) {
      const node = /** @type {Float64Array} */ (free[shard % nodes])
      const core = node.indexOf(Math.min(...node))
      const end = Math.max(now, node[core] ?? 0) + each
      node[core] = end
      worked += each
      last = Math.max(last, end)
    }
    took.push(last - now + fixedMs)
  }
  took.sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => Math.round(took[Math.floor(share * took.length)] ?? 0)
  return {
    articles,
    shards,
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    busy: Math.round((100 * worked) / now / cores / nodes) / 100,
  }
}

for (const articles of SIZES)
  for (const shards of SHARDS) process.stdout.write(`${JSON.stringify(simulate(articles, shards))}\n`)
