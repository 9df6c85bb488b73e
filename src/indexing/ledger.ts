/**
 * The ledger of ids: published ids that differ from the computed ones, and ids that are
 * gone for good.
 *
 * The file is `_keeper/ids.jsonl` among the sources, one JSON object a line, and is only
 * appended to: `{"id": published, "natural": computed}`, `{"issue": published,
 * "natural": computed}` or `{"gone": published}`. A torn last line is ignored. The index
 * remembers the lines that an update knew: where the file lacks some of them they hold on,
 * since without them articles would change their ids. A rebuild in another folder needs
 * nothing but the sources and this file.
 */
import { dirname, join } from 'node:path'
import { JiebaoError } from '../errors.js'
import { readPlainFile } from '../ingest/ingest.js'
import { KEEPER_FOLDER, LEDGER_FILE } from '../keeper.js'
import type { Issue } from '../model.js'
import { appendDurably, type LedgerDoubt, makeFolder } from '../store/store.js'
import { knowAsOwn } from './withheld.js'

export const LEDGER = join(KEEPER_FOLDER, LEDGER_FILE)

type LedgerLine = { id: string; natural: string } | { issue: string; natural: string } | { gone: string }

export class Ledger {
  /** From computed id to published id, of articles and of issues. */
  readonly #articles = new Map<string, string>()
  readonly #issues = new Map<string, string>()
  /** From the published id of an issue to the computed id of the issue that has it now. */
  readonly #bearers = new Map<string, string>()
  readonly #gone = new Set<string>()
  readonly #added: LedgerLine[] = []
  /** Lines that hold and are saved, in their order. */
  readonly lines: string[] = []
  /** Whether the file lacks lines that the index remembers. */
  doubt: LedgerDoubt | null = null
  /** Whether the last line of the file has no end. */
  #torn = false
  /** Whether the file exists. A writer that was killed may have left it unsynced. */
  #exists = false

  private constructor(readonly path: string) {}

  /**
   * Reads the ledger of a folder of sources; an absent one has only what is remembered.
   *
   * @param remembered lines that an update knew; none where the file is to be taken as it stands
   * @throws {JiebaoError} SEEDS_UNREADABLE, instead of taking it as empty: then every recorded article would change its id
   */
  static read(seeds: string, remembered: readonly string[] = []): Ledger {
    const ledger = new Ledger(join(seeds, LEDGER))
    for (const line of remembered) ledger.#take(line)
    if (remembered.length > 0) ledger.doubt = 'gone'
    let text = ''
    try {
      text = readPlainFile(ledger.path).toString('utf8')
    } catch (error) {
      if (/^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return ledger
      throw unreadable(ledger.path, error as Error)
    }
    ledger.#exists = true
    ledger.#torn = text !== '' && !text.endsWith('\n')
    const lines = text.split(/\r?\n/)
    const held = new Set(lines)
    ledger.doubt = remembered.every((line) => held.has(line)) ? null : 'shrunk'
    const known = new Set(remembered)
    for (const line of lines) if (!known.has(line)) ledger.#take(line)
    return ledger
  }

  /** As `read()`, but a file that cannot be read counts as empty: for callers that only ask what is gone. */
  static readIfCan(seeds: string, remembered: readonly string[] = []): Ledger {
    try {
      return Ledger.read(seeds, remembered)
    } catch {
      const ledger = new Ledger(join(seeds, LEDGER))
      for (const line of remembered) ledger.#take(line)
      return ledger
    }
  }

  #take(text: string): void {
    try {
      this.#apply(JSON.parse(text) as LedgerLine)
      this.lines.push(text)
    } catch {
      // A torn line, or one edited by hand: ignore it.
    }
  }

  #apply(line: LedgerLine): void {
    if ('gone' in line) this.#gone.add(line.gone)
    else if ('issue' in line) {
      this.#issues.set(line.natural, line.issue)
      this.#bearers.set(line.issue, line.natural)
    } else this.#articles.set(line.natural, line.id)
  }

  #add(line: LedgerLine): void {
    this.#added.push(line)
    this.#apply(line)
  }

  /** The published id of an issue whose computed id is `natural`. */
  issue(natural: string): string {
    let id = this.#issues.get(natural) ?? natural
    // A renamed issue kept this id, and a new issue computes the same: give the new one another.
    for (let n = 2; (this.#bearers.get(id) ?? natural) !== natural; n++) id = `${natural}${n}`
    return id
  }

  /** The published id of an article whose computed id is `natural`. */
  article(natural: string): string {
    return this.#articles.get(natural) ?? natural
  }

  /** Whether an article of this id was ever removed. It may have come back: ask the index first. */
  isGone(id: string): boolean {
    return this.#gone.has(id)
  }

  /** From now on the article with the computed id `natural` is published as `id`. */
  keepArticle(id: string, natural: string): void {
    if (this.article(natural) !== id) this.#add({ id, natural })
  }

  keepIssue(issue: string, natural: string): void {
    if (this.issue(natural) !== issue) this.#add({ issue, natural })
  }

  remove(id: string): void {
    if (!this.#gone.has(id)) this.#add({ gone: id })
  }

  /** Replaces the ids of an issue and its articles by their published ids. No two articles get the same id. */
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

  /** Published id of an article. If its issue had to take another id, the article's id follows: the computed one may be in use. */
  #articleIn(issue: string, naturalIssue: string, natural: string): string {
    const published = this.article(natural)
    const isOwn = issue === naturalIssue || issue === this.#issues.get(naturalIssue)
    if (isOwn || !natural.startsWith(`${naturalIssue}-`) || published.startsWith(`${issue}-`))
      return published
    return issue + natural.slice(naturalIssue.length)
  }

  /** Appends the new lines and syncs the file. Throws the file system's errors; the call can be repeated. */
  save(): void {
    if (this.#added.length === 0) {
      if (this.#exists) this.#append('')
      return
    }
    makeFolder(dirname(this.path))
    const lines = this.#added.map((line) => JSON.stringify(line))
    this.#append((this.#torn ? '\n' : '') + lines.map((line) => `${line}\n`).join(''))
    // One by one: a call takes some hundred thousand arguments at most.
    for (const line of lines) this.lines.push(line)
    this.#torn = false
    this.#added.length = 0
  }

  #append(text: string): void {
    appendDurably(this.path, text)
    for (const path of [this.path, dirname(this.path)]) knowAsOwn(path)
  }
}

function unreadable(path: string, error: Error): JiebaoError {
  return new JiebaoError('ledger-unreadable', path, { why: error.message }, { cause: error })
}
