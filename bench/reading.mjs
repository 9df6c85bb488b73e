/**
 * CPU that reading takes: 100 KB of the five seeds as files, as one file, and set as printed lines; then each file that
 * is named. A file is read once, in the state of a fresh process; the 100 KB so often that the compiler is done with them.
 *
 * CPU of the whole process, collector and compiler included: wall time says nothing on a machine that others use.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { explainIssueText, readSource } from '../dist/src/ingest/ingest.js'

const READINGS = 25
const BYTES = 102_400
/** Characters of a printed line. */
const MEASURE = 18
const seeds = join(import.meta.dirname, '../seeds')

/** @param {() => unknown} work @returns {Promise<number>} milliseconds */
async function cpuOf(work) {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

for (const path of process.argv.slice(2)) {
  let articles = 0
  const cpu = await cpuOf(async () => {
    for await (const issue of readSource({ file: basename(path), path }, () => {}))
      articles += issue.articles.length
  })
  const rss = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${basename(path)}: ${Math.round(cpu)} ms, ${articles} articles, ${rss} MB at most`)
}

const texts = readdirSync(seeds)
  .filter((name) => /^\d.*\.txt$/.test(name))
  .map((name) => readFileSync(join(seeds, name), 'utf8'))
/** @param {string} text */
const printed = (text) => text.replace(new RegExp(`[^\\n]{${MEASURE}}(?=[^\\n])`, 'gu'), '$&\n')
/** Whole lines of so many bytes. @param {string} text */
function cut(text) {
  const bytes = Buffer.from(text.repeat(2)).subarray(0, BYTES)
  return bytes.subarray(0, bytes.lastIndexOf(10))
}
const whole = texts.join('\n')
/** @type {Record<string, Uint8Array[]>} */
const cases = {
  'six files': [...texts, texts[0] ?? ''].map((text) => Buffer.from(text)),
  'one file': [cut(whole)],
  [`lines of ${MEASURE}`]: [cut(printed(whole))],
}
for (const [name, files] of Object.entries(cases)) {
  const times = []
  for (let i = 0; i < READINGS; i++)
    times.push(await cpuOf(() => files.map((bytes, at) => explainIssueText(bytes, `${at}.txt`))))
  const [first] = times
  times.sort((a, b) => a - b)
  const told = [first, times[READINGS >> 1], times[0]].map((time) => Math.round(time ?? 0))
  console.log(`${name}: first ${told[0]} ms, median ${told[1]}, least ${told[2]}`)
}
