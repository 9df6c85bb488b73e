/**
 * Hits: one article of a result set as it is shown, with its snippets, its other
 * forms and, if asked for, the explanation of its score.
 */
import { fold, foldText, printedRange, valuesIn } from '../../analysis/analysis.js'
import type { Explanation } from '../../explanation.js'
import type { Alternative, Article, ArticleHead, Hit, Issue } from '../../model.js'
import { unsureShare } from '../../print.js'
import type { DocValues, Segment } from '../../store/store.js'
import type { Clause, Variant } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import type { Found } from '../matched/found.js'
import { missingWords } from '../matched/partial.js'
import { scoreNode } from '../ranked/explain.js'
import { placesIn } from '../ranked/places.js'
import type { QueryScorer } from '../ranked/query-scorer.js'
import type { Ranked } from '../ranked/rank.js'
import type { Reranker } from '../ranked/rerank.js'
import { hasBit } from '../sets/bits.js'
import { derived } from '../sets/derived.js'
import { datesMet } from './dates-met.js'
import { type MarkedText, markArticle, type Needles } from './highlight.js'
import { snippetsOf } from './snippets.js'

/** What a hit tells of its issue. */
export type ShownIssue = Pick<Issue['issue'], 'publication' | 'date' | 'number' | 'scan'>

/** By issue number. An issue's record also holds its leftover lines, so reading it anew for each hit is dear. */
const headsOf = derived((_values: DocValues): ShownIssue[] => [])

function issueHead(segment: Segment, article: number): ShownIssue {
  const { docValues } = segment
  const issue = docValues.issueOf[article]!
  const known = headsOf(docValues)
  let head = known[issue]
  if (!head) {
    const { publication, date, number, scan } = (segment.issueRecord(issue) as Pick<Issue, 'issue'>).issue
    head = { publication, date, number, scan }
    known[issue] = head
  }
  return head
}

/** The part of a hit that does not depend on the query. */
export const headOf = (segment: Segment, number: number, article: Article): ArticleHead =>
  articleHead(article, issueHead(segment, number))

export function articleHead(article: Article, issue: ShownIssue): ArticleHead {
  const head: ArticleHead = {
    id: article.id,
    kind: article.kind,
    headline: article.headline,
    kicker: article.kicker,
    // Copies: the caller owns a hit, and the issue is kept for other hits.
    publication: { ...issue.publication },
    date: { ...issue.date },
    eventDate: article.eventDate,
    section: article.section,
    page: article.page,
    pageName: article.pageName,
    number: issue.number,
    scan: article.scan ?? issue.scan,
    reporters: article.reporters,
  }
  const unsure = unsureShare(article)
  if (unsure !== undefined) head.unsure = unsure
  return head
}

export type Showing = {
  plan: Plan
  found: Found[]
  needles: Needles
  scorer: QueryScorer
  reranker: Reranker
}

export function hitOf(
  ranked: Ranked,
  { plan, found, needles, scorer, reranker }: Showing,
  explain: boolean,
): Hit {
  const { segment, article: number, rung, score } = ranked
  const article = segment.articleRecord(number) as Article
  const { texts, forms } = markArticle(article, needles)
  const own = found.find((each) => each.segment === segment)!
  const { matcher } = own
  const isVariant = rung === 'variant'
  // Completed in place: spreading the head into a new object takes as long as marking the article.
  const hit = headOf(segment, number, article) as Hit
  hit.score = score
  hit.rung = rung
  hit.alternatives = withForms(isVariant ? alternatives(ranked, plan, matcher, texts) : [], forms)
  hit.alternatives.push(
    ...datesMet(plan, matcher, number, hit),
    ...papersMet(plan, matcher, number, hit.publication.name),
  )
  if (isVariant) hit.alternatives.push(...namesMet(plan, article))
  hit.missing = rung === 'partial' ? missingWords(plan, own, number) : []
  hit.snippets = snippetsOf(texts, needles.budget)
  // An answer that is out of time says so, and explains the hits that it had the time for.
  if (explain && !needles.budget.isOver()) hit.explain = explanationOf(ranked, scorer, reranker)
  return hit
}

function explanationOf(
  { segment, article, score, reranked }: Ranked,
  scorer: QueryScorer,
  reranker: Reranker,
): Explanation {
  const more = reranked ? reranker.explain(placesIn(segment, [article]), article) : []
  return scoreNode(score, [...scorer.explain(segment, article), ...more])
}

/** The forms that stand for typed ones, of the clauses that the article meets on no stricter rung. */
function alternatives(
  { article }: Ranked,
  plan: Plan,
  matcher: Found['matcher'],
  texts: readonly MarkedText[],
): Alternative[] {
  const meets = (clause: Clause) => (variant: Variant) =>
    hasBit(matcher.variantBits(variant, clause), article)
  return plan.positive
    .filter((clause) => !hasBit(matcher.clauseBits(clause, 'words'), article))
    .flatMap((clause) => {
      const known = clause.variants.filter(meets(clause))
      // A guess is named only if the article has no known form.
      const forms = known.length > 0 ? known : clause.guesses.filter(meets(clause))
      const named = forms.flatMap(({ typed, matched, why, units, also }): Alternative[] => [
        { typed, matched: matched ?? printedValue(texts, units[0]!.text) ?? typed, why },
        ...(also ? [{ ...also, matched: also.matched! }] : []),
      ])
      return named.filter((each, i) => named.findIndex(isSame(each)) === i)
    })
}

const isSame = (a: Alternative) => (b: Alternative) => a.typed === b.typed && a.matched === b.matched

/** The newspaper by whose name an article that does not print it meets a clause. */
function papersMet({ positive }: Plan, matcher: Found['matcher'], article: number, name: string | null) {
  return positive.flatMap((clause): Alternative[] => {
    const isMet = name !== null && !clause.quoted && hasBit(matcher.paperBits(clause), article)
    return isMet && !hasBit(matcher.clauseBits(clause, 'words'), article)
      ? [{ typed: clause.typed, matched: name, why: '报名' }]
      : []
  })
}

/** The names of the byline that stand for a typed one which it has not. */
function namesMet({ names }: Plan, article: Article): Alternative[] {
  return [...names].flatMap(([node, others]): Alternative[] => {
    if (node.type !== 'value') return []
    const printed = node.of === 'reporter' ? article.reporters : article.correspondents
    if (printed.some((name) => foldText(name).includes(foldText(node.text)))) return []
    return others
      .filter(({ name }) => printed.includes(name))
      .map(({ name, why }) => ({ typed: node.text, matched: name, why }))
  })
}

/** Alternatives, and behind them the forms in the article that they do not name. */
export function withForms(named: Alternative[], forms: readonly Alternative[]): Alternative[] {
  const isNamed = ({ typed, matched }: Alternative) =>
    named.some((known) => known.typed === typed && foldText(known.matched) === foldText(matched))
  return [...named, ...forms.filter((form) => !isNamed(form))]
}

/** A value as the article first prints it. */
function printedValue(texts: readonly MarkedText[], key: string): string | undefined {
  for (const { text } of texts) {
    const folded = fold(text)
    const value = valuesIn(folded.text).find(({ keys }) => keys.includes(key))
    if (value) return text.slice(...printedRange(folded, value.at, value.at + value.length))
  }
  return undefined
}
