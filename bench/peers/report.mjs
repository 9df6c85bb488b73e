/**
 * Tables of a run: latency by class, bytes and speed of building, and what the machine did meanwhile.
 */
import { median, quantile } from '../sums.mjs'
import { CLASSES, ENGINES, SETS } from './engines.mjs'

/** With which Jiebao is compared in a column of their own. */
const PEERS = ['lucene-bp', 'tantivy']
const peersOf = (engines) => PEERS.filter((peer) => engines.includes('jiebao') && engines.includes(peer))

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of microseconds, one a query. */
export function summary(us) {
  return {
    mean: mean(us),
    geo: Math.exp(mean(us.map(Math.log))),
    p50: quantile(us, 0.5),
    p99: quantile(us, 0.99),
  }
}

const short = (us) => (us >= 100 ? us.toFixed(0) : us.toFixed(1))
const row = (cells) => `| ${cells.join(' | ')} |`
export const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n')

/**
 * The median over passes of each figure of a class.
 *
 * @returns {Record<'mean' | 'geo' | 'p50' | 'p99', number>}
 */
function cellOf(passes, engine, name) {
  const summaries = passes.map(({ us }) => summary(us[engine][name]))
  const of = (key) => median(summaries.map((each) => each[key]))
  return { mean: of('mean'), geo: of('geo'), p50: of('p50'), p99: of('p99') }
}

const enginesOf = ([{ us }]) => ENGINES.filter((engine) => us[engine])

/** Passes by what they timed: engines are compared only where they were asked in turn, as often. */
function alike(passes) {
  const groups = new Map()
  for (const pass of passes) {
    const key = [...enginesOf([pass]), pass.warm, pass.rounds].join()
    groups.set(key, [...(groups.get(key) ?? []), pass])
  }
  return [...groups.values()]
}

function latency(passes) {
  const engines = enginesOf(passes)
  const rows = CLASSES.filter((name) => passes[0].us[engines[0]][name]).map((name) => {
    const cells = Object.fromEntries(engines.map((engine) => [engine, cellOf(passes, engine, name)]))
    const ratio = (key, peer) => (cells.jiebao[key] / cells[peer][key]).toFixed(2)
    const text = ({ mean, geo, p50, p99 }) => [mean, geo, p50, p99].map(short).join(' / ')
    const ratios = peersOf(engines).map((peer) => `${ratio('mean', peer)}; ${ratio('p99', peer)}`)
    return [name, ...engines.map((engine) => text(cells[engine])), ...ratios]
  })
  const heads = peersOf(engines).map((peer) => `jiebao / ${peer}: mean; p99`)
  return table(['class', ...engines, ...heads], rows)
}

function conditions(passes) {
  const of = (key, digits) => passes.map((pass) => pass[key].toFixed(digits)).join(', ')
  const cold = enginesOf(passes).map((engine) => {
    const first = median(passes.map(({ cold }) => cold[engine].or10[0] / 1e3))
    const all = median(passes.map(({ cold }) => mean(cold[engine].or10)))
    return `${engine} ${first.toFixed(1)} ms and ${all.toFixed(0)} µs`
  })
  return [
    `Passes: ${passes.length}, each with ${passes[0].warm} unrecorded and ${passes[0].rounds} recorded rounds.`,
    `Cores used by others: ${of('others', 2)}; of the pinned core ${of('othersPinned', 2)}. Load ${of('load', 1)}.`,
    `Cold: first query of a process, and mean of the first or10 pass: ${cold.join('; ')}.`,
    '',
  ].join('\n')
}

const perSecond = ({ documents, seconds, cpuSeconds }) =>
  `${(documents / seconds / 1e3).toFixed(1)} (${cpuSeconds.toFixed(1)})`

function builds(rows) {
  return table(
    ['set', 'index', 'first, thousand docs/s (CPU s)', 'third in one process', 'MB', 'parts'],
    rows.map(({ set, engine, kind, times, parts }) => {
      const sizes = Object.entries(parts).sort(([, a], [, b]) => b - a)
      const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
      const text = sizes.filter(([, bytes]) => bytes >= 5000).map(([part, bytes]) => `${part} ${mb(bytes)}`)
      return [
        set,
        `${engine} ${kind}`,
        perSecond(times[0]),
        perSecond(times.at(-1)),
        mb(all),
        text.join(', '),
      ]
    }),
  )
}

const mb = (bytes) => (bytes / 1e6).toFixed(2)

/** @param {{ built: object[], passes: Record<string, object[]> }} run figures of building, and of asking by set */
export function report({ built, passes }) {
  const sets = SETS.flatMap((set) =>
    alike(passes[set] ?? []).map(
      (own) => `## ${set}\n\nµs: mean / geometric mean / p50 / p99.\n\n${latency(own)}\n${conditions(own)}`,
    ),
  )
  return [...sets, '## Building and bytes\n', builds(built)].join('\n')
}
