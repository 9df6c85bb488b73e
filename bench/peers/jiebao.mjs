/**
 * Jiebao's side: one segment, the kernels of the product, no cache of answers.
 *
 *   build TOKENS FOLDER TIMES word|bigram   a line each time: documents, seconds of wall, seconds of CPU
 *   dump  WORDS PAIRS QUERIES               a line a query: class, count or -1, ord:score of each hit
 *   serve WORDS PAIRS QUERIES               "ready", then for each line "CLASS" nanoseconds of its queries
 *
 * WORDS and PAIRS are folders of indexes; phrases are asked of the second. Articles
 * stand in the order of their lines, so that an article's number is its ord.
 */
import './weights.mjs'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openGeneration } from '../../dist/src/store/store.js'
import { Asker } from './ask.mjs'
import { buildIndex } from './invert.mjs'

const readLines = (path) => readFileSync(path, 'utf8').split('\n').slice(0, -1)

function timeBuild(path, folder, times, kind) {
  const lines = readLines(path)
  for (let i = 0; i < times; i++) {
    const startMs = performance.now()
    const cpu = process.cpuUsage()
    buildIndex(folder, lines, kind)
    const { user, system } = process.cpuUsage(cpu)
    console.log(`${lines.length} ${(performance.now() - startMs) / 1e3} ${(user + system) / 1e6}`)
  }
}

const readQueries = (path) =>
  readLines(path).map((line) => {
    const [name, tokens] = line.split('\t')
    return { name, tokens: tokens.split(' ') }
  })

function dump(asker, queries) {
  for (const { name, tokens } of queries) {
    const { hits, count } = asker.ask(name, tokens)
    console.log(`${name}\t${count}\t${hits.map(({ article, score }) => `${article}:${score}`).join(' ')}`)
  }
}

async function serve(asker, queries) {
  const classes = byName(queries)
  console.log('ready')
  for await (const name of createInterface({ input: process.stdin })) {
    const nanoseconds = []
    for (const { tokens } of classes.get(name)) {
      const start = process.hrtime.bigint()
      const { hits, count } = asker.ask(name, tokens)
      nanoseconds.push(process.hrtime.bigint() - start)
      // An answer that nobody looks at need not be computed.
      assert(hits.length + count >= -1)
    }
    console.log(nanoseconds.join(' '))
  }
}

function byName(queries) {
  const classes = new Map()
  for (const query of queries) classes.set(query.name, [...(classes.get(query.name) ?? []), query])
  return classes
}

const [, , mode, ...args] = process.argv
if (mode === 'build') {
  const [tokens, folder, times, kind] = args
  timeBuild(tokens, folder, Number(times), kind)
} else {
  const [words, pairs, path] = args
  const asker = new Asker(openGeneration(words), openGeneration(pairs))
  if (mode === 'dump') dump(asker, readQueries(path))
  else await serve(asker, readQueries(path))
}
