/**
 * Comparing: a claim of a manuscript in every printed text that may hold it, the best places first.
 *
 * Pure; is handed the articles.
 */
import { plainOf } from '../lexicon.js'
import type { ArticleAnswer, Field } from '../model.js'
import { type Alignment, align, type PrintedText, printedText } from './align.js'
import type { FoundClaim } from './claims.js'
import { type ArticleDays, type Judged, judge, type PrintedAs } from './judge.js'
import { type TextToken, tokensOf } from './tokens.js'

/** Of places about as near, the one that agrees best decides. */
const AS_NEAR = 0.15

/** A printed text of an article. */
export type PrintedPlace = { article: ArticleAnswer; field: Field; index: number; printed: PrintedText }
/** `claim`: its text as it was compared. */
export type FoundInPrint = Judged & { place: PrintedPlace; claim: string }

const RANK: Readonly<Record<PrintedAs, number>> = { printed: 0, form: 1, otherwise: 2 }

/** A stretch of the manuscript, aligned with each place once, however many claims it has. */
export class ComparedStretch {
  readonly tokens: TextToken[]
  readonly #aligned = new Map<PrintedPlace, Alignment | undefined>()

  constructor(readonly text: string) {
    this.tokens = tokensOf(text)
  }

  /**
   * The claim in all places, the best first: of those about as near as the nearest, those that agree best.
   *
   * @param claim with its place in the stretch
   */
  find(claim: FoundClaim, places: readonly PrintedPlace[]): FoundInPrint[] {
    const found = places.flatMap((place): FoundInPrint[] => {
      const aligned = this.#alignedWith(place)
      const judged = aligned && judge(claim, this, aligned, place.printed, daysOf(place.article))
      return judged ? [{ ...judged, place, claim: claim.text }] : []
    })
    const nearest = Math.max(...found.map(({ nearness }) => nearness))
    const near = found.filter(({ nearness }) => nearness >= nearest - AS_NEAR)
    near.sort(
      (a, b) => RANK[a.verdict] - RANK[b.verdict] || distanceOf(a) - distanceOf(b) || b.nearness - a.nearness,
    )
    return near.filter(({ verdict }) => verdict === near[0]!.verdict)
  }

  #alignedWith(place: PrintedPlace): Alignment | undefined {
    if (!this.#aligned.has(place)) this.#aligned.set(place, align(this.tokens, place.printed))
    return this.#aligned.get(place)
  }
}

/** What the print has for a claim. */
export const printedOf = ({ place, from, to }: FoundInPrint) => place.printed.text.slice(from, to)

/** Units in which a claim and its place in print differ. */
export const distanceOf = ({ verdict, difference }: FoundInPrint) =>
  verdict === 'otherwise'
    ? difference.reduce(
        (sum, { typed, printed }) => sum + (typed === printed ? 0 : typed.length + printed.length),
        0,
      )
    : 0

/** Whether one of the places prints a text, whatever its width and script. */
export const isIn = (text: string, places: readonly PrintedPlace[]) => {
  const plain = plainOf(text)
  return places.some(({ printed }) => plainOf(printed.text).includes(plain))
}

const daysOf = ({ issue, eventDate }: ArticleAnswer): ArticleDays => ({
  issue: issue.date.to ?? issue.date.from,
  event: eventDate,
})

/** The printed texts of an article. */
export function placesIn(article: ArticleAnswer): PrintedPlace[] {
  const { headline, kicker, subheadline, credit, body, captions, asides } = article
  const place = (field: Field, text: string | null, index = 0): PrintedPlace[] =>
    text ? [{ article, field, index, printed: printedText(text, tokensOf(text)) }] : []
  return [
    ...place('body', body),
    ...place('headline', headline),
    ...place('kicker', kicker),
    ...place('subheadline', subheadline),
    ...place('byline', credit),
    ...captions.flatMap(({ text }, i) => place('caption', text, i)),
    ...asides.flatMap(({ label, text }, i) => place('aside', label + text, i)),
  ]
}
