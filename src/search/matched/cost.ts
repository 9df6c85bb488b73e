/**
 * Cost: whether a search should take long, told before it is begun.
 *
 * A guess from the shape of the query and the document frequencies of its bigrams, in
 * some lookups of the term dictionary. Nothing rests on it but the order in which
 * searches are done.
 */
import { bigramsOf, foldText } from '../../analysis/analysis.js'
import type { SearchRequest } from '../../model.js'
import { type Node, type ParsedQuery, parseQuery } from '../../query/query.js'
import type { Generation } from '../../store/store.js'
import { evenSample } from '../sets/sample.js'

/** Characters of a longer query, clauses of a larger one: always long. */
const LONGEST = 120
const MOST_CLAUSES = 12
/** Postings that a short search may go through: what takes few milliseconds. */
const MOST_POSTINGS = 400_000
/** Bigrams of a clause that are looked up. */
const SAMPLED = 6
/** Postings that a positional operator costs for one of its words' postings. */
const NEAR = 20

/** Whether a query may be short work at all: told without reading it, which takes milliseconds for a long one. */
export const mayBeShort = (q: string): boolean => q.length <= LONGEST

/** @param parsed the query of the request, from callers that have read it */
export function isCostly(
  generation: Generation,
  { q, matching }: SearchRequest,
  parsed?: Pick<ParsedQuery, 'root'>,
): boolean {
  if (!mayBeShort(q)) return true
  const { root } = parsed ?? parseQuery(q)
  if (root === null) return generation.articles > MOST_POSTINGS
  const leaves = matching === 'exact' ? [] : leavesOf(root)
  if (leaves.length > MOST_CLAUSES || leaves.some(({ type }) => type === 'wildcard')) return true
  const postings =
    matching === 'exact' ? postingsOf(generation, q) : sum(leaves, (leaf) => costOf(generation, leaf))
  return postings > MOST_POSTINGS
}

type Leaf = Exclude<Node, { type: 'and' | 'or' | 'not' }>

function leavesOf(node: Node): Leaf[] {
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(leavesOf)
  return node.type === 'not' ? leavesOf(node.of) : [node]
}

function costOf(generation: Generation, leaf: Leaf): number {
  if (leaf.type === 'near') return NEAR * sum(leaf.words, (word) => postingsOf(generation, word))
  // A filter looks at every article once.
  return leaf.type === 'text' || leaf.type === 'date'
    ? postingsOf(generation, leaf.text)
    : generation.articles
}

/** Postings of a text's bigrams, those not looked up taken as frequent as the others. */
function postingsOf({ segments }: Generation, text: string): number {
  const folded = foldText(text)
  const bigrams = bigramsOf(folded)
  const kind = bigrams.length === 0 ? 'character' : 'bigram'
  const terms = bigrams.length === 0 ? [...folded] : bigrams
  const asked = evenSample(terms, SAMPLED)
  const found = sum(asked, (term) => sum(segments, (each) => each.find(kind, term)?.documentFrequency ?? 0))
  return asked.length === 0 ? 0 : (found * terms.length) / asked.length
}

const sum = <T>(of: readonly T[], value: (one: T) => number): number =>
  of.reduce((total, one) => total + value(one), 0)
