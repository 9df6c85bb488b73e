/**
 * Strings to search for: cut out of printed paragraphs, and near misses of such cuts.
 */
import { foldText } from '../engine/engine.js'
import { FIELDS, type Field } from '../model.js'
import type { Printed } from './oracle.js'
import type { Dice } from './random.js'

/**
 * `cut`: as printed, inside one paragraph. `changed`: one character another.
 * `swapped`: two neighbours the other way round. `joined`: the end of a paragraph
 * with the beginning of another.
 */
export const SORTS = ['cut', 'changed', 'swapped', 'joined'] as const
export type Sort = (typeof SORTS)[number]

export type Sample = {
  sort: Sort
  text: string
  /** The only field that is searched; undefined: all. */
  field?: Field
}

const MOST_CHARACTERS = 200
/** Shares of the sorts, cumulated: of a hundred samples, the number at which each sort begins. */
const SHARES: readonly [Sort, number][] = [
  ['cut', 0],
  ['changed', 60],
  ['swapped', 75],
  ['joined', 90],
]
/** Upper bounds of lengths, in characters, one drawn for each string: short strings have many places, long ones cross many breaks. */
const LENGTHS = [4, 16, 60, MOST_CHARACTERS]

/** Whether a string can be asked: broken text cannot be typed, and marks alone fold to nothing. */
export function isAskable(text: string): boolean {
  const folded = foldText(text)
  return folded !== '' && !folded.includes('\n') && !/[\uFFFD\p{Surrogate}]/u.test(text)
}

export class Sampler {
  readonly #byField: readonly (readonly Printed[])[]
  readonly #followers = new Map<Printed, Printed>()

  constructor(
    readonly printed: readonly Printed[],
    readonly dice: Dice,
  ) {
    this.#byField = FIELDS.map((field) => printed.filter((each) => each.field === field)).filter(
      (own) => own.length > 0,
    )
    for (const [i, each] of printed.entries()) this.#followers.set(each, printed[i + 1] ?? printed[0]!)
  }

  /** Draws half the samples by paragraph and half by field: by paragraph alone, nearly all would be of the body. */
  #paragraph(): Printed {
    return this.dice.pick(this.dice.roll(2) === 0 ? this.printed : this.dice.pick(this.#byField))
  }

  next(): Sample {
    const { dice } = this
    const paragraph = this.#paragraph()
    const roll = dice.roll(100)
    const sort = SHARES.findLast(([, from]) => roll >= from)![0]
    const text = this.#text(sort, paragraph)
    const field = dice.roll(4) === 0 ? this.#fieldNear(paragraph.field) : undefined
    return { sort, text, ...(field === undefined ? {} : { field }) }
  }

  #text(sort: Sort, paragraph: Printed): string {
    if (sort === 'joined') return this.#joined(paragraph)
    const chars = this.#cut(paragraph.text)
    const at = this.dice.roll(chars.length)
    if (sort === 'changed') chars[at] = this.dice.pick(this.#cut(this.#paragraph().text))
    if (sort === 'swapped' && at > 0) [chars[at - 1], chars[at]] = [chars[at]!, chars[at - 1]!]
    return chars.join('')
  }

  /** Cuts a run of whole characters, now and then at the beginning or the end. */
  #cut(text: string): string[] {
    const chars = [...text]
    const length = Math.min(chars.length, 1 + this.dice.roll(this.dice.pick(LENGTHS)))
    const last = chars.length - length
    const from = [0, last, this.dice.roll(last + 1), this.dice.roll(last + 1)][this.dice.roll(4)]!
    return chars.slice(from, from + length)
  }

  #joined(paragraph: Printed): string {
    const end = [...paragraph.text].slice(-1 - this.dice.roll(20))
    const beginning = [...this.#followers.get(paragraph)!.text].slice(0, 1 + this.dice.roll(20))
    return [...end, ...beginning].join('')
  }

  /** Draws a field to search: mostly the string's own, sometimes another, in which it should not be found. */
  #fieldNear(own: Field): Field {
    return this.dice.roll(4) > 0 ? own : this.dice.pick(FIELDS)
  }
}
