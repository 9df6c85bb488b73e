/**
 * Jiebao's server beside one node of OpenSearch under open-loop load. README.md says what is asked.
 *
 *   node bench/peers/serving.mjs DATA OUT [--seconds 6] [--heap 256] [--from 10] [--factor 1.3] [--threads N] [--limits 10,50] [--quoted]
 *
 * Both hold the stories of DATA/cctv_news with headlines and dates. At each rate the servers are asked one after the other; a server
 * that misses the longest limit twice in a row is asked no more. Needs a JDK from 21 on and Maven, as `npm run test:cluster` does.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { foldText } from '../../dist/src/analysis/analysis.js'
import { openArchive } from '../../dist/src/jiebao.js'
import { Cluster } from '../../tests/cluster/nodes.mjs'
import { OPENSEARCH } from '../../tests/cluster/settings.mjs'
import { proportionalMB, residentMB } from '../processes.mjs'
import { serveArchive } from '../served.mjs'
import { median, quantile, random, shuffled } from '../sums.mjs'
import { openWords } from './cuts.mjs'
import { drawQueries } from './drawn.mjs'
import { cpuSecondsOf, describeMachine, loadAverage } from './machine.mjs'
import { highestRate, offer, planArrivals } from './openloop.mjs'
import { table } from './report.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '6' },
    heap: { type: 'string', default: '256' },
    from: { type: 'string', default: '10' },
    factor: { type: 'string', default: '1.3' },
    warm: { type: 'string', default: '15' },
    articles: { type: 'string', default: '1000000' },
    limits: { type: 'string', default: '10,50' },
    quoted: { type: 'boolean', default: false },
    threads: { type: 'string' },
  },
})
const [data, out] = positionals
if (!out) throw new Error('Cannot start: name DATA and OUT, as the head of this file says')
const LIMITS_MS = values.limits.split(',').map(Number)
const HITS = 20
const INDEX = 'stories'
/** No rate is tried beyond: arrivals would stand closer than the client’s timers can tell. */
const MOST_RATE = 4000
const PER_CLASS = 300
const BULK = 1000
/** Who ask without a pause: to warm up, and to see what an answer costs where both cores are busy. */
const CLIENTS = 4
const TURNS = 3

const linesOf = (name) =>
  readFileSync(join(data, 'cctv_news', name), 'utf8')
    .split('\n')
    .filter(Boolean)
const stories = linesOf('docs.jsonl')
  .slice(0, Number(values.articles))
  .map((line) => JSON.parse(line))

/** Queries of all classes in one mixed order, each as both servers are asked it. */
function drawn() {
  const numbers = new Map(stories.map(({ id }, i) => [id, i]))
  const titles = stories.map(({ id, title }) => ({ text: title, article: numbers.get(id) }))
  const texts = stories.map(({ text }) => text)
  const sizes = { perClass: PER_CLASS, strings: 0, counted: 0 }
  const { classes } = drawQueries(texts, titles, openWords(), foldText, sizes)
  const all = Object.entries(classes).flatMap(([name, list]) => list.map((query) => ({ name, ...query })))
  return shuffled(all, random(3))
}

/** As a reader types it; with `--quoted` in quotation marks throughout, which ask what the phrases of OpenSearch do. */
function typed({ how, parts }) {
  const quoted = (text) => `"${text}"`
  const texts = how === 'phrase' || values.quoted ? parts.map(quoted) : parts
  return texts.join(how === 'any' ? ' OR ' : ' ')
}

/** A request as it goes over the wire; resolves with the answer’s text, undefined where it was not answered rightly. */
function send(agent, url, body) {
  return new Promise((done) => {
    const headers = body ? { 'content-type': 'application/json' } : {}
    const asked = request(url, { agent, method: body ? 'POST' : 'GET', headers }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('error', () => done(undefined))
      response.on('end', () =>
        done(response.statusCode === 200 ? Buffer.concat(parts).toString() : undefined),
      )
    })
    asked.on('error', () => done(undefined))
    asked.end(body)
  })
}

async function startJiebao() {
  const folder = resolve(out, 'serving')
  const [seeds, index] = ['seeds', 'index'].map((name) => join(folder, name))
  for (const each of [seeds, index]) mkdirSync(each, { recursive: true })
  const file = join(seeds, 'stories.jsonl')
  const text = stories.map((story) => `${JSON.stringify(story)}\n`).join('')
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  const archive = await openArchive({ seeds, index })
  await archive.index()
  await archive.close()
  const threads = values.threads ? ['--threads', values.threads] : []
  const { server, url, end } = serveArchive(['--seeds', seeds, '--index', index, ...threads])
  const root = await url
  return {
    name: 'jiebao',
    pid: server.pid,
    end,
    ask: (agent, query, hits) =>
      send(agent, `${root}/api/search?q=${encodeURIComponent(typed(query))}&hitsPerPage=${hits}`),
    totalOf: (text) => JSON.parse(text).totalHits,
  }
}

const MAPPINGS = {
  dynamic: false,
  properties: {
    title: { type: 'text', analyzer: 'cjk', index_options: 'offsets' },
    text: { type: 'text', analyzer: 'cjk', index_options: 'offsets' },
    publication: { type: 'keyword' },
    date: { type: 'date' },
  },
}

/** What an answer of Jiebao’s has: hits with marked passages, their number, a facet, a timeline. */
function bodyOf({ how, parts }, hits) {
  const clauses = parts.map((query) => ({
    multi_match: { query, type: 'phrase', fields: ['title^3', 'text'] },
  }))
  return JSON.stringify({
    size: hits,
    track_total_hits: true,
    _source: ['title', 'date', 'publication'],
    query: { bool: how === 'any' ? { should: clauses } : { must: clauses } },
    highlight: {
      fields: { title: { number_of_fragments: 0 }, text: { number_of_fragments: 3, fragment_size: 60 } },
    },
    aggs: {
      publication: { terms: { field: 'publication' } },
      month: { date_histogram: { field: 'date', calendar_interval: 'month' } },
    },
  })
}

async function startOpenSearch() {
  const cluster = await Cluster.start({ nodes: 1, heapMb: Number(values.heap), flags: [] })
  const [node] = cluster.nodes
  const ask = async (method, path, body) => {
    const headers = { 'content-type': body?.endsWith('\n') ? 'application/x-ndjson' : 'application/json' }
    const response = await fetch(`${node.url}/${path}`, { method, body, headers })
    const answer = await response.json()
    if (!response.ok || answer.errors) throw new Error(JSON.stringify(answer).slice(0, 500))
  }
  const settings = { number_of_shards: 1, number_of_replicas: 0 }
  await ask('PUT', INDEX, JSON.stringify({ settings, mappings: MAPPINGS }))
  for (let from = 0; from < stories.length; from += BULK) {
    const rows = stories.slice(from, from + BULK).map(({ title, text, date, publication }) => {
      const action = JSON.stringify({ index: {} })
      return `${action}\n${JSON.stringify({ title, text, date, publication })}\n`
    })
    await ask('POST', `${INDEX}/_bulk`, rows.join(''))
  }
  await ask('POST', `${INDEX}/_forcemerge?max_num_segments=1`)
  await ask('POST', `${INDEX}/_refresh`)
  return {
    name: `OpenSearch ${OPENSEARCH}`,
    pid: node.pid,
    end: () => cluster.close(),
    ask: (agent, query, hits) => send(agent, `${node.url}/${INDEX}/_search`, bodyOf(query, hits)),
    totalOf: (text) => JSON.parse(text).hits.total.value,
  }
}

let sent = 0
/** The next query, with another length of page for every pass over them, so that no answer is a remembered one. */
function askNext(server, agent) {
  const n = sent++
  const hits = HITS + (Math.floor(n / queries.length) % 40)
  return server.ask(agent, queries[n % queries.length], hits)
}

/** Some clients that ask without a pause. @returns answers a second, and CPU of the server for one in ms */
async function saturate(server, seconds) {
  const agent = new Agent({ keepAlive: true })
  const cpu = cpuSecondsOf(server.pid)
  const start = performance.now()
  let answers = 0
  const client = async () => {
    while (performance.now() - start < seconds * 1000)
      if ((await askNext(server, agent)) !== undefined) answers++
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
  const cpuSeconds = cpuSecondsOf(server.pid) - cpu
  return { perSecond: (answers / (performance.now() - start)) * 1000, cpuMs: (cpuSeconds * 1000) / answers }
}

/** One step: so many a second for a while. */
async function step(server, rate, seconds) {
  const agent = new Agent({ keepAlive: true })
  const plan = planArrivals(rate, seconds, random(Math.round(rate)))
  const ms = await offer(plan, async () => (await askNext(server, agent)) !== undefined)
  agent.destroy()
  const failed = ms.filter((each) => each === Infinity).length
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(ms, share))
  return { rate, p50, p99, failed, asked: ms.length, load: loadAverage() }
}

/** How often both name the same number of hits, by class: the same is asked of both. */
async function compare(servers, queries) {
  const agent = new Agent({ keepAlive: true })
  const counts = {}
  for (const query of queries.slice(0, 250)) {
    const totals = await Promise.all(
      servers.map(async (server) => server.totalOf(await server.ask(agent, query, HITS))),
    )
    counts[query.name] ??= { same: 0, of: 0 }
    counts[query.name].of++
    if (totals[0] === totals[1]) counts[query.name].same++
  }
  agent.destroy()
  return Object.entries(counts).map(([name, { same, of }]) => `${name} ${same} of ${of}`)
}

const queries = drawn()
const servers = [await startJiebao(), await startOpenSearch()]
try {
  const same = await compare(servers, queries)
  for (const server of servers) await saturate(server, Number(values.warm))
  const runs = servers.map((server) => ({ server, full: [], steps: [], missed: 0 }))
  for (let i = 0; i < TURNS; i++)
    for (const run of runs) run.full.push(await saturate(run.server, Number(values.seconds)))
  for (let rate = Number(values.from); rate < MOST_RATE; rate *= Number(values.factor)) {
    for (const run of runs.filter(({ missed }) => missed < 2)) {
      const done = await step(run.server, rate, Number(values.seconds))
      run.steps.push(done)
      run.missed = done.p99 <= Math.max(...LIMITS_MS) ? 0 : run.missed + 1
      process.stderr.write(`${run.server.name} ${JSON.stringify(done)}\n`)
    }
    if (runs.every(({ missed }) => missed >= 2)) break
  }
  const rows = runs.map(({ server, full, steps }) => [
    server.name,
    ...LIMITS_MS.map((limit) => highestRate(steps, limit).toFixed(0)),
    median(full.map(({ perSecond }) => perSecond)).toFixed(0),
    median(full.map(({ cpuMs }) => cpuMs)).toFixed(1),
    residentMB(server.pid)?.toFixed(0) ?? '–',
    proportionalMB(server.pid)?.toFixed(0) ?? '–',
  ])
  const heads = LIMITS_MS.map((limit) => `a second, p99 ≤ ${limit} ms`)
  const steps = runs.flatMap(({ server, steps: all }) =>
    all.map(({ rate, p50, p99, failed, asked, load }) => [
      server.name,
      rate.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      `${failed} of ${asked}`,
      load.toFixed(1),
    ]),
  )
  console.log(`${describeMachine()}; ${stories.length} stories; heap of OpenSearch ${values.heap} MB\n`)
  console.log(
    table(
      ['server', ...heads, `${CLIENTS} clients: a second`, 'CPU, ms an answer', 'RSS, MB', 'PSS, MB'],
      rows,
    ),
  )
  console.log(`Equal numbers of hits: ${same.join(', ')}.\n`)
  console.log(table(['server', 'offered a second', 'p50, ms', 'p99, ms', 'unanswered', 'load'], steps))
} finally {
  for (const server of servers) await server.end()
}
