/**
 * A manuscript checked (稿件核对): whether its quotations, names with an office, numbers and days are printed, and how.
 *
 * Each sentence with something to check is looked for by pieces of it; the articles found are aligned with it
 * (align.ts), and what stands in the place of a claim decides (judge.ts). What stands nowhere in its sentence is
 * looked for by itself.
 */
import { JiebaoError } from '../errors.js'
import type { ArticleAnswer, Engine, Field, RequestOptions, SearchRequest, Warning } from '../model.js'
import { UNDECIDED } from '../names.js'
import { align, type PrintedText, printedText } from './align.js'
import { type FoundClaim, type Stretch, stretchesOf } from './claims.js'
import { type ArticleDays, type Judged, judge, type PrintDifference, type PrintedAs, WHY } from './judge.js'
import { type TextToken, tokensOf } from './tokens.js'

/** `unchecked`: the time did not suffice to say that it is printed nowhere. */
export const VERDICTS = ['printed', 'form', 'otherwise', 'absent', 'unchecked'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Where a claim is printed, or something else in its place: `text` of a field at `at`, between `before` and `after`. */
export type ClaimPassage = {
  id: string
  headline: string | null
  publication: string | null
  from: string | null
  to: string | null
  page: string | null
  field: Field
  index: number
  at: number
  before: string
  text: string
  after: string
  difference: PrintDifference
}

/** `at` counts UTF-16 units of the manuscript, `line` from 1. `why`: how the print writes it, where that is another form. */
export type CheckedClaim = FoundClaim & {
  line: number
  verdict: Verdict
  why: string | null
  passages: ClaimPassage[]
}

/** `characters` of the manuscript; `claims` in its order. */
export type CheckAnswer = {
  characters: number
  claims: CheckedClaim[]
  counts: Record<Verdict, number>
  view: string
  warnings: Warning[]
}

/** UTF-16 units of the longest manuscript; bytes of the largest, of which a document is mostly pictures; milliseconds for one. */
export const LONGEST_MANUSCRIPT = 100_000
export const LARGEST_MANUSCRIPT = 4 * 1024 * 1024
export const CHECK_MS = 10_000
/** Checks that run at once, for one address and for all: each asks for some hundred searches. */
export const MOST_CHECKS = [2, 8] as const

/** Characters of the pieces by which a sentence is looked for, and how many pieces; each begins with the end of the one before. */
const PIECE = 5
const MOST_PIECES = 12
/** Of a stretch of fewer characters the pieces are shorter: one that is changed must leave some whole. */
const SHORT = 24
const SHORT_PIECE = 3
/** Articles that a sentence is compared with. */
const MOST_CANDIDATES = 5
/** Of places about as near, the one that agrees best decides. */
const AS_NEAR = 0.15
const MOST_PASSAGES = 3
/** Characters of the print that are shown on each side. */
const CONTEXT = 24
/** Sentences that are looked for at once. */
const AT_ONCE = 4
/** Characters beside a claim with which it is looked for by itself, on each side, and how many both are at least. */
const BESIDE = 4
const LEAST_BESIDE = 4
/** Printed texts that are kept with their tokens. */
const MOST_KEPT = 400

/** A printed text of an article. */
type Place = { article: ArticleAnswer; field: Field; index: number; printed: PrintedText }
/** `claim`: its text as it was compared. */
type Found = Judged & { place: Place; claim: string }

/** The same for a file: text, Markdown or .docx. @throws {JiebaoError} as `check` and `Engine.manuscript` */
export async function checkFile(
  engine: Engine,
  file: string,
  bytes: Uint8Array,
  left?: () => RequestOptions,
): Promise<CheckAnswer> {
  return check(engine, await readManuscriptFile(engine, file, bytes), left)
}

/** The text of a manuscript's file. @throws {JiebaoError} TOO_LARGE beyond LARGEST_MANUSCRIPT; else as `Engine.manuscript` */
export async function readManuscriptFile(engine: Engine, file: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > LARGEST_MANUSCRIPT) throw tooLong()
  return engine.manuscript(file, bytes)
}

const tooLong = () => new JiebaoError('manuscript-long', '', { most: LONGEST_MANUSCRIPT })

/**
 * @param left what each call of the engine may take
 * @throws {JiebaoError} TOO_LARGE beyond LONGEST_MANUSCRIPT; else as `Engine.search`
 */
export async function check(
  engine: Engine,
  text: string,
  left: () => RequestOptions = () => ({}),
): Promise<CheckAnswer> {
  if (text.length > LONGEST_MANUSCRIPT) throw tooLong()
  const view = engine.view()
  const checker = new Checker(engine, left)
  const stretches = stretchesOf(text)
  const checked: CheckedClaim[] = []
  let next = 0
  const work = async () => {
    while (next < stretches.length) {
      const stretch = stretches[next++]!
      checked.push(...(await checker.check(text, stretch)))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  checked.sort((a, b) => a.at - b.at || b.text.length - a.text.length)
  const lines = lineNumbers(text)
  for (const claim of checked) claim.line = lines(claim.at)
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, checked.filter((claim) => claim.verdict === verdict).length]),
  ) as Record<Verdict, number>
  const warnings = counts.unchecked > 0 ? [{ code: 'DEADLINE', detail: '时间不够，有几处没有查完' }] : []
  return { characters: [...text].length, claims: checked, counts, view, warnings }
}

/** The number of the line in which a place lies; asked for rising places. */
function lineNumbers(text: string): (at: number) => number {
  let line = 1
  let done = 0
  return (at) => {
    for (; done < at; done++) if (text[done] === '\n') line++
    return line
  }
}

class Checker {
  readonly #engine: Engine
  readonly #left: () => RequestOptions
  readonly #places = new Map<string, Promise<Place[]>>()

  constructor(engine: Engine, left: () => RequestOptions) {
    this.#engine = engine
    this.#left = left
  }

  async check(text: string, { from, to, claims }: Stretch): Promise<CheckedClaim[]> {
    const own = text.slice(from, to)
    const stretch = { text: own, tokens: tokensOf(own) }
    const { ids, isWhole } = await this.#candidates(
      own,
      claims.length === 1 && claims[0]!.kind === 'quotation',
    )
    const within = claims.map((claim) => ({ ...claim, at: claim.at - from }))
    const places: Place[] = []
    let found = within.map((): Found[] => [])
    for (const id of ids) {
      places.push(...(await this.#placesOf(id)))
      found = within.map((claim) => compare(claim, stretch, places))
      // The next article would say no more.
      if (found.every(([best]) => best !== undefined && best.verdict !== 'otherwise')) break
    }
    return Promise.all(
      claims.map(async (claim, i) => {
        let all = found[i]!
        let isDone = isWhole
        if (all[0]?.verdict === 'otherwise') all = await this.#inOtherWords(within[i]!, own, all, places)
        else if (all.length === 0) {
          const alone = await this.#alone(within[i]!, own)
          all = alone.found
          isDone &&= alone.isWhole
        }
        return checkedClaim(claim, all, isDone)
      }),
    )
  }

  /** Articles that may print a stretch, the likeliest first. */
  async #candidates(text: string, isQuotation: boolean): Promise<{ ids: string[]; isWhole: boolean }> {
    if (isQuotation) {
      const exact = await this.#printedAs(text)
      if (exact.ids.length > 0) return exact
    }
    const pieces = piecesOf(text)
    if (pieces.length === 0) return { ids: [], isWhole: true }
    const q = pieces.map((piece) => `"${piece}"`).join(' ')
    const request: SearchRequest = { q, matching: 'any', facets: false, hitsPerPage: MOST_CANDIDATES }
    const { hits, totalIsExact } = await this.#engine.search(request, this.#left())
    return { ids: hits.map(({ id }) => id), isWhole: totalIsExact }
  }

  /** Articles that print a string, whatever its width and script. */
  async #printedAs(q: string): Promise<{ ids: string[]; isWhole: boolean }> {
    const asked = { order: 'date', width: 1, page: 1, hitsPerPage: MOST_CANDIDATES } as const
    const { lines, totalIsExact } = await this.#engine.concordance(
      { q, matching: 'exact' },
      asked,
      this.#left(),
    )
    return { ids: [...new Set(lines.map(({ id }) => id))], isWhole: totalIsExact }
  }

  #placesOf(id: string): Promise<Place[]> {
    const known = this.#places.get(id)
    if (known) return known
    const read = this.#engine.article(id, undefined, this.#left()).then((article) => {
      return article ? placesIn(article) : []
    })
    this.#places.set(id, read)
    if (this.#places.size > MOST_KEPT) this.#places.delete(this.#places.keys().next().value!)
    return read
  }

  /** A claim with its nearest neighbours, where its sentence is printed nowhere. */
  async #alone(claim: FoundClaim, text: string): Promise<{ found: Found[]; isWhole: boolean }> {
    if (claim.kind === 'quotation') return { found: [], isWhole: true }
    const end = claim.at + claim.text.length
    const [before, behind] = claim.kind === 'name' ? ['', ''] : neighboursOf(text, claim.at, end)
    if (claim.kind !== 'name' && before.length + behind.length < LEAST_BESIDE)
      return { found: [], isWhole: true }
    const string = before + claim.text + behind
    const { ids, isWhole } = await this.#printedAs(string)
    const places = (await Promise.all(ids.map((id) => this.#placesOf(id)))).flat()
    const stretch = { text: string, tokens: tokensOf(string) }
    // By itself a claim is its own neighbour.
    const whole = { kind: 'quotation', text: string, at: 0 } as const
    const isPrinted = (found: Found) => found.verdict !== 'otherwise'
    const found = compare(whole, stretch, places).filter(isPrinted)
    return { found, isWhole }
  }

  /** A claim that is printed otherwise, with the synonyms and short forms that the archive knows in its place. */
  async #inOtherWords(claim: FoundClaim, text: string, found: Found[], places: Place[]): Promise<Found[]> {
    const isOfWords = claim.kind === 'quotation' || claim.kind === 'name'
    if (!isOfWords || numbersIn(claim.text) !== numbersIn(printedOf(found[0]!))) return found
    const end = claim.at + claim.text.length
    let best = found
    const used: string[] = []
    for (const { typed, matched } of await this.#formsIn(claim.text)) {
      const other = (used.length > 0 ? best[0]!.claim : claim.text).replace(typed, matched)
      const whole = text.slice(0, claim.at) + other + text.slice(end)
      const again = compare({ ...claim, text: other }, { text: whole, tokens: tokensOf(whole) }, places)
      if (again.length === 0 || distanceOf(again[0]!) >= distanceOf(best[0]!)) continue
      best = again
      used.push(`${typed} → ${matched}`)
      if (again[0]!.verdict === 'otherwise') continue
      return again.map((own) => ({
        ...own,
        verdict: 'form',
        why: `${WHY.word}：${used.join('，')}`,
        difference: [{ typed: claim.text, printed: printedOf(own) }],
      }))
    }
    return found
  }

  /** Other forms of what a text holds, as the archive and its keeper know them; none that is guessed or undecided. */
  async #formsIn(text: string): Promise<{ typed: string; matched: string }[]> {
    const q = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
    // Nothing is looked for here: the strictest request takes the least time.
    const request: SearchRequest = { q, matching: 'all', variants: false, kind: ['other'], facets: false }
    const { clauses } = await this.#engine.explain({ ...request, hitsPerPage: 1 }, this.#left())
    return clauses.flatMap(({ forms }) =>
      forms.flatMap(({ typed, matched, why, isGuess }) => {
        const isKnown = !isGuess && why !== UNDECIDED && matched !== null
        return isKnown && numbersIn(typed) === numbersIn(matched) ? [{ typed, matched }] : []
      }),
    )
  }
}

const printedOf = ({ place, from, to }: Found) => place.printed.text.slice(from, to)
/** Units in which a claim and its place in print differ. */
const distanceOf = ({ verdict, difference }: Found) =>
  verdict === 'otherwise'
    ? difference.reduce(
        (sum, { typed, printed }) => sum + (typed === printed ? 0 : typed.length + printed.length),
        0,
      )
    : 0

const numbersIn = (text: string) =>
  tokensOf(text)
    .filter(({ isNumber }) => isNumber)
    .map(({ key }) => key)
    .join()

const RANK: Readonly<Record<PrintedAs, number>> = { printed: 0, form: 1, otherwise: 2 }

/** The claim in all places, the best first: of those about as near as the nearest, those that agree best. */
function compare(
  claim: FoundClaim,
  stretch: { text: string; tokens: TextToken[] },
  places: readonly Place[],
): Found[] {
  const found = places.flatMap((place): Found[] => {
    const aligned = align(stretch.tokens, place.printed)
    const judged = aligned && judge(claim, stretch, aligned, place.printed, daysOf(place.article))
    return judged ? [{ ...judged, place, claim: claim.text }] : []
  })
  const nearest = Math.max(...found.map(({ nearness }) => nearness))
  const near = found.filter(({ nearness }) => nearness >= nearest - AS_NEAR)
  near.sort(
    (a, b) => RANK[a.verdict] - RANK[b.verdict] || distanceOf(a) - distanceOf(b) || b.nearness - a.nearness,
  )
  return near.filter(({ verdict }) => verdict === near[0]!.verdict)
}

const daysOf = ({ issue, eventDate }: ArticleAnswer): ArticleDays => ({
  issue: issue.date.to ?? issue.date.from,
  event: eventDate,
})

function placesIn(article: ArticleAnswer): Place[] {
  const { headline, kicker, subheadline, credit, body, captions, asides } = article
  const place = (field: Field, text: string | null, index = 0): Place[] =>
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

/** Strings of a stretch that stand between its marks, from all over it; shorter ones of a short stretch. */
function piecesOf(text: string): string[] {
  const runs = (text.match(/[\p{L}\p{N}%]+/gu) ?? [])
    .map((run) => [...run])
    .filter(({ length }) => length > 1)
  const all = runs.reduce((sum, { length }) => sum + length, 0)
  const [length, step] = all < SHORT ? [SHORT_PIECE, SHORT_PIECE - 1] : [PIECE, PIECE - 1]
  const pieces = runs.flatMap((signs) => {
    const last = Math.max(0, signs.length - length)
    const starts = Array.from({ length: Math.ceil(last / step) + 1 }, (_, i) => Math.min(i * step, last))
    return starts.map((at) => signs.slice(at, at + length).join(''))
  })
  const every = Math.max(1, pieces.length / MOST_PIECES)
  const picked = pieces.filter((_, i) => Math.floor(i % every) === 0)
  return [...new Set(picked)]
}

/** The characters that touch a claim on each side. */
function neighboursOf(text: string, from: number, to: number): [string, string] {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, from - BESIDE), from))![0]
  const behind = /^[\p{L}\p{N}]*/u.exec(text.slice(to, to + BESIDE))![0]
  return [before, behind]
}

function checkedClaim(
  { kind, text, at }: FoundClaim,
  found: readonly Found[],
  isWhole: boolean,
): CheckedClaim {
  const verdict = found[0]?.verdict ?? (isWhole ? 'absent' : 'unchecked')
  const passages = found.slice(0, MOST_PASSAGES).map(passageOf)
  return { kind, text, at, line: 1, verdict, why: found[0]?.why ?? null, passages }
}

function passageOf({ place, from, to, difference }: Found): ClaimPassage {
  const { article, field, index, printed } = place
  const { issue } = article
  return {
    id: article.id,
    headline: article.headline,
    publication: issue.publication.name,
    from: issue.date.from,
    to: issue.date.to,
    page: article.page,
    field,
    index,
    at: from,
    before: printed.text.slice(Math.max(0, from - CONTEXT), from),
    text: printed.text.slice(from, to),
    after: printed.text.slice(to, to + CONTEXT),
    difference,
  }
}
