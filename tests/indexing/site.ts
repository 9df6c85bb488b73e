/** Folders of sources and an index beside them, for tests of updates; and all that an index says. */
import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { updateIndex } from '../../src/indexing/indexing.js'
import type { UpdateOptions, UpdateSummary } from '../../src/model.js'
import { openGeneration, readCatalog, type Segment } from '../../src/store/store.js'
import { shortSeeds } from '../store/articles.js'
import { freshFolder } from '../store/folder.js'

/** Every file gets a time of its own, long ago: an update waits for none of them. */
let writtenSeconds = Date.UTC(1999, 0, 1) / 1000

/** What an index says, in an order of its own: equal for equal answers, however many segments there are. */
export type Contents = {
  /** Article by id: its record, row and issue. */
  articles: Map<string, unknown>
  /** Issue by id: its record and row. */
  issues: Map<string, unknown>
  /** Key in hex to article id to counts by field, or positions. */
  terms: Map<string, Map<string, string>>
}

type ContentRows = Pick<Contents, 'articles' | 'issues'>

const SEEDS_BY_NUMBER = shortSeeds() as [string, string, string, string]

/** Four issues, one in a folder, one of another ending. */
export const FILES = {
  'a.txt': SEEDS_BY_NUMBER[0],
  'b.txt': SEEDS_BY_NUMBER[1],
  'c/c.txt': SEEDS_BY_NUMBER[2],
  'd.md': SEEDS_BY_NUMBER[3],
}

export async function built(files: Record<string, string> = FILES): Promise<Site> {
  const site = new Site(files)
  await site.update()
  return site
}

export const counts = ({ added, changed, removed, kept }: UpdateSummary) => ({
  added,
  changed,
  removed,
  kept,
})
export const refusals = (list: UpdateSummary['refused']) => list.map(({ file, code }) => `${file} ${code}`)

export class Site {
  readonly folder = freshFolder()
  readonly seeds = join(this.folder, 'seeds')
  index = join(this.folder, 'index')

  constructor(files: Record<string, string | Uint8Array> = {}) {
    mkdirSync(this.seeds)
    for (const [file, text] of Object.entries(files)) this.write(file, text)
  }

  path(file: string): string {
    return join(this.seeds, file)
  }

  write(file: string, text: string | Uint8Array): void {
    mkdirSync(dirname(this.path(file)), { recursive: true })
    writeFileSync(this.path(file), text)
    this.touch(file)
  }

  touch(file: string): void {
    writtenSeconds++
    // A new name changes its folder too, and the keeper's folder must hold still.
    const path = this.path(file)
    for (const each of [path, dirname(path)]) utimesSync(each, writtenSeconds, writtenSeconds)
  }

  remove(...files: string[]): void {
    for (const file of files) rmSync(this.path(file), { recursive: true })
  }

  rename(from: string, to: string): void {
    renameSync(this.path(from), this.path(to))
  }

  update(options: UpdateOptions = {}): Promise<UpdateSummary> {
    return updateIndex(this.seeds, this.index, options)
  }

  contents(): Contents {
    return readContents(this.index)
  }

  /** Without the terms, which take most of the time. */
  rows(): ContentRows {
    return readRows(this.index)
  }

  /** Files with an issue in the index. */
  files(): string[] {
    const issues = [...this.rows().issues.values()] as { row: { file: string } }[]
    return issues.map(({ row }) => row.file).sort()
  }

  bodies(): string[] {
    const articles = [...this.rows().articles.values()] as { record: { body: string } }[]
    return articles.map(({ record }) => record.body).sort()
  }

  sources() {
    const generation = openGeneration(this.index)!
    generation.release()
    return readCatalog(this.index, generation.manifest.catalog).sources
  }

  /** An update equals a rebuild: the index says what a new one beside it says. */
  async equalsRebuild(): Promise<void> {
    const fresh = join(this.folder, 'fresh')
    rmSync(fresh, { recursive: true, force: true })
    await updateIndex(this.seeds, fresh)
    expect(this.contents()).toStrictEqual(readContents(fresh))
  }
}

/** Reads every page and every list. Articles and issues are in the order of their ids. */
export function readContents(index: string): Contents {
  const terms: Contents['terms'] = new Map()
  const rows = readRows(index, (segment) => {
    expect(segment.checkPages().problems).toStrictEqual([])
    addTerms(segment, terms)
  })
  return { ...rows, terms }
}

function readRows(index: string, also: (segment: Segment) => void = () => {}): ContentRows {
  const generation = openGeneration(index)
  const rows: ContentRows = { articles: new Map(), issues: new Map() }
  for (const segment of generation?.segments ?? []) {
    also(segment)
    addRows(segment, rows)
  }
  generation?.release()
  return { articles: inOrder(rows.articles), issues: inOrder(rows.issues) }
}

export const inOrder = <T>(map: Map<string, T>): Map<string, T> =>
  new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)))

function addRows(segment: Segment, { articles, issues }: ContentRows): void {
  const { docValues } = segment
  const deleted = new Set(segment.mark.deletedIssues)
  for (let i = 0; i < docValues.issues; i++) {
    if (deleted.has(i)) continue
    const row = docValues.issueRow(i)
    if (issues.has(row.id)) throw new Error(`issue ${row.id} is there twice`)
    issues.set(row.id, { row, record: segment.issueRecord(i) })
    for (let a = docValues.firstArticles[i]!; a < docValues.firstArticles[i + 1]!; a++) {
      const own = docValues.articleRow(a)
      if (articles.has(own.id)) throw new Error(`article ${own.id} is there twice`)
      articles.set(own.id, { row: own, issue: row.id, record: segment.articleRecord(a) })
    }
  }
}

/** Live postings only; a term without any is not there. */
export function addTerms(segment: Segment, terms: Contents['terms']): void {
  const { ids, articles } = segment.docValues
  const idOf = Array.from({ length: articles }, (_, article) => ids.at(article))
  for (const { key, info } of segment.allTerms()) {
    const name = Buffer.from(key).toString('hex')
    const placed = info.hasPositions
    const cursor = segment.postings(info)
    const positions = placed ? segment.positions(info) : undefined
    const list = terms.get(name) ?? new Map<string, string>()
    let from = 0
    while (cursor.nextBlock()) {
      if (!placed) cursor.loadFields()
      for (let i = 0; i < cursor.size; i++) {
        const places = new Int32Array(placed ? cursor.counts[i]! : 0)
        positions?.load(from, places.length, places)
        from += places.length
        const article = cursor.docs[i]!
        if (!segment.isLive(article)) continue
        const told = placed ? places : cursor.fieldCounts.subarray(i * 8, i * 8 + 8)
        list.set(idOf[article]!, told.join())
      }
    }
    if (list.size > 0) terms.set(name, list)
  }
}
