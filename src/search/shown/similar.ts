/**
 * Similar articles: those that share the strongest terms of one.
 *
 * The strongest terms are frequent in the article and rare in the archive. The
 * other articles are scored by them as by a query, and must share several.
 */
import { articleStream } from '../../analysis/analysis.js'
import { isFunctionWord } from '../../lexicon.js'
import type { Article, SimilarAnswer } from '../../model.js'
import type { Segment } from '../../store/store.js'
import type { SearchContext } from '../asked/clause.js'
import type { Unit } from '../asked/units.js'
import { corpusOf, idf, liveDocumentFrequency } from '../columns/corpus.js'
import { kindBits } from '../columns/filters.js'
import { termScore } from '../ranked/bm25f.js'
import { and, andNot, type Bits, eachBit, emptyBits, hasBit, setBit } from '../sets/bits.js'
import { type Budget, deadlineOf } from '../sets/budget.js'
import { eachTermCount } from '../strings/occurrences.js'
import { headOf } from './hit.js'

/** An article is compared by this many of its strongest terms. */
const TERMS = 25
/** Similar articles share at least this many of the terms, with at least this share of the terms' idf. */
const LEAST_SHARED = 3
/** Terms that are weighed between two looks at the clock. */
const LOOKS = 64
const LEAST_SHARE = 0.2

type Term = { text: string; idf: number }
type SimilarArticle = { segment: Segment; article: number; id: string; score: number; shared: Term[] }

export function similarTo(
  { generation, cutter }: SearchContext,
  { segment, article }: { segment: Segment; article: number },
  limit: number,
  budget: Budget,
): Omit<SimilarAnswer, 'id'> {
  const corpus = corpusOf(generation)
  const terms = strongest()
  const least = LEAST_SHARE * terms.reduce((sum, term) => sum + term.idf, 0)
  const near = generation.segments.flatMap(nearIn)
  near.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const similar = near.slice(0, limit).map(({ segment: of, article: number, score, shared }) => ({
    ...headOf(of, number, of.articleRecord(number) as Article),
    score,
    shared: shared.map(({ text }) => text),
  }))
  return { similar, warnings: deadlineOf(budget, '查找超过时限，相近的文章没有找全；请过一会儿再试') }

  function strongest(): Term[] {
    const counts = new Map<string, number>()
    const { texts } = articleStream(segment.articleRecord(article) as Article)
    for (const text of texts) {
      if (budget.isOver()) return []
      cutter.words(text, (word) => {
        if ([...word].length > 1 && !isFunctionWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
      })
    }
    let weighings = 0
    const weighed = [...counts].map(([text, times]) => {
      // Not weighed, a term is not shared. A part of the terms would name other articles: see below.
      if (weighings++ % LOOKS === 0 && budget.isOver()) return { text, idf: 0, worth: 0, times, frequency: 0 }
      const unit: Unit = { text, kind: 'run' }
      const frequency = generation.segments.reduce((sum, each) => sum + liveDocumentFrequency(each, unit), 0)
      return { text, idf: idf(frequency, generation.articles), worth: 0, times, frequency }
    })
    for (const term of weighed) term.worth = (term.idf * term.times) / (term.times + 1)
    if (budget.ranOut) return []
    // A term of no other article cannot be shared.
    const shared = weighed.filter(({ frequency }) => frequency > 1)
    return shared.sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1)).slice(0, TERMS)
  }

  function nearIn(each: Segment): SimilarArticle[] {
    const others = othersIn(each)
    const scores = new Float64Array(each.docValues.articles)
    const weights = new Float64Array(each.docValues.articles)
    const holding = terms.map((term) => {
      const has = emptyBits(each.docValues.articles)
      eachTermCount(
        each,
        'word',
        term.text,
        others,
        (number, counts, at) => {
          const { fieldLengths } = each.docValues
          scores[number]! += termScore(counts, at, fieldLengths, number, corpus, term.idf)
          weights[number]! += term.idf
          setBit(has, number)
        },
        budget,
      )
      return has
    })
    // Without all the terms a score would be too low.
    if (budget.isOver()) return []
    const found: SimilarArticle[] = []
    eachBit(others, (number) => {
      if (weights[number]! < least) return
      const shared = terms.filter((_, t) => hasBit(holding[t]!, number))
      if (shared.length < LEAST_SHARED) return
      found.push({
        segment: each,
        article: number,
        id: each.docValues.ids.at(number),
        score: scores[number]!,
        shared,
      })
    })
    return found
  }

  function othersIn(each: Segment): Bits {
    const others = and(each.live, kindBits(each, ['article', 'photo']))
    if (each !== segment) return others
    const self = emptyBits(each.docValues.articles)
    setBit(self, article)
    return andNot(others, self)
  }
}
