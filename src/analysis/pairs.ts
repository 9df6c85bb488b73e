/**
 * Pairs: two Han characters side by side, as one number; and which of them stand in a word of the dictionary.
 *
 * Knows no archive. A pair is its first UTF-16 unit times 65,536 plus its second, so numbers rise as code points do.
 */
import { bulkTables } from './cutter.js'
import { Dictionary } from './dictionary.js'
import { reserveDictionary } from './jieba.js'

/** Han of one UTF-16 unit: the first extension and the unified characters. */
const isHan = (unit: number) => (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)

/** The different pairs of a folded text. */
export function pairsIn(folded: string): Set<number> {
  const pairs = new Set<number>()
  let before = 0
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at)
    const isPaired = isHan(unit)
    if (isPaired && before !== 0) pairs.add(before * 0x10000 + unit)
    before = isPaired ? unit : 0
  }
  return pairs
}

/** @returns undefined for a term that is no pair of Han */
export function pairOf(bigram: string): number | undefined {
  if (bigram.length !== 2) return undefined
  const [first, second] = [bigram.charCodeAt(0), bigram.charCodeAt(1)]
  return isHan(first) && isHan(second) ? first * 0x10000 + second : undefined
}

/** Rising. */
let known: Uint32Array | undefined

/** Whether a word of the shipped dictionary holds the pair. Reads the dictionary at the first call, a tenth of a second. */
export function isDictionaryPair(pair: number): boolean {
  known ??= new Dictionary(bulkTables()?.memory ?? reserveDictionary()).pairs()
  return holdsNumber(known, pair)
}

/** Whether rising numbers hold one. */
export function holdsNumber(rising: Uint32Array, number: number): boolean {
  let [from, to] = [0, rising.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (rising[middle]! < number) from = middle + 1
    else to = middle
  }
  return rising[from] === number
}
