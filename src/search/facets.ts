/**
 * Facets and timeline: what the hits are, counted over all of them.
 *
 * Counts come from the sets, so they are true totals whatever page is shown.
 */
import type { SearchAnswer } from '../model.js'
import type { Segment } from '../store/store.js'
import { type Bits, eachBit } from './bits.js'
import { monthsOf } from './dates.js'

type Counts = Map<string, number>

const bump = (counts: Counts, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** The most frequent first; equal ones by text. */
function byCount(counts: Counts): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}

/** Adds up over segments; `answer` gives the wire shapes. */
export class FacetCounter {
  readonly #publication: Counts = new Map()
  readonly #section: Counts = new Map()
  readonly #reporter: Counts = new Map()
  readonly #year: Counts = new Map()
  readonly #kind: Counts = new Map()
  readonly #months: Counts = new Map()
  #unknown = 0

  add(segment: Segment, hits: Bits): void {
    const { values } = segment
    eachBit(hits, (article) => {
      const publication = values.texts[values.publications[values.issueOf[article]!]!]
      if (publication) bump(this.#publication, publication)
      const section = values.texts[values.sections[article]!]
      if (section) bump(this.#section, section)
      for (const reporter of new Set(values.reporters[article]!))
        bump(this.#reporter, values.texts[reporter]!)
      bump(this.#kind, values.kind(article))
      const months = monthsOf(values, article)
      if (months.length === 0) this.#unknown++
      for (const month of months) bump(this.#months, month)
      for (const year of new Set(months.map((month) => month.slice(0, 4)))) bump(this.#year, year)
    })
  }

  answer(): Pick<SearchAnswer, 'facetDistribution' | 'timeline'> {
    const months = [...this.#months].sort(([a], [b]) => (a < b ? -1 : 1))
    const timeline: SearchAnswer['timeline'] = months.map(([month, hits]) => ({ month, hits }))
    if (this.#unknown > 0) timeline.push({ month: null, hits: this.#unknown })
    return {
      facetDistribution: {
        publication: byCount(this.#publication),
        section: byCount(this.#section),
        reporter: byCount(this.#reporter),
        year: byCount(this.#year),
        kind: byCount(this.#kind),
      },
      timeline,
    }
  }
}
