/**
 * Builds an index of one folder in this process and says what it took.
 *
 *   node bench/build.mjs SEEDS INDEX        prints one JSON object
 *
 * Runs by itself so that the memory it reports is the build's alone. A large
 * build starts a second process: its time counts. Its memory and this one's while
 * it ran are added up; it has ended before the segments are committed and merged, which
 * this process does alone. The greater of the two is the most at once, at most.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { updateIndex } from '../dist/src/indexing/indexing.js'

const [, , seeds, index] = process.argv
const folder = mkdtempSync(join(dirname(resolve(index)), 'usage-'))
process.env.JIEBAO_USAGE = folder
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${new URL('./usage.mjs', import.meta.url)}`

const phases = {}
let last
/** The peak of this process before it committed, in kilobytes. */
let sharedRss = 0
const summary = await updateIndex(seeds, index, { fresh: true }, ({ phase, seconds }) => {
  if (phase !== last) phases[phase] = seconds
  if (phase === 'commit' && sharedRss === 0) sharedRss = process.resourceUsage().maxRSS
  last = phase
})
const used = [process.resourceUsage(), ...(await usedByChildren())]
rmSync(folder, { recursive: true })

const sum = (of) => used.reduce((all, usage) => all + of(usage), 0)
console.log(
  JSON.stringify({
    articles: summary.articles,
    seconds: summary.seconds,
    processes: used.length,
    cpuSeconds: sum(({ userCPUTime, systemCPUTime }) => userCPUTime + systemCPUTime) / 1e6,
    maxRssMB: used[0].maxRSS / 1024,
    writingRssMB: (sharedRss + sum(({ maxRSS }) => maxRSS) - used[0].maxRSS) / 1024,
    mostRssMB: Math.max(used[0].maxRSS, sharedRss + sum(({ maxRSS }) => maxRSS) - used[0].maxRSS) / 1024,
    phases,
  }),
)

/** What each child used, once it has ended. */
async function usedByChildren() {
  for (;;) {
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    if (texts.every((text) => text !== '')) return texts.map((text) => JSON.parse(text))
    await sleep(50)
  }
}
