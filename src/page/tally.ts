/** The names of a list in a table: hits of each by year. */
import { namesIn, type TallyRow, TREND_KINDS, tally, tallyKeys } from '../desk/desk.js'
import { inOrder, readParams, searchParams, type TimeLeft } from '../http/http.js'
import type { Engine } from '../model.js'
import { chips } from './filters.js'
import { type Child, type Html, h, hidden, link } from './html.js'
import { changed, type SearchQuery, type Site, within } from './site.js'
import { type PageView, searchOf } from './views.js'
import { number } from './words.js'

/** Names that a page counts; a file has more. */
const MOST_SHOWN = 200

/** @param url filters, and `names`, one a line */
export async function tallyView(engine: Engine, url: URL, site: Site, left: TimeLeft): Promise<PageView> {
  const params = searchOf(url, 'q', 'page', 'sort', 'matching', 'variants')
  const {
    q: _none,
    matching: _any,
    variants: _all,
    ...filters
  } = inOrder(readParams(`?${params}`, searchParams))
  const names = namesIn(url.searchParams.get('names') ?? '')
  const rows: TallyRow[] = []
  const keys = names.length > 0 ? await tallyKeys(engine, filters, 'year', left()) : []
  for await (const row of tally(engine, names.slice(0, MOST_SHOWN), filters, 'year', left)) {
    // Once the time is over, what is counted is too little.
    if (!row.totalIsExact) break
    rows.push(row)
  }
  return { title: '名单', content: drawn(params, names, keys, rows, site) }
}

function drawn(
  params: SearchQuery,
  names: readonly string[],
  keys: readonly string[],
  rows: readonly TallyRow[],
  site: Site,
): Html {
  const withNames = (path: string, of: SearchQuery) => {
    const all = new URLSearchParams(of)
    all.set('names', names.join('\n'))
    return `${site.root}${path}?${all}`
  }
  return h(
    'div.trend tally',
    h('h1', { tabindex: -1 }, '名单'),
    h(
      'p.soft',
      '一行一个名字，照原样逐字查：各有多少篇，历年多少。名单长的，用接口 api/tally 或命令 jiebao tally。',
    ),
    h(
      'form.advanced',
      { action: `${site.root}tally` },
      hidden(params),
      h(
        'label',
        '名字，一行一个',
        h('textarea', { name: 'names', rows: 8, autocomplete: 'off' }, names.join('\n')),
      ),
      h('button', '统计'),
    ),
    chips(params, (next) => withNames('tally', next)),
    names.length > 0 && [
      rows.length < names.length &&
        h('p.note', `这里列出前 ${number(rows.length)} 个，共 ${number(names.length)} 个；全部见 CSV。`),
      h('p.tools', link(withNames('api/tally', params), '导出 CSV')),
      table(params, keys, rows, site),
    ],
  )
}

function table(params: SearchQuery, keys: readonly string[], rows: readonly TallyRow[], site: Site): Child {
  const to = (name: string, key?: string) => {
    const of = changed(changed(params, 'q', name), 'matching', 'exact')
    if (!of.has('kind')) for (const kind of TREND_KINDS) of.append('kind', kind)
    return site.search(key === undefined ? of : within(of, key))
  }
  const cell = (name: string, hits: number, key?: string): Child =>
    hits === 0 || key === 'null' ? number(hits) : link(to(name, key), number(hits))
  return h(
    'div.scroll',
    h(
      'table',
      h(
        'thead',
        h(
          'tr',
          ['名字', '篇数', ...keys.map((key) => (key === 'null' ? '不详' : key))].map((text) =>
            h('th', { scope: 'col' }, text),
          ),
        ),
      ),
      h(
        'tbody',
        rows.map(({ name, totalHits, counts }) =>
          h(
            'tr',
            h('th', { scope: 'row' }, name),
            h('td', cell(name, totalHits)),
            keys.map((key) => h('td', cell(name, counts[key] ?? 0, key))),
          ),
        ),
      ),
    ),
  )
}
