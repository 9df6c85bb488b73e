/**
 * Identity: chooses the ids under which an issue just read is published.
 *
 * An id is computed from issue and text, unless the ledger says otherwise. If an issue
 * changed, or came back under another file name, its articles are matched with those of
 * the last generation and keep their ids. Ids given in a `.jsonl` are never replaced.
 */
import type { Article, Issue } from '../model.js'
import type { CatalogSource } from '../store/store.js'
import { commonShare, findAgain, isOneDay } from './continuity.js'
import type { Ledger } from './ledger.js'
import type { IssueMark, OldIssue, OldIssues } from './sources.js'

/** If more issues than this lost their files in one update, a renamed one is recognised by its bytes only, not by its text. */
const MOST_COMPARED = 50
/** Share of an issue's articles that must be found again in another file for the issue to be the same. */
const SAME_ISSUE = 0.5

export class Identities {
  /** Issues whose files went and which were found again in files of other names. */
  readonly claimed = new Set<string>()
  readonly #gone: IssueMark[]
  /** Issues published in this update. */
  readonly #given = new Set<string>()

  constructor(
    readonly ledger: Ledger,
    readonly olds: OldIssues,
    gone: readonly CatalogSource[],
  ) {
    this.#gone = gone.flatMap((source) => olds.marksOf(source))
  }

  /** @param isKnown whether an issue of this id stood in the same file before */
  settle(read: Issue, isKnown: (id: string) => boolean): Issue {
    const settled = this.#settle(read, isKnown)
    // Only #findIssue reads this, and only if an issue lost its file.
    if (this.#gone.length > 0) this.#given.add(settled.issue.id)
    return settled
  }

  #settle(read: Issue, isKnown: (id: string) => boolean): Issue {
    const published = this.ledger.publish(read)
    if (!this.olds.old) return published
    if (isKnown(published.issue.id)) return this.#carryOn(read, published, published.issue.id)
    const before = this.#findIssue(published)
    if (before === undefined) return published
    this.claimed.add(before)
    this.ledger.keepIssue(before, read.issue.id)
    return this.#carryOn(read, { ...published, issue: { ...published.issue, id: before } }, before)
  }

  /** Gives the articles of a known issue their old ids. */
  #carryOn(read: Issue, published: Issue, before: string): Issue {
    const olds = this.articlesOf(before)
    const oldIds = new Set(olds.map((article) => article.id))
    const newIds = new Set(published.articles.map((article) => article.id))
    const computed = (n: number) => read.articles[n]!.id.startsWith(`${read.issue.id}-`)
    const strangers = published.articles.filter((article, n) => computed(n) && !oldIds.has(article.id))
    const again = findAgain(
      olds.filter((article) => !newIds.has(article.id)),
      strangers,
      this.#isOneDay(before, published),
    )
    const articles = published.articles.map((article, n) => {
      const old = again.get(article)
      if (!old) return article
      this.ledger.keepArticle(old.id, read.articles[n]!.id)
      return { ...article, id: old.id }
    })
    return { ...published, articles }
  }

  /** The id of an issue that lost its file and has the same bytes as this one, or most of the same articles. */
  #findIssue(published: Issue): string | undefined {
    const free = this.#gone.filter(({ id }) => !this.claimed.has(id) && !this.#given.has(id))
    const same = free.find(({ sha256 }) => sha256 === published.issue.sha256)
    if (same || free.length > MOST_COMPARED) return same?.id
    let best: { id: string; share: number } | undefined
    for (const { id } of free) {
      const share = commonShare(this.articlesOf(id), published.articles, this.#isOneDay(id, published))
      if (share >= SAME_ISSUE && share > (best?.share ?? 0)) best = { id, share }
    }
    return best?.id
  }

  #isOneDay(before: string, { issue }: Issue): boolean {
    const place = this.olds.find(before)
    return !!place && isOneDay((place.segment.issueRecord(place.issue) as Issue).issue, issue)
  }

  /** Ids of an issue's articles in the last generation; empty if the issue is not in it. */
  idsOf(issueId: string): string[] {
    const place = this.olds.find(issueId)
    if (!place) return []
    return articlesAt(place).map((article) => place.segment.docValues.ids.at(article))
  }

  /** Articles of an issue in the last generation; empty if the issue is not in it. */
  articlesOf(issueId: string): Article[] {
    const place = this.olds.find(issueId)
    if (!place) return []
    return articlesAt(place).map((article) => place.segment.articleRecord(article) as Article)
  }
}

function articlesAt({ segment: { docValues }, issue }: OldIssue): number[] {
  const articles: number[] = []
  for (let a = docValues.firstArticles[issue]!; a < docValues.firstArticles[issue + 1]!; a++) articles.push(a)
  return articles
}
