/** The front page: the newest issue, this day in other years, what is held, and how to search. */
import { CUT, KIND_NAMES, placeText } from '../labels.js'
import type { Article, IssueRow, SearchAnswer } from '../model.js'
import { exampleRows } from './help.js'
import { type Child, dotted, facts, type Html, h, link } from './html.js'
import type { Site } from './site.js'
import { dateOf, number, paperOf, titleOf } from './words.js'

const HELP = [
  ['志愿者 活动', '几个词都要有'],
  ['"安全生产"', '引号里一字不差'],
  ['乡村振兴 -会议', '不要某个词'],
  ['标题:社区 OR 标题:街道', '只查标题，两者皆可'],
] as const

/** Papers that are named before the others are only counted. */
const MOST_PAPERS = 8
/** Years of an archive that are links of their own; of more, decades are. */
const MOST_YEARS = 24

export type Front = {
  /** Some of the issues held, the newest first, and the number of all of them. */
  issues: IssueRow[]
  totalIssues: number
  /** The newest issue of a known date, with its first articles. */
  newest: { issue: IssueRow; articles: Article[] } | undefined
  /** Today as `MM-DD`, and articles of this day in any year. */
  monthDay: string
  thisDay: SearchAnswer
  /** Counts over all articles. */
  all: SearchAnswer
}

export const front = (shown: Front, site: Site): Html => {
  const { issues, totalIssues, newest, all } = shown
  return h(
    'div.front',
    h('h1.sr', { tabindex: -1 }, '捷报：报纸全文检索'),
    h(
      'div',
      newest && newestOf(newest, site),
      thisDay(shown, site),
      h(
        'section',
        h('h2', '怎样查'),
        exampleRows(HELP, site),
        h('p.tools', link(`${site.root}help`, '全部写法'), link(`${site.root}advanced`, '填表检索')),
      ),
    ),
    h(
      'div',
      holdings(all, site),
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
    ),
  )
}

function newestOf({ issue, articles }: NonNullable<Front['newest']>, site: Site): Child {
  const [lead, ...rest] = articles
  const more = issue.articles - articles.length
  return h(
    'section.newest',
    h(
      'h2',
      '最新一期',
      h(
        'small',
        ' ',
        link(site.issue(issue.id), dotted([dateOf(issue.date), isTold(issue) && paperOf(issue.publication)])),
      ),
    ),
    lead && [
      lead.kicker && h('p.kicker', lead.kicker),
      h('h3', link(site.article(lead.id), titleOf(lead.headline, lead.kind, lead.body))),
      h('p', shortened(lead.body.replaceAll('\n', ''))),
    ],
    h(
      'ul.rows brief',
      rest.map(({ id, headline, kind, body, section }) =>
        h('li', link(site.article(id), titleOf(headline, kind, body)), section && h('span.soft', section)),
      ),
    ),
    more > 0 && h('p.tools', link(site.issue(issue.id), `全部 ${number(issue.articles)} 篇`)),
  )
}

/** Characters of the leading article's text. */
const LEAD = 70

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length > LEAD ? characters.slice(0, LEAD).join('') + CUT : text
}

function thisDay({ monthDay, thisDay: { hits, totalHits } }: Front, site: Site): Child {
  const all = site.search(new URLSearchParams({ monthDay }))
  const name = `历年的 ${Number(monthDay.slice(0, 2))} 月 ${Number(monthDay.slice(3))} 日`
  return h(
    'section',
    h('h2', '历年今日'),
    hits.length > 0
      ? h(
          'ul.rows brief',
          hits.map(({ id, headline, kind, date, eventDate }) =>
            h(
              'li',
              link(site.article(id), titleOf(headline, kind)),
              h('span.soft', (eventDate?.endsWith(monthDay) ? eventDate : date.from)?.slice(0, 4)),
            ),
          ),
        )
      : h('p.soft', `${name}，馆藏里还没有。`),
    totalHits > hits.length && h('p.tools', link(all, `${name}，共 ${number(totalHits)} 篇`)),
  )
}

function holdings(
  { facetDistribution: { publication = {}, year = {} }, totalHits, index }: SearchAnswer,
  site: Site,
): Child {
  const papers = Object.entries(publication).sort(([, a], [, b]) => b - a)
  const years = Object.keys(year).sort()
  const decades = [...new Set(years.map((one) => one.slice(0, 3)))]
  const linkTo = (from: string, to: string, text: string) =>
    link(site.search(new URLSearchParams({ from, to })), text)
  return (
    (papers.length > 0 || years.length > 0) &&
    h(
      'section',
      // What belongs to no article is searched too, and counted where an issue's items are.
      h(
        'h2',
        `文章 ${number(totalHits)} 篇`,
        index.articles > totalHits &&
          h('small', `，${KIND_NAMES.other} ${number(index.articles - totalHits)} 处`),
      ),
      h(
        'ul.rows',
        papers
          .slice(0, MOST_PAPERS)
          .map(([name, count]) =>
            h(
              'li',
              link(site.search(new URLSearchParams({ publication: name })), name),
              h('span.soft', `${number(count)} 篇`),
            ),
          ),
      ),
      papers.length > MOST_PAPERS && h('p.soft', `另有 ${number(papers.length - MOST_PAPERS)} 种报纸`),
      h(
        'p.chips',
        years.length <= MOST_YEARS
          ? years.map((one) => linkTo(one, one, one))
          : decades.map((one) => linkTo(`${one}0`, `${one}9`, `${one}0 年代`)),
      ),
    )
  )
}

/** Whether a row names its paper: that it is not known is told only where nothing else is. */
const isTold = ({ publication, date }: IssueRow) => publication.name !== null || date.from === null

export const issueRows = (issues: readonly IssueRow[], site: Site, more?: (row: IssueRow) => Child): Child =>
  h(
    'ul.rows',
    issues.map((row) =>
      h(
        'li',
        link(site.issue(row.id), dotted([dateOf(row.date), isTold(row) && paperOf(row.publication)])),
        h(
          'span.soft',
          facts([
            // Rows of unknown date differ in nothing but their file.
            more ? more(row) : row.date.from === null && placeText(row),
            `${number(row.articles)} 篇`,
            row.doubts > 0 && `存疑 ${row.doubts} 处`,
          ]),
        ),
      ),
    ),
  )
