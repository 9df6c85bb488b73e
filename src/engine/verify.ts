/**
 * Verifying: compares an index with its checksums and its sources.
 *
 * First every checksum, then the structure of every list, then the articles
 * against their sources. Changes nothing, and shows no text of an article.
 */
import { join } from 'node:path'
import { JiebaoError, refusalFrom, toldOf } from '../errors.js'
import { Ledger } from '../indexing/indexing.js'
import { isTaken, readSource } from '../ingest/ingest.js'
import { chineseOf } from '../messages.js'
import type { Issue, VerifyAnswer } from '../model.js'
import {
  type CatalogSource,
  checkReuse,
  type Generation,
  openGeneration,
  readCatalog,
  readLedger,
  type Segment,
  type TermInfo,
} from '../store/store.js'
import { nextTurn } from '../turns.js'
import { findIssuePlace } from './issues.js'

export async function verifyIndex(seeds: string, index: string): Promise<VerifyAnswer> {
  const answer: VerifyAnswer = {
    ok: true,
    generation: 0,
    checked: { files: 0, bytes: 0, terms: 0, articles: 0, sources: 0 },
    problems: [],
  }
  let generation: Generation | undefined
  try {
    generation = openGeneration(index)
    if (!generation) throw new JiebaoError('no-index', index, {})
    answer.generation = generation.manifest.generation
    for (const segment of generation.segments) await checkSegment(segment, answer)
    checkCompared(index, answer)
    await checkSources(seeds, index, generation, answer)
  } catch (error) {
    addProblem(answer, error, index)
  } finally {
    generation?.release()
  }
  answer.ok = answer.problems.length === 0
  return answer
}

/** @param file named where the error names none */
function addProblem(answer: VerifyAnswer, error: unknown, file: string): void {
  const refusal = refusalFrom(toldOf(error))
  answer.problems.push({
    code: refusal.code,
    file: refusal.value || file,
    detail: chineseOf(refusal),
  })
}

/** What is known of text reuse, which no manifest names. */
function checkCompared(index: string, answer: VerifyAnswer): void {
  const { files, bytes, problems } = checkReuse(index)
  answer.checked.files += files
  answer.checked.bytes += bytes
  for (const problem of problems) addProblem(answer, problem, index)
}

async function checkSegment(segment: Segment, answer: VerifyAnswer): Promise<void> {
  const { bytes, problems } = segment.checkPages()
  answer.checked.files += Object.keys(segment.mark.files).length
  answer.checked.bytes += bytes
  for (const problem of problems) addProblem(answer, problem, segment.mark.name)
  if (problems.length > 0) return
  try {
    for (const { info } of segment.allTerms()) {
      checkTerm(segment, info)
      if (++answer.checked.terms % 10_000 === 0) await nextTurn()
    }
    for (let a = 0; a < segment.docValues.articles; a++) segment.articleRecord(a)
    for (let i = 0; i < segment.docValues.issues; i++) segment.issueRecord(i)
    answer.checked.articles += segment.liveArticles
  } catch (error) {
    addProblem(answer, error, segment.mark.name)
  }
}

/** Reads a term's lists to the end, and compares the numbers of postings and positions with its counts. */
function checkTerm(segment: Segment, info: TermInfo): void {
  const cursor = segment.postings(info)
  const positions = info.hasPositions ? segment.positions(info) : undefined
  let out = new Int32Array(64)
  let places = 0
  let postings = 0
  while (cursor.nextBlock()) {
    postings += cursor.size
    if (!info.hasPositions) cursor.loadFields()
    for (let i = 0; i < cursor.size; i++) {
      const count = cursor.counts[i]!
      if (count > out.length) out = new Int32Array(count)
      positions?.load(places, count, out)
      places += count
    }
  }
  if (postings !== info.documentFrequency || (info.hasPositions && places !== info.total)) {
    const file = segment.mark.name
    const what = `a list has ${postings} postings where ${info.documentFrequency} were counted`
    throw new JiebaoError('index-damaged', file, { what, page: null })
  }
}

async function checkSources(
  seeds: string,
  index: string,
  generation: Generation,
  answer: VerifyAnswer,
): Promise<void> {
  const ledger = Ledger.read(seeds, readLedger(index, generation.manifest.ledger))
  for (const source of readCatalog(index, generation.manifest.catalog).sources) {
    if (source.stale || source.issues === 0) continue
    answer.checked.sources++
    try {
      await checkSource(seeds, source, generation, ledger)
    } catch (error) {
      addProblem(answer, error, source.file)
    }
  }
}

async function checkSource(
  seeds: string,
  source: CatalogSource,
  generation: Generation,
  ledger: Ledger,
): Promise<void> {
  const refused = source.refusals.filter((each) => !isTaken(each))
  const refusedLines = new Set(refused.map(({ line }) => line))
  const path = join(seeds, source.file)
  for await (const natural of readSource({ file: source.file, path }, () => {})) {
    const read = ledger.publish(natural)
    const place = findIssuePlace(generation, read.issue.id)
    const expected = read.articles.filter((a) => !refusedLines.has(a.lines[0]?.[0] ?? null))
    if (place && sameArticles(place.segment, place.issue, expected)) continue
    throw new JiebaoError('index-behind', source.file, {})
  }
}

function sameArticles(segment: Segment, issue: number, expected: Issue['articles']): boolean {
  const first = segment.docValues.firstArticles[issue]!
  const articles = segment.docValues.firstArticles[issue + 1]! - first
  if (articles !== expected.length) return false
  return expected.every(
    (article, i) => JSON.stringify(segment.articleRecord(first + i)) === JSON.stringify(article),
  )
}
