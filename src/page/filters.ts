/** Facets, dates and the timeline. Every choice is a link to the narrowed search. */
import { FILTER_NAMES } from '../labels.js'
import type { SearchAnswer } from '../model.js'
import { type Child, h, hidden, link } from './html.js'
import { type SearchQuery, type Site, toggled, within } from './site.js'
import { type TimelineBar, timeline } from './timeline.js'
import { number, shownValue } from './words.js'

const DATES: readonly [name: string, example: string, title: string][] = [
  ['from', '2024-04', '报纸的日期从哪天起，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['to', '2024-06', '报纸的日期到哪天止，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['eventFrom', '2024-04', '所记之事从哪天起，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['eventTo', '2024-06', '所记之事到哪天止，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['monthDay', '04-12', '历年的这一天，例如 04-12 或 4月12日，报纸的日期和所记之事都算'],
]
/** Values of a facet that are shown before the reader unfolds the rest. */
const SHOWN = 8

/** What is counted besides the hits, so that a choice can be widened. */
export type Zoomed = {
  /** Bars of the chosen span, finer than those of the whole; empty where there is none. */
  inside: TimelineBar[]
  /** By name of a facet that narrows the search: its counts without that choice. */
  others: { [facet: string]: Pick<SearchAnswer, 'facetDistribution' | 'totalHits'> }
}

/** The panel beside the results. */
export const filters = (answer: SearchAnswer, params: SearchQuery, site: Site, zoomed: Zoomed): Child =>
  h(
    'details.filters',
    h('summary', '筛选'),
    timeline(answer.timeline, zoomed.inside, params, site),
    dates(params, site),
    Object.keys(FILTER_NAMES).map((name) => facet(name, zoomed.others[name] ?? answer, params, site)),
  )

/** The active filters, each a link that removes it. @param hrefOf the address of the page for a narrower search */
export function chips(params: SearchQuery, hrefOf: (params: SearchQuery) => string): Child {
  const items = Object.entries(FILTER_NAMES).flatMap(([name, label]) =>
    params.getAll(name).map((value) => {
      const text = `${label} ${shownValue(value)} ✕`
      return h('li', link(hrefOf(toggled(params, name, value)), text, false, { 'aria-label': `去掉${text}` }))
    }),
  )
  return items.length > 0 && h('ul.chips', { 'aria-label': '已选的条件' }, items)
}

function facet(
  name: string,
  { facetDistribution, totalHits }: Pick<SearchAnswer, 'facetDistribution' | 'totalHits'>,
  params: SearchQuery,
  site: Site,
): Child {
  const byYear = name === 'year'
  const chosen = params.getAll(byYear ? 'from' : name)
  const counts = Object.entries(facetDistribution[name] ?? {})
  // Leave out a facet whose only value every hit has: choosing it narrows nothing.
  if (!chosen[0] && !counts.some(([, count]) => count < totalHits)) return null
  // A chosen value stays in sight, whatever its count.
  counts.sort(([a, m], [b, n]) =>
    byYear ? b.localeCompare(a) : Number(chosen.includes(b)) - Number(chosen.includes(a)) || n - m,
  )
  const items = counts.map(([value, count]) => {
    const on = chosen.includes(value)
    const next = byYear ? within(params, on ? null : value) : toggled(params, name, value)
    return h('li', link(site.search(next), [h('span', shownValue(value)), h('small', number(count))], on))
  })
  const rest = items.splice(SHOWN)
  const more = rest.length > 0 && h('details', h('summary', `另有 ${rest.length} 项`), h('ul', rest))
  return items.length > 0 && h('section', h('h2', FILTER_NAMES[name]), h('ul', items), more)
}

function dates(params: SearchQuery, site: Site): Child {
  const own = DATES.map(([name]) => name)
  const kept = [...params].filter(([name]) => !own.includes(name) && name !== 'page')
  return h(
    'section',
    h('h2', '日期'),
    h(
      'form.dates',
      { action: site.root },
      hidden(kept),
      DATES.map(([name, placeholder, title]) =>
        h(
          'label',
          FILTER_NAMES[name],
          h('input', {
            name,
            value: params.get(name),
            placeholder,
            title,
            autocomplete: 'off',
          }),
        ),
      ),
      h('button', '筛选'),
    ),
  )
}
