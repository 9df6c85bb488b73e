/**
 * From the tokens of a query to its hits or their number, by the kernels of the product.
 *
 * Only what the other engines' query objects do stands here: which kernel a class asks, and of which terms.
 */
import { and, count, eachBit, or } from '../../dist/src/search/bits.js'
import { corpusOf, idf, termScore } from '../../dist/src/search/bm25f.js'
import { eachCount, eachTermCount, FIELD_COUNT, termBits } from '../../dist/src/search/literal.js'

/** The best of what is offered, the worst first. */
class Best {
  hits = []

  constructor(most) {
    this.most = most
  }

  offer(article, score) {
    const { hits, most } = this
    if (hits.length === most && score <= hits[0].score) return
    let at = 0
    while (at < hits.length && hits[at].score < score) at++
    hits.splice(at, 0, { article, score })
    if (hits.length > most) hits.shift()
  }
}

export class Asker {
  constructor(words, pairs) {
    this.words = words
    this.pairs = pairs
  }

  /** @returns count -1 where only the best are asked for */
  ask(name, tokens) {
    switch (name) {
      case 'or10':
      case 'orfull10':
        return this.#best(tokens, this.#any(tokens), 10)
      case 'and10':
        return this.#best(tokens, this.#all(tokens), 10)
      case 'phrase10':
        return this.#phrase(tokens, 10)
      case 'count_or':
        return { hits: [], count: count(this.#any(tokens)) }
      case 'count_and':
        return { hits: [], count: count(this.#all(tokens)) }
      case 'top100_count': {
        const bits = this.#any(tokens)
        return { ...this.#best(tokens, bits, 100), count: count(bits) }
      }
      default:
        throw new Error(`Cannot ask ${name}: no such class`)
    }
  }

  #bits(tokens) {
    const [segment] = this.words.segments
    return tokens.map((token) => termBits(segment, 'word', token, null))
  }

  #any(tokens) {
    return this.#bits(tokens).reduce(or)
  }

  #all(tokens) {
    return this.#bits(tokens).reduce(and)
  }

  #best(tokens, within, most) {
    const [segment] = this.words.segments
    const { articles, fieldLengths } = segment.values
    const corpus = corpusOf(this.words)
    const scores = new Float64Array(articles)
    for (const token of tokens) {
      const weight = idf(segment.find('word', token)?.df ?? 0, articles)
      eachTermCount(segment, 'word', token, within, (article, counts, at) => {
        scores[article] += termScore(counts, at, fieldLengths, article * FIELD_COUNT, corpus, weight)
      })
    }
    const best = new Best(most)
    eachBit(within, (article) => best.offer(article, scores[article]))
    return { hits: best.hits.reverse(), count: -1 }
  }

  /** A phrase of pairs is the string that they spell. As in the other engines it weighs as its tokens together. */
  #phrase(tokens, most) {
    const [segment] = this.pairs.segments
    const { articles, fieldLengths } = segment.values
    const corpus = corpusOf(this.pairs)
    const text =
      tokens[0] +
      tokens
        .slice(1)
        .map((pair) => [...pair][1])
        .join('')
    const weight = tokens.reduce((sum, pair) => sum + idf(segment.find('bigram', pair)?.df ?? 0, articles), 0)
    const best = new Best(most)
    eachCount(segment, text, undefined, (article, counts, at) => {
      best.offer(article, termScore(counts, at, fieldLengths, article * FIELD_COUNT, corpus, weight))
    })
    return { hits: best.hits.reverse(), count: -1 }
  }
}
