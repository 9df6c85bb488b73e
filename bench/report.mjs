/**
 * Tables of a run in Markdown, as RESULTS.md shows them: losing classes first.
 */
import { quantile } from './sums.mjs'

const row = (cells) => `| ${cells.join(' | ')} |`
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** 1,000,000 */
const whole = (number) => Math.round(number).toLocaleString('en-US')
/** Three digits, or all before the point. */
const short = (number) => (Math.abs(number) >= 100 ? whole(number) : number.toPrecision(3))
/** What was not measured is a dash. */
const or = (value, show = short) =>
  value === undefined || value === null || Number.isNaN(value) ? '–' : show(value)
const seconds = (ms) => or(ms, () => short(ms / 1000))
const mb = (bytes) => or(bytes, () => short(bytes / 1e6))

/** Never without saying that articles were made. */
export const nameOf = ({ articles, origin }) =>
  `${whole(articles)} ${{ stories: 'stories', scaled: 'articles (scaled, not real)', made: 'articles (made, not real)' }[origin]}`

/** Figures of a whole archive: what they are called, and how to read them. */
const FIGURES = [
  ['text, UTF-8 of titles and bodies, MB', ({ textBytes }) => mb(textBytes)],
  ['build, s', ({ build }) => or(build?.seconds)],
  ['build, articles a second', ({ build, articles }) => or(build && articles / build.seconds, whole)],
  ['build, s of CPU', ({ build }) => or(build?.cpuSeconds)],
  ['build, processes', ({ build }) => or(build?.processes, whole)],
  ['build, largest memory of all at once, MB', ({ build }) => or(build?.largestRssMB, whole)],
  ['build, commit', ({ build }) => or(build?.commit, String)],
  ['build, load before and after', ({ build }) => or(build?.loads, (loads) => loads.map(short).join(', '))],
  ['index, MB', ({ index }) => mb(index.totalBytes)],
  ['index, × text', ({ index, textBytes }) => or(index.totalBytes / textBytes)],
  ['segments', ({ index }) => or(index.segments, whole)],
  ['cutter loads, s', ({ answers }) => seconds(answers.opening.cutterMs)],
  ['opening beside it, s', ({ answers }) => seconds(answers.opening.openMs)],
  ['first answer beside it, opening included, s', ({ answers }) => seconds(answers.opening.firstMs)],
  ['memory after all queries, MB', ({ answers }) => or(answers.rssMB, whole)],
  ['names and suggestions ready, s', ({ update }) => seconds(update.knowledgeMs)],
  ['first issue added: searchable after, s', ({ update }) => seconds(update.first?.searchableMs)],
  ['next issue added: searchable after, s', ({ update }) => seconds(update.second?.searchableMs)],
  ['first where nobody watches, s', ({ update }) => seconds(update.unwatched?.searchableMs)],
  ['event loop meanwhile, p99 and longest, ms', ({ update }) => delayOf(update.second?.delay)],
  ['event loop behind it, p99 and longest, ms', ({ update }) => delayOf(update.second?.after)],
]

const delayOf = (delay) => or(delay, ({ p99, longest }) => `${short(p99)}, ${short(longest)}`)

const figures = (results) =>
  table(
    ['', ...results.map(nameOf)],
    FIGURES.map(([name, of]) => [name, ...results.map(of)]),
  )

function bytes(results) {
  const parts = Object.keys(results[0].index.bytes)
  parts.sort((a, b) => results[0].index.bytes[b] - results[0].index.bytes[a])
  return table(
    ['part, bytes (× text)', ...results.map(nameOf)],
    parts.map((part) => [
      part,
      ...results.map(({ index, textBytes }) =>
        or(index.bytes[part], (size) => `${whole(size)} (${(size / textBytes).toFixed(3)})`),
      ),
    ]),
  )
}

function answers({ rows, light, all }) {
  const losingFirst = [...rows].sort((a, b) => b.p99 - a.p99)
  const named = [...losingFirst, { name: 'all but the two heavy', ...light }, { name: 'all', ...all }]
  return table(
    ['class', 'queries', 'p50', 'p95', 'p99', 'CPU p50', 'CPU p99', 'cold p50', 'hits, median'],
    named.map(({ name, queries, p50, p95, p99, cpuP50, cpuP99, coldP50, hits }) => [
      name,
      queries,
      ...[p50, p95, p99, cpuP50, cpuP99].map((ms) => or(ms)),
      or(coldP50),
      or(hits, whole),
    ]),
  )
}

function sectionOf(result, fresh) {
  const { rounds, cpuShare, cutShort, queries } = result.answers
  const worst = queries.filter(
    ({ ms }) =>
      ms >=
      quantile(
        queries.map((query) => query.ms),
        0.999,
      ),
  )
  return [
    `### ${nameOf(result)}`,
    `Twenty hits with snippets, facets, timeline and totals, inside the engine, in ms. Of each query the median over ${rounds} rounds; classes mixed. Cold: the first query of a class in each of ${fresh} fresh processes, pages of the index in memory. Load before building, before queries, before the update and at the end: ${result.loads.map(short).join(', ')}; the process had ${short(cpuShare)} of a core. Answers cut short by the deadline: ${cutShort}.`,
    answers(result.answers.classes),
    `Slowest: ${worst.map(({ q, ms }) => `${q.slice(0, 20)} ${short(ms)}`).join('; ')}.`,
    ...(result.update.failed ? [`Adding an issue was not measured: ${result.update.failed}.`] : []),
  ].join('\n\n')
}

/** @param run `command`, `commit`, `date`, `machine`, `fresh` and `results`, one an archive */
export function report({ command, commit, date, machine, fresh, results }) {
  return [
    `## Speed and size (\`${command}\`)`,
    `${machine}. ${date}, commit ${commit}.`,
    figures(results),
    bytes(results),
    ...results.map((result) => sectionOf(result, fresh)),
    '',
  ].join('\n\n')
}
