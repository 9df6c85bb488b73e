/**
 * The addresses of the page, as links from where a document stands.
 *
 * All of them are relative, so the page works under any prefix that a proxy strips.
 */

/** What of an address makes up a search; the page shows as many hits as the API by default. */
export type SearchQuery = URLSearchParams

export type Site = {
  /** The way to the root of the page: `./` or `../`. */
  root: './' | '../'
  search(params: SearchQuery): string
  article(id: string, q?: string | null): string
  issue(id: string): string
}

export function siteAt(root: './' | '../'): Site {
  const withQuery = (path: string, params: SearchQuery) => root + path + (params.size > 0 ? `?${params}` : '')
  return {
    root,
    search: (params) => withQuery('', params),
    article: (id, q) => withQuery(`article/${encodeURIComponent(id)}`, new URLSearchParams(q ? { q } : {})),
    issue: (id) => `${root}issue/${encodeURIComponent(id)}`,
  }
}

/** A search with one parameter changed, or gone when null; from its first page. */
export function changed(params: SearchQuery, name: string, value: string | null): SearchQuery {
  const next = new URLSearchParams(params)
  next.delete('page')
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}

/** A search within one span, or in all time when null. */
export const within = (params: SearchQuery, from: string | null, to = from): SearchQuery =>
  changed(changed(params, 'from', from), 'to', to)

/** A search with a filter's value put in, or taken out if it was in. */
export function toggled(params: SearchQuery, name: string, value: string): SearchQuery {
  const next = changed(params, name, null)
  const values = params.getAll(name)
  if (!values.includes(value)) values.push(value)
  else values.splice(values.indexOf(value), 1)
  for (const one of values) next.append(name, one)
  return next
}
