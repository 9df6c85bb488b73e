/**
 * The pinyin lexicon: which Han strings Latin letters may mean.
 *
 * Answers full pinyin (`chongqing`, `chong qing`, `xi'an`) of every word and
 * name that it was built from. Initials (`cq`) mean a name or a very frequent
 * word only: of the others there are too many for two letters. Nothing shorter
 * than the whole word is meant, so `tt` is never 王超超.
 */
import { cutsAgree, type ReadAs, type Reading, readingsOf, readTyped, type TypedPinyin } from './pinyin.js'
import { SortedKeys } from './sorted-keys.js'
import { atOnce, STEP, type Steps, sortInSteps, upTo } from './steps.js'

/** `weight` is how many articles hold the string. */
export type LexiconEntry = { text: string; weight: number; as: ReadAs }

export type PinyinForm = { form: string; why: string }

/** Words whose initials alone mean them: the commonest. */
const FREQUENT_WORDS = 2000
const MOST_FORMS = 12
const WHY = '拼音'

/** A number holds an entry's rank and, in its lowest bit, whether it is read as a name. */
const asOf = (number: number): ReadAs => (number & 1 ? 'name' : 'word')

export class PinyinLexicon {
  /** The commonest first. */
  readonly #texts: readonly string[]
  readonly #full: SortedKeys
  readonly #initials: SortedKeys

  private constructor(texts: readonly string[], full: SortedKeys, initials: SortedKeys) {
    this.#texts = texts
    this.#full = full
    this.#initials = initials
  }

  /** @param entries in any order; of one character, or without a reading, they are passed over */
  static *build(entries: readonly LexiconEntry[]): Steps<PinyinLexicon> {
    const commonestFirst = (a: number, b: number) => {
      const [x, y] = [entries[a]!, entries[b]!]
      return y.weight - x.weight || (x.text < y.text ? -1 : x.text > y.text ? 1 : a - b)
    }
    const order = yield* sortInSteps(upTo(entries.length), commonestFirst)
    const texts: string[] = []
    const full = new Keys()
    const initials = new Keys()
    let words = 0
    for (const [done, i] of order.entries()) {
      if (done % STEP === 0) yield
      const { text, as } = entries[i]!
      const readings = [...text].length > 1 ? readingsOf(text, as) : []
      if (readings.length === 0) continue
      const number = texts.push(text) * 2 - 2 + (as === 'name' ? 1 : 0)
      for (const reading of readings) full.add(reading.full, number)
      if (as === 'name' || words++ < FREQUENT_WORDS) initials.add(readings[0]!.initials, number)
    }
    return new PinyinLexicon(texts, yield* full.sort(), yield* initials.sort())
  }

  static of(entries: readonly LexiconEntry[]): PinyinLexicon {
    return atOnce(PinyinLexicon.build(entries))
  }

  /** Han strings that were meant by letters: in full before by initials, the commonest first. */
  formsOfPinyin(typed: string): PinyinForm[] {
    const read = readTyped(typed)
    if (!read || read.letters.length < 2) return []
    const full = this.#agreeing(this.#full.under(read.letters), read, (reading) => reading)
    const initials = this.#agreeing(this.#initials.under(read.letters), read, lettersOf)
    // A name is often a dictionary word as well.
    const forms = new Set([...full, ...initials].map((number) => this.#texts[number >> 1]!))
    return [...forms].slice(0, MOST_FORMS).map((form) => ({ form, why: WHY }))
  }

  /** The numbers in order of their ranks, those that were cut elsewhere than typed left out. */
  #agreeing(numbers: Uint32Array, read: TypedPinyin, shape: (reading: Reading) => Reading): number[] {
    const found: number[] = []
    for (const number of numbers.slice().sort()) {
      if (found.length === MOST_FORMS) break
      if (read.cuts.length === 0 || this.#isCutAs(number, read, shape)) found.push(number)
    }
    return found
  }

  #isCutAs(number: number, read: TypedPinyin, shape: (reading: Reading) => Reading): boolean {
    return readingsOf(this.#texts[number >> 1]!, asOf(number)).some((reading) => {
      const shaped = shape(reading)
      return shaped.full === read.letters && cutsAgree(read, shaped)
    })
  }
}

/** Initials as a reading of one letter a syllable. */
const lettersOf = ({ initials }: Reading): Reading => ({ full: initials, initials, syllables: [...initials] })

/** Keys and their numbers on the way to a sorted table. */
class Keys {
  readonly #keys: string[] = []
  readonly #numbers: number[] = []

  add(key: string, number: number): void {
    this.#keys.push(key)
    this.#numbers.push(number)
  }

  sort(): Steps<SortedKeys> {
    return SortedKeys.build(this.#keys, new Uint32Array(this.#numbers))
  }
}
