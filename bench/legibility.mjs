/**
 * Measures how well paragraphs that text recognition damaged are told from clean ones.
 *
 *   node bench/legibility.mjs STORIES.jsonl [--stories 2000] [--share 0.1] [--seed 19]
 *
 * Takes so many stories, exchanges a share of the Han characters of every tenth for look-alikes, indexes all of them in
 * a folder of its own, and prints what `jiebao legibility` lists, and how well its order parts the two.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLocalEngine, updateInChild } from '../dist/src/engine/engine.js'
import { random } from './sums.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stories: { type: 'string', default: '2000' },
    share: { type: 'string', default: '0.1' },
    seed: { type: 'string', default: '19' },
  },
})
const [share, wanted, seed] = [values.share, values.stories, values.seed].map(Number)
const DAMAGED = 10

const readLines = (/** @type {string | URL} */ file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)
const lines = readLines(positionals[0] ?? '')
const every = Math.max(1, Math.floor(lines.length / (wanted ?? 1)))
const stories = lines.filter((_, i) => i % every === 0).map((line) => JSON.parse(line))
const lookAlikes = new Map(
  readLines(new URL('relevance/look-alikes.txt', import.meta.url)).map((line) => {
    const [sign, ...others] = line
    return [sign, others]
  }),
)
const next = random(seed ?? 0)
const blur = (/** @type {string} */ text) =>
  text.replace(/\p{Script=Han}/gu, (sign) => {
    if (next() >= (share ?? 0)) return sign
    const others = lookAlikes.get(sign) ?? [sign]
    return others[Math.floor(next() * others.length)] ?? sign
  })

const damaged = new Set(stories.filter((_, i) => i % DAMAGED === 0).map(({ id }) => id))
const archive = mkdtempSync(join(tmpdir(), 'jiebao-legibility-'))
const [seeds, index] = [archive, join(archive, 'index')]
const written = stories.map((story) => (damaged.has(story.id) ? { ...story, text: blur(story.text) } : story))
writeFileSync(join(seeds, 'stories.jsonl'), written.map((story) => JSON.stringify(story)).join('\n'))
await updateInChild(seeds, index, {}, () => {})
const engine = await openLocalEngine({ seeds, index })

/** @param {number} [below] */
async function list(below) {
  const rows = []
  for (let page = 1; ; page++) {
    const answer = await engine.legibility({ page, hitsPerPage: 100, below })
    rows.push(...answer.articles)
    if (rows.length >= answer.total) return { ...answer, articles: rows }
  }
}
const { articles, level, below } = await list()
const found = articles.filter(({ id }) => damaged.has(id)).length
/** Of a damaged story and a clean one, how often the damaged comes first. */
const order = (await list(1)).articles
let [clean, before, bad] = [0, 0, 0]
for (const { id } of order.reverse()) {
  if (!damaged.has(id)) clean++
  else {
    bad++
    before += clean
  }
}
console.log('| stories | exchanged | level | bound | damaged listed | clean listed | order right |')
console.log('|---|---|---|---|---|---|---|')
console.log(
  `| ${stories.length} | ${share} | ${level} | ${below} | ${found} of ${damaged.size} | ${articles.length - found} of ${stories.length - damaged.size} | ${(before / bad / clean).toFixed(3)} |`,
)
await engine.close()
rmSync(archive, { recursive: true, force: true })
