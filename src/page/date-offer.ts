/** A date or a span of dates that was typed is also offered as a filter: of the newspaper's date, or of the day told of. */
import { bareDate, spanEnds } from '../chinese.js'
import { type Child, h, link } from './html.js'
import { changed, type SearchQuery, type Site } from './site.js'

/** Null where no word of the query is a date, or signs may make it a part of something else. */
export function dateOffer(params: SearchQuery, site: Site): Child {
  const words = (params.get('q') ?? '').split(/\s+/)
  const typed = words.find((word) => bareDate(word) !== undefined || spanEnds(word) !== undefined)
  if (typed === undefined || words.some((word) => /["“”＂()（）|｜]|^(?:OR|NOT|AND)$/.test(word))) return null
  const rest = changed(params, 'q', words.filter((word) => word !== typed).join(' '))
  const to = (values: Readonly<Record<string, string>>, text: string) => {
    const narrowed = Object.entries(values).reduce((next, [name, value]) => changed(next, name, value), rest)
    return link(site.search(narrowed), text)
  }
  const date = bareDate(typed)
  const [first, last] = date === undefined ? spanEnds(typed)! : [date, date]
  const told = first === last ? first : `${first} 至 ${last}`
  const offers =
    date?.length === 5
      ? [to({ monthDay: date }, `历年的 ${date}`)]
      : [
          to({ from: first, to: last }, `${told} 的报纸`),
          ' · ',
          to({ eventFrom: first, eventTo: last }, `${told} 发生的事`),
        ]
  return h('p.note', `把“${typed}”用作条件，只看 `, offers)
}
