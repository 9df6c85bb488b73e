/**
 * What each ingredient of matching and ranking is worth: the evaluation, with one of them off in turn.
 *
 *   node bench/ablation.mjs DATA WORK JUDGED [NAME…] [--every 1]
 *
 * `--every 3`: of the two public sets only every third line of queries is asked; the judged set is asked whole.
 * Works on a copy of the compiled program, in which one line is changed; so the
 * program needs no switches. A line that is not there, or there twice, is an error.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
})
const [data, work, judged, ...wanted] = positionals
const every = Number(values.every)

/**
 * Name, file below dist/src, what stands there, what stands there instead.
 *
 * @type {[name: string, file: string, from: string, to: string][]}
 */
const ABLATIONS = [
  ['everything', '', '', ''],
  ['no pairs of characters', 'search/ranked/rerank.js', 'bigrams: 0.5', 'bigrams: 0'],
  ['no nearness', 'search/ranked/rerank.js', 'nearness: 1,', 'nearness: 0,'],
  ['no presence', 'search/ranked/rerank.js', 'presence: 0.2', 'presence: 0'],
  ['no opening', 'search/ranked/rerank.js', 'opening: 0.3', 'opening: 0'],
  ['only 50 reranked', 'search/ranked/rank.js', 'RERANKED = 100', 'RERANKED = 50'],
  ['500 reranked', 'search/ranked/rank.js', 'RERANKED = 100', 'RERANKED = 500'],
  ['clauses of words scored as strings too', 'search/asked/clause.js', 'hasWords ? scored', 'false ? scored'],
  [
    'every rung before the next',
    'search/ranked/rank.js',
    "[['exact'], ['words', 'variant', 'partial']]",
    "[['exact'], ['words'], ['variant'], ['partial']]",
  ],
  [
    'no order of rungs',
    'search/ranked/rank.js',
    "[['exact'], ['words', 'variant', 'partial']]",
    "[['exact', 'words', 'variant', 'partial']]",
  ],
  ['headline weighs as the body', 'fields.js', 'headline: { weight: 3,', 'headline: { weight: 1,'],
  ['partial: any score', 'search/matched/partial.js', 'ofScore: 0.6', 'ofScore: 0'],
  ['partial: half of all weight', 'search/matched/partial.js', 'ofAll: 0.3', 'ofAll: 0.5'],
  ['partial: any name', 'search/matched/partial.js', 'unnamed: 0.8', 'unnamed: 0'],
  ['a part of a printed name', 'search/matched/ladder.js', 'isOneName(clause) && isPrinted()', 'false'],
  [
    'partial beside exact hits',
    'search/matched/ladder.js',
    'options.partial && !isMet && ',
    'options.partial && ',
  ],
  ['no partial', 'search/matched/ladder.js', 'options.partial && !isMet && ', 'false && '],
  ['no parts of words', 'search/matched/partial.js', 'words.length > MOST_WITH_PARTS', 'true'],
  ['no guesses', 'search/matched/ladder.js', 'hits < FEW', 'false'],
  [
    'guesses in questions first',
    'search/matched/guesses.js',
    '!isNone && isQuestion(clause, cutter)',
    'false',
  ],
  ['no other words', 'search/matched/guesses.js', 'asked >= MOST_WORDS', 'true'],
  [
    'parts weigh in the query too',
    'search/matched/partial.js',
    'if (isReplaced)\n                counted.add(part)',
    'counted.add(part)',
  ],
  [
    'no misprints',
    'search/matched/guesses.js',
    "clause.quoted || clause.node.type === 'date' || units.length > MOST_MISPRINTED",
    'true',
  ],
  [
    'function words count',
    'search/asked/units.js',
    'units.filter(({ text }) => !isFunctionWord(text))',
    'units',
  ],
]

function measure([name, file, from, to]) {
  const copy = mkdtempSync(join(tmpdir(), 'jiebao-ablation-'))
  try {
    for (const part of ['dist', 'package.json'])
      cpSync(join(ROOT, part), join(copy, part), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
    if (file) change(join(copy, 'dist/src', file), from, to)
    const cli = join(copy, 'dist/src/cli/cli.js')
    const asked = every > 1 ? sampled(copy) : data
    const args = [
      'eval',
      'relevance',
      '--data',
      asked,
      '--work',
      work,
      '--judged',
      judged,
      '--seeds',
      join(ROOT, 'seeds'),
    ]
    const out = execFileSync(process.execPath, [cli, ...args, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const sets = Object.fromEntries(JSON.parse(out).map((report) => [report.set, report]))
    const n = (value) => value.toFixed(4)
    const { cmrc, cctv, judged: own } = sets
    console.log(
      `| ${name} | ${n(cmrc.ranking.mrr10)} | ${cmrc.ranking.hits.toFixed(1)} | ${n(cctv.ranking.mrr10)} | ${cctv.ranking.hits.toFixed(1)} | ${n(own.ranking.ndcg10)} | ${n(own.answered.f1)} | ${own.answerless.empty.toFixed(2)} |`,
    )
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** @returns a folder of the public sets with a part of their queries */
function sampled(copy) {
  const folder = join(copy, 'data')
  for (const [set, articles] of [
    ['cmrc2018', 'passages.jsonl'],
    ['cctv_news', 'docs.jsonl'],
  ]) {
    mkdirSync(join(folder, set), { recursive: true })
    for (const file of [articles, 'qrels.tsv']) symlinkSync(resolve(data, set, file), join(folder, set, file))
    const lines = readFileSync(join(data, set, 'queries.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
    writeFileSync(join(folder, set, 'queries.jsonl'), lines.filter((_, i) => i % every === 0).join('\n'))
  }
  return folder
}

function change(path, from, to) {
  const code = readFileSync(path, 'utf8')
  if (code.split(from).length !== 2) throw new Error(`Cannot change ${path}: "${from}" must stand there once`)
  writeFileSync(
    path,
    code.replace(from, () => to),
  )
}

console.log('| | CMRC MRR@10 | hits | CCTV MRR@10 | hits | judged nDCG@10 | set F1 | answerless empty |')
console.log('|---|---|---|---|---|---|---|---|')
for (const ablation of ABLATIONS)
  if (wanted.length === 0 || wanted.some((name) => ablation[0].includes(name))) measure(ablation)
