/** The front page: how to search, and which issues the archive holds. */
import type { IssueRow } from '../model.js'
import { type Child, dotted, type Html, h, link } from './html.js'
import type { Site } from './site.js'
import { dateOf, number, paperOf } from './words.js'

const HELP: readonly [query: string, means: string][] = [
  ['志愿者 活动', '几个词都要有'],
  ['"安全生产"', '引号里一字不差'],
  ['乡村振兴 -会议', '不要某个词'],
  ['标题:社区 OR 标题:街道', '只查标题，两者皆可'],
]

/** Some of the issues held, the newest first, and the number of all of them. */
export type Shown = { issues: IssueRow[]; totalIssues: number }

/** @param monthDay today's, as `MM-DD` */
export const front = ({ issues, totalIssues }: Shown, monthDay: string, site: Site): Html =>
  h(
    'div.front',
    h(
      'section',
      h('h1.sr', { tabindex: -1 }, '捷报：报纸全文检索'),
      h('h2', '怎样查'),
      h(
        'ul.rows',
        HELP.map(([q, means]) =>
          h('li', link(site.search(new URLSearchParams({ q })), q), h('span.soft', means)),
        ),
        h(
          'li',
          link(site.search(new URLSearchParams({ monthDay })), '历年今日'),
          h('span.soft', `各年的 ${Number(monthDay.slice(0, 2))} 月 ${Number(monthDay.slice(3))} 日`),
        ),
      ),
    ),
    h(
      'section',
      h(
        'h2',
        `馆藏 ${number(totalIssues)} 期`,
        totalIssues > issues.length && h('small', `，最近的 ${issues.length} 期`),
      ),
      issueRows(issues, site),
      h('p.tools', link(`${site.root}issues`, '按日历看全部')),
    ),
  )

export const issueRows = (issues: readonly IssueRow[], site: Site, more?: (row: IssueRow) => Child): Child =>
  h(
    'ul.rows',
    issues.map((row) =>
      h(
        'li',
        link(site.issue(row.id), dotted([dateOf(row.date), paperOf(row.publication)])),
        h(
          'span.soft',
          dotted([
            // Rows of unknown date differ in nothing but their file.
            more ? more(row) : row.date.from === null && row.file,
            `${number(row.articles)} 篇`,
            row.doubts > 0 && `存疑 ${row.doubts} 处`,
          ]),
        ),
      ),
    ),
  )
