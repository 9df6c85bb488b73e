/** Texts in older encodings of double bytes, which nothing but their characters tells apart. */

import { expect, test } from 'vitest'
import { readIssueText } from '../../src/ingest/ingest.js'

test.each([
  [
    'Big5',
    'rGiqZaTps/gKrEuv0aXOpPSms6tPu9kKpbuz+LBUoUCkVKTrpECk6b+kpPSnUae9wMut17dGtOuhQaX+v6SkR6RRuFWvYblBpdCquqXOpPSms6RGq0+72aFD',
    '春耕用水有保障',
    '全縣二十萬畝農田的用水有了保障。',
  ],
  [
    'Shift-JIS',
    'lvaJzZP6lfEKj3SNa4LMl3CQhQqOT4yOiOqT+oFBkIWXmIvHgs2UX5avgsyTY4LJkIWC8I9vgrWCvYFCk/GPXJackGyCqorsgvGCxYFBlnuUToLMjvuKboLwkdKCwoFC',
    '春耕の用水',
    '二十万人が喜んで、本年の収穫を待つ。',
  ],
])('readIssueText() reads %s by its frequent characters', (_, base64, headline, end) => {
  const [article] = readIssueText(Buffer.from(base64, 'base64'), 'a.txt').articles
  expect(article).toMatchObject({ headline, body: expect.stringContaining(end) })
})

test.each([
  ['臺灣省政府', 'u0/GV6zZrEapsg=='],
  ['天氣預報：今日多雲，氣溫二十度。', 'pNGu8Ll3s/ihR6S1pOmmaLazoUGu8LfFpEekUavXoUM='],
])('readIssueText() reads the few characters of %s as Big5, without a doubt', (text, base64) => {
  const { articles, furniture, doubts } = readIssueText(Buffer.from(base64, 'base64'), 'a.txt')
  expect(JSON.stringify([articles, furniture])).toContain(text)
  expect(doubts.filter((doubt) => doubt.class === 'damaged-text')).toEqual([])
})

test.each([
  ['縣立中學昨日開學，學生四百人到校。', 'v2jBotbQjFfX8sjV6V+MV6OsjFfJ+svEsNnIy7W90KOhow=='],
  ['各鄉堤岸一律修復', 'uPfgbLXMsLbSu8LJ0N6PzQ=='],
])('readIssueText() reads the few characters of %s as GB18030, without a doubt', (text, base64) => {
  const { articles, furniture, doubts } = readIssueText(Buffer.from(base64, 'base64'), 'a.txt')
  expect(JSON.stringify([articles, furniture])).toContain(text)
  expect(doubts.filter((doubt) => doubt.class === 'damaged-text')).toEqual([])
})

test('readIssueText() doubts the encoding of a few characters that two encodings can read', () => {
  const bytes = Buffer.from('utOxsbGxsr+8sJZ8sbGyv7fW', 'base64')
  const { doubts } = readIssueText(bytes, 'a.txt')
  expect(doubts).toContainEqual(
    expect.objectContaining({ class: 'damaged-text', line: 1, text: '河北北部及東北部分' }),
  )
})
