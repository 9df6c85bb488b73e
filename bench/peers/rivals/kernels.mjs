/** Jiebao's store and kernels over tokens that were cut before, as beside Lucene: words without positions, or pairs with them. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { eachBit } from '../../../dist/src/search/sets/bits.js'
import { openGeneration } from '../../../dist/src/store/store.js'
import { Asker } from '../ask.mjs'
import { buildIndex } from '../invert.mjs'

export async function open(folder, cut) {
  const index = join(folder, 'index')
  const lines = []
  /** @type {Asker} */
  let asker
  const articles = ({ hits }) => hits.map(({ article }) => article)
  return {
    add(documents) {
      for (const text of documents) lines.push(text)
    },
    finish() {
      buildIndex(index, lines, cut === 'words' ? 'word' : 'bigram')
      lines.length = 0
      const generation = openGeneration(index)
      asker = new Asker(generation, generation)
    },
    bytes: () => readdirSync(index).reduce((sum, file) => sum + statSync(join(index, file)).size, 0),
    best: (how, terms) =>
      articles(
        asker.ask(cut === 'pairs' ? 'phrase10' : how === 'any' || how === 'text' ? 'or10' : 'and10', terms),
      ),
    every(how, terms) {
      if (cut === 'pairs') return articles(asker.ask('phrase_all', terms))
      const found = []
      eachBit(how === 'any' || how === 'text' ? asker.any(terms) : asker.all(terms), (at) => found.push(at))
      return found
    },
    close() {},
  }
}
