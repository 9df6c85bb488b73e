/**
 * Builds an index of one segment from a token file: every token a list, nothing of an article stored but its
 * number and its length.
 *
 * Turns tokens round with the lists of the product and writes with its writers; cuts nothing and knows no
 * fields but the body.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { ListMaker } from '../../dist/src/build/lists.js'
import { Numbers, TermNumbers } from '../../dist/src/build/numbers.js'
import { FIELDS } from '../../dist/src/model.js'
import {
  commitManifest,
  FORMAT_VERSION,
  NO_DAY,
  SegmentWriter,
  segmentName,
  termKey,
  writeCatalog,
} from '../../dist/src/store/store.js'

const FIELD_COUNT = FIELDS.length
const BODY = FIELDS.indexOf('body')
const ARTICLE = { kind: 'article', eventDay: NO_DAY, section: null, reporters: [], correspondents: [] }
const ISSUE = { id: '1', sha256: '', file: '1', publication: null, fromDay: NO_DAY, toDay: NO_DAY, doubts: 0 }

/** Every token in a row: its term, its article and where each article begins. */
function readTokens(lines) {
  const numbers = new TermNumbers()
  const terms = new Numbers()
  const articles = new Numbers()
  const starts = new Int32Array(lines.length + 1)
  for (const [article, line] of lines.entries()) {
    for (const token of line.split(' ')) {
      terms.push(numbers.of(token))
      articles.push(article)
    }
    starts[article + 1] = terms.length
  }
  return { names: numbers.terms, terms: terms.view(), articles: articles.view(), starts }
}

/** Places by term: those of term t are `order[ends[t - 1] … ends[t])`, rising. */
function sortByTerm({ names, terms }) {
  const ends = new Int32Array(names.length)
  for (let i = 0; i < terms.length; i++) ends[terms[i]]++
  for (let t = 1; t < ends.length; t++) ends[t] += ends[t - 1]
  const order = new Int32Array(terms.length)
  for (let i = terms.length - 1; i >= 0; i--) order[--ends[terms[i]]] = i
  const starts = ends
  return { order, starts, endOf: (t) => starts[t + 1] ?? order.length }
}

function writeTerms(writer, kind, tokens) {
  const { names, articles, starts } = tokens
  const places = sortByTerm(tokens)
  const list = new ListMaker(starts.length - 1)
  const holders = articles.map((article) => article * FIELD_COUNT + BODY)
  const keys = names.map((name) => termKey(kind, name))
  const byKey = [...keys.keys()].sort((a, b) => Buffer.compare(keys[a], keys[b]))
  for (const term of byKey) {
    const from = places.starts[term]
    const to = places.endOf(term)
    if (kind === 'bigram') {
      list.placeAll(places.order, from, to, articles, starts)
      writer.addTerm(keys[term], list.placed(), list.positions())
    } else {
      list.countTokens(places.order, from, to, holders)
      writer.addTerm(keys[term], list.fielded())
    }
  }
}

/**
 * @param lines documents, tokens between spaces
 * @param kind  'word' for lists with counts by field, 'bigram' for lists with positions
 */
export function buildIndex(folder, lines, kind) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const tokens = readTokens(lines)
  const writer = new SegmentWriter(folder, segmentName(1))
  for (let article = 0; article < lines.length; article++) {
    const fieldLengths = new Int32Array(FIELD_COUNT)
    fieldLengths[BODY] = tokens.starts[article + 1] - tokens.starts[article]
    writer.addArticle({ ...ARTICLE, id: String(article), fieldLengths }, '{}')
  }
  writer.addIssue({ ...ISSUE, articles: lines.length }, '{}')
  writeTerms(writer, kind, tokens)
  commitManifest(folder, {
    format: FORMAT_VERSION,
    analysis: 0,
    cutter: { name: 'tokens', fingerprint: '' },
    generation: 1,
    nextSegment: 2,
    segments: [writer.finish()],
    catalog: writeCatalog(folder, 1, { sources: [] }),
  })
}
