/**
 * The routes of the desk: trends, lines in context, first attested, absence with proof.
 */
import {
  type AbsenceAnswer,
  type AttestedAnswer,
  absence,
  attested,
  type BesideAnswer,
  beside,
  MOST_SERIES,
  type NewInAnswer,
  newIn,
  STRICT,
  type TrendAnswer,
  trend,
} from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import {
  addRoute,
  answerJson,
  answerText,
  type Body,
  count,
  found,
  idOf,
  inOrder,
  noParams,
  type PartContext,
  pageParams,
  type Router,
  readParams,
  searchParams,
  z,
} from '../http/http.js'
import { FIELD_NAMES } from '../labels.js'
import { BUCKET_UNITS, type ConcordanceAnswer, LINE_ORDERS, NEW_KINDS } from '../model.js'
import * as answers from './answers.js'
import { csvFile } from './export-formats.js'
import { timelineParams } from './schemas.js'

/** More lines than any answer has. */
const ALL_LINES = 1_000_000_000
const FORMATS = ['json', 'csv'] as const
const format = z.enum(FORMATS, { error: `write ${FORMATS.join(' or ')}` }).default('json')
const query = z.string({ error: 'write a query' }).min(1, { error: 'write a query' })

const strict = timelineParams.extend({ matching: searchParams.shape.matching.unwrap().default(STRICT) })

/** Parameters of `GET /api/trend`. */
export const trendParams = strict.extend({
  q: z
    .array(query, { error: 'send at least one query' })
    .min(1, { error: 'send at least one query' })
    .max(MOST_SERIES, { error: `send at most ${MOST_SERIES} queries` })
    .describe(`Typed queries, 1 to ${MOST_SERIES}`),
  by: z.enum(BUCKET_UNITS, { error: `write ${BUCKET_UNITS.join(', ')}` }).default('month'),
  format,
})

/** Parameters of `GET /api/concordance`. */
export const concordanceParams = strict.extend({
  q: query,
  order: z.enum(LINE_ORDERS, { error: `write ${LINE_ORDERS.join(', ')}` }).default('right'),
  width: count(100, 'Characters on each side').default(20),
  page: pageParams.shape.page,
  hitsPerPage: count(1000, 'Lines on a page').default(50),
  format,
})

/** Parameters of `GET /api/beside`. */
export const besideParams = strict.extend({
  q: query,
  width: count(50, 'Characters on each side that are near').default(8),
  words: count(200, 'Words of a period').default(30),
  by: z.enum(BUCKET_UNITS, { error: `write ${BUCKET_UNITS.join(', ')}` }).optional(),
  format,
})

/** Parameters of `GET /api/attested`. */
export const attestedParams = timelineParams
  .omit({ matching: true, variants: true })
  .extend({ q: query.describe('A string, taken as printed') })

/** Parameters of `GET /api/absence`. */
export const absenceParams = timelineParams.extend({ q: query })

const { count: whole, hit, maybe: key, searchAnswer } = answers
const counted = searchAnswer.pick({ query: true, totalHits: true, totalIsExact: true, warnings: true })
const bucket = z.object({ key, hits: whole, first: key, last: key })

export const trendAnswer = z.object({
  by: z.enum(BUCKET_UNITS),
  keys: z.array(key).describe('Days, months, years or newspapers of which something is held'),
  held: z.array(whole).describe('Articles and photographs held, key by key'),
  series: z.array(
    counted.extend({
      hits: z.array(whole),
      perThousand: z.array(z.number().nullable()).describe('Of those held; null where none are'),
    }),
  ),
}) satisfies z.ZodType<TrendAnswer>

export const concordanceAnswer = counted.extend({
  order: z.enum(LINE_ORDERS),
  width: whole,
  lines: z.array(
    z.object({
      id: z.string(),
      headline: key,
      publication: key,
      from: key,
      to: key,
      field: answers.hit.shape.snippets.element.shape.field,
      index: whole,
      at: whole.describe('Offset of the match in the text of the field'),
      left: z.string(),
      match: z.string(),
      right: z.string(),
    }),
  ),
  page: z.int(),
  hitsPerPage: z.int(),
  totalLines: whole,
  articles: whole.describe('Hits that were read: the newest where they are too many'),
}) satisfies z.ZodType<ConcordanceAnswer>

export const besideAnswer = counted.extend({
  width: whole,
  by: z.enum(BUCKET_UNITS).nullable(),
  periods: z.array(
    z.object({
      key: key.describe('The period or newspaper; null for all'),
      totalHits: whole,
      articles: whole.describe('Hits that were read: the newest where they are too many'),
      occurrences: whole.describe('Of the query in them'),
      nearCharacters: whole,
      farCharacters: whole,
      words: z.array(
        z.object({
          text: z.string(),
          near: whole.describe('Within `width` characters of the query'),
          far: whole.describe('Farther, and within 100 characters'),
          expected: z.number().describe('Near it, were the word spread evenly'),
          likelihood: z.number().describe('Log-likelihood G²'),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<BesideAnswer>

export const attestedAnswer = counted.extend({
  first: hit.nullable(),
  last: hit.nullable(),
  publications: z.array(bucket),
}) satisfies z.ZodType<AttestedAnswer>

export const newInAnswer = z.object({
  issue: answers.issueHead.pick({ id: true, publication: true, date: true }),
  before: key.describe('The last of the earlier days; null where the issue has no date'),
  earlier: whole.describe('Articles held of earlier days; of none, nothing is told'),
  asked: whole.describe('Strings that were looked for'),
  isWhole: z.boolean().describe('Whether the time sufficed; else nothing is told'),
  strings: z.array(
    z.object({
      text: z.string(),
      kind: z.enum(NEW_KINDS),
      article: hit.pick({ id: true, kind: true, headline: true }),
      totalHits: whole.describe('Articles of the archive that print it'),
    }),
  ),
}) satisfies z.ZodType<NewInAnswer>

const gap = z.object({
  publication: key,
  from: z.string(),
  to: z.string(),
  days: whole,
  expected: z.array(z.string()).describe('Days on which an issue should have come out'),
})

export const absenceAnswer = counted.extend({
  rungs: searchAnswer.shape.rungs,
  from: key,
  to: key,
  publication: z.array(z.string()),
  narrowed: searchParams
    .pick({ section: true, reporter: true, kind: true })
    .extend({ eventFrom: z.string(), eventTo: z.string(), monthDay: z.string() })
    .partial()
    .describe('Other filters: they leave the issues that count as looked through as many'),
  tried: z.array(z.object({ typed: z.string(), matched: z.string(), why: z.string() })),
  papers: z.array(
    z.object({
      publication: key,
      issues: whole,
      articles: whole,
      doubts: whole,
      first: key,
      last: key,
      undated: whole,
      missing: z.array(gap),
    }),
  ),
  issues: whole,
  articles: whole,
  doubts: whole,
  view: z.string(),
  generation: whole,
}) satisfies z.ZodType<AbsenceAnswer>

export function addDesk(router: Router, options: PartContext): void {
  const { engine } = options
  /** @throws {JiebaoError} TIMEOUT for a file that would not have all */
  const wholeBodyOf = <T extends { totalIsExact: boolean }>(...asked: Parameters<typeof bodyOf<T>>): Body => {
    const [format, { totalIsExact }] = asked
    if (format === 'csv' && !totalIsExact) throw new JiebaoError('answer-late', '', { ms: options.budgetMs })
    return bodyOf(...asked)
  }
  const tell = answerText(options, async (request, _response, left) => {
    const { q, by, format, ...filters } = inOrder(readParams(request.originalUrl, trendParams))
    const answer = await trend(engine, q, filters, by, left())
    return bodyOf(format, answer, trendTable)
  })
  const quote = answerText(options, async (request, _response, left) => {
    const read = inOrder(readParams(request.originalUrl, concordanceParams))
    const { order, width, page, hitsPerPage, format, ...asked } = read
    // A file has all lines, or is none.
    const lines = format === 'csv' ? { page: 1, hitsPerPage: ALL_LINES } : { page, hitsPerPage }
    const answer = await engine.concordance(asked, { order, width, ...lines }, left())
    return wholeBodyOf(format, answer, lineTable)
  })
  const stand = answerText(options, async (request, _response, left) => {
    const read = inOrder(readParams(request.originalUrl, besideParams))
    const { width, words: most, by = null, format, ...asked } = read
    const answer = await beside(engine, asked, { width, most, by }, left)
    return wholeBodyOf(format, answer, besideTable)
  })
  addRoute(router, '/api/beside', { get: [stand] })
  addRoute(router, '/api/trend', { get: [tell] })
  addRoute(router, '/api/concordance', { get: [quote] })
  const attest = answerJson(options, async (request, left) =>
    attested(engine, inOrder(readParams(request.originalUrl, attestedParams)), left()),
  )
  addRoute(router, '/api/attested', { get: [attest] })
  const tellNew = answerJson(options, async (request, left) => {
    readParams(request.originalUrl, noParams)
    const id = idOf(request)
    return found(await newIn(engine, id, left), 'issue', id)
  })
  addRoute(router, '/api/issues/:id/new', { get: [tellNew] })
  const prove = answerJson(options, async (request, left) =>
    absence(engine, inOrder(readParams(request.originalUrl, absenceParams)), left()),
  )
  addRoute(router, '/api/absence', { get: [prove] })
}

function bodyOf<T>(
  format: (typeof FORMATS)[number],
  answer: T,
  tableOf: (answer: T) => (string | null)[][],
): Body {
  if (format === 'csv') return { type: 'text/csv', body: csvFile(tableOf(answer)) }
  return { type: 'application/json', body: JSON.stringify(answer) }
}

function trendTable({ by, keys, held, series }: TrendAnswer): (string | null)[][] {
  const titles = [by === 'publication' ? '报纸' : '日期', '馆藏篇数']
  const head = [...titles, ...series.flatMap(({ query }) => [query, `${query}（每千篇）`])]
  const row = (key: string | null, i: number) => [
    key ?? '不详',
    String(held[i]),
    ...series.flatMap(({ hits, perThousand }) => [String(hits[i]), String(perThousand[i] ?? '')]),
  ]
  return [head, ...keys.map(row)]
}

function besideTable({ periods }: BesideAnswer): (string | null)[][] {
  const head = ['时期', '词语', '近处', '远处', '预期', '对数似然比', '读了几篇', '共几篇']
  const rows = periods.flatMap(({ key, articles, totalHits, words }) =>
    words.map(({ text, near, far, expected, likelihood }) => [
      ...[key ?? '全部', text],
      ...[near, far, expected, likelihood, articles, totalHits].map(String),
    ]),
  )
  return [head, ...rows]
}

function lineTable({ lines, articles, totalHits }: ConcordanceAnswer): (string | null)[][] {
  const head = ['编号', '标题', '报纸', '日期起', '日期止', '所在', '起点', '前文', '命中', '后文']
  const rest = articles < totalHits ? [[`只读了最新的 ${articles} 篇，共 ${totalHits} 篇`]] : []
  return [
    head,
    ...lines.map(({ id, headline, publication, from, to, field, at, left, match, right }) => [
      ...[id, headline, publication, from, to],
      ...[FIELD_NAMES[field], String(at), left, match, right],
    ]),
    ...rest,
  ]
}
