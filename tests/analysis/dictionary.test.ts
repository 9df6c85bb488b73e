import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { Dictionary } from '../../src/analysis/dictionary.js'
import { tablesOf, writeTables } from '../../src/analysis/tables.js'

const RUNS = { numRuns: 1000, seed: 1 }
const linesOf = (words: Map<string, number>) =>
  [...words].map(([word, frequency]) => `${word} ${frequency} n\n`).join('')

/** Few characters, one of them of two units, so that words meet each other. */
const char = fc.constantFrom('甲', '乙', '丙', '丁', '𠮷')
const dictionaries = fc
  .array(
    fc.tuple(
      fc.array(char, { minLength: 1, maxLength: 4 }).map((chars) => chars.join('')),
      fc.integer({ min: 1, max: 50 }),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((words) => new Map(words))
const runs = fc.array(char, { minLength: 1, maxLength: 9 })

function wordsOf(dictionary: Dictionary, text: string, isSearch = false): [string, number][] {
  const words: [string, number][] = []
  const found = (word: string, at: number) => words.push([word, at])
  // Within other text, since runs are.
  if (isSearch) dictionary.cutForSearch(`甲x${text}乙`, 2, 2 + text.length, found)
  else dictionary.cut(`甲x${text}乙`, 2, 2 + text.length, found)
  return words.map(([word, at]) => [word, at - 2])
}

/** Every way to cut some characters into words of the dictionary and single characters. */
function* everyCut(chars: string[], words: Map<string, number>): Generator<string[]> {
  if (chars.length === 0) yield []
  for (let length = 1; length <= chars.length; length++) {
    const word = chars.slice(0, length).join('')
    if (length > 1 && !words.has(word)) continue
    for (const rest of everyCut(chars.slice(length), words)) yield [word, ...rest]
  }
}

test('of all cuts the most probable is taken', () => {
  fc.assert(
    fc.property(dictionaries, runs, (words, chars) => {
      const all = [...words.values()].reduce((sum, n) => sum + n)
      const rarest = Math.min(...words.values())
      const weigh = (cut: string[]) =>
        cut.reduce((sum, word) => sum + Math.log((words.get(word) ?? rarest) / all), 0)
      const taken = wordsOf(Dictionary.ofText(linesOf(words)), chars.join('')).map(([word]) => word)
      const best = Math.max(...[...everyCut(chars, words)].map(weigh))
      expect(taken.join('')).toBe(chars.join(''))
      expect([...everyCut(chars, words)]).toContainEqual(taken)
      expect(weigh(taken)).toBeCloseTo(best, 9)
    }),
    RUNS,
  )
})

test('search mode puts before each word its words of two characters, then of three', () => {
  fc.assert(
    fc.property(dictionaries, runs, (words, chars) => {
      const dictionary = Dictionary.ofText(linesOf(words))
      const wanted = wordsOf(dictionary, chars.join('')).flatMap(([word, at]) => {
        const parts = [...word]
        const shorter = [2, 3].filter((length) => length < parts.length)
        const found = shorter.flatMap((length) =>
          parts.slice(length - 1).map((_, i): [string, number] => {
            return [parts.slice(i, i + length).join(''), at + parts.slice(0, i).join('').length]
          }),
        )
        return [...found.filter(([part]) => words.has(part)), [word, at] as [string, number]]
      })
      expect(wordsOf(dictionary, chars.join(''), true)).toEqual(wanted)
      // The second time from what is remembered.
      expect(wordsOf(dictionary, chars.join(''), true)).toEqual(wanted)
    }),
    RUNS,
  )
})

test('of a word that stands twice the last line counts, and both count for the whole', () => {
  const text = '甲乙 1 n\n甲 40 n\n乙 40 n\n甲乙 90 n\n'
  expect(wordsOf(Dictionary.ofText(text), '甲乙')).toEqual([['甲乙', 0]])
  expect(wordsOf(Dictionary.ofText(text.replace('甲乙 90', '丙 90')), '甲乙')).toHaveLength(2)
})

test('a run may be longer than any before it', () => {
  const dictionary = Dictionary.ofText('甲乙 3 n\n丁 3 n\n')
  expect(wordsOf(dictionary, '甲乙丙'.repeat(20_000))).toHaveLength(40_000)
})

test.each([
  ['甲'],
  ['甲\n乙 3 n'],
  ['甲 n'],
  ['甲 0 n'],
  ['甲 3'],
  [' 3 n'],
  ['甲 3.5 n'],
  ['甲 3 n\n\n乙 3 n'],
])('a dictionary is refused that holds %j', (text) => {
  expect(() => Dictionary.ofText(text)).toThrow(/No word with a frequency/)
})

/** Compared as one string: to compare them one by one takes a second. */
const bytesOf = (memory: SharedArrayBuffer) => Buffer.from(memory).toString('latin1')

test('tablesOf() reads what a build wrote of this very dictionary, and makes all else anew', () => {
  const file = join(tmpdir(), `jiebao-${process.pid}.tables`)
  onTestFinished(() => rmSync(file, { force: true }))
  const [text, other] = ['甲乙 3 n\n丁 3 n\n', '甲乙 3 n\n丁 4 n\n'].map((lines) => Buffer.from(lines)) as [
    Buffer,
    Buffer,
  ]
  const made = bytesOf(Dictionary.ofText(text.toString()).memory)
  expect(bytesOf(tablesOf(text, file))).toBe(made)
  writeTables(text, file)
  expect(bytesOf(tablesOf(text, file))).toBe(made)
  expect(wordsOf(new Dictionary(tablesOf(text, file)), '丁甲乙')).toEqual([
    ['丁', 0],
    ['甲乙', 1],
  ])
  expect(bytesOf(tablesOf(other, file))).toBe(bytesOf(Dictionary.ofText(other.toString()).memory))
  // A mark in the file shows that the file is what is read.
  const marked = readFileSync(file)
  marked[marked.length - 1]! ^= 1
  writeFileSync(file, marked)
  expect(bytesOf(tablesOf(text, file))).not.toBe(made)
  writeFileSync(file, marked.subarray(0, 20))
  expect(bytesOf(tablesOf(text, file))).toBe(made)
})
