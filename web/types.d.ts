/**
 * What the page's scripts read of the API's answers; docs/api.md holds them whole.
 * A test compares these with the engine's own types.
 */
export type SearchAnswer = {
  totalHits: number
  hits: { id: string; headline: string | null; date: { from: string | null } }[]
}

export type SuggestAnswer = {
  suggestions: { text: string; kind: 'headline' | 'name' | 'section' | 'term'; hits: number }[]
}

export type Job = {
  id: string
  progress: {
    phase: 'scan' | 'read' | 'write' | 'merge' | 'commit'
    file: string | null
    doneBytes: number
    totalBytes: number
    articles: number
    articlesPerSecond: number
    secondsLeft: number | null
  } | null
}

export type Issue = {
  issue: { date: { from: string | null }; publication: { name: string | null } }
  articles: { headline: string | null; body: string }[]
  doubts: { line: number; text: string; note: string }[]
}
