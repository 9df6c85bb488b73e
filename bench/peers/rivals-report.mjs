/**
 * Tables of the rivals that run inside a program: what each holds and finds, how long it takes, and whose counts differ.
 */
import { quantile } from '../sums.mjs'
import { table } from './report.mjs'

/** Classes in which equal tokens mean equal counts, and whose counts are right. */
const EQUAL = {
  words: { classes: ['word', 'and', 'or'], by: 'jiebao-words' },
  pairs: { classes: ['phrase', 'name'], by: 'jiebao-pairs' },
}
const CLASSES = ['word', 'and', 'or', 'phrase', 'name']

const share = (part, whole) => (whole ? (part / whole).toFixed(4) : '–')
const ms = (us) => (us === undefined ? '–' : us < 995 ? (us / 1e3).toFixed(2) : (us / 1e3).toPrecision(3))

function retrieval(said) {
  if (!said?.asked) return '–'
  const { asked, mrr, first, ten } = said
  return `${[mrr, first, ten].map((sum) => share(sum, asked)).join(' / ')} (${asked})`
}

/** What a rival holds and finds, one row. */
function holding({ name, built, peakMB, documents, stopped, found, cctv, cmrc }) {
  if (!built)
    return [name, `${stopped}, at ${documents} articles`, peakMB.toFixed(0), '–', '–', '–', '–', '–']
  return [
    name,
    built.seconds.toFixed(1),
    peakMB.toFixed(0),
    built.bytes === null ? '–' : (built.bytes / 1e6).toFixed(1),
    found ? `${share(found.found, found.asked)} (${found.asked})` : '–',
    found ? share(found.exact, found.counted) : '–',
    retrieval(cmrc),
    stopped ? `${retrieval(cctv)}; then ${stopped}` : retrieval(cctv),
  ]
}

/** @returns how many of the queries that both counted have other counts than the one whose counts are right; undefined where that is not asked */
function differing(said, name, results) {
  const rule = EQUAL[said.cut]
  if (!rule?.classes.includes(name) || said.name === rule.by) return undefined
  const right = results.find((each) => each.name === rule.by)?.latency?.rows[name]
  const own = said.latency?.rows[name]
  if (!right || !own) return undefined
  const both = own.flatMap(({ hits }, i) =>
    hits === null || right[i].hits === null ? [] : [[hits, right[i].hits]],
  )
  return { of: both.length, wrong: both.filter(([a, b]) => a !== b).length }
}

function latency(said, results) {
  const cells = CLASSES.map((name) => {
    const times = (said.latency?.rows[name] ?? []).flatMap(({ us }) => (us === null ? [] : [us]))
    if (times.length === 0) return '–'
    const text = `${ms(quantile(times, 0.5))}, ${ms(quantile(times, 0.99))}`
    const counts = differing(said, name, results)
    if (!counts) return text
    return `${text} ${counts.wrong === 0 ? `= ${counts.of}` : `≠ ${counts.wrong} of ${counts.of}`}`
  })
  return [said.name, ...cells]
}

/** @param results of all rivals, as rivals.mjs has them */
export function rivalsReport(results) {
  const hold = table(
    [
      'engine',
      'build, s',
      'peak, MB',
      'on disk, MB',
      'strings found',
      'exactly',
      'CMRC: MRR@10 / R@1 / R@10',
      'CCTV',
    ],
    results.map(holding),
  )
  const asked = results.filter(({ latency: said }) => said)
  if (asked.length === 0) return hold
  const times = table(
    ['engine', ...CLASSES],
    asked.map((said) => latency(said, results)),
  )
  return `${hold}\nThe best ten, ms: p50, p99 over queries. = or ≠: counts of all hits beside Jiebao’s on equal tokens.\n\n${times}`
}
