/** GB/T 7714—2015: newspaper articles cited as the standard's own examples are, as far as an archive knows their parts. */
import { expect, test } from 'vitest'
import { citation } from '../../src/http/citation.js'
import type { ArticleAnswer } from '../../src/model.js'

/** Examples of newspaper articles [N], with punctuation by half-width marks as §7 asks: authors, title, paper, day, page. */
const EXAMPLES: readonly [
  authors: string[],
  title: string,
  paper: string,
  day: string,
  page: string,
  cited: string,
][] = [
  [
    ['丁文祥'],
    '数字革命与竞争国际化',
    '中国青年报',
    '2000-11-20',
    '15',
    '丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).',
  ],
  [
    ['余建斌'],
    '我们的科技一直在追赶: 访中国工程院院长周济',
    '人民日报',
    '2013-01-12',
    '2',
    '余建斌. 我们的科技一直在追赶: 访中国工程院院长周济[N]. 人民日报, 2013-01-12(2).',
  ],
]

const articleOf = (reporters: string[], headline: string, name: string, day: string, page: string) =>
  ({
    id: 'a',
    kind: 'article',
    headline,
    page,
    pageName: null,
    reporters,
    correspondents: [],
    photographers: [],
    issue: {
      publication: { name, basis: 'given', why: '' },
      date: { from: day, to: day, basis: 'given', why: '' },
      number: null,
      scan: null,
    },
  }) as unknown as ArticleAnswer

/** What is read online has the mark OL, the day of reading and its address: §8.8. */
const online = (printed: string, accessed: string, url: string) =>
  printed.replace('[N].', '[N/OL].').replace(/\.$/, `[${accessed}]. ${url}`)

test.each(EXAMPLES)('%j %s', (authors, title, paper, day, page, printed) => {
  const url = 'http://www.example.org/a'
  const cited = { article: articleOf(authors, title, paper, day, page), url, accessed: '2005-09-28' }
  expect(citation(cited, 'gbt7714')).toBe(`${online(printed, '2005-09-28', url)}\n`)
})

test('of more than three authors the first three are named, with 等', () => {
  const article = articleOf(['甲一', '乙二', '丙三', '丁四'], '题', '某报', '2000-01-12', '1')
  expect(citation({ article, url: 'u', accessed: '2005-09-28' }, 'gbt7714')).toMatch(
    /^甲一, 乙二, 丙三, 等\. 题\[N\/OL\]/,
  )
})
