/**
 * Sources of a plain engine: all issues of an archive in memory, under the ids
 * that they are published with.
 */
import { join } from 'node:path'
import {
  articleStream,
  atOnce,
  type Cutter,
  definitionsIn,
  foldText,
  mentionsIn,
} from '../../src/analysis/analysis.js'
import { type Keeper, readKeeper } from '../../src/engine/keeper.js'
import { otherForms } from '../../src/engine/mined.js'
import { commonShare, findAgain, isOneDay } from '../../src/indexing/continuity.js'
import { Ledger } from '../../src/indexing/indexing.js'
import { readSource } from '../../src/ingest/ingest.js'
import { groupNames, linkSynonyms, type NameGroup } from '../../src/mine/mine.js'
import type { Article, Furniture, Issue, Refusal } from '../../src/model.js'
import type { OtherForms } from '../../src/search/search.js'
import { type Archive, type Read, sourcesBelow } from '../search/archive.js'

export type Contents = { issues: Issue[]; keeper: Keeper; refused: Refusal[]; isGone(id: string): boolean }

/** Reads the contents anew. @param before the issues of the state before, if there is one */
export type PlainSource = (before: readonly Issue[] | undefined) => Promise<Contents>

/** An archive on disk; ids are kept by its ledger as an update of the index keeps them. */
export function sourceOf({ seeds }: Archive): PlainSource {
  return async (before) => {
    const refused: Refusal[] = []
    const read: Issue[] = []
    for (const file of sourcesBelow(seeds)) {
      for await (const issue of readSource({ file, path: join(seeds, file) }, (each) => refused.push(each)))
        read.push(issue)
    }
    const ledger = Ledger.read(seeds)
    const issues = before ? publishAgain(read, before, ledger) : read.map((issue) => ledger.publish(issue))
    const keeper = readKeeper(seeds)
    return { issues, keeper, refused, isGone: (id) => ledger.isGone(id) }
  }
}

/** Part of an issue's articles that must be found again for it to be the same issue under another file name. */
const SAME_ISSUE = 0.5

function publishAgain(read: readonly Issue[], before: readonly Issue[], ledger: Ledger): Issue[] {
  const natural = read.map((issue) => ledger.publish(issue))
  const here = new Set(natural.map(({ issue }) => issue.id))
  const gone = before.filter(({ issue }) => !here.has(issue.id))
  const issues = natural.map((published, i) => {
    const old =
      before.find(({ issue }) => issue.id === published.issue.id) ??
      gone.find((each) => isSame(each, published))
    if (!old) return published
    ledger.keepIssue(old.issue.id, read[i]!.issue.id)
    const again = findAgain(
      missingIn(old, published),
      missingIn(published, old),
      isOneDay(old.issue, published.issue),
    )
    const articles = published.articles.map((article, n) => {
      const id = again.get(article)?.id ?? article.id
      ledger.keepArticle(id, read[i]!.articles[n]!.id)
      return { ...article, id }
    })
    return { ...published, issue: { ...published.issue, id: old.issue.id }, articles }
  })
  const kept = new Set(issues.flatMap(({ articles }) => articles.map(({ id }) => id)))
  for (const { articles } of before) for (const { id } of articles) if (!kept.has(id)) ledger.remove(id)
  ledger.save()
  return issues
}

const missingIn = (of: Issue, other: Issue): Article[] =>
  of.articles.filter(({ id }) => !other.articles.some((each) => each.id === id))

const isSame = (old: Issue, issue: Issue) =>
  old.issue.sha256 === issue.issue.sha256 ||
  commonShare(old.articles, issue.articles, isOneDay(old.issue, issue.issue)) >= SAME_ISSUE

// ---------------------------------------------------------------- what may be shown

/** By the article's paragraphs, which it shares with its copies under other ids. */
const texts = new WeakMap<Article['paragraphs'], string[]>()

/** Folded texts of an article; kept, since every state of an archive holds most of the same ones. */
function textsOf(article: Article): string[] {
  let folded = texts.get(article.paragraphs)
  if (!folded) {
    folded = articleStream(article).texts
    texts.set(article.paragraphs, folded)
  }
  return folded
}

const holdsAny = (text: string, strings: readonly string[]) => strings.some((string) => text.includes(string))

/** The issues without what the keeper withholds: its articles, and remarks on their lines or with their strings. */
export function shownOf({ issues, keeper }: Contents): { issues: Issue[]; held: Read[] } {
  const strings = keeper.hidden.map(foldText).filter((string) => string !== '')
  const isWithheld = (article: Article) =>
    keeper.hidden.includes(article.id) || textsOf(article).some((text) => holdsAny(text, strings))
  const shown = issues.map((issue): Issue => {
    const lines = issue.articles.filter(isWithheld).flatMap((article) => article.lines)
    const mayShow = ({ line, text, note = '' }: Furniture & { note?: string }) =>
      !lines.some(([from, to]) => line >= from && line <= to) &&
      !holdsAny(foldText(`${text}\n${note}`), strings)
    return {
      issue: issue.issue,
      articles: issue.articles.filter((article) => !isWithheld(article)),
      furniture: issue.furniture.filter(mayShow),
      doubts: issue.doubts.filter(mayShow),
    }
  })
  const held = shown.flatMap(({ issue, articles }) =>
    articles.map((article): Read => ({ article, issue, texts: textsOf(article) })),
  )
  return { issues: shown, held }
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key)
  if (known) known.add(value)
  else sets.set(key, new Set([value]))
}

/** Groups of names, and other forms of names and words, from the articles and the keeper's files. */
export function formsOf(
  held: readonly Read[],
  keeper: Keeper,
  cutter: Cutter,
): { groups: NameGroup[]; forms: OtherForms } {
  const offices = new Map<string, Set<string>>()
  const defined = new Map<string, Set<string>>()
  for (const text of new Set(held.flatMap((read) => read.texts))) {
    for (const { office, name } of mentionsIn(text, cutter)) addTo(offices, office, name)
    for (const { short, full } of definitionsIn(text, cutter)) addTo(defined, short, full)
  }
  const groups = atOnce(groupNames(offices, keeper.aliases))
  return { groups, forms: otherForms(groups, linkSynonyms(defined, keeper.synonyms)) }
}
