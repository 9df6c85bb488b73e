/**
 * How well pages are read, as a reader of the archive would judge, by manner of page:
 * headlines, whole articles, joins, names, the issue's head, doubts.
 *
 * Unlike the strict count of split.ts, this one forgives all that a person would: blanks
 * and width, and whatever the annotation names as a second reading. Both read one annotation.
 */
import { withCharacters } from '../lexicon.js'
import type { Article, Issue } from '../model.js'
import type { AnnotatedArticle, Annotation, PrintedLine } from './annotation.js'

const MEASURES = [
  'headlines',
  'articles',
  'photos',
  'joins',
  'bylines',
  'publication',
  'date',
  'page',
  'doubts',
] as const
export type Measure = (typeof MEASURES)[number]

/** How many are right, of how many that the reader gave and a person marked. */
export type ReadingTally = { right: number; given: number; gold: number }
export type ReadingScores = Record<Measure, ReadingTally>

type Lines = ReadonlyMap<number, PrintedLine>

const noReading = (): ReadingScores =>
  Object.fromEntries(MEASURES.map((measure) => [measure, { right: 0, given: 0, gold: 0 }])) as ReadingScores

/** Blanks, width and the bars of a table make no difference to a reader. */
const plain = (text: string | null) =>
  withCharacters(text ?? '')
    .normalize('NFKC')
    .replace(/[\s|]/g, '')

const brief = (text: string | null) =>
  text && text.length > 40 ? `${text.slice(0, 18)}…${text.slice(-18)}` : text

/** The annotated article and its other accepted readings, each complete. */
const readingsOf = (article: AnnotatedArticle): AnnotatedArticle[] => [
  article,
  ...(article.or ?? []).map((other) => ({ ...article, ...other })),
]

const headlinesOf = (article: AnnotatedArticle, lines: Lines) =>
  readingsOf(article).map(({ headline }) => textOf([headline ?? []].flat(), lines))

const textOf = (ids: readonly number[], lines: Lines) =>
  plain(ids.map((id) => lines.get(id)?.text ?? '').join(''))

/** With and without the lines that may be left out. */
function textsOf(ids: readonly number[], article: AnnotatedArticle, lines: Lines): string[] {
  const sure = ids.filter((id) => !article.may?.includes(id))
  return [textOf(ids, lines), textOf(sure, lines)]
}

function pairsOf(article: AnnotatedArticle, lines: Lines): string[] {
  return article.body.flatMap((ids) =>
    ids.slice(1).flatMap((id, i) => {
      const [from, to] = [lines.get(ids[i]!)!.line, lines.get(id)!.line]
      return from === to ? [] : [`${from}-${to}`]
    }),
  )
}

const shares = (article: Article, printed: readonly number[]) =>
  article.lines.some(([from, to]) => printed.some((line) => from <= line && line <= to))

/**
 * Counts found values against wanted ones, each of which is met once by any of its readings.
 *
 * @param mayBe whether a value that nobody wants is no mistake either
 */
function count(
  tally: ReadingTally,
  wanted: readonly string[][],
  found: readonly string[],
  say: (text: string) => void,
  mayBe: (value: string) => boolean = () => false,
): void {
  const rest = [...found]
  for (const anyOf of wanted) {
    const at = rest.findIndex((value) => anyOf.includes(value))
    tally.gold++
    if (at < 0) say(`missed ${anyOf[0]}`)
    else {
      tally.right++
      tally.given++
      rest.splice(at, 1)
    }
  }
  const wrong = rest.filter((value) => !mayBe(value))
  tally.given += wrong.length
  for (const value of wrong) say(`wrong ${value}`)
}

/**
 * Counts one issue against its annotation.
 *
 * @param lines by annotated line number, as `printedLines()` gives them
 * @returns the counts, and each difference in words
 */
export function scoreReading(
  issue: Issue,
  annotation: Annotation,
  lines: Lines,
): { scores: ReadingScores; notes: string[] } {
  const scores = noReading()
  const notes: string[] = []
  const sayOf = (measure: Measure) => (text: string) => void notes.push(`${measure}: ${text}`)
  const found = issue.articles.filter(({ kind }) => kind !== 'other')
  scoreArticles(scores, found, annotation, lines, sayOf)
  scorePhotos(scores.photos, found, annotation, lines, sayOf('photos'))
  scoreJoins(scores.joins, found, annotation, lines, sayOf('joins'))
  scoreNames(scores.bylines, found, annotation, lines, sayOf('bylines'))
  scoreHead(scores, issue, annotation, sayOf)
  const named = (each: { class: string; line: number }) => `${each.class} ${each.line}`
  const may = annotation.doubts.filter(({ optional }) => optional).map(named)
  const sure = annotation.doubts.filter(({ optional }) => !optional).map((doubt) => [named(doubt)])
  const isOptional = (doubt: string) => may.includes(doubt)
  count(scores.doubts, sure, issue.doubts.map(named), sayOf('doubts'), isOptional)
  return { scores, notes }
}

type SayOf = (measure: Measure) => (text: string) => void

function scoreArticles(
  { headlines, articles }: ReadingScores,
  found: readonly Article[],
  annotation: Annotation,
  lines: Lines,
  sayOf: SayOf,
): void {
  const given = new Set(found.filter(({ headline }) => headline !== null))
  headlines.given = given.size
  articles.given = found.filter(({ kind }) => kind === 'article').length
  for (const article of annotation.articles) {
    const heads = headlinesOf(article, lines)
    const printed = article.body.flat().map((id) => lines.get(id)!.line)
    const hosts = found.filter((each) => shares(each, printed))
    const under = hosts.filter(({ headline }) => heads.includes(plain(headline)))
    const best = under.find((each) => given.has(each))
    if (best) {
      headlines.right++
      given.delete(best)
    }
    if (best || (under.length === 0 && article.headline !== null)) headlines.gold++
    const at = `${printed[0]} ${brief(heads[0]!)}`
    // A caption under its article has no headline of its own, nor lacks one.
    if (under.length === 0 && (article.kind === 'article' || article.headline !== null))
      sayOf('headlines')(`${at}, read ${hosts.map(({ headline }) => brief(headline)).join(' / ')}`)
    if (article.kind !== 'article') continue
    const bodies = readingsOf(article).flatMap((reading) => textsOf(reading.body.flat(), reading, lines))
    const isWhole = under.some(({ kind, body }) => kind === 'article' && bodies.includes(plain(body)))
    articles.gold++
    if (isWhole) articles.right++
    else sayOf('articles')(`${at}, read ${hosts.map(({ body }) => brief(plain(body))).join(' / ')}`)
  }
  for (const { headline, lines } of given) sayOf('headlines')(`wrong ${lines[0]?.[0]} ${brief(headline)}`)
}

/** Captions, whether as items of their own or below an article. */
function scorePhotos(
  tally: ReadingTally,
  found: readonly Article[],
  annotation: Annotation,
  lines: Lines,
  say: (text: string) => void,
): void {
  const captions = annotation.articles.flatMap((article) => [
    ...(article.kind === 'photo' ? article.body : []).map((ids) => textsOf(ids, article, lines)),
    ...(article.captions ?? []).map((id) => textsOf([id], article, lines)),
  ])
  const given = found.flatMap((article) => [
    ...(article.kind === 'photo' ? article.body.split('\n') : []).map(plain),
    ...article.captions.map(({ text }) => plain(text)),
  ])
  count(tally, captions, given, (text) => say(brief(text)!))
}

function scoreJoins(
  tally: ReadingTally,
  found: readonly Article[],
  annotation: Annotation,
  lines: Lines,
  say: (text: string) => void,
): void {
  const may: string[] = []
  const sure: string[] = []
  for (const article of annotation.articles) {
    const readings = readingsOf(article)
    may.push(...readings.flatMap((reading) => pairsOf(reading, lines)))
    if (article.kind !== 'article') continue
    const certain = article.body.map((ids) => ids.filter((id) => !article.may?.includes(id)))
    sure.push(...pairsOf({ ...article, body: certain }, lines))
  }
  const joins = found.flatMap((article) =>
    article.joins.map(({ fromLine, toLine }) => `${fromLine}-${toLine}`),
  )
  const wanted = sure.map((pair) => [pair])
  count(tally, wanted, joins, say, (pair) => may.includes(pair))
}

const ROLES = ['reporters', 'correspondents', 'photographers'] as const

function scoreNames(
  tally: ReadingTally,
  found: readonly Article[],
  annotation: Annotation,
  lines: Lines,
  say: (text: string) => void,
): void {
  const wanted = annotation.articles.flatMap((article) => [
    ...ROLES.flatMap((role) => (article[role] ?? []).map((name) => [`${role} ${name}`])),
    ...(article.authors ?? []).map((name) => [`reporters ${name}`, `correspondents ${name}`]),
  ])
  const given = found.flatMap((article) =>
    ROLES.flatMap((role) => article[role].map((name) => `${role} ${name}`)),
  )
  // A pen name on its credit line may be taken for a name or left there.
  const may = annotation.articles.flatMap(({ mayNames = [], credit }) => [
    ...mayNames,
    textOf(credit === undefined ? [] : [credit], lines),
  ])
  count(tally, wanted, given, say, (each) => may.some((text) => text.includes(each.split(' ')[1]!)))
}

/** `第05版`, `A05` and `5` of a page are one: letters and the number. */
const pageName = (page: string | null) =>
  plain(page)
    .toUpperCase()
    .replace(/^([A-Z]*)0+(?=\d)/, '$1')

function scoreHead(scores: ReadingScores, { issue }: Issue, annotation: Annotation, sayOf: SayOf): void {
  const one = (measure: Measure, gold: string | null, read: string | null, isRight: boolean) => {
    if (gold !== null) scores[measure].gold++
    if (read !== null) scores[measure].given++
    if (gold !== null && isRight) scores[measure].right++
    else if (gold !== null || read !== null) sayOf(measure)(`${gold}, read ${read}`)
  }
  const { name } = issue.publication
  one('publication', annotation.publication, name, plain(name) === plain(annotation.publication))
  const { from } = issue.date
  const { notBefore, notAfter } = annotation.date ?? { notBefore: null, notAfter: '' }
  one('date', notBefore, from, from !== null && notBefore !== null && from >= notBefore && from <= notAfter)
  if (annotation.page === undefined) return
  one('page', annotation.page, issue.page, pageName(issue.page) === pageName(annotation.page))
}

// ---------------------------------------------------------------- the table

/** By manner, in the order of its first file; with more than one, the sum of all last. */
export function byManner(
  files: readonly { manner: string; reading: ReadingScores }[],
): [string, ReadingScores][] {
  const sums = new Map<string, ReadingScores>()
  for (const { manner, reading } of files) {
    for (const name of [manner, 'all']) {
      const sum = sums.get(name) ?? noReading()
      for (const measure of MEASURES) {
        for (const part of ['right', 'given', 'gold'] as const) sum[measure][part] += reading[measure][part]
      }
      sums.set(name, sum)
    }
  }
  const all = sums.get('all')
  sums.delete('all')
  return all ? [...sums, ['all', all]] : []
}

/** F1, 1 where nothing was there and nothing was given. */
export const readingF1 = ({ right, given, gold }: ReadingTally): number =>
  given + gold === 0 ? 1 : (2 * right) / (given + gold)

/** One row a manner: right/given/gold, and F1 of headlines, joins and names. */
export function printReading(files: readonly { manner: string; reading: ReadingScores }[]): string {
  const rated: readonly Measure[] = ['headlines', 'joins', 'bylines']
  const rows = byManner(files).map(([manner, scores]) => [
    manner,
    ...MEASURES.map((measure) => {
      const { right, given, gold } = scores[measure]
      const counts = `${right}/${given}/${gold}`
      return rated.includes(measure) ? `${readingF1(scores[measure]).toFixed(2)} ${counts}` : counts
    }),
  ])
  return [['', ...MEASURES], ...rows]
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(30) : text.padStart(i === 4 ? 19 : 16))).join(''),
    )
    .join('\n')
}
