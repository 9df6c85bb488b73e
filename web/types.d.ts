/**
 * What the page reads of the API's answers; docs/api.md holds them whole. A
 * test compares these with the engine's own types.
 */
export type Ranges = [number, number][]
/** How a value is known, and from what. */
export type Known = { basis: string; why: string }
export type Dates = Known & { from: string | null; to: string | null }
export type Paper = Known & { name: string | null }
export type Rung = 'exact' | 'words' | 'variant' | 'partial'

export type Hit = {
  id: string
  kind: string
  headline: string | null
  kicker: string | null
  publication: Paper
  date: Dates
  eventDate: string | null
  section: string | null
  reporters: string[]
  rung: Rung
  alternatives: { typed: string; matched: string; why: string }[]
  snippets: { field: string; text: string; ranges: Ranges }[]
}

export type SearchAnswer = {
  query: string
  hits: Hit[]
  page: number
  hitsPerPage: number
  totalHits: number
  totalIsExact: boolean
  rungs: Record<Rung, number>
  nearest: { id: string; headline: string | null; missing: string[] }[]
  facetDistribution: Record<string, Record<string, number>>
  timeline: { month: string | null; hits: number }[]
  suggestion?: string
  warnings: { code: string; detail: string }[]
  processingTimeMs: number
  index: { articles: number; issues: number }
}

export type Article = {
  id: string
  kind: string
  headline: string | null
  kicker: string | null
  subheadline: string | null
  section: string | null
  series: { name: string; number: number } | null
  reporters: string[]
  correspondents: string[]
  photographers: string[]
  credit: string | null
  eventDate: string | null
  body: string
  paragraphs: { at: number; line: number }[]
  joins: { at: number; fromLine: number; toLine: number }[]
  captions: { text: string; line: number }[]
  asides: { label: string; text: string; line: number }[]
  lines: [number, number][]
}

export type ArticleAnswer = Article & {
  issue: { id: string; file: string; publication: Paper; date: Dates }
  matches?: { field: string; index: number; ranges: Ranges }[]
}

export type IssueRow = {
  id: string
  file: string
  publication: Paper
  date: Dates
  articles: number
  doubts: number
}
export type IssuesAnswer = { issues: IssueRow[]; totalIssues: number }

export type IssueAnswer = {
  issue: { id: string; file: string; publication: Paper; date: Dates; page: string | null }
  articles: Article[]
  furniture: { line: number; text: string }[]
  doubts: { class: string; line: number; text: string; note: string }[]
  page: number
  hitsPerPage: number
  totalArticles: number
}
