/**
 * An archive that is read and updated for a long time: does its memory stay flat, does a reader ever wait or fail?
 *
 * Serves a copy of an archive that is made of hard links, adds an issue every few seconds, and asks meanwhile as
 * readers do: searches, pages of hits, articles, completions, feeds. Prints a row for each minute: memory of the
 * server with its children (the median and the largest of samples taken every second), p50 and p99 of the answers,
 * what failed, how long a new issue took until it was found.
 *
 *     node bench/soak.mjs SEEDS INDEX [--minutes 20] [--every 12] [--asked 10] [--heap MB]
 *
 * `--every` seconds comes an issue, `--asked` requests are sent a second. SEEDS and INDEX must be current, and are
 * left as they are. `--heap` bounds the server's heap (`--max-old-space-size`).
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { copyByLinks } from './copies.mjs'
import { residentMB } from './processes.mjs'
import { serveArchive } from './served.mjs'

const WORDS = [
  '经济',
  '北京 大会',
  '"人民"',
  '城市',
  '学校 老师',
  '天气',
  '体育 比赛',
  '医院',
  '标题:防汛',
  '去年',
]

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '20' },
    every: { type: 'string', default: '12' },
    asked: { type: 'string', default: '10' },
    heap: { type: 'string' },
  },
})
const [seeds, index] = positionals
const [minutes, every, asked] = [options.minutes, options.every, options.asked].map(Number)
if (!index || !(minutes > 0 && every > 0 && asked > 0)) {
  console.error('node bench/soak.mjs SEEDS INDEX [--minutes 20] [--every 12] [--asked 10] [--heap MB]')
  process.exit(2)
}

const folder = mkdtempSync(join(dirname(resolve(index)), 'soak-'))
const papers = join(folder, 'seeds')
copyByLinks(seeds, papers)
copyByLinks(index, join(folder, 'index'))
const { server, url, end } = serveArchive(['--seeds', papers, '--index', join(folder, 'index')], {
  node: options.heap ? [`--max-old-space-size=${options.heap}`] : [],
})
try {
  await soak(await url)
} finally {
  await end()
  rmSync(folder, { recursive: true, force: true })
}

async function soak(root) {
  const endMs = performance.now() + minutes * 60_000
  const isOver = () => performance.now() >= endMs || server.exitCode !== null
  const minute = { mb: [], ms: [], foundMs: [], failed: {} }
  await Promise.all([
    repeat(isOver, 1000, () => minute.mb.push(residentMB(server.pid) ?? 0)),
    repeat(isOver, 1000 / asked, (n) => void ask(root, n)),
    repeat(isOver, every * 1000, (n) => void addIssue(root, n)),
    repeat(isOver, 60_000, (n) => n > 0 && print(n)),
  ])
  await sleep(1000)
  print(minutes)

  async function ask(root, n) {
    const startMs = performance.now()
    const answer = await get(`${root}${addressOf(n)}`)
    minute.ms.push(performance.now() - startMs)
    if (answer.status !== 200) minute.failed[answer.status] = (minute.failed[answer.status] ?? 0) + 1
    if (n % 7 === 0 && answer.text) await openFirst(root, answer.text)
  }

  async function openFirst(root, text) {
    const [, id] = /"id":"([\w-]+)"/.exec(text) ?? []
    if (!id) return
    const { status } = await get(`${root}/api/articles/${id}`)
    if (status !== 200) minute.failed[`article ${status}`] = (minute.failed[`article ${status}`] ?? 0) + 1
  }

  async function addIssue(root, n) {
    const mark = `量尺${n}号启事`
    const text = Array.from({ length: 12 }, (_, i) => `# ${mark}之${i}\n\n本报讯 ${mark}，第${i}篇。\n`)
    writeFileSync(join(folder, 'new'), text.join('\n'))
    const startMs = performance.now()
    renameSync(join(folder, 'new'), join(papers, `soak-${n}.txt`))
    while (!isOver()) {
      const answer = await get(`${root}/api/search?q=${encodeURIComponent(`"${mark}"`)}`)
      if (/"totalHits":12\b/.test(answer.text)) {
        minute.foundMs.push(performance.now() - startMs)
        return
      }
      await sleep(200)
    }
  }

  function print(n) {
    const [mb, ms, foundMs] = [minute.mb, minute.ms, minute.foundMs].map((all) => all.sort((a, b) => a - b))
    const failed = Object.entries(minute.failed).map(([status, times]) => `, ${status} ${times}×`)
    console.log(
      `minute ${n}: ${whole(at(mb, 0.5))} MB, largest ${whole(at(mb, 1))}; ` +
        `${ms.length} asked, p50 ${whole(at(ms, 0.5))} ms, p99 ${whole(at(ms, 0.99))}${failed.join('')}; ` +
        `${foundMs.length} issues found, p50 ${whole(at(foundMs, 0.5))} ms`,
    )
    Object.assign(minute, { mb: [], ms: [], foundMs: [], failed: {} })
  }
}

/** Does something at once and then every so many milliseconds, however long it takes itself. */
async function repeat(isOver, everyMs, deed) {
  const startMs = performance.now()
  for (let n = 0; !isOver(); n++) {
    deed(n)
    await sleep(Math.max(0, startMs + (n + 1) * everyMs - performance.now()))
  }
}

/** What a reader asks as the `n`th: mostly searches, each of another span of years, so that none is remembered. */
function addressOf(n) {
  const q = encodeURIComponent(WORDS[n % WORDS.length])
  if (n % 11 === 0) return `/api/suggest?q=${q}`
  if (n % 13 === 0) return `/?q=${q}&from=1${900 + (n % 99)}`
  if (n % 17 === 0) return `/feed.atom?q=${q}`
  return `/api/search?q=${q}&from=1${900 + (n % 99)}&page=${1 + (n % 3)}&hitsPerPage=${10 + (n % 40)}`
}

/** One GET. Never rejects: what was broken off has the status 0. */
async function get(url) {
  try {
    const response = await fetch(url)
    return { status: response.status, text: await response.text() }
  } catch {
    return { status: 0, text: '' }
  }
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

function whole(x) {
  return x === undefined ? '–' : Math.round(x)
}
