/**
 * Three plain rankers to compare answers with: BM25 over pairs of characters, over words of
 * jieba, and over characters and pairs together.
 *
 * All in memory. They read what Jiebao reads, folded as Jiebao folds it, so that script and width
 * make no difference between them; they know no synonyms, numbers, dates or look-alikes.
 *
 * Source: BM25 as Lucene 10 has it, k1 = 1.2 and b = 0.75, each query term once.
 */
import { openBulkCutter } from '../../dist/src/analysis/analysis.js'
import { foldText } from '../../dist/src/engine/engine.js'

const K1 = 1.2
const B = 0.75

/** Folds word by word: the fold of a whole text would drop the blanks that separate what was typed. */
const foldWords = (text) => text.split(/\s+/).map(foldText).join(' ')

/** Runs of Latin letters and digits, which stay whole, and runs of any other letters. */
const RUNS = /([a-z0-9]+(?:\.[0-9]+)?)|((?![a-z0-9])[\p{L}\p{N}])+/gu

function* pairs(text) {
  for (const [run, latin] of text.matchAll(RUNS)) {
    if (latin !== undefined || run.length === 1) yield run
    else for (let at = 0; at + 2 <= run.length; at++) yield run.slice(at, at + 2)
  }
}

function* charactersAndPairs(text) {
  for (const [run, latin] of text.matchAll(RUNS)) {
    if (latin !== undefined) yield run
    else {
      yield* run
      for (let at = 0; at + 2 <= run.length; at++) yield run.slice(at, at + 2)
    }
  }
}

function words(text) {
  const terms = []
  openBulkCutter().words(text, (term) => terms.push(term))
  return terms.filter((term) => /[\p{L}\p{N}]/u.test(term))
}

/** Name to the terms of a folded text. */
const CUTS = { bigram: pairs, jieba: words, 'uni+bigram': charactersAndPairs }

/** One ranker over articles of `{ id, text }`. */
class Ranker {
  #postings = new Map()
  #lengths
  #meanLength

  constructor(articles, cut) {
    this.cut = cut
    this.ids = articles.map(({ id }) => id)
    this.#lengths = articles.map(({ text }, article) => this.#add(article, cut(foldWords(text))))
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / articles.length
  }

  /** @returns how many terms there were */
  #add(article, terms) {
    let length = 0
    for (const term of terms) {
      length++
      if (!this.#postings.has(term)) this.#postings.set(term, { articles: [], counts: [] })
      const list = this.#postings.get(term)
      if (list.articles.at(-1) === article) list.counts[list.counts.length - 1]++
      else {
        list.articles.push(article)
        list.counts.push(1)
      }
    }
    return length
  }

  /** @returns `ranked`: the best `most` ids of those with any term; `hits`: the ids with every term */
  ask(query, most) {
    const terms = [...new Set(this.cut(foldWords(query)))]
    const scores = new Map()
    const met = new Map()
    for (const term of terms) {
      const { articles, counts } = this.#postings.get(term) ?? { articles: [], counts: [] }
      const idf = Math.log(1 + (this.ids.length - articles.length + 0.5) / (articles.length + 0.5))
      for (const [i, article] of articles.entries()) {
        const norm = K1 * (1 - B + (B * this.#lengths[article]) / this.#meanLength)
        scores.set(article, (scores.get(article) ?? 0) + (idf * counts[i]) / (counts[i] + norm))
        met.set(article, (met.get(article) ?? 0) + 1)
      }
    }
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)
    const whole = [...met].filter(([, count]) => count === terms.length)
    return {
      ranked: ranked.map(([article]) => this.ids[article]),
      hits: whole.map(([article]) => this.ids[article]),
    }
  }
}

/** @param articles of `{ id, text }` @returns name to ranker */
export function openPeers(articles) {
  return Object.fromEntries(Object.entries(CUTS).map(([name, cut]) => [name, new Ranker(articles, cut)]))
}
