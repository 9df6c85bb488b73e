/** The base list of short names and words that ships with the program. */
import { expect, test } from 'vitest'
import { BASE_NAME, BASE_WORD, baseSynonyms } from '../../src/mine/base-forms.js'

const pairs = baseSynonyms()
const ofNames = pairs.filter(({ why }) => why === BASE_NAME)
const ofWords = pairs.filter(({ why }) => why === BASE_WORD)

test('the base list has several hundred names and words', () => {
  expect(ofNames.length).toBeGreaterThan(500)
  expect(ofWords.length).toBeGreaterThan(300)
})

test('no form of the base list is found by the other without it', () => {
  for (const { form, other } of pairs) {
    expect(form).not.toBe('')
    expect(other.includes(form), `${form}=${other}`).toBe(false)
  }
})

test('a name of two characters stands for the long one, never the other way', () => {
  expect(ofNames).toContainEqual(expect.objectContaining({ form: '北大', other: '北京大学' }))
  const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text)
  expect(ofNames.filter(({ form, other }) => isHan(form) && [...other].length < 3)).toEqual([])
})

test('each pair of the base list stands in it once', () => {
  const keys = pairs.map(({ form, other }) => `${form}=${other}`)
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
})
