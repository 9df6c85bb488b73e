/** First printings: when a string is printed first and last; and which strings an issue is the first to print. */
import { type AttestedAnswer, attested, type NewInAnswer, type NewString, newIn } from '../desk/desk.js'
import { found, inOrder, readParams, searchParams, type TimeLeft } from '../http/http.js'
import { NEW_NAMES } from '../labels.js'
import { type Engine, type Hit, NEW_KINDS } from '../model.js'
import { chips } from './filters.js'
import { type Child, dotted, facts, type Html, h, hidden, link, row } from './html.js'
import { changed, type SearchQuery, type Site } from './site.js'
import { type PageView, searchOf } from './views.js'
import { dateOf, number, pageOf, paperIfKnown, paperOf, titleOf } from './words.js'

const TITLE = '首见'

/** @param url `q`, a string, and the filters of a search; or `issue`, the id of one */
export async function attestedView(engine: Engine, url: URL, site: Site, left: TimeLeft): Promise<PageView> {
  const issue = url.searchParams.get('issue')
  if (issue !== null) {
    const answer = found(await newIn(engine, issue, left), 'issue', issue)
    return { title: TITLE, content: page(newStrings(answer, site)) }
  }
  const params = searchOf(url, 'page', 'sort', 'matching', 'variants')
  const request = inOrder(readParams(`?${params}`, searchParams))
  const answer = params.has('q') ? await attested(engine, request, left()) : undefined
  return {
    title: TITLE,
    content: page([
      form(params, site),
      chips(params, (next) => hrefOf(next, site)),
      answer && told(answer, params, site),
    ]),
  }
}

const hrefOf = (params: SearchQuery, site: Site) => `${site.root}attested?${params}`

const page = (content: Child): Html =>
  h('div.trend absence attested', h('h1', { tabindex: -1 }, TITLE), content)

const form = (params: SearchQuery, site: Site): Child => [
  h('p.soft', '一个词、一句话，报上什么时候头一次印、最后一次印；照原样查，不作检索式。'),
  h(
    'form.advanced',
    { action: `${site.root}attested` },
    hidden([...params].filter(([name]) => name !== 'q')),
    h(
      'label',
      '字串',
      h('input', { name: 'q', value: params.get('q'), placeholder: '三十工程', autocomplete: 'off' }),
    ),
    h('button', '查'),
  ),
]

function told(answer: AttestedAnswer, params: SearchQuery, site: Site): Child {
  const { query, totalHits, totalIsExact, first, last, publications, warnings } = answer
  const as = (of: SearchQuery) => site.search(changed(of, 'matching', 'exact'))
  return [
    warnings.map(({ detail }) => h('p.note', detail)),
    h(
      'dl',
      row(
        '印有它的文章',
        totalHits === 0
          ? noneOf(totalIsExact)
          : link(as(params), `${totalIsExact ? '' : '至少 '}${number(totalHits)} 篇`),
      ),
      first && row('最早', hitOf(first, query, site)),
      last && row('最晚', hitOf(last, query, site)),
    ),
    totalHits === 0 && h('p.tools', link(`${site.root}absence?${params}`, '出一份查证报告')),
    totalHits > 0 && first === null && h('p.note', '这些文章都不知日期。'),
    publications.length > 0 && [
      h('h2', '各报'),
      h(
        'div.scroll',
        h(
          'table',
          h(
            'thead',
            h(
              'tr',
              ['报纸', '篇数', '最早', '最晚'].map((name) => h('th', { scope: 'col' }, name)),
            ),
          ),
          h(
            'tbody',
            publications.map(({ key, hits, first: from, last: to }) =>
              h(
                'tr',
                h(
                  'th',
                  { scope: 'row' },
                  key === null ? '报名不详' : link(as(changed(params, 'publication', key)), key),
                ),
                [number(hits), from ?? '不详', to ?? '不详'].map((value) => h('td', value)),
              ),
            ),
          ),
        ),
      ),
    ],
  ]
}

const noneOf = (isExact: boolean) => (isExact ? '一篇也没有' : '没有查完，还没有找到')

const hitOf = (
  { id, headline, kind, date, publication, page, pageName }: Hit,
  q: string,
  site: Site,
): Child => [
  link(site.article(id, `"${q.replace(/["\\]/g, '\\$&')}"`), titleOf(headline, kind)),
  ' ',
  h('span.soft', facts([dateOf(date), paperIfKnown(publication), pageOf({ page, pageName })])),
]

// ---------------------------------------------------------------- new in an issue

function newStrings({ issue, before, earlier, asked, isWhole, strings }: NewInAnswer, site: Site): Child {
  const head = link(site.issue(issue.id), dotted([dateOf(issue.date), paperOf(issue.publication)]))
  return [
    h('p', head, ' 头一次印的人名、引号和书名号里的话、词语。'),
    before === null
      ? h('p.note', '这一期不知日期，说不出什么是头一次印。')
      : earlier === 0
        ? h('p.note', `馆藏没有比它早的文章（到 ${before} 为止），说不出什么是头一次印。`)
        : [
            h(
              'p.soft',
              `查了 ${number(asked)} 个字串，与 ${before} 及以前的 ${number(earlier)} 篇比；不知日期的不算。`,
              '后面的数是馆藏里共有多少篇印有它。',
            ),
            !isWhole && h('p.note', '没有查完，还说不出；请过一会儿再看。'),
            isWhole && strings.length === 0 && h('p', '没有。'),
            NEW_KINDS.map((kind) =>
              sectionOf(
                strings.filter((each) => each.kind === kind),
                NEW_NAMES[kind],
                site,
              ),
            ),
          ],
  ]
}

const sectionOf = (strings: readonly NewString[], name: string, site: Site): Child =>
  strings.length > 0 && [
    h('h2', `${name} ${number(strings.length)} 个`),
    h(
      'ul.rows',
      strings.map(({ text, article: { id, headline, kind }, totalHits }) =>
        h(
          'li',
          link(`${site.root}attested?${new URLSearchParams({ q: text })}`, text),
          h(
            'span.soft',
            facts([`${number(totalHits)} 篇`, link(site.article(id, `"${text}"`), titleOf(headline, kind))]),
          ),
        ),
      ),
    ),
  ]
