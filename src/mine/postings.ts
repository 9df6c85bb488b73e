/**
 * Postings as mining reads them: the articles of one term.
 */
import type { Segment, TermInfo } from '../store/store.js'

/** The articles of a segment that hold a term, rising; deleted ones too. */
export function articlesOf(segment: Segment, kind: 'mention' | 'definition', info: TermInfo): Int32Array {
  const articles = new Int32Array(info.df)
  const cursor = segment.postings(kind, info)
  for (let at = 0; cursor.nextBlock(); at += cursor.size)
    articles.set(cursor.docs.subarray(0, cursor.size), at)
  return articles
}
