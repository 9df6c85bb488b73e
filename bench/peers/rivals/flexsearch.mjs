/**
 * FlexSearch: its preset for Chinese, which indexes single characters, with a context of neighbours; or tokens that
 * were cut before. It knows no phrases: a string is asked as all its tokens.
 */
import { Charset, Index } from 'flexsearch'

const EVERY = 1_000_000

export async function open(_folder, cut) {
  const index =
    cut === 'raw'
      ? new Index({ encoder: Charset.CJK, context: { depth: 1, bidirectional: false, resolution: 9 } })
      : new Index({ encode: (text) => text.split(' ') })
  const join = (terms) => terms.join(cut === 'raw' ? '' : ' ')
  let rows = 0
  const ask = (how, terms, limit) =>
    index.search(join(terms), { limit, suggest: how === 'any' || how === 'text' })
  return {
    add(documents) {
      for (const text of documents) index.add(rows++, text)
    },
    finish() {},
    best: (how, terms) => ask(how, terms, 10),
    every: (how, terms) => ask(how, terms, EVERY),
    close() {},
  }
}
