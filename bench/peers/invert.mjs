/**
 * Builds an index of one segment from a token file: every token a list, nothing of an article stored but its
 * number and its lengths.
 *
 * Turns tokens round with the lists of the product and writes with its writers; cuts nothing and knows no
 * field but the headline, which stands before a tab, and the body.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { IntList, TermNumbering } from '../../dist/src/indexing/numbers.js'
import { ArticleBounds, PostingsBuilder } from '../../dist/src/indexing/postings-builder.js'
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
const HEADLINE = FIELDS.indexOf('headline')
/** @type {Omit<import('../../dist/src/store/store.js').ArticleValues, 'id' | 'fieldLengths'>} */
const ARTICLE = {
  kind: 'article',
  eventDay: NO_DAY,
  section: null,
  page: null,
  pageName: null,
  reporters: [],
  correspondents: [],
  toldShare: null,
}
const NO_DAYS = { fromDay: NO_DAY, toDay: NO_DAY }
const ISSUE = { id: '1', sha256: '', file: '1', publication: null, number: null, ...NO_DAYS, doubts: 0 }

/** Every token in a row: its term, who holds it, and which article each place is in. */
function readTokens(lines) {
  const numbers = new TermNumbering()
  const terms = new IntList()
  const holders = new IntList()
  const placed = new ArticleBounds()
  /** Number of tokens in each headline, 0 where lines have none. */
  const headlines = new IntList()
  for (const [article, line] of lines.entries()) {
    const fields = line.split('\t').map((text) => text.split(' '))
    const size = fields.length === 2 ? fields[0].length : 0
    for (const [at, token] of fields.flat().entries()) {
      terms.push(numbers.of(token))
      holders.push(article * FIELD_COUNT + (at < size ? HEADLINE : BODY))
    }
    headlines.push(size)
    placed.add(fields.flat().length)
  }
  return {
    headlines: headlines.view(),
    names: numbers.terms,
    terms: terms.view(),
    holders: holders.view(),
    placed,
  }
}

/** Places in the order of their terms: those of term t from `starts[t]` to `starts[t + 1]`, rising. */
function sortByTerm({ names, terms }) {
  const starts = new Int32Array(names.length + 1)
  for (let i = 0; i < terms.length; i++) starts[terms[i] + 1]++
  for (let t = 0; t < names.length; t++) starts[t + 1] += starts[t]
  const next = starts.slice()
  const places = new Int32Array(terms.length)
  for (let i = 0; i < terms.length; i++) places[next[terms[i]]++] = i
  return { places, starts }
}

const SURROGATE = /[\ud800-\udfff]/

/** Numbers of terms in the order of their keys, which is that of their bytes in UTF-8. */
function inKeyOrder(names) {
  // UTF-16 puts what lies beyond the first plane before some of what is in it; all else agrees.
  const isPlain = !names.some((name) => SURROGATE.test(name))
  const compare = isPlain
    ? (a, b) => (names[a] < names[b] ? -1 : 1)
    : (a, b) => Buffer.compare(Buffer.from(names[a]), Buffer.from(names[b]))
  return Uint32Array.from(names.keys()).sort(compare)
}

function writeTerms(writer, kind, tokens, articles) {
  const { names, holders, placed } = tokens
  const { places, starts } = sortByTerm(tokens)
  const list = new PostingsBuilder(articles)
  const heldBy = kind === 'word' ? places.map((place) => holders[place]) : undefined
  for (const term of inKeyOrder(names)) {
    const key = termKey(kind, names[term])
    const [from, to] = [starts[term], starts[term + 1]]
    if (kind === 'word') {
      list.countTokens(heldBy, from, to)
      writer.addTerm(key, list.postingsByField())
    } else {
      list.takePositions(places, from, to, placed)
      writer.addTerm(key, list.postings(), list.positions())
    }
  }
}

/**
 * @param lines documents, tokens between spaces; a headline and a tab may stand before
 * @param kind  'word' for lists with counts by field, 'bigram' for lists with positions
 */
export function buildIndex(folder, lines, kind) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const tokens = readTokens(lines)
  const { starts } = tokens.placed
  const writer = new SegmentWriter(folder, segmentName(1))
  for (let article = 0; article < lines.length; article++) {
    const fieldLengths = new Int32Array(FIELD_COUNT)
    fieldLengths[HEADLINE] = tokens.headlines[article]
    fieldLengths[BODY] = starts[article + 1] - starts[article] - tokens.headlines[article]
    writer.addArticle({ ...ARTICLE, id: String(article), fieldLengths }, '{}')
  }
  writer.addIssue({ ...ISSUE, articles: lines.length }, '{}')
  writeTerms(writer, kind, tokens, lines.length)
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
