/** The list of hits, the empty result, and the front page. */
import { articleHref, changed, issueHref, searchHref } from './ask.js'
import { type Child, dotted, h, link, marked } from './dom.js'
import { chips, filters } from './filters.js'
import type { Hit, IssuesAnswer, Rung, SearchAnswer } from './types.js'
import { dateOf, FIELDS, KINDS, number, paperOf, quoted, RUNGS, rungOf, titleOf } from './words.js'

const SORTS = { relevance: '相关', 'date:desc': '新到旧', 'date:asc': '旧到新' }

export const results = (answer: SearchAnswer, params: URLSearchParams): HTMLElement =>
  h(
    'div.results',
    heading(answer, params),
    filters(answer, params),
    h(
      'div.list',
      chips(params),
      answer.warnings.map(({ detail }) => h('p.note', detail)),
      answer.suggestion &&
        h(
          'p.note',
          '要找的是不是 ',
          link(searchHref(changed(params, 'q', answer.suggestion)), answer.suggestion),
          '？',
        ),
      answer.totalHits > 0 ? groups(answer, params) : empty(answer, params),
      pager(answer.page, answer.hitsPerPage, answer.totalHits, (page) =>
        searchHref(changed(params, 'page', `${page}`)),
      ),
    ),
  )

/** `共 1,204 条`, `约 1,204 条` where the count is not exact. */
export const countOf = ({ totalHits, totalIsExact }: SearchAnswer) =>
  totalHits > 0 ? `${totalIsExact ? '共' : '约'} ${number(totalHits)} 条` : '没有找到'

function heading(answer: SearchAnswer, params: URLSearchParams): Child {
  const rungs = (Object.keys(RUNGS) as Rung[]).filter((rung) => answer.rungs[rung])
  return h(
    'div.heading',
    h('h1', { tabindex: -1 }, countOf(answer)),
    h('p.soft', rungs[1] && dotted(rungs.map((rung) => `${RUNGS[rung][0]} ${number(answer.rungs[rung])}`))),
    answer.totalHits > 1 &&
      h(
        'nav.sorts',
        { 'aria-label': '排序' },
        Object.entries(SORTS).map(([sort, text]) => {
          const on = sort === (params.get('sort') ?? 'relevance')
          return link(searchHref(changed(params, 'sort', sort)), text, on)
        }),
      ),
  )
}

/** Hits in their order; a line stands wherever looser ones begin. */
function groups({ hits, page, hitsPerPage }: SearchAnswer, params: URLSearchParams): Child {
  const out: HTMLElement[] = []
  const byDate = params.get('sort')?.startsWith('date')
  for (const [i, hit] of hits.entries()) {
    const before = hits[i - 1]?.rung
    const looser = !byDate && hit.rung !== (before ?? 'exact')
    if (looser && (before || hit.rung === 'partial')) out.push(h('p.looser', RUNGS[hit.rung][1]))
    if (looser || !before) out.push(h('ol', { start: (page - 1) * hitsPerPage + i + 1 }))
    out.at(-1)!.append(hitItem(hit, params.get('q')))
  }
  return out
}

function hitItem(hit: Hit, q: string | null): HTMLElement {
  const title = hit.snippets.find(({ field }) => field === 'headline')
  const rest = hit.snippets.filter((snippet) => snippet !== title)
  const kicker = rest.some(({ field }) => field === 'kicker') ? null : hit.kicker
  return h(
    'li',
    h(
      'article',
      kicker && h('p.kicker', kicker),
      h(
        'h2',
        h(
          'a',
          { href: articleHref(hit.id, q) },
          title ? marked(title.text, title.ranges) : titleOf(hit.headline, hit.kind),
        ),
      ),
      h(
        'p.meta',
        dotted([
          paperOf(hit.publication),
          dateOf(hit.date),
          hit.eventDate && `记 ${hit.eventDate} 事`,
          hit.section,
          hit.reporters[0] && `记者 ${hit.reporters.join('、')}`,
          hit.kind !== 'article' && KINDS[hit.kind],
        ]),
        rungOf(hit),
      ),
      hit.alternatives.map(({ typed, matched, why }) => h('p.soft', `“${typed}”作“${matched}”：${why}`)),
      rest.map(({ field, text, ranges }) =>
        h(
          `p.snippet${/[。！？!?”）)摄]$/.test(text) ? '' : ' cut'}`,
          FIELDS[field] && h('b', FIELDS[field]),
          marked(text, ranges),
        ),
      ),
    ),
  )
}

function empty({ query, nearest, index }: SearchAnswer, params: URLSearchParams): Child {
  const filtered = [...params.keys()].some((name) => name !== 'q' && name !== 'sort')
  return [
    h(
      'div.note',
      h(
        'p',
        `馆藏 ${number(index.articles)} 篇里，没有一篇与“${query}”${filtered ? '和所选条件都' : ''}相符。`,
      ),
      h('p.soft', '可以少写几个词，去掉引号，或换一种写法。引号里的字要与原文一字不差。'),
    ),
    filtered &&
      h('p', h('a.button', { href: searchHref(new URLSearchParams({ q: query })) }, '去掉全部条件再查')),
    nearest[0] && [
      h('h2', '最接近的'),
      h(
        'ul.rows',
        nearest.map(({ id, headline, missing }) =>
          h(
            'li',
            link(articleHref(id, query), titleOf(headline, '')),
            missing[0] && h('span.soft', `缺${quoted(missing)}`),
          ),
        ),
      ),
    ],
  ]
}

/** Where there is more than one page: back, where we are, on. */
export function pager(
  page: number,
  hitsPerPage: number,
  total: number,
  hrefOf: (page: number) => string,
): Child {
  const pages = Math.ceil(total / hitsPerPage) || 1
  const turn = (to: number, text: string) => h('a.button', { href: hrefOf(to) }, text)
  return (
    (pages > 1 || page > 1) &&
    h(
      'nav.pager',
      { 'aria-label': '翻页' },
      page > 1 && turn(Math.min(page - 1, pages), '上一页'),
      `第 ${number(page)} 页，共 ${number(pages)} 页`,
      page < pages && turn(page + 1, '下一页'),
    )
  )
}

/** The front page: what is held, after `help` on how to ask. */
export const front = ({ issues, totalIssues }: IssuesAnswer, help: Node): HTMLElement =>
  h(
    'div.front',
    help,
    h(
      'section',
      h('h2', `馆藏 ${number(totalIssues)} 期`),
      h(
        'ul.rows',
        issues.map(({ id, publication, date, articles, doubts }) =>
          h(
            'li',
            link(issueHref(id), dotted([dateOf(date), paperOf(publication)])),
            h('span.soft', dotted([`${number(articles)} 篇`, doubts > 0 && `存疑 ${doubts} 处`])),
          ),
        ),
      ),
    ),
  )
