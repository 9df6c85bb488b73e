/** Rows of articles and issues as one payload. */
import type { Place } from '../../src/store/records.js'
import type { ArticleValues, IssueValues } from '../../src/store/values.js'
import { ValuesWriter } from '../../src/store/values-writer.js'

/** A row, and where its record is. */
export type Placed<Row> = Row & { place: Place }

export function encodeValues(
  articles: readonly Placed<ArticleValues>[],
  issues: readonly Placed<IssueValues>[],
): Uint8Array {
  const writer = new ValuesWriter()
  for (const [a, { place, ...row }] of articles.entries()) writer.addArticle(row, a)
  for (const [i, { place, ...row }] of issues.entries()) writer.addIssue(row, articles.length + i)
  return writer.encode([...articles, ...issues].map(({ place }) => place.bytes))
}

/** Where records of so many bytes are. */
export function placesOf(sizes: readonly number[]): Place[] {
  let at = 0
  return sizes.map((bytes) => {
    at += bytes
    return { at: at - bytes, bytes }
  })
}
