/**
 * Growing keys: sorted keys to which others are added now and then.
 *
 * What is added lies in a small table beside the large one, until it is a share of it. Nothing is taken away:
 * whoever asks knows which numbers still count.
 */
import { SortedKeys } from './sorted-keys.js'
import { STEP, type Steps, sortInSteps, upTo } from './steps.js'

/** Keys of the small table before both become one: this share of the large one, and some at least. */
const SHARE = 1 / 8
const SOME = 1000

/** If more slots than entries and half as many again are used up, all is made anew. */
const MOST_USED = 1.5
const SOME_USED = 1000

/** Whether so many of `slots` have lost their entries that making all anew costs less than keeping them. */
export const isUsedUp = (slots: number, entries: number): boolean => slots > entries * MOST_USED + SOME_USED

export type KeyList = { keys: string[]; numbers: number[] }

export class GrowingKeys {
  private constructor(
    readonly large: SortedKeys,
    readonly small: SortedKeys,
    /** What `small` was built of. */
    readonly added: KeyList,
  ) {}

  static *empty(): Steps<GrowingKeys> {
    const none = yield* SortedKeys.build([], new Uint32Array(0))
    return new GrowingKeys(none, none, { keys: [], numbers: [] })
  }

  /** These keys and more; this object stays as it is. */
  *with(more: KeyList): Steps<GrowingKeys> {
    if (more.keys.length === 0) return this
    const added = {
      keys: this.added.keys.concat(more.keys),
      numbers: this.added.numbers.concat(more.numbers),
    }
    if (added.keys.length <= SOME + this.large.length * SHARE)
      return new GrowingKeys(this.large, yield* tableOf(added), added)
    const all = this.large.list()
    for (const [i, key] of added.keys.entries()) {
      all.keys.push(key)
      all.numbers.push(added.numbers[i]!)
    }
    const nothing = { keys: [], numbers: [] }
    return new GrowingKeys(yield* tableOf(all), yield* tableOf(nothing), nothing)
  }

  /** The numbers of all keys that begin with `prefix`, in no order. */
  startingWith(prefix: string): Uint32Array {
    return joined(this.large.startingWith(prefix), this.small.startingWith(prefix))
  }

  /** The numbers of one key, in no order. */
  under(key: string): Uint32Array {
    return joined(this.large.under(key), this.small.under(key))
  }
}

const tableOf = ({ keys, numbers }: KeyList) => SortedKeys.build(keys, new Uint32Array(numbers))

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length === 0) return a
  const both = new Uint32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** Numbers that are sorted by their texts, and others, as one row sorted by text. */
export function* mergeByText(
  sorted: Uint32Array,
  others: readonly number[],
  textOf: (number: number) => string,
): Steps<Uint32Array> {
  const texts = others.map(textOf)
  const added = yield* sortInSteps(upTo(others.length), (a, b) =>
    texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b,
  )
  const merged = new Uint32Array(sorted.length + added.length)
  let next = 0
  // Each is put where a binary search finds its place, and what lies between is copied.
  let from = 0
  for (const i of added) {
    let low = from
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (textOf(sorted[middle]!) < texts[i]!) low = middle + 1
      else high = middle
    }
    merged.set(sorted.subarray(from, low), next)
    next += low - from
    merged[next++] = others[i]!
    from = low
    if (next % STEP === 0) yield
  }
  merged.set(sorted.subarray(from), next)
  return merged
}
