/**
 * One rival in a process of its own: builds, is asked, and says a line of JSON after each step, so that what it did
 * before it failed is known.
 *
 *   node bench/peers/rival.mjs ADAPTER CUT WORK FOLDER '{"steps": ["main", …], "classes": […], "seconds": 10}'
 *
 * ADAPTER is a file of rivals/, CUT is raw, words or pairs, WORK has what rivals.mjs wrote, FOLDER is for the index.
 */
import { closeSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { median, random, shuffled } from '../sums.mjs'

const [, , adapter, cut, work, folder, json] = process.argv
const { steps, classes, seconds } = JSON.parse(json)
const { open } = await import(`./rivals/${adapter}.mjs`)
const BATCH = 1000
const ROUNDS = 3
/** Strings are many: they have so many times the seconds of another step. */
const FINDING = 3
const BEST = 10

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** Lines of a file that need not fit into memory. */
function* linesOf(path) {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(1 << 20)
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) {
    const lines = (rest + decoder.write(bytes.subarray(0, read))).split('\n')
    rest = lines.pop()
    yield* lines
  }
  closeSync(file)
}

function* batchesOf(path) {
  let batch = []
  for (const line of linesOf(path)) {
    batch.push(cut === 'raw' ? JSON.parse(line) : line)
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Builds what stands in a file. Time is the engine's alone; reading is not counted. */
async function build(name) {
  const own = join(folder, name)
  mkdirSync(own, { recursive: true })
  const engine = await open(own, cut)
  let ms = 0
  let documents = 0
  const timed = async (act) => {
    const start = performance.now()
    await act()
    ms += performance.now() - start
  }
  for (const batch of batchesOf(join(work, `${name}.${cut}`))) {
    await timed(() => engine.add(batch))
    documents += batch.length
    tell({ step: 'adding', documents })
  }
  await timed(() => engine.finish())
  tell({ step: 'built', name, documents, seconds: ms / 1e3, bytes: engine.bytes?.() ?? null })
  return engine
}

/** @param times of the seconds that a step has */
const isOver = (times = 1) => {
  const end = performance.now() + seconds * times * 1e3
  return () => performance.now() > end
}

async function timeClasses(engine, queries) {
  const next = random(7)
  const asked = Object.entries(queries)
    .filter(([name]) => classes.includes(name))
    .flatMap(([name, list]) => list.map((query) => ({ ...query, name, us: [], hits: null })))
  const over = isOver()
  for (let round = 0; round <= ROUNDS && !over(); round++) {
    for (const query of shuffled(asked, next)) {
      // The first round warms up; an engine that takes all the time for it has no other.
      if (over()) break
      const start = process.hrtime.bigint()
      await engine.best(query.how, query.terms)
      const us = Number(process.hrtime.bigint() - start) / 1e3
      if (round === 0) query.first = us
      else query.us.push(us)
    }
  }
  const counting = isOver()
  for (const query of shuffled(asked, next)) {
    if (counting()) break
    query.hits = (await find(engine, query, undefined)).hits
  }
  const rows = {}
  for (const { name, us, first, hits } of asked) {
    rows[name] ??= []
    rows[name].push({ us: us.length > 0 ? median(us) : (first ?? null), hits })
  }
  tell({ step: 'latency', rows })
}

/** How many hits there are, and whether an article is among them. */
async function find(engine, { how, terms }, article) {
  if (terms.length === 0) return { hits: 0, isFound: false }
  if (engine.find) return engine.find(how, terms, article)
  const hits = await engine.every(how, terms)
  return { hits: hits.length, isFound: hits.includes(article) }
}

/** Whether the article that a string was cut from is among all hits, and whether these are as many as hold it, as printed or folded. */
async function findAll(engine, strings) {
  const said = { asked: 0, found: 0, counted: 0, exact: 0 }
  const over = isOver(FINDING)
  for (const { terms, article, holders } of strings) {
    if (over()) break
    const { hits, isFound } = await find(engine, { how: 'phrase', terms }, article)
    said.asked++
    if (isFound) said.found++
    if (holders === null) continue
    said.counted++
    if (isFound && holders.includes(hits)) said.exact++
  }
  tell({ step: 'found', ...said })
}

/** How well the one article that is wanted is ranked. */
async function retrieve(engine, name, queries) {
  const said = { asked: 0, mrr: 0, first: 0, ten: 0 }
  const over = isOver()
  for (const { terms, article } of queries) {
    if (over()) break
    const rank = (await engine.best('text', terms)).slice(0, BEST).indexOf(article) + 1
    said.asked++
    if (rank === 0) continue
    said.mrr += 1 / rank
    said.ten++
    if (rank === 1) said.first++
  }
  tell({ step: name, ...said })
}

const queries = JSON.parse(readFileSync(join(work, `queries.${cut}.json`), 'utf8'))
const main = await build('main')
if (steps.includes('latency')) await timeClasses(main, queries.classes)
if (steps.includes('found')) await findAll(main, queries.strings)
if (steps.includes('cctv')) await retrieve(main, 'cctv', queries.cctv)
await main.close()
if (steps.includes('cmrc')) {
  const passages = await build('cmrc')
  await retrieve(passages, 'cmrc', queries.cmrc)
  await passages.close()
}
process.exit(0)
