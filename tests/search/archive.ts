/**
 * Small archives for tests: files in a folder of their own, an index beside
 * them, and what a reader of every file by brute force would know.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articleStream } from '../../src/analysis/analysis.js'
import { LocalEngine, type LocalOptions } from '../../src/engine/engine.js'
import { Dice as SeededDice } from '../../src/eval/random.js'
import { updateIndex } from '../../src/indexing/update.js'
import { isSource, readSource } from '../../src/ingest/ingest.js'
import {
  type Article,
  type Engine,
  FIELDS,
  type Field,
  type Issue,
  type SearchAnswer,
  type SearchRequest,
  type UpdateOptions,
  type UpdateSummary,
} from '../../src/model.js'
import { endChildren } from '../children.js'

export const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url))
/** An article as brute force sees it. */
export type Read = {
  article: Article
  issue: Issue['issue']
  /** Folded text by field, as the stream holds it. */
  texts: string[]
}

const folders: string[] = []
/** No answer of a test depends on how busy the machine is: a cold process loads tables within its first query. */
export const PATIENT = { budgetMs: 60_000 }

const engines: LocalEngine[] = []

// Test files share a process and this module, and some of them an archive; the process is ended by a signal.
function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
process.once('exit', removeFolders)
process.once('SIGTERM', async () => {
  removeFolders()
  await endChildren()
  process.exit()
})

/** Ends the engines that were opened with `open`, and the children that update for them. */
export async function closeEngines(): Promise<void> {
  for (const engine of engines.splice(0)) await engine.close()
}

/** Old enough that no update waits for the file to hold still, and never the same twice. */
let writtenSeconds = Date.UTC(2020, 0, 1) / 1000

export class Archive {
  readonly folder = mkdtempSync(join(tmpdir(), 'jiebao-test-'))
  readonly seeds = join(this.folder, 'seeds')
  readonly index = join(this.folder, 'index')

  constructor(files: Record<string, string | Uint8Array> = {}) {
    folders.push(this.folder)
    mkdirSync(this.seeds)
    for (const [file, text] of Object.entries(files)) this.write(file, text)
  }

  write(file: string, text: string | Uint8Array): void {
    const path = join(this.seeds, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    writtenSeconds += 1
    // A new name changes its folder too, and the keeper's folder must hold still.
    for (const each of [path, dirname(path)]) utimesSync(each, writtenSeconds, writtenSeconds)
  }

  remove(file: string): void {
    rmSync(join(this.seeds, file))
  }

  /** In this process, so that the dictionary is loaded once. */
  build(options: UpdateOptions = {}): Promise<UpdateSummary> {
    return updateIndex(this.seeds, this.index, options)
  }

  open(options: Partial<LocalOptions> = {}): LocalEngine {
    const engine = new LocalEngine({
      ...PATIENT,
      seeds: this.seeds,
      index: this.index,
      ...options,
    })
    engines.push(engine)
    return engine
  }

  /** An engine that only reads, and may be shared by test files. */
  async built(): Promise<LocalEngine> {
    await this.build()
    return new LocalEngine({ ...PATIENT, seeds: this.seeds, index: this.index })
  }

  async read(): Promise<Read[]> {
    const all: Read[] = []
    for (const file of sourcesBelow(this.seeds)) {
      for await (const { issue, articles } of readSource({ file, path: join(this.seeds, file) }, () => {})) {
        for (const article of articles) all.push({ article, issue, texts: articleStream(article).texts })
      }
    }
    return all
  }
}

export function sourcesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }) as string[]
  return names.filter((name) => isSource(name)).sort()
}

/** The five papers that the project starts with. */
export function seedFiles(): Record<string, string> {
  return Object.fromEntries(sourcesBelow(SEEDS).map((file) => [file, readFileSync(SEEDS + file, 'utf8')]))
}

export type Row = {
  id?: string
  title?: string
  text: string
  date?: string
  publication?: string
  section?: string
  reporters?: string[]
}

export const jsonl = (rows: Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** Every hit of a request, page after page by cursor. */
export async function allHits(
  engine: Pick<Engine, 'search'>,
  request: SearchRequest,
): Promise<SearchAnswer['hits']> {
  const hits: SearchAnswer['hits'] = []
  let cursor: string | undefined
  do {
    const answer = await engine.search({ hitsPerPage: 100, ...request, cursor })
    hits.push(...answer.hits)
    cursor = answer.nextCursor ?? undefined
  } while (cursor !== undefined)
  return hits
}

export async function allIds(engine: Pick<Engine, 'search'>, request: SearchRequest): Promise<string[]> {
  return (await allHits(engine, request)).map(({ id }) => id)
}

/** A query for a string as printed; the full-width mark is a mark too. */
export const quoted = (text: string): string => `"${text.replace(/["＂]/g, '\\$&')}"`

/** Ids of the articles that hold a folded string, in one of `fields` if given; sorted. */
export function holding(read: Read[], folded: string, fields?: readonly Field[]): string[] {
  const wanted = (fields ?? FIELDS).map((field) => FIELDS.indexOf(field))
  return read
    .filter(({ texts }) => wanted.some((f) => texts[f]!.includes(folded)))
    .map(({ article }) => article.id)
    .sort()
}

/** Dice that also cut strings out of texts. */
export class Dice extends SeededDice {
  /** A row of `least` to `most` characters inside one paragraph of a text; '' if the paragraph is empty. */
  cut(text: string, least: number, most: number): string {
    const chars = [...this.pick(text.split('\n'))]
    const length = Math.min(chars.length, least + this.roll(most - least + 1))
    const from = this.roll(chars.length - length + 1)
    return chars.slice(from, from + length).join('')
  }
}
