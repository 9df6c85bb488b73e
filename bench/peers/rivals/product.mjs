/** Jiebao itself, asked as a program asks it: every answer has totals, facets, a timeline and marked snippets. */
import { closeSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openArchive } from '../../../dist/src/jiebao.js'

const quoted = (text) => `"${text.replace(/["＂]/g, '\\$&')}"`
const QUERY = {
  all: (terms) => terms.join(' '),
  any: (terms) => terms.join(' OR '),
  phrase: ([text]) => quoted(text),
  text: ([text]) => text,
}

export async function open(folder) {
  const [seeds, index] = ['seeds', 'index'].map((name) => join(folder, name))
  for (const each of [seeds, index]) mkdirSync(each, { recursive: true })
  const file = openSync(join(seeds, 'all.jsonl'), 'w')
  const archive = await openArchive({ seeds, index })
  let rows = 0
  let asked = 0
  return {
    add(documents) {
      for (const text of documents) writeSync(file, `${JSON.stringify({ id: `d${rows++}`, text })}\n`)
    },
    async finish() {
      closeSync(file)
      await archive.index()
    },
    bytes: () => readdirSync(index).reduce((sum, name) => sum + statSync(join(index, name)).size, 0),
    async best(how, terms) {
      // Another length of page each time, so that no answer is a remembered one.
      const { hits } = await archive.search({ q: QUERY[how](terms), hitsPerPage: 10 + (asked++ % 7) })
      return hits.slice(0, 10).map(({ id }) => Number(id.slice(1)))
    },
    /** Reads pages until the article comes, if one is wanted; the number of all hits is the engine's own word, which is exact. */
    async find(how, terms, article) {
      let cursor
      for (;;) {
        const answer = await archive.search({ q: QUERY[how](terms), hitsPerPage: 100, facets: false, cursor })
        const { totalHits: hits, nextCursor } = answer
        const isFound = answer.hits.some(({ id }) => id === `d${article}`)
        if (isFound || article === undefined || nextCursor === null) return { hits, isFound }
        cursor = nextCursor
      }
    },
    close: () => archive.close(),
  }
}
