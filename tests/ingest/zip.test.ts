/** Packed files, each read by itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { readSource } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'
import type { Issue, Refusal } from '../../src/model.js'
import { type Packed, zipOf } from '../zip.js'

const folder = mkdtempSync(join(tmpdir(), 'jiebao-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TEXT =
  '柳河日报 1998年6月5日\n\n三千亩油菜五天收割入仓\n\n本报讯 昨日，城东乡最后一块油菜地收割完毕。\n'

async function read(bytes: Uint8Array): Promise<{ issues: Issue[]; refusals: Refusal[] }> {
  const path = join(folder, 'a.zip')
  writeFileSync(path, bytes)
  const [issues, refusals]: [Issue[], Refusal[]] = [[], []]
  for await (const issue of readSource({ file: 'a.zip', path }, (own) => refusals.push(own)))
    issues.push(issue)
  return { issues, refusals }
}
const readZip = (...files: Packed[]) => read(zipOf(files))

test('readSource() reads each file of a zip as an issue of its own, and names the others', async () => {
  const { issues, refusals } = await readZip(
    { name: '报/b.txt', bytes: TEXT },
    { name: '报/a.md', bytes: TEXT },
    { name: '报/a.meta.json', bytes: '{"date": "1999-01-02"}' },
    { name: '报/c.jsonl', bytes: '{"title": "甲", "text": "乙丙丁"}\n{"title": "戊"}\n' },
    { name: '报/a.jpg', bytes: 'x' },
    { name: '报/d.jpg', bytes: 'x' },
    { name: '报/e.zip', bytes: 'x' },
    { name: '报/空.txt', bytes: '' },
    { name: '__MACOSX/._b.txt', bytes: 'x' },
  )
  expect(issues.map(({ issue }) => [issue.file, issue.entry, issue.date.from])).toEqual([
    ['a.zip', '报/a.md', '1999-01-02'],
    ['a.zip', '报/b.txt', '1998-06-05'],
    ['a.zip', '报/c.jsonl', null],
  ])
  expect(new Set(issues.map(({ issue }) => issue.id)).size).toBe(3)
  expect(refusals.map(({ file, line, code }) => [file, line, code])).toEqual([
    ['a.zip/报/e.zip', null, 'OTHER_KIND'],
    ['a.zip/报/c.jsonl', 2, 'BAD_ISSUE'],
    ['a.zip/报/空.txt', null, 'BAD_ISSUE'],
    ['a.zip/报/d.jpg', null, 'OTHER_KIND'],
  ])
})

test('a name in GBK is read, and one with the marks of Windows', async () => {
  const gbk = Uint8Array.of(0xb1, 0xa8, 0x5c, 0xd2, 0xbb, 0x2e, 0x74, 0x78, 0x74)
  const { issues } = await readZip({ name: gbk, bytes: TEXT })
  expect(issues[0]!.issue.entry).toBe('报/一.txt')
})

test.each<[string, Packed, RegExp]>([
  ['a path that leads out', { name: '../a.txt', bytes: TEXT }, /压缩包以外/],
  ['a path from the root', { name: '/etc/a.txt', bytes: TEXT }, /压缩包以外/],
  ['a path that leads out as Windows writes it', { name: '..\\a.txt', bytes: TEXT }, /压缩包以外/],
  ['a password', { name: 'a.txt', bytes: TEXT, isLocked: true }, /密码/],
  ['a wrong sum', { name: 'a.txt', bytes: TEXT, sum: 1 }, /已损坏/],
  ['a wrong size', { name: 'a.txt', bytes: TEXT, size: 3 }, /已损坏/],
  ['a size over the limit', { name: 'a.txt', bytes: TEXT, size: 17 * 1024 * 1024 }, /16 MB/],
  ['a density that text has not', { name: 'a.txt', bytes: '油'.repeat(1_000_000) }, /大得多/],
])('a file with %s is named, and the others are read', async (_, bad, reason) => {
  const { issues, refusals } = await readZip(bad, { name: 'z.txt', bytes: TEXT })
  expect(issues.map(({ issue }) => issue.entry)).toEqual(['z.txt'])
  expect(refusals.map(({ reason }) => reason)).toEqual([expect.stringMatching(reason)])
})

test.each<[string, () => Promise<unknown>, RegExp]>([
  ['no zip', () => read(Buffer.from(TEXT)), /不是 zip/],
  ['a zip that is cut off', () => read(zipOf([{ name: 'a.txt', bytes: TEXT }]).subarray(0, -30)), /不是 zip/],
  ['a zip without a source', () => readZip({ name: 'a.bin', bytes: 'x' }), /没有能读的文件/],
  [
    'a zip of too many files',
    () => {
      const zip = zipOf([{ name: 'a.txt', bytes: TEXT }])
      zip.writeUInt16LE(20_001, zip.length - 12)
      return read(zip)
    },
    /两万/,
  ],
])('%s is refused in words', async (_, act, reason) => {
  const error = await act().catch((cause) => cause)
  expect(error).toBeInstanceOf(JiebaoError)
  expect(chineseOf(error as JiebaoError)).toMatch(reason)
})

test('a zip with any bytes changed is read or refused, and never throws anything else', async () => {
  const whole = zipOf([
    { name: 'a.txt', bytes: TEXT },
    { name: 'b.txt', bytes: TEXT },
  ])
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      const error = await read(bytes).catch((cause) => cause)
      if (error instanceof Error) expect(error).toBeInstanceOf(JiebaoError)
    }),
    { numRuns: 60 },
  )
})
