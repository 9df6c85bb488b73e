/**
 * Signs as numbers. A page has a hundred thousand signs, of some thousand names: to put a name together and to look it up took
 * longer than all else that is done with a sign. So each kind of signs keeps the numbers of its names by their details.
 */

/** The number of a sign's name, which is `family:details`. It is good in this process only. */
export type Sign = number

const names: string[] = []
const signs = new Map<string, Sign>()

/** The number of a name: from 0, in the order in which names were asked for. */
export function signOf(name: string): Sign {
  let sign = signs.get(name)
  if (sign === undefined) {
    sign = names.push(name) - 1
    signs.set(name, sign)
  }
  return sign
}

export const nameOf = (sign: Sign): string => names[sign]!

export const familyOf = (sign: Sign): string => nameOf(sign).slice(0, nameOf(sign).indexOf(':'))

/** Bits of a detail. */
const BITS = 4

/**
 * Signs of one kind.
 *
 * @param name of the sign with these details, each from 0 to 15
 */
export function kind(
  name: (a: number, b: number, c: number) => string,
): (a?: number, b?: number, c?: number) => Sign {
  const known = new Array<Sign | undefined>(1 << (BITS * name.length))
  return (a = 0, b = 0, c = 0) => {
    if ((a | b | c) >>> BITS !== 0) throw new RangeError(`No sign has the details ${a}, ${b}, ${c}`)
    const at = (((c << BITS) | b) << BITS) | a
    known[at] ??= signOf(name(a, b, c))
    return known[at]
  }
}

/** Signs that name one of the program's own words, such as a rule. */
export function kindOfWords(name: (word: string) => string): (word: string) => Sign {
  const known = new Map<string, Sign>()
  return (word) => {
    let sign = known.get(word)
    if (sign === undefined) {
      sign = signOf(name(word))
      known.set(word, sign)
    }
    return sign
  }
}
