/** A date or a span of dates that was typed is also offered as a filter: of the newspaper's date, or of the day told of. */
import { bareDate, spanEnds } from '../chinese.js'
import { type Child, h, link } from './html.js'
import { changed, type SearchQuery, type Site } from './site.js'

const MONTH_DAY = /^\d\d-\d\d$/

/** The first and the last day, month or year that a word means; none if it is no date. */
function daysTyped(typed: string): { typed: string; first: string; last: string }[] {
  const date = bareDate(typed)
  const [first, last] = date === undefined ? (spanEnds(typed) ?? []) : [date, date]
  return first === undefined || last === undefined ? [] : [{ typed, first, last }]
}

/** Null where no word of the query is a date, or signs may make it a part of something else. */
export function dateOffer(params: SearchQuery, site: Site): Child {
  const words = (params.get('q') ?? '').split(/\s+/)
  const [found] = words.flatMap(daysTyped)
  if (!found || words.some((word) => /["“”＂()（）|｜]|^(?:OR|NOT|AND)$/.test(word))) return null
  const { typed, first, last } = found
  const rest = changed(params, 'q', words.filter((word) => word !== typed).join(' '))
  const to = (values: Readonly<Record<string, string>>, text: string) => {
    const narrowed = Object.entries(values).reduce((next, [name, value]) => changed(next, name, value), rest)
    return link(site.search(narrowed), text)
  }
  const told = first === last ? first : `${first} 至 ${last}`
  const offers = MONTH_DAY.test(first)
    ? [to({ monthDay: first }, `历年的 ${first}`)]
    : [
        to({ from: first, to: last }, `${told} 的报纸`),
        ' · ',
        to({ eventFrom: first, eventTo: last }, `${told} 发生的事`),
      ]
  return h('p.note', `把“${typed}”用作条件，只看 `, offers)
}
