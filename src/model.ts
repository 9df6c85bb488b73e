/**
 * The nouns: what the rooms hand to one another.
 *
 * Types only, and the constants that are part of their meaning. Nothing here
 * opens a file or keeps state. The shapes of an inspected issue and of a search
 * answer are the wire contract: docs/api.md shows each in full.
 *
 * Units: an *offset* is a UTF-16 code unit in an original text; a *line* counts
 * from 1 in the source file; a *day* is `YYYY-MM-DD`.
 */
import type {
  AggregateAnswer,
  ArticleReuse,
  BucketUnit,
  Candidates,
  ConcordanceAnswer,
  ConcordanceAsked,
  HeldOfSpan,
  LegibilityAnswer,
  LegibilityAsked,
  OtherWording,
  PaperDays,
  ReuseAnswer,
  ReuseAsked,
  StringCounts,
  SuggestAnswer,
} from './evidence.js'
import type { Explanation, QueryExplanation, Rung, Warning, WhyNotAnswer } from './explanation.js'
import type { Field } from './fields.js'
import type { Article, Issue, Kind, Range } from './issue.js'
import type { NamesAnswer } from './names.js'
import type { DateRange, Doubt, DoubtClass, IssueHead, Picture, Publication } from './print.js'
import type {
  CutterInfo,
  EngineStatus,
  LaneLoad,
  MemoryPart,
  RequestOptions,
  StatsAnswer,
  VerifyAnswer,
} from './status.js'
import type {
  Arrival,
  IncomingFile,
  IncomingPreview,
  RecordsAnswer,
  RecordsAsked,
  UpdateOptions,
  UpdateProgress,
  UpdateStory,
  UpdateSummary,
} from './updates.js'

export * from './evidence.js'
export type { Explanation, QueryExplanation, Rung, Warning, WhyNotAnswer } from './explanation.js'
export { RUNGS } from './explanation.js'
export { BODY, FIELD_COUNT, FIELDS, type Field, HEADLINE } from './fields.js'
export type * from './issue.js'
export { KINDS } from './issue.js'
export type { NamesAnswer } from './names.js'
export type * from './print.js'
export type * from './status.js'
export type * from './updates.js'

export type SortOrder = 'relevance' | 'date:desc' | 'date:asc'
export type Matching = 'auto' | 'all' | 'any' | 'exact'

/** What can be asked of a search. Everything but `q` has the default named. */
export type SearchRequest = {
  q: string
  /** From 1; not together with `cursor`. Default 1. */
  page?: number | undefined
  /** 1 to 100. Default 20. */
  hitsPerPage?: number | undefined
  cursor?: string | undefined
  sort?: SortOrder | undefined
  /** `YYYY[-MM[-DD]]`: issues from the period's first day. */
  from?: string | undefined
  /** `YYYY[-MM[-DD]]`: issues to the period's last day. */
  to?: string | undefined
  /** The same of the day that an article tells of. */
  eventFrom?: string | undefined
  eventTo?: string | undefined
  /** `MM-DD`, in any year, of either date. */
  monthDay?: string | undefined
  publication?: string[] | undefined
  section?: string[] | undefined
  reporter?: string[] | undefined
  kind?: Kind[] | undefined
  /** Any of these articles. */
  id?: string[] | undefined
  /** Whether facets and the timeline are counted. Default true. */
  facets?: boolean | undefined
  matching?: Matching | undefined
  /** Whether the rung `variant` may be used. Default true. */
  variants?: boolean | undefined
  explain?: boolean | undefined
  /** Whether an answer goes on beyond its hits, by the nearest and a suggestion, for callers that show neither. Default true. */
  further?: boolean | undefined
}

/** The parameters of each date of a search: the one whose first day begins its span, the one whose last day ends it. */
export const SPANS = [
  ['from', 'to'],
  ['eventFrom', 'eventTo'],
] as const

/**
 * `text` is a literal slice of the field as stored. `cutBefore`: it begins inside a sentence; `cutAfter`: it ends
 * inside one.
 */
export type Snippet = { field: Field; text: string; ranges: Range[]; cutBefore: boolean; cutAfter: boolean }

export type Alternative = { typed: string; matched: string; why: string }

export type Hit = {
  id: string
  kind: Kind
  headline: string | null
  kicker: string | null
  publication: Publication
  date: DateRange
  eventDate: string | null
  section: string | null
  page: string | null
  pageName: string | null
  /** The running number of its issue. */
  number: string | null
  /** Link to a scan of the article, else of its issue. */
  scan: string | null
  reporters: string[]
  /** Share of its body that the tool for text recognition was not sure of, 0 to 1; absent if it tells of none. */
  unsure?: number
  score: number
  rung: Rung
  alternatives: Alternative[]
  /** Of a hit on the rung `partial`: words of the query that the article lacks, as typed. Else empty. */
  missing: string[]
  snippets: Snippet[]
  /** The score as a tree, if `explain` was asked for. */
  explain?: Explanation
}

/** `whole`: each hit comes with its whole article. */
export type ExportOptions = RequestOptions & { whole?: boolean }
export type ExportedHit = Hit & { article?: ArticleAnswer }

export type SearchAnswer = {
  query: string
  hits: Hit[]
  page: number
  hitsPerPage: number
  nextCursor: string | null
  totalHits: number
  totalIsExact: boolean
  rungs: Record<Rung, number>
  /** Where fewer than ten articles are hits: up to ten that come next, the worthiest first, with what of the query they lack. */
  nearest: (Pick<Hit, 'id' | 'headline' | 'publication' | 'date' | 'snippets'> & { missing: string[] })[]
  /** Where nothing is found: what is held of the days and papers asked for. */
  held?: HeldOfSpan
  /** Facet name (`publication`, `section`, `reporter`, `year`, `kind`) to value to count. */
  facetDistribution: Record<string, Record<string, number>>
  /** By month `YYYY-MM`, rising; the unknown month is null and last. */
  timeline: { month: string | null; hits: number }[]
  suggestion?: string
  warnings: Warning[]
  processingTimeMs: number
  index: { generation: number; articles: number; issues: number }
}

/** What a list shows of an article: as a hit has it, without what a query adds. */
export type ArticleHead = Pick<
  Hit,
  | 'id'
  | 'kind'
  | 'headline'
  | 'kicker'
  | 'publication'
  | 'date'
  | 'eventDate'
  | 'section'
  | 'page'
  | 'pageName'
  | 'number'
  | 'scan'
  | 'reporters'
  | 'unsure'
>

/** Hits by month over the whole result set, for a query without its page. */
export type TimelineAnswer = Pick<SearchAnswer, 'query' | 'totalHits' | 'totalIsExact' | 'timeline'>

/** Articles that share the strongest terms of one; `shared` are those terms, the strongest first. */
export type SimilarAnswer = {
  id: string
  similar: (ArticleHead & { score: number; shared: string[] })[]
  /** DEADLINE where the time did not suffice: then similar articles are missing. */
  warnings: Warning[]
}

/** Where an article stands, as `/api/articles/:id` shows it. */
export type IssueRef = Pick<IssueHead, 'id' | 'file' | 'entry' | 'publication' | 'date' | 'number' | 'scan'>

/**
 * Where a query matched in a field. `index` counts captions and asides from 0; else 0. `ranges` of an aside lie in its
 * text, `labelRanges` in its label, where that matched. `more` counts the ranges that are left out behind the first
 * 10,000 of an article.
 */
export type FieldMatch = {
  field: Field
  index: number
  ranges: Range[]
  labelRanges?: Range[]
  more?: number
}

export type ArticleAnswer = Article & { issue: IssueRef; matches?: FieldMatch[] }

export type IssueRow = IssueRef & { articles: number; doubts: number }
export type IssuesAnswer = { issues: IssueRow[]; page: number; hitsPerPage: number; totalIssues: number }
/** `moreDoubts` counts those that an answer of the API leaves out behind the first 1,000. */
export type IssueAnswer = Issue & {
  page: number
  hitsPerPage: number
  totalArticles: number
  moreDoubts?: number
}

/** How a doubt is remembered as seen: by the id of its article, else of its issue, by its class and its text. */
export type DoubtKey = { of: string; class: DoubtClass; text: string }

export type DoubtRow = Doubt & {
  /** The article that holds the line; null for a line of none. */
  article: Pick<Article, 'id' | 'headline' | 'kind'> | null
  issue: IssueRef
  seen: boolean
}
/** Which doubts are listed: of one issue or class only, those that were seen or those that were not. */
export type DoubtsAsked = {
  issue?: string | undefined
  class?: DoubtClass | undefined
  seen?: boolean | undefined
}
/** Of the archive, or of the issue asked for: `totalSeen` of `totalDoubts` are seen; `total` rows were asked for. `classes` counts those not seen. */
export type DoubtsAnswer = {
  doubts: DoubtRow[]
  page: number
  hitsPerPage: number
  total: number
  classes: Partial<Record<DoubtClass, number>>
  totalDoubts: number
  totalSeen: number
}

/**
 * One engine, whatever keeps the index. tests/engine/contract.ts is its contract and runs on every engine.
 * Every method refuses with a JiebaoError only: NO_INDEX before the first generation, CLOSED after `close`; where it searches in
 * threads of its own, also BUSY. An article that the keeper withholds is absent from every answer, as if it had never been printed.
 */
export interface Engine {
  /** The cutter of this process: every engine cuts its queries here. */
  readonly cutter: CutterInfo
  /** Hash of the manifest and the keeper's files; keys caches, ETags and cursors. '' until a generation is served. */
  view(): string
  /** Undefined until a generation is served, and once closed. */
  status(): EngineStatus | undefined
  /** Refuses where a search could not be answered now; absent where it always can be once `status` tells of a generation. */
  check?(): Promise<void>
  /** How busy searching is; empty where the engine searches in the calling thread. */
  load(): LaneLoad[]
  /** What may take how much memory, and what it takes. */
  memory(): MemoryPart[]
  /**
   * Resolves once `suggest` or `reuse`, knows the view that is served, which only a caller that asks once needs to wait for; or
   * once a first search takes no longer than others, which a server waits for.
   */
  ready(what: 'suggestions' | 'searches' | 'reuse'): Promise<void>
  search(request: SearchRequest, options?: RequestOptions): Promise<SearchAnswer>
  /** The same as JSON in UTF-8, where an engine has it at hand. */
  searchJson?(request: SearchRequest, options?: RequestOptions): Promise<Uint8Array>
  /** How the request is answered: searches once more, whatever is remembered. */
  explain(request: SearchRequest, options?: RequestOptions): Promise<QueryExplanation>
  /** Never waits: the list may be empty until `ready`. @param limit 1 to 20; beyond, the nearest of the two */
  suggest(q: string, limit: number, continued?: boolean): Promise<SuggestAnswer>
  /** Hits by month. Ignores page, cursor and sort of the request. */
  timeline(request: SearchRequest, options?: RequestOptions): Promise<TimelineAnswer>
  /** Hits by a unit of time or by newspaper, over the whole result. Ignores what `timeline` does. */
  aggregate(request: SearchRequest, by: BucketUnit, options?: RequestOptions): Promise<AggregateAnswer>
  /** Every match of the hits in its context. Ignores what `timeline` does. */
  concordance(
    request: SearchRequest,
    asked: ConcordanceAsked,
    options?: RequestOptions,
  ): Promise<ConcordanceAnswer>
  /** For each list of strings, taken as printed, the articles that have most of them. */
  candidates(
    asked: readonly (readonly string[])[],
    most: number,
    options?: RequestOptions,
  ): Promise<Candidates[]>
  /** For each string, taken as printed, how many articles within the filters hold it. @param most a count ends there */
  counts(
    strings: readonly string[],
    filters: Omit<SearchRequest, 'q'>,
    most: number,
    options?: RequestOptions,
  ): Promise<StringCounts>
  /** Other forms of what a text holds, as the archive and its keeper know them; none that is guessed. Looks for nothing. */
  otherForms(text: string): Promise<OtherWording[]>
  /** Every hit in order, of the view that is served when the first hit is asked for. */
  export(request: SearchRequest, options?: ExportOptions): AsyncGenerator<ExportedHit>
  /** @returns undefined if there is no such article. @throws {JiebaoError} GONE once it was removed */
  similar(id: string, limit: number, options?: RequestOptions): Promise<SimilarAnswer | undefined>
  /** Articles that share passages with one. Refuses, and is undefined, as `similar`. @param limit of those that are shown */
  reusedIn(id: string, limit: number): Promise<ArticleReuse | undefined>
  /** What is printed more than once in the archive. */
  reuse(asked: ReuseAsked): Promise<ReuseAnswer>
  /** Articles with paragraphs that are hardly legible. CANCELLED once the signal is aborted. */
  legibility(asked: LegibilityAsked, options?: Pick<RequestOptions, 'signal'>): Promise<LegibilityAnswer>
  /** Refuses, and is undefined, as `similar`. */
  whyNot(request: SearchRequest, id: string, options?: RequestOptions): Promise<WhyNotAnswer | undefined>
  /** With `q`, also what of the article matched. Refuses, and is undefined, as `similar`. */
  article(id: string, q?: string, options?: RequestOptions): Promise<ArticleAnswer | undefined>
  /** The issues by date, then file; those of unknown date last. @param page from 1 */
  issues(page: number, hitsPerPage: number): Promise<IssuesAnswer>
  /** Every issue by newspaper and day, the newspapers by their first day. Do not write to it: all who ask share it. */
  calendar(): Promise<PaperDays[]>
  /** @param page of the issue's articles, from 1. @returns undefined when there is no such issue */
  issue(id: string, page: number, hitsPerPage: number): Promise<IssueAnswer | undefined>
  /** The picture of a sheet, from 0. @returns undefined if there is none, or a withheld article stands on it */
  picture(issue: string, sheet: number): Promise<Picture | undefined>
  /** Names that are printed in several forms. */
  names(): Promise<NamesAnswer>
  /** Brings the index up to date with its sources; calls at once share one run. */
  update(options?: UpdateOptions, onProgress?: (progress: UpdateProgress) => void): Promise<UpdateSummary>
  /** What updates did, the newest first: at most the last 100 that changed something or ended otherwise than before. */
  updates(): Promise<UpdateStory[]>
  /** Articles and photographs that updates took in, the newest first; none of a first build. @param most of them */
  arrivals(most: number): Promise<Arrival[]>
  /** Articles by when they last changed, for whoever keeps copies. @throws {JiebaoError} BAD_PARAMETER for an `after` that no answer gave */
  records(asked: RecordsAsked): Promise<RecordsAnswer>
  /** Doubts about the issues held, the newest issues first. @param page from 1 */
  doubts(page: number, hitsPerPage: number, asked?: DoubtsAsked): Promise<DoubtsAnswer>
  /** Remembers, in `_keeper/seen.jsonl`, that the keeper has seen a doubt, or takes that back. @throws {JiebaoError} SEEDS_UNWRITABLE */
  markSeen(doubt: DoubtKey, seen: boolean): Promise<void>
  /** Files that were sent and wait in `_incoming/`, by name. */
  incoming(): Promise<IncomingFile[]>
  /** Takes a readable file into `_incoming/`. @throws {JiebaoError} BAD_PARAMETER, DUPLICATE_ISSUE or BAD_ISSUE for its name, BUSY where too many wait, SEEDS_UNWRITABLE, or as the file is refused */
  receive(file: string, bytes: Uint8Array): Promise<IncomingPreview<Issue>>
  /** Reads a waiting file as an update would. @throws {JiebaoError} NOT_FOUND, or as the file is refused */
  preview(file: string): Promise<IncomingPreview<Issue>>
  /** The text of a manuscript, its lines by `\n`: text, Markdown, .docx. Keeps nothing. @throws {JiebaoError} BAD_ISSUE or TOO_LARGE, as a source is refused */
  manuscript(file: string, bytes: Uint8Array): Promise<string>
  /** Puts a waiting file among the sources, or throws it away. @throws {JiebaoError} NOT_FOUND; DUPLICATE_ISSUE for a name that is there */
  release(file: string, how: 'publish' | 'discard'): Promise<void>
  /** Compares the index with its checksums and its sources. Changes nothing. */
  verify(): Promise<VerifyAnswer>
  /** @param lists whether to read all dictionaries for the size of each list: a second for 40,000 articles */
  stats(lists?: boolean): Promise<StatsAnswer>
  /** Tells of every change of view, own or by another process. @returns to stop listening */
  onChange(listener: (view: string) => void): () => void
  close(): Promise<void>
}
