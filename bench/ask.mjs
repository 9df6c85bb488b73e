/**
 * Asks an engine in this process queries in a mixed order, and says how long each took.
 *
 *   node bench/ask.mjs JOB.json          prints one JSON object
 *
 * A job names `seeds`, `index`, `requests`, `rounds`, `seconds` and `order`, a seed. Every request
 * is asked once a round. What the first round does not reach in a third of the seconds is
 * asked no more; since the order is mixed, what it reaches is a fair choice. Behind the second
 * no round begins that would not end in time. The answer cache is stepped round: each round
 * spells out other defaults, which changes the key of an answer and nothing of its work. What
 * the engine keeps of lists and pages is kept.
 */
import { readFileSync } from 'node:fs'
import { openCutter } from '../dist/src/analysis/analysis.js'
import { openLocalEngine } from '../dist/src/engine/engine.js'
import { random, shuffled } from './sums.mjs'

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { seeds, index, requests, rounds, seconds } = job

/** What a request may spell out without asking for anything else. */
const DEFAULTS = Object.entries({ hitsPerPage: 20, facets: true, variants: true, explain: false })

/** Some of the defaults: another set for each of 16 rounds. */
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
  if (rounds > 1) tell(round)
}
const { articles, issues, segments, bytes, totalBytes, cutter } = await engine.stats()
const archive = { articles, issues, segments: segments.length, bytes, totalBytes, cutter: cutter.fingerprint }
const rssMB = Math.round(process.memoryUsage.rss() / 1e6)
console.log(
  JSON.stringify({ cutterMs, openMs, rounds: taken, hits, cutShort: cutShort.size, archive, rssMB }),
)
await engine.close()

/** @returns `ms` and `cpuMs`, one a request in the order of the job; `first` is the place of the one asked first */
async function askAll(round) {
  const asked = taken[0]?.places ?? [...requests.keys()]
  const order = shuffled(asked, random(1000 * job.order + round))
  const endMs = round === 0 && rounds > 1 ? performance.now() + (seconds * 1000) / 3 : Infinity
  const whole = startTimer()
  const places = []
  const ms = []
  const cpuMs = []
  for (const place of order) {
    if (performance.now() > endMs) break
    const request = { ...requests[place], ...spelledOut(round) }
    const one = startTimer()
    const answer = await engine.search(request)
    const used = one()
    ms[place] = used.wallMs
    cpuMs[place] = used.cpuMs
    places.push(place)
    hits[place] = answer.totalHits
    if (!answer.totalIsExact) cutShort.add(place)
  }
  const { wallMs, cpuMs: wholeCpuMs } = whole()
  return { ms, cpuMs, places, first: order[0], wallSeconds: wallMs / 1e3, cpuSeconds: wholeCpuMs / 1e3 }
}

/** CPU is that of all threads of this process: what is collected beside it counts. */
function startTimer() {
  const cpu = process.cpuUsage()
  const fromMs = performance.now()
  return () => {
    const wallMs = performance.now() - fromMs
    const { user, system } = process.cpuUsage(cpu)
    return { wallMs, cpuMs: (user + system) / 1000 }
  }
}

function tell(round) {
  const { places, wallSeconds } = taken.at(-1)
  console.error(`  round ${round} of ${rounds - 1}: ${places.length} queries, ${wallSeconds.toFixed(1)} s`)
}
