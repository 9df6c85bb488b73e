/** Hits counted and shown in context by reading every one of them. */
import { foldText } from '../../src/analysis/analysis.js'
import { isFunctionWord } from '../../src/lexicon.js'
import type {
  Bucket,
  BucketUnit,
  ConcordanceAnswer,
  ConcordanceAsked,
  ConcordanceLine,
  SearchRequest,
  SimilarAnswer,
} from '../../src/model.js'
import { readFilters } from '../../src/search/columns/filters.js'
import { UNLIMITED } from '../../src/search/sets/budget.js'
import { markArticle, needlesOf } from '../../src/search/shown/highlight.js'
import type { Read } from '../search/archive.js'
import { daysOf, wordsIn } from '../search/oracle.js'
import { headOf, type PlainFound, type PlainHit, type PlainView, passes } from './plain-search.js'

/** Characters of a day's text that name the day, month or year. */
const LENGTHS = { day: 10, month: 7, year: 4 }

/** Each article counts in every day, month or year that its issue touches. */
export function plainBuckets(hits: readonly PlainHit[], by: BucketUnit): Bucket[] {
  const counted = new Map<string | null, { hits: number; days: string[] }>()
  for (const { read } of hits) {
    const days = daysOf(read)
    const keys =
      by === 'publication'
        ? [read.issue.publication.name]
        : days
          ? everyDay(days.from, days.to).map((day) => day.slice(0, LENGTHS[by]))
          : [null]
    for (const key of new Set(keys)) {
      const before = counted.get(key) ?? { hits: 0, days: [] }
      counted.set(key, {
        hits: before.hits + 1,
        days: days ? [...before.days, days.from, days.to] : before.days,
      })
    }
  }
  const buckets = [...counted].map(([key, { hits, days }]): Bucket => {
    const sorted = days.sort()
    return { key, hits, first: sorted[0] ?? null, last: sorted.at(-1) ?? null }
  })
  const byKey = (a: Bucket, b: Bucket) => (a.key! < b.key! ? -1 : 1)
  const known = buckets.filter(({ key }) => key !== null).sort(byKey)
  if (by === 'publication') known.sort((a, b) => b.hits - a.hits || byKey(a, b))
  return [...known, ...buckets.filter(({ key }) => key === null)]
}

function everyDay(from: string, to: string): string[] {
  const days: string[] = []
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000)
    days.push(new Date(ms).toISOString().slice(0, 10))
  return days
}

/** @param found whose hits are by day, the newest first */
export function plainLines(
  { plan, ranked }: PlainFound,
  { order, width, page, hitsPerPage }: ConcordanceAsked,
): Pick<ConcordanceAnswer, 'lines' | 'totalLines' | 'articles' | 'totalHits'> {
  const lines = ranked.flatMap(({ read: { article, issue } }) =>
    markArticle(article, needlesOf(plan, UNLIMITED)).texts.flatMap(({ field, index, text, ranges }) =>
      ranges.map(
        ([at, end]): ConcordanceLine => ({
          id: article.id,
          headline: article.headline,
          publication: issue.publication.name,
          from: issue.date.from,
          to: issue.date.to,
          field,
          index,
          at,
          left: Array.from(text.slice(0, at)).slice(-width).join(''),
          match: text.slice(at, end),
          right: Array.from(text.slice(end)).slice(0, width).join(''),
        }),
      ),
    ),
  )
  const keyOf = (line: ConcordanceLine) =>
    order === 'right' ? foldText(line.right) : Array.from(foldText(line.left)).reverse().join('')
  if (order !== 'date') lines.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
  const shown = lines.slice((page - 1) * hitsPerPage, page * hitsPerPage)
  return { lines: shown, totalLines: lines.length, articles: ranked.length, totalHits: ranked.length }
}

/** Words that two articles must share to be similar. */
const LEAST_SHARED = 3

/** Articles that share words, those with the most first. */
export function similarTo(read: Read, { held }: PlainView, limit: number): SimilarAnswer['similar'] {
  const wordsOf = ({ texts }: Read) =>
    new Set(texts.flatMap(wordsIn).filter((word) => [...word].length > 1 && !isFunctionWord(word)))
  const own = wordsOf(read)
  const near = held
    .filter((other) => other !== read && other.article.kind !== 'other')
    .map((other) => ({ other, shared: [...wordsOf(other)].filter((word) => own.has(word)) }))
    .filter(({ shared }) => shared.length >= LEAST_SHARED)
  near.sort((a, b) => b.shared.length - a.shared.length || (a.other.article.id < b.other.article.id ? -1 : 1))
  return near.slice(0, limit).map(({ other, shared }) => ({ ...headOf(other), score: shared.length, shared }))
}

/** How many articles hold each of some strings, as `Engine.counts` has them. */
export function plainCounts(
  held: readonly Read[],
  strings: readonly string[],
  filters: Omit<SearchRequest, 'q'>,
  most: number,
): { counts: number[]; isWhole: boolean } {
  const asked = readFilters({ ...filters, q: '' })
  const passing = held.filter((read) => passes(read, asked))
  const counts = strings
    .map(foldText)
    .map(
      (text) => passing.filter(({ texts }) => text !== '' && texts.some((own) => own.includes(text))).length,
    )
  return { counts: counts.map((n) => Math.min(n, most)), isWhole: true }
}

/** The articles that hold most of some strings, as `Engine.candidates` has them. */
export function plainCandidates(
  strings: readonly string[],
  most: number,
  held: readonly Read[],
): { ids: string[]; isWhole: boolean } {
  const holders = [...new Set(strings.map(foldText))]
    .filter((text) => text !== '')
    .map((text) => held.filter(({ texts }) => texts.some((own) => own.includes(text))))
  const scores = new Map<Read, number>()
  for (const reads of holders)
    for (const read of reads)
      scores.set(
        read,
        (scores.get(read) ?? 0) + Math.log(1 + (held.length - reads.length + 0.5) / (reads.length + 0.5)),
      )
  const dayOf = (read: Read) => daysOf(read)?.from ?? '9999-99-99'
  const order = [...scores].sort(
    ([a, own], [b, other]) =>
      other - own ||
      (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.article.id < b.article.id ? -1 : 1),
  )
  return { ids: order.slice(0, most).map(([{ article }]) => article.id), isWhole: true }
}
