/**
 * A manuscript checked (稿件核对): whether its quotations, names with an office, numbers and days are printed, and how.
 *
 * Each sentence with something to check is looked for by pieces of it (pieces.ts), many sentences by one question; the
 * articles found are aligned with it (compare.ts), and what stands in the place of a claim decides (judge.ts). What
 * stands nowhere in its sentence is looked for by itself.
 */
import { JiebaoError } from '../errors.js'
import type {
  ArticleRef,
  Candidates,
  Engine,
  Field,
  OtherWording,
  RequestOptions,
  Warning,
} from '../model.js'
import { UNDECIDED } from '../names.js'
import { articleRef } from '../print.js'
import { nextTurn } from '../turns.js'
import { type FoundClaim, type Stretch, stretchesOf } from './claims.js'
import {
  ComparedStretch,
  distanceOf,
  type FoundInPrint,
  isIn,
  type PrintedPlace,
  placesIn,
  printedOf,
} from './compare.js'
import { type PrintDifference, WHY } from './judge.js'
import { aloneOf, piecesOf } from './pieces.js'
import { tokensOf } from './tokens.js'

/** `unchecked`: it is too long, its quotation mark is not closed, or the time did not suffice; `why` says which. */
export const VERDICTS = ['printed', 'form', 'otherwise', 'absent', 'unchecked'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Where a claim is printed, or something else in its place: `text` of a field at `at`, between `before` and `after`. */
export type ClaimPassage = ArticleRef & {
  page: string | null
  field: Field
  index: number
  at: number
  before: string
  text: string
  after: string
  difference: PrintDifference
}

/** `at` counts UTF-16 units of the manuscript, `line` from 1. `why`: how the print writes it, where that is another form; why it is unchecked. */
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
/** Why a claim is unchecked that was not looked for to the end. */
const LATE = '时间不够，没有查完'
/** Checks that run at once, for one address and for all: each asks for some hundred searches. */
export const MOST_CHECKS = [2, 8] as const

/** Articles that a sentence is compared with. */
const MOST_CANDIDATES = 5
const MOST_PASSAGES = 3
/** Characters of the print that are shown on each side. */
const CONTEXT = 24
/** Stretches that are looked for by one question, and how many of them are worked on at once. */
const TOGETHER = 16
const AT_ONCE = 2
/** Printed texts that are kept with their tokens. */
const MOST_KEPT = 400
/** Characters beside a difference among which another word is looked for, and how many one question takes. */
const AROUND = 8
const MOST_ASKED = 1500

/** The methods of an engine that a check calls. */
export type PrintedArchive = Pick<Engine, 'view' | 'candidates' | 'article' | 'otherForms'>

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
 * @throws {JiebaoError} TOO_LARGE beyond LONGEST_MANUSCRIPT; else as `Engine.candidates`
 */
export async function check(
  engine: PrintedArchive,
  text: string,
  left: () => RequestOptions = () => ({}),
): Promise<CheckAnswer> {
  if (text.length > LONGEST_MANUSCRIPT) throw tooLong()
  const view = engine.view()
  const checker = new Checker(engine, text, left)
  const { stretches, skipped } = stretchesOf(text)
  const checked = skipped.map(
    ({ why, ...claim }): CheckedClaim => ({ ...checkedClaim(claim, [], false), why }),
  )
  let next = 0
  const work = async () => {
    while (next < stretches.length) {
      const some = stretches.slice(next, next + TOGETHER)
      next += TOGETHER
      checked.push(...(await checker.check(some)))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  checked.sort((a, b) => a.at - b.at || b.text.length - a.text.length)
  const lines = lineNumbers(text)
  for (const claim of checked) claim.line = lines(claim.at)
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, checked.filter((claim) => claim.verdict === verdict).length]),
  ) as Record<Verdict, number>
  const isLate = checked.some(({ why }) => why === LATE)
  const warnings = isLate ? [{ code: 'DEADLINE', detail: '时间不够，有几处没有查完' }] : []
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

/** A claim on its way: with its place in its stretch, and where it was found. */
type Open = {
  own: FoundClaim
  claim: FoundClaim
  stretch: ComparedStretch
  places: PrintedPlace[]
  found: FoundInPrint[]
  isWhole: boolean
}

class Checker {
  readonly #engine: PrintedArchive
  readonly #text: string
  readonly #left: () => RequestOptions
  readonly #places = new Map<string, Promise<PrintedPlace[]>>()

  constructor(engine: PrintedArchive, text: string, left: () => RequestOptions) {
    this.#engine = engine
    this.#text = text
    this.#left = left
  }

  async check(stretches: readonly Stretch[]): Promise<CheckedClaim[]> {
    const open: Open[] = []
    const candidates = await this.#candidates(stretches)
    for (const [i, stretch] of stretches.entries())
      open.push(...(await this.#compared(stretch, candidates[i]!)))
    await this.#alone(open.filter(({ found }) => found.length === 0))
    await this.#inOtherWords(open.filter(({ found: [best] }) => best?.verdict === 'otherwise'))
    return open.map(({ claim, found, isWhole }) => checkedClaim(claim, found, isWhole))
  }

  /** Articles that may print each stretch, the likeliest first: those that print a quotation as it is, else most pieces of it. */
  async #candidates(stretches: readonly Stretch[]): Promise<Candidates[]> {
    const asked = stretches.flatMap(({ from, to, claims }) => {
      const own = this.#text.slice(from, to)
      return [isQuotation(claims) ? [own] : [], piecesOf(own)]
    })
    const answers = await this.#engine.candidates(asked, MOST_CANDIDATES, this.#left())
    return stretches.map((_, i) => {
      const [exact, pieces] = [answers[2 * i]!, answers[2 * i + 1]!]
      return exact.ids.length > 0 ? exact : pieces
    })
  }

  async #compared({ from, to, claims }: Stretch, { ids, isWhole }: Candidates): Promise<Open[]> {
    const stretch = new ComparedStretch(this.#text.slice(from, to))
    const open = claims.map((claim): Open => {
      return { own: { ...claim, at: claim.at - from }, claim, stretch, places: [], found: [], isWhole }
    })
    for (const id of ids) {
      const places = await this.#placesOf(id)
      // Comparing takes its time: others have a turn.
      await nextTurn()
      for (const one of open) {
        one.places.push(...places)
        one.found = stretch.find(one.own, one.places)
      }
      // The next article would say no more.
      if (open.every(({ found: [best] }) => best !== undefined && best.verdict !== 'otherwise')) break
    }
    return open
  }

  #placesOf(id: string): Promise<PrintedPlace[]> {
    const known = this.#places.get(id)
    if (known) return known
    const read = this.#engine.article(id, undefined, this.#left()).then((article) => {
      return article ? placesIn(article) : []
    })
    this.#places.set(id, read)
    if (this.#places.size > MOST_KEPT) this.#places.delete(this.#places.keys().next().value!)
    return read
  }

  /** Claims with their nearest neighbours, where their sentences are printed nowhere. */
  async #alone(open: readonly Open[]): Promise<void> {
    const strings = open.map(({ own, stretch }) => aloneOf(own, stretch.text))
    const asked = strings.map((string) => (string === undefined ? [] : [string]))
    if (asked.every(({ length }) => length === 0)) return
    const answers = await this.#engine.candidates(asked, MOST_CANDIDATES, this.#left())
    for (const [i, one] of open.entries()) {
      const string = strings[i]
      if (string === undefined) continue
      const { ids, isWhole } = answers[i]!
      const places = (await Promise.all(ids.map((id) => this.#placesOf(id)))).flat()
      await nextTurn()
      // By itself a claim is its own neighbour.
      const whole = { kind: 'quotation', text: string, at: 0 } as const
      const found = new ComparedStretch(string).find(whole, places)
      one.found = found.filter(({ verdict }) => verdict !== 'otherwise')
      one.isWhole &&= isWhole
    }
  }

  /** Claims that are printed otherwise, with the synonyms and short forms that the archive knows in their place. */
  async #inOtherWords(open: readonly Open[]): Promise<void> {
    const ofWords = open.filter(({ own: { kind, text }, found: [best] }) => {
      const isOfWords = kind === 'quotation' || kind === 'name'
      return isOfWords && numbersIn(text) === numbersIn(printedOf(best!))
    })
    const forms = await this.#formsIn(ofWords.flatMap(({ found: [best] }) => differing(best!.difference)))
    for (const one of ofWords) {
      await nextTurn()
      one.found = withForms(one, forms)
    }
  }

  /** Known ways to say the same as texts do, in other words; of a number there is none. */
  async #formsIn(texts: readonly string[]): Promise<OtherWording[]> {
    const answers = await Promise.all(joined(texts).map((text) => this.#engine.otherForms(text)))
    return answers
      .flat()
      .filter(({ typed, matched, why }) => why !== UNDECIDED && numbersIn(typed) === numbersIn(matched))
  }
}

const isQuotation = (claims: readonly FoundClaim[]) => claims.length === 1 && claims[0]!.kind === 'quotation'

/** What is printed otherwise, each with a few characters beside it. */
function differing(difference: PrintDifference): string[] {
  return difference.flatMap(({ typed, printed }, i) => {
    if (typed === printed) return []
    const before = difference[i - 1]?.typed.slice(-AROUND) ?? ''
    return [before + typed + (difference[i + 1]?.typed.slice(0, AROUND) ?? '')]
  })
}

/** Texts joined into few, without marks and without repeats. */
function joined(texts: readonly string[]): string[] {
  const queries: string[] = []
  for (const text of new Set(texts.map((each) => each.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()))) {
    const last = queries.at(-1)
    if (last === undefined || last.length + text.length > MOST_ASKED) queries.push(text)
    else queries[queries.length - 1] = `${last} ${text}`
  }
  return queries.filter((q) => q !== '')
}

/** Where a claim stands with other words that mean the same, or where it was found. */
function withForms(
  { own, stretch: { text }, places, found }: Open,
  forms: readonly OtherWording[],
): FoundInPrint[] {
  const end = own.at + own.text.length
  let best = found
  const used: string[] = []
  for (const { typed, matched } of forms) {
    const before = used.length > 0 ? best[0]!.claim : own.text
    if (!before.includes(typed) || !isIn(matched, places)) continue
    const other = before.replace(typed, matched)
    const whole = new ComparedStretch(text.slice(0, own.at) + other + text.slice(end))
    const again = whole.find({ ...own, text: other }, places)
    if (again.length === 0 || distanceOf(again[0]!) >= distanceOf(best[0]!)) continue
    best = again
    used.push(`${typed} → ${matched}`)
    if (again[0]!.verdict === 'otherwise') continue
    return again.map((each) => ({
      ...each,
      verdict: 'form',
      why: `${WHY.word}：${used.join('，')}`,
      difference: [{ typed: own.text, printed: printedOf(each) }],
    }))
  }
  return found
}

const numbersIn = (text: string) =>
  tokensOf(text)
    .filter(({ isNumber }) => isNumber)
    .map(({ key }) => key)
    .join()

function checkedClaim(
  { kind, text, at }: FoundClaim,
  found: readonly FoundInPrint[],
  isWhole: boolean,
): CheckedClaim {
  const isLate = found.length === 0 && !isWhole
  const verdict = found[0]?.verdict ?? (isLate ? 'unchecked' : 'absent')
  const passages = found.slice(0, MOST_PASSAGES).map(passageOf)
  return { kind, text, at, line: 1, verdict, why: found[0]?.why ?? (isLate ? LATE : null), passages }
}

function passageOf({ place, from, to, difference }: FoundInPrint): ClaimPassage {
  const { article, field, index, printed } = place
  return {
    ...articleRef(article, article.issue),
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
