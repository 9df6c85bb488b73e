/** The issues of one year as a calendar, with the days that are missing. */
import { addTo } from '../arrays.js'
import { twoDigits } from '../days.js'
import { type Gap, gapsOf } from '../desk/desk.js'
import type { IssueRow, PaperDays } from '../model.js'
import { issueRows } from './front.js'
import { type Child, type Html, h, link } from './html.js'
import type { Site } from './site.js'
import { number } from './words.js'

export type Year = {
  year: string
  /** Years of the first and the last issue held. */
  first: string
  last: string
  /** Years that issues are held of. */
  held: ReadonlySet<string>
  /** Issues of this year, by date. */
  issues: IssueRow[]
  /** Those issues between the ones before and after them: a gap may lie across New Year. */
  around: IssueRow[]
  /** Some of the issues of unknown date, and the number of all of them. */
  undated: IssueRow[]
  totalUndated: number
  totalIssues: number
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

export function calendar(held: Year, site: Site): Html {
  const { year, issues, around, undated, totalUndated, totalIssues } = held
  const gaps = gapsOf(around).filter(({ from, to }) => from.slice(0, 4) <= year && to.slice(0, 4) >= year)
  const missing = missingIn(gaps, issues)
  return h(
    'div.calendar',
    h('h1', { tabindex: -1 }, `馆藏 ${number(totalIssues)} 期`),
    years(held, site),
    issues.length > 0 && [
      h('p.soft', `${year} 年 ${number(issues.length)} 期。${legend(issues, missing)}`),
      h('div.months', monthsOf(year, issues, missing, site)),
    ],
    issues.length === 0 && year !== '' && h('p', `${year} 年没有馆藏的报纸。`),
    gaps.length > 0 && [
      h('h2', '缺报之处'),
      h(
        'ul.rows doubts',
        gaps.map(({ publication, from, to, days, expected }) =>
          h(
            'li',
            expected.length === 1
              ? [h('b', expected[0]), '这一天没有']
              : [h('b', `${from} 至 ${to}`), `其间 ${number(days)} 天没有`],
            h('span.soft', publication ?? '报名不详，未必是同一种报'),
          ),
        ),
      ),
    ],
    totalUndated > 0 && [h('h2', `日期不详 ${number(totalUndated)} 期`), issueRows(undated, site)],
  )
}

/** Days of a year on which newspapers are missing, with their names. */
type MissingDays = ReadonlyMap<string, string[]>

/** A day on which another newspaper came out leads to that one. */
function missingIn(gaps: readonly Gap[], issues: readonly IssueRow[]): MissingDays {
  const held = new Set(issues.map(({ date }) => date.from))
  const year = issues[0]?.date.from?.slice(0, 4)
  const days = new Map<string, string[]>()
  for (const { publication, expected } of gaps)
    for (const day of expected)
      if (day.slice(0, 4) === year && !held.has(day)) addTo(days, day, publication ?? '报名不详')
  return days
}

/** What the marks of this year's days mean. */
function legend(issues: readonly IssueRow[], missing: MissingDays): string {
  const isSpan = ({ date }: IssueRow) => date.to !== null && date.to !== date.from
  const parts = [
    '有报的日子可以点开',
    issues.some(isSpan) && '浅底的是一期所跨的日子',
    issues.some(({ date }) => date.basis === 'inferred') && '框出的是推定日期的第一天',
    missing.size > 0 && '红色虚框的是缺报的日子',
  ]
  return `${parts.filter(Boolean).join('；')}。`
}

const yearsOf = new WeakMap<readonly PaperDays[], ReadonlySet<string>>()

/** The years of all days that issues bear, told once for what an engine holds: a large archive has rows by the ten thousand. */
export function heldYears(papers: readonly PaperDays[]): ReadonlySet<string> {
  const known = yearsOf.get(papers)
  if (known) return known
  const years = new Set<string>()
  for (const { days } of papers) {
    for (const { from, to } of days) {
      const first = (from ?? to)?.slice(0, 4)
      if (first === undefined) continue
      years.add(first)
      const last = Number((to ?? from)!.slice(0, 4))
      for (let year = Number(first) + 1; year <= last; year++) years.add(String(year))
    }
  }
  yearsOf.set(papers, years)
  return years
}

function years({ first, last, year, held }: Year, site: Site): Child {
  const all = Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) =>
    String(Number(first) + i).padStart(4, '0'),
  )
  return (
    all.length > 1 &&
    h(
      'nav.chips',
      { 'aria-label': '年份' },
      all.map((one) =>
        held.has(one) || one === year
          ? link(`${site.root}issues?year=${one}`, one, one === year)
          : h('span.soft', { title: '没有馆藏' }, one),
      ),
    )
  )
}

type HeldDay = { begins: IssueRow[]; spans: boolean }

function monthsOf(year: string, issues: readonly IssueRow[], missing: MissingDays, site: Site): Child {
  const days = new Map<string, HeldDay>()
  const at = (day: string) => {
    const known = days.get(day) ?? { begins: [], spans: false }
    days.set(day, known)
    return known
  }
  for (const issue of issues) {
    at(issue.date.from!).begins.push(issue)
    // A date may span centuries: draw only its days in this year.
    const last = [issue.date.to ?? issue.date.from!, `${year}-12-31`].sort()[0]!
    for (let day = issue.date.from!; day <= last; day = after(day)) at(day).spans = true
  }
  const months = [...new Set([...days.keys(), ...missing.keys()].map((day) => day.slice(0, 7)))]
  return months.sort().map((month) => monthTable(month, days, missing, site))
}

function monthTable(
  month: string,
  days: ReadonlyMap<string, HeldDay>,
  missing: MissingDays,
  site: Site,
): Html {
  const first = new Date(`${month}-01T00:00:00Z`)
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const blank = (first.getUTCDay() + 6) % 7
  const cells: Child[] = [
    ...Array.from({ length: blank }, () => h('td')),
    ...Array.from({ length }, (_, i) => {
      const day = `${month}-${twoDigits(i + 1)}`
      return dayCell(day, days.get(day), missing.get(day), site)
    }),
  ]
  while (cells.length % 7 > 0) cells.push(h('td'))
  const rows = Array.from({ length: cells.length / 7 }, (_, i) => h('tr', cells.slice(7 * i, 7 * i + 7)))
  return h(
    'table',
    h('caption', `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`),
    h(
      'thead',
      h(
        'tr',
        WEEKDAYS.map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h('tbody', rows),
  )
}

function dayCell(day: string, held: HeldDay | undefined, missing: string[] | undefined, site: Site): Html {
  const shown = String(Number(day.slice(8)))
  if (missing) {
    const title = `缺 ${missing.join('、')}`
    return h('td.missing', { title }, shown, h('span.sr', `，${title}`))
  }
  if (!held) return h('td', shown)
  if (held.begins.length === 0) return h('td.spanned', shown)
  const guessed = held.begins.every(({ date }) => date.basis === 'inferred')
  // Link to the issues, not to a search for the day: that would miss articles that tell of another day.
  const links = held.begins.map((issue, i) => {
    const about = told(issue)
    const name = { title: about, 'aria-label': `${day}：${about}` }
    return link(site.issue(issue.id), i === 0 ? shown : `+${i}`, false, name)
  })
  return h(`td.held${guessed ? ' guessed' : ''}`, links)
}

/** An issue in a few words; an inferred date is marked as inferred. */
function told({ publication, date, articles, doubts }: IssueRow): string {
  const span = date.basis === 'inferred' ? `推定在 ${date.from} 至 ${date.to ?? date.from} 之间，` : ''
  const doubtful = doubts > 0 ? `，存疑 ${doubts} 处` : ''
  return `${publication.name ?? '报名不详'} ${span}${articles} 篇${doubtful}`
}

const after = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
