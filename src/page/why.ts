/** Why an article is, or is not, among the hits of a search: the article is named by its address, its id or its headline. */
import { pieceIn } from '../addresses.js'
import { found, inOrder, readParams, searchParams, type TimeLeft } from '../http/http.js'
import { RUNG_NAMES, UNTITLED } from '../labels.js'
import type { Engine, SearchAnswer, WhyNotAnswer } from '../model.js'
import { chips } from './filters.js'
import { type Child, facts, type Html, h, hidden, link } from './html.js'
import { type SearchQuery, type Site, whyHref } from './site.js'
import { type PageView, searchOf } from './views.js'
import { dateOf, paperIfKnown, titleOf } from './words.js'

/** Articles that are offered where no id was given. */
const OFFERED = 10

/** @param url those parameters of a search that decide which articles are hits, and `article` */
export async function whyView(engine: Engine, url: URL, site: Site, left: TimeLeft): Promise<PageView> {
  const params = searchOf(url, 'sort', 'page')
  const named = url.searchParams.get('article')?.trim() ?? ''
  const request = inOrder(readParams(`?${params}`, searchParams))
  const answer = named && (await engine.whyNot(request, idIn(named), left()))
  if (answer) return viewOf(params, named, told(answer, params, site), site)
  // An address names one article and no other.
  if (named.includes('/')) found(undefined, 'article', idIn(named))
  const offered = named
    ? await engine.search({ q: named, hitsPerPage: OFFERED, facets: false }, left())
    : undefined
  return viewOf(params, named, offered && candidates(offered, params, site), site)
}

/** The id in an article's address, or the text as it is. */
function idIn(named: string): string {
  const piece = /(?:^|\/)article\/([^/?#]+)/.exec(named)?.[1]
  return piece === undefined ? named : pieceIn(piece)
}

const viewOf = (params: SearchQuery, named: string, content: Child, site: Site): PageView => ({
  title: '少了哪一篇',
  content: h(
    'div.why',
    h('h1', { tabindex: -1 }, '少了哪一篇'),
    h('p.soft', '一篇文章为什么在、或不在一次检索的结果里，逐项来看。'),
    form(params, named, site),
    chips(params, (next) => whyHref(site, next, named)),
    content,
  ),
})

const form = (params: SearchQuery, named: string, site: Site): Html =>
  h(
    'form.advanced',
    { action: `${site.root}why` },
    hidden([...params].filter(([name]) => !['q', 'page', 'sort'].includes(name))),
    h(
      'label',
      '检索词',
      h('input', { name: 'q', value: params.get('q'), placeholder: '志愿者 活动', autocomplete: 'off' }),
    ),
    h(
      'label',
      '文章',
      h('input', {
        name: 'article',
        value: named,
        placeholder: '网址、编号，或标题里的几个字',
        autocomplete: 'off',
        required: true,
      }),
    ),
    h('button', '查明'),
  )

function told(
  { id, headline, rung, reasons, clauses, warnings }: WhyNotAnswer,
  params: SearchQuery,
  site: Site,
): Child {
  return h(
    'section',
    h('h2', link(site.article(id, params.get('q')), headline ?? UNTITLED.article)),
    h(
      'div.note',
      [...warnings.map(({ detail }) => detail), ...reasons].map((text) => h('p', text)),
      rung !== null && h('p', link(site.search(params), '看这次检索的结果')),
    ),
    clauses.length > 0 &&
      h(
        'ul.rows doubts',
        clauses.map(({ typed, rung: met, has, lacks }) =>
          h(
            'li',
            h('b', `“${typed}”`),
            met === null ? h('em', '不符') : h('span', RUNG_NAMES[met]),
            // A clause that is met, or of one word, has nothing more to say.
            has.length + lacks.length > 1 &&
              lacks.length > 0 &&
              h(
                'span.soft',
                facts([
                  has.length > 0 && `有：${has.join('、')}`,
                  lacks.length > 0 && `缺：${lacks.join('、')}`,
                ]),
              ),
          ),
        ),
      ),
  )
}

/** Articles that a headline may have meant. */
function candidates({ hits, nearest }: SearchAnswer, params: SearchQuery, site: Site): Child {
  const rows = hits.length > 0 ? hits : nearest
  return h(
    'section',
    h('h2', rows.length > 0 ? '是哪一篇' : '馆藏里没有这样一篇'),
    rows.length === 0 && h('p', '也许还没有收进来，也许标题另有写法：可以只写其中两三个字。'),
    h(
      'ul.rows',
      rows.map((row) =>
        h(
          'li',
          link(whyHref(site, params, row.id), titleOf(row.headline, 'article')),
          h('span.soft', facts([paperIfKnown(row.publication), dateOf(row.date)])),
        ),
      ),
    ),
  )
}
