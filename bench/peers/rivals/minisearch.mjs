/**
 * MiniSearch over tokens that were cut before. It has no setting for Chinese; its users index pairs
 * (issue 201 of its repository). It knows no phrases: a string is asked as all its tokens.
 */
import MiniSearch from 'minisearch'

export async function open() {
  const index = new MiniSearch({
    fields: ['body'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  })
  let rows = 0
  const every = (how, terms) => {
    const combineWith = how === 'any' || how === 'text' ? 'OR' : 'AND'
    return index.search(terms.join(' '), { combineWith }).map(({ id }) => id)
  }
  return {
    add(documents) {
      for (const body of documents) index.add({ id: rows++, body })
    },
    finish() {},
    // It ranks all hits in any case.
    best: (how, terms) => every(how, terms).slice(0, 10),
    every,
    close() {},
  }
}
