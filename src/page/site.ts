/**
 * The addresses of the page, as links relative to the document that holds them.
 *
 * Relative links work under any prefix that a proxy strips.
 */

/** The parameters of an address that make up a search. They hold no number of hits: the page shows the API's default. */
export type SearchQuery = URLSearchParams

export type Site = {
  /** Relative link to the root of the page: `./`, `../` and so on. */
  root: string
  /** Address of the archive from outside, with a slash at the end; '' where a document names none. */
  outside: string
  search(params: SearchQuery): string
  article(id: string, q?: string | null): string
  issue(id: string): string
}

export function siteAt(root: string, outside = ''): Site {
  const withQuery = (path: string, params: SearchQuery) => root + path + (params.size > 0 ? `?${params}` : '')
  return {
    root,
    outside,
    search: (params) => withQuery('', params),
    article: (id, q) => withQuery(`article/${encodeURIComponent(id)}`, new URLSearchParams(q ? { q } : {})),
    issue: (id) => `${root}issue/${encodeURIComponent(id)}`,
  }
}

/** The search with one parameter changed, or removed if `value` is null; begins at page 1. */
export function changed(params: SearchQuery, name: string, value: string | null): SearchQuery {
  const next = new URLSearchParams(params)
  next.delete('page')
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}

/** The search within one span of dates, or of all dates if `from` is null. */
export const within = (params: SearchQuery, from: string | null, to = from): SearchQuery =>
  changed(changed(params, 'from', from), 'to', to)

/** The search with a filter's value added, or removed if it was there. */
export function toggled(params: SearchQuery, name: string, value: string): SearchQuery {
  const next = changed(params, name, null)
  const values = params.getAll(name)
  if (!values.includes(value)) values.push(value)
  else values.splice(values.indexOf(value), 1)
  for (const one of values) next.append(name, one)
  return next
}

/** The page that tells why an article is, or is not, among the hits of a search; `article` is its address or id. */
export function whyHref(site: Site, params: SearchQuery, article?: string): string {
  const asked = new URLSearchParams(params)
  for (const name of ['page', 'sort']) asked.delete(name)
  if (article !== undefined) asked.set('article', article)
  return `${site.root}why${asked.size > 0 ? `?${asked}` : ''}`
}
