/**
 * Measures answers against graded judgements, for Jiebao and for three plain rankers.
 *
 *   node bench/relevance/graded.mjs STORIES.jsonl INDEX FILE…             prints tables as Markdown
 *   node bench/relevance/graded.mjs STORIES.jsonl INDEX FILE… --each      and every query of Jiebao
 *   node bench/relevance/graded.mjs STORIES.jsonl INDEX FILE… --pool 20   prints what is yet to be judged
 *
 * INDEX is an index of the folder that holds STORIES.jsonl. A FILE has one query a line: `id`, `kind`,
 * `query`, and `grades`, by id of a story; README.md beside this file says what a grade means and how
 * they came about. A story without a grade counts as not relevant.
 */
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { openLocalEngine } from '../../dist/src/engine/engine.js'
import { MEASURED_MS } from '../../dist/src/eval/archive.js'
import { mean, setScores } from '../../dist/src/eval/metrics.js'
import { openPeers } from './peers.mjs'

const SHOWN = 10
/** From this grade on, a story belongs into the set of hits. */
const RELEVANT = 2

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pool: { type: 'string' }, each: { type: 'boolean' } },
})
const [storiesFile, index, ...files] = positionals
const readRows = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

const stories = new Map(readRows(storiesFile).map((story) => [story.id, story]))
const peers = openPeers(
  [...stories.values()].map(({ id, title, text }) => ({ id, text: `${title}\n${text}` })),
)
const engine = await openLocalEngine({
  seeds: dirname(storiesFile),
  index,
  watch: false,
  budgetMs: MEASURED_MS,
})

/** @returns `ranked`: what is shown, hits and then nearest; `hits`: ids of all hits */
async function askJiebao(q, most) {
  const hits = []
  let nearest = []
  for (let cursor; ; ) {
    const answer = await engine.search({ q, hitsPerPage: 100, facets: false, cursor })
    hits.push(...answer.hits.map(({ id }) => id))
    if (answer.nearest.length > 0) nearest = answer.nearest.map(({ id }) => id)
    cursor = answer.nextCursor ?? undefined
    if (cursor === undefined) break
  }
  return { ranked: [...hits, ...nearest].slice(0, most), hits }
}

/** @returns by name of a system: its answer */
async function askAll(query, most) {
  const answers = { jiebao: await askJiebao(query, most) }
  for (const [name, ranker] of Object.entries(peers)) answers[name] = ranker.ask(query, most)
  return answers
}

/**
 * nDCG@10 with gains 2^grade - 1; null where nothing is relevant.
 *
 * Source: Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with the
 * gains of Burges et al., "Learning to rank using gradient descent" (2005).
 */
function ndcg(ranked, grades) {
  const sum = (list) =>
    list.slice(0, SHOWN).reduce((all, grade, i) => all + (2 ** grade - 1) / Math.log2(i + 2), 0)
  const best = sum(Object.values(grades).sort((a, b) => b - a))
  return best === 0 ? null : sum(ranked.map((id) => grades[id] ?? 0)) / best
}

function measure({ ranked, hits }, grades) {
  const relevant = new Set(Object.keys(grades).filter((id) => grades[id] >= RELEVANT))
  const shown = ranked.slice(0, SHOWN)
  return {
    ndcg: ndcg(ranked, grades),
    ...setScores(new Set(hits), relevant),
    hits: hits.length,
    relevant: relevant.size,
    unjudged: shown.length === 0 ? 0 : shown.filter((id) => !(id in grades)).length / shown.length,
    missed: [...relevant].filter((id) => !hits.includes(id)),
    wrong: hits.filter((id) => !relevant.has(id)),
  }
}

// ---------------------------------------------------------------- pools

/** One line a story without a grade that some system puts among its first, or has in a set of hits up to thrice as large. */
async function printPool({ id, query, grades }, depth) {
  const finders = new Map()
  for (const [name, { ranked, hits }] of Object.entries(await askAll(query, depth)))
    for (const story of new Set([...ranked, ...(hits.length <= 3 * depth ? hits : [])]))
      finders.set(story, [...(finders.get(story) ?? []), name])
  for (const [story, systems] of finders)
    if (!(story in grades))
      console.log(JSON.stringify({ query: id, asked: query, systems, ...stories.get(story) }))
}

// ---------------------------------------------------------------- tables

const share = (value) => (value === null ? '–' : value.toFixed(3).replace(/^0/, ''))

/** Means over the queries with an answer; of the others, how many are empty. */
function row(label, measured) {
  const answered = measured.filter(({ ndcg }) => ndcg !== null)
  const none = measured.filter(({ ndcg }) => ndcg === null)
  const over = (key) => (answered.length === 0 ? null : mean(answered.map((each) => each[key])))
  const empty = none.length === 0 ? '–' : `${none.filter(({ hits }) => hits === 0).length} of ${none.length}`
  const cells = [
    label,
    measured.length,
    ...['ndcg', 'precision', 'recall', 'f1'].map((key) => share(over(key))),
  ]
  return `| ${[...cells, empty, share(over('unjudged'))].join(' | ')} |`
}

const HEAD =
  '| | queries | nDCG@10 shown | set P | set R | set F1 | answerless empty | shown, not judged |\n|---|---|---|---|---|---|---|---|'

function printTotals(name, asked) {
  const systems = Object.keys(asked[0].measured)
  console.log(`\n## ${name}\n\n${HEAD}`)
  for (const system of systems)
    console.log(
      row(
        system,
        asked.map(({ measured }) => measured[system]),
      ),
    )
}

function printKinds(asked) {
  const systems = Object.keys(asked[0].measured)
  console.log(`\nnDCG@10 shown / set F1:\n\n| kind | queries | ${systems.join(' | ')} |`)
  console.log(`|---|---|${'---|'.repeat(systems.length)}`)
  for (const kind of new Set(asked.map((each) => each.kind))) {
    const own = asked.filter((each) => each.kind === kind)
    const cells = systems.map((system) => {
      const values = own.map(({ measured }) => measured[system])
      const graded = values.flatMap(({ ndcg }) => (ndcg === null ? [] : [ndcg]))
      return `${share(graded.length === 0 ? null : mean(graded))} / ${share(mean(values.map(({ f1 }) => f1)))}`
    })
    console.log(`| ${kind} | ${own.length} | ${cells.join(' | ')} |`)
  }
}

function printEach(asked) {
  for (const { id, kind, query, measured } of asked) {
    const { ndcg, f1, hits, relevant, missed, wrong } = measured.jiebao
    console.log(
      `\n${id} ${kind}: ${query}  nDCG ${share(ndcg)} F1 ${share(f1)}, ${hits} hits, ${relevant} relevant`,
    )
    for (const [label, list] of Object.entries({ missed, wrong }))
      for (const story of list.slice(0, SHOWN))
        console.log(`  ${label} ${story} ${stories.get(story)?.title}`)
  }
}

for (const file of files) {
  const queries = readRows(file)
  if (values.pool !== undefined) {
    for (const query of queries) await printPool(query, Number(values.pool))
    continue
  }
  const asked = []
  for (const query of queries) {
    const answers = await askAll(query.query, 20)
    const measured = Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [name, measure(answer, query.grades)]),
    )
    asked.push({ ...query, measured })
  }
  const name = basename(file, '.jsonl')
  printTotals(name, asked)
  // Whoever reads more of a set that is held back will tune to it.
  if (name.endsWith('-held')) continue
  printKinds(asked)
  if (values.each) printEach(asked)
}
await engine.close()
