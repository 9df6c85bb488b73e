/**
 * Whether the harness of bench/peers still asks the kernels what it says it asks: its
 * answers against adding up by hand. Lucene and tantivy are not needed.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'jiebao-peers-'))
const PROGRAM = 'bench/peers/jiebao.mjs'
const [tokens, queries, words, pairs] = ['tokens', 'queries', 'words', 'pairs'].map((name) =>
  join(folder, name),
) as [string, string, string, string]

/** Three hundred strings over five characters, none like the others. */
const texts = Array.from({ length: 300 }, (_, i) =>
  Array.from(
    { length: 5 + ((i * 7) % 23) },
    (_, at) => '甲乙丙丁戊'[(i * i + at * at * (i % 11) + at) % 5]!,
  ).join(''),
)
const pairsOf = (text: string) => [...text].slice(1).map((sign, i) => text[i]! + sign)
const documents = texts.map(pairsOf)

type Answer = { count: number; hits: { article: number; score: number }[] }
const asked = ['甲乙 乙丙', '丙丁 戊甲 甲甲', '丁丁 丁戊 戊戊 戊丙'].flatMap((list) =>
  ['or10', 'orfull10', 'and10', 'count_or', 'count_and', 'top100_count'].map((name) => ({ name, list })),
)
const phrases = ['甲乙 乙丙', '丙丁 丁戊 戊甲', '甲甲 甲甲', '戊乙 乙丁 丁丙 丙甲'].map((list) => ({
  name: 'phrase10',
  list,
}))
const all = [...asked, ...phrases]

const run = (...args: string[]) => execFileSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' })
let answers: Answer[] = []

function readAnswer(line: string): Answer {
  const [, count, hits = ''] = line.split('\t')
  const read = hits
    .split(' ')
    .filter(Boolean)
    .map((hit) => hit.split(':').map(Number) as [number, number])
  return { count: Number(count), hits: read.map(([article, score]) => ({ article, score })) }
}

const mean = documents.reduce((sum, { length }) => sum + length, 0) / documents.length
const worth = (times: number, length: number) => times / (times + 1.2 * (0.25 + (0.75 * length) / mean))

function idf(token: string): number {
  const holding = documents.filter((document) => document.includes(token)).length
  return Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5))
}

const times = <T>(list: readonly T[], is: (one: T, at: number) => boolean) => list.filter(is).length

/** What an article scores; 0 if it is no hit. */
function scoreOf(article: number, name: string, list: string[]): number {
  const document = documents[article]!
  if (name === 'phrase10') {
    const found = times(document, (_, at) => list.every((pair, i) => document[at + i] === pair))
    return found === 0 ? 0 : worth(found, document.length) * list.reduce((sum, pair) => sum + idf(pair), 0)
  }
  const counts = list.map((token) => times(document, (one) => one === token))
  if (/and/.test(name) && counts.includes(0)) return 0
  return counts.reduce((sum, count, i) => sum + idf(list[i]!) * worth(count, document.length), 0)
}

describe('bench/peers', () => {
  beforeAll(() => {
    writeFileSync(tokens, documents.map((document) => `${document.join(' ')}\n`).join(''))
    writeFileSync(queries, all.map(({ name, list }) => `${name}\t${list}\n`).join(''))
    run('build', tokens, words, '1', 'word')
    run('build', tokens, pairs, '1', 'bigram')
    answers = run('dump', words, pairs, queries).trimEnd().split('\n').map(readAnswer)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(all.map((query, at) => ({ ...query, at })))('answers $name $list', ({ name, list, at }) => {
    const scores = texts.map((_, article) => scoreOf(article, name, list.split(' ')))
    const best = [...scores].filter((score) => score > 0).sort((a, b) => b - a)
    const answer = answers[at]!
    const wanted = /^count/.test(name) ? [] : best.slice(0, name === 'top100_count' ? 100 : 10)
    expect(answer.count).toBe(/count/.test(name) ? best.length : -1)
    expect(answer.hits).toHaveLength(wanted.length)
    for (const [i, { article, score }] of answer.hits.entries()) {
      expect(score).toBeCloseTo(wanted[i]!, 9)
      expect(score).toBeCloseTo(scores[article]!, 9)
    }
  })
})
