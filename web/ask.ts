/**
 * Asking the API and naming addresses. All of them start where this very
 * module was loaded from, so the page works under any prefix.
 */
export const root = new URL('.', import.meta.url)

/** The parameters that make up a search; others in the address are not ours. */
const NAMES = 'q page sort from to monthDay matching variants publication section reporter kind'.split(' ')

/** A refusal of the API; its message is the stable code, or `OFFLINE` when there was no answer. */
export type Refusal = Error & { detail?: string }

/** @throws {Refusal}, or an AbortError when `signal` fires */
export async function ask<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(new URL(`api/${path}`, root), { signal }).catch((thrown) => {
    throw signal.aborted ? thrown : new Error('OFFLINE')
  })
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw Object.assign(new Error(body.code), { detail: body.detail })
  return body
}

/** What of an address asks for a search, empty values left out. */
export function searchOf(url: URL): URLSearchParams {
  const named = NAMES.flatMap((name) => url.searchParams.getAll(name).map((value) => [name, value]))
  return new URLSearchParams(named.filter(([, value]) => value))
}

const withQuery = (path: string, params: URLSearchParams) =>
  root.pathname + path + (params.size > 0 ? `?${params}` : '')
export const searchHref = (params: URLSearchParams) => withQuery('', params)
export const articleHref = (id: string, q?: string | null) =>
  withQuery(`article/${encodeURIComponent(id)}`, new URLSearchParams(q ? { q } : {}))
export const issueHref = (id: string) => `${root.pathname}issue/${encodeURIComponent(id)}`

/** A search with one parameter changed, or gone when null; from its first page. */
export function changed(params: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('page')
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}
