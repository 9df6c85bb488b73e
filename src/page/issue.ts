/** The page of one issue: its articles, its doubts, and its furniture. */
import { KIND_NAMES, pageText } from '../labels.js'
import type { IssueAnswer } from '../model.js'
import { back, doubtRow } from './article.js'
import { dotted, type Html, h, link } from './html.js'
import { pager } from './results.js'
import type { Site } from './site.js'
import { dateOf, linesOf, number, numberOf, pageOf, paperOf, reason, scanLink, titleOf } from './words.js'

export function issue(answer: IssueAnswer, site: Site): Html {
  const { issue: head, articles, doubts, furniture, page, hitsPerPage, totalArticles: total } = answer
  return h(
    'article.story issue',
    back(site),
    h(
      'header',
      h('h1', { tabindex: -1 }, dotted([dateOf(head.date), paperOf(head.publication)])),
      h(
        'p.soft',
        dotted([
          head.file,
          numberOf(head.number),
          head.page && pageText(head.page),
          scanLink(head.scan, '扫描件'),
          `日期${reason(head.date)}`,
          `报名${reason(head.publication)}`,
        ]),
      ),
    ),
    h('h2', `文章 ${number(total)} 篇`),
    h(
      'ol.rows',
      { start: (page - 1) * hitsPerPage + 1 },
      articles.map(({ id, headline, kind, section, body, lines, page: own, pageName }) =>
        h(
          'li',
          link(site.article(id), titleOf(headline, kind, body)),
          h(
            'span.soft',
            dotted([
              (head.page === null || pageName) && pageOf({ page: own, pageName }),
              section,
              kind !== 'article' && KIND_NAMES[kind],
              linesOf(lines),
            ]),
          ),
        ),
      ),
    ),
    pager(page, hitsPerPage, total, (n) => `${site.issue(head.id)}?page=${n}`),
    doubts.length > 0 && [
      h('h2', `存疑 ${number(doubts.length)} 处`),
      h('ul.rows doubts', doubts.map(doubtRow)),
    ],
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
