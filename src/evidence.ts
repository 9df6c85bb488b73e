/**
 * What many articles tell together: how hits lie over time and papers, how a string stands in them, and
 * what is held of a span at all.
 *
 * Types, and the constants that are part of their meaning. model.ts hands them on. Days are issue dates,
 * `YYYY-MM-DD`.
 */
import type { Warning } from './explanation.js'
import type { Field } from './fields.js'
import type { ArticleRef } from './print.js'

/** What hits are counted by. */
export const BUCKET_UNITS = ['day', 'month', 'year', 'publication'] as const
export type BucketUnit = (typeof BUCKET_UNITS)[number]

/** Hits of one day, month, year or newspaper; `key` is null where that is unknown. */
export type Bucket = {
  key: string | null
  hits: number
  /** First and last day of an issue that holds one of its hits; null where none has a day. */
  first: string | null
  last: string | null
}

/**
 * Hits counted over the whole result set. An issue whose date is a range counts in every day, month or year that
 * it touches, so the buckets may add up to more than `totalHits`. Time rises, the unknown last; newspapers by hits.
 */
export type AggregateAnswer = {
  query: string
  by: BucketUnit
  totalHits: number
  totalIsExact: boolean
  buckets: Bucket[]
  warnings: Warning[]
}

/**
 * What is held of one newspaper. `days` rise, each pair of first and last day once; a day that is unknown is null, and comes
 * last. Issues of which no article may be shown count as not held.
 */
export type PaperDays = { publication: string | null; days: HeldDays[] }
export type HeldDays = {
  from: string | null
  to: string | null
  issues: number
  articles: number
  doubts: number
}

/** In which order the lines of a concordance stand: by what is before the match, by what follows it, by day. */
export const LINE_ORDERS = ['left', 'right', 'date'] as const
export type LineOrder = (typeof LINE_ORDERS)[number]

/** What is asked of a concordance. `width`: characters of context on each side, 1 to 100. `page` from 1. */
export type ConcordanceAsked = { order: LineOrder; width: number; page: number; hitsPerPage: number }

/** One match in its context (KWIC). `left`, `match` and `right` are literal slices that follow each other in a field. */
export type ConcordanceLine = {
  id: string
  headline: string | null
  publication: string | null
  from: string | null
  to: string | null
  field: Field
  /** Counts captions and asides from 0; else 0. */
  index: number
  /** Offset of the match in the field's text; of an aside, its label and its text are one text. */
  at: number
  left: string
  match: string
  right: string
}

/** `articles` of `totalHits` hits were read for their lines: the newest where they are too many. */
export type ConcordanceAnswer = {
  query: string
  order: LineOrder
  width: number
  lines: ConcordanceLine[]
  page: number
  hitsPerPage: number
  totalLines: number
  articles: number
  totalHits: number
  totalIsExact: boolean
  warnings: Warning[]
}

/**
 * Articles that print most of some strings, by what the strings that each has weigh (idf), then by day.
 * `isWhole` is false where the time did not suffice.
 */
export type Candidates = { ids: string[]; isWhole: boolean }

/** How many articles hold each of some strings, in their order. `isWhole` is false where the time did not suffice. */
export type StringCounts = { counts: number[]; isWhole: boolean }

/** What may be new in an issue. `term`: set off by quotation marks or by those of a title. */
export const NEW_KINDS = ['name', 'term', 'word'] as const
export type NewKind = (typeof NEW_KINDS)[number]

/** Two ways to say the same, and whence that is known: a synonym, a short form, an alias. */
export type OtherWording = { typed: string; matched: string; why: string }

/** `reprint`: an article again, whole or for the most part; `phrase`: a formula of many articles; `passage`: of a few. */
export const REUSE_KINDS = ['reprint', 'phrase', 'passage'] as const
export type ReuseKind = (typeof REUSE_KINDS)[number]

/** A passage of 40 characters and more in two articles: half-open offsets into both bodies, and both texts. */
export type ReusedPassage = {
  at: number
  end: number
  text: string
  otherAt: number
  otherEnd: number
  otherText: string
}

/**
 * Articles that share passages with one, by day. `isCurrent` is false until text reuse is known of the state that is
 * served: then others may be missing.
 */
export type ArticleReuse = {
  id: string
  isCurrent: boolean
  /** How many there are; `others` are the first of them, reprints before the rest. */
  total: number
  others: (ArticleRef & {
    isReprint: boolean
    /** Share of the shorter body that the passages take up, 0 to 1, to a thousandth. */
    covers: number
    passages: ReusedPassage[]
  })[]
}

/** What is printed more than once. `text` is as the first of its articles has it; `members` are the first, by day. */
export type ReuseGroup = {
  kind: ReuseKind
  articles: number
  publications: number
  text: string
  members: (ArticleRef & { at: number; end: number })[]
}

/** `page` from 1. */
export type ReuseAsked = { kind?: ReuseKind | undefined; page: number; hitsPerPage: number }

/** Groups by the number of their articles, then by day. `kinds` counts all of them. */
export type ReuseAnswer = {
  isCurrent: boolean
  kinds: Record<ReuseKind, number>
  groups: ReuseGroup[]
  page: number
  hitsPerPage: number
  totalGroups: number
}

/** A paragraph: its line, how it begins, whether more follows, and the share of it that is legible, 0 to 1, to a thousandth. */
export type LegibleParagraph = { line: number; text: string; cutAfter: boolean; share: number }

/** Which articles are listed: those with a paragraph below a share, or those named. */
export type LegibilityAsked = {
  page: number
  hitsPerPage: number
  /** 0 to 1; undefined: twice the archive's own lack, and .15 more. */
  below?: number | undefined
  /** `share`, the default: the worst paragraph first; `date`: the newest issue first. */
  sort?: 'share' | 'date' | undefined
  id?: string[] | undefined
  /**
   * False: articles without a paragraph below the bound may be missing; where the archive is still to be counted, all are,
   * and counting begins.
   */
  isWaited?: boolean
}

/** `share` is that of the worst paragraph; null where none is long enough. `paragraphs`: those below the bound, the worst first. */
export type LegibilityRow = ArticleRef & {
  /** How it is known: by the tool that read the page, or by pairs of characters that nothing else prints. */
  by: 'tool' | 'pairs'
  share: number | null
  paragraphs: LegibleParagraph[]
}

/** `level`: the share of the whole archive; null where it is still to be counted. */
export type LegibilityAnswer = {
  articles: LegibilityRow[]
  page: number
  hitsPerPage: number
  total: number
  level: number | null
  /** The bound that was asked for, or taken. */
  below: number
}

/** Issues held of the days and papers that a query asks for. */
export type HeldOfSpan = {
  /** Both null: no days are asked for. */
  from: string | null
  to: string | null
  /** Empty: any paper. */
  publication: string[]
  issues: number
  articles: number
  /** Doubts about these issues. */
  doubts: number
  /** The last day held before the span, and the first behind it; null where there is none. */
  before: string | null
  after: string | null
  /** Months of the span without an issue, `YYYY-MM`, at most 24; none where no issue is held. */
  gaps: string[]
  /** Forms that were looked for beside what was typed. */
  tried: { typed: string; matched: string; why: string }[]
}

/** Something that can be typed on to; `hits` is how many articles hold it, at least 1. */
export type Suggestion = { text: string; kind: 'headline' | 'name' | 'section' | 'term'; hits: number }
/** The likeliest first. */
export type SuggestAnswer = { query: string; suggestions: Suggestion[] }
