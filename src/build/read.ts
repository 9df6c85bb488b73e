/**
 * Reading the sources of a plan: each into issues, each new or changed issue
 * into the segments at hand. An issue that is in the index already, unchanged,
 * is not written again.
 */
import { JiebaoError } from '../errors.js'
import { readSource } from '../ingest/ingest.js'
import type { Issue, Refusal } from '../model.js'
import type { CatalogSource, Generation } from '../store/store.js'
import type { Identities } from './identity.js'
import { type Plan, refuseSource } from './plan.js'
import { type FoundFile, lookAgain } from './scan.js'
import type { SegmentsWriter } from './segments.js'

export type Reading = {
  sources: CatalogSource[]
  /** Issues that a file held before and no longer holds, by file. */
  vanished: Map<string, CatalogSource['issues']>
  /** Issues written in this update: what the old segments hold of them is void. */
  written: Set<string>
  /** Ids of the articles written. */
  articleIds: Set<string>
  added: number
  changed: number
}

type Tell = (doneBytes: number, totalBytes: number, file: string) => void
type Task = Plan['read'][number]

export async function readSources(
  plan: Plan,
  old: Generation | undefined,
  writer: SegmentsWriter,
  identities: Identities,
  tell: Tell,
): Promise<Reading> {
  const reader = new SourcesReader(plan, old, writer, identities)
  const totalBytes = plan.read.reduce((sum, task) => sum + task.found.sizeBytes, 0)
  let doneBytes = 0
  for (const task of plan.read) {
    tell(doneBytes, totalBytes, task.found.file)
    await reader.read(task, (bytes) => tell(doneBytes + bytes, totalBytes, task.found.file))
    doneBytes += task.found.sizeBytes
  }
  if (plan.read.length > 0) tell(totalBytes, totalBytes, plan.read.at(-1)!.found.file)
  return reader.reading
}

class SourcesReader {
  readonly reading: Reading = {
    sources: [],
    vanished: new Map(),
    written: new Set(),
    articleIds: new Set(),
    added: 0,
    changed: 0,
  }
  /** Issues whose articles are on their way out, so that their ids are free. */
  readonly #leaving = new Set<string>()

  constructor(
    plan: Plan,
    readonly old: Generation | undefined,
    readonly writer: SegmentsWriter,
    readonly identities: Identities,
  ) {
    for (const source of plan.gone) for (const issue of source.issues) this.#leaving.add(issue.id)
    for (const { before } of plan.read) for (const issue of before?.issues ?? []) this.#leaving.add(issue.id)
  }

  async read({ found, sha256, before }: Task, tell: (bytes: number) => void): Promise<void> {
    const source: CatalogSource = {
      file: found.file,
      stamp: found.stamp,
      sha256,
      issues: [],
      refusals: [],
      stale: false,
    }
    try {
      await this.#readIssues(found, source, before, tell)
    } catch (error) {
      this.#refuse(found, source, before, refusalOf(found.file, error))
      return
    }
    // A file that changed while it was read is looked at again by the next update.
    if (lookAgain(found)?.stamp !== found.stamp) Object.assign(source, { stamp: '', sha256: '' })
    const taken = new Set(source.issues.map((issue) => issue.id))
    const vanished = before?.issues.filter((issue) => !taken.has(issue.id)) ?? []
    if (vanished.length > 0) this.reading.vanished.set(found.file, vanished)
    this.reading.sources.push(source)
  }

  async #readIssues(
    found: FoundFile,
    source: CatalogSource,
    before: CatalogSource | undefined,
    tell: (bytes: number) => void,
  ): Promise<void> {
    const known = new Map(before?.issues.map((issue) => [issue.id, issue.sha256]))
    let bytes = 0
    for await (const read of readSource(found, (refusal) => source.refusals.push(refusal))) {
      this.#take(read, source, known)
      for (const article of read.articles) bytes += article.body.length * 3
      tell(Math.min(bytes, found.sizeBytes))
    }
  }

  /** What was read before the failure stays, and so do the issues that the file held before. */
  #refuse(
    found: FoundFile,
    source: CatalogSource,
    before: CatalogSource | undefined,
    refusal: Refusal,
  ): void {
    const refused = refuseSource(found, before, refusal, source.sha256)
    const taken = new Set(source.issues.map((issue) => issue.id))
    refused.issues = [...source.issues, ...refused.issues.filter((issue) => !taken.has(issue.id))]
    refused.refusals = [...source.refusals, refusal]
    refused.stale = refused.issues.length > 0
    this.reading.sources.push(refused)
  }

  #take(read: Issue, source: CatalogSource, known: Map<string, string>): void {
    const { sha256 } = read.issue
    const published = this.identities.ledger.issue(read.issue.id)
    if (known.get(published) === sha256) {
      source.issues.push({ id: published, sha256 })
      return
    }
    const settled = this.identities.settle(read, (id) => known.has(id))
    const { id } = settled.issue
    source.issues.push({ id, sha256 })
    const articles = settled.articles.filter((article) => {
      if (!this.#isTaken(article.id)) return true
      const reason = `编号 ${article.id} 已被另一篇文章使用，本行未收录；请改用不同的 id`
      source.refusals.push({
        file: source.file,
        line: article.lines[0]?.[0] ?? null,
        code: 'REPEATED_ID',
        reason,
      })
      return false
    })
    for (const article of articles) this.reading.articleIds.add(article.id)
    this.reading.written.add(id)
    if (known.has(id) || this.identities.claimed.has(id)) this.reading.changed++
    else this.reading.added++
    this.writer.add({ ...settled, articles })
  }

  /** Only a `.jsonl` brings ids of its own; all others begin with their issue's. */
  #isTaken(id: string): boolean {
    if (this.reading.articleIds.has(id)) return true
    return (this.old?.segments ?? []).some((segment) => {
      const article = segment.articleById(id)
      return (
        article !== undefined &&
        !this.#leaving.has(segment.values.issueIds[segment.values.issueOf[article]!]!)
      )
    })
  }
}

/** What is wrong with the source is told; what is wrong with the index or the program is thrown on. */
function refusalOf(file: string, error: unknown): Refusal {
  if (error instanceof JiebaoError && /^(BAD_|TOO_LARGE)/.test(error.code)) {
    return { file, line: null, code: error.code, reason: error.message }
  }
  if (error instanceof JiebaoError || (error as NodeJS.ErrnoException).syscall === undefined) throw error
  const reason = `无法读取：${(error as Error).message}；请检查文件与权限`
  return { file, line: null, code: 'UNREADABLE', reason }
}
