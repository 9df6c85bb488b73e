/**
 * Lists that an engine gives by pages, read whole.
 *
 * Pure: asks whatever engine it is handed, and keeps nothing.
 */
import type { Article, Engine, IssueRow } from './model.js'

/** Rows that are asked for at once: as many as an engine gives. */
const ROWS = 100

/** Every issue, by date, then file. */
export async function everyIssue(engine: Pick<Engine, 'issues'>): Promise<IssueRow[]> {
  const rows: IssueRow[] = []
  for (let page = 1; ; page++) {
    const { issues, totalIssues } = await engine.issues(page, ROWS)
    rows.push(...issues)
    if (issues.length === 0 || rows.length >= totalIssues) return rows
  }
}

/** Every article of an issue, in reading order; none if there is no such issue. */
export async function articlesOf(engine: Pick<Engine, 'issue'>, issue: string): Promise<Article[]> {
  const articles: Article[] = []
  for (let page = 1; ; page++) {
    const found = await engine.issue(issue, page, ROWS)
    articles.push(...(found?.articles ?? []))
    if (!found || found.articles.length === 0 || articles.length >= found.totalArticles) return articles
  }
}
