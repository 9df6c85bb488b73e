/**
 * Jiebao beside Lucene and tantivy on identical tokens. README.md says what is timed.
 *
 *   node bench/peers/peers.mjs build  OUT [--times 3]
 *   node bench/peers/peers.mjs verify OUT
 *   node bench/peers/peers.mjs bench  OUT [--passes 3] [--first 1] [--warm 20] [--rounds 15]
 *   node bench/peers/peers.mjs report OUT
 *
 * `build` compiles the peers and builds every index. `bench` verifies first; its passes are numbered from
 * `--first` on. All take `--java-home` (else JAVA_HOME), `--core` (the last), `--sets` and `--engines`. A
 * difference between answers ends with status 1.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { medianOfEach, random, shuffled } from '../sums.mjs'
import { differences, phraseDifferences } from './compare.mjs'
import { CLASSES, ENGINES, Engines, hasHeadlines } from './engines.mjs'
import { describeMachine, loadAverage, watchOthers } from './machine.mjs'
import { report, summary } from './report.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    'java-home': { type: 'string', default: process.env.JAVA_HOME ?? '' },
    core: { type: 'string', default: String(cpus().length - 1) },
    sets: { type: 'string', default: 'jieba,bigram' },
    engines: { type: 'string', default: ENGINES.join() },
    times: { type: 'string', default: '3' },
    passes: { type: 'string', default: '3' },
    first: { type: 'string', default: '1' },
    warm: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '15' },
  },
})
const [step, folder] = positionals
if (!folder) throw new Error('Cannot start: name a step and a folder, as the head of this file says')
if (step !== 'report' && values['java-home'] === '')
  throw new Error('Cannot find a JDK: give --java-home or set JAVA_HOME')
const out = resolve(folder)
const engines = new Engines(out, { javaHome: values['java-home'], core: Number(values.core) })
const sets = values.sets.split(',')
const names = values.engines.split(',')
const results = join(out, 'results')
mkdirSync(results, { recursive: true })

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
const writeJson = (path, value) => writeFileSync(path, JSON.stringify(value))
const linesOf = (path) => readFileSync(path, 'utf8').split('\n').slice(0, -1)

/** Bytes of a folder by the ending of file names. */
function partsOf(folder) {
  const parts = {}
  for (const file of readdirSync(folder)) {
    const part = extname(file).slice(1) || 'other'
    parts[part] = (parts[part] ?? 0) + statSync(join(folder, file)).size
  }
  return parts
}

function build() {
  engines.compile()
  const path = join(results, 'build.json')
  const isBuiltNow = ({ set, engine }) => sets.includes(set) && names.includes(engine)
  const built = existsSync(path) ? readJson(path).filter((row) => !isBuiltNow(row)) : []
  for (const set of sets) {
    for (const engine of names) {
      for (const index of engines.indexesOf(engine, set)) {
        const times = engines.build(engine, set, index, Number(values.times))
        built.push({
          set,
          engine,
          kind: index.kind,
          times,
          parts: partsOf(engines.index(engine, index.name)),
        })
        console.log(set, engine, index.kind, times.map(({ seconds }) => `${seconds.toFixed(1)} s`).join(' '))
      }
    }
  }
  writeJson(path, built)
}

/** @returns whether all engines give the same answers */
function verify() {
  let found = 0
  for (const set of sets) {
    const queries = linesOf(engines.queries(set))
    const documents = linesOf(engines.tokens(set)).map((line) => ` ${line.replace('\t', ' ')} `)
    const dumps = Object.fromEntries(
      ['lucene', ...names].map((engine) => [engine, engines.dump(engine, set)]),
    )
    const all = differences(dumps, queries, hasHeadlines(set) ? ['tantivy'] : [])
    for (const engine of names) all.push(...phraseDifferences(engine, dumps[engine], queries, documents))
    for (const difference of all.slice(0, 10)) console.log(difference)
    console.log(`${set}: ${queries.length} queries of ${names.length} engines, ${all.length} differences`)
    found += all.length
  }
  return found === 0
}

/** One pass over a set with processes of its own. */
async function pass(set, seed) {
  const next = random(seed)
  const classes = CLASSES.filter((name) =>
    linesOf(engines.queries(set)).some((line) => line.startsWith(`${name}\t`)),
  )
  const serving = {}
  for (const engine of names) serving[engine] = await engines.serve(engine, set)
  const round = async (record) => {
    for (const name of classes)
      for (const engine of shuffled(names, next)) record(engine, name, await serving[engine].ask(name))
  }
  const empty = () => Object.fromEntries(names.map((engine) => [engine, {}]))
  const cold = empty()
  await round((engine, name, ns) => {
    cold[engine][name] = ns.map((each) => each / 1e3)
  })
  const [warm, rounds] = [Number(values.warm), Number(values.rounds)]
  for (let i = 0; i < warm; i++) await round(() => {})
  const others = watchOthers(
    names.map((engine) => serving[engine].pid),
    engines.core,
  )
  const times = empty()
  const load = loadAverage()
  for (let i = 0; i < rounds; i++) {
    await round((engine, name, ns) => {
      times[engine][name] ??= []
      times[engine][name].push(ns)
    })
  }
  const { all, pinned, seconds } = others()
  for (const engine of names) serving[engine].end()
  const us = empty()
  for (const engine of names)
    for (const name of classes) us[engine][name] = medianOfEach(times[engine][name]).map((ns) => ns / 1e3)
  return { set, us, cold, warm, rounds, load, others: all, othersPinned: pinned, seconds }
}

async function bench() {
  const first = Number(values.first)
  for (let i = first; i < first + Number(values.passes); i++) {
    for (const set of sets) {
      const done = await pass(set, i)
      writeJson(join(results, `${set}.${i}.json`), done)
      const means = (engine) =>
        Object.entries(done.us[engine]).map(([name, us]) => `${name} ${summary(us).mean.toFixed(1)}`)
      console.log(`${set}, pass ${i}: ${done.seconds.toFixed(0)} s, others ${done.others.toFixed(2)} cores`)
      for (const engine of names) console.log(`  ${engine.padEnd(10)}${means(engine).join('  ')}`)
    }
  }
}

function writeReport() {
  const passes = Object.fromEntries(
    sets.map((set) => [
      set,
      readdirSync(results)
        .filter((file) => file.startsWith(`${set}.`))
        .sort()
        .map((file) => readJson(join(results, file))),
    ]),
  )
  const built = join(results, 'build.json')
  const text = report({ built: existsSync(built) ? readJson(built) : [], passes })
  writeFileSync(join(results, 'report.md'), `${describeMachine()}\n\n${text}`)
  console.log(text)
}

if (step === 'build') build()
else if (step === 'verify') process.exitCode = verify() ? 0 : 1
else if (step === 'report') writeReport()
else if (step !== 'bench') throw new Error(`Cannot ${step}: the steps are build, verify, bench, report`)
else if (verify()) {
  await bench()
  writeReport()
} else process.exitCode = 1
