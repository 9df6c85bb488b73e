/** Facets, dates and the timeline. Every choice is a link to the search it makes. */
import { changed, searchHref } from './ask.js'
import { type Child, h, link } from './dom.js'
import type { SearchAnswer } from './types.js'
import { KINDS, number } from './words.js'

const NAMES: Record<string, string> = {
  publication: '报纸',
  section: '栏目',
  reporter: '记者',
  year: '年份',
  kind: '类型',
  from: '起',
  to: '止',
  monthDay: '月日',
}
/** Values of a facet that are shown at once. */
const SHOWN = 8
/** More months than this are drawn as years. */
const MOST_MONTHS = 24

/** The panel beside the results. */
export const filters = (answer: SearchAnswer, params: URLSearchParams): Child =>
  h(
    'details.filters',
    h('summary', '筛选'),
    timeline(answer, params),
    dates(params),
    Object.keys(NAMES).map((name) => facet(name, answer, params)),
  )

/** The filters in force, each a link that takes it away. */
export function chips(params: URLSearchParams): Child {
  const items = Object.entries(NAMES).flatMap(([name, label]) =>
    params.getAll(name).map((value) => {
      const text = `${label} ${KINDS[value] ?? value} ✕`
      return h(
        'li',
        link(searchHref(toggled(params, name, value)), text, false, { 'aria-label': `去掉${text}` }),
      )
    }),
  )
  return items[0] && h('ul.chips', { 'aria-label': '已选的条件' }, items)
}

function facet(name: string, { facetDistribution, totalHits }: SearchAnswer, params: URLSearchParams): Child {
  const byYear = name === 'year'
  const chosen = params.getAll(byYear ? 'from' : name)
  const counts = Object.entries(facetDistribution[name] ?? {})
  // A single value that every hit has narrows nothing.
  if (!chosen[0] && !counts.some(([, count]) => count < totalHits)) return null
  counts.sort(([a, m], [b, n]) => (byYear ? b.localeCompare(a) : n - m))
  const items = counts.map(([value, count]) => {
    const on = chosen.includes(value)
    const next = byYear ? period(params, on ? null : value) : toggled(params, name, value)
    return h('li', link(searchHref(next), [h('span', KINDS[value] ?? value), h('small', number(count))], on))
  })
  const rest = items.splice(SHOWN)
  const more = rest[0] && h('details', h('summary', `另有 ${rest.length} 项`), h('ul', rest))
  return items[0] && h('section', h('h2', NAMES[name]), h('ul', items), more)
}

function dates(params: URLSearchParams): Child {
  const field = (name: string) =>
    h(
      'label',
      NAMES[name],
      h('input', {
        name,
        value: params.get(name),
        placeholder: '2024-04',
        pattern: '\\d{4}(-\\d\\d){0,2}',
        title: '写成 2024、2024-04 或 2024-04-12',
        autocomplete: 'off',
      }),
    )
  return h('section', h('h2', '日期'), h('form.dates', field('from'), field('to'), h('button', '筛选')))
}

/** What the dates form asks for; ends given the wrong way round are swapped. */
export function datesAsked(form: HTMLFormElement, params: URLSearchParams): URLSearchParams {
  const data = new FormData(form)
  let [from, to] = ['from', 'to'].map((name) => `${data.get(name)}`.trim()) as [string, string]
  if (to && from.slice(0, to.length) > to) [from, to] = [to, from]
  return changed(changed(params, 'from', from), 'to', to)
}

function timeline({ timeline: months }: SearchAnswer, params: URLSearchParams): Child {
  const width = months.length > MOST_MONTHS ? 4 : 7
  const bars = new Map<string, number>()
  let unknown = 0
  for (const { month, hits } of months) {
    const name = month?.slice(0, width)
    if (name) bars.set(name, (bars.get(name) ?? 0) + hits)
    else unknown = hits
  }
  const most = Math.max(...bars.values())
  let year = '-'
  const items = [...bars].map(([name, hits]) => {
    const bar = h('i')
    bar.style.height = `${Math.max(4, (hits / most) * 100)}%`
    const label = name.startsWith(year) ? `${+name.slice(5)}月` : name.replace('-', '.')
    year = name.slice(0, 4)
    const on = params.get('from') === name && params.get('to') === name
    const about = `${name}：${number(hits)} 条`
    const href = searchHref(period(params, on ? null : name))
    return h('li', link(href, [h('b', bar), label], on, { title: about, 'aria-label': about }))
  })
  return (
    months[0] &&
    h(
      'section',
      h('h2', '时间分布'),
      items[0] && h('ol.timeline', items),
      unknown > 0 && h('p.soft', `日期不详 ${number(unknown)} 条`),
    )
  )
}

const period = (params: URLSearchParams, value: string | null) =>
  changed(changed(params, 'from', value), 'to', value)

/** A search with a filter's value put in, or taken out if it was in. */
function toggled(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = changed(params, name, null)
  const values = params.getAll(name)
  if (!values.includes(value)) values.push(value)
  else values.splice(values.indexOf(value), 1)
  for (const one of values) next.append(name, one)
  return next
}
