/**
 * Where this archive is reached from outside, for addresses that leave the page:
 * permanent links in citations, feeds and the search description.
 *
 * The page itself uses relative links only and needs none of this.
 */
import type { Request } from 'express'

/**
 * The root of the archive as its reader sees it, with a slash at the end.
 *
 * @param publicUrl  the address that the keeper configured; outranks the headers of the request
 */
export function rootOf(request: Request, publicUrl?: string): string {
  if (publicUrl) return `${withoutSlashes(publicUrl)}/`
  // A proxy in front names the address that it was asked for. Headers of another shape are
  // disregarded, so that no request can put a made-up host into a file that others keep.
  const first = (name: string) => (request.get(name) ?? '').split(',')[0]!.trim()
  const proto = first('X-Forwarded-Proto') === 'https' ? 'https' : request.protocol
  const host = [first('X-Forwarded-Host'), first('Host')].find((one) => /^[\w.-]+(?::\d{1,5})?$/.test(one))
  const prefix = withoutSlashes(first('X-Forwarded-Prefix'))
  const below = /^(?:\/[\w.~-]+)*$/.test(prefix) ? prefix : ''
  return `${proto}://${host ?? 'localhost'}${below}${request.baseUrl}/`
}

/** Without the slashes at its end. A pattern for them would begin anew at each slash of a long run. */
function withoutSlashes(text: string): string {
  let end = text.length
  while (text[end - 1] === '/') end--
  return text.slice(0, end)
}
