/**
 * The words of `jiebao eval`: what is refused before anything is measured, and
 * what the reports say.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.js'
import { COMMANDS } from '../../src/cli/commands.js'
import { evaluate } from '../../src/cli/evaluate.js'
import type { ExactReport } from '../../src/eval/exact.js'
import { printExact, printRelevance } from '../../src/eval/print.js'
import { judge, judgedReport } from '../../src/eval/relevance.js'

test.each([
  ['', /one of split, exact, relevance, same/],
  ['speed', /"speed": write one of split, exact/],
  ['split exact', /"exact" with "eval split"/],
  ['split', /--annotations/],
  ['split --annotations a --strings 5', /--strings with "eval split"/],
  ['exact', /--strings/],
  ['exact --strings many', /whole number/],
  ['exact --strings 0', /whole number/],
  ['exact --strings 5 --seed -1', /argument|whole number/],
  ['exact --strings 5 --fresh', /--fresh with "eval exact"/],
  ['same', /two servers/],
  ['same http://localhost:1', /two servers/],
  ['same here there', /two servers/],
  ['same http://localhost:1 http://localhost:2 --tolerance 101', /whole number/],
  ['same http://localhost:1 http://localhost:2 --queries /dev/null', /Cannot find a query/],
  [
    'same http://localhost:1 http://localhost:2 --queries a --strings 3',
    /--strings with "eval same --queries"/,
  ],
  ['same http://localhost:1 http://localhost:2 --fresh', /--fresh with "eval same"/],
  ['relevance --work w', /--data/],
  ['relevance --data d', /--work/],
  ['relevance --data d --work w --set trec', /cmrc, cctv, judged: it is trec/],
  ['relevance --data d --work w --set judged', /--judged/],
])('"eval %s" is refused', async (typed, message) => {
  const asked = async () => evaluate(readArguments(typed.split(' ').filter(Boolean), COMMANDS.eval!.options))
  await expect(asked()).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringMatching(message) as string,
  })
})

test('"eval same" names the server that does not answer', async () => {
  const empty = { index: { articles: 0, issues: 0 }, hits: [], issues: [], totalIssues: 0 }
  const server = createServer((_, response) => response.end(JSON.stringify(empty))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const gone = 'http://127.0.0.1:1'
  try {
    for (const addresses of [
      [there, gone],
      [gone, there],
    ]) {
      const asked = evaluate(readArguments(['same', ...addresses], COMMANDS.eval!.options))
      await expect(asked).rejects.toMatchObject({ reason: 'server-unreachable', value: gone })
    }
  } finally {
    server.close()
  }
})

test('the report of exactness names every difference that it keeps', () => {
  const report: ExactReport = {
    articles: 2,
    paragraphs: 3,
    seed: 1,
    strings: 10,
    bySort: { cut: 4, changed: 3, swapped: 2, joined: 1 },
    inField: 2,
    repeated: 5,
    nowhere: 3,
    hits: 7,
    long: 0,
    differences: 2,
    examples: [
      { query: '"甲"', sort: 'cut', missed: ['x'], wrong: [], unfolded: ['x'], total: 1, expected: 2 },
      { query: '"乙"', sort: 'changed', missed: [], wrong: ['y', 'z'], unfolded: [], total: 2, expected: 0 },
    ],
    seconds: 1.25,
  }
  const text = printExact(report)
  expect(text).toContain('不符 2')
  expect(text).toContain('"甲"  漏 x  归一有误 x  报 1 条，应为 2 条')
  expect(text).toContain('"乙"  误 y z')
})

test('the report of relevance lists what is not wholly right', () => {
  const query = (id: string, ...relevant: string[]) => ({ id, class: 'name', text: `问${id}`, relevant })
  const judgements = [judge(query('1', 'A'), ['A'], 1), judge(query('2', 'A'), ['B'], 1)]
  const means = judgedReport(judgements)
  const text = printRelevance([{ set: 'judged', articles: 9, ...means }])
  expect(text).toContain('人工判定（9 篇）：2 问  MRR@10 0.5000')
  expect(text).toContain('name：2 问  准确率 0.5000  召回率 0.5000  F1 0.5000  nDCG@10 0.5000')
  expect(text).toContain('问2')
  expect(text).not.toContain('问1')
})
