/**
 * Times typeahead over half a million entries, by way of typing.
 *
 *   node bench/suggest.mjs [ENTRIES=500000] [PER_CLASS=5000]
 *
 * Entries are made with a fixed seed from the words of jieba's dictionary:
 * names of a surname and two characters, headlines of three to six words, and
 * the words themselves, with counts that fall as 1/rank. Each query is a piece
 * of an entry picked at random, asked once untimed and once timed.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readingsOf } from '../dist/src/analysis/analysis.js'
import { isSurname } from '../dist/src/lexicon.js'
import { Suggester } from '../dist/src/suggest/suggest.js'
import { random } from './sums.mjs'

const [, , entries = '500000', perClass = '5000'] = process.argv
const next = random(11)
const pick = (list) => list[Math.floor(next() * list.length)]

const folder = dirname(createRequire(import.meta.url).resolve('@node-rs/jieba'))
const words = readFileSync(join(folder, 'dict.txt'), 'utf8')
  .split('\n')
  .map((line) => line.split(' ')[0])
  .filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
const chars = [...new Set(words.join(''))]
const surnames = chars.filter(isSurname)

/** @returns {import('../dist/src/model.js').Suggestion[]} */
function makeEntries(most) {
  /** @type {import('../dist/src/model.js').Suggestion[]} */
  const made = []
  for (let i = 0; i < most; i++) {
    const hits = 1 + Math.floor(20_000 / (1 + next() * most))
    const part = i % 10
    if (part < 1) made.push({ text: pick(surnames) + pick(chars) + pick(chars), kind: 'name', hits })
    else if (part < 5) {
      const length = 3 + Math.floor(next() * 4)
      made.push({ text: Array.from({ length }, () => pick(words)).join(''), kind: 'headline', hits: 1 })
    } else made.push({ text: pick(words), kind: 'term', hits })
  }
  return made
}

const all = makeEntries(Number(entries))
globalThis.gc?.()
const before = process.memoryUsage()
const startMs = performance.now()
const steps = Suggester.build(all)
let suggester
const cpuMs = () => process.cpuUsage().user / 1000
const fromCpuMs = cpuMs()
const taken = []
for (let lastMs = fromCpuMs; ; ) {
  const { done, value } = steps.next()
  const nowMs = cpuMs()
  taken.push(nowMs - lastMs)
  lastMs = nowMs
  if (done) {
    suggester = value
    break
  }
}
const buildMs = performance.now() - startMs
const buildCpuMs = cpuMs() - fromCpuMs
globalThis.gc?.()
const heapMB = (process.memoryUsage().heapUsed - before.heapUsed) / 1e6

const slice = (text, least, most) => {
  const signs = [...text]
  const length = least + Math.floor(next() * (most - least + 1))
  const from = Math.floor(next() * Math.max(1, signs.length - length))
  return signs.slice(from, from + length).join('')
}
const read = (text) =>
  readingsOf([...text].slice(0, 4).join(''))[0] ?? { syllables: ['a'], full: 'a', initials: 'a' }
const ways = {
  'one character': ({ text }) => [...text][0],
  'two or three characters': ({ text }) => [...text].slice(0, 2 + Math.floor(next() * 2)).join(''),
  'a piece from within': ({ text }) => slice(text, 2, 5),
  'one letter': ({ text }) => read(text).full[0],
  pinyin: ({ text }) => read(text).full.slice(0, 2 + Math.floor(next() * 7)),
  'pinyin, spaced': ({ text }) => read(text).syllables?.join(' ') ?? 'a',
  initials: ({ text }) => read(text).initials.slice(0, 3),
}

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(3)
const row = (name, times, offered) => {
  const sorted = times.sort((a, b) => a - b)
  console.log(
    `${name.padEnd(24)} p50 ${at(sorted, 0.5)}  p99 ${at(sorted, 0.99)}  worst ${at(sorted, 1)} ms  offered ${(offered / times.length).toFixed(1)}`,
  )
}
taken.sort((a, b) => a - b)
console.log(
  `${all.length} entries: built in ${(buildMs / 1000).toFixed(1)} s (${(buildCpuMs / 1000).toFixed(1)} s of CPU) in ${taken.length} steps, p99 ${at(taken, 0.99)}, longest ${at(taken, 1)} ms of CPU; heap ${heapMB.toFixed(0)} MB`,
)
const everything = []
for (const [name, way] of Object.entries(ways)) {
  const queries = Array.from({ length: Number(perClass) }, () => way(pick(all)))
  for (const q of queries) suggester.suggest(q, 8)
  let offered = 0
  const times = queries.map((q) => {
    const fromMs = performance.now()
    offered += suggester.suggest(q, 8).length
    return performance.now() - fromMs
  })
  everything.push(...times)
  row(name, times, offered)
}
row('all', everything, 0)
