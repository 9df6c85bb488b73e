/** The page of one issue: its articles, its doubts, and its furniture. */
import { KIND_NAMES, pageText, placeText } from '../labels.js'
import type { Article, IssueAnswer, IssueRow } from '../model.js'
import { back, bylineOf } from './article.js'
import { leftOut, paragraphs } from './body.js'
import { issueRows } from './front.js'
import type { IssuesBeside } from './held.js'
import { type Child, dotted, facts, type Html, h, link } from './html.js'
import { byLine, type DoubtsByLine, doubtList, doubtsOn } from './line-doubts.js'
import { pager } from './results.js'
import type { Site } from './site.js'
import { dateOf, linesOf, number, numberOf, pageOf, paperOf, reason, scanLink, titleOf } from './words.js'

/** @param isWhole whether the articles are printed whole, one after the other, instead of a list of them */
export function issue(answer: IssueAnswer, beside: IssuesBeside, isWhole: boolean, site: Site): Html {
  const { issue: head, articles, doubts, furniture, page, hitsPerPage, totalArticles: total } = answer
  const sorted = byLine(doubts)
  const to = (id: string, number = 1, whole = isWhole) => {
    const params = new URLSearchParams()
    if (number > 1) params.set('page', String(number))
    if (whole) params.set('text', '1')
    return `${site.issue(id)}${params.size > 0 ? `?${params}` : ''}`
  }
  return h(
    'article.story issue',
    back(site),
    h(
      'header',
      h('h1', { tabindex: -1 }, dotted([dateOf(head.date), paperOf(head.publication)])),
      h(
        'p.soft',
        facts([
          placeText(head),
          numberOf(head.number),
          head.page && pageText(head.page),
          scanLink(head.scan, '扫描件'),
          `日期${reason(head.date)}`,
          `报名${reason(head.publication)}`,
        ]),
      ),
    ),
    h(
      'h2',
      `文章 ${number(total)} 篇`,
      h('small', ' ', link(to(head.id, page, !isWhole), isWhole ? '只看标题' : '整期通读')),
    ),
    sheets(articles).map(({ name, articles: own, start }) => [
      name && h('h3.sheet', name),
      isWhole
        ? own.map((one) => printed(one, sorted, site))
        : h(
            'ol.rows brief',
            { start: (page - 1) * hitsPerPage + start },
            own.map(({ id, headline, kind, section, body, lines }) =>
              h(
                'li',
                link(site.article(id), titleOf(headline, kind, body)),
                h('span.soft', facts([section, kind !== 'article' && KIND_NAMES[kind], linesOf(lines)])),
              ),
            ),
          ),
    ]),
    h(
      'p.tools',
      link(`${site.root}attested?issue=${encodeURIComponent(head.id)}`, '这一期头一次印的人名和词'),
    ),
    pager(page, hitsPerPage, total, (n) => to(head.id, n)),
    besides(beside, (id) => to(id), site),
    doubts.length > 0 && [h('h2', `存疑 ${number(doubts.length)} 处`), doubtList(doubts, head.id, site)],
    furniture.length > 0 &&
      h(
        'details',
        h('summary', `版面附文 ${number(furniture.length)} 行`),
        h(
          'ul.rows doubts',
          furniture.map(({ line, text }) => h('li', h('b', `第 ${line} 行`), text)),
        ),
      ),
  )
}

/** One article as it is read in a whole issue; its headline leads to its own page. */
function printed(one: Article, doubts: DoubtsByLine, site: Site): Child {
  return h(
    'section.whole',
    one.kicker && h('p.kicker', one.kicker),
    h('h3', link(site.article(one.id), titleOf(one.headline, one.kind))),
    one.subheadline && h('p.subheadline', one.subheadline),
    bylineOf(one),
    leftOut(one, []),
    h('div.text', paragraphs(one, [], doubtsOn(doubts, one), new Map())),
    one.credit && h('p.credit', one.credit),
    one.captions.map(({ text }) => h('figure', h('figcaption', text))),
    // A landmark must not stand inside an article.
    one.asides.map(({ label, text }) => h('aside', { role: 'note' }, label && h('b', label), h('p', text))),
  )
}

type Sheet = { name: Child; articles: Article[]; start: number }

/** Articles that follow one another on the same page of the paper, under its name; `start` counts from 1. */
function sheets(articles: readonly Article[]): Sheet[] {
  const all: (Sheet & { key: string })[] = []
  for (const [i, article] of articles.entries()) {
    const key = JSON.stringify([article.page, article.pageName])
    const last = all.at(-1)
    if (last?.key === key) last.articles.push(article)
    else all.push({ key, name: pageOf(article), articles: [article], start: i + 1 })
  }
  return all
}

/** The issues before and after of the same paper, and the other papers of the day. */
function besides(
  { before, after, sameDay }: IssuesBeside,
  address: (id: string) => string,
  site: Site,
): Child {
  const to = (row: IssueRow, text: string) =>
    h(
      'a',
      { href: address(row.id) },
      h('small', text),
      // It is the same newspaper.
      dateOf(row.date),
    )
  return [
    (before || after) &&
      h(
        'nav.neighbours',
        { 'aria-label': '前后各期' },
        before ? to(before, '上一期') : h('span'),
        after && to(after, '下一期'),
      ),
    sameDay.length > 0 && [h('h2', '同一天的其他报纸'), issueRows(sameDay, site, ({ file }) => file)],
  ]
}
