/**
 * The ledger of ids: which id an article bears although its text says another,
 * and which ids are gone for good.
 *
 * `_keeper/ids.jsonl` among the sources, one JSON object a line, only ever
 * appended to: `{"id": published, "natural": computed}`, `{"issue": published,
 * "natural": computed}` or `{"gone": published}`. A torn last line is ignored.
 * It is the one thing that a rebuild needs beside the sources themselves.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { JiebaoError } from '../errors.js'
import type { Issue } from '../model.js'
import { makeFolder, syncFolder } from '../store/store.js'

export const LEDGER = join('_keeper', 'ids.jsonl')

type LedgerLine = { id: string; natural: string } | { issue: string; natural: string } | { gone: string }

export class Ledger {
  /** Computed id to published id, of articles and of issues. */
  readonly #articles = new Map<string, string>()
  readonly #issues = new Map<string, string>()
  /** Published id of an issue to the computed id that bears it now. */
  readonly #bearers = new Map<string, string>()
  readonly #gone = new Set<string>()
  readonly #added: LedgerLine[] = []
  /** Whether the file ends in the middle of a line. */
  #torn = false
  /** Whether there is a file, of which a writer that was killed may have synced nothing. */
  #exists = false

  private constructor(readonly path: string) {}

  /**
   * Reads the ledger of a folder of sources; an absent one is empty.
   *
   * @throws {JiebaoError} SEEDS_UNREADABLE: taken as empty, it would give every article another id
   */
  static read(seeds: string): Ledger {
    const ledger = new Ledger(join(seeds, LEDGER))
    let text = ''
    try {
      text = readFileSync(ledger.path, 'utf8')
    } catch (error) {
      if (/^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return ledger
      throw unreadable(ledger.path, error as Error)
    }
    ledger.#exists = true
    ledger.#torn = text !== '' && !text.endsWith('\n')
    for (const line of text.split('\n')) ledger.#take(line)
    return ledger
  }

  /** For those who only ask what is gone: a ledger that cannot be read tells nothing. */
  static readIfCan(seeds: string): Ledger {
    try {
      return Ledger.read(seeds)
    } catch {
      return new Ledger(join(seeds, LEDGER))
    }
  }

  #take(text: string): void {
    try {
      const line = JSON.parse(text) as LedgerLine
      if ('gone' in line) this.#gone.add(line.gone)
      else if ('issue' in line) {
        this.#issues.set(line.natural, line.issue)
        this.#bearers.set(line.issue, line.natural)
      } else this.#articles.set(line.natural, line.id)
    } catch {
      // A torn line, or one that somebody edited: it says nothing.
    }
  }

  #add(line: LedgerLine): void {
    this.#added.push(line)
    this.#take(JSON.stringify(line))
  }

  /** The published id of an issue whose file says `natural`. */
  issue(natural: string): string {
    let id = this.#issues.get(natural) ?? natural
    // A renamed issue took the id along, and a new one stands where it was: it gets another.
    for (let n = 2; (this.#bearers.get(id) ?? natural) !== natural; n++) id = `${natural}${n}`
    return id
  }

  /** The published id of an article whose text says `natural`. */
  article(natural: string): string {
    return this.#articles.get(natural) ?? natural
  }

  /** Whether an article of this id was removed. One that came back is in the index again and counts as there. */
  isGone(id: string): boolean {
    return this.#gone.has(id)
  }

  /** From now on what says `natural` is published as `id`. */
  keepArticle(id: string, natural: string): void {
    if (this.article(natural) !== id) this.#add({ id, natural })
  }

  keepIssue(issue: string, natural: string): void {
    if (this.issue(natural) !== issue) this.#add({ issue, natural })
  }

  remove(id: string): void {
    if (!this.#gone.has(id)) this.#add({ gone: id })
  }

  /** An issue under its published ids. Two articles never get the same. */
  publish(read: Issue): Issue {
    const taken = new Set<string>()
    const issue = this.issue(read.issue.id)
    const articles = read.articles.map((article) => {
      const published = this.#articleIn(issue, read.issue.id, article.id)
      const id = taken.has(published) ? article.id : published
      taken.add(id)
      return id === article.id ? article : { ...article, id }
    })
    return { ...read, issue: { ...read.issue, id: issue }, articles }
  }

  /** An issue that had to take another id takes its articles along: theirs may be in use as well. */
  #articleIn(issue: string, naturalIssue: string, natural: string): string {
    const published = this.article(natural)
    const isOwn = issue === naturalIssue || issue === this.#issues.get(naturalIssue)
    if (isOwn || !natural.startsWith(`${naturalIssue}-`) || published.startsWith(`${issue}-`))
      return published
    return issue + natural.slice(naturalIssue.length)
  }

  /** Appends what is new and syncs all of it. Throws as the disk does; nothing is lost by trying again. */
  save(): void {
    if (this.#added.length === 0) {
      if (this.#exists) this.#append('')
      return
    }
    makeFolder(dirname(this.path))
    const lines = this.#added.map((line) => `${JSON.stringify(line)}\n`).join('')
    this.#append((this.#torn ? '\n' : '') + lines)
    this.#torn = false
    this.#added.length = 0
  }

  /** Of an empty text only the sync is left, which needs no right to write. */
  #append(text: string): void {
    const bytes = Buffer.from(text)
    const fd = openSync(this.path, bytes.length > 0 ? 'a' : 'r')
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    syncFolder(dirname(this.path))
  }
}

function unreadable(path: string, error: Error): JiebaoError {
  return new JiebaoError(
    'SEEDS_UNREADABLE',
    path,
    `Cannot read the ledger of ids ${path}: ${error.message}. Give this program the right to read it`,
    { cause: error },
  )
}
