/**
 * What people who work with newspapers ask beyond hits, over an archive of any size: CPU of each, and the memory after all.
 *
 *   node bench/desk.mjs SEEDS INDEX [--articles 40] [--seed 1]     prints a table
 *
 * Articles are drawn from months all over the archive; words and strings are cut from them. Nothing watches, and all runs in this
 * process, so that CPU is what was asked for, the collector of garbage included. Each is asked once, since answers are
 * remembered, and half of them before any is recorded.
 */
import { parseArgs } from 'node:util'
import { openCutter } from '../dist/src/analysis/analysis.js'
import { absence, attested, beside, MOST_SERIES, newIn, STRICT, trend } from '../dist/src/desk/desk.js'
import { openLocalEngine } from '../dist/src/engine/engine.js'
import { median, quantile, random, shuffled } from './sums.mjs'

const { values, positionals } = parseArgs({
  options: { articles: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const [seeds, index] = positionals
const next = random(Number(values.seed))
const engine = await openLocalEngine({ seeds, index, watch: false })
const drawn = await drawArticles(Number(values.articles))
const words = wordsOf(drawn)
const strings = drawn.map(({ body }) => cutFrom(body, 4 + Math.floor(next() * 9)))

/** @type {import('../dist/src/model.js').BucketUnit[]} */
const UNITS = ['month', 'day', 'year', 'publication']

/** Each with the things that it asks about: at least two. */
const QUESTIONS = [
  ...UNITS.map((by) => [
    `trend of ${MOST_SERIES} words by ${by}`,
    [words.slice(0, MOST_SERIES), words.slice(-MOST_SERIES)],
    (ten) => trend(engine, ten, { matching: STRICT }, by),
  ]),
  ['first attested, words', words, (q) => attested(engine, { q })],
  ['first attested, strings of 4 to 12', strings, (q) => attested(engine, { q })],
  ['absence, with a month before each', strings, (q) => absence(engine, { q: `${q}${q}`, to: '1990-01' })],
  [
    'concordance, fifty lines',
    words,
    (q) => engine.concordance({ q }, { order: 'left', width: 20, page: 1, hitsPerPage: 50 }),
  ],
  [
    'words beside',
    words.slice(0, 10),
    (q) => beside(engine, { q }, { width: 5, most: 20, by: null }, () => ({})),
  ],
  ['strings new in an issue', drawn.slice(0, 10), ({ issue }) => newIn(engine, issue.id)],
  ['similar articles', drawn, ({ id }) => engine.similar(id, 5)],
  ['printed elsewhere', drawn, ({ id }) => engine.reusedIn(id, 10)],
  [
    'reprints, first and hundredth page',
    [1, 100],
    (page) => engine.reuse({ kind: undefined, page, hitsPerPage: 20 }),
  ],
  ['an article', drawn, ({ id }, i) => engine.article(id, words[i % words.length])],
  ['export of the first thousand', words.slice(0, 10), exported],
]

const suggestions = await timed(() => engine.ready('suggestions'))
const beginnings = words.flatMap((word) => [word.slice(0, 1), word])
QUESTIONS.push(['suggest', beginnings, (q) => engine.suggest(q, 8)])

const { articles: held, issues, segments } = await engine.stats()
console.log(`${held} articles, ${issues} issues, ${segments.length} segments; suggestions ready after
${Math.round(suggestions.cpuMs)} ms of CPU\n`)
console.log('| asked | times | CPU p50 | p99 | wall p50 | p99 |\n|---|---|---|---|---|---|')
for (const [name, things, ask] of QUESTIONS) {
  const taken = []
  for (const [i, thing] of things.entries()) taken.push(await timed(() => ask(thing, i)))
  const recorded = taken.slice(things.length >> 1)
  const figures = ['cpuMs', 'wallMs'].flatMap((key) => {
    const all = recorded.map((one) => one[key])
    return [median(all), quantile(all, 0.99)]
  })
  console.log(`| ${[name, recorded.length, ...figures.map((ms) => ms.toPrecision(3))].join(' | ')} |`)
}
globalThis.gc?.()
console.log(`\n${Math.round(process.memoryUsage.rss() / 1e6)} MB of memory at the end`)
process.exit(0)

/** Articles of evenly spaced months. */
async function drawArticles(wanted) {
  const { buckets } = await engine.aggregate({ q: '', kind: ['article'] }, 'month')
  const months = shuffled(
    buckets.map(({ key }) => key).filter((key) => key !== null),
    next,
  )
  const all = []
  for (const month of months) {
    if (all.length >= wanted) break
    const { hits } = await engine.search({
      q: '',
      kind: ['article'],
      from: month,
      to: month,
      hitsPerPage: 20,
    })
    const article = hits[0] && (await engine.article(hits[Math.floor(next() * hits.length)].id))
    if (article?.body.length >= 40) all.push(article)
  }
  return all
}

/** A word of two characters and more from each article. */
function wordsOf(all) {
  const cutter = openCutter()
  return all.flatMap(({ body }) => {
    const pieces = cutter.pieces(body.slice(0, 400)).filter(({ text }) => /^\p{Script=Han}{2,}$/u.test(text))
    return pieces.length > 0 ? [pieces[Math.floor(next() * pieces.length)].text] : []
  })
}

function cutFrom(body, length) {
  const from = Math.floor(next() * Math.max(1, body.length - length))
  return body.slice(from, from + length).replaceAll('\n', '')
}

async function exported(q) {
  let hits = 0
  for await (const _ of engine.export({ q })) if (++hits === 1000) break
}

async function timed(run) {
  const cpu = process.cpuUsage()
  const fromMs = performance.now()
  await run()
  const { user, system } = process.cpuUsage(cpu)
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - fromMs }
}
