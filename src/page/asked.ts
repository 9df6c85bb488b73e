/**
 * The parameters that a page reads of its address, so that it can name those that it has no use for: names that it does
 * not know, and values beside the one that it takes.
 *
 * The API refuses them. A page shows what it can: people share its links through programs that append names of their own.
 * What a page knows and cannot read it refuses as the API does.
 */
import { type Html, h } from './html.js'

/** What programs append where a link is shared: it means nothing to a search. `from` is what WeChat appends. */
const APPENDED =
  /^(?:(?:utm_\w+|fbclid|gclid|spm|isappinstalled|nsukey)=|from=(?:timeline|groupmessage|singlemessage)$)/
/** Most names told of one address, and most characters of each. */
const MOST_TOLD = 5
const LONGEST_TOLD = 60

const written = (name: string, value: string) => `${name}=${value}`

class RecordedParams extends URLSearchParams {
  /** What was read, as `name=value`. */
  readonly read = new Set<string>()

  override get(name: string): string | null {
    const value = super.get(name)
    if (value !== null) this.read.add(written(name, value))
    return value
  }

  override getAll(name: string): string[] {
    return this.getUseful(name, () => true)
  }

  getUseful(name: string, isUseful: (value: string) => boolean): string[] {
    const values = super.getAll(name).filter(isUseful)
    for (const value of values) this.read.add(written(name, value))
    return values
  }
}

/** An address whose parameters are read by name, with `get` or `getAll`. */
export class AskedUrl extends URL {
  override readonly searchParams: RecordedParams

  constructor(url: URL) {
    super(url)
    this.searchParams = new RecordedParams(url.searchParams)
  }

  /** The parameters with a value that nobody has read, as `name=value`, in the order of the address. */
  get passedOver(): string[] {
    return [...this.searchParams]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => written(name, value))
      .filter((one) => !this.searchParams.read.has(one) && !APPENDED.test(one))
  }
}

/** The values of a parameter that are of use to a page; it tells the others as unread. */
export const usefulValues = (url: URL, name: string, isUseful: (value: string) => boolean): string[] =>
  url instanceof AskedUrl
    ? url.searchParams.getUseful(name, isUseful)
    : url.searchParams.getAll(name).filter(isUseful)

/** Tells what of an address had no effect on the page. */
export function passedOver(url: AskedUrl): Html | undefined {
  const all = url.passedOver
  if (all.length === 0) return undefined
  const told = all.slice(0, MOST_TOLD).map((one) => Array.from(one).slice(0, LONGEST_TOLD).join(''))
  const more = all.length > told.length ? `等 ${all.length} 项` : ''
  return h('p.note', `网址中的 ${told.join('、')}${more}，这一页不认识，没有用上。`)
}
