import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import type { Article, Issue } from '../../src/model.js'
import { character } from '../characters.js'
import { runs } from '../sizes.js'
import { encode, readText } from './read.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const FILES = [at('../../seeds'), at('./papers'), at('./papers/洪江日报')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name) && !/^readme/i.test(name))
    .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') })),
)
const LINES = FILES.filter(({ name }) => name.endsWith('.txt')).flatMap(({ text }) => text.split('\n'))

/** Everything of an article that is searched, as one text without blanks. */
function textOf(article: Article): string {
  const asides = article.asides.map(({ label, text }) => label + text)
  const captions = article.captions.map(({ text }) => text)
  const heads = [article.headline, article.kicker, article.subheadline, article.section, article.credit]
  return [...heads, article.body, ...captions, ...asides].join('\n').replace(/\s/g, '')
}

/** Every non-blank line is owned by one item, whose text holds it. */
function checkOwned(text: string, issue: Issue): void {
  const owners = new Map<number, Article[]>()
  const printed = text.split(/\r\n|\n|\r/)
  for (const article of issue.articles) {
    for (const [from, to] of article.lines) {
      for (let line = from; line <= to; line++) owners.set(line, [...(owners.get(line) ?? []), article])
    }
  }
  for (const [i, raw] of printed.entries()) {
    if (raw.trim() === '') continue
    const own = owners.get(i + 1) ?? []
    expect(own.length, `line ${i + 1}: ${raw.slice(0, 40)}`).toBe(1)
    const words = raw.replace(/^\s*[#＃]+\s*/, '').replace(/[^\p{L}\p{N}]/gu, '')
    const held = textOf(own[0]!).replace(/[^\p{L}\p{N}]/gu, '')
    expect(held.includes(words), `line ${i + 1}: ${raw.slice(0, 40)}`).toBe(true)
  }
}

function checkShape(issue: Issue): void {
  const ids = issue.articles.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [i, article] of issue.articles.entries()) {
    if (article.kind === 'other') expect(i).toBe(issue.articles.length - 1)
    for (const { at } of article.paragraphs) expect(at === 0 || article.body[at - 1] === '\n').toBe(true)
    expect(article.paragraphs.length).toBe(article.body === '' ? 0 : article.body.split('\n').length)
    for (const { at } of article.joins) expect(at > 0 && at < article.body.length).toBe(true)
  }
}

function readAndCheck(text: string): void {
  let issue: Issue
  try {
    issue = readText(text)
  } catch (error) {
    if (error instanceof JiebaoError) return
    throw error
  }
  checkShape(issue)
  // What UTF-8 cannot carry and a mark at the start are not in the file.
  checkOwned(new TextDecoder().decode(encode(text)), issue)
}

test.each(FILES.filter(({ text }) => !text.startsWith('---')))(
  'every line of $name is in one item',
  ({ text }) => {
    readAndCheck(text)
  },
)

test('every line of spliced files is in one item', () => {
  const line = fc.constantFrom(
    ...LINES,
    '',
    '',
    '# ',
    '延伸阅读',
    '（张三 摄）',
    '图为某处。',
    '本报记者 张三',
    '一、概况',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => readAndCheck(lines.join('\n'))),
    {
      numRuns: runs(400),
    },
  )
})

test('every line of cut and spliced lines is in one item', () => {
  const piece = fc
    .tuple(
      fc.constantFrom(...LINES),
      fc.nat(120),
      fc.nat(120),
      fc.constantFrom('', '# ', '### ', '　　', '**'),
    )
    .map(([line, from, length, mark]) => mark + line.slice(from, from + length))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (lines) => readAndCheck(lines.join('\n'))),
    {
      numRuns: runs(300),
    },
  )
})

test('every line of arbitrary text is in one item', () => {
  const sign = fc.constantFrom(
    ...'报记者摄图为第版年月日一二①（）()【】#*-—。，、；：！？“”"\'…\r\n\t 　a1𠮷\u200b\ufeff',
  )
  const text = fc.array(sign, { maxLength: 200 }).map((signs) => signs.join(''))
  fc.assert(fc.property(text, readAndCheck), { numRuns: runs(1000) })
})

test('any bytes give articles or a refusal, never another exception', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: character, maxLength: 200 }).map(encode),
    fc
      .tuple(fc.constantFrom(...FILES), fc.nat(), fc.uint8Array({ maxLength: 8 }))
      .map(([{ text }, where, noise]) => {
        const whole = encode(text)
        whole.set(noise, where % Math.max(1, whole.length - 8))
        return whole
      }),
  )
  const check = (input: Uint8Array) => {
    try {
      checkShape(readIssueText(input, 'a.txt'))
    } catch (error) {
      if (!(error instanceof JiebaoError)) throw error
      expect(['BAD_ISSUE', 'BAD_METADATA']).toContain(error.code)
    }
  }
  fc.assert(fc.property(bytes, check), { numRuns: runs(600) })
})

test('a file of a megabyte is read to its last line', () => {
  const one = FILES.map(({ text }) => text.replace(/^---[\s\S]*?---/, '')).join('\n')
  const times = Math.ceil(1_000_000 / encode(one).length)
  const { articles } = readText(`${one.repeat(times)}\n末行在此，以为记认。\n`)
  expect(articles.some(({ body }) => body.includes('末行在此，以为记认。'))).toBe(true)
})
