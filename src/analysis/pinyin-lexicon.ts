/**
 * The pinyin lexicon: the Han strings that Latin letters may mean.
 *
 * Finds every word and name by its full pinyin (`chongqing`, `chong qing`, `xi'an`).
 * Initials (`cq`, `hsl`) find names, strings of three characters and more, and the most frequent
 * words: too many other words have the same two letters. Letters must cover a whole word, so `tt` never finds 王超超.
 */
import { cutsAgree, type ReadAs, type Reading, readingsOf, readTyped, type TypedPinyin } from './pinyin.js'
import { SortedKeys } from './sorted-keys.js'
import { atOnce, STEP, type Steps, sortInSteps, upTo } from './steps.js'

/** `weight` is the number of articles that contain the string. */
export type LexiconEntry = { text: string; weight: number; as: ReadAs }

export type PinyinForm = { form: string; why: string }

/** Number of words, the most frequent, that initials find. */
const FREQUENT_WORDS = 2000
/** Characters of a string that initials find however rare it is. */
const LONG = 3
/** Forms that one question returns at most. */
const MOST_FORMS = 12
const WHY = '拼音'

/** A number has an entry's rank, and in its lowest bit whether the entry is read as a name. */
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

  /** @param entries in any order; those of one character or without a reading are left out */
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
      if (as === 'name' || [...text].length >= LONG || words++ < FREQUENT_WORDS)
        initials.add(readings[0]!.initials, number)
    }
    return new PinyinLexicon(texts, yield* full.sort(), yield* initials.sort())
  }

  static of(entries: readonly LexiconEntry[]): PinyinLexicon {
    return atOnce(PinyinLexicon.build(entries))
  }

  /** Han strings that the letters may mean: by full pinyin before by initials, each the most frequent first. */
  formsOfPinyin(typed: string): PinyinForm[] {
    const read = readTyped(typed)
    if (!read || read.letters.length < 2) return []
    const full = this.#agreeing(this.#full.under(read.letters), read, (reading) => reading)
    const initials = this.#agreeing(this.#initials.under(read.letters), read, lettersOf)
    // A name is often a dictionary word too: give it once.
    const forms = new Set([...full, ...initials].map((number) => this.#texts[number >> 1]!))
    return [...forms].slice(0, MOST_FORMS).map((form) => ({ form, why: WHY }))
  }

  /** The numbers by rank, without those whose syllables disagree with the typed cuts. */
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

/** Initials as a reading with syllables of one letter. */
const lettersOf = ({ initials }: Reading): Reading => ({ full: initials, initials, syllables: [...initials] })

/** Keys and their numbers, gathered for a sorted table. */
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
