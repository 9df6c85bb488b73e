/** A concordance: every match of a query in a line of its own, with what stands before and behind it. */
import { STRICT } from '../desk/desk.js'
import { inOrder, pageParams, readParams, searchParams, type TimeLeft } from '../http/http.js'
import { daysText } from '../labels.js'
import type { ConcordanceAnswer, ConcordanceLine, Engine, LineOrder } from '../model.js'
import { choiceOf } from './choice.js'
import { chips } from './filters.js'
import { type Child, type Html, h, hidden, link } from './html.js'
import { pager } from './results.js'
import { changed, type SearchQuery, type Site } from './site.js'
import { type PageView, searchOf } from './views.js'
import { number } from './words.js'

const ORDERS: Readonly<Record<LineOrder, string>> = { right: '按后文', left: '按前文', date: '新到旧' }
const LINES = 50
const WIDTH = 20

/** @param url a search, and `order` of the lines */
export async function concordanceView(
  engine: Engine,
  url: URL,
  site: Site,
  left: TimeLeft,
): Promise<PageView> {
  const params = searchOf(url, 'sort', 'page')
  const order = choiceOf(url, 'order', Object.keys(ORDERS) as LineOrder[])
  const { page } = readParams(
    `?${new URLSearchParams({ page: url.searchParams.get('page') ?? '1' })}`,
    pageParams,
  )
  const request = inOrder(readParams(`?${params}`, searchParams))
  const matching = params.has('matching') ? request.matching : STRICT
  const asked = { order: order ?? 'right', width: WIDTH, page, hitsPerPage: LINES }
  const answer = params.has('q')
    ? await engine.concordance({ ...request, matching }, asked, left())
    : undefined
  return { title: '逐处看', content: drawn(params, asked.order, answer, site) }
}

function drawn(
  params: SearchQuery,
  order: LineOrder,
  answer: ConcordanceAnswer | undefined,
  site: Site,
): Html {
  const to = (of: SearchQuery, by = order, page = 1, path = 'concordance') => {
    const all = changed(changed(of, 'order', by), 'page', page > 1 ? String(page) : null)
    return `${site.root}${path}?${all}`
  }
  return h(
    'div.concordance',
    h('h1', { tabindex: -1 }, '逐处看'),
    h('p.soft', '检索词出现的每一处一行，前后文并排；按后文或前文排，相同的说法就聚在一起。'),
    form(params, order, site),
    chips(params, (next) => to(next)),
    answer && [
      answer.warnings.map(({ detail }) => h('p.note', detail)),
      h('p', countOf(answer)),
      answer.totalLines > 0 && [
        h(
          'p.tools',
          (Object.entries(ORDERS) as [LineOrder, string][]).map(([by, name]) =>
            link(to(params, by), name, by === order),
          ),
          link(to(changed(params, 'format', 'csv'), order, 1, 'api/concordance'), '导出 CSV'),
          link(`${site.root}beside?${params}`, '旁边常有哪些词'),
        ),
        h(
          'ul.kwic',
          answer.lines.map((line) => row(line, answer.query, site)),
        ),
        pager(answer.page, LINES, answer.totalLines, (page) => to(params, order, page), answer.totalLines),
      ],
    ],
  )
}

const form = (params: SearchQuery, order: LineOrder, site: Site): Html =>
  h(
    'form.advanced',
    { action: `${site.root}concordance` },
    hidden([...params].filter(([name]) => name !== 'q' && name !== 'page')),
    hidden([['order', order]]),
    h(
      'label',
      '检索词',
      h('input', { name: 'q', value: params.get('q'), placeholder: '志愿者', autocomplete: 'off' }),
    ),
    h('button', '列出'),
  )

function countOf({ totalLines, articles, totalHits, totalIsExact }: ConcordanceAnswer): Child {
  if (totalHits === 0) return totalIsExact ? '一处也没有。' : '没有查完，还没有找到。'
  const read = articles < totalHits ? `，只读了最新的 ${number(articles)} 篇` : ''
  return `${totalIsExact ? '' : '至少 '}${number(totalHits)} 篇${read}，${number(totalLines)} 处。`
}

const row = (line: ConcordanceLine, q: string, site: Site): Html =>
  h(
    'li',
    h('span.before', h('bdi', line.left)),
    link(site.article(line.id, q), h('mark', line.match), false, { title: line.headline }),
    h('span.behind', line.right),
    h('span.soft', daysText(line)),
  )
