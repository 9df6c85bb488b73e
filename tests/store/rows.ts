/** Rows of articles and issues as one payload. */
import { type ArticleValues, type IssueValues, ValuesWriter } from '../../src/store/values.js'

export function encodeValues(articles: readonly ArticleValues[], issues: readonly IssueValues[]): Uint8Array {
  const writer = new ValuesWriter()
  for (const article of articles) writer.addArticle(article)
  for (const issue of issues) writer.addIssue(issue)
  return writer.encode()
}
