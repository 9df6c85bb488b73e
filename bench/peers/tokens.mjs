/**
 * Token files and queries, written once, so that every engine does identical work.
 *
 *   node bench/peers/tokens.mjs DATA OUT [PER_CLASS=500]
 *
 * DATA/cctv_news holds docs.jsonl, queries.jsonl and qrels.tsv. Two sets are made of the bodies, folded:
 *
 * - `jieba`: the words that our cutter gives in search mode;
 * - `bigram`: every two neighbouring characters, punctuation among them, as the product indexes them; white
 *   space is written as ␣. So a phrase of pairs is the string that they spell.
 *
 * A set named -headed has the headlines too, ended by the token ¶: before a tab in .tokens, and in .flat as often as they weigh.
 *
 * OUT/SET.tokens: a document a line, tokens between single spaces, each at the position of its number.
 * OUT/SET.queries: class, tab, tokens. The classes are those of peers.mjs.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldText } from '../../dist/src/analysis/analysis.js'
import { random } from '../sums.mjs'
import { openWords, pairs } from './cuts.mjs'
import { HEADLINE_WEIGHT } from './weights.mjs'

const [, , data, out, perClass = '500'] = process.argv
/** Ends a headline, so that no phrase runs on into the body. */
const END = '¶'
const HAN_PAIR = /^\p{Script=Han}{2}$/u

/**
 * The longest length, at most this one, that one byte of Lucene and of tantivy holds exactly. Both keep lengths
 * in four significant bits from 40 on, Jiebao keeps them whole: documents of such lengths score alike in all.
 * Source: SmallFloat.intToByte4 of Lucene.
 */
function heldLength(length) {
  const free = 24
  if (length < free + 16) return length
  const shift = 28 - Math.clz32(length - free)
  return free + (((length - free) >> shift) << shift)
}

const SETS = {
  jieba: { tokensOf: openWords() },
  bigram: { tokensOf: pairs, isAsked: (pair) => HAN_PAIR.test(pair) },
}

const lines = (...path) =>
  readFileSync(join(data, ...path), 'utf8')
    .split('\n')
    .filter(Boolean)

/** Titles with the number of the story that each belongs to. */
function readTitles(stories) {
  const numbers = new Map(stories.map(({ id }, i) => [id, i]))
  const storyOf = new Map(
    lines('cctv_news', 'qrels.tsv').map((line) => {
      const [query, story] = line.split('\t')
      return [query, story]
    }),
  )
  return lines('cctv_news', 'queries.jsonl')
    .map((line) => JSON.parse(line))
    .map(({ id, text }) => ({ text: foldText(text), story: numbers.get(storyOf.get(id)) }))
}

/** A generator of numbers with what is drawn from it. */
function drawer(seed) {
  const next = random(seed)
  const int = (least, most) => least + Math.floor(next() * (most - least + 1))
  const sample = (list, size) => {
    const left = [...list]
    return Array.from(
      { length: Math.min(size, left.length) },
      () => left.splice(int(0, left.length - 1), 1)[0],
    )
  }
  return { int, sample }
}

/** Two to four words of a title that one document has, in the order of the title; undefined if none were drawn. */
function drawAll(title, document, { int, sample }) {
  const held = new Set(document)
  for (let tries = 0; tries < 30; tries++) {
    const drawn = sample([...title.keys()], int(2, 4)).sort((a, b) => a - b)
    const tokens = drawn.map((i) => title[i])
    if (tokens.every((token) => held.has(token))) return tokens
  }
}

/** Two to four tokens in a row out of a document. */
function drawPhrase(documents, isAsked, { int }) {
  for (;;) {
    const document = documents[int(0, documents.length - 1)]
    const from = int(0, document.length - 1)
    const tokens = document.slice(from, from + int(2, 4))
    if (tokens.length >= 2 && tokens.every(isAsked)) return tokens
  }
}

/** @returns rows of class and tokens */
function drawQueries(documents, titles, { tokensOf, isAsked = () => true }, withPhrases) {
  const draw = drawer(1)
  const full = titles
    .map(({ text, story }) => ({ story, tokens: [...new Set(tokensOf(text).filter(isAsked))] }))
    .filter(({ tokens }) => tokens.length >= 4)
  const drawn = draw.sample(full, Number(perClass))
  const any = drawn.map(({ tokens }) => {
    const size = Math.min(draw.int(2, 8), tokens.length)
    const from = draw.int(0, tokens.length - size)
    return tokens.slice(from, from + size)
  })
  const all = drawn.flatMap(({ tokens, story }) => {
    const found = drawAll(tokens, documents[story], draw)
    return found ? [found] : []
  })
  const phrases = withPhrases ? drawn.map(() => drawPhrase(documents, isAsked, draw)) : []
  const classes = {
    or10: any,
    orfull10: drawn.map(({ tokens }) => tokens),
    and10: all,
    phrase10: phrases,
    count_or: any,
    count_and: all,
    top100_count: any,
  }
  return Object.entries(classes).flatMap(([name, queries]) => queries.map((tokens) => ({ name, tokens })))
}

const writeLines = (file, rows) => writeFileSync(join(out, file), rows.map((row) => `${row}\n`).join(''))

/** A set: its documents as lines, and queries. */
function write(name, documents, set, titles, rows = documents.map((tokens) => tokens.join(' '))) {
  const queries = drawQueries(documents, titles, set, name.startsWith('bigram'))
  writeLines(`${name}.tokens`, rows)
  writeLines(
    `${name}.queries`,
    queries.map(({ name, tokens }) => `${name}\t${tokens.join(' ')}`),
  )
  const tokens = documents.reduce((sum, { length }) => sum + length, 0)
  console.log(`${name}: ${documents.length} documents, ${tokens} tokens, ${queries.length} queries`)
}

mkdirSync(out, { recursive: true })
const stories = lines('cctv_news', 'docs.jsonl').map((line) => JSON.parse(line))
const titles = readTitles(stories)
for (const [name, set] of Object.entries(SETS)) {
  const documents = stories.map(({ text }) => {
    const tokens = set.tokensOf(foldText(text))
    return tokens.slice(0, heldLength(tokens.length))
  })
  if (documents.some(({ length }) => length === 0)) throw new Error(`A document of ${name} has no tokens`)
  write(name, documents, set, titles)
  const headed = stories.map(({ title }, i) => ({
    head: [...set.tokensOf(foldText(title)), END],
    body: documents[i],
  }))
  writeLines(
    `${name}-headed.flat`,
    headed.map(({ head, body }) =>
      [...Array.from({ length: HEADLINE_WEIGHT }, () => head).flat(), ...body].join(' '),
    ),
  )
  write(
    `${name}-headed`,
    headed.map(({ head, body }) => [...head, ...body]),
    set,
    titles,
    headed.map(({ head, body }) => `${head.join(' ')}\t${body.join(' ')}`),
  )
}
