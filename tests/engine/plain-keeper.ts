/** What the plain engine tells the keeper: its updates, and the doubts with those that were seen. */
import { JiebaoError } from '../../src/errors.js'
import { readIssueText, readManuscript } from '../../src/ingest/ingest.js'
import type { DoubtsAnswer, DoubtsAsked, Engine, Issue, UpdateStory, UpdateSummary } from '../../src/model.js'

/** @param before the issues served before; undefined if none was */
export function plainStory(
  summary: UpdateSummary,
  before: readonly Issue[] | undefined,
  now: readonly Issue[],
): UpdateStory {
  const at = new Date().toISOString()
  const olds = new Map(before?.map(({ issue }) => [issue.id, issue.sha256]))
  const files = now
    .filter(({ issue }) => olds.get(issue.id) !== issue.sha256)
    .map(({ issue: { id, file }, articles, doubts }) => ({
      what: olds.has(id) ? ('changed' as const) : ('added' as const),
      file,
      id,
      articles: articles.length,
      doubts: doubts.length,
    }))
  const refused = summary.refused.map((one) => ({ ...one, since: at }))
  return { ...summary, at, files, refused, stale: [], held: [], waiting: refused.length, failure: null }
}

export const plainSeen = (...key: string[]) => JSON.stringify(key)

/** @param issues by date @param seen keys of `plainSeen`: id of the article or issue, class, text */
export function plainDoubts(
  issues: readonly Issue[],
  seen: ReadonlySet<string>,
  page: number,
  hitsPerPage: number,
  asked: DoubtsAsked,
): DoubtsAnswer {
  const of = issues.filter(({ issue }) => asked.issue === undefined || issue.id === asked.issue)
  const all = of.reverse().flatMap(({ issue, articles, doubts }) =>
    doubts.map((doubt) => {
      const holder = articles.find(({ lines }) =>
        lines.some(([from, to]) => doubt.line >= from && doubt.line <= to),
      )
      const article = holder ? { id: holder.id, headline: holder.headline, kind: holder.kind } : null
      const { id, file, publication, date, number, scan } = issue
      const isSeen = seen.has(plainSeen(holder?.id ?? id, doubt.class, doubt.text))
      return { ...doubt, article, issue: { id, file, publication, date, number, scan }, seen: isSeen }
    }),
  )
  const classes: DoubtsAnswer['classes'] = {}
  for (const { class: kind, seen: isSeen } of all) if (!isSeen) classes[kind] = (classes[kind] ?? 0) + 1
  const rows = all.filter(
    (row) =>
      (asked.class === undefined || row.class === asked.class) &&
      (asked.seen === undefined || row.seen === asked.seen),
  )
  return {
    doubts: structuredClone(rows.slice((page - 1) * hitsPerPage, page * hitsPerPage)),
    page,
    hitsPerPage,
    total: rows.length,
    classes,
    totalDoubts: all.length,
    totalSeen: all.filter((row) => row.seen).length,
  }
}

/** Files that were sent, kept in memory. */
export function plainIncoming(): Pick<Engine, 'incoming' | 'receive' | 'preview' | 'release' | 'manuscript'> {
  const files = new Map<string, Uint8Array>()
  const bytesOf = (file: string) => {
    const bytes = files.get(file)
    if (bytes) return bytes
    throw new JiebaoError('thing-unknown', file, { what: 'file' })
  }
  return {
    async incoming() {
      return [...files].map(([file, { length }]) => ({
        file,
        sizeBytes: length,
        at: new Date(0).toISOString(),
      }))
    },
    async receive(file, bytes) {
      if (/^[._]|[/\\]/.test(file)) throw new JiebaoError('incoming-name', file, {})
      files.set(file, bytes)
      return this.preview(file)
    },
    async preview(file) {
      return { issues: [readIssueText(bytesOf(file), file)], sameAs: null }
    },
    async manuscript(file, bytes) {
      return readManuscript(file, bytes)
    },
    async release(file) {
      bytesOf(file)
      files.delete(file)
    },
  }
}
