/** Facets, dates and the timeline. Every choice is a link to the search it makes. */
import { changed, FILTERS, searchHref } from './ask.js'
import { type Child, h } from './dom.js'
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
    ['publication', 'section', 'reporter', 'year', 'kind'].map((name) => facet(name, answer, params)),
  )

/** The filters in force, each a link that takes it away. */
export function chips(params: URLSearchParams): Child {
  const items = Object.entries(NAMES).flatMap(([name, label]) =>
    params.getAll(name).map((value) => {
      const href = searchHref(without(params, name, value))
      return h(
        'li',
        h('a', { href, 'aria-label': `去掉${label}：${value}` }, `${label} ${KINDS[value] ?? value} ✕`),
      )
    }),
  )
  return items[0] && h('ul.chips', { 'aria-label': '已选的条件' }, items)
}

function facet(name: string, { facetDistribution, totalHits }: SearchAnswer, params: URLSearchParams): Child {
  const byYear = name === 'year'
  const chosen = params.getAll(byYear ? 'from' : name)
  const counts = { ...facetDistribution[name] }
  if (!byYear) for (const value of chosen) counts[value] ??= 0
  const values = Object.entries(counts)
  // A single value that every hit has narrows nothing.
  if (!chosen[0] && !values.some(([, count]) => count < totalHits)) return null
  const items = values
    .sort(([a, m], [b, n]) => (byYear ? b.localeCompare(a) : n - m))
    .map(([value, count]) => {
      const on = chosen.includes(value)
      const next = byYear
        ? period(params, on ? null : value)
        : on
          ? without(params, name, value)
          : added(params, name, value)
      return h(
        'li',
        h(
          'a',
          { href: searchHref(next), 'aria-current': on && 'true' },
          h('span', KINDS[value] ?? value),
          h('small', number(count)),
        ),
      )
    })
  const rest = items.splice(SHOWN)
  return (
    items[0] &&
    h(
      'section',
      h('h2', NAMES[name]),
      h('ul', items),
      rest[0] && h('details', h('summary', `另有 ${rest.length} 项`), h('ul', rest)),
    )
  )
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
    return h(
      'li',
      h('a', { href, title: about, 'aria-label': about, 'aria-current': on && 'true' }, h('b', bar), label),
    )
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

function added(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('page')
  next.append(name, value)
  return next
}

/** A search without one value of one parameter. */
function without(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = changed(params, name, null)
  if (FILTERS.includes(name)) for (const one of params.getAll(name)) if (one !== value) next.append(name, one)
  return next
}
