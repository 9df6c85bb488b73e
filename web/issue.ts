/** One issue: its articles, what is doubtful in it, and its furniture. */
import { back } from './article.js'
import { articleHref, issueHref } from './ask.js'
import { type Child, dotted, h, link } from './dom.js'
import { pager } from './results.js'
import type { IssueAnswer } from './types.js'
import { DOUBTS, dateOf, KINDS, linesOf, number, paperOf, reason, titleOf } from './words.js'

export function issue(answer: IssueAnswer): HTMLElement {
  const { issue: head, articles, doubts, furniture, page, hitsPerPage, totalArticles: total } = answer
  const row = (line: number, ...rest: Child[]) => h('li', h('b', `第 ${line} 行`), rest)
  return h(
    'article.story issue',
    back(),
    h(
      'header',
      h('h1', { tabindex: -1 }, dotted([dateOf(head.date), paperOf(head.publication)])),
      h(
        'p.soft',
        dotted([
          head.file,
          head.page && `第 ${head.page} 版`,
          `日期${reason(head.date)}`,
          `报名${reason(head.publication)}`,
        ]),
      ),
    ),
    h('h2', `文章 ${number(total)} 篇`),
    h(
      'ol.rows',
      { start: (page - 1) * hitsPerPage + 1 },
      articles.map(({ id, headline, kind, section, body, lines }) =>
        h(
          'li',
          link(articleHref(id), titleOf(headline, kind, body)),
          h('span.soft', dotted([section, kind !== 'article' && KINDS[kind], linesOf(lines)])),
        ),
      ),
    ),
    pager(page, hitsPerPage, total, (n) => `${issueHref(head.id)}?page=${n}`),
    doubts[0] && [
      h('h2', `存疑 ${number(doubts.length)} 处`),
      h(
        'ul.rows doubts',
        doubts.map((one) =>
          row(one.line, h('em', DOUBTS[one.class] ?? one.class), one.text, h('span.soft', one.note)),
        ),
      ),
    ],
    furniture[0] &&
      h(
        'details',
        h('summary', `版面附文 ${number(furniture.length)} 行`),
        h(
          'ul.rows doubts',
          furniture.map(({ line, text }) => row(line, text)),
        ),
      ),
  )
}
