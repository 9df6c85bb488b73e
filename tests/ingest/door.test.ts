import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { isSource, readIssueText, readSource } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'
import type { Issue, Refusal } from '../../src/model.js'
import { encode, readText } from './read.js'

/** What a reading is refused with. */
function refusalOf(read: () => unknown): JiebaoError {
  try {
    read()
  } catch (error) {
    if (error instanceof JiebaoError) return error
  }
  throw new Error('not refused')
}

const STORY =
  '县里召开防汛会议\n\n本报讯（记者张三 通讯员李四）6月1日，县里召开防汛会议，部署今年防汛工作。\n'

test.each([
  ['a.txt', true],
  ['某县报/1998/a.md', true],
  ['a.JSONL', true],
  ['a.text', true],
  ['a.alto.xml', true],
  ['a.pdf', true],
  ['README.md', false],
  ['readme-zh.txt', false],
  ['_keeper/userdict.txt', false],
  ['.git/a.txt', false],
  ['某县报/._a.txt', false],
  ['a.meta.json', false],
  ['txt', false],
])('isSource() of %s is %s', (file, expected) => {
  expect(isSource(file)).toBe(expected)
})

// ---------------------------------------------------------------- encodings

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !isBig)
  return bytes
}

/** 本报讯 某县报 。 in GB 18030, with digits and a line end between. */
const GB = Uint8Array.of(
  0xb1,
  0xbe,
  0xb1,
  0xa8,
  0xd1,
  0xb6,
  0x20,
  0x36,
  0xd4,
  0xc2,
  0x31,
  0xc8,
  0xd5,
  0x0a,
  0xa1,
  0xa3,
)

test.each([
  ['UTF-8', encode(STORY)],
  ['UTF-8 with a mark', encode(`\ufeff${STORY}`)],
  ['UTF-16 LE with a mark', utf16(`\ufeff${STORY}`, false)],
  ['UTF-16 BE with a mark', utf16(`\ufeff${STORY}`, true)],
  ['UTF-16 LE without a mark', utf16(STORY, false)],
  ['UTF-16 BE without a mark', utf16(STORY, true)],
])('readIssueText() reads %s', (_, bytes) => {
  const { articles } = readIssueText(bytes, 'a.txt')
  expect(articles.map(({ headline }) => headline)).toEqual(['县里召开防汛会议'])
  expect(articles[0]!.reporters).toEqual(['张三'])
})

test('readIssueText() reads GB 18030', () => {
  expect(readIssueText(GB, 'a.txt').articles[0]!.body).toContain('本报讯 6月1日')
})

test.each(['\u000b', '\f', '\u0085', '\u2028', '\u2029'])('readIssueText() ends a line at %j', (end) => {
  const { articles } = readText(`${STORY.trimEnd()}${end}会议要求各乡镇备足沙袋。`)
  expect(articles[0]!.body.split('\n')).toEqual([expect.stringMatching(/。$/), '会议要求各乡镇备足沙袋。'])
  expect(articles[0]!.paragraphs.map(({ line }) => line)).toEqual([3, 3])
})

test.each([
  ['nothing', new Uint8Array(), /空文件/],
  ['blanks only', encode(' \n\u3000\n'), /只有空白/],
  ['a mark only', Uint8Array.of(0xef, 0xbb, 0xbf), /只有空白/],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0x49, 0x48), /图片.*先识别/],
  ['broken UTF-8 behind a mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0xe6, 0x9c), /标记不符/],
  ['no encoding at all', Uint8Array.of(0xff, 0x80, 0xff, 0x81, 0x20, 0x41), /UTF-8/],
  ['control characters', encode('\u0001\u0002\u0003\u0004字'), /控制字符/],
])('readIssueText() refuses %s in words', (_, bytes, reason) => {
  const refusal = refusalOf(() => readIssueText(bytes, '某县报/a.txt'))
  expect(refusal.code).toBe('BAD_ISSUE')
  expect(chineseOf(refusal)).toMatch(reason)
  expect(chineseOf(refusal)).toContain('某县报/a.txt')
})

test('readIssueText() refuses more than 16 MB', () => {
  const bytes = new Uint8Array(16 * 1024 * 1024 + 1).fill(0x41)
  expect(() => readIssueText(bytes, 'a.txt')).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }))
})

// ---------------------------------------------------------------- metadata

describe('metadata', () => {
  test('front matter gives paper, day and page; lines count from the top of the file', () => {
    const text = `---\npublication: 某县报\ndate: 1998-06-01\npage: 3\nkeeper: 王\n---\n${STORY}`
    const { issue, articles } = readText(text, 'a.md')
    expect(issue.publication).toEqual({ name: '某县报', basis: 'given', why: expect.any(String) })
    expect(issue.date).toMatchObject({ from: '1998-06-01', to: '1998-06-01', basis: 'given' })
    expect(issue.page).toBe('3')
    expect(articles[0]!.lines).toEqual([[7, 9]])
    expect(articles[0]!.eventDate).toBe('1998-06-01')
  })

  test('a sidecar gives a range, and counts in the checksum', () => {
    const plain = readText(STORY)
    const { issue } = readIssueText(encode(STORY), 'a.txt', {
      date: { from: '1998-06', to: '1998-07' },
      number: 12,
    })
    expect(issue.date).toMatchObject({ from: '1998-06-01', to: '1998-07-31', basis: 'given' })
    expect(issue.id).toBe(plain.issue.id)
    expect(issue.sha256).not.toBe(plain.issue.sha256)
  })

  test.each([
    [{ publication: 3 }, 'publication'],
    [{ publication: ' ' }, 'publication'],
    [{ date: 'yesterday' }, 'date'],
    [{ date: '1998-13-01' }, 'date'],
    [{ date: { from: '1998-06-02', to: '1998-06-01' } }, 'date'],
    [{ date: { from: '1998-06-02' } }, 'date.to'],
    [{ page: ['3'] }, 'page'],
    [{ scan: 'JavaScript:alert(1)' }, 'scan'],
    ['text', '对象'],
    [null, '对象'],
  ])('a sidecar %j is refused by name', (sidecar, named) => {
    const refusal = refusalOf(() => readIssueText(encode(STORY), 'a.txt', sidecar))
    expect(refusal.code).toBe('BAD_METADATA')
    expect(chineseOf(refusal)).toContain(named)
  })

  test('broken or explosive YAML is refused', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]`
    // The last two hold themselves, so they cannot be written out in the refusal.
    for (const yaml of ['a: [', bomb, 'date: &a\n  from: *a', 'publication: &a [*a]']) {
      expect(() => readText(`---\n${yaml}\n---\n${STORY}`, 'a.md')).toThrow(
        expect.objectContaining({ code: 'BAD_METADATA' }),
      )
    }
  })

  test('a rule is no front matter', () => {
    const { articles } = readText(`---\n${STORY}\n---\n`, 'a.md')
    expect(articles[0]!.headline).toBe('县里召开防汛会议')
  })

  test.each([
    ['某县报-1998-06-01-3.txt', '某县报', '1998-06-01', '3'],
    ['某县报_19980601_A03.txt', '某县报', '1998-06-01', 'A03'],
    ['某县报/1998年6月1日第3版.txt', '某县报', '1998-06-01', '3'],
    ['某县报/1998/06-01.txt', '某县报', null, null],
    ['003_f7e83da65d448e7c.txt', null, null, null],
    ['20231345.txt', null, null, null],
  ])('the file name %s is evidence', (file, name, day, page) => {
    const { issue } = readText('短讯\n本报讯 秋收开始了。\n', file)
    expect([issue.publication.name, issue.date.from, issue.page]).toEqual([name, day, page])
  })

  test('given beats printed, printed beats the file name', () => {
    const text = `某县报\n1999年7月2日 星期五 第2版\n\n${STORY}`
    const printed = readText(text, '乙县报-1998-06-01-3.txt').issue
    expect([printed.publication.name, printed.date.from, printed.page]).toEqual(['某县报', '1999-07-02', '2'])
    expect(printed.date.basis).toBe('printed')
    const given = readIssueText(encode(text), 'a.txt', { publication: '丙县报', date: '2000' }).issue
    expect([given.publication.name, given.date.from, given.date.to]).toEqual([
      '丙县报',
      '2000-01-01',
      '2000-12-31',
    ])
  })
})

// ---------------------------------------------------------------- ids

test('ids are pure functions of file and text; marks and other articles do not count', () => {
  const issue = readText(STORY, '某县报/a.txt')
  expect(issue.issue.id).toMatch(/^[a-z2-7]{12}$/)
  expect(issue.articles[0]!.id).toMatch(new RegExp(`^${issue.issue.id}-[a-z2-7]{10}$`))
  const remarked = readText(STORY.replace(/，/g, ',').replace(/^/, '# '), '某县报/a.txt')
  expect(remarked.articles[0]!.id).toBe(issue.articles[0]!.id)
  const twice = readText(`${STORY}\n${STORY}`, '某县报/a.txt').articles.map(({ id }) => id)
  expect(twice.slice(0, 2)).toEqual([issue.articles[0]!.id, `${issue.articles[0]!.id}-2`])
})

// ---------------------------------------------------------------- files

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function readAll(
  name: string,
  content: string | Uint8Array,
): Promise<{ issues: Issue[]; refused: Refusal[] }> {
  writeFileSync(join(folder, name), content)
  const refused: Refusal[] = []
  const issues: Issue[] = []
  for await (const issue of readSource({ file: name, path: join(folder, name) }, (one) =>
    refused.push(one),
  )) {
    issues.push(issue)
  }
  return { issues, refused }
}

test('readSource() takes the sidecar beside a file', async () => {
  writeFileSync(join(folder, 'b.meta.json'), '{"publication":"某县报","date":"1998-06-01"}')
  const { issues } = await readAll('b.txt', STORY)
  expect(issues[0]!.issue.publication.name).toBe('某县报')
  writeFileSync(join(folder, 'c.meta.json'), '{')
  await expect(readAll('c.txt', STORY)).rejects.toMatchObject({ code: 'BAD_METADATA' })
})

test('readSource() reads a file whose name is too long for a sidecar', async () => {
  expect((await readAll(`${'长'.repeat(83)}.txt`, STORY)).issues).toHaveLength(1)
})

test('readSource() takes no sidecar from outside the folder, and none that is too large or no file', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'jiebao-outside-'))
  writeFileSync(join(outside, 'x.json'), '{"publication":"外报"}')
  symlinkSync(join(outside, 'x.json'), join(folder, 'out.meta.json'))
  symlinkSync('/dev/zero', join(folder, 'zero.meta.json'))
  writeFileSync(join(folder, 'large.meta.json'), `{"note":"${'x'.repeat(1_000_000)}"}`)
  for (const name of ['out', 'zero', 'large'])
    await expect(readAll(`${name}.txt`, STORY)).rejects.toMatchObject({ code: 'BAD_METADATA' })
  rmSync(outside, { recursive: true })
  // A link within the folder is the keeper's own way of naming one sidecar for many.
  symlinkSync('b.meta.json', join(folder, 'd.meta.json'))
  expect((await readAll('d.txt', STORY)).issues[0]!.issue.publication.name).toBe('某县报')
})

test('no key of metadata is taken for what every object has', () => {
  const yaml = '---\n__proto__:\n  publication: 假报\nconstructor: {publication: 假报}\n---\n'
  for (const sidecar of [undefined, JSON.parse('{"__proto__":{"publication":"假报"}}')]) {
    const { issue } = readIssueText(encode(yaml + STORY), 'a.md', sidecar)
    expect(issue.publication.name).not.toBe('假报')
  }
  expect(({} as { publication?: string }).publication).toBeUndefined()
})

test('readSource() refuses a missing file', async () => {
  const source = { file: 'none.txt', path: join(folder, 'none.txt') }
  await expect(readSource(source, () => {}).next()).rejects.toMatchObject({ code: 'BAD_ISSUE' })
  const lines = { file: 'none.jsonl', path: join(folder, 'none.jsonl') }
  await expect(readSource(lines, () => {}).next()).rejects.toMatchObject({ code: 'BAD_ISSUE' })
})

test('readSource() groups lines in a row by paper and date, and refuses bad ones by line', async () => {
  const lines = [
    '\ufeff{"id":"x1","title":"甲","text":"一\\n二","date":"1998-06-01","publication":"某县报","section":"要闻","reporters":["张三"]}',
    '{"text":"无题","date":"1998-06-01","publication":"某县报"}\r',
    '',
    '{"id":"x1","text":"重复"}',
    '{"title":"无文"}',
    '[1]',
    'not json',
    '{"text":5}',
    '{"text":"a","date":"1998-02-30"}',
    '{"text":"乙","date":"1998-06","publication":"某县报"}',
    '{"text":"丙"}',
  ]
  const { issues, refused } = await readAll('d.jsonl', lines.join('\n'))
  expect(issues.map(({ issue, articles }) => [issue.date.from, issue.date.to, articles.length])).toEqual([
    ['1998-06-01', '1998-06-01', 2],
    ['1998-06-01', '1998-06-30', 1],
    [null, null, 1],
  ])
  expect(refused.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9])
  expect(new Set(issues.map(({ issue }) => issue.id)).size).toBe(3)
  const [first, second] = issues[0]!.articles
  expect(first).toMatchObject({
    id: 'x1',
    headline: '甲',
    body: '一\n二',
    section: '要闻',
    reporters: ['张三'],
    credit: '张三',
  })
  expect(first!.paragraphs).toEqual([
    { at: 0, line: 1 },
    { at: 2, line: 1 },
  ])
  expect(second).toMatchObject({ headline: null, body: '无题', lines: [[2, 2]] })
})

const NEWS =
  '本报讯（记者 张三）昨日，城东乡三千亩油菜五天收割完毕，比去年同期早了整整三天，乡里的干部也都下到田头。'
const PAGE = [
  '青川县报',
  '2008年6月5日 第2版',
  '',
  '**抢在雨前**',
  '',
  NEWS,
  '',
  '**学校添教室**',
  '',
  NEWS,
].join('\n')

test.each([
  ['that names its paper and day', { text: PAGE }, ['青川县报', '2008-06-05', '2', 2, '抢在雨前']],
  ['under content', { id: 7, content: PAGE, lang: 'zh' }, ['青川县报', '2008-06-05', '2', 2, '抢在雨前']],
  [
    'whose paper and day are given',
    {
      text: `# 抢在雨前\n\n${NEWS}\n\n# 学校添教室\n\n${NEWS}`,
      publication: '青川县报',
      date: '2008-06-05',
    },
    ['青川县报', '2008-06-05', null, 2, '抢在雨前'],
  ],
  [
    'that olmOCR read from a file',
    {
      text: `抢在雨前\n${NEWS}`,
      source: 'olmocr',
      metadata: { 'Source-File': '/a/青川县报-2008-06-05-2.pdf' },
    },
    ['青川县报', '2008-06-05', '2', 1, '抢在雨前'],
  ],
])('readSource() splits a line with a whole page %s', async (_, row, expected) => {
  const { issues, refused } = await readAll('p.jsonl', `\n${JSON.stringify(row)}\n{"title":"甲","text":"一"}`)
  expect(refused.filter(({ code }) => code !== 'UNKNOWN_KEY')).toEqual([])
  expect(issues).toHaveLength(2)
  const { issue, articles } = issues[0]!
  const stories = articles.filter(({ kind }) => kind === 'article')
  expect([issue.publication.name, issue.date.from, issue.page, stories.length, stories[0]!.headline]).toEqual(
    expected,
  )
  expect(
    articles.map(({ lines, paragraphs }) => [lines, new Set(paragraphs.map(({ line }) => line))]),
  ).toEqual(articles.map(() => [[[2, 2]], new Set([2])]))
})

test.each([
  ['with a title', { title: '甲', text: PAGE }],
  ['that begins with news', { text: `${NEWS}\n\n**谁来管**\n\n${NEWS}\n\n**钱从哪来**\n\n${NEWS}` }],
  ['of a few words', { text: '青川县报今日复刊\n社长致词' }],
])('readSource() takes a line %s as one article, as it is', async (_, row) => {
  const { issues } = await readAll('q.jsonl', JSON.stringify(row))
  expect(issues[0]!.articles).toMatchObject([{ kind: 'article', body: row.text }])
})

test('readSource() names the keys of a .jsonl line without text', async () => {
  const { refused } = await readAll('r.jsonl', '{"body":"一","名":1}\n{"text":"乙"}')
  expect(refused).toMatchObject([{ line: 1, reason: expect.stringContaining('该行有 body、名') }])
})

test('readSource() passes over a line of more than 16 MB', async () => {
  const long = `{"text":"${'a'.repeat(16 * 1024 * 1024)}"}`
  const { issues, refused } = await readAll('e.jsonl', `{"text":"甲"}\n${long}\n{"text":"乙"}`)
  expect(refused).toMatchObject([{ line: 2, code: 'BAD_ISSUE', reason: expect.stringContaining('16 MB') }])
  expect(issues[0]!.articles.map(({ body }) => body)).toEqual(['甲', '乙'])
})

test('readSource() refuses a .jsonl without one good line', async () => {
  await expect(readAll('f.jsonl', '\n{}\n')).rejects.toMatchObject({ code: 'BAD_ISSUE' })
})
