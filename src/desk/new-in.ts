/**
 * New in an issue: names, set-off words and other words that no issue of an earlier day prints.
 *
 * What may be new is proposed by its form alone: names beside an office or in a byline, what stands between quotation
 * marks or the marks of a title, and the words of the platform's segmenter, where characters side by side that it leaves
 * alone may be a word that it does not know. Whether a string is new the print decides. Asks the Engine alone.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { dayNumber, dayText, parseNumeral } from '../chinese.js'
import { isFunctionWord, plainOf } from '../lexicon.js'
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
import { isName, officesIn } from './claims.js'

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
/** New strings that are told, those of most articles first; of a first year nearly every word is new. */
export const MOST_NEW = 500
const EVERY = 1_000_000_000
/** UTF-16 units of a set-off term. */
const [LEAST_TERM, MOST_TERM] = [2, 20]
const SET_OFF = /“([^“”\n]+)”|「([^「」\n]+)」|『([^『』\n]+)』|《([^《》\n]+)》|〈([^〈〉\n]+)〉/g
/** Single characters side by side that may be one word. */
const [LEAST_RUN, MOST_RUN] = [2, 4]
const HAN = /^\p{Script=Han}+$/u
const LETTERS = /\p{L}/u
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

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
    { q: '', to: before, facets: false, hitsPerPage: 1 },
    left(),
  )
  if (earlier === 0) return { ...nothing, before }
  const asked = await proposedIn(await articlesOf(engine, id))
  const own = [...asked.values()]
  const old = await countsOf(engine, own, { to: before }, 1, left)
  const fresh = own.filter((_, i) => old.counts[i] === 0)
  const all = await countsOf(engine, fresh, {}, EVERY, left)
  const isWhole = old.isWhole && all.isWhole
  // What was not counted is not told: it may be old. A given name may be printed nowhere.
  const strings = old.isWhole
    ? fresh
        .map((each, i) => ({ ...each, totalHits: all.counts[i]! }))
        .filter(({ totalHits }) => totalHits > 0)
    : []
  strings.sort((a, b) => b.totalHits - a.totalHits || NEW_KINDS.indexOf(a.kind) - NEW_KINDS.indexOf(b.kind))
  return { issue, before, earlier, asked: own.length, isWhole, strings: strings.slice(0, MOST_NEW) }
}

type Proposed = Omit<NewString, 'totalHits'>

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
    for (const [text, as] of stringsIn(article)) {
      const key = plainOf(text)
      const known = found.get(key)
      if (!known) found.set(key, { text, kind: as, article: { id, kind, headline } })
      else if (NEW_KINDS.indexOf(as) < NEW_KINDS.indexOf(known.kind)) known.kind = as
    }
    await nextTurn()
  }
  return found
}

function* stringsIn(article: Article): Generator<[string, NewKind]> {
  const { reporters, correspondents, photographers } = article
  for (const name of [...reporters, ...correspondents, ...photographers]) yield [name, 'name']
  for (const text of textsOf(article)) {
    for (const { name } of officesIn(text)) yield [name, 'name']
    for (const [, ...groups] of text.matchAll(SET_OFF)) {
      const term = groups.find((group) => group !== undefined)!.trim()
      if (term.length >= LEAST_TERM && term.length <= MOST_TERM && LETTERS.test(term)) yield [term, 'term']
    }
    for (const word of wordsIn(text)) yield [word, 'word']
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

/** A run from its first surname on, where a name follows: the end of another word stands before it. */
function nameIn(run: string): string {
  for (let at = 0; at < run.length - 1; at++) if (isName(run.slice(at))) return run.slice(at)
  return run
}

/** Words of two characters and more, and runs of single characters that grammar does not explain. */
function* wordsIn(text: string): Generator<string> {
  let run = ''
  for (const { segment, isWordLike } of SEGMENTER.segment(text)) {
    const isSingle = [...segment].length === 1 && HAN.test(segment) && !isFunctionWord(plainOf(segment))
    if (isSingle) {
      run += segment
      continue
    }
    if (mayBeWord(run)) yield nameIn(run)
    run = ''
    if (isWordLike && segment.length > 1 && isWord(segment)) yield segment
  }
  if (mayBeWord(run)) yield nameIn(run)
}
