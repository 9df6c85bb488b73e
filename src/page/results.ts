/** The list of hits, or why there is none. */
import { articleAddress } from '../addresses.js'
import { FORMATS } from '../http/http.js'
import { CUT, FIELD_NAMES, heldWords, KIND_NAMES, RUNG_NAMES, shareText, unsureText } from '../labels.js'
import { type Field, type Hit, RUNGS, type SearchAnswer, type Snippet } from '../model.js'
import { type BesideHits, NOTHING_BESIDE, objectOfHit } from './beside-hits.js'
import { dateOffer } from './date-offer.js'
import { chips, filters, type Zoomed } from './filters.js'
import { type Child, facts, type Html, h, link, marked } from './html.js'
import { changed, type SearchQuery, type Site, whyHref } from './site.js'
import {
  dateOf,
  eventOf,
  LOOSER,
  LOOSER_MIXED,
  number,
  numberOf,
  objectOf,
  pageOf,
  paperIfKnown,
  quoted,
  recordOf,
  rungOf,
  STYLES,
  scanLink,
  titleOf,
} from './words.js'

/** Hits that the engine gives out by pages. */
const MOST_PAGED = 10_000

const SORTS = { relevance: '相关', 'date:desc': '新到旧', 'date:asc': '旧到新' }

/** Fields whose snippets bear no field name: a reader recognises a headline and a text. */
const UNNAMED: readonly Field[] = ['headline', 'body']

/** Number of hits of each part of a query alone, and of the whole query without filters. */
export type Apart = { parts: { text: string; hits: number }[]; unfiltered: number | null }

/** @param apart given if the query has no hit */
export const results = (
  answer: SearchAnswer,
  params: SearchQuery,
  site: Site,
  zoomed: Zoomed,
  apart?: Apart,
  beside: BesideHits = NOTHING_BESIDE,
): Html =>
  h(
    'div.results',
    heading(answer, params, site),
    filters(answer, params, site, zoomed),
    h(
      'div.list',
      chips(params, site.search),
      answer.warnings.map(({ detail }) => h('p.note', detail)),
      dateOffer(params, site),
      answer.suggestion &&
        h(
          'p.note',
          '要找的是不是 ',
          link(site.search(changed(params, 'q', answer.suggestion)), answer.suggestion),
          '？',
        ),
      answer.totalHits > 0
        ? [
            groups(answer, params, site, beside),
            answer.page === 1 && nearestOf(answer.nearest, answer.query, '不全相符、最接近的', site),
          ]
        : answer.totalIsExact
          ? empty(answer, params, site, apart)
          : unfinished(params, site),
      pager(
        answer.page,
        answer.hitsPerPage,
        answer.totalHits,
        (page) => site.search(changed(params, 'page', `${page}`)),
        MOST_PAGED,
      ),
      answer.totalHits > 0 && takeaway(params, site),
    ),
  )

/** The count of hits: `共 1,204 条`, or `约 1,204 条` if it is not exact; without any, whether all was looked through. */
export const countOf = ({ totalHits, totalIsExact }: SearchAnswer): string =>
  totalHits > 0
    ? `${totalIsExact ? '共' : '约'} ${number(totalHits)} 条`
    : totalIsExact
      ? '没有找到'
      : '没有查完'

function heading(answer: SearchAnswer, params: SearchQuery, site: Site): Child {
  const rungs = RUNGS.filter((rung) => answer.rungs[rung] > 0)
  const onePaper = onePaperOf(answer)
  return h(
    'div.heading',
    h('h1', { tabindex: -1 }, countOf(answer)),
    h(
      'p.soft',
      facts([
        ...rungs
          .filter(() => rungs.some((rung) => rung !== 'exact'))
          .map((rung) => `${RUNG_NAMES[rung]} ${number(answer.rungs[rung])}`),
        answer.totalHits > 1 && !oneOf(params, 'publication') && onePaper && `都出自${onePaper}`,
      ]),
    ),
    answer.totalHits > 1 &&
      h(
        'nav.sorts',
        { 'aria-label': '排序和疏密' },
        Object.entries(SORTS).map(([sort, text]) => {
          const on = sort === (params.get('sort') ?? 'relevance')
          return link(site.search(changed(params, 'sort', sort)), text, on)
        }),
        answer.hits.length > 1 && h('button.js plain', { type: 'button', 'data-look': 'dense' }, '密排'),
      ),
  )
}

/**
 * Hits in their order, with a line of text before the first that is not as printed. The line tells the rung of
 * those below if they share one; else each of them does.
 */
function groups(answer: SearchAnswer, params: SearchQuery, site: Site, beside: BesideHits): Child {
  const { hits, page, hitsPerPage } = answer
  const isOnePaper = oneOf(params, 'publication') || onePaperOf(answer) !== undefined
  const out: Child[] = []
  const byDate = params.get('sort')?.startsWith('date') === true
  const looser = hits.filter(({ rung }) => rung !== 'exact').map(({ rung }) => rung)
  const isMixed = new Set(looser).size > 1
  let items: Child[] = []
  const flush = (next: number) => {
    const start = (page - 1) * hitsPerPage + next - items.length + 1
    if (items.length > 0) out.push(h('ol', { start }, items))
    items = []
  }
  for (const [i, hit] of hits.entries()) {
    const { rung } = hit
    // The heading tells a rung that all hits share.
    const isTold = i > 0 || isMixed || rung === 'partial'
    if (!byDate && rung !== 'exact' && (hits[i - 1]?.rung ?? 'exact') === 'exact' && isTold) {
      flush(i)
      out.push(h('p.looser', isMixed ? LOOSER_MIXED : LOOSER[rung]))
    }
    items.push(hitItem(hit, params, site, { tellsRung: byDate || isMixed, isOnePaper, beside }))
  }
  flush(hits.length)
  return out
}

/** The newspaper that all hits are of, if they are all of one. */
function onePaperOf({
  facetDistribution: { publication = {} },
  totalHits,
}: SearchAnswer): string | undefined {
  const [[name, count] = ['', 0], ...others] = Object.entries(publication)
  return others.length === 0 && count > 0 && count === totalHits ? name : undefined
}

/** Whether the hits are narrowed to one value, which none of them need repeat. */
const oneOf = (params: SearchQuery, name: string) => params.getAll(name).length === 1

/**
 * @param tellsRung  whether no line above the hit tells its rung
 * @param isOnePaper whether all hits are of one newspaper, which none of them need repeat
 */
function hitItem(
  hit: Hit,
  params: SearchQuery,
  site: Site,
  { tellsRung, isOnePaper, beside }: { tellsRung: boolean; isOnePaper: boolean; beside: BesideHits },
): Html {
  const q = params.get('q')
  const share = beside.legible.get(hit.id)
  const title = hit.snippets.find(({ field }) => field === 'headline')
  const rest = hit.snippets.filter((snippet) => snippet !== title)
  const kicker = rest.some(({ field }) => field === 'kicker') ? null : hit.kicker
  const headline = title
    ? marked(title.text, title.ranges)
    : titleOf(hit.headline, hit.kind, beside.photos.get(hit.id)?.body)
  return h(
    'li',
    h(
      'article',
      recordOf(hit.id),
      site.outside && objectOf(objectOfHit(hit, articleAddress(site.outside, hit.id), beside)),
      kicker && h('p.kicker', kicker),
      // Marks cut the headline into pieces, which a screen reader reads out one by one.
      h('h2', link(site.article(hit.id, q), headline, false, { 'aria-label': hit.headline })),
      h(
        'p.meta',
        facts([
          !isOnePaper && paperIfKnown(hit.publication),
          dateOf(hit.date),
          numberOf(hit.number),
          pageOf(hit),
          eventOf(hit.eventDate),
          !oneOf(params, 'section') && hit.section,
          hit.reporters.length > 0 && `记者 ${hit.reporters.join('、')}`,
          // An untitled photograph is called one in the place of its title.
          hit.kind !== 'article' && hit.headline !== null && KIND_NAMES[hit.kind],
          /^https?:/i.test(hit.scan ?? '') && scanLink(hit.scan, '扫描件'),
          hit.unsure !== undefined && `识别存疑 ${unsureText(hit.unsure)}`,
          hit.unsure === undefined && share !== undefined && `有一段只读清 ${shareText(share)}`,
          hit.missing.length > 0 && `缺${quoted(hit.missing)}`,
        ]),
        q && (tellsRung || hit.alternatives.length > 0) && hit.rung !== 'exact' && rungOf(hit),
      ),
      hit.alternatives.map(({ typed, matched, why }) => h('p.soft', `“${typed}”作“${matched}”：${why}`)),
      rest.map((snippet) =>
        h(
          'p.snippet',
          !UNNAMED.includes(snippet.field) && h('b', FIELD_NAMES[snippet.field]),
          cutText(snippet),
        ),
      ),
    ),
  )
}

/** In place of the hits where the time was over before one was found. */
const unfinished = (params: SearchQuery, site: Site): Child =>
  h(
    'div.note',
    h('p', '到了时限还没有查完，有没有相符的还说不准。'),
    h('p', h('a.button', { href: site.search(params) }, '再查一次')),
  )

function empty(
  { query, nearest, held, index }: SearchAnswer,
  params: SearchQuery,
  site: Site,
  apart?: Apart,
): Child {
  const filtered = isFiltered(params)
  return [
    h(
      'div.note',
      h(
        'p',
        `馆藏 ${number(index.articles)} 篇里，没有一篇与“${query}”${filtered ? '和所选条件都' : ''}相符。`,
      ),
      held && heldWords(held).map((line) => h('p', line)),
      apart && why(apart, site),
      h('p.soft', adviceOf(query, filtered)),
    ),
    apart?.unfiltered !== 0 &&
      filtered &&
      h('p', h('a.button', { href: site.search(new URLSearchParams({ q: query })) }, '去掉全部条件再查')),
    nearestOf(nearest, query, '最接近的', site),
    h(
      'p.tools',
      link(whyHref(site, params), '应当有的一篇没有查到'),
      query !== '' && link(`${site.root}absence?${changed(params, 'sort', null)}`, '查证报告：查了哪些报'),
    ),
  ]
}

/** What to try next, by what was typed. */
function adviceOf(query: string, filtered: boolean): string {
  if (query === '') return '所选条件下没有文章：可以去掉一个条件，或放宽日期。'
  if (/^["“”＂\s]+$/.test(query)) return '引号里还没有字：写上要查的话。'
  if (!/[\p{L}\p{N}"“＂]/u.test(query)) return '只写了标点：写在引号里，就照原样查。'
  if (/^\s*["“＂][^"”＂]*["”＂]\s*$/.test(query))
    return '引号里的字要与原文一字不差：可以去掉引号，或只留最要紧的几个字。'
  if (/通配/.test(query)) return '? 只代一个字，* 最多代二十个字，都不跨段：可以少写几个字。'
  if (/(?:^|\s)(?:-|NOT\s)/.test(query)) return '减号去掉的也许太多：可以先不写减号。'
  if (/[:：]/.test(query)) return '只查了一个部分：可以去掉冒号前的名字，查全文。'
  if (/\s/.test(query.trim())) return '几个词要在同一篇里：可以少写一个，或用 OR 连起来。'
  return filtered
    ? '可以去掉条件，或换一种写法。'
    : '可以换一种写法，或只写其中两三个字；拼音和首字母也可以。'
}

/** A snippet's text with its matches, and whether more stands before or after it. */
const cutText = ({ text, ranges, cutBefore, cutAfter }: Snippet): Child => [
  cutBefore && CUT,
  marked(text, ranges),
  cutAfter && CUT,
]

function nearestOf(nearest: SearchAnswer['nearest'], query: string, title: string, site: Site): Child {
  return (
    nearest.length > 0 && [
      h('h2', title),
      h(
        'ul.rows',
        nearest.map(({ id, headline, publication, date, missing, snippets }) =>
          h(
            'li',
            link(site.article(id, query), titleOf(headline, 'article', snippets[0]?.text)),
            h(
              'span.soft',
              facts([paperIfKnown(publication), dateOf(date), missing.length > 0 && `缺${quoted(missing)}`]),
            ),
            snippets
              .filter(({ field, ranges }) => field !== 'headline' && ranges.length > 0)
              .slice(0, 1)
              .map((snippet) => h('p.snippet', cutText(snippet))),
          ),
        ),
      ),
    ]
  )
}

export const isFiltered = (params: SearchQuery): boolean =>
  [...params.keys()].some((name) => !['q', 'sort', 'page'].includes(name))

/** Why nothing was found: the hits of each part of the query. */
function why({ parts, unfiltered }: Apart, site: Site): Child {
  const each = parts.map(({ text, hits }) => [
    link(site.search(new URLSearchParams({ q: text })), text),
    ` ${number(hits)} 条`,
  ])
  return [
    unfiltered !== null &&
      h('p', unfiltered > 0 ? `不加条件有 ${number(unfiltered)} 条。` : '不加条件也没有。'),
    parts.length > 1 &&
      h(
        'p',
        '分开来查：',
        each.flatMap((one, i) => (i > 0 ? ['，', one] : [one])),
        '。',
      ),
  ]
}

/** Pages on either side of the shown one that have a number of their own. */
const BESIDE = 2

/**
 * Links to the pages before and after, and by number to the first, the last and those near; nothing if there is only
 * one page.
 *
 * @param most rows that can be reached by pages
 */
export function pager(
  page: number,
  hitsPerPage: number,
  total: number,
  hrefOf: (page: number) => string,
  most = total,
): Child {
  const pages = Math.ceil(Math.min(total, most) / hitsPerPage) || 1
  const turn = (to: number, text: string) => h('a.button', { href: hrefOf(to) }, text)
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= BESIDE,
  )
  return (
    (pages > 1 || page > 1) && [
      page > pages && h('p.note', '这一页没有了：翻过了最后一页。'),
      h(
        'nav.pager',
        { 'aria-label': '翻页' },
        page > 1 && turn(Math.min(page - 1, pages), '上一页'),
        near.map((n, i) => [
          n - (near[i - 1] ?? 0) > 1 && h('span', '…'),
          link(hrefOf(n), number(n), n === page, { 'aria-label': `第 ${number(n)} 页` }),
        ]),
        h('span.soft', `第 ${number(page)} 页，共 ${number(pages)} 页`),
        page < pages && turn(page + 1, '下一页'),
      ),
    ]
  )
}

/** Links to export the whole list, or to follow it by feed. */
function takeaway(params: SearchQuery, site: Site): Child {
  const query = changed(params, 'sort', null)
  const to = (path: string, text: string, of: SearchQuery = query) => link(`${site.root}${path}?${of}`, text)
  const as = (format: string, text = false) =>
    changed(changed(params, 'format', format), 'text', text ? '1' : null)
  return [
    h(
      'p.tools',
      to('feed.atom', '订阅这个查询'),
      to('trend', '走势'),
      to('concordance', '逐处看'),
      to('attested', '首见'),
      link(whyHref(site, params), '少了哪一篇'),
    ),
    h(
      'details.take',
      h('summary', '全部带走'),
      h(
        'p.tools',
        to('api/export', '导出 CSV', as('csv')),
        to('api/export', 'CSV 带全文', as('csv', true)),
        to('api/export', '导出 JSONL', as('jsonl')),
        to('api/export', 'JSONL 带全文', as('jsonl', true)),
        to('api/export', '每篇一个文本（zip）', as('zip')),
        FORMATS.map((format) => to('api/export', `引文 ${STYLES[format]}`, as(format))),
      ),
    ),
  ]
}
