/**
 * What one issue holds, as it was read: its articles, and beside them the furniture of its pages and what looks wrong.
 *
 * Types, the constants that are part of their meaning, and an article to begin with. model.ts hands the types on. A line counts from 1 in the
 * source file; a day is `YYYY-MM-DD`.
 */
import type { Aside, Caption, Doubt, Furniture, IssueHead, Join, Paragraph, Place } from './print.js'

/** Half-open offsets into the text beside them, sorted and disjoint. */
export type Range = [number, number]

/** `other` holds the lines of an issue that belong to no article; at most one, and last. */
export type Kind = 'article' | 'photo' | 'other'
export const KINDS: readonly Kind[] = ['article', 'photo', 'other']

export type Article = {
  id: string
  kind: Kind
  headline: string | null
  kicker: string | null
  subheadline: string | null
  section: string | null
  /** The page that it stands on (版次), as given or printed. */
  page: string | null
  /** The name of that page (版名): 要闻. */
  pageName: string | null
  /** Link to a scan of its own; null where only its issue may have one. */
  scan: string | null
  series: { name: string; number: number } | null
  reporters: string[]
  correspondents: string[]
  photographers: string[]
  /** A byline printed on a line of its own, as printed. */
  credit: string | null
  /** The day the article tells of. */
  eventDate: string | null
  /** Paragraphs as printed, healed, joined by `\n`. */
  body: string
  paragraphs: Paragraph[]
  joins: Join[]
  captions: Caption[]
  asides: Aside[]
  /** Inclusive ranges of source lines, headline and captions included. */
  lines: [number, number][]
  /** Where it stands in print, if the file tells: its lines, or areas that hold several. */
  places?: Place[] | undefined
  /** Half-open ranges of `body` of which the tool that read it was not sure; absent if it tells of none. */
  unsure?: Range[] | undefined
}

/** An article of which nothing is known but its kind. */
export const emptyArticle = (kind: Article['kind']): Article => ({
  id: '',
  kind,
  headline: null,
  kicker: null,
  subheadline: null,
  section: null,
  page: null,
  pageName: null,
  scan: null,
  series: null,
  reporters: [],
  correspondents: [],
  photographers: [],
  credit: null,
  eventDate: null,
  body: '',
  paragraphs: [],
  joins: [],
  captions: [],
  asides: [],
  lines: [],
})

/** One issue as read: what `inspect` prints and the index is built from. */
export type Issue = {
  issue: IssueHead
  articles: Article[]
  furniture: Furniture[]
  doubts: Doubt[]
}
