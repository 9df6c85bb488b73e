/**
 * New in an issue: names, set-off words and other words that no issue of an earlier day prints.
 *
 * What may be new is proposed by its form alone: names beside an office or in a byline, what stands between quotation
 * marks or the marks of a title, and the words of the platform's segmenter, where characters side by side that it leaves
 * alone may be a word that it does not know. Whether a string is new the print decides. Asks the Engine alone.
 *
 * Not all that is new tells a reader something. Characters left alone, and a name whose ends lie inside words, may be
 * artefacts of cutting: they are told if the issue has them twice. In a small archive most words of the dictionary are
 * new merely because little was printed before: there only longer ones are told, and those twice in the issue.
 */
import { dayNumber, dayText, parseNumeral } from '../chinese.js'
import { isFunctionWord, plainOf, surnameLength } from '../lexicon.js'
import {
  type Article,
  type ArticleHead,
  type DateRange,
  type Engine,
  NEW_KINDS,
  type NewKind,
  type Publication,
  type RequestOptions,
} from '../model.js'
import { articlesOf } from '../paging.js'
import { nextTurn } from '../turns.js'
import { isName, officesIn } from './claims.js'
import { wordsOf } from './words.js'

/** `text` as the issue prints it, in `article`; `totalHits` articles of the whole archive hold it. */
export type NewString = { text: string; kind: NewKind; article: NewIn; totalHits: number }
export type NewIn = Pick<ArticleHead, 'id' | 'kind' | 'headline'>

/** `earlier`: articles held of earlier days; where there is none, nothing can be told, and `strings` is empty. */
export type NewInAnswer = {
  issue: { id: string; publication: Publication; date: DateRange }
  /** The last of the earlier days; null where the issue has no date. */
  before: string | null
  earlier: number
  /** How many strings were looked for. */
  asked: number
  isWhole: boolean
  strings: NewString[]
}

/** Strings that are counted in one question. */
const AT_ONCE = 2000
/** New strings that are told: names first, then terms, then words; of each kind those that the issue prints most often. */
export const MOST_NEW = 500
const EVERY = 1_000_000_000
/** Of so many words of the dictionary in an issue at most one may be new, if a new one is to mean something. */
const SURPRISING = 20
/** Characters from which on a word is a compound. */
const COMPOUND = 3
/** UTF-16 units of a set-off term. */
const [LEAST_TERM, MOST_TERM] = [2, 20]
const SET_OFF = /“([^“”\n]+)”|「([^「」\n]+)」|『([^『』\n]+)』|《([^《》\n]+)》|〈([^〈〉\n]+)〉/g
/** Single characters side by side that may be one word. */
const [LEAST_RUN, MOST_RUN] = [2, 4]
/** A surname with how its bearer is addressed: it names somebody to those who know him, and no one else. */
const ADDRESSED =
  /(?:大爷|大妈|大娘|大伯|大叔|大婶|大哥|大姐|大嫂|老汉|老太|爷爷|奶奶|伯伯|叔叔|阿姨|婶婶|师傅|老师|医生|先生|女士|同志|某某?)$/u
const HAN = /^\p{Script=Han}+$/u
const LETTERS = /\p{L}/u

/**
 * @returns undefined if there is no such issue
 * @throws as `Engine.counts`
 */
export async function newIn(
  engine: Engine,
  id: string,
  left: () => RequestOptions = () => ({}),
): Promise<NewInAnswer | undefined> {
  const head = (await engine.issue(id, 1, 1))?.issue
  if (!head) return undefined
  const { publication, date } = head
  const issue = { id, publication, date }
  const day = date.from ?? date.to
  const nothing = { issue, before: null, earlier: 0, asked: 0, isWhole: true, strings: [] }
  if (day === null) return nothing
  const before = dayText(dayNumber(day) - 1)
  const { totalHits: earlier } = await engine.search(
    { q: '', to: before, facets: false, further: false, hitsPerPage: 1 },
    left(),
  )
  if (earlier === 0) return { ...nothing, before }
  const asked = await proposedIn(await articlesOf(engine, id))
  const own = [...asked.values()]
  const untold = { issue, before, earlier, asked: own.length, isWhole: false, strings: [] }
  const old = await countsOf(engine, own, { to: before }, 1, left)
  if (!old.isWhole) return untold
  const fresh = worthTelling(own, (i) => old.counts[i] === 0)
  const all = await countsOf(engine, fresh, {}, EVERY, left)
  if (!all.isWhole) return untold
  const strings = fresh
    // A given name may be printed nowhere.
    .flatMap((each, i) => (all.counts[i]! > 0 ? [{ ...each, totalHits: all.counts[i]! }] : []))
    .sort(
      (a, b) =>
        NEW_KINDS.indexOf(a.kind) - NEW_KINDS.indexOf(b.kind) ||
        b.times - a.times ||
        b.totalHits - a.totalHits,
    )
    .slice(0, MOST_NEW)
    .map(({ text, kind, article, totalHits }) => ({ text, kind, article, totalHits }))
  return { ...untold, isWhole: true, strings }
}

/** `doubtful`: its ends may be wrong. `ordinary`: a word of the dictionary. */
type Trust = 'sure' | 'doubtful' | 'ordinary'
/** `times`: how often it was proposed. */
type Proposed = Omit<NewString, 'totalHits'> & { trust: Trust; times: number }

/** Those of the new strings that tell a reader something. @param isNew by number */
function worthTelling(own: readonly Proposed[], isNew: (i: number) => boolean): Proposed[] {
  const fresh = own.filter((_, i) => isNew(i))
  const ordinary = (list: readonly Proposed[]) => list.filter(({ trust }) => trust === 'ordinary').length
  const isAmple = ordinary(fresh) * SURPRISING <= ordinary(own)
  const told = fresh.filter(({ text, kind, trust, times }) => {
    if (trust === 'sure' || (trust === 'ordinary' && isAmple)) return true
    return times > 1 && (kind === 'name' || [...text].length >= COMPOUND)
  })
  const names = told.filter(({ kind }) => kind === 'name')
  const others = told.filter(({ kind }) => kind !== 'word')
  // Pieces of a name or a term, and a name with what stands beside it, are no words of their own.
  const isPiece = ({ text }: Proposed) =>
    others.some((other) => other.text.includes(text)) || names.some((name) => text.includes(name.text))
  return told.filter((each) => each.kind !== 'word' || !isPiece(each))
}

async function countsOf(
  engine: Engine,
  strings: readonly Proposed[],
  filters: { to?: string },
  most: number,
  left: () => RequestOptions,
): Promise<{ counts: number[]; isWhole: boolean }> {
  const counts: number[] = []
  for (let from = 0; from < strings.length; from += AT_ONCE) {
    const texts = strings.slice(from, from + AT_ONCE).map(({ text }) => text)
    const answer = await engine.counts(texts, filters, most, left())
    counts.push(...answer.counts)
    if (!answer.isWhole) return { counts, isWhole: false }
  }
  return { counts, isWhole: true }
}

/** Strings that may be new, each once, by their plain form. */
async function proposedIn(articles: readonly Article[]): Promise<Map<string, Proposed>> {
  const found = new Map<string, Proposed>()
  for (const article of articles) {
    const { id, kind, headline } = article
    for (const { text, as, trust } of stringsIn(article)) {
      const key = plainOf(text)
      const known = found.get(key)
      if (!known) {
        found.set(key, { text, kind: as, trust, times: 1, article: { id, kind, headline } })
        continue
      }
      known.times++
      if (NEW_KINDS.indexOf(as) < NEW_KINDS.indexOf(known.kind)) known.kind = as
      if (TRUSTS.indexOf(trust) < TRUSTS.indexOf(known.trust)) known.trust = trust
    }
    await nextTurn()
  }
  return found
}

/** The surest first. */
const TRUSTS: readonly Trust[] = ['sure', 'ordinary', 'doubtful']

type Found = { text: string; as: NewKind; trust: Trust }

function* stringsIn(article: Article): Generator<Found> {
  const { reporters, correspondents, photographers } = article
  for (const text of [...reporters, ...correspondents, ...photographers])
    yield { text, as: 'name', trust: 'sure' }
  for (const text of textsOf(article)) {
    const { words, starts } = wordsIn(text)
    for (const { name, at, end } of officesIn(text)) {
      if (ADDRESSED.test(plainOf(name))) continue
      const from = text.startsWith(name, at) ? at : end - name.length
      const isWhole = starts.has(from) && starts.has(from + name.length)
      // A word of the dictionary whose first character is a surname, too.
      if (isWhole && !isCut(starts, from + 1, from + name.length)) continue
      const isApart = isWhole && starts.has(from + surnameLength(name))
      yield { text: name, as: 'name', trust: isApart ? 'sure' : 'doubtful' }
    }
    for (const [, ...groups] of text.matchAll(SET_OFF)) {
      const term = groups.find((group) => group !== undefined)!.trim()
      if (term.length >= LEAST_TERM && term.length <= MOST_TERM && LETTERS.test(term))
        yield { text: term, as: 'term', trust: 'sure' }
    }
    yield* words
  }
}

const textsOf = ({ headline, kicker, subheadline, section, body, captions, asides }: Article): string[] => [
  ...[kicker, headline, subheadline, section, body].filter((text) => text !== null),
  ...captions.map(({ text }) => text),
  ...asides.flatMap(({ label, text }) => [label, text]),
]

/** Numbers are no words: nearly every issue prints new ones. */
const isWord = (text: string) =>
  LETTERS.test(text) && !isFunctionWord(plainOf(text)) && parseNumeral(plainOf(text)) === undefined

const mayBeWord = (run: string) =>
  run.length >= LEAST_RUN && [...run].length <= MOST_RUN && parseNumeral(plainOf(run)) === undefined

/** Whether a piece begins in a range. */
function isCut(starts: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (starts.has(at)) return true
  return false
}

/** A run from its first surname on, where a name follows: the end of another word stands before it. */
function nameIn(run: string): string {
  for (let at = 0; at < run.length - 1; at++) if (isName(run.slice(at))) return run.slice(at)
  return run
}

/** Words of two characters and more, and runs of single characters that grammar does not explain; `starts` of all pieces. */
function wordsIn(text: string): { words: Found[]; starts: Set<number> } {
  const words: Found[] = []
  const starts = new Set([text.length])
  let run = ''
  const endRun = () => {
    if (mayBeWord(run)) words.push({ text: nameIn(run), as: 'word', trust: 'doubtful' })
    run = ''
  }
  for (const { text: cut, at, isWord: isWordLike } of wordsOf(text)) {
    starts.add(at)
    if ([...cut].length === 1 && HAN.test(cut) && !isFunctionWord(plainOf(cut))) {
      run += cut
      continue
    }
    endRun()
    if (isWordLike && cut.length > 1 && isWord(cut)) words.push({ text: cut, as: 'word', trust: 'ordinary' })
  }
  endRun()
  return { words, starts }
}
