/**
 * For crawlers: which addresses are worth a visit.
 *
 * Sources: the sitemap protocol 0.9 (at most 50,000 addresses a file); RFC 9309.
 */
import { articleAddress } from '../addresses.js'
import type { ArticleRecord } from '../model.js'
import { nextTurn } from '../turns.js'
import { xml } from './feed.js'

/** Most addresses of one file. */
export const MOST_ADDRESSES = 50_000
/** Addresses written between two turns of other requests: some milliseconds. */
const IN_A_TURN = 1000

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const file = (kind: string, rows: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="${NAMESPACE}">\n${rows.join('')}</${kind}>\n`

/** @param articles held, of which each file names the next MOST_ADDRESSES */
export const sitemapIndex = (articles: number, root: string): string =>
  file(
    'sitemapindex',
    Array.from(
      { length: Math.max(1, Math.ceil(articles / MOST_ADDRESSES)) },
      (_, i) => `<sitemap><loc>${xml(`${root}sitemap-${i + 1}.xml`)}</loc></sitemap>\n`,
    ),
  )

/** Other requests have a turn between: 50,000 addresses take tenths of a second. @param records held */
export async function sitemap(records: readonly ArticleRecord[], root: string): Promise<string> {
  const rows: string[] = []
  for (const { id, at } of records) {
    const address = xml(articleAddress(root, id))
    rows.push(`<url><loc>${address}</loc><lastmod>${at.slice(0, 10)}</lastmod></url>\n`)
    if (rows.length % IN_A_TURN === 0) await nextTurn()
  }
  return file('urlset', rows)
}

/** Articles and issues are open to all; searches have no end. @param root address of the archive, with a slash at the end */
export const robots = (root: string): string => {
  const below = new URL(root).pathname
  const closed = [
    'api/',
    'feed.atom',
    'unapi',
    'oai',
    'concordance',
    'attested',
    'beside',
    'trend',
    'absence',
    'advanced',
    'tally',
    'reuse',
    'why',
    'keeper',
    'doubts',
    'legibility',
    'iiif/*/search',
    '?',
  ]
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${below}${path}`),
    `Disallow: ${below}article/*?`,
    '',
    `Sitemap: ${root}sitemap.xml`,
    '',
  ].join('\n')
}
