/** Rows of articles and issues as one payload. */

import { type Payload, readColumns } from '../../src/store/columns.js'
import { type ArticleValues, DocValues, type IssueValues } from '../../src/store/doc-values.js'
import { DocValuesWriter } from '../../src/store/doc-values-writer.js'
import type { RecordSpan } from '../../src/store/stored-fields.js'

/** A row, and where its record is. */
export type Placed<Row> = Row & { place: RecordSpan }

export function encodeValues(
  articles: readonly Placed<ArticleValues>[],
  issues: readonly Placed<IssueValues>[],
): Uint8Array {
  const writer = new DocValuesWriter()
  for (const [a, { place, ...row }] of articles.entries()) writer.addArticle(row, a)
  for (const [i, { place, ...row }] of issues.entries()) writer.addIssue(row, articles.length + i)
  return writer.encode([...articles, ...issues].map(({ place }) => place.bytes))
}

/** Doc values that were read from these bytes. */
export function valuesOf(bytes: Uint8Array, columns = readColumns(payloadOf(bytes))): DocValues {
  return new DocValues(columns, payloadOf(bytes))
}

export const payloadOf = (bytes: Uint8Array): Payload => ({
  file: 'test',
  length: bytes.length,
  read: (at, size) => bytes.subarray(at, at + size),
  copy: (to, at) => to.set(bytes.subarray(at, at + to.length)),
})

/** Where records of so many bytes are. */
export function placesOf(sizes: readonly number[]): RecordSpan[] {
  let at = 0
  return sizes.map((bytes) => {
    at += bytes
    return { at: at - bytes, bytes }
  })
}
