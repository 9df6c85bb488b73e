/**
 * The pinyin lexicon: the Han strings that Latin letters may mean.
 *
 * Finds every word and name by its full pinyin (`chongqing`, `chong qing`, `xi'an`).
 * Initials (`cq`, `hsl`) find names, strings of three characters and more, and the most frequent
 * words: too many other words have the same two letters. Letters must cover a whole word, so `tt` never finds 王超超.
 */
import { GrowingKeys, isUsedUp, type KeyList, mergeByText } from './growing-keys.js'
import { cutsAgree, type ReadAs, type Reading, readingsOf, readTyped, type TypedPinyin } from './pinyin.js'
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

/** Rank of a slot whose entry is gone. */
const GONE = 0xffff_ffff

/** Entries by slot. A slot's text and reading never change; what is added later has slots of its own. */
type Slots = {
  texts: string[]
  as: ReadAs[]
  isRead: boolean[]
  /** Slots of the present entries. */
  byText: Record<ReadAs, Map<string, number>>
}

/** What an update makes anew. */
type Ranking = {
  /** Slots of the present entries, by text. */
  sorted: Uint32Array
  /** By slot: its place if the commonest entry comes first, or `GONE`. */
  ranks: Uint32Array
  /** By slot: 1 where initials find the entry. */
  isShort: Uint8Array
  /** From a reading to slots. */
  full: GrowingKeys
  initials: GrowingKeys
}

export class PinyinLexicon {
  readonly #slots: Slots
  readonly #now: Ranking

  private constructor(slots: Slots, now: Ranking) {
    this.#slots = slots
    this.#now = now
  }

  /** @param entries in any order, of equal ones the heaviest counts; those of one character or without a reading are left out */
  static *build(entries: readonly LexiconEntry[]): Steps<PinyinLexicon> {
    const byText = { word: new Map<string, number>(), name: new Map<string, number>() }
    const [sorted, ranks, isShort] = [new Uint32Array(0), new Uint32Array(0), new Uint8Array(0)]
    const keys = yield* GrowingKeys.empty()
    const nothing = { sorted, ranks, isShort, full: keys, initials: keys }
    return yield* new PinyinLexicon({ texts: [], as: [], isRead: [], byText }, nothing).#with(entries)
  }

  /**
   * The same as `build` makes of these entries; only what is new is read. This one may be asked until the other is
   * there, and then no more.
   */
  *revised(entries: readonly LexiconEntry[]): Steps<PinyinLexicon> {
    const isSpent = isUsedUp(this.#slots.texts.length, entries.length)
    return yield* isSpent ? PinyinLexicon.build(entries) : this.#with(entries)
  }

  static of(entries: readonly LexiconEntry[]): PinyinLexicon {
    return atOnce(PinyinLexicon.build(entries))
  }

  *#with(entries: readonly LexiconEntry[]): Steps<PinyinLexicon> {
    const { texts, byText } = this.#slots
    const first = texts.length
    const full: KeyList = { keys: [], numbers: [] }
    const initials: KeyList = { keys: [], numbers: [] }
    for (const [done, { text, as }] of entries.entries()) {
      if (done % STEP === 0) yield
      if (!byText[as].has(text)) this.#add(text, as, full, initials)
    }
    const weights = new Float64Array(texts.length).fill(-1)
    for (const [done, { text, as, weight }] of entries.entries()) {
      if (done % (STEP * 8) === 0) yield
      const slot = byText[as].get(text)!
      weights[slot] = Math.max(weights[slot]!, weight)
    }
    for (const slots of Object.values(byText)) {
      for (const [text, slot] of slots) if (weights[slot]! < 0) slots.delete(text)
      yield
    }
    const stays = this.#now.sorted.filter((slot) => weights[slot]! >= 0)
    const added = [...upTo(texts.length - first)].map((i) => first + i)
    const sorted = yield* mergeByText(stays, added, (slot) => texts[slot]!)
    // The sort is stable: the text decides between equal weights.
    const order = yield* sortInSteps(sorted, (a, b) => weights[b]! - weights[a]!)
    return new PinyinLexicon(this.#slots, {
      ...{ sorted, ...this.#ranked(order, texts.length) },
      full: yield* this.#now.full.with(full),
      initials: yield* this.#now.initials.with(initials),
    })
  }

  #add(text: string, as: ReadAs, full: KeyList, initials: KeyList): void {
    const slot = this.#slots.texts.push(text) - 1
    const readings = [...text].length > 1 ? readingsOf(text, as) : []
    this.#slots.as.push(as)
    this.#slots.isRead.push(readings.length > 0)
    this.#slots.byText[as].set(text, slot)
    for (const reading of readings) add(full, reading.full, slot)
    if (readings[0]) add(initials, readings[0].initials, slot)
  }

  /** @param order slots of the present entries, the commonest first */
  #ranked(order: Uint32Array, slots: number): Pick<Ranking, 'ranks' | 'isShort'> {
    const { texts, as, isRead } = this.#slots
    const ranks = new Uint32Array(slots).fill(GONE)
    const isShort = new Uint8Array(slots)
    let words = 0
    for (const [rank, slot] of order.entries()) {
      ranks[slot] = rank
      const isFound = as[slot] === 'name' || [...texts[slot]!].length >= LONG
      if (isRead[slot] && (isFound || words++ < FREQUENT_WORDS)) isShort[slot] = 1
    }
    return { ranks, isShort }
  }

  /** Han strings that the letters may mean: by full pinyin before by initials, each the most frequent first. */
  formsOfPinyin(typed: string): PinyinForm[] {
    const read = readTyped(typed)
    if (!read || read.letters.length < 2) return []
    const { full, initials, isShort } = this.#now
    const spelt = this.#agreeing(full.under(read.letters), read, (reading) => reading)
    const begun = initials.under(read.letters).filter((slot) => isShort[slot] === 1)
    // A name is often a dictionary word too: give it once.
    const forms = new Set([...spelt, ...this.#agreeing(begun, read, lettersOf)])
    return [...forms].slice(0, MOST_FORMS).map((form) => ({ form, why: WHY }))
  }

  /** The texts of slots by rank, without those that are gone or whose syllables disagree with the typed cuts. */
  #agreeing(slots: Uint32Array, read: TypedPinyin, shape: (reading: Reading) => Reading): Set<string> {
    const { ranks } = this.#now
    const rankOf = (slot: number) => ranks[slot] ?? GONE
    const found = new Set<string>()
    for (const slot of slots.filter((each) => rankOf(each) !== GONE).sort((a, b) => rankOf(a) - rankOf(b))) {
      if (found.size === MOST_FORMS) break
      if (read.cuts.length === 0 || this.#isCutAs(slot, read, shape)) found.add(this.#slots.texts[slot]!)
    }
    return found
  }

  #isCutAs(slot: number, read: TypedPinyin, shape: (reading: Reading) => Reading): boolean {
    return readingsOf(this.#slots.texts[slot]!, this.#slots.as[slot]!).some((reading) => {
      const shaped = shape(reading)
      return shaped.full === read.letters && cutsAgree(read, shaped)
    })
  }
}

/** Initials as a reading with syllables of one letter. */
const lettersOf = ({ initials }: Reading): Reading => ({ full: initials, initials, syllables: [...initials] })

function add({ keys, numbers }: KeyList, key: string, slot: number): void {
  keys.push(key)
  numbers.push(slot)
}
