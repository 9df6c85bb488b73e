/** The worklist of doubts: all of the archive, by class, each seen or not. */
import { DOUBT_NAMES, placeText } from '../labels.js'
import type { DoubtClass, DoubtRow, DoubtsAnswer, IssueHead } from '../model.js'
import { type Child, dotted, facts, type Html, h, link } from './html.js'
import { pager } from './results.js'
import type { Site } from './site.js'
import { dateOf, number, paperIfKnown, paperOf, titleOf } from './words.js'

/** What of the list is shown. */
export type DoubtsShown = { class: DoubtClass | undefined; show: 'open' | 'seen' }

/** @param of the issue whose doubts alone are listed */
export function doubts(
  answer: DoubtsAnswer,
  shown: DoubtsShown,
  of: IssueHead | undefined,
  site: Site,
): Html {
  const { doubts: rows, page, hitsPerPage, total, totalDoubts, totalSeen, classes } = answer
  const to = (next: DoubtsShown, more: Record<string, string> = {}) => {
    const { class: kind, show } = next
    const params = {
      ...(of ? { issue: of.id } : {}),
      ...(kind ? { class: kind } : {}),
      ...(show === 'seen' ? { show } : {}),
      ...more,
    }
    return `${site.root}doubts?${new URLSearchParams(params)}`
  }
  const open = totalDoubts - totalSeen
  const tab = (show: DoubtsShown['show'], text: string) =>
    link(to({ class: undefined, show }), text, show === shown.show && shown.class === undefined)
  return h(
    'div.keeper',
    h(
      'header',
      h('h1', { tabindex: -1 }, '存疑'),
      h(
        'p.soft',
        '读的时候觉得不对的地方。原文一字不改；看过的勾去，重建索引也不会再来。口令与更新时的一样。',
      ),
      of &&
        h(
          'p',
          '只看一期：',
          link(site.issue(of.id), dotted([dateOf(of.date), paperOf(of.publication)])),
          '；',
          link(`${site.root}doubts`, '看全部馆藏的存疑'),
        ),
    ),
    h(
      'nav.chips',
      { 'aria-label': '看哪些' },
      tab('open', `没看过 ${number(open)}`),
      tab('seen', `看过 ${number(totalSeen)}`),
      Object.entries(classes).map(([kind, count]) => {
        const on = shown.class === kind && shown.show === 'open'
        return link(
          to({ class: kind as DoubtClass, show: 'open' }),
          `${DOUBT_NAMES[kind as DoubtClass]} ${number(count)}`,
          on,
        )
      }),
    ),
    h(
      'form.seen js',
      { action: `${site.root}api/doubts` },
      h('label', '口令', h('input', { type: 'password', name: 'token', autocomplete: 'current-password' })),
      h('p', { role: 'status' }),
    ),
    h('p.tools', link(`${site.root}legibility`, '读不清的段落')),
    h('noscript', h('p.note', '在这一页勾去要用 JavaScript。')),
    rows.length > 0
      ? h(
          'ul.rows doubts',
          rows.map((row) => rowOf(row, site)),
        )
      : h('p.note', shown.show === 'seen' ? '还没有看过的。' : '没有要看的了。'),
    pager(page, hitsPerPage, total, (n) => to(shown, { page: `${n}` })),
  )
}

function rowOf({ class: kind, line, text, note, article, issue, seen }: DoubtRow, site: Site): Child {
  return h(
    'li',
    h('em', DOUBT_NAMES[kind]),
    h('span', text),
    h('span.soft', note),
    h(
      'span.soft',
      facts([
        article
          ? link(site.article(article.id), titleOf(article.headline, article.kind))
          : link(site.issue(issue.id), '不属于哪一篇'),
        paperIfKnown(issue.publication),
        dateOf(issue.date),
        link(site.issue(issue.id), placeText(issue)),
        `第 ${line} 行`,
      ]),
    ),
    h(
      'button.js',
      {
        type: 'button',
        'data-of': article?.id ?? issue.id,
        'data-class': kind,
        'data-text': text,
        'data-seen': `${!seen}`,
      },
      seen ? '改回没看过' : '看过了',
    ),
  )
}
