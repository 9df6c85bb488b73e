/**
 * Relevance of the whole engine on sets with one known answer a query.
 *
 *   node bench/relevance.mjs cmrc|cctv DATA WORK
 *
 * DATA holds the evaluation sets, WORK is any folder for the index. Bodies only
 * are indexed. Prints MRR@10, R@1, R@10, the share of queries with no hit, and
 * the mean size of the result set.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { updateIndex } from '../dist/src/build/build.js'
import { openLocalEngine } from '../dist/src/engine/engine.js'

const SETS = {
  cmrc: { folder: 'cmrc2018', stories: 'passages.jsonl', wanted: (q) => q.split === 'dev' },
  cctv: { folder: 'cctv_news', stories: 'docs.jsonl', wanted: () => true },
}

const [, , name, data, work] = process.argv
const { folder, stories, wanted } = SETS[name]
const rows = (file) =>
  readFileSync(join(data, folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const seeds = join(work, name, 'seeds')
const index = join(work, name, 'index')
if (!existsSync(join(index, 'manifest.json'))) {
  rmSync(join(work, name), { recursive: true, force: true })
  mkdirSync(seeds, { recursive: true })
  const bodies = rows(stories).map(({ id, date, text }) => JSON.stringify({ id, date, text }))
  writeFileSync(join(seeds, 'bodies.jsonl'), bodies.join('\n'))
  await updateIndex(seeds, index)
}
const relevant = new Map(
  readFileSync(join(data, folder, 'qrels.tsv'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t').slice(0, 2)),
)
const engine = await openLocalEngine({ seeds, index })
const sums = { queries: 0, mrr: 0, r1: 0, r10: 0, empty: 0, hits: 0 }
const misses = []
for (const { id, text } of rows('queries.jsonl').filter(wanted)) {
  const { hits, totalHits } = await engine.search({ q: text, hitsPerPage: 10, facets: false })
  const rank = hits.findIndex((hit) => hit.id === relevant.get(id)) + 1
  sums.queries++
  sums.mrr += rank > 0 ? 1 / rank : 0
  sums.r1 += rank === 1 ? 1 : 0
  sums.r10 += rank > 0 ? 1 : 0
  sums.empty += totalHits === 0 ? 1 : 0
  sums.hits += totalHits
  if (rank === 0) misses.push(`${totalHits}\t${text}`)
}
const share = (n) => (n / sums.queries).toFixed(4)
console.log(
  `${name}: ${sums.queries} queries  MRR@10 ${share(sums.mrr)}  R@1 ${share(sums.r1)}  R@10 ${share(sums.r10)}  no hit ${share(sums.empty)}  hits a query ${(sums.hits / sums.queries).toFixed(1)}`,
)
if (process.env.MISSES) console.log(misses.slice(0, Number(process.env.MISSES)).join('\n'))
await engine.close()
