/**
 * Opens an index as a server does, adds two issues to it, and says how long each took and
 * how long the event loop of the process that serves had to wait meanwhile; then
 * how long the first issue takes where nobody watches, so that nothing is loaded beforehand.
 *
 *   node --expose-gc bench/update.mjs SEEDS INDEX [SECONDS]     prints one JSON object
 *
 * Works on a copy beside INDEX that is made of hard links, so that neither folder
 * is changed: files of an index are never written twice, and a source keeps its
 * inode and so its stamp. SECONDS (15) is how long the loop is watched after the
 * swap, while names, pinyin and suggestions are renewed. Delays are those of
 * `monitorEventLoopDelay`, in ms; `longest` is the longest single turn.
 */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { openLocalEngine } from '../dist/src/engine/engine.js'
import { copyByLinks } from './copies.mjs'

const [, , seeds, index, seconds = '15'] = process.argv
const folder = mkdtempSync(join(dirname(resolve(index)), 'update-'))
const report = {}
try {
  copyByLinks(seeds, join(folder, 'seeds'))
  copyByLinks(index, join(folder, 'index'))
  await measure(join(folder, 'seeds'), join(folder, 'index'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(JSON.stringify(report, null, 1))
process.exit(0)

async function measure(seeds, index) {
  const rss = () => Math.round(process.memoryUsage.rss() / 1e6)
  let startMs = performance.now()
  const engine = await openLocalEngine({ seeds, index, watch: true, threads: 2 })
  report.openMs = since(startMs)
  startMs = performance.now()
  const { totalHits, index: first } = await engine.search({ q: '防汛' })
  Object.assign(report, {
    firstAnswerMs: since(startMs),
    hits: totalHits,
    articles: first.articles,
    rssMB: rss(),
  })
  startMs = performance.now()
  report.knowledgeDelay = await watchLoop(() => engine.ready('suggestions'))
  report.knowledgeMs = since(startMs)

  const watchAfter = () => watchLoop(() => sleep(Number(seconds) * 1000))
  report.first = { ...(await addIssue(engine, seeds, 1)), after: await watchAfter() }
  report.second = { ...(await addIssue(engine, seeds, 2)), after: await watchAfter() }
  report.rssAfterMB = rss()
  await engine.close()

  const unwatched = await openLocalEngine({ seeds, index })
  await unwatched.search({ q: '防汛' })
  report.unwatched = await addIssue(unwatched, seeds, 3)
  await unwatched.close()
}

async function addIssue(engine, seeds, number) {
  const mark = `量尺${number}号启事`
  const articles = Array.from({ length: 12 }, (_, i) =>
    `# ${mark}之${i}\n\n本报讯 ${mark}，第${i}篇。\n`.repeat(3),
  )
  const path = join(seeds, `added-${number}.txt`)
  writeFileSync(path, articles.join('\n\n'))
  // An update waits for files that changed a moment ago.
  utimesSync(path, 900_000_000 + number, 900_000_000 + number)
  const phases = {}
  const startMs = performance.now()
  let searchableMs
  const delay = await watchLoop(async () => {
    const updated = engine.update({}, ({ phase }) => {
      phases[phase] ??= since(startMs)
    })
    updated.then(() => {
      phases.ended = since(startMs)
    })
    for (;;) {
      const { totalHits } = await engine.search({ q: `"${mark}"` })
      if (totalHits > 0) break
      await sleep(5)
    }
    searchableMs = since(startMs)
    await updated
  })
  return { searchableMs, phases, delay }
}

/** Runs some work. @returns how late timers of 1 ms came meanwhile */
async function watchLoop(work) {
  globalThis.gc?.()
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  await turn()
  histogram.enable()
  await work()
  histogram.disable()
  const ms = (ns) => Math.round((ns / 1e6) * 10) / 10
  return { p50: ms(histogram.percentile(50)), p99: ms(histogram.percentile(99)), longest: ms(histogram.max) }
}

function since(startMs) {
  return Math.round(performance.now() - startMs)
}
