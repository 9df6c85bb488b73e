/**
 * The lexicon: every table once, and every surname known wherever names are read.
 */
import { expect, test } from 'vitest'
import { foldText } from '../src/analysis/analysis.js'
import { readIssueText } from '../src/ingest/ingest.js'
import { parseByline } from '../src/ingest/people/bylines.js'
import { hasSurname, isFunctionWord, isSurname, plainOf, SURNAMES, surnameLength } from '../src/lexicon.js'

test('isFunctionWord() tells grammar from content', () => {
  for (const word of ['的', '和', '关于', '我们']) expect(isFunctionWord(word)).toBe(true)
  for (const word of ['防汛', '焦作', '']) expect(isFunctionWord(word)).toBe(false)
})

test('isSurname() knows surnames of one character and of more', () => {
  for (const name of ['张', '王', '艾', '欧阳']) expect(isSurname(name)).toBe(true)
  for (const name of ['的', '防', '张三', '']) expect(isSurname(name)).toBe(false)
})

test('no surname stands twice', () => {
  expect(new Set(SURNAMES).size).toBe(SURNAMES.length)
})

test('every surname is the same folded, as texts and queries are, and in plain form, as lines are', () => {
  expect(SURNAMES.filter((name) => foldText(name) !== name || plainOf(name) !== name)).toEqual([])
})

test('surnameLength() takes the longer surname, in either script', () => {
  expect(['欧阳修', '歐陽修', '欧某', '劉某', '的确', ''].map(surnameLength)).toEqual([2, 2, 1, 1, 0, 0])
  expect(hasSurname('蕭某某')).toBe(true)
})

test('plainOf() keeps the length of every text', () => {
  const text = '“劉某”１２３　【電】𠮷⋯—'
  expect(plainOf(text)).toHaveLength(text.length)
  expect(plainOf(text)).toBe('"刘某"123 [电]𠮷…—')
})

test('a run of names without separators is cut at surnames, not inside words', () => {
  expect(parseByline('记者俞敏洪阮红梅')?.reporters).toEqual(['俞敏洪', '阮红梅'])
  expect(parseByline('记者张三丰李四光')?.reporters).toEqual(['张三丰', '李四光'])
  expect(parseByline('通讯员解放区科协')?.correspondents ?? []).not.toContain('区科协')
})

const BODY =
  '昨日上午，县里召开防汛工作会议，总结前一阶段的工作，安排部署下一步任务。会议要求各乡镇加强值班，备足物资，确保群众安全度汛。'

const headOf = (author: string) => {
  const page = ['县里召开防汛会议', author, BODY, BODY.replace('县里', '会上')].join('\n')
  const { headline, kicker, reporters } = readIssueText(new TextEncoder().encode(page), 'page.txt')
    .articles[0]!
  return { headline, kicker, reporters }
}

test.each(SURNAMES.map((surname) => [surname]))(
  'a lone author %s某 under a headline is a byline, not the headline',
  (surname) => {
    const author = `${surname}红梅`
    expect(headOf(author)).toEqual({ headline: '县里召开防汛会议', kicker: null, reporters: [author] })
  },
)
