/** Passages: found wherever they are planted, and nowhere else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SURE } from '../../src/reuse/prints.js'
import { LEAST, passagesOf, printsOf, printText } from '../../src/reuse/reuse.js'
import { Dice } from '../search/archive.js'
import { size } from '../sizes.js'

const units = (text: string) => Uint16Array.from(text, (char) => char.charCodeAt(0))
/** Characters of a block of their own, so that two texts share none by chance. */
const text = (dice: Dice, block: number, length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + block * 2000 + dice.roll(2000))).join('')

/** With one character in twenty wrong, missing or too many. */
function noisy(passage: string, dice: Dice): string {
  const chars = Array.from(passage)
  const places = new Set<number>()
  while (places.size < Math.floor(chars.length / 20)) places.add(dice.roll(chars.length))
  for (const at of places) {
    const how = dice.roll(10)
    chars[at] = how < 7 ? 'Z' : how < 8 ? '' : `${chars[at]}Z`
  }
  return chars.join('')
}

test('passagesOf() finds planted passages with one character in twenty wrong, and no shorter ones', () => {
  const dice = new Dice(5)
  const tried = size('planted')
  let found = 0
  let wrong = 0
  for (let n = 0; n < tried; n++) {
    const length = n % 3 === 0 ? LEAST : LEAST + dice.roll(120)
    const passage = text(dice, 0, length)
    const around = (block: number, middle: string) =>
      printText(units(text(dice, block, dice.roll(80)) + middle + text(dice, block + 1, dice.roll(80))))
    const [one, two] = [around(1, passage), around(3, noisy(passage, dice))]
    const passages = passagesOf(one, two)
    if (passages.some(({ a, aEnd }) => aEnd - a >= 0.9 * LEAST)) found++
    const short = passage.slice(0, LEAST - 3)
    wrong += passagesOf(around(1, short), around(3, short)).length
  }
  expect(found / tried).toBeGreaterThanOrEqual(0.98)
  expect(wrong).toBe(0)
})

test('passagesOf() finds every passage whose wrong characters are counted by a plain scan', () => {
  // Of a text that repeats itself one of several passages over each other is kept, so no block comes twice.
  const blocks = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 6 })
  fc.assert(
    fc.property(blocks, blocks, fc.nat(10 ** 6), (x, y, seed) => {
      const dice = new Dice(seed + 1)
      const parts = Array.from({ length: 8 }, (_, n) => text(dice, n, 15 + dice.roll(20)))
      const [one, two] = [x, y].map((of) => units(of.map((n) => parts[n]).join('')))
      const found = passagesOf(printText(one!), printText(two!))
      for (const { a, aEnd, b, bEnd } of found) {
        expect(Math.max(aEnd - a, bEnd - b)).toBeGreaterThanOrEqual(LEAST)
        expect(aEnd).toBeLessThanOrEqual(one!.length)
        expect(bEnd).toBeLessThanOrEqual(two!.length)
      }
      // Wherever LEAST characters stand in both, some passage lies on them.
      for (let i = 0; i + LEAST <= one!.length; i++)
        for (let j = 0; j + LEAST <= two!.length; j++)
          if (Array.from({ length: LEAST }, (_, n) => one![i + n] === two![j + n]).every(Boolean))
            expect(
              found.some(({ a, aEnd }) => a < i + LEAST && i < aEnd),
              `${i} ${j}`,
            ).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('printsOf() keeps the same fingerprint of every run of SURE units, whatever stands around it', () => {
  const dice = new Dice(3)
  for (let n = 0; n < 50; n++) {
    const run = text(dice, 0, SURE)
    const hashes = [text(dice, 1, 30) + run, run + text(dice, 2, 30)].map((whole) => {
      const kept = new Set<number>()
      printsOf(units(whole), (hash) => kept.add(hash))
      return kept
    })
    expect([...hashes[0]!].some((hash) => hashes[1]!.has(hash))).toBe(true)
  }
})
