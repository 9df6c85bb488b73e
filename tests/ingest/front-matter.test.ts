/** Front matter of blogs: the title and the author are words of the page, the day of the post is not the issue's for sure. */
import { expect, test } from 'vitest'
import { readFrontMatter } from '../../src/ingest/formats/front-matter.js'
import { readText } from './read.js'

const NEWS =
  '城东乡的农民连日来抢收油菜，到昨天傍晚为止已经收完三千多亩，比去年同期早了整整五天，乡里的干部也都下到田头帮着装车运送。'
const MORE =
  '这所小学今年新添了两间教室和一个图书角，课桌全部换成新的，附近几个村子的孩子从此不必再走十几里的山路到镇上去念书了，大家很高兴。'

const read = (text: string) => readText(text, 'a.md')
const stories = (text: string) => read(text).articles.filter(({ kind }) => kind === 'article')
const left = (text: string) => read(text).articles.find(({ kind }) => kind === 'other')?.body ?? ''

const HEXO = `---\ntitle: 抢在雨前收油菜\ndate: 2021-03-02 18:30:00\nauthor: 张三\ntags:\n  - 农村\n  - 油菜\ncategories: [青川, 旧报]\n---\n\n${NEWS}\n`
const HUGO = `+++\ntitle = "抢在雨前收油菜"\ndate = 2021-03-02T18:30:00+08:00\nauthors = ["张三", "李四"]\ndraft = false\n+++\n${NEWS}\n`

test.each([
  ['Hexo', HEXO, ['张三']],
  ['Hugo', HUGO, ['张三', '李四']],
])('the title and the authors of a post of %s are the story’s', (_, text, reporters) => {
  expect(stories(text)).toMatchObject([{ headline: '抢在雨前收油菜', body: NEWS, reporters }])
})

test('the day of a post is inferred, says so, and gives way to a day in print', () => {
  const { date } = read(HEXO).issue
  expect(date).toMatchObject({ from: '2021-03-02', to: '2021-03-02', basis: 'inferred' })
  expect(date.why).toContain('发文日期')
  const printed = read(
    HEXO.replace(`\n\n${NEWS}`, `\n\n青川县报\n1962年5月6日 星期日\n抢收油菜\n${NEWS}`),
  ).issue
  expect(printed.date).toMatchObject({ from: '1962-05-06', basis: 'printed' })
})

test('a keeper’s own front matter gives the day, with or without a title', () => {
  const keeper = `---\npublication: 青川县报\ndate: 1962-05-06\ntitle: 抢在雨前收油菜\n---\n${NEWS}\n`
  const issue = read(keeper)
  expect(issue.issue.date).toMatchObject({ from: '1962-05-06', basis: 'given' })
  expect(stories(keeper)).toMatchObject([{ headline: '抢在雨前收油菜', body: NEWS }])
})

test('what nobody knows is kept among the lines that no story takes', () => {
  const text = left(HEXO)
  for (const kept of ['农村', '油菜', '青川, 旧报']) expect(text).toContain(kept)
  expect(text).not.toContain('抢在雨前')
})

test('a title that the text has too stands once, and a title over marked headings is theirs', () => {
  const twice = HEXO.replace(`\n\n${NEWS}`, `\n\n# 抢在雨前收油菜\n\n${NEWS}`)
  expect(stories(twice)).toMatchObject([{ headline: '抢在雨前收油菜', kicker: null, subheadline: null }])
  const page = HEXO.replace('抢在雨前收油菜', '旧报抄存').replace(
    `\n\n${NEWS}`,
    `\n\n# 抢在雨前收油菜\n\n${NEWS}\n\n# 小学添了新教室\n\n${MORE}`,
  )
  expect(stories(page).map(({ headline, kicker }) => [headline, kicker])).toEqual([
    ['抢在雨前收油菜', null],
    ['小学添了新教室', null],
  ])
})

test('readFrontMatter() never refuses a post for a key of its own, and tells none', () => {
  const told: string[] = []
  const text =
    '---\ntitle: 甲\ndate: "{{ date }}"\npage: true\nurl: /2021/a\nlayout: post\nfoo: bar\n---\n正文。\n'
  const { given, words } = readFrontMatter(text, 'a.md', (key) => told.push(key))
  expect([given, told]).toEqual([{}, []])
  expect(words.filter(({ part }) => part === 'title')).toEqual([{ line: 2, text: '甲', part: 'title' }])
  expect(words.filter(({ part }) => part === 'kept').map(({ line }) => line)).toEqual([3, 4, 5, 6, 7])
})

test('readFrontMatter() refuses a wrong day of a keeper', () => {
  const text = '---\npublication: 青川县报\ndate: 不明\n---\n正文。\n'
  expect(() => readFrontMatter(text, 'a.md')).toThrow(/date/)
})
