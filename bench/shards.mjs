/**
 * Simulates how many shards an archive of some size wants, from measured work: `node bench/shards.mjs SMALL=URL LARGE=URL
 * --articles N,N --pids PID,PID,… [--cores 8] [--nodes 3] [--load 5] [--queries 40]`.
 *
 * Both archives are of one shard on the same nodes of this machine, whose process ids are given. Each query of
 * bench/relevance/asked.jsonl is asked of both, and the processor time that all threads of the nodes took is read from the
 * kernel: another program's load does not count. Two sizes give what a query costs whatever a shard holds, and what grows with
 * its articles. Then queries come at random, `load` a second; each is one piece of work for every shard, done by the first free
 * core of the shard's node, and is answered with the last. Prints the fit, then a row for each size and number of shards:
 * milliseconds, and the share of time that cores work. Waiting for disks and networks is not simulated.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '' },
    pids: { type: 'string', default: '' },
    cores: { type: 'string', default: '8' },
    nodes: { type: 'string', default: '3' },
    load: { type: 'string', default: '5' },
    queries: { type: 'string', default: '40' },
  },
})
const SIMULATED = 4000
const SIZES = [1e6, 1e7, 1e8]
const SHARDS = [1, 3, 6, 12, 24, 48, 96]
const pids = values.pids.split(',')
const [small = 0, large = 0] = values.articles.split(',').map(Number)
const [cores, nodes] = [values.cores, values.nodes].map(Number)

/** Milliseconds of processor time of all threads of the nodes so far. */
const workedMs = () =>
  pids.reduce((sum, pid) => {
    const threads = readdirSync(`/proc/${pid}/task`)
    const ns = threads.map((id) => {
      try {
        return Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0])
      } catch {
        return 0
      }
    })
    return sum + ns.reduce((a, b) => a + b, 0) / 1e6
  }, 0)

/** The least of three askings: what nodes do beside is in the others. @param {string} url @param {string} q */
async function workOf(url, q) {
  const taken = []
  for (let n = 0; n < 3; n++) {
    const before = workedMs()
    await (await fetch(`${url}/api/search?q=${encodeURIComponent(q)}&hitsPerPage=${11 + n}`)).text()
    taken.push(workedMs() - before)
  }
  return Math.min(...taken)
}

const file = new URL('relevance/asked.jsonl', import.meta.url)
const lines = readFileSync(file, 'utf8').trim().split('\n')
const step = Math.max(1, Math.floor(lines.length / Number(values.queries)))
const urls = positionals.map((text) => text.split('=')[1] ?? '')
/** @type {{ fixed: number, slope: number }[]} */
const fits = []
for (let i = 0; i < lines.length; i += step) {
  const { query } = JSON.parse(lines[i] ?? '')
  const [a, b] = [await workOf(urls[0] ?? '', query), await workOf(urls[1] ?? '', query)]
  const slope = Math.max(0, b - a) / (large - small)
  fits.push({ fixed: Math.max(0, b - slope * large), slope })
}

/** The same numbers in every run. */
let state = 1
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

const rounded = (/** @type {number} */ value) => Math.round(value * 10) / 10

/** @param {number[]} list @param {number} share */
const at = (list, share) => rounded([...list].sort((a, b) => a - b)[Math.floor(share * list.length)] ?? 0)

/** @param {number} articles @param {number} shards */
function simulate(articles, shards) {
  const free = Array.from({ length: nodes }, () => new Float64Array(cores))
  /** @type {number[]} */
  const took = []
  let now = 0
  let worked = 0
  for (let query = 0; query < SIMULATED; query++) {
    now += (-Math.log(1 - random()) * 1000) / Number(values.load)
    const { fixed, slope } = fits[Math.floor(random() * fits.length)] ?? { fixed: 0, slope: 0 }
    const each = fixed + (slope * articles) / shards
    let last = now
    for (let shard = 0; shard < shards; shard++) {
      const node = /** @type {Float64Array} */ (free[shard % nodes])
      const core = node.indexOf(Math.min(...node))
      const end = Math.max(now, node[core] ?? 0) + each
      node[core] = end
      worked += each
      last = Math.max(last, end)
    }
    took.push(last - now)
  }
  const busy = rounded((10 * worked) / now / cores / nodes) / 10
  return { articles, shards, p50: at(took, 0.5), p90: at(took, 0.9), p99: at(took, 0.99), busy }
}

const fixed = fits.map((fit) => fit.fixed)
const perMillion = fits.map(({ slope }) => slope * 1e6)
const told = { queries: fits.length, fixed50: at(fixed, 0.5), fixed90: at(fixed, 0.9) }
process.stdout.write(
  `${JSON.stringify({ ...told, perMillion50: at(perMillion, 0.5), perMillion90: at(perMillion, 0.9) })}\n`,
)
for (const articles of SIZES)
  for (const shards of SHARDS) process.stdout.write(`${JSON.stringify(simulate(articles, shards))}\n`)
