import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateRelevance, type RelevanceOptions } from '../../src/eval/relevance.js'
import { readJudged } from '../../src/eval/sets.js'
import { jsonl } from '../search/archive.js'

const folder = mkdtempSync(join(tmpdir(), 'jiebao-eval-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

const STORIES = [
  { id: 's1', date: '2024-05-01', title: '运河通航', text: '古老的运河今天恢复通航。' },
  { id: 's2', date: '2024-05-02', title: '果园丰收', text: '山上的果园迎来丰收。' },
  { id: 's3', date: '2024-05-03', title: '果园通车', text: '通往果园的公路建成。' },
]

// Two public sets and judged queries, as small as they can be and in their files' formats.
function writeData(): void {
  for (const name of ['cmrc2018', 'cctv_news', 'seeds']) mkdirSync(join(folder, name))
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  write('cmrc2018/passages.jsonl', jsonl(STORIES))
  write(
    'cmrc2018/queries.jsonl',
    lines([
      { id: 'q1', text: '古老的运河', split: 'dev' },
      { id: 'q2', text: '运河通航', split: 'train' },
      { id: 'q3', text: '果园', split: 'dev' },
      { id: 'q4', text: '沙漠绿洲', split: 'dev' },
    ]),
  )
  write('cmrc2018/qrels.tsv', 'q1\ts1\t1\nq2\ts1\t1\nq3\ts3\t1\nq4\ts2\t1\n')
  write('cctv_news/docs.jsonl', jsonl(STORIES))
  write('cctv_news/queries.jsonl', lines([{ id: 't1', text: '果园迎来丰收', kind: 'title' }]))
  write('cctv_news/qrels.tsv', 't1\ts2\t1\n')
  write('seeds/paper.txt', '# 小镇修路\n\n本报讯 镇上今天开始修路,方便果园运输。\n')
  write(
    'judged.jsonl',
    lines([
      { id: '1', class: 'words', query: '果园', relevant: ['s2', 's3', 'paper.txt:3'] },
      { id: '2', class: 'words', query: '运河', relevant: ['paper.txt:1', 's1'], note: 'one of two' },
      { id: '3', class: 'none', query: '"沙漠绿洲"', relevant: [] },
    ]),
  )
}

beforeAll(writeData)

const options = (changes: Partial<RelevanceOptions>): RelevanceOptions => ({
  sets: ['cmrc', 'cctv', 'judged'],
  data: folder,
  work: join(folder, 'work'),
  seeds: join(folder, 'seeds'),
  judged: join(folder, 'judged.jsonl'),
  ...changes,
})

test('each set is built, asked and measured', async () => {
  const [cmrc, cctv, judged] = await evaluateRelevance(options({}))
  // The third question finds two articles, of which one is known; the last finds none.
  expect(cmrc).toMatchObject({ set: 'cmrc', articles: 3, ranking: { queries: 3, noHit: 1 / 3, hits: 1 } })
  expect(cmrc!.ranking.r10).toBeCloseTo(2 / 3, 12)
  expect(cctv).toMatchObject({ set: 'cctv', articles: 3, ranking: { queries: 1, mrr10: 1, ndcg10: 1 } })
  expect(judged).toMatchObject({ set: 'judged', articles: 4, answerless: { queries: 1, empty: 1 } })
  expect(judged!.answered).toEqual({ queries: 2, precision: 1, recall: 3 / 4, f1: (1 + 2 / 3) / 2 })
  const [, second] = judged!.judgements!
  expect(second!.missed).toHaveLength(1)
  expect(second!.missed[0]).toMatch(/^[a-z2-7]{12}-/)
})

test('an archive that is there is used again, unless a fresh one is asked for', async () => {
  const changes: Partial<RelevanceOptions> = { sets: ['cctv'] }
  const built = () => statSync(join(folder, 'work/cctv/index/manifest.json')).mtimeMs
  await evaluateRelevance(options(changes))
  const before = built()
  await evaluateRelevance(options(changes))
  expect(built()).toBe(before)
  await evaluateRelevance(options({ ...changes, fresh: true }))
  expect(built()).toBeGreaterThan(before)
})

test('an archive that another version left is built anew', async () => {
  const changes: Partial<RelevanceOptions> = { sets: ['cctv'] }
  const [before] = await evaluateRelevance(options(changes))
  const manifest = join(folder, 'work/cctv/index/manifest.json')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"analysis":\d+/, '"analysis":0'))
  expect(await evaluateRelevance(options(changes))).toEqual([before])
})

test('a judgement of an article that is not there is named', async () => {
  for (const key of ['s9', 'paper.txt:99', 'other.txt:1']) {
    const judged = join(folder, 'wrong.jsonl')
    writeFileSync(judged, lines([{ id: '1', class: 'words', query: '果园', relevant: [key] }]))
    const asked = evaluateRelevance(options({ sets: ['judged'], judged }))
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND', value: key })
  }
})

test.each([
  ['no JSON', '{"id":'],
  ['no query', '{"id":"1","class":"a","relevant":[]}'],
  ['an empty query', '{"id":"1","class":"a","query":"","relevant":[]}'],
  ['a judgement that is no string', '{"id":"1","class":"a","query":"b","relevant":[3]}'],
])('a file of judged queries with %s is refused with its line', (_, line) => {
  const path = join(folder, 'bad.jsonl')
  writeFileSync(path, `{"id":"0","class":"a","query":"b","relevant":[]}\n${line}\n`)
  expect(() => readJudged(path)).toThrow(/line 2 /)
})

test('a set that is not there is named', async () => {
  const asked = evaluateRelevance(options({ data: join(folder, 'nowhere') }))
  await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
