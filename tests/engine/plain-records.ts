/** What came and went in a plain archive, told by comparing whole states of it. */
import { foldText } from '../../src/analysis/analysis.js'
import { JiebaoError } from '../../src/errors.js'
import type { Arrival, ArticleRecord, Issue, RecordsAnswer, RecordsAsked } from '../../src/model.js'
import type { Contents } from './plain-archive.js'

/** What an update changed. */
export type PlainChange = { at: string; issues: Set<string>; articles: string[]; removed: string[] }

const EPOCH = '1970-01-01T00:00:00.000Z'
const idsIn = (issues: readonly Issue[]) =>
  new Set(issues.flatMap(({ articles }) => articles.map(({ id }) => id)))
const stateOf = ({ issue, articles }: Issue) => JSON.stringify([issue.sha256, articles.map(({ id }) => id)])

export function changeOf(before: readonly Issue[], { issues, keeper }: Contents): PlainChange {
  const [olds, news] = [idsIn(before), idsIn(issues)]
  const states = new Map(before.map((each) => [each.issue.id, stateOf(each)]))
  const hidden = keeper.hidden.map(foldText)
  const isHidden = (id: string) => {
    const article = before.flatMap(({ articles }) => articles).find((each) => each.id === id)!
    const text = foldText(JSON.stringify(article))
    return keeper.hidden.includes(id) || hidden.some((string) => text.includes(string))
  }
  return {
    at: new Date().toISOString(),
    issues: new Set(
      issues.filter((each) => states.get(each.issue.id) !== stateOf(each)).map(({ issue }) => issue.id),
    ),
    articles: [...news].filter((id) => !olds.has(id)),
    removed: [...olds].filter((id) => !news.has(id) && !isHidden(id)),
  }
}

const shown = ({ articles }: Issue) => articles.filter(({ kind }) => kind !== 'other')

/** The newest first. @param issues that may be shown */
export function plainArrivals(log: readonly PlainChange[], issues: readonly Issue[]): Arrival[] {
  const ids = new Set(issues.flatMap(shown).map(({ id }) => id))
  const arrivals = log.toReversed().flatMap(({ at, articles }) => articles.map((id) => ({ id, at })))
  return arrivals.filter(({ id }, i) => ids.has(id) && arrivals.findIndex((each) => each.id === id) === i)
}

/** @param issues that may be shown, in their order */
export function plainRecords(
  log: readonly PlainChange[],
  issues: readonly Issue[],
  { from = '', until = '~', after, id: only, skip = 0, limit }: RecordsAsked,
): RecordsAnswer {
  const ids = idsIn(issues)
  const held = issues.flatMap((each): (ArticleRecord & { key: string })[] => {
    const at = log.findLast((change) => change.issues.has(each.issue.id))?.at ?? EPOCH
    const { date, file, id } = each.issue
    return shown(each).map((article, i) => ({
      id: article.id,
      at,
      isRemoved: false,
      key: [date.from ?? '9999', file, id, String(i).padStart(6, '0')].join('\n'),
    }))
  })
  const went = log.flatMap(({ at, removed }, i) =>
    removed
      .filter((id) => !ids.has(id))
      .map((id, j) => ({
        id,
        at,
        isRemoved: true,
        key: `~${String(i).padStart(6, '0')}\n${String(j).padStart(6, '0')}`,
      })),
  )
  if (after !== undefined && !after.startsWith('plain:'))
    throw new JiebaoError('cursor-unreadable', after, {})
  const all = [...held, ...went].filter(
    ({ id, at, key }) =>
      (only === undefined || id === only) &&
      at >= from &&
      at <= until &&
      (after === undefined || key > after.slice(6)),
  )
  const page = all.slice(skip, skip + limit)
  return {
    records: page.map(({ key: _key, ...record }) => record),
    next: skip + limit < all.length ? `plain:${page.at(-1)!.key}` : null,
    earliest: EPOCH,
  }
}
