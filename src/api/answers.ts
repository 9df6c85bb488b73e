/**
 * The answers of the API as zod schemas: the source of the OpenAPI document.
 *
 * Serving validates no answer with them. The compiler holds each schema to the engine's own
 * type, and a test holds live answers to the document.
 */
import { type Problem, z } from '../http/http.js'
import { DOUBT_CLASSES } from '../labels.js'
import {
  type Article,
  type ArticleAnswer,
  type DoubtsAnswer,
  type Explanation,
  FIELDS,
  type HeldOfSpan,
  type Hit,
  type IncomingFile,
  type IncomingPreview,
  type Issue,
  type IssueAnswer,
  type IssueHead,
  type IssuesAnswer,
  type Job,
  KINDS,
  type NamesAnswer,
  RUNGS,
  type SearchAnswer,
  type SimilarAnswer,
  type SuggestAnswer,
  type TimelineAnswer,
  type UpdateStory,
  type UpdateSummary,
  type WhyNotAnswer,
} from '../model.js'

const text = z.string()
export const maybe = z.string().nullable()
const texts = z.array(z.string())
export const count = z.int().min(0)

const line = z.int().min(1)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

const basis = z.enum(['given', 'printed', 'inferred', 'unknown'])
/** Shape of an article as a list names it. */
export const articleRef = {
  id: text,
  headline: maybe,
  publication: maybe,
  from: maybe,
  to: maybe,
  dateBasis: basis,
}
export const publication = z
  .object({ name: maybe, basis, why: text })
  .describe('A newspaper, how it is known, and from what')
export const date = z
  .object({ from: day.nullable(), to: day.nullable(), basis, why: text })
  .describe('A day or a range of days, both ends inclusive; both null when unknown')
const ranges = z
  .array(z.tuple([count, count]))
  .describe('Half-open offsets in UTF-16 code units, sorted and disjoint')

const warningList = z.array(z.object({ code: text, detail: text }))
const headShape = {
  id: text,
  kind: z.enum(KINDS),
  headline: maybe,
  kicker: maybe,
  publication,
  date,
  eventDate: day.nullable(),
  section: maybe,
  page: maybe.describe('The page that the article stands on (版次)'),
  pageName: maybe.describe('The name of that page (版名)'),
  number: maybe.describe('The running number of the issue'),
  scan: maybe.describe('Link to a scan of the article, else of its issue'),
  reporters: texts,
  unsure: z.number().exactOptional().describe('Share of its body that the tool that read it was not sure of'),
}

export const explanation: z.ZodType<Explanation> = z.object({
  value: z.number(),
  what: text.describe('What the number is, in Chinese'),
  formula: text
    .describe('Arithmetic over `inputs`; `sum` and `product` are those of the values in `of`')
    .exactOptional(),
  inputs: z.record(text, z.number()).exactOptional(),
  of: z.lazy(() => z.array(explanation)).exactOptional(),
})

export const hit = z.object({
  ...headShape,
  score: z.number(),
  rung: z.enum(RUNGS),
  alternatives: z.array(z.object({ typed: text, matched: text, why: text })),
  missing: z.array(text),
  snippets: z.array(
    z.object({ field: z.enum(FIELDS), text, ranges, cutBefore: z.boolean(), cutAfter: z.boolean() }),
  ),
  explain: explanation.exactOptional(),
}) satisfies z.ZodType<Hit>

const heldOfSpan = z
  .object({
    from: day.nullable(),
    to: day.nullable(),
    publication: texts,
    issues: count,
    articles: count,
    doubts: count,
    before: day.nullable(),
    after: day.nullable(),
    gaps: texts.describe('Months of the span without an issue, YYYY-MM'),
    tried: z
      .array(z.object({ typed: text, matched: text, why: text }))
      .describe('Forms that were looked for beside what was typed'),
  })
  .describe(
    'Where nothing is found: what is held of the days and papers asked for',
  ) satisfies z.ZodType<HeldOfSpan>

const timeline = z.array(z.object({ month: maybe, hits: count }))

export const searchAnswer = z.object({
  query: text,
  hits: z.array(hit),
  page: z.int(),
  hitsPerPage: z.int(),
  nextCursor: maybe,
  totalHits: count,
  totalIsExact: z.boolean(),
  rungs: z.object({ exact: count, words: count, variant: count, partial: count }),
  nearest: z
    .array(
      z.object({
        id: text,
        headline: maybe,
        publication,
        date,
        missing: texts,
        snippets: hit.shape.snippets,
      }),
    )
    .describe('Where fewer than ten articles are hits: those that come next, with what they lack'),
  held: heldOfSpan.exactOptional(),
  facetDistribution: z.record(text, z.record(text, count)),
  timeline,
  suggestion: text.exactOptional(),
  warnings: warningList,
  processingTimeMs: z.number(),
  index: z.object({ generation: count, articles: count, issues: count }),
}) satisfies z.ZodType<SearchAnswer>

export const timelineAnswer = searchAnswer.pick({
  query: true,
  totalHits: true,
  totalIsExact: true,
  timeline: true,
}) satisfies z.ZodType<TimelineAnswer>

export const suggestAnswer = z.object({
  query: text,
  suggestions: z.array(z.object({ text, kind: z.enum(['headline', 'name', 'section', 'term']), hits: line })),
}) satisfies z.ZodType<SuggestAnswer>

export const similarAnswer = z.object({
  id: text,
  similar: z.array(z.object({ ...headShape, score: z.number(), shared: texts })),
  warnings: warningList,
}) satisfies z.ZodType<SimilarAnswer>

const articleShape = {
  id: text,
  kind: z.enum(KINDS),
  headline: maybe,
  kicker: maybe,
  subheadline: maybe,
  section: maybe,
  page: maybe,
  pageName: maybe,
  scan: maybe.describe('Link to a scan of its own'),
  series: z.object({ name: text, number: z.int() }).nullable(),
  reporters: texts,
  correspondents: texts,
  photographers: texts,
  credit: maybe,
  eventDate: day.nullable(),
  body: text.describe('Paragraphs as printed, healed, joined by a line feed'),
  paragraphs: z.array(z.object({ at: count, line })),
  joins: z.array(z.object({ at: count, fromLine: line, toLine: line })),
  captions: z.array(z.object({ text, line })),
  asides: z.array(z.object({ label: text, text, line })),
  lines: z.array(z.tuple([line, line])),
  places: z
    .array(
      z.object({
        sheet: count,
        box: z.tuple([count, count, count, count]),
        line: line.exactOptional(),
        paragraph: line.exactOptional(),
      }),
    )
    .optional()
    .describe('Where it stands in print: ten-thousandths of the sheet, from its left and its top'),
  unsure: ranges.optional().describe('Ranges of the body of which the tool that read it was not sure'),
}
export const article = z.object(articleShape) satisfies z.ZodType<Article>

const issueShape = {
  id: text,
  file: text,
  entry: text.optional().describe('Path inside the file, if it is packed'),
  publication,
  date,
  number: maybe,
  scan: maybe,
}

export const articleAnswer = z.object({
  ...articleShape,
  issue: z.object(issueShape),
  matches: z
    .array(
      z.object({
        field: z.enum(FIELDS),
        index: count,
        ranges,
        labelRanges: ranges.exactOptional(),
        more: count.exactOptional().describe('Ranges left out, behind the first 10,000 of the article'),
      }),
    )
    .exactOptional(),
}) satisfies z.ZodType<ArticleAnswer>

export const issueHead = z.object({ ...issueShape, sha256: text, page: maybe }) satisfies z.ZodType<IssueHead>

export const issuesAnswer = z.object({
  issues: z.array(z.object({ ...issueShape, articles: count, doubts: count })),
  page: z.int(),
  hitsPerPage: z.int(),
  totalIssues: count,
}) satisfies z.ZodType<IssuesAnswer>

const doubt = z.object({ class: z.enum(DOUBT_CLASSES), line, text, note: text })

export const issueAnswer = z.object({
  issue: issueHead,
  articles: z.array(article),
  furniture: z.array(z.object({ line, text })),
  doubts: z.array(doubt),
  page: z.int(),
  hitsPerPage: z.int(),
  totalArticles: count,
  moreDoubts: count.exactOptional().describe('Doubts left out, behind the first 1,000 of the issue'),
}) satisfies z.ZodType<IssueAnswer>

export const doubtsAnswer = z.object({
  doubts: z.array(
    doubt.extend({
      article: z.object({ id: text, headline: maybe, kind: z.enum(KINDS) }).nullable(),
      issue: z.object(issueShape),
      seen: z.boolean(),
    }),
  ),
  page: z.int(),
  hitsPerPage: z.int(),
  total: count,
  classes: z.partialRecord(z.enum(DOUBT_CLASSES), count).describe('Doubts not seen, by class'),
  totalDoubts: count,
  totalSeen: count,
}) satisfies z.ZodType<DoubtsAnswer>

const refusals = z.array(z.object({ file: text, line: line.nullable(), code: text, reason: text }))
const summary = z.object({
  generation: count,
  published: z.boolean(),
  added: count,
  changed: count,
  removed: count,
  kept: count,
  refused: refusals,
  stale: refusals,
  held: texts,
  articles: count,
  issues: count,
  seconds: z.number(),
}) satisfies z.ZodType<UpdateSummary>

const dated = z.array(refusals.element.extend({ since: z.iso.datetime() }))
export const updatesAnswer = z.object({
  updates: z.array(
    summary.extend({
      at: z.iso.datetime(),
      files: z.array(
        z.object({
          what: z.enum(['added', 'changed', 'removed']),
          file: text,
          id: maybe.describe('Id of the issue; null once it is removed'),
          articles: count,
          doubts: count,
        }),
      ),
      refused: dated,
      stale: dated,
      held: z.array(z.object({ file: text, since: z.iso.datetime() })),
      waiting: count.describe('All that is refused, stale and held; of each the first 200 are named'),
      failure: z.object({ code: text, reason: text }).nullable(),
    }),
  ),
}) satisfies z.ZodType<{ updates: UpdateStory[] }>

export const incomingAnswer = z.object({
  incoming: z.array(z.object({ file: text, sizeBytes: count, at: z.iso.datetime() })),
}) satisfies z.ZodType<{ incoming: IncomingFile[] }>

export const previewAnswer = z.object({
  file: text,
  issues: z.array(issueAnswer.omit({ page: true, hitsPerPage: true, totalArticles: true, moreDoubts: true })),
  sameAs: maybe.describe('A source of the same bytes: once published, the file is refused as its duplicate'),
}) satisfies z.ZodType<{ file: string } & IncomingPreview<Issue>>

export const namesAnswer = z.object({
  groups: z.array(
    z.object({
      authority: maybe,
      offices: texts,
      forms: z.array(
        z.object({
          name: text,
          count,
          places: z.array(
            z.object({ article: text, headline: maybe, file: text, lines: z.array(z.tuple([line, line])) }),
          ),
        }),
      ),
    }),
  ),
  problems: z.array(z.object({ line, text, reason: text })),
}) satisfies z.ZodType<NamesAnswer>

export const whyNotAnswer = z.object({
  id: text,
  query: text,
  headline: maybe,
  rung: z.enum(RUNGS).nullable(),
  clauses: z.array(z.object({ typed: text, rung: z.enum(RUNGS).nullable(), has: texts, lacks: texts })),
  reasons: texts,
  warnings: warningList,
}) satisfies z.ZodType<WhyNotAnswer>

export const job = z.object({
  id: text,
  state: z.enum(['running', 'done', 'failed']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  progress: z
    .object({
      phase: z.enum(['scan', 'read', 'write', 'merge', 'commit']),
      file: maybe,
      doneBytes: count,
      totalBytes: count,
      articles: count,
      articlesPerSecond: count,
      secondsLeft: count.nullable(),
      seconds: z.number(),
    })
    .nullable(),
  summary: summary.nullable(),
  error: z.object({ code: text, detail: text }).nullable(),
}) satisfies z.ZodType<Job>

export const problem = z.object({
  type: text,
  title: text,
  status: z.int(),
  detail: text,
  instance: text,
  code: text,
  value: text.exactOptional(),
  requestId: text.exactOptional(),
})
// The schema says string where the type has the closed list of codes in reasons.ts.
problem satisfies z.ZodType<Omit<Problem, 'code'> & { code: string }>

export const alive = z.object({ status: z.literal('ok'), uptimeSeconds: count })
export const ready = z.object({
  status: z.literal('ready'),
  generation: count,
  articles: count,
  issues: count,
  watching: z.object({
    how: z.enum(['events', 'polling', 'none']),
    why: z.enum(['asked', 'network-drive', 'watches-exhausted', 'watcher-failed']).nullable(),
    everySeconds: z.number().nullable(),
  }),
  keeper: refusals,
  retrying: z.object({ code: text, reason: text, failures: count, since: text, nextAt: text }).nullable(),
})
