/**
 * Warming up: a few queries that nobody asked, so that the first reader does not wait until code is compiled
 * and tables are read.
 *
 * The queries are pieces of the archive's own articles: what is asked later reads the same columns and dictionaries.
 */
import { Budget, type SearchContext, search } from '../search/search.js'
import { shownArticle } from './withheld.js'

/** Segments that the queries are cut from, the oldest and so largest, and articles of each. */
const SEGMENTS = 3
const ARTICLES = 2
/** Milliseconds for one query, and in all, after which no further one is begun. */
const QUERY_MS = 5000
const ALL_MS = 5000
const WINDOW = { offset: 0, limit: 20 }

/** Searches for pieces of some articles, one query after another. */
export function warmUp(archive: SearchContext): void {
  const endMs = performance.now() + ALL_MS
  for (const q of queriesOf(archive)) {
    if (performance.now() > endMs) return
    search(archive, { q }, WINDOW, new Budget(QUERY_MS))
  }
}

function* queriesOf({ generation }: SearchContext): Generator<string> {
  for (const segment of generation.segments.slice(0, SEGMENTS)) {
    const { articles } = segment.docValues
    for (let i = 0; i < ARTICLES; i++) {
      const article = shownArticle(segment, Math.floor((i * articles) / ARTICLES))
      const [first = '', second = ''] = article?.body.match(/\p{Script=Han}{4,12}/gu) ?? []
      if (first === '') continue
      yield first.slice(0, 2)
      yield `"${first}"`
      yield `${first.slice(0, 4)} ${second.slice(0, 2)}`
      yield `${first} ${second}`
    }
  }
}
