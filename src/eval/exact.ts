/**
 * Does a quoted string find exactly the articles that hold it? Cuts strings at random
 * out of an archive's articles, asks for each in quotation marks, and compares the
 * answer with a scan over all articles.
 */
import { foldText } from '../engine/engine.js'
import { FIELD_NAMES } from '../labels.js'
import type { Engine } from '../model.js'
import { articlesOf, everyIssue } from '../paging.js'
import { type FoundIds, findIds } from './archive.js'
import { Oracle, type Printed, paragraphsOf } from './oracle.js'
import { Dice } from './random.js'
import { isAskable, type Sample, Sampler, SORTS, type Sort } from './strings.js'

/** The methods of an engine that this evaluation calls. */
export type Asked = Pick<Engine, 'search' | 'issues' | 'issue'>

export type ExactOptions = {
  strings: number
  /** Seed of the random strings: the same seed draws the same strings from the same archive. Default 1. */
  seed?: number | undefined
  onProgress?: ((asked: number, of: number, differences: number) => void) | undefined
}

export type Difference = {
  query: string
  sort: Sort
  /** Articles that hold the string and were not found; empty for a list that was not read whole. */
  missed: string[]
  /** Articles that were found and do not hold it. */
  wrong: string[]
  /** Articles that hold the string sign for sign, and whose fold does not hold its fold: a wrong fold. */
  unfolded: string[]
  /** Number of hits by the engine, and of articles that hold the string by the scan. */
  total: number
  expected: number
}

export type ExactReport = {
  articles: number
  paragraphs: number
  seed: number
  /** Strings compared; fewer than asked for if a small archive has no more. */
  strings: number
  bySort: Record<Sort, number>
  /** Of `strings`, those asked of one field. */
  inField: number
  /** Short strings that were drawn a second time, and not compared again. */
  repeated: number
  /** Strings that no article holds. */
  nowhere: number
  /** Hits of all strings together. */
  hits: number
  /** Lists of more than MOST_IDS hits, compared by their number and their first ids only. */
  long: number
  differences: number
  /** The first differences. */
  examples: Difference[]
  seconds: number
}

const MOST_EXAMPLES = 20
/** Most ids that are read of one list of hits: reading a list of a third of an archive would take all the time. */
const MOST_IDS = 500
/** Most draws for each string asked for: a small archive runs out of new strings. */
const MOST_DRAWS = 4
const PROGRESS_EVERY = 5000
/** Longest string, in UTF-16 units, whose second draw is noticed: a longer one is hardly drawn twice. */
const SHORT = 16

/** A query for a string as printed; the full-width mark is a mark too. */
export const quoted = (text: string): string => `"${text.replace(/["＂]/g, '\\$&')}"`

const queryOf = ({ text, field }: Sample) =>
  field === undefined ? quoted(text) : `${FIELD_NAMES[field]}:${quoted(text)}`

/** Reads every article of the archive. */
async function readArchive(engine: Asked): Promise<{ ids: string[]; printed: Printed[] }> {
  const ids: string[] = []
  const printed: Printed[] = []
  for (const { id } of await everyIssue(engine)) {
    for (const article of await articlesOf(engine, id)) {
      for (const paragraph of paragraphsOf(article, ids.length)) printed.push(paragraph)
      ids.push(article.id)
    }
  }
  return { ids, printed }
}

/** The articles that must be found: by their fold and, as a guard against a wrong fold, character by character. */
class Truth {
  readonly #folded: Oracle
  readonly #raw: Oracle

  constructor({ ids, printed }: { ids: string[]; printed: Printed[] }) {
    this.#folded = new Oracle(ids, printed)
    this.#raw = new Oracle(ids, printed, (text) => text)
  }

  compare(sample: Sample, folded: string, { ids, total, isWhole }: FoundIds): Difference {
    const { text, field, sort } = sample
    const expected = new Set(this.#folded.holding(folded, field))
    return {
      query: queryOf(sample),
      sort,
      missed: isWhole ? [...expected].filter((id) => !ids.includes(id)) : [],
      wrong: ids.filter((id) => !expected.has(id)),
      unfolded: this.#raw.holding(text, field).filter((id) => !expected.has(id)),
      total,
      expected: expected.size,
    }
  }
}

const isDifference = ({ missed, wrong, unfolded, total, expected }: Difference) =>
  missed.length + wrong.length + unfolded.length > 0 || total !== expected

function emptyReport(archive: { ids: string[]; printed: Printed[] }, seed: number): ExactReport {
  return {
    articles: archive.ids.length,
    paragraphs: archive.printed.length,
    seed,
    strings: 0,
    bySort: Object.fromEntries(SORTS.map((sort) => [sort, 0])) as Record<Sort, number>,
    inField: 0,
    repeated: 0,
    nowhere: 0,
    hits: 0,
    long: 0,
    differences: 0,
    examples: [],
    seconds: 0,
  }
}

/** Counts one comparison. */
function addTo(report: ExactReport, sample: Sample, found: FoundIds, difference: Difference): void {
  report.strings++
  report.bySort[sample.sort]++
  if (sample.field !== undefined) report.inField++
  if (found.total === 0) report.nowhere++
  if (!found.isWhole) report.long++
  report.hits += found.total
  if (!isDifference(difference)) return
  report.differences++
  if (report.examples.length < MOST_EXAMPLES) report.examples.push(difference)
}

/**
 * Compares the answers to `strings` strings with the scan. An archive without
 * any text is compared with nothing.
 */
export async function evaluateExact(engine: Asked, options: ExactOptions): Promise<ExactReport> {
  const startMs = performance.now()
  const { seed = 1, strings, onProgress } = options
  const archive = await readArchive(engine)
  const report = emptyReport(archive, seed)
  if (archive.printed.every(({ text }) => foldText(text) === '')) return report
  const truth = new Truth(archive)
  const sampler = new Sampler(archive.printed, new Dice(seed))
  const known = new Set<string>()
  for (let drawn = 0; report.strings < strings && drawn < strings * MOST_DRAWS; drawn++) {
    const sample = sampler.next()
    const folded = foldText(sample.text)
    if (!isAskable(sample.text)) continue
    const query = queryOf(sample)
    if (known.has(query)) {
      report.repeated++
      continue
    }
    if (query.length <= SHORT) known.add(query)
    const found = await findIds(engine, query, MOST_IDS)
    addTo(report, sample, found, truth.compare(sample, folded, found))
    if (report.strings % PROGRESS_EVERY === 0) onProgress?.(report.strings, strings, report.differences)
  }
  report.seconds = (performance.now() - startMs) / 1000
  return report
}
