/**
 * Measures the page query of served archives side by side: `node bench/cluster.mjs NAME=URL… [--seconds N]
 * [--clients N] [--quantiles]`.
 *
 * Asks the queries of bench/relevance/asked.jsonl as the page does, each with another length of page, so that no answer is
 * remembered. The servers take turns second by second. Prints JSON: questions a second, and percentiles in milliseconds; with
 * `--quantiles` all hundred and one of them, as bench/shards.mjs reads them.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '1' },
    quantiles: { type: 'boolean', default: false },
  },
})
/** @typedef {{ name: string, url: string, ms: number[], failed: number, seconds: number }} Server */
/** @type {Server[]} */
const servers = positionals.map((text) => {
  const [name = '', url = ''] = text.split(/=(.*)/s)
  return { name, url, ms: [], failed: 0, seconds: 0 }
})
const file = new URL('relevance/asked.jsonl', import.meta.url)
const queries = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).query)

let asked = 0
/** @param {Server} server */
async function ask(server) {
  const n = asked++
  const q = encodeURIComponent(queries[n % queries.length])
  const start = performance.now()
  const hitsPerPage = 10 + (Math.floor(n / queries.length) % 60)
  const response = await fetch(`${server.url}/api/search?q=${q}&hitsPerPage=${hitsPerPage}`)
  await response.text()
  if (response.ok) server.ms.push(performance.now() - start)
  else server.failed++
}

const clients = Number(values.clients)
for (let second = 0; second < Number(values.seconds); second++)
  for (const server of servers) {
    const start = performance.now()
    const client = async () => {
      while (performance.now() - start < 1000) await ask(server)
    }
    await Promise.all(Array.from({ length: clients }, client))
    server.seconds += (performance.now() - start) / 1000
  }

for (const { name, ms, failed, seconds } of servers) {
  ms.sort((a, b) => a - b)
  const at = (/** @type {number} */ share) =>
    Math.round((ms[Math.floor(ms.length * share)] ?? Number.NaN) * 10) / 10
  const row = {
    name,
    clients,
    asked: ms.length,
    failed,
    perSecond: Math.round((ms.length / seconds) * 10) / 10,
  }
  const quantiles = Array.from({ length: 101 }, (_, n) => at(Math.min(n / 100, 0.9999)))
  const all = values.quantiles ? { quantiles } : {}
  process.stdout.write(`${JSON.stringify({ ...row, p50: at(0.5), p90: at(0.9), p99: at(0.99), ...all })}\n`)
}
