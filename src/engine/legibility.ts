/**
 * Legibility: paragraphs that a recogniser hardly read, the worst first.
 *
 * Where a tool told how sure it was, that counts, and stands in the index; else the share of a paragraph's pairs of
 * characters that are known (mine/pairs.ts), which any other article may change. Only articles that print enough unknown pairs
 * are read; what was found of a generation is kept with it. `bench/RESULTS.md` has how well damaged paragraphs are told from clean ones.
 */
import {
  isDoubted,
  leastUnknown,
  mapInSteps,
  measuredParagraphs,
  NO_SHARE,
  type Steps,
  sortInSteps,
  sureShare,
  upTo,
} from '../analysis/analysis.js'
import { type UnknownPairs, unknownPairs } from '../mine/mine.js'
import type { Article, LegibilityAnswer, LegibilityAsked, LegibilityRow, LegibleParagraph } from '../model.js'
import { articleRef } from '../print.js'
import { derived, findArticle } from '../search/search.js'
import type { Generation, Segment } from '../store/store.js'
import { unlessGone } from './answers.js'
import { issueKey, issueRef } from './issues.js'
import { shownArticle } from './withheld.js'

/** A paragraph is listed that has twice the archive's unknown pairs, and so many more: a small archive knows few pairs of clean text. */
const MORE_UNKNOWN = 0.15
/** Characters that are shown of a paragraph. */
const SHOWN = 60
/** Articles that are read between two steps. */
const STEP = 16

type Place = { segment: Segment; article: number }
type InSlices = <T extends object>(steps: Steps<T>) => Promise<T>
type Waiting = { least: number }

/** Thousandths, as `Counted.worst` holds them: no paragraph is long enough, or the article was not read. */
const NOTHING = 2000
/** No article has so many unknown pairs: whoever waits for it waits for the pairs alone. */
const PAIRS_ALONE = 2 ** 16

/**
 * What is counted of a generation so far. Articles are numbered through all segments.
 *
 * Each bound and each order is answered from it, and no article is read twice. The work is one, for all who wait; it
 * stands still while nobody does, and goes on where it stood.
 */
class Counted {
  readonly #worst: Uint16Array
  /** Articles with so many unknown pairs are read. Infinity: not even the pairs are counted. */
  #least = Number.POSITIVE_INFINITY
  #pairs: { unknown: UnknownPairs; level: number } | undefined
  /** Those that were read and can be listed, the worst first. */
  #ranked: Uint32Array = new Uint32Array()
  readonly #waiting = new Set<Waiting>()
  #work: Steps<void> = this.#count()
  #running: Promise<object> | undefined

  constructor(readonly generation: Generation) {
    const articles = generation.segments.reduce((sum, { docValues }) => sum + docValues.articles, 0)
    this.#worst = new Uint16Array(articles).fill(NOTHING)
    let begin = 0
    for (const { docValues } of generation.segments) {
      for (const [article, told] of docValues.toldShares.entries())
        if (told > 0 && told <= NO_SHARE) this.#worst[begin + article] = told - 1
      begin += docValues.articles
    }
  }

  get pairs() {
    return this.#pairs
  }

  /** Resolves once the pairs are counted. @throws {JiebaoError} CANCELLED once `signal` is aborted */
  async counted(inSlices: InSlices, signal: AbortSignal | undefined) {
    await this.#readTo(PAIRS_ALONE, inSlices, signal)
    return this.#pairs!
  }

  /** Numbers of the articles with a paragraph below a bound, the worst first. Throws as `counted`. */
  async listed(below: number, inSlices: InSlices, signal: AbortSignal | undefined): Promise<Uint32Array> {
    await this.#readTo(leastUnknown(below), inSlices, signal)
    const bound = thousandths(below)
    const end = this.#ranked.findIndex((number) => this.#worst[number]! >= bound)
    return end < 0 ? this.#ranked : this.#ranked.subarray(0, end)
  }

  placeAt(number: number): Place {
    let article = number
    for (const segment of this.generation.segments) {
      if (article < segment.docValues.articles) return { segment, article }
      article -= segment.docValues.articles
    }
    throw new RangeError(`no article ${number}`)
  }

  async #readTo(least: number, inSlices: InSlices, signal: AbortSignal | undefined): Promise<void> {
    const waiting = { least }
    this.#waiting.add(waiting)
    try {
      while (this.#least > least) {
        this.#running ??= inSlices(this.#goOn()).finally(() => {
          this.#running = undefined
        })
        await unlessGone(this.#running, signal)
      }
    } finally {
      this.#waiting.delete(waiting)
    }
  }

  #wanted(): number {
    return Math.min(...[...this.#waiting].map(({ least }) => least))
  }

  *#goOn(): Steps<object> {
    while (this.#least > this.#wanted()) {
      try {
        this.#work.next()
      } catch (error) {
        // What has thrown does not go on: whoever asks next begins anew.
        this.#work = this.#count()
        throw error
      }
      yield
    }
    return this
  }

  /** Counts the pairs, then reads for whoever wants most; never ends. */
  *#count(): Steps<void> {
    const unknown = yield* unknownPairs(this.generation)
    let characters = 0
    for (const segment of this.generation.segments) characters += liveLength(segment)
    this.#pairs = { unknown, level: characters === 0 ? 1 : 1 - unknown.size / characters }
    for (;;) {
      const least = this.#wanted()
      if (least < this.#least) {
        yield* this.#read(unknown, least)
        this.#ranked = yield* this.#rank()
        this.#least = least
      }
      yield
    }
  }

  *#read(unknown: UnknownPairs, least: number): Steps<void> {
    let [begin, read] = [0, 0]
    for (const segment of this.generation.segments) {
      const counts = unknown.counts.get(segment)!
      for (const [article, count] of counts.entries()) {
        if (count < least || count >= this.#least || segment.docValues.toldShares[article]! > 0) continue
        if (++read % STEP === 0) yield
        const own = shownArticle(segment, article)
        const shares = own ? paragraphsOf(own, unknown).map(({ share }) => share) : []
        if (shares.length > 0) this.#worst[begin + article] = thousandths(Math.min(...shares))
      }
      begin += counts.length
    }
  }

  *#rank(): Steps<Uint32Array> {
    const numbers = upTo(this.#worst.length).filter((number) => {
      if (this.#worst[number]! >= NOTHING) return false
      const { segment, article } = this.placeAt(number)
      return segment.isLive(article)
    })
    const ids = yield* mapInSteps(numbers, (number) => {
      const { segment, article } = this.placeAt(number)
      return segment.docValues.ids.at(article)
    })
    const worst = numbers.map((number) => this.#worst[number]!)
    const order = yield* sortInSteps(
      upTo(numbers.length),
      (a, b) => worst[a]! - worst[b]! || (ids[a]! < ids[b]! ? -1 : 1),
    )
    return order.map((i) => numbers[i]!)
  }
}

const countedOf = derived((generation: Generation) => new Counted(generation))

function liveLength(segment: Segment): number {
  const { fieldLengths, fieldTotals, articles } = segment.docValues
  if (segment.liveArticles === articles) return fieldTotals.sums.reduce((sum, length) => sum + length, 0)
  let sum = 0
  for (const lengths of fieldLengths)
    for (let article = 0; article < articles; article++) if (segment.isLive(article)) sum += lengths[article]!
  return sum
}

/** The answer to whoever does not wait, before the archive is counted. */
export const uncounted = ({ page, hitsPerPage, below = 0 }: LegibilityAsked): LegibilityAnswer => ({
  articles: [],
  page,
  hitsPerPage,
  total: 0,
  level: null,
  below,
})

/**
 * Answers from what is counted; where nothing is yet, counting begins.
 *
 * @param generation open until the answer is there
 * @param inSlices does work in steps, beside answering
 * @throws {JiebaoError} CANCELLED once `signal` is aborted, and what `inSlices` throws
 */
export async function askLegibility(
  generation: Generation,
  asked: LegibilityAsked,
  inSlices: InSlices,
  signal?: AbortSignal,
): Promise<LegibilityAnswer> {
  const { page, hitsPerPage, id: ids, sort = 'share', isWaited = true } = asked
  const own = countedOf(generation)
  if (!isWaited && !own.pairs) {
    generation.retain()
    // Of an engine that is closed meanwhile nobody asks.
    const begun = own.counted(inSlices, undefined).catch(() => {})
    void begun.finally(() => generation.release())
    return uncounted(asked)
  }
  const { unknown, level } = await own.counted(inSlices, signal)
  const below = round(asked.below ?? Math.max(0, 1 - 2 * (1 - level) - MORE_UNKNOWN))
  const window = [(page - 1) * hitsPerPage, page * hitsPerPage] as const
  let [places, total]: [Place[], number] = [[], 0]
  if (ids) {
    // Whoever does not wait asks for paragraphs below the bound alone: most articles need not be read.
    const found = placesOf(generation, ids).filter(
      ({ segment, article }) => isWaited || mayBeBelow(below, segment, article, unknown),
    )
    places = found.slice(...window)
    total = found.length
  } else {
    const worstFirst = await own.listed(below, inSlices, signal)
    const numbers = sort === 'date' ? await inSlices(newestFirst(own, worstFirst)) : worstFirst
    places = [...numbers.slice(...window)].map((number) => own.placeAt(number))
    total = numbers.length
  }
  const articles = places.map((place) => rowOf(place, unknown, below))
  return { articles, page, hitsPerPage, total, level: round(level), below }
}

function* newestFirst(own: Counted, numbers: Uint32Array): Steps<Uint32Array> {
  const keys = yield* mapInSteps(numbers, (number) => {
    const { segment, article } = own.placeAt(number)
    return issueKey({ segment, issue: segment.docValues.issueOf[article]! })
  })
  const order = yield* sortInSteps(upTo(numbers.length), (a, b) =>
    keys[a]! === keys[b]! ? 0 : keys[a]! < keys[b]! ? 1 : -1,
  )
  return order.map((i) => numbers[i]!)
}

const placesOf = (generation: Generation, ids: readonly string[]): Place[] =>
  ids.flatMap((id) => {
    const found = findArticle(generation, id)
    return found ? [{ segment: found.segment, article: found.article }] : []
  })

/** Whether an article may have a paragraph below the bound, by what is known of it unread. */
function mayBeBelow(below: number, segment: Segment, article: number, unknown: UnknownPairs): boolean {
  const told = segment.docValues.toldShares[article]!
  return told > 0
    ? told - 1 < thousandths(below)
    : unknown.counts.get(segment)![article]! >= leastUnknown(below)
}

const thousandths = (share: number) => Math.round(share * 1000)

function rowOf({ segment, article: number }: Place, unknown: UnknownPairs, below: number): LegibilityRow {
  const article = shownArticle(segment, number)!
  const paragraphs = paragraphsOf(article, unknown).sort((a, b) => a.share - b.share)
  return {
    ...articleRef(article, issueRef(segment, segment.docValues.issueOf[number]!)),
    by: isDoubted(article) ? 'tool' : 'pairs',
    share: paragraphs[0]?.share ?? null,
    paragraphs: paragraphs.filter(({ share }) => share < below),
  }
}

const round = (share: number) => Math.round(share * 1000) / 1000

/** The paragraphs of a body that are long enough to be measured. */
function paragraphsOf(article: Article, unknown: UnknownPairs): LegibleParagraph[] {
  const isTold = isDoubted(article)
  return measuredParagraphs(article).map((own) => {
    const sound = isTold ? sureShare(own, article) : 1 - oddIn(own.pairs, unknown) / own.pairs.size
    const characters = [...own.text]
    const shown = characters.slice(0, SHOWN).join('')
    return { line: own.line, text: shown, cutAfter: characters.length > SHOWN, share: round(sound) }
  })
}

function oddIn(pairs: ReadonlySet<number>, unknown: UnknownPairs): number {
  let odd = 0
  for (const pair of pairs) if (unknown.has(pair)) odd++
  return odd
}
