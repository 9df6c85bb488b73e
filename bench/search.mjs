/**
 * Times the default answer, with snippets and facets, inside the engine.
 *
 *   node bench/search.mjs INDEX STORIES.jsonl [PER_CLASS=150]
 *
 * Every query is asked once untimed, then once timed in an order that mixes the
 * classes; the answer cache is stepped round by asking for different page sizes.
 */
import { readFileSync } from 'node:fs'
import { openLocalEngine } from '../dist/src/engine/engine.js'
import { makeQueries, random } from './queries.mjs'

const [, , index, file, perClass = '150'] = process.argv
const stories = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const classes = makeQueries(stories, Number(perClass))
stories.length = 0
const openedMs = performance.now()
const engine = await openLocalEngine({ seeds: 'seeds', index })
const openMs = performance.now() - openedMs

const all = Object.entries(classes).flatMap(([name, queries]) => queries.map((q) => ({ name, q })))
const next = random(7)
const order = all.map((each) => ({ each, at: next() })).sort((a, b) => a.at - b.at)
const times = {}
for (const hitsPerPage of [19, 20]) {
  for (const { each } of order) {
    const startMs = performance.now()
    const answer = await engine.search({ q: each.q, hitsPerPage })
    const ms = performance.now() - startMs
    times[each.name] ??= []
    if (hitsPerPage === 20) times[each.name].push({ ms, hits: answer.totalHits, q: each.q })
  }
}
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
const row = (name, samples) => {
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b)
  const hits = samples.map((sample) => sample.hits).sort((a, b) => a - b)
  const worst = samples.reduce((a, b) => (b.ms > a.ms ? b : a))
  console.log(
    `${name.padEnd(24)} n=${String(samples.length).padStart(4)}  p50 ${at(sorted, 0.5).toFixed(2)}  p95 ${at(sorted, 0.95).toFixed(2)}  p99 ${at(sorted, 0.99).toFixed(2)} ms  hits p50 ${at(hits, 0.5)}  worst ${worst.ms.toFixed(1)} ms ${worst.q.slice(0, 30)}`,
  )
}
for (const [name, samples] of Object.entries(times)) row(name, samples)
row('all', Object.values(times).flat())
console.log(
  `open ${openMs.toFixed(0)} ms (cutter included), rss ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
)
await engine.close()
