/** A date that was typed is also offered as a filter: of the newspaper's date, or of the day told of. */
import { bareDate } from '../chinese.js'
import { type Child, h, link } from './html.js'
import { changed, type SearchQuery, type Site } from './site.js'

/** Null where no word of the query is a date, or signs may make it a part of something else. */
export function dateOffer(params: SearchQuery, site: Site): Child {
  const words = (params.get('q') ?? '').split(/\s+/)
  const typed = words.find((word) => bareDate(word) !== undefined)
  if (typed === undefined || words.some((word) => /["“”＂()（）|｜]|^(?:OR|NOT|AND)$/.test(word))) return null
  const date = bareDate(typed)!
  const rest = changed(params, 'q', words.filter((word) => word !== typed).join(' '))
  const narrowed = (names: readonly string[]) => names.reduce((next, name) => changed(next, name, date), rest)
  const to = (names: readonly string[], text: string) => link(site.search(narrowed(names)), text)
  const offers =
    date.length === 5
      ? [to(['monthDay'], `历年的 ${date}`)]
      : [to(['from', 'to'], `${date} 的报纸`), ' · ', to(['eventFrom', 'eventTo'], `${date} 发生的事`)]
  return h('p.note', `把“${typed}”用作条件，只看 `, offers)
}
