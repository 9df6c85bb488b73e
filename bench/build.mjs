/**
 * Builds an index of one folder in this process and says what it took.
 *
 *   node bench/build.mjs SEEDS INDEX        prints one JSON object
 *
 * Runs by itself so that the memory it reports is the build's alone. CPU and
 * memory are those of this process; a large build has a second one, with about
 * as much of both.
 */
import { updateIndex } from '../dist/src/build/build.js'

const [, , seeds, index] = process.argv
const phases = {}
let last
const started = process.cpuUsage()
const summary = await updateIndex(seeds, index, { fresh: true }, ({ phase, seconds }) => {
  if (phase !== last) phases[phase] = seconds
  last = phase
})
const cpu = process.cpuUsage(started)
console.log(
  JSON.stringify({
    articles: summary.articles,
    seconds: summary.seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    maxRssMB: process.resourceUsage().maxRSS / 1024,
    phases,
  }),
)
