/** Absence with proof (查无实据): a report to print and to cite, of how a query was looked for and in what. */
import { type AbsenceAnswer, type AbsentPaper, absence, NARROWING } from '../desk/desk.js'
import { inOrder, readParams, searchParams, type TimeLeft } from '../http/http.js'
import { RUNG_NAMES } from '../labels.js'
import { type Engine, RUNGS } from '../model.js'
import { chips } from './filters.js'
import { type Child, type Html, h, hidden, link, row } from './html.js'
import { type SearchQuery, type Site, within } from './site.js'
import { type PageView, searchOf } from './views.js'
import { number, openSpan, shownValue } from './words.js'

/** Missing days that are named one by one. */
const MOST_DAYS = 100

/** @param asked address of the report, for its citation, and today */
export async function absenceView(
  engine: Engine,
  url: URL,
  asked: { address: string; today: string },
  site: Site,
  left: TimeLeft,
): Promise<PageView> {
  const params = searchOf(url, 'sort', 'page')
  const request = inOrder(readParams(`?${params}`, searchParams))
  const answer = params.has('q') ? await absence(engine, request, left()) : undefined
  return { title: '查证报告', content: drawn(params, answer, asked, site) }
}

function drawn(
  params: SearchQuery,
  answer: AbsenceAnswer | undefined,
  asked: { address: string; today: string },
  site: Site,
): Html {
  const to = (of: SearchQuery) => `${site.root}absence?${of}`
  return h(
    'div.absence',
    h('h1', { tabindex: -1 }, '查证报告'),
    h('p.soft', '一个名字、一句话查不到，也是结果：这里写明怎样查的、查了哪些报、缺哪些期，可以打印和引用。'),
    form(params, site),
    chips(within(params, null), (next) => to(within(next, params.get('from'), params.get('to')))),
    answer && report(answer, params, `${asked.address}?${params}`, asked.today, site),
  )
}

const form = (params: SearchQuery, site: Site): Html =>
  h(
    'form.advanced',
    { action: `${site.root}absence` },
    hidden([...params].filter(([name]) => !['q', 'page', 'from', 'to'].includes(name))),
    h(
      'label',
      '要查的',
      h('input', { name: 'q', value: params.get('q'), placeholder: '“一句原话”或人名', autocomplete: 'off' }),
    ),
    h(
      'div.dates',
      h(
        'label',
        '报纸日期从',
        h('input', { name: 'from', value: params.get('from'), placeholder: '2024-04', autocomplete: 'off' }),
      ),
      h(
        'label',
        '到',
        h('input', { name: 'to', value: params.get('to'), placeholder: '2024-06', autocomplete: 'off' }),
      ),
    ),
    h('button', '查证'),
  )

function report(
  answer: AbsenceAnswer,
  params: SearchQuery,
  address: string,
  today: string,
  site: Site,
): Child {
  const {
    query,
    from,
    to,
    publication,
    narrowed,
    tried,
    papers,
    issues,
    articles,
    doubts,
    view,
    generation,
    warnings,
  } = answer
  return [
    h('p.verdict', verdictOf(answer)),
    warnings.map(({ detail }) => h('p.note', detail)),
    h(
      'dl',
      row('检索式', query),
      row('时段', from === null && to === null ? '不限' : openSpan(from, to)),
      publication.length > 0 && row('报纸', publication.join('、')),
      Object.keys(narrowed).length > 0 &&
        row('另有条件', narrowedText(narrowed), h('small', '只算合这些条件的文章；查阅的期数不因此减少')),
      row('结果', link(site.search(params), resultOf(answer))),
      tried.length > 0 && row('一并查了', tried.map(({ matched, why }) => `${matched}（${why}）`).join('、')),
      row('查阅范围', `${number(issues)} 期，${number(articles)} 篇，其中识读存疑 ${number(doubts)} 处`),
      row('馆藏状态', `第 ${number(generation)} 代，${view}`),
      row('引用', `捷报全文检索，${address}，${today}`),
    ),
    h('h2', '查了哪些报'),
    papers.length === 0
      ? h('p.note', '这一时段、这些报纸，馆藏一期也没有：查不到不说明没有登过。')
      : papers.map((each) => paper(each, answer.from !== null || answer.to !== null)),
  ]
}

/** `栏目 要闻、记者 张三` */
const narrowedText = (narrowed: AbsenceAnswer['narrowed']): string =>
  NARROWING.flatMap((name) => [narrowed[name] ?? []].flat().map((value) => [name, value] as const))
    .map(([name, value]) => `${NARROWED[name]} ${shownValue(value)}`)
    .join('、')

const NARROWED: Readonly<Record<(typeof NARROWING)[number], string>> = {
  eventFrom: '所记之事从',
  eventTo: '所记之事到',
  monthDay: '历年此日',
  section: '栏目',
  reporter: '记者',
  kind: '类型',
}

/** Nothing is proved by a search that was not finished, or over issues that are not held. */
function verdictOf({ totalHits, totalIsExact, issues, papers }: AbsenceAnswer): string {
  if (!totalIsExact) return '没有查完，不能作为依据。'
  if (totalHits > 0) return `查到 ${number(totalHits)} 篇。`
  if (issues === 0) return '所查时段没有馆藏，无从查证。'
  const isWhole = papers.every(({ missing, undated }) => missing.length === 0 && undated === 0)
  return `馆藏 ${number(issues)} 期里没有查到。${isWhole ? '' : '馆藏有缺期或日期不详的报纸，见下。'}`
}

function resultOf({ totalHits, rungs }: AbsenceAnswer): string {
  if (totalHits === 0) return '没有'
  const parts = RUNGS.filter((rung) => rungs[rung] > 0).map(
    (rung) => `${RUNG_NAMES[rung]} ${number(rungs[rung])}`,
  )
  return `${number(totalHits)} 篇（${parts.join('，')}）`
}

/** @param isSpan whether days are asked for, which issues without a day may lie in or not */
function paper(
  { publication, issues, articles, doubts, first, last, undated, missing }: AbsentPaper,
  isSpan: boolean,
): Child {
  const days = missing.flatMap(({ expected }) => expected)
  const unclear = missing.filter(({ expected }) => expected.length === 0)
  return h(
    'section',
    h('h3', publication ?? '报名不详'),
    h(
      'p',
      first !== null && `${first} 至 ${last}，`,
      `${number(issues)} 期 ${number(articles)} 篇，存疑 ${number(doubts)} 处。`,
      undated > 0 &&
        `${isSpan ? '另有' : '其中'} ${number(undated)} 期日期不详${isSpan ? '，没有算进去' : ''}。`,
    ),
    days.length > 0 &&
      h(
        'p',
        `缺 ${number(days.length)} 期：${days.slice(0, MOST_DAYS).join('、')}`,
        days.length > MOST_DAYS && `，余略，全部见接口 api/absence`,
        '。',
      ),
    unclear.map(({ from, to, days }) => h('p', `${from} 至 ${to} 之间 ${number(days)} 天没有馆藏。`)),
  )
}
