/**
 * Whether all engines did the same work: equal counts, equal scores, and phrases that stand in the text.
 */

/** tantivy keeps the factor k1 + 1 of BM25 that Lucene and Jiebao leave out. */
const FACTORS = { tantivy: 2.2 }
const TOLERANCE = 1e-4

/** What differs between two answers to one query, in words; undefined if nothing does. */
function difference(answer, wanted, factor, withScores) {
  if (answer.count !== wanted.count) return `count ${answer.count}, not ${wanted.count}`
  if (answer.hits.length !== wanted.hits.length)
    return `${answer.hits.length} hits, not ${wanted.hits.length}`
  if (!withScores) return
  for (const [i, [, score]] of wanted.hits.entries()) {
    const found = answer.hits[i][1] / factor
    if (Math.abs(found - score) > TOLERANCE * Math.abs(score))
      return `score ${found}, not ${score}, at ${i + 1}`
  }
}

/**
 * @param {string[]} unscored engines of which only numbers are compared
 * @returns {string[]} what differs from the answers of `lucene`, a line each
 */
export function differences(dumps, queries, unscored = []) {
  const { lucene, ...others } = dumps
  const found = []
  for (const [engine, answers] of Object.entries(others)) {
    const factor = FACTORS[engine] ?? 1
    if (answers.length !== lucene.length)
      found.push(`${engine}: ${answers.length} answers, not ${lucene.length}`)
    for (const [i, answer] of answers.entries()) {
      const what = difference(answer, lucene[i], factor, !unscored.includes(engine))
      if (what) found.push(`${engine}, ${queries[i]}: ${what}`)
    }
  }
  return found
}

/**
 * Phrases against a plain scan: every hit holds its phrase; where there are
 * fewer than ten hits, as many documents hold it.
 */
export function phraseDifferences(engine, answers, queries, documents) {
  const found = []
  for (const [i, { name, hits }] of answers.entries()) {
    if (name !== 'phrase10') continue
    const phrase = ` ${queries[i].split('\t')[1]} `
    if (hits.some(([ord]) => !documents[ord].includes(phrase)))
      found.push(`${engine}: a hit without${phrase}`)
    if (hits.length === 10) continue
    const holding = documents.filter((document) => document.includes(phrase)).length
    if (holding !== hits.length) found.push(`${engine}: ${hits.length} of ${holding} documents with${phrase}`)
  }
  return found
}
