/**
 * Jiebao beside engines that run inside a program: SQLite FTS5, FlexSearch, MiniSearch, Orama. README.md says what is measured.
 *
 *   node bench/peers/rivals.mjs DATA OUT [--only NAME,…] [--seconds 5] [--limit 600] [--memory 4096]
 *   node bench/peers/rivals.mjs DATA OUT --articles 100000 --stories STORIES.jsonl
 *
 * The first prints all tables. The second builds only, and says who holds so many articles and where the others stop.
 * DATA has cctv_news and cmrc2018; OUT takes all that is made. `--seconds`: the longest that one step of asking takes;
 * what was asked until then counts. `--limit` and `--memory`: seconds and MB after which a rival is ended.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { foldText } from '../../dist/src/analysis/analysis.js'
import { residentMB } from '../processes.mjs'
import { openWords, pairs } from './cuts.mjs'
import { drawQueries } from './drawn.mjs'
import { describeMachine, loadAverage } from './machine.mjs'
import { rivalsReport } from './rivals-report.mjs'

const CLASSES = ['word', 'and', 'or', 'phrase', 'name']
const STRINGS = ['phrase', 'name']
/** Each at the best setting for Chinese that it has, then all on equal tokens; `classes`: of which it is asked. */
const RIVALS = [
  { name: 'jiebao', adapter: 'product', cut: 'raw', classes: CLASSES },
  { name: 'sqlite-trigram', adapter: 'sqlite', cut: 'raw', classes: CLASSES },
  { name: 'flexsearch-cjk', adapter: 'flexsearch', cut: 'raw', classes: CLASSES },
  { name: 'orama-mandarin', adapter: 'orama', cut: 'raw', classes: CLASSES },
  { name: 'minisearch-pairs', adapter: 'minisearch', cut: 'pairs', classes: CLASSES },
  { name: 'jiebao-words', adapter: 'kernels', cut: 'words', classes: ['word', 'and', 'or'] },
  { name: 'sqlite-words', adapter: 'sqlite', cut: 'words', classes: CLASSES },
  { name: 'flexsearch-words', adapter: 'flexsearch', cut: 'words', classes: CLASSES },
  { name: 'minisearch-words', adapter: 'minisearch', cut: 'words', classes: CLASSES },
  { name: 'orama-words', adapter: 'orama', cut: 'words', classes: CLASSES },
  { name: 'jiebao-pairs', adapter: 'kernels', cut: 'pairs', classes: STRINGS, steps: ['latency', 'found'] },
  { name: 'sqlite-pairs', adapter: 'sqlite', cut: 'pairs', classes: STRINGS },
]
const CUTS = ['raw', 'words', 'pairs']
const STEPS = ['latency', 'found', 'cctv', 'cmrc']
const SAMPLE_MS = 250
const CHILD = fileURLToPath(new URL('rival.mjs', import.meta.url))

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: RIVALS.map(({ name }) => name).join() },
    seconds: { type: 'string', default: '5' },
    limit: { type: 'string', default: '600' },
    memory: { type: 'string', default: '4096' },
    'per-class': { type: 'string', default: '200' },
    strings: { type: 'string', default: '10000' },
    articles: { type: 'string' },
    stories: { type: 'string' },
  },
})
const [data, out] = positionals
if (!out) throw new Error('Cannot start: name DATA and OUT, as the head of this file says')
const only = values.only.split(',')
const chosen = RIVALS.filter(({ name }) => only.includes(name))
const work = resolve(out, values.articles ? `rivals-${values.articles}` : 'rivals')
rmSync(work, { recursive: true, force: true })
mkdirSync(work, { recursive: true })

const readLines = (...path) =>
  readFileSync(join(data, ...path), 'utf8')
    .split('\n')
    .filter(Boolean)
const words = openWords()
const cutBy = {
  raw: (text) => JSON.stringify(text),
  words: (text) => words(foldText(text)).join(' '),
  pairs: (text) => pairs(foldText(text)).join(' '),
}
const cuts = CUTS.filter((cut) => chosen.some((rival) => rival.cut === cut))

/** A line for each text in a file of each cut. */
async function writeTexts(name, texts) {
  const files = cuts.map((cut) => ({ cut, file: createWriteStream(join(work, `${name}.${cut}`)) }))
  for await (const text of texts) {
    for (const { cut, file } of files) if (!file.write(`${cutBy[cut](text)}\n`)) await once(file, 'drain')
  }
  for (const { file } of files) await once(file.end(), 'finish')
}

/** Queries of a set with the number of the one article that each wants. */
function readSet(folder, articles, isAsked) {
  const numbers = new Map(articles.map(({ id }, i) => [id, i]))
  const wanted = new Map(
    readLines(folder, 'qrels.tsv').map((line) => [line.split('\t')[0], line.split('\t')[1]]),
  )
  return readLines(folder, 'queries.jsonl')
    .map((line) => JSON.parse(line))
    .filter(isAsked)
    .map(({ id, text }) => ({ text, article: numbers.get(wanted.get(id)) }))
}

/** What is asked, cut as the engine's texts are. Of free text a token counts once. */
function writeQueries(asked) {
  for (const cut of cuts) {
    const split = {
      raw: (text) => [text],
      words: (text) => words(foldText(text)),
      pairs: (text) => pairs(foldText(text)),
    }[cut]
    const strings = (list) => list.map(({ text, ...rest }) => ({ ...rest, terms: split(text) }))
    const free = (list) =>
      strings(list).map(({ terms, ...rest }) => ({ ...rest, terms: [...new Set(terms)] }))
    const classes = Object.fromEntries(
      Object.entries(asked.classes).map(([name, list]) => [
        name,
        list.map(({ how, parts }) => ({ how, terms: parts.flatMap(split) })),
      ]),
    )
    const all = { classes, strings: strings(asked.strings), cctv: free(asked.cctv), cmrc: free(asked.cmrc) }
    writeFileSync(join(work, `queries.${cut}.json`), JSON.stringify(all))
  }
}

async function prepare() {
  const stories = readLines('cctv_news', 'docs.jsonl').map((line) => JSON.parse(line))
  const passages = readLines('cmrc2018', 'passages.jsonl').map((line) => JSON.parse(line))
  const cctv = readSet('cctv_news', stories, () => true)
  const cmrc = readSet('cmrc2018', passages, ({ split }) => split === 'dev')
  const texts = stories.map(({ text }) => text)
  const sizes = { perClass: Number(values['per-class']), strings: Number(values.strings), counted: 1000 }
  writeQueries({ ...drawQueries(texts, cctv, words, foldText, sizes), cctv, cmrc })
  await writeTexts('main', texts)
  await writeTexts(
    'cmrc',
    passages.map(({ text }) => text),
  )
}

/** Only as many articles as are asked for, and nothing to ask. */
async function prepareMany() {
  writeQueries({ classes: {}, strings: [], cctv: [], cmrc: [] })
  async function* texts() {
    let left = Number(values.articles)
    for await (const line of createInterface({ input: createReadStream(values.stories) })) {
      yield JSON.parse(line).text
      if (--left === 0) return
    }
  }
  await writeTexts('main', texts())
}

/** Runs one rival to its end, or to the bound that it breaks. @returns what it said, and why it stopped */
async function run({ name, adapter, cut, classes }, steps) {
  const folder = join(work, 'index', name)
  const options = JSON.stringify({ steps, classes, seconds: Number(values.seconds) })
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${values.memory}`, CHILD, adapter, cut, work, folder, options],
    { detached: true, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const said = { name, cut, peakMB: 0, documents: 0, load: loadAverage(), stopped: undefined }
  const end = (why) => {
    said.stopped ??= why
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
  let isBuilding = true
  const watching = setInterval(() => {
    const now = residentMB(child.pid) ?? 0
    if (isBuilding) said.peakMB = Math.max(said.peakMB, now)
    if (now > Number(values.memory)) end(`over ${values.memory} MB`)
  }, SAMPLE_MS)
  const late = setTimeout(() => end(`longer than ${values.limit} s`), Number(values.limit) * 1e3)
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const { step, ...rest } = JSON.parse(line)
    if (step === 'adding') said.documents = Math.max(said.documents, rest.documents)
    else if (step === 'built' && rest.name === 'main') {
      isBuilding = false
      said.built = rest
    } else if (step !== 'built') said[step] = rest
  }
  const [status, signal] = await exited
  if (status !== 0)
    said.stopped ??= signal === 'SIGABRT' ? 'its heap is full' : `ended with ${status ?? signal}`
  clearInterval(watching)
  clearTimeout(late)
  rmSync(folder, { recursive: true, force: true })
  return said
}

await (values.articles ? prepareMany() : prepare())
const results = []
for (const rival of chosen) {
  const said = await run(rival, values.articles ? [] : (rival.steps ?? STEPS))
  results.push(said)
  process.stderr.write(
    `${rival.name}: ${said.built ? `built in ${said.built.seconds.toFixed(1)} s` : ''} ${said.stopped ?? ''}\n`,
  )
}
writeFileSync(join(work, 'results.json'), JSON.stringify(results))
console.log(`${describeMachine()}, load ${loadAverage()}\n\n${rivalsReport(results)}`)
