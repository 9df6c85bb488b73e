/**
 * Reading the sources of a plan: splits each source into issues and writes each new or
 * changed issue into segments. An issue that the index has already is not written again.
 */
import { JiebaoError } from '../errors.js'
import { readSource } from '../ingest/ingest.js'
import { chineseOf, systemWords } from '../messages.js'
import type { Article, Issue, NamedChange, Refusal } from '../model.js'
import type { ArrivalLine, CatalogSource } from '../store/store.js'
import type { Identities } from './identity.js'
import { REPEATED_ID, readAfterAll, refuseSource, type UpdatePlan } from './plan.js'
import { type FoundFile, lookAgain } from './scan.js'
import type { SharedWriter } from './share.js'
import type { IssueMark, OldIssues, UpdatedSource } from './sources.js'

export type ReadResult = {
  /** The sources read. They have marks only if there is a last generation. */
  sources: ReadSource[]
  /** By file: issues that it had in the last generation and no longer has. */
  vanished: Map<string, IssueMark[]>
  /** Issues that this update wrote although the last generation has them: the old copies are void. */
  written: Set<string>
  /** Ids of all articles in the sources read. */
  articleIds: Set<string>
  added: number
  changed: number
  /** Ids of issues that came or changed, and of articles that came with changed ones; empty in a first build. */
  came: Pick<ArrivalLine, 'added' | 'changed' | 'articles'>
}

type ReadSource = UpdatedSource & { marks: IssueMark[] }

type TellBytes = (doneBytes: number, totalBytes: number, file: string) => void
export type TellChange = (change: NamedChange) => void
type ReadTask = UpdatePlan['read'][number]

export async function readSources(
  plan: UpdatePlan,
  olds: OldIssues,
  writer: SharedWriter,
  identities: Identities,
  tell: TellBytes,
  name: TellChange,
): Promise<ReadResult> {
  const reader = new SourcesReader(plan, olds, writer, identities, name)
  let [doneBytes, sumBytes, summed] = [0, 0, 0]
  // `plan.read` grows while we iterate: a file that takes an id from a later file queues that file.
  const totalBytes = () => {
    if (summed === plan.read.length) return sumBytes
    summed = plan.read.length
    sumBytes = plan.read.reduce((sum, { found }) => sum + found.sizeBytes, 0)
    return sumBytes
  }
  for (const task of plan.read) {
    tell(doneBytes, totalBytes(), task.found.file)
    await reader.read(task, (bytes) => tell(doneBytes + bytes, totalBytes(), task.found.file))
    doneBytes += task.found.sizeBytes
  }
  if (plan.read.length > 0) tell(doneBytes, doneBytes, plan.read.at(-1)!.found.file)
  return reader.reading
}

class SourcesReader {
  readonly reading: ReadResult = {
    sources: [],
    vanished: new Map(),
    written: new Set(),
    articleIds: new Set(),
    added: 0,
    changed: 0,
    came: { added: [], changed: [], articles: [] },
  }
  /** Issues of files that are gone or read again: the ids of their articles are free. */
  readonly #leaving = new Set<string>()

  constructor(
    readonly plan: UpdatePlan,
    readonly olds: OldIssues,
    readonly writer: SharedWriter,
    readonly identities: Identities,
    readonly name: TellChange,
  ) {
    for (const source of plan.gone) this.#free(source)
    for (const { before } of plan.read) this.#free(before)
  }

  #free(source: CatalogSource | undefined): void {
    for (const { id } of this.olds.marksOf(source)) this.#leaving.add(id)
  }

  async read({ found, sha256, before }: ReadTask, tell: (bytes: number) => void): Promise<void> {
    const source: ReadSource = {
      file: found.file,
      stamp: found.stamp,
      sha256,
      issues: 0,
      refusals: [],
      stale: false,
      marks: [],
    }
    try {
      await this.#readIssues(found, source, before, tell)
    } catch (error) {
      this.#refuse(found, source, before, refusalOf(found.file, error))
      return
    }
    // The file changed while it was read: without a stamp the next update reads it again.
    if ((await lookAgain(found))?.stamp !== found.stamp) Object.assign(source, { stamp: '', sha256: '' })
    const taken = new Set(source.marks.map((issue) => issue.id))
    const vanished = this.olds.marksOf(before).filter((issue) => !taken.has(issue.id))
    if (vanished.length > 0) this.reading.vanished.set(found.file, vanished)
    this.reading.sources.push(source)
  }

  async #readIssues(
    found: FoundFile,
    source: ReadSource,
    before: CatalogSource | undefined,
    tell: (bytes: number) => void,
  ): Promise<void> {
    const known = new Map(this.olds.marksOf(before).map((issue) => [issue.id, issue.sha256]))
    let bytes = 0
    for await (const read of readIssues(found, (refusal) => source.refusals.push(refusal))) {
      this.#take(read, source, known)
      notePictures(read, source)
      for (const article of read.articles) bytes += article.body.length * 3
      tell(Math.min(bytes, found.sizeBytes))
      await this.writer.room()
    }
  }

  /** Keeps the issues read before the failure, and as stale those that the file had and were not read again. */
  #refuse(found: FoundFile, source: ReadSource, before: CatalogSource | undefined, refusal: Refusal): void {
    const refused = refuseSource(found, before, refusal, source.sha256)
    const taken = new Set(source.marks.map((issue) => issue.id))
    const stale = this.olds.marksOf(before).filter((issue) => !taken.has(issue.id))
    for (const { id } of stale) for (const own of this.identities.idsOf(id)) this.reading.articleIds.add(own)
    const marks = [...source.marks, ...stale]
    const refusals = [...source.refusals, refusal]
    const issues = source.issues + stale.length
    this.reading.sources.push({ ...refused, issues, marks, refusals, stale: issues > 0 })
  }

  #take(read: Issue, source: ReadSource, known: Map<string, string>): void {
    const { sha256 } = read.issue
    const published = this.identities.ledger.issue(read.issue.id)
    const isKnown = known.get(published) === sha256
    const before = isKnown ? this.identities.idsOf(published) : []
    const { articleIds } = this.reading
    if (isKnown && before.length === read.articles.length && !before.some((id) => articleIds.has(id))) {
      this.#mark(source, { id: published, sha256 })
      for (const id of before) articleIds.add(id)
      return
    }
    const settled = this.identities.settle(read, (id) => known.has(id))
    const { id } = settled.issue
    this.#mark(source, { id, sha256 })
    const articles = settled.articles.filter((article) => this.#claim(article, source))
    for (const article of articles) articleIds.add(article.id)
    if (isKnown && before.join('\n') === articles.map((article) => article.id).join('\n')) return
    if (this.olds.old) this.reading.written.add(id)
    const what = known.has(id) || this.identities.claimed.has(id) ? 'changed' : 'added'
    this.reading[what]++
    if (this.olds.old) this.#noteArrival(what, id, articles)
    this.name({ what, file: source.file, id, articles: articles.length, doubts: settled.doubts.length })
    this.writer.add({ ...settled, articles })
  }

  #noteArrival(what: 'added' | 'changed', issue: string, articles: readonly Article[]): void {
    const { came } = this.reading
    came[what].push(issue)
    if (what === 'added') return
    const before = new Set(this.identities.idsOf(issue))
    for (const { id } of articles) if (!before.has(id)) came.articles.push(id)
  }

  /** Adds a mark, except in a first build: nothing would be compared with it, and a million marks fill the memory. */
  #mark(source: ReadSource, mark: IssueMark): void {
    source.issues++
    if (this.olds.old) source.marks.push(mark)
  }

  /** Whether an article may have its id. If not, its line is refused. */
  #claim(article: Article, source: UpdatedSource): boolean {
    if (this.#isFree(article.id, source.file)) return true
    const reason = `编号 ${article.id} 已被另一篇文章使用，本行未收录；请改用不同的 id`
    const line = article.lines[0]?.[0] ?? null
    source.refusals.push({ file: source.file, line, code: REPEATED_ID, reason })
    return false
  }

  /** As in a rebuild, the first file by path gets an id. If a later file has it now, that file is read again. */
  #isFree(id: string, file: string): boolean {
    if (this.reading.articleIds.has(id)) return false
    for (const segment of this.olds.old?.segments ?? []) {
      const article = segment.articleById(id)
      if (article === undefined) continue
      const issue = segment.docValues.issueOf[article]!
      if (this.#leaving.has(segment.docValues.issueIds.at(issue))) continue
      const holder = segment.docValues.fileOfIssue(issue)
      if (holder < file || !readAfterAll(this.plan, holder)) return false
      this.#free(this.plan.read.find(({ found }) => found.file === holder)?.before)
    }
    return true
  }
}

/** Pictures that a packed issue names are packed with it. */
function notePictures({ issue: { sheets = [], entry } }: Issue, source: ReadSource): void {
  const named = sheets.flatMap(({ image }) => (image === null || entry !== undefined ? [] : [image]))
  if (named.length > 0) source.pictures = [...new Set([...(source.pictures ?? []), ...named])]
}

/** The issues of a source. A file that the program fails on must not keep all others from being read. */
async function* readIssues(found: FoundFile, report: (refusal: Refusal) => void): AsyncGenerator<Issue> {
  try {
    yield* readSource(found, report)
  } catch (cause) {
    if (cause instanceof JiebaoError || (cause as NodeJS.ErrnoException).syscall !== undefined) throw cause
    throw new JiebaoError('source-broke', found.file, { why: (cause as Error).message }, { cause })
  }
}

/** A refusal for an error of the source. An error of the index or the program is thrown on. */
function refusalOf(file: string, error: unknown): Refusal {
  if (error instanceof JiebaoError && /^(BAD_|TOO_LARGE)/.test(error.code)) {
    return { file, line: null, code: error.code, reason: chineseOf(error) }
  }
  if (error instanceof JiebaoError || (error as NodeJS.ErrnoException).syscall === undefined) throw error
  const reason = `无法读取：${systemWords((error as Error).message)}；请检查文件与权限`
  return { file, line: null, code: 'UNREADABLE', reason }
}
