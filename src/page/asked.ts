/**
 * The parameters that a page reads of its address, so that it can name those that it does not know.
 *
 * The API refuses such a name. A page shows what it can: people share its links through programs that append names of their own.
 */
import { type Html, h } from './html.js'

/** Names that programs append where a link is shared, with what they mean: nothing to a search. */
const APPENDED = /^(?:utm_\w+|fbclid|gclid|spm|isappinstalled|nsukey)$/
/** Most names told of one address, and most characters of each. */
const MOST_TOLD = 5
const LONGEST_TOLD = 60

class RecordedParams extends URLSearchParams {
  readonly read = new Set<string>()

  override get(name: string): string | null {
    this.read.add(name)
    return super.get(name)
  }

  override getAll(name: string): string[] {
    this.read.add(name)
    return super.getAll(name)
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
      .filter(([name, value]) => value !== '' && !this.searchParams.read.has(name) && !APPENDED.test(name))
      .map(([name, value]) => `${name}=${value}`)
  }
}

/** Tells what of an address had no effect on the page. */
export function passedOver(url: AskedUrl): Html | undefined {
  const all = url.passedOver
  if (all.length === 0) return undefined
  const told = all.slice(0, MOST_TOLD).map((one) => Array.from(one).slice(0, LONGEST_TOLD).join(''))
  const more = all.length > told.length ? `等 ${all.length} 项` : ''
  return h('p.note', `网址中的 ${told.join('、')}${more}，这一页不认识，没有用上。`)
}
