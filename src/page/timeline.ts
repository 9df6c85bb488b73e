/**
 * The timeline: bars of decades, years, months or days, each a link to its span. Above, all of the
 * result, with a band for the chosen span; below, that span in finer bars.
 */
import { periodOf } from '../chinese.js'
import { twoDigits } from '../days.js'
import type { SearchAnswer } from '../model.js'
import { type Child, h, link } from './html.js'
import { type SearchQuery, type Site, within } from './site.js'
import { number, openSpan } from './words.js'

/** A span of this many months is drawn as years; of MOST_YEARS years, as decades. */
const MOST_MONTHS = 36
const MOST_YEARS = 60
/** Up to this many bars, each has room for its year below it. */
const FEW_BARS = 6

/** @param inside bars of the chosen span; empty where no finer ones are to be had */
export function timeline(
  months: SearchAnswer['timeline'],
  inside: readonly TimelineBar[],
  params: SearchQuery,
  site: Site,
): Child {
  const unknown = months.find(({ month }) => month === null)?.hits ?? 0
  const bars = barsOf(known(months))
  const wider = widerThan(params)
  return (
    (bars.length > 0 || unknown > 0) &&
    h(
      'section',
      h('h2', '时间分布'),
      bars.length > 0 && chart(bars, params, site, true),
      inside.length > 1 && [h('h3', `${spanText(params)}里`), chart(inside, params, site, false)],
      wider !== undefined &&
        h(
          'p.tools',
          wider.length > 0 && link(site.search(within(params, wider)), `放宽到 ${wider}`),
          link(site.search(within(params, null)), '不限日期'),
        ),
      unknown > 0 && h('p.soft', `日期不详 ${number(unknown)} 条`),
    )
  )
}

const known = (months: SearchAnswer['timeline']) =>
  months.flatMap(({ month, hits }) => (month ? [{ month, hits }] : []))

const spanText = (params: SearchQuery) => {
  const [from, to] = [params.get('from'), params.get('to')]
  return from === to ? `${from} ` : `${openSpan(from, to)} `
}

/** The month or year around a chosen day or month; '' where only all dates are wider, undefined without a choice. */
function widerThan(params: SearchQuery): string | undefined {
  const [from, to] = [params.get('from'), params.get('to')]
  if (from === null && to === null) return undefined
  const first = from ?? to!
  const last = to ?? from!
  const month = first.length === 10 && last.slice(0, 7) === first.slice(0, 7)
  const year = first.length >= 7 && last.slice(0, 4) === first.slice(0, 4)
  return month ? first.slice(0, 7) : year ? first.slice(0, 4) : ''
}

/** The chosen span, both ends as days; undefined where an end is open or no date. */
function chosenDays(params: SearchQuery): { from: string; to: string } | undefined {
  const from = periodOf(params.get('from') ?? '')?.from
  const to = periodOf(params.get('to') ?? '')?.to
  return from && to ? { from, to } : undefined
}

/** The days of a chosen span of at most one month, which months cannot show; empty for any other. */
export function daysToCount(params: SearchQuery): string[] {
  const span = chosenDays(params)
  if (!span || span.from.slice(0, 7) !== span.to.slice(0, 7) || span.from === span.to) return []
  const [first, last] = [Number(span.from.slice(8)), Number(span.to.slice(8))]
  return Array.from({ length: last - first + 1 }, (_, i) => `${span.from.slice(0, 8)}${twoDigits(first + i)}`)
}

/** The finer bars of a chosen span of more than one month; empty for any other. @param months of the hits within it */
export function barsInside(months: SearchAnswer['timeline'], params: SearchQuery): TimelineBar[] {
  const span = chosenDays(params)
  if (!span || span.from.slice(0, 7) === span.to.slice(0, 7)) return []
  const [from, to] = [span.from.slice(0, 7), span.to.slice(0, 7)]
  // An article of a range may reach beyond the span. Both ends are drawn, hits or not.
  const inside = new Map([[from, 0]])
  for (const { month, hits } of known(months)) if (month >= from && month <= to) inside.set(month, hits)
  if (!inside.has(to)) inside.set(to, 0)
  return barsOf([...inside].sort().map(([month, hits]) => ({ month, hits })))
}

/** @param hasBand whether the chosen span is set off */
function chart(bars: readonly TimelineBar[], params: SearchQuery, site: Site, hasBand: boolean): Child {
  const most = Math.max(1, ...bars.map(({ hits }) => hits))
  const tallest = bars.findIndex(({ hits }) => hits === most)
  const items = bars.map((bar, i) => {
    const { from, to, hits } = bar
    const on = params.get('from') === from && params.get('to') === to
    const about = `${from === to ? from : `${from} 至 ${to}`}：${number(hits)} 条`
    const place = {
      'data-from': from,
      'data-to': to,
      class: hasBand && isWithin(from, to, params) ? 'in' : null,
    }
    const side = i < bars.length / 4 ? '.left' : i >= (3 * bars.length) / 4 ? '.right' : ''
    const count = i === tallest && h(`b${side}`, { 'aria-hidden': 'true' }, number(hits))
    const drawn = [count, drawing(hits / most), labelOf(bar, i, bars.length)]
    if (hits === 0) return h('li', place, h('span', drawn))
    const next = on ? within(params, null) : within(params, from, to)
    return h('li', place, link(site.search(next), drawn, on, { title: about, 'aria-label': about }))
  })
  return h('ol.timeline', items)
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

export type TimelineBar = { from: string; to: string; hits: number }

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
  const from = step > 1 ? year(serial) : `${year(serial)}-${twoDigits((serial % 12) + 1)}`
  return { from, to: step === 120 ? year(serial + 119) : from, hits: 0 }
}

/** The label below a bar; of many bars only some have room for one. */
function labelOf({ from, to }: TimelineBar, i: number, count: number): Child {
  const year = from.slice(0, 4)
  if (from.length === 10) {
    const day = Number(from.slice(8))
    return (day === 1 || day % 5 === 0) && String(day)
  }
  if (from.length === 4) {
    const every = count <= FEW_BARS ? 1 : from !== to ? 50 : count <= 5 * FEW_BARS ? 5 : 10
    return Number(year) % every === 0 && year
  }
  const month = Number(from.slice(5))
  if (count > 12) return (month === 1 || (i === 0 && month < 10)) && year
  return [count <= FEW_BARS ? `${month}月` : String(month), (i === 0 || month === 1) && [h('br'), year]]
}
