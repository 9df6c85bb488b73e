/**
 * Trends: several queries side by side, drawn as lines above the table that they are drawn from. A point leads to
 * its hits.
 */
import { dayNumber, periodOf } from '../chinese.js'
import { MOST_SERIES, STRICT, TREND_KINDS, type TrendAnswer, type TrendSeries, trend } from '../desk/desk.js'
import { inOrder, readParams, searchParams, type TimeLeft } from '../http/http.js'
import type { BucketUnit, Engine } from '../model.js'
import { choiceOf } from './choice.js'
import { chips } from './filters.js'
import { type Child, type Html, h, hidden, link } from './html.js'
import { changed, type SearchQuery, type Site, within } from './site.js'
import { type PageView, searchOf } from './views.js'
import { number } from './words.js'

const UNITS: Readonly<Record<BucketUnit, string>> = {
  year: '按年',
  month: '按月',
  day: '按日',
  publication: '按报纸',
}
/** Of more months than this, years are drawn unless months are asked for. */
const MOST_MONTHS = 60
/** Rows of the table that are shown at once; more are folded away. */
const MOST_ROWS = 40
/** Numbers that one page shows, and points that its drawing has; the file of all has the rest. */
const MOST_NUMBERS = 4000
const MOST_POINTS = 1000
/** Units of the drawing, and those that two labels below it stand apart for each character: enough for the larger type of a phone. */
const CHARACTER_WIDTH = 20
/** The same of a digit beside the lines. */
const DIGIT_WIDTH = 14
const WIDTH = 720
const HEIGHT = 220

/** What the address asks for beside the search: further queries, the unit, and whether shares are drawn. */
type Asked = { params: SearchQuery; queries: string[]; dropped: string[]; by: BucketUnit; isShare: boolean }

/** @param url a search; `q` may be there several times. `by`; `share=1` draws hits per thousand articles held */
export async function trendView(engine: Engine, url: URL, site: Site, left: TimeLeft): Promise<PageView> {
  const typed = url.searchParams.getAll('q').map((q) => q.trim())
  const all = [...new Set(typed.filter((q) => q !== ''))]
  const [queries, dropped] = [all.slice(0, MOST_SERIES), all.slice(MOST_SERIES)]
  const params = searchOf(url, 'q', 'sort', 'page')
  const { q: _none, ...filters } = inOrder(readParams(`?${params}`, searchParams))
  const unit = choiceOf(url, 'by', Object.keys(UNITS) as BucketUnit[])
  const matching = params.has('matching') ? filters.matching : STRICT
  const ask = (by: BucketUnit) => trend(engine, queries, { ...filters, matching }, by, left())
  let answer = queries.length > 0 ? await ask(unit ?? 'month') : undefined
  if (answer && unit === undefined && answer.keys.length > MOST_MONTHS) answer = await ask('year')
  const by = answer?.by ?? 'month'
  const asked = { params, queries, dropped, by, isShare: choiceOf(url, 'share', ['0', '1']) === '1' }
  return { title: '走势', content: drawn(asked, answer, site) }
}

function drawn(asked: Asked, answer: TrendAnswer | undefined, site: Site): Html {
  const { params } = asked
  return h(
    'div.trend',
    h('h1', { tabindex: -1 }, '走势'),
    h('p.soft', `几个检索式并排，各自有多少篇，占馆藏的千分之几。一栏一个，最多 ${MOST_SERIES} 个。`),
    form(asked, site),
    chips(params, (next) => hrefOf({ ...asked, params: next }, site)),
    asked.dropped.length > 0 &&
      h('p.note', `一次最多 ${MOST_SERIES} 个检索式，没有画：${asked.dropped.join('、')}。`),
    answer && [
      answer.series.flatMap(({ query, warnings }) =>
        warnings.map(({ detail }) => h('p.note', `${query}：${detail}`)),
      ),
      choices(asked, site),
      answer.keys.length === 0
        ? h('p.note', '所选条件下没有馆藏。')
        : [
            legend(answer, asked, site),
            asked.by !== 'publication' && chart(answer, asked, site),
            table(answer, asked, site),
          ],
    ],
  )
}

/** The address of a trend; `more` are its further parameters. */
function hrefOf(
  { params, queries, by, isShare }: Asked,
  site: Site,
  path = 'trend',
  more: [string, string][] = [],
): string {
  const all = new URLSearchParams(params)
  for (const q of queries) all.append('q', q)
  all.set('by', by)
  if (isShare && path === 'trend') all.set('share', '1')
  for (const [name, value] of more) all.set(name, value)
  return `${site.root}${path}?${all}`
}

const form = ({ params, queries, by, isShare }: Asked, site: Site): Html =>
  h(
    'form.advanced',
    { action: `${site.root}trend` },
    hidden([...params, ['by', by]]),
    isShare && hidden([['share', '1']]),
    Array.from({ length: Math.min(MOST_SERIES, Math.max(2, queries.length + 1)) }, (_, i) =>
      h(
        'label',
        `检索式 ${i + 1}`,
        h('input', { name: 'q', value: queries[i] ?? '', placeholder: '志愿者', autocomplete: 'off' }),
      ),
    ),
    h('button', '画出来'),
  )

const choices = (asked: Asked, site: Site): Html =>
  h(
    'p.tools',
    Object.entries(UNITS).map(([by, name]) =>
      link(hrefOf({ ...asked, by: by as BucketUnit }, site), name, by === asked.by),
    ),
    [false, true].map((isShare) =>
      link(hrefOf({ ...asked, isShare }, site), isShare ? '每千篇' : '篇数', isShare === asked.isShare),
    ),
    link(hrefOf(asked, site, 'api/trend', [['format', 'csv']]), '导出 CSV'),
  )

const valuesOf = (series: TrendSeries, isShare: boolean) => (isShare ? series.perThousand : series.hits)

/** The hits that a trend counts. */
function searchFor(query: string, { params, by }: Asked, site: Site, key: string | null = null): string {
  const all = changed(changed(params, 'q', query), 'matching', params.get('matching') ?? STRICT)
  if (!all.has('kind')) for (const kind of TREND_KINDS) all.append('kind', kind)
  if (key === null) return site.search(all)
  return site.search(by === 'publication' ? changed(all, 'publication', key) : narrowed(all, key))
}

/** The search within a span, and within that which it had. */
function narrowed(params: SearchQuery, key: string): SearchQuery {
  const [from, to] = [params.get('from') ?? key, params.get('to') ?? key]
  return within(
    params,
    periodOf(from)!.from > periodOf(key)!.from ? from : key,
    periodOf(to)!.to < periodOf(key)!.to ? to : key,
  )
}

const legend = ({ series }: TrendAnswer, asked: Asked, site: Site): Html =>
  h(
    'ul.legend',
    series.map(({ query, totalHits, totalIsExact }, i) =>
      h(
        `li.s${i}`,
        h(
          'svg',
          { viewBox: '0 0 36 12', 'aria-hidden': 'true' },
          h('path', { d: 'M0 6L36 6' }),
          markAt(i, 18, 6, 4),
        ),
        link(searchFor(query, asked, site), query),
        ` ${totalIsExact ? '' : '至少 '}${number(totalHits)} 篇`,
      ),
    ),
  )

/** Days, months or years as numbers that follow each other. */
function serialOf(key: string): number {
  if (key.length === 10) return dayNumber(key)
  return key.length === 4 ? Number(key) : Number(key.slice(0, 4)) * 12 + Number(key.slice(5))
}

/** Where nothing is held a line is broken, since nobody knows how it went on. */
function chart({ keys, series }: TrendAnswer, asked: Asked, site: Site): Child {
  const known = keys.flatMap((key, i) => (key === null ? [] : [{ key, i, at: serialOf(key) }]))
  if (known.length === 0) return null
  const first = known[0]!.at
  const span = Math.max(1, known.at(-1)!.at - first)
  const most = Math.max(
    ...series.flatMap((each) => known.map(({ i }) => valuesOf(each, asked.isShare)[i] ?? 0)),
  )
  const x = (at: number) => Math.round((known.length === 1 ? 0.5 : (at - first) / span) * WIDTH)
  const y = (value: number | null) => Math.round(HEIGHT - ((value ?? 0) / (most || 1)) * HEIGHT)
  const hasPoints = known.length * series.length <= MOST_POINTS
  const lines = series.map((each, s) => {
    const values = valuesOf(each, asked.isShare)
    const path = known.map(({ at, i }, n) => {
      const isBroken = n === 0 || at !== known[n - 1]!.at + 1
      return `${isBroken ? 'M' : 'L'}${x(at)} ${y(values[i]!)}`
    })
    const points = known.map(({ key, at, i }) =>
      pointOf([each, s], key, values[i]!, [x(at), y(values[i]!)], asked, site),
    )
    return h(`g.s${s}`, h('path', { d: path.join('') }), hasPoints && points)
  })
  const ticks = ticksTo(most)
  const gutter = Math.max(0, ...ticks.map((value) => number(value).length)) * DIGIT_WIDTH + 16
  const unit = asked.isShare ? '‰' : ' 篇'
  const about = `${known[0]!.key} 至 ${known.at(-1)!.key}，最多 ${number(most)}${unit}；数目见下表`
  return h(
    'figure.chart',
    h('figcaption', `最多 ${number(most)}${unit}`),
    h(
      'svg',
      { viewBox: `${-gutter} -24 ${gutter + WIDTH + 8} ${HEIGHT + 60}`, role: 'group', 'aria-label': about },
      ticks.map((value) => [
        h('path.grid', { d: `M0 ${y(value)}L${WIDTH} ${y(value)}` }),
        h(
          'text',
          { x: -10, y: y(value), 'text-anchor': 'end', 'dominant-baseline': 'middle' },
          number(value),
        ),
      ]),
      h('path.grid', { d: `M0 ${HEIGHT}H${WIDTH}` }),
      lines,
      apart(known, known[0]!.key.length * CHARACTER_WIDTH, ({ at }) => x(at)).map(({ key, at }) => {
        const anchor = x(at) < WIDTH / 6 ? 'start' : x(at) > (WIDTH * 5) / 6 ? 'end' : 'middle'
        return [
          h('path.grid', { d: `M${x(at)} ${HEIGHT}L${x(at)} ${HEIGHT + 6}` }),
          h('text', { x: x(at), y: HEIGHT + 30, 'text-anchor': anchor }, key),
        ]
      }),
    ),
  )
}

/** Round numbers up to the most, two to five of them. */
function ticksTo(most: number): number[] {
  if (most <= 0) return []
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough)!
  return Array.from({ length: Math.floor(most / step + 1e-9) }, (_, i) =>
    Number(((i + 1) * step).toPrecision(6)),
  )
}

/** Those that stand at least a width apart, the last among them. */
function apart<T>(row: readonly T[], width: number, x: (each: T) => number): T[] {
  const kept: T[] = []
  for (const each of row.toReversed())
    if (kept.length === 0 || x(kept.at(-1)!) - x(each) >= width) kept.push(each)
  return kept
}

/** A mark by which a line is told without its colour: five shapes, filled or hollow. */
function markAt(series: number, x: number, y: number, r: number): Html {
  const shapes = [
    `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
    `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
    `M${x} ${y - r}L${x + r} ${y + r}H${x - r}z`,
    `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z`,
    `M${x - r} ${y - r}H${x + r}L${x} ${y + r}z`,
  ]
  return h(`path.mark${series < shapes.length ? '' : ' hollow'}`, { d: shapes[series % shapes.length] })
}

function pointOf(
  [{ query, hits }, series]: [TrendSeries, number],
  key: string,
  value: number | null,
  [cx, cy]: [number, number],
  asked: Asked,
  site: Site,
): Child {
  const about = `${key} ${query}：${number(value ?? 0)}${asked.isShare ? '‰' : ' 篇'}`
  const dot = h('g', h('title', about), markAt(series, cx, cy, hits.length > MOST_MONTHS ? 2 : 4))
  if (!value) return dot
  // The table has the same links for the keyboard.
  return link(searchFor(query, asked, site, key), dot, false, { tabindex: -1, 'aria-hidden': 'true' })
}

function table({ by, keys, held, series }: TrendAnswer, asked: Asked, site: Site): Html {
  const most = Math.floor(MOST_NUMBERS / (series.length + 1))
  const rows = keys.slice(0, most).map((key, i) =>
    h(
      'tr',
      h('th', { scope: 'row' }, key ?? '不详'),
      h('td', number(held[i]!)),
      series.map(({ query, hits, perThousand }) =>
        h(
          'td',
          hits[i]! > 0 && key !== null
            ? link(searchFor(query, asked, site, key), number(hits[i]!))
            : number(hits[i]!),
          hits[i]! > 0 && perThousand[i] !== null && h('span.soft', `${perThousand[i]!.toFixed(1)}‰`),
        ),
      ),
    ),
  )
  const whole = h(
    'table',
    h(
      'thead',
      h(
        'tr',
        h('th', { scope: 'col' }, by === 'publication' ? '报纸' : '日期'),
        h('th', { scope: 'col' }, '馆藏'),
        series.map(({ query }) => h('th', { scope: 'col' }, query)),
      ),
    ),
    h('tbody', rows),
  )
  const isShort = rows.length <= MOST_ROWS
  const rest =
    keys.length > most &&
    h('p.note', `共 ${number(keys.length)} 行，这里列前 ${number(most)} 行；全部见上面的 CSV。`)
  return isShort
    ? h('div.scroll', whole)
    : h('details', h('summary', `${number(rows.length)} 行的表`), rest, h('div.scroll', whole))
}
