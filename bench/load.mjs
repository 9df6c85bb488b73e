/**
 * Light requests beside heavy ones, over HTTP: does anybody wait for another?
 *
 * Serves an archive in a process of its own and asks light probes one after another: alone, beside one client
 * that asks heavy queries without a pause, and beside sixteen that ask both. Says how long the probes took,
 * what was refused or broken off, and how late the server's event loop was meanwhile.
 *
 *     node bench/load.mjs SEEDS INDEX [--seconds 15] [--threads N] [--program FOLDER] [--json]
 *
 * `--program` measures another build: the folder that holds its `dist/`. SEEDS and INDEX must be current, and are
 * left as they are.
 */
import { Agent, get } from 'node:http'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { serveArchive } from './served.mjs'

/** Probes a second: a reader who types, not a machine. */
const PROBES = 20
const MIXED = 16

const COMMON = [...'的一是在了有和人这中大为上个国我以要他时来用们']
/** A query of 4,096 characters: disjunctions, patterns and nearness of the most frequent characters. */
function largest(piece) {
  let q = piece(0)
  for (let i = 1; q.length + piece(i).length + 4 <= 4096; i++) q += ` OR ${piece(i)}`
  return q
}
const at = (i) => COMMON[i % COMMON.length]
const HEAVY = [
  largest((i) => `通配:"${at(i)}*${at(i * 7 + 3)}"`),
  largest((i) => `"${at(i)} ${at(i * 5 + 2)}"~50`),
  largest((i) => `${at(i)}${at(i * 3 + 1)}`),
  largest((i) => `"${at(i)}${at(i * 3 + 1)}${at(i * 5 + 2)}"`),
  COMMON.map((char) => `-通配:"${char}*${char}"`).join(' '),
  COMMON.join(' '),
]
const LIGHT = ['经济', '北京 大会', '"人民"', '城市', '学校 老师', '天气', '体育 比赛', '医院']

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '15' },
    threads: { type: 'string' },
    program: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const [seeds, index] = positionals
const runMs = Number(options.seconds) * 1000
if (!index || !(runMs > 0)) {
  console.error('node bench/load.mjs SEEDS INDEX [--seconds 15] [--threads N] [--program FOLDER] [--json]')
  process.exit(2)
}

/** One GET. Never rejects: what was broken off has the status 0 and a `code`. */
function ask(agent, url) {
  const startMs = performance.now()
  return new Promise((done) => {
    const end = (status, text, code) => done({ status, text, code, ms: performance.now() - startMs })
    const broken = (error) => end(0, '', 'code' in error ? String(error.code) : error.message)
    const request = get(url, { agent }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => end(response.statusCode, Buffer.concat(parts).toString()))
      response.on('error', broken)
    })
    request.on('error', broken)
  })
}

const search = (root, q, n) => `${root}/api/search?q=${encodeURIComponent(q)}&hitsPerPage=${20 + (n % 80)}`

/** Asks one query after another until `isOver`. */
async function client(root, queries, isOver, tell) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let n = 0; !isOver(); n++) tell(await ask(agent, search(root, queries(n), n)))
  agent.destroy()
}

async function probe(root, endMs, tell) {
  const agent = new Agent({ keepAlive: true })
  const asked = []
  for (let n = 0; performance.now() < endMs; n++) {
    // Light answers are not remembered: every one is of another page size, date or query.
    const url = `${search(root, LIGHT[n % LIGHT.length], n)}&from=1${900 + (n % 99)}`
    asked.push(ask(agent, url).then(tell))
    await new Promise((wake) => setTimeout(wake, 1000 / PROBES))
  }
  await Promise.all(asked)
  agent.destroy()
}

function percentile(sorted, share) {
  return sorted.length === 0
    ? null
    : Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1))
}

const figures = (answers) => {
  const times = answers
    .filter(({ status }) => status === 200)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b)
  const kinds = {}
  for (const { status, text, code } of answers) {
    if (status === 200) continue
    const kind = status === 0 ? code : `${status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? ''}`.trim()
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return {
    asked: answers.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    max: percentile(times, 1),
    ...kinds,
  }
}

/** Milliseconds between two looks of node at its event loop; its figure counts them. */
const LOOK_MS = 10

/** Delay of the server's event loop since it was last asked, in milliseconds: at rest 0. */
async function loopP99(root) {
  const { text } = await ask(undefined, `${root}/metrics`)
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1000 - LOOK_MS
}

async function run(root, name, clients) {
  await loopP99(root)
  const endMs = performance.now() + runMs
  const isOver = () => performance.now() >= endMs
  const light = []
  const others = []
  await Promise.all([
    probe(root, endMs, (answer) => light.push(answer)),
    ...clients.map((queries) => client(root, queries, isOver, (answer) => others.push(answer))),
  ])
  const result = { name, light: figures(light), loopP99: Number((await loopP99(root)).toFixed(1)) }
  return clients.length > 0 ? { ...result, others: figures(others) } : result
}

const threads = options.threads ? ['--threads', options.threads] : []
const { url, end } = serveArchive(['--seeds', seeds, '--index', index, ...threads], {
  program: options.program,
})
try {
  const root = await url
  // The first answers load tables, and typeahead is built beside them.
  await probe(root, performance.now() + runMs, () => {})
  const heavy = (from) => (n) => HEAVY[(from + n) % HEAVY.length]
  const mixed = (from) => (n) =>
    (from + n) % 2 === 0 ? HEAVY[(from * 3 + n) % HEAVY.length] : LIGHT[(from + n) % LIGHT.length]
  const results = [
    await run(root, 'alone', []),
    await run(root, 'beside 1 heavy client', [heavy(0)]),
    await run(
      root,
      `beside ${MIXED} mixed clients`,
      Array.from({ length: MIXED }, (_, i) => mixed(i)),
    ),
  ]
  const longest = []
  for (const q of HEAVY)
    longest.push({
      q: q.slice(0, 24),
      characters: [...q].length,
      ms: Math.round((await ask(undefined, search(root, q, 7))).ms),
    })
  const said = {
    processors: availableParallelism(),
    load: loadavg().map((x) => Number(x.toFixed(1))),
    results,
    longest,
  }
  if (options.json) console.log(JSON.stringify(said, null, 2))
  else {
    console.log(`${said.processors} processors, load ${said.load.join(' ')}; milliseconds`)
    for (const { name, light, loopP99: loop, others } of results) {
      console.log(
        `${name}: light ${text(light)}; event loop p99 ${loop}${others ? `; others ${text(others)}` : ''}`,
      )
    }
    for (const { q, characters, ms } of longest) console.log(`${ms} ms: ${q}… (${characters} characters)`)
  }
} finally {
  await end()
}

function text({ asked, p50, p99, max, ...kinds }) {
  const other = Object.entries(kinds).map(([kind, n]) => `, ${kind} ${n}×`)
  return `${asked} asked, p50 ${p50}, p99 ${p99}, max ${max}${other.join('')}`
}
