/**
 * From the tokens of a query to its hits or their number, by the kernels of the product.
 *
 * Only what the query objects of the other engines do stands here: which kernel a class asks, and for which
 * terms.
 */

import { corpusOf, idf } from '../../dist/src/search/columns/corpus.js'
import { collectTerms } from '../../dist/src/search/ranked/best.js'
import { count } from '../../dist/src/search/sets/bits.js'
import { UNLIMITED } from '../../dist/src/search/sets/budget.js'
import { Top } from '../../dist/src/search/sets/top-k.js'
import { docsWithAny, listedDocs } from '../../dist/src/search/strings/matching-docs.js'

const byScore = (a, b) => b.score - a.score || a.article - b.article

/**
 * The best articles of a set by what some terms are worth in them.
 *
 * @param {import('../../dist/src/store/store.js').Generation} generation
 */
function best(generation, terms, within, most) {
  const [segment] = generation.segments
  const top = new Top(most, byScore)
  const collector = {
    most,
    threshold: -1,
    collect(article, score) {
      top.offer({ article, score })
      return top.isFull ? top.last.score : -1
    },
  }
  collectTerms({ segment, within, corpus: corpusOf(generation), budget: UNLIMITED }, terms, collector)
  return top.sorted()
}

export class Asker {
  /**
   * @param {import('../../dist/src/store/store.js').Generation} words of one segment: tokens as words
   * @param {import('../../dist/src/store/store.js').Generation} pairs of one segment: pairs with positions
   */
  constructor(words, pairs) {
    this.words = words
    this.pairs = pairs
  }

  /** @returns count -1 where only the best are asked for */
  ask(name, tokens) {
    const everything = this.words.segments[0].live
    switch (name) {
      case 'or10':
      case 'orfull10':
        return { hits: best(this.words, this.#terms(tokens), everything, 10), count: -1 }
      case 'and10':
        return { hits: best(this.words, this.#terms(tokens), this.all(tokens), 10), count: -1 }
      case 'phrase10':
        return { hits: best(this.pairs, [this.#phrase(tokens)], everything, 10), count: -1 }
      case 'phrase_all':
        return {
          hits: best(this.pairs, [this.#phrase(tokens)], everything, everything.length * 32),
          count: -1,
        }
      case 'count_or':
        return { hits: [], count: count(this.any(tokens)) }
      case 'count_and':
        return { hits: [], count: count(this.all(tokens)) }
      case 'top100_count': {
        const any = this.any(tokens)
        return { hits: best(this.words, this.#terms(tokens), any, 100), count: count(any) }
      }
      default:
        throw new Error(`Cannot ask ${name}: no such class`)
    }
  }

  /** The set of the articles with one of the tokens, as bits. */
  any(tokens) {
    return docsWithAny(
      this.words.segments[0],
      tokens.map((text) => ({ text, kind: 'run' })),
    )
  }

  /** The set of the articles with all of the tokens, as the matching of a clause asks for it. */
  all(tokens) {
    return listedDocs(
      this.words.segments[0],
      'all',
      tokens.map((text) => ({ text, kind: 'run' })),
    )
  }

  #terms(tokens) {
    return tokens.map((text) => ({ text, kind: 'word', idf: idfOf(this.words, 'word', text) }))
  }

  /** A phrase of pairs is the string that they spell. As in the other engines it weighs as its pairs together. */
  #phrase(pairs) {
    const text =
      pairs[0] +
      pairs
        .slice(1)
        .map((pair) => [...pair][1])
        .join('')
    return {
      text,
      kind: 'string',
      idf: pairs.reduce((sum, pair) => sum + idfOf(this.pairs, 'bigram', pair), 0),
    }
  }
}

/** @param {import('../../dist/src/store/store.js').Generation} generation */
function idfOf({ segments: [segment] }, kind, text) {
  return idf(segment.find(kind, text)?.documentFrequency ?? 0, segment.docValues.articles)
}
