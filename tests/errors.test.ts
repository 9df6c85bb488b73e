/** Refusals: one whole message in each language, from facts that can cross a process. */
import { expect, test } from 'vitest'
import { JiebaoError, refusalFrom, shortened, toldOf } from '../src/errors.js'
import { chineseOf } from '../src/messages.js'
import { REFUSALS } from './refusals.js'

test.each(REFUSALS.map((refusal) => [refusal.reason, refusal] as const))(
  '%s is told in English and in Chinese, each whole',
  (_reason, refusal) => {
    const [english, chinese] = [refusal.message, chineseOf(refusal)]
    expect(english).toMatch(/^\S.*[^.]$/s)
    expect(english.replace('某县报', '')).not.toMatch(/\p{Script=Han}/u)
    expect(chinese).toMatch(/\p{Script=Han}.*[^。]$/su)
    for (const words of [english, chinese]) expect(words).not.toMatch(/undefined|NaN|\[object/)
  },
)

test('Chinese has no English sentence in it, but commands and the words of a program', () => {
  for (const refusal of REFUSALS.filter(({ reason }) => reason !== 'broken')) {
    const rest = chineseOf(refusal)
      .replace(/jiebao \w+(?: --[\w-]+)?/g, '')
      .replace(/eval \w+/g, '')
    expect(rest, refusal.reason).not.toMatch(/[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/)
  }
})

test('a refusal that another process told of is the same', () => {
  for (const refusal of REFUSALS) {
    const again = refusalFrom(structuredClone(toldOf(refusal)))
    expect(again).toMatchObject({ code: refusal.code, value: refusal.value, message: refusal.message })
    expect(chineseOf(again)).toBe(chineseOf(refusal))
  }
  expect(refusalFrom(toldOf(new TypeError('x is not a function')))).toMatchObject({
    code: 'INTERNAL',
    message: 'x is not a function',
  })
})

test('a long value is shortened in the words and whole in the refusal', () => {
  const value = '长'.repeat(5000)
  const refusal = new JiebaoError('parameter-unknown', value, { known: 'q' })
  expect(refusal.value).toBe(value)
  expect(refusal.message.length).toBeLessThan(200)
  expect(chineseOf(refusal).length).toBeLessThan(200)
  expect(shortened('短')).toBe('短')
})
