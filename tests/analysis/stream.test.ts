import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleStream, BOUNDARY, fieldTexts, foldText } from '../../src/analysis/analysis.js'
import { emptyArticle } from '../../src/issue.js'
import { type Article, FIELDS } from '../../src/model.js'
import { runs } from '../sizes.js'
import { hardText } from './texts.js'

const EMPTY: Article = { ...emptyArticle('article'), id: 'a' }

const FULL: Article = {
  ...EMPTY,
  headline: '防汛𠮷',
  kicker: '“本报”',
  section: '要聞',
  series: { name: '走基层', number: 3 },
  credit: '张苗',
  body: '一。\n\n二',
  captions: [
    { text: '图为甲', line: 1 },
    { text: '图为乙', line: 2 },
  ],
  asides: [{ label: '链接', text: '三\n四', line: 3 }],
}

test('fieldTexts() gives the printed texts in the order of FIELDS', () => {
  expect(fieldTexts(EMPTY)).toEqual([])
  expect(fieldTexts(FULL).map(({ field, index, text }) => `${field} ${index} ${text}`)).toEqual([
    'headline 0 防汛𠮷',
    'kicker 0 “本报”',
    'section 0 要聞',
    'section 1 走基层3',
    'byline 0 张苗',
    'body 0 一。\n\n二',
    'caption 0 图为甲',
    'caption 1 图为乙',
    'aside 0 链接\n三\n四',
  ])
})

test('fieldTexts() names a series once', () => {
  const texts = fieldTexts({ ...EMPTY, section: '走基层之三', series: { name: '走基层', number: 3 } })
  expect(texts).toEqual([{ field: 'section', index: 0, text: '走基层之三' }])
})

test('articleStream() lays the fields side by side, a boundary after every paragraph', () => {
  const { codes, fieldStarts, texts } = articleStream(FULL)
  expect(texts).toEqual([
    '防汛𠮷\n',
    '本报\n',
    '',
    '要闻\n走基层3\n',
    '张苗\n',
    '一。\n二\n',
    '图为甲\n图为乙\n',
    '链接\n三\n四\n',
  ])
  expect(String.fromCodePoint(...codes)).toBe(texts.join(''))
  expect([...fieldStarts]).toEqual([0, 4, 7, 7, 15, 18, 23, 31, 38])
  expect(articleStream(EMPTY).codes.length).toBe(0)
})

test('articleStream() holds the fold of every field, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(hardText, { minLength: 3, maxLength: 3 }), ([headline, body, caption]) => {
      const article = { ...EMPTY, headline: headline!, body: body!, captions: [{ text: caption!, line: 1 }] }
      const { codes, fieldStarts, texts } = articleStream(article)
      expect(fieldStarts.length).toBe(FIELDS.length + 1)
      expect(fieldStarts[FIELDS.length]).toBe(codes.length)
      for (const [f, text] of texts.entries()) {
        const span = [...codes.subarray(fieldStarts[f], fieldStarts[f + 1])]
        expect(span).toEqual([...text].map((sign) => sign.codePointAt(0)))
        if (span.length > 0) expect(span.at(-1)).toBe(BOUNDARY)
        expect(text).not.toContain('\n\n')
      }
      expect(texts[5]).toBe(foldText(body!) === '' ? '' : `${foldText(body!)}\n`)
    }),
    { numRuns: runs(1000), seed: 1 },
  )
})
