import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_QUERY } from '../../src/errors.js'
import { type Node, parseQuery } from '../../src/query/query.js'
import { hardText } from '../analysis/texts.js'
import { character } from '../characters.js'
import { size } from '../sizes.js'

const SIGNS = [
  ...'()（）|｜-－"＂“”\\:：~～?*.． 　\t\n',
  'OR', ' OR ', ' -', '标题:', '正文：', '日期:', '通配:', '记者:', '报纸:', 'title:', '"~10', '..', '…',
  '防汛', '甲', '乙', '2024', '2024-04', '2024年4月12日', 'covid-19', '𠮷', '1', '年', '月', '\uFEFF', '\u0000',
] // biome-ignore format: one sign after another reads better

const typed = fc.array(fc.constantFrom(...SIGNS), { maxLength: 30 }).map((signs) => signs.join(''))
const MANY = { numRuns: size('parsedQueries'), seed: 1 }

/** Every leaf's text, in order. */
function texts(node: Node | null): string[] {
  if (node === null) return []
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(texts)
  if (node.type === 'not') return texts(node.of)
  if (node.type === 'near') return node.words
  return [node.typed]
}

function check(q: string): void {
  const { root, canonical, warnings } = parseQuery(q)
  expect(parseQuery(q).canonical).toBe(canonical)
  expect(root === null).toBe(/^[\s\u200B\u200E\u200F\u2060]*$/.test(q))
  for (const { code, detail } of warnings) expect(code !== '' && detail !== '').toBe(true)
  checkNode(root, true)
}

function checkNode(node: Node | null, top: boolean): void {
  if (node === null) return
  if (node.type === 'and' || node.type === 'or') {
    expect(node.of.length).toBeGreaterThan(1)
    for (const child of node.of) {
      expect(child.type).not.toBe(node.type)
      checkNode(child, false)
    }
  } else if (node.type === 'not') {
    expect(node.of.type).not.toBe('not')
    checkNode(node.of, top)
  } else if (node.type === 'period') {
    expect(node.from ?? node.to).not.toBeNull()
    if (node.from !== null && node.to !== null) expect(node.from <= node.to).toBe(true)
  }
}

test('parseQuery() reads whatever is typed from the signs of the language', () => {
  fc.assert(fc.property(typed, check), MANY)
})

test('parseQuery() reads every text', () => {
  fc.assert(fc.property(fc.string({ unit: character }), check), {
    ...MANY,
    numRuns: size('parsedQueries') / 4,
  })
})

test('parseQuery() reads what is pasted from a newspaper', () => {
  fc.assert(
    fc.property(hardText, (text) => {
      if (!/[\uFFFD\p{Surrogate}]/u.test(text)) check(text)
    }),
    { ...MANY, numRuns: size('parsedQueries') / 5 },
  )
})

test('nothing of a typed word is lost', () => {
  fc.assert(
    fc.property(typed, (q) => {
      const read = texts(parseQuery(q).root).join('')
      for (const word of ['防汛', '甲', '乙', '𠮷']) {
        expect(read.split(word).length).toBeGreaterThanOrEqual(q.split(word).length)
      }
    }),
    MANY,
  )
})

test('a quoted text without marks is kept as it stands', () => {
  const literal = fc.array(fc.constantFrom(...SIGNS), { minLength: 1 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(literal, (text) => {
      if (/["＂\\\uFEFF]/.test(text)) return
      expect(parseQuery(`"${text}"`).root).toMatchObject({ type: 'text', quoted: true, text })
    }),
    MANY,
  )
})

test('escaped marks come back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('甲', '"', ' ', '(', 'OR')), (signs) => {
      const text = signs.join('')
      expect(parseQuery(`"${text.replaceAll('"', '\\"')}"`).root).toMatchObject({ quoted: true, text })
    }),
    { seed: 1 },
  )
})

const PATHOLOGICAL = [
  '(', ')', '()', '(|', '-(', '"', '“', '“”', '-', '|', '|甲', '(甲|(乙 ', '-(甲 ', '甲(', '甲(乙|', ':', '标题:', '标题:(',
  '通配:', '日期:', '.', '1、', '1月1、', '2024年', '元', '民国', '\\"', '"~1', ' OR', '~', '甲 ', 'O', '一',
] // biome-ignore format: one sign after another reads better

test.each(PATHOLOGICAL)('parseQuery() reads 4,096 characters of %j', (sign) => {
  const q = sign.repeat(LONGEST_QUERY).slice(0, LONGEST_QUERY)
  expect(() => parseQuery(q)).not.toThrow()
  const { warnings } = parseQuery(q)
  expect(warnings.length).toBeLessThan(10)
})

test('parseQuery() counts code points', () => {
  expect(() => parseQuery('𠮷'.repeat(LONGEST_QUERY))).not.toThrow()
  expect(() => parseQuery('甲'.repeat(LONGEST_QUERY + 1))).toThrow(
    expect.objectContaining({ code: 'QUERY_TOO_LONG', facts: { points: 4097 } }),
  )
})

test.each(['甲\uFFFD', '\uD842', '甲\uDFB7乙'])('parseQuery(%j) refuses broken encoding', (q) => {
  expect(() => parseQuery(q)).toThrow(expect.objectContaining({ code: 'BAD_ENCODING' }))
})
