/**
 * Orama: with its tokenizer of Chinese, or tokens that were cut before. It knows no phrases: a string is asked as all its tokens.
 *
 * A term finds every token that begins with it. What would ask for whole tokens, `exact`, looks for Latin word breaks in the text and
 * finds no Chinese; so a token that was cut before has a mark at its end.
 */
import { create, insert, search } from '@orama/orama'
import { createTokenizer } from '@orama/tokenizers/mandarin'

const EVERY = 1_000_000
const END = '\u0001'

const cutBefore = {
  language: 'tokens',
  normalizationCache: new Map(),
  tokenize: (text) => text.split(' ').map((token) => token + END),
}

export async function open(_folder, cut) {
  // Without duplicates it would count no frequencies.
  const tokenizer =
    cut === 'raw' ? createTokenizer({ language: 'mandarin', allowDuplicates: true }) : cutBefore
  const db = create({ schema: { body: 'string' }, components: { tokenizer } })
  let rows = 0
  const ask = async (how, terms, limit) => {
    const term = terms.join(cut === 'raw' && how === 'phrase' ? '' : ' ')
    const { hits } = await search(db, { term, limit, threshold: how === 'any' || how === 'text' ? 1 : 0 })
    return hits.map(({ id }) => Number(id))
  }
  return {
    async add(documents) {
      for (const body of documents) await insert(db, { id: String(rows++), body })
    },
    finish() {},
    best: (how, terms) => ask(how, terms, 10),
    every: (how, terms) => ask(how, terms, EVERY),
    close() {},
  }
}
