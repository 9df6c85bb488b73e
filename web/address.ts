/** Addresses: all start one folder above this very module, so the page works under any prefix. */
export const root = new URL('..', import.meta.url)

export const here = () => new URL(location.href)

/** The parts of a path below the root: `['article', 'ID']`, `['']` for the search. */
export const routeOf = (url: URL) => url.pathname.slice(root.pathname.length).split('/')

/** Asks the API. @throws with the stable code of a refusal as its message */
export async function ask<T>(path: string, signal?: AbortSignal | null): Promise<T> {
  const response = await fetch(new URL(`api/${path}`, root), { signal: signal ?? null })
  const body = await response.json()
  if (!response.ok) throw new Error(body.code)
  return body
}

/** This page with some parameters changed, or gone when null; from its first page. */
export function changed(url: URL, parameters: { [name: string]: string | null }): string {
  url.searchParams.delete('page')
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  }
  return url.href
}
