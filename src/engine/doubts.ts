/**
 * The worklist of doubts: all of the archive, and which of them the keeper has seen.
 *
 * `_keeper/seen.jsonl` names a doubt by its article, class and text, so that neither a rebuild nor a line
 * that moves makes it new again. Appended to; an absent file has seen nothing.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Steps } from '../analysis/analysis.js'
import { JiebaoError } from '../errors.js'
import { KEEPER_FOLDER, SEEN_FILE } from '../keeper.js'
import type { Article, Doubt, DoubtClass, DoubtKey, DoubtRow, DoubtsAnswer, DoubtsAsked } from '../model.js'
import { findArticle } from '../search/search.js'
import { appendDurably } from '../store/store.js'
import { findIssuePlace, issueRef, issuesByDate } from './issues.js'
import type { View } from './views.js'
import { type IssuePlace, shownArticle, shownIssue } from './withheld.js'

/** A doubt, its issue, and whether it was seen. */
type Listed = { place: IssuePlace; doubt: Doubt; seen: boolean }

/** Issues that are read between two steps. */
const STEP = 16

const keyText = (kind: DoubtClass, text: string) => `${kind}\n${text}`

/** Doubts that are kept with the generation that they are of; of more, every issue is read for each list. */
const MOST_KEPT = 20_000

/** What was read last of a generation that is open. Other words on the hide list open another one. */
const kept = new WeakMap<View['generation'], Omit<Listed, 'seen'>[]>()

const doubtsOf = (place: IssuePlace, hidden: readonly string[]): Omit<Listed, 'seen'>[] =>
  shownIssue(place, hidden).doubts.map((doubt) => ({ place, doubt }))

/** The doubts of every issue, the newest issue first, or of one. In steps: every issue is read. */
function* readDoubts({ generation, keeper }: View, issue: string | undefined): Steps<Omit<Listed, 'seen'>[]> {
  if (issue !== undefined) {
    const place = findIssuePlace(generation, issue)
    return place ? doubtsOf(place, keeper.hidden) : []
  }
  const known = kept.get(generation)
  if (known) return known
  const all: Omit<Listed, 'seen'>[] = []
  for (const [i, place] of issuesByDate(generation).reverse().entries()) {
    for (const each of doubtsOf(place, keeper.hidden)) all.push(each)
    if (i % STEP === 0) yield
  }
  if (all.length <= MOST_KEPT) kept.set(generation, all)
  return all
}

/** In steps, as the first list of a view reads every issue. @param seeds folder of the sources */
export function* listDoubts(
  view: View,
  seeds: string,
  page: number,
  hitsPerPage: number,
  asked: DoubtsAsked,
): Steps<DoubtsAnswer> {
  const seenIn = seenByIssue(readSeen(seeds), view.generation)
  const all = (yield* readDoubts(view, asked.issue)).map((each): Listed => {
    const issue = issueIdOf(each.place)
    return { ...each, seen: isSeen(seenIn.get(issue), each.place, issue, each.doubt) }
  })
  const classes: DoubtsAnswer['classes'] = {}
  for (const { doubt, seen } of all) if (!seen) classes[doubt.class] = (classes[doubt.class] ?? 0) + 1
  const rows = all.filter(
    ({ doubt, seen }) =>
      (asked.class === undefined || doubt.class === asked.class) &&
      (asked.seen === undefined || seen === asked.seen),
  )
  return {
    doubts: rows.slice((page - 1) * hitsPerPage, page * hitsPerPage).map(rowOf),
    page,
    hitsPerPage,
    total: rows.length,
    classes,
    totalDoubts: all.length,
    totalSeen: all.filter(({ seen }) => seen).length,
  }
}

const issueIdOf = ({ segment, issue }: IssuePlace): string => segment.docValues.issueIds.at(issue)

function rowOf({ place, doubt, seen }: Listed): DoubtRow {
  const found = articleAt(place, doubt.line)
  const article = found ? { id: found.id, headline: found.headline, kind: found.kind } : null
  return { ...doubt, article, issue: issueRef(place.segment, place.issue), seen }
}

/** The live article of an issue that holds a line. */
function articleAt({ segment, issue }: IssuePlace, line: number): Article | undefined {
  const { firstArticles } = segment.docValues
  for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) {
    const article = shownArticle(segment, a)
    if (article?.lines.some(([from, to]) => line >= from && line <= to)) return article
  }
  return undefined
}

/** By the class and text of a doubt: ids of the articles, or of the issue, in which it was seen. */
type SeenTexts = Map<string, Set<string>>

// Only where class and text fit is the article looked for: reading every article would take a minute.
function isSeen(seen: SeenTexts | undefined, place: IssuePlace, issue: string, doubt: Doubt): boolean {
  const owners = seen?.get(keyText(doubt.class, doubt.text))
  return owners?.has(articleAt(place, doubt.line)?.id ?? issue) ?? false
}

/** What was seen, by the id of the issue that has it now. */
function seenByIssue(seen: readonly DoubtKey[], generation: View['generation']): Map<string, SeenTexts> {
  const byIssue = new Map<string, SeenTexts>()
  for (const { of, class: kind, text } of seen) {
    const found = findArticle(generation, of)
    const issue = found
      ? found.segment.docValues.issueIds.at(found.segment.docValues.issueOf[found.article]!)
      : findIssuePlace(generation, of) && of
    if (!issue) continue
    const texts = byIssue.get(issue) ?? new Map<string, Set<string>>()
    byIssue.set(issue, texts)
    const owners = texts.get(keyText(kind, text)) ?? new Set()
    texts.set(keyText(kind, text), owners.add(of))
  }
  return byIssue
}

const pathOf = (seeds: string) => join(seeds, KEEPER_FOLDER, SEEN_FILE)

/** The doubts that were seen. A line that is no such record is passed over. */
function readSeen(seeds: string): DoubtKey[] {
  const seen = new Map<string, DoubtKey>()
  for (const line of textOf(seeds).split('\n')) {
    const known = recordOf(line)
    if (!known) continue
    const { of, class: kind, text } = known
    const key = JSON.stringify([of, kind, text])
    if (known.seen) seen.set(key, { of, class: kind, text })
    else seen.delete(key)
  }
  return [...seen.values()]
}

function recordOf(line: string): (DoubtKey & { seen: boolean }) | undefined {
  try {
    const record = JSON.parse(line)
    const { of, class: kind, text } = record
    return [of, kind, text].every((one) => typeof one === 'string') ? record : undefined
  } catch {
    return undefined
  }
}

function textOf(seeds: string): string {
  try {
    return readFileSync(pathOf(seeds), 'utf8')
  } catch {
    return ''
  }
}

/** @throws {JiebaoError} SEEDS_UNWRITABLE */
export function writeSeen(seeds: string, { of, class: kind, text }: DoubtKey, seen: boolean): void {
  const record = { of, class: kind, text, seen, at: new Date().toISOString() }
  const before = textOf(seeds)
  // A torn last line is ended, and passed over from then on.
  const line = `${before === '' || before.endsWith('\n') ? '' : '\n'}${JSON.stringify(record)}\n`
  try {
    mkdirSync(join(seeds, KEEPER_FOLDER), { recursive: true })
    appendDurably(pathOf(seeds), line)
  } catch (cause) {
    const facts = { why: (cause as Error).message }
    throw new JiebaoError('keeper-file-unwritable', pathOf(seeds), facts, { cause })
  }
}
