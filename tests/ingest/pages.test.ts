/** Page, page name, number and scan: of every article, and what of metadata is not known. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSource } from '../../src/ingest/ingest.js'
import { pagesOf } from '../../src/ingest/roles/page-lines.js'
import type { Issue, Refusal } from '../../src/model.js'
import { readLines } from './read.js'

const folder = mkdtempSync(join(tmpdir(), 'jiebao-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pagesIn = ({ articles }: Issue) =>
  articles.filter(({ kind }) => kind === 'article').map(({ page, pageName }) => [page, pageName])

const story = (title: string) => ['', title, '', `本报讯 昨日，${title}，全乡的人都到场观看。`, '']
const BRIDGE = story('石桥乡修通新桥')
const SCHOOL = story('石桥乡小学添了教室')
const MARKET = story('石桥乡集市迁到河东')

const HEAD = ['桐河晚报', '2024年5月8日 星期三']

test.each<[string, string[], [string | null, string | null][]]>([
  [
    'page lines above the stories',
    [...HEAD, '第1版 要闻', ...BRIDGE, '第2版 综合新闻', ...SCHOOL, ...MARKET],
    [
      ['1', '要闻'],
      ['2', '综合新闻'],
      ['2', '综合新闻'],
    ],
  ],
  [
    'page lines below the stories',
    [...HEAD, ...BRIDGE, '第1版 要闻', ...SCHOOL, ...MARKET, '第2版 民生'],
    [
      ['1', '要闻'],
      ['2', '民生'],
      ['2', '民生'],
    ],
  ],
  [
    'codes, and a line that sends to another page',
    [...HEAD, 'A01 要闻', ...BRIDGE, '（下转第4版）', 'A02 时事', ...SCHOOL],
    [
      ['A01', '要闻'],
      ['A02', '时事'],
    ],
  ],
  [
    'one page for the whole file',
    [...HEAD, '第3版 副刊', ...BRIDGE, ...SCHOOL],
    [
      ['3', '副刊'],
      ['3', '副刊'],
    ],
  ],
])('readIssueText() gives each story its page: %s', (_, lines, pages) => {
  expect(pagesIn(readLines(...lines))).toEqual(pages)
})

test('pagesOf() knows no page below a list of the pages, nor above the first page line', () => {
  const list = [1, 2, 3].map((n) => ({ page: `${n}`, line: n }))
  const stories = [10, 20, 30].map((line) => ({ lines: [[line, line + 5]] as [number, number][] }))
  expect(stories.map(pagesOf(list, stories))).toEqual([undefined, undefined, undefined])
  const later = { page: '2', line: 15 }
  expect(stories.map(pagesOf([later], stories))).toEqual([undefined, later, later])
})

async function all(name: string, text: string): Promise<{ issues: Issue[]; told: Refusal[] }> {
  writeFileSync(join(folder, name), text)
  const [issues, told]: [Issue[], Refusal[]] = [[], []]
  for await (const issue of readSource({ file: name, path: join(folder, name) }, (one) => told.push(one)))
    issues.push(issue)
  return { issues, told }
}

const YAML = '---\n版次: A02\npageName: 要闻\nnumber: 1234\nurl: https://a.example/2.jpg\nediter: 某甲\n---\n'

test('readSource() takes page, name, number and scan of front matter, and tells an unknown key', async () => {
  const { issues, told } = await all('a.txt', YAML + BRIDGE.join('\n'))
  expect(issues[0]!.issue).toMatchObject({ page: 'A02', number: '1234', scan: 'https://a.example/2.jpg' })
  expect(pagesIn(issues[0]!)).toEqual([['A02', '要闻']])
  expect(told).toMatchObject([{ file: 'a.txt', code: 'UNKNOWN_KEY' }])
  expect(told[0]!.reason).toContain('“editer”')
})

test('readSource() takes them of each line of a .jsonl, and tells an unknown key once', async () => {
  const row = { text: '正文。', date: 20240508, publication: '桐河晚报', number: 7, autor: '甲' }
  const rows = [
    { ...row, page: 'A01', pageName: '要闻', kicker: '肩', subheadline: '副', scan: 'https://a.example/1' },
    { ...row, page: 2, correspondents: ['某甲'], date: { from: '2024-05-08', to: '2024-05-08' } },
    { ...row, number: 8, date: '２０２４年５月８日' },
  ]
  const { issues, told } = await all('b.jsonl', rows.map((each) => JSON.stringify(each)).join('\n'))
  expect(issues.map(({ issue }) => [issue.number, issue.page, issue.date.from])).toEqual([
    ['7', null, '2024-05-08'],
    ['8', null, '2024-05-08'],
  ])
  const [first, second] = issues[0]!.articles
  expect(first).toMatchObject({ page: 'A01', pageName: '要闻', kicker: '肩', subheadline: '副' })
  expect(first!.scan).toBe('https://a.example/1')
  expect(second).toMatchObject({ page: '2', correspondents: ['某甲'], scan: null })
  expect(told.map(({ code, line }) => [code, line])).toEqual([['UNKNOWN_KEY', 1]])
})

test('readSource() tells the day of each article of a .jsonl whose line has a date', async () => {
  const rows = [
    { title: '甲', date: '2024-03-01', text: '本报讯 昨日，石桥乡修通新桥。' },
    { title: '乙', date: '2024-03-01', text: '石桥乡将于3月5日开会。' },
    { title: '丙', text: '1976年7月28日，石桥乡地震。' },
  ]
  const { issues } = await all('c.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))
  const told = issues.flatMap(({ articles }) => articles.map(({ eventDate }) => eventDate))
  expect(told).toEqual(['2024-02-29', null, null])
})

test('readSource() reads the answers of PaddleOCR’s jobs, one a line, as the pages of one issue', async () => {
  const page = (headline: string, text: string) => ({
    prunedResult: {
      parsing_res_list: [
        { block_label: 'doc_title', block_content: `# ${headline}`, block_bbox: [0, 0, 9, 9] },
        { block_label: 'text', block_content: text, block_bbox: [0, 9, 9, 20] },
      ],
    },
  })
  const answers = [
    page('城东乡农民抢收油菜', '农民昨天收完了三千亩油菜。'),
    page('小学添教室', '小学昨天添了两间新教室。'),
  ]
  const rows = answers.map((own) => JSON.stringify({ errorCode: 0, result: { layoutParsingResults: [own] } }))
  const { issues, told } = await all('jobs.jsonl', `${rows.join('\n\n')}\n`)
  expect(told).toEqual([])
  expect(issues.map(({ articles }) => articles.map(({ headline }) => headline))).toEqual([
    ['城东乡农民抢收油菜', '小学添教室'],
  ])
})
