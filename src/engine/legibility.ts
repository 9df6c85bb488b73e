/**
 * Legibility: paragraphs that a recogniser hardly read, the worst first.
 *
 * Where a tool told how sure it was, that counts; else the share of a paragraph's pairs of characters that are
 * known (mine/pairs.ts). Only articles that print enough unknown pairs are read; what was found of a generation is
 * kept with it. `bench/RESULTS.md` has how well damaged paragraphs are told from clean ones.
 */
import { foldText, pairsIn, type Steps } from '../analysis/analysis.js'
import { type UnknownPairs, unknownPairs } from '../mine/mine.js'
import type { Article, LegibilityAnswer, LegibilityAsked, LegibilityRow, LegibleParagraph } from '../model.js'
import { findArticle } from '../search/search.js'
import type { Generation, Segment } from '../store/store.js'
import { issueKey, issueRef } from './issues.js'
import { shownArticle } from './withheld.js'

/** Different pairs of a paragraph that tells something. Of fewer, a rare name alone is a third. */
const LEAST_PAIRS = 15
/** A paragraph is listed that has twice the archive's unknown pairs, and so many more: a small archive knows few pairs of clean text. */
const MORE_UNKNOWN = 0.15
/** Characters that are shown of a paragraph. */
const SHOWN = 60
/** Articles that are read between two steps. */
const STEP = 16

/** An article with paragraphs below the bound that is listed by itself, by its worst. */
type Listed = { segment: Segment; article: number; worst: number }
type Measured = { level: number; unknown: UnknownPairs }

const measured = new WeakMap<Generation, Measured>()
const listed = new WeakMap<Generation, { below: number; rows: Listed[] }>()

function* measure(generation: Generation): Steps<Measured> {
  let own = measured.get(generation)
  if (!own) {
    const unknown = yield* unknownPairs(generation)
    let characters = 0
    for (const segment of generation.segments) characters += liveLength(segment)
    own = { unknown, level: characters === 0 ? 1 : 1 - unknown.size / characters }
    measured.set(generation, own)
  }
  return own
}

function liveLength(segment: Segment): number {
  const { fieldLengths, articles } = segment.docValues
  const fields = fieldLengths.length / articles
  let length = 0
  for (let article = 0; article < articles; article++) {
    if (!segment.isLive(article)) continue
    for (let field = 0; field < fields; field++) length += fieldLengths[article * fields + field]!
  }
  return length
}

const measuring = new WeakSet<Generation>()

/**
 * Answers from what is counted; where nothing is yet, counting begins.
 *
 * @param listed does work in steps, beside answering
 */
export async function askLegibility(
  generation: Generation,
  asked: LegibilityAsked,
  listed: <T extends object>(steps: (generation: Generation) => Steps<T>) => Promise<T>,
): Promise<LegibilityAnswer> {
  if (asked.isWaited !== false || measured.has(generation)) return listed((own) => list(own, asked))
  if (!measuring.has(generation)) {
    measuring.add(generation)
    // Of an engine that is closed meanwhile nobody asks.
    listed(measure).catch(() => {})
  }
  const { page, hitsPerPage, below = 0 } = asked
  return { articles: [], page, hitsPerPage, total: 0, level: null, below }
}

/** In steps: the first list of a generation goes over its dictionary and reads the articles in question. */
function* list(
  generation: Generation,
  { page, hitsPerPage, below: asked, sort = 'share', id: ids, isWaited = true }: LegibilityAsked,
): Steps<LegibilityAnswer> {
  const { level, unknown } = yield* measure(generation)
  const below = round(asked ?? Math.max(0, 1 - 2 * (1 - level) - MORE_UNKNOWN))
  const all = ids
    ? // Whoever does not wait asks for paragraphs below the bound alone: most articles need not be read.
      placesOf(generation, ids).filter(
        ({ segment, article }) => isWaited || unknown.counts.get(segment)![article]! >= leastOf(below),
      )
    : [...(yield* listBelow(generation, unknown, below))]
  if (!ids && sort === 'date') {
    const keys = new Map(all.map((row) => [row, dateKey(row)]))
    all.sort((a, b) => (keys.get(a)! < keys.get(b)! ? 1 : -1))
  }
  const rows = all
    .slice((page - 1) * hitsPerPage, page * hitsPerPage)
    .map((row) => rowOf(row, unknown, below))
  return { articles: rows, page, hitsPerPage, total: all.length, level: round(level), below }
}

const dateKey = ({ segment, article }: Listed): string =>
  issueKey({ segment, issue: segment.docValues.issueOf[article]! })

const placesOf = (generation: Generation, ids: readonly string[]): Listed[] =>
  ids.flatMap((id) => {
    const found = findArticle(generation, id)
    return found ? [{ segment: found.segment, article: found.article, worst: 0 }] : []
  })

/** A paragraph below the bound has so many unknown pairs at least, and with it its article. */
const leastOf = (below: number) => Math.max(1, Math.ceil((1 - below) * LEAST_PAIRS - 1e-9))

function* listBelow(generation: Generation, unknown: UnknownPairs, below: number): Steps<Listed[]> {
  const known = listed.get(generation)
  if (known?.below === below) return known.rows
  const rows: Listed[] = []
  let read = 0
  const least = leastOf(below)
  for (const [segment, counts] of unknown.counts) {
    for (let article = 0; article < counts.length; article++) {
      if (counts[article]! < least) continue
      if (++read % STEP === 0) yield
      const own = shownArticle(segment, article)
      const shares = own ? paragraphsOf(own, unknown).map(({ share }) => share) : []
      const worst = Math.min(...shares)
      if (worst < below) rows.push({ segment, article, worst })
    }
  }
  const idOf = ({ segment, article }: Listed) => segment.docValues.ids.at(article)
  rows.sort((a, b) => a.worst - b.worst || (idOf(a) < idOf(b) ? -1 : 1))
  listed.set(generation, { below, rows })
  return rows
}

function rowOf({ segment, article: number }: Listed, unknown: UnknownPairs, below: number): LegibilityRow {
  const article = shownArticle(segment, number)!
  const { publication, date } = issueRef(segment, segment.docValues.issueOf[number]!)
  const paragraphs = paragraphsOf(article, unknown).sort((a, b) => a.share - b.share)
  return {
    id: article.id,
    headline: article.headline,
    publication: publication.name,
    from: date.from,
    to: date.to,
    by: isTold(article) ? 'tool' : 'pairs',
    share: paragraphs[0]?.share ?? null,
    paragraphs: paragraphs.filter(({ share }) => share < below),
  }
}

const round = (share: number) => Math.round(share * 1000) / 1000

const isTold = ({ unsure = [] }: Article) => unsure.length > 0

/** The paragraphs of a body that are long enough to be measured. */
function paragraphsOf(article: Article, unknown: UnknownPairs): LegibleParagraph[] {
  const { body, paragraphs, unsure = [] } = article
  return paragraphs.flatMap(({ at, line }, i) => {
    const text = body.slice(at, paragraphs[i + 1]?.at).trimEnd()
    const pairs = pairsIn(foldText(text))
    if (pairs.size < LEAST_PAIRS) return []
    let sound: number
    if (isTold(article)) {
      const inside = unsure.map(([from, to]) => Math.min(to, at + text.length) - Math.max(from, at))
      sound = 1 - inside.reduce((sum, units) => sum + Math.max(0, units), 0) / text.length
    } else {
      let odd = 0
      for (const pair of pairs) if (unknown.has(pair)) odd++
      sound = 1 - odd / pairs.size
    }
    const shown = [...text].slice(0, SHOWN).join('')
    return [{ line, text: shown, share: round(sound) }]
  })
}
