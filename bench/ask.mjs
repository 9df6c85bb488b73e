/**
 * Asks an engine in this process queries in a mixed order, and says how long each took.
 *
 *   node bench/ask.mjs JOB.json          prints one JSON object
 *
 * A job names `seeds`, `index`, `requests`, `rounds`, `seconds` and `order`, a seed. Every request
 * is asked once a round; behind the second no round begins that would not end in time. The
 * answer cache is stepped round: each round spells out other defaults, which changes the key of
 * an answer and nothing of its work. What the engine keeps of lists and pages is kept.
 */
import { readFileSync } from 'node:fs'
import { openCutter } from '../dist/src/analysis/analysis.js'
import { openLocalEngine } from '../dist/src/engine/engine.js'
import { random, shuffled } from './sums.mjs'

const { seeds, index, requests, rounds, seconds, order } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

/** What a request may spell out without asking for anything else. */
const DEFAULTS = Object.entries({ page: 1, hitsPerPage: 20, facets: true, variants: true, explain: false })

/** Some of the defaults: another set for each of 32 rounds. */
const spelledOut = (round) => Object.fromEntries(DEFAULTS.filter((_, i) => round & (1 << i)))

const startMs = performance.now()
openCutter()
const cutterMs = performance.now() - startMs
const engine = await openLocalEngine({ seeds, index, watch: false })
const openMs = performance.now() - startMs - cutterMs
const hits = []
const cutShort = new Set()
const taken = []
for (let round = 0; round < rounds; round++) {
  const spent = taken.reduce((sum, each) => sum + each.wallSeconds, 0)
  if (round > 1 && spent + taken.at(-1).wallSeconds > seconds) break
  taken.push(await askAll(round))
  if (rounds > 1) console.error(`  round ${round} of ${rounds - 1}: ${taken.at(-1).wallSeconds.toFixed(1)} s`)
}
const { articles, issues, segments, bytes, totalBytes, cutter } = await engine.stats()
const archive = { articles, issues, segments: segments.length, bytes, totalBytes, cutter: cutter.fingerprint }
const rssMB = Math.round(process.memoryUsage.rss() / 1e6)
console.log(
  JSON.stringify({ cutterMs, openMs, rounds: taken, hits, cutShort: cutShort.size, archive, rssMB }),
)
await engine.close()

/** @returns `ms` one a request, in the order of the job; `first` is the place of the one asked first */
async function askAll(round) {
  const places = shuffled([...requests.keys()], random(1000 * order + round))
  const cpu = process.cpuUsage()
  const fromMs = performance.now()
  const ms = []
  for (const place of places) {
    const request = { ...requests[place], ...spelledOut(round) }
    const startMs = performance.now()
    const answer = await engine.search(request)
    ms[place] = performance.now() - startMs
    hits[place] = answer.totalHits
    if (!answer.totalIsExact) cutShort.add(place)
  }
  const { user, system } = process.cpuUsage(cpu)
  const wallSeconds = (performance.now() - fromMs) / 1e3
  return { ms, first: places[0], wallSeconds, cpuSeconds: (user + system) / 1e6 }
}
