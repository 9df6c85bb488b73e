/** Facets, dates and the timeline. Every choice is a link to the narrowed search. */
import type { SearchAnswer } from '../model.js'
import { type Child, h, link } from './html.js'
import { type SearchQuery, type Site, toggled, within } from './site.js'
import { number, shownValue } from './words.js'

const NAMES: Readonly<Record<string, string>> = {
  publication: '报纸',
  section: '栏目',
  reporter: '记者',
  year: '年份',
  kind: '类型',
  from: '起',
  to: '止',
  eventFrom: '事起',
  eventTo: '事止',
  monthDay: '月日',
}
const DATES: readonly [name: string, example: string, title: string][] = [
  ['from', '2024-04', '报纸的日期从哪天起，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['to', '2024-06', '报纸的日期到哪天止，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['eventFrom', '2024-04', '所记之事从哪天起，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['eventTo', '2024-06', '所记之事到哪天止，例如 2024、2024-04、2024/4/12 或 2024年4月12日'],
  ['monthDay', '04-12', '历年的这一天，例如 04-12 或 4月12日，报纸的日期和所记之事都算'],
]
/** Values of a facet that are shown before the reader unfolds the rest. */
const SHOWN = 8
/** A span of this many months is drawn as years; of MOST_YEARS years, as decades. */
const MOST_MONTHS = 36
const MOST_YEARS = 60
/** Up to this many bars, each has room for its year below it. */
const FEW_BARS = 6

/** The panel beside the results. */
export const filters = (answer: SearchAnswer, params: SearchQuery, site: Site): Child =>
  h(
    'details.filters',
    h('summary', '筛选'),
    timeline(answer, params, site),
    dates(params, site),
    Object.keys(NAMES).map((name) => facet(name, answer, params, site)),
  )

/** The active filters, each a link that removes it. */
export function chips(params: SearchQuery, site: Site): Child {
  const items = Object.entries(NAMES).flatMap(([name, label]) =>
    params.getAll(name).map((value) => {
      const text = `${label} ${shownValue(value)} ✕`
      return h(
        'li',
        link(site.search(toggled(params, name, value)), text, false, { 'aria-label': `去掉${text}` }),
      )
    }),
  )
  return items.length > 0 && h('ul.chips', { 'aria-label': '已选的条件' }, items)
}

function facet(
  name: string,
  { facetDistribution, totalHits }: SearchAnswer,
  params: SearchQuery,
  site: Site,
): Child {
  const byYear = name === 'year'
  const chosen = params.getAll(byYear ? 'from' : name)
  const counts = Object.entries(facetDistribution[name] ?? {})
  // Leave out a facet whose only value every hit has: choosing it narrows nothing.
  if (!chosen[0] && !counts.some(([, count]) => count < totalHits)) return null
  counts.sort(([a, m], [b, n]) => (byYear ? b.localeCompare(a) : n - m))
  const items = counts.map(([value, count]) => {
    const on = chosen.includes(value)
    const next = byYear ? within(params, on ? null : value) : toggled(params, name, value)
    return h('li', link(site.search(next), [h('span', shownValue(value)), h('small', number(count))], on))
  })
  const rest = items.splice(SHOWN)
  const more = rest.length > 0 && h('details', h('summary', `另有 ${rest.length} 项`), h('ul', rest))
  return items.length > 0 && h('section', h('h2', NAMES[name]), h('ul', items), more)
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
      kept.map(([name, value]) => h('input', { type: 'hidden', name, value })),
      DATES.map(([name, placeholder, title]) =>
        h(
          'label',
          NAMES[name],
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

/** The timeline as bars of equal width, with empty bars where a period has no hit. */
function timeline({ timeline: months }: SearchAnswer, params: SearchQuery, site: Site): Child {
  const unknown = months.find(({ month }) => month === null)?.hits ?? 0
  const bars = barsOf(months.flatMap(({ month, hits }) => (month ? [{ month, hits }] : [])))
  const most = Math.max(1, ...bars.map(({ hits }) => hits))
  const items = bars.map((bar, i) => {
    const { from, to, hits } = bar
    const on = params.get('from') === from && params.get('to') === to
    const about = `${from === to ? from : `${from} 至 ${to}`}：${number(hits)} 条`
    const place = { 'data-from': from, 'data-to': to, class: isWithin(from, to, params) ? 'in' : null }
    const drawn = [drawing(hits / most), labelOf(bar, i, bars.length)]
    if (hits === 0) return h('li', place, h('span', drawn))
    const next = on ? within(params, null) : within(params, from, to)
    return h('li', place, link(site.search(next), drawn, on, { title: about, 'aria-label': about }))
  })
  return (
    (items.length > 0 || unknown > 0) &&
    h(
      'section',
      h('h2', '时间分布'),
      items.length > 0 && h('ol.timeline', items),
      unknown > 0 && h('p.soft', `日期不详 ${number(unknown)} 条`),
    )
  )
}

/** Whether a bar lies in the chosen span. */
function isWithin(from: string, to: string, params: SearchQuery): boolean {
  const [first, last] = [params.get('from'), params.get('to')]
  if (first === null && last === null) return false
  return (
    (first === null || to >= first.slice(0, to.length)) &&
    (last === null || from.slice(0, last.length) <= last)
  )
}

/** A bar as SVG: the content policy forbids the style attribute that would give its height. */
function drawing(share: number): Child {
  const height = share === 0 ? 0 : Math.max(4, Math.round(share * 100))
  return h(
    'svg',
    { viewBox: '0 0 9 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    h('rect', { x: 1, y: 100 - height, width: 7, height }),
  )
}

type TimelineBar = { from: string; to: string; hits: number }

/** @param months rising, each with at least one hit */
export function barsOf(months: readonly { month: string; hits: number }[]): TimelineBar[] {
  const first = months[0]?.month
  const last = months.at(-1)?.month
  if (first === undefined || last === undefined) return []
  const serial = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const span = serial(last) - serial(first)
  const step = span < MOST_MONTHS ? 1 : span < MOST_YEARS * 12 ? 12 : 120
  const start = Math.floor(serial(first) / step)
  const count = Math.floor(serial(last) / step) - start + 1
  const bars = Array.from({ length: count }, (_, i) => emptyBar((start + i) * step, step))
  for (const { month, hits } of months) bars[Math.floor(serial(month) / step) - start]!.hits += hits
  return bars
}

function emptyBar(serial: number, step: number): TimelineBar {
  const year = (n: number) => String(Math.floor(n / 12)).padStart(4, '0')
  const from = step > 1 ? year(serial) : `${year(serial)}-${String((serial % 12) + 1).padStart(2, '0')}`
  return { from, to: step === 120 ? year(serial + 119) : from, hits: 0 }
}

/** The label below a bar; of many bars only some have room for one. */
function labelOf({ from, to }: TimelineBar, i: number, count: number): Child {
  const year = from.slice(0, 4)
  if (from.length === 4) {
    const every = count <= FEW_BARS ? 1 : from !== to ? 50 : count <= 5 * FEW_BARS ? 5 : 10
    return Number(year) % every === 0 && year
  }
  const month = Number(from.slice(5))
  if (count > 12) return (month === 1 || (i === 0 && month < 10)) && year
  return [count <= FEW_BARS ? `${month}月` : String(month), (i === 0 || month === 1) && [h('br'), year]]
}
