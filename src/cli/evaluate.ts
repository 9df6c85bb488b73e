/**
 * The command `eval`: measures splitting, exactness or relevance, compares two servers, and prints the report.
 */
import { type ApiError, createClient } from '../client/client.js'
import { openEngine } from '../engine/engine.js'
import { JiebaoError } from '../errors.js'
import {
  type Asked,
  evalSplit,
  evaluateExact,
  evaluateRelevance,
  evaluateSame,
  printExact,
  printReading,
  printRelevance,
  printSame,
  printSplit,
  SET_NAMES,
  type SetName,
} from '../eval/eval.js'
import { readQueries } from './alert.js'
import { type Arguments, wholeNumber, wordsOf } from './arguments.js'
import { engineChoice } from './engine-choice.js'
import { printableIn, printableJson } from './printable.js'
import { progressBar } from './progress.js'

/** Options of each measurement; any other option is refused. */
const OWN: Record<string, readonly string[]> = {
  split: ['annotations'],
  exact: ['strings', 'seed'],
  relevance: ['data', 'work', 'set', 'judged', 'fresh'],
  same: ['queries', 'strings', 'seed', 'tolerance'],
}

/** The value of a required option. */
function needed(args: Arguments, name: string): string {
  const value = args.own[name]
  if (typeof value === 'string') return value
  throw new JiebaoError('option-missing', name, {})
}

function print<T>(args: Arguments, value: T, asText: (value: T) => string): void {
  process.stdout.write(`${args.json ? printableJson(value) : asText(printableIn(value))}\n`)
}

function split(args: Arguments): number {
  print(args, evalSplit(needed(args, 'annotations'), args.seeds), (found) =>
    [
      printSplit(found),
      printReading(found.files),
      ...found.files.flatMap(({ file, notes }) => notes.map((note) => `${file}: ${note}`)),
    ].join('\n'),
  )
  return 0
}

const showProgress = (asked: number, of: number, differences: number) =>
  process.stderr.write(`\r\u001b[2K${asked}/${of}  不符 ${differences}`)

async function exact(args: Arguments): Promise<number> {
  needed(args, 'strings')
  const strings = wholeNumber(args, 'strings', 1, 1_000_000_000)!
  const seed = wholeNumber(args, 'seed', 0, 0xffffffff)
  const engine = await openEngine(engineChoice({ seeds: args.seeds, index: args.index }))
  const isTerminal = process.stderr.isTTY === true
  const onProgress = isTerminal ? showProgress : undefined
  try {
    const report = await evaluateExact(engine, { strings, seed, onProgress })
    if (isTerminal) process.stderr.write('\r\u001b[2K')
    print(args, report, printExact)
    return report.differences === 0 ? 0 : 1
  } finally {
    await engine.close()
  }
}

/** Queries that are drawn where none are said. */
const DRAWN = 500

/** Which server failed, by its error. */
const failedAt = new WeakMap<object, string>()

/** An archive that is served elsewhere. Its errors are told apart from those of another. @throws {JiebaoError} USAGE */
function servedAt(address: string): Asked {
  const isAddress = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  if (!isAddress) throw new JiebaoError('servers-unnamed', address, {})
  const client = createClient(address)
  const noted = async <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: object) => {
      failedAt.set(error, address)
      throw error
    })
  return {
    search: (request) => noted(client.search(request)),
    issues: (...page) => noted(client.issues(...page)),
    issue: (...asked) => noted(client.issue(...asked)),
  }
}

async function same(args: Arguments, addresses: readonly string[]): Promise<number> {
  if (addresses.length !== 2) throw new JiebaoError('servers-unnamed', addresses.join(' '), {})
  const [first, second] = addresses.map(servedAt)
  const file = args.own.queries
  // Queries of a file are asked as they stand; drawn ones would be left out in silence.
  const unfit = ['strings', 'seed'].find((name) => args.own[name] !== undefined)
  if (file !== undefined && unfit !== undefined)
    throw new JiebaoError('option-unfit', unfit, { command: 'eval same --queries' })
  const queries = file === undefined ? undefined : readQueries(String(file)).map(({ q }) => q)
  const strings = wholeNumber(args, 'strings', 1, 1_000_000) ?? DRAWN
  const seed = wholeNumber(args, 'seed', 0, 0xffffffff)
  const tolerance = (wholeNumber(args, 'tolerance', 0, 100) ?? 0) / 100
  const isTerminal = process.stderr.isTTY === true
  const onProgress = isTerminal ? showProgress : undefined
  const options = { queries, strings, seed, tolerance, onProgress }
  const report = await evaluateSame(first!, second!, options).catch((error: ApiError | TypeError) => {
    // `fetch` says what failed in the cause alone.
    const why = error.cause instanceof Error ? error.cause.message : error.message
    const where = failedAt.get(error) ?? addresses.join(', ')
    throw new JiebaoError('server-unreachable', where, { why }, { cause: error })
  })
  if (isTerminal) process.stderr.write('\r\u001b[2K')
  print(args, report, printSame)
  return report.differences === 0 ? 0 : 1
}

/** The evaluation sets named; by default all, but `judged` only if its file is given. */
function setsOf({ own }: Arguments): SetName[] {
  const named = (own.set ?? []) as string[]
  const unknown = named.find((name) => !SET_NAMES.some((set) => set === name))
  if (unknown !== undefined)
    throw new JiebaoError('option-not-one-of', unknown, { option: 'set', known: SET_NAMES.join(', ') })
  if (named.includes('judged') && own.judged === undefined)
    throw new JiebaoError('option-missing', 'judged', {})
  return SET_NAMES.filter((set) =>
    named.length > 0 ? named.includes(set) : set !== 'judged' || own.judged !== undefined,
  )
}

async function relevance(args: Arguments): Promise<number> {
  const data = needed(args, 'data')
  const work = needed(args, 'work')
  const sets = setsOf(args)
  const bar = progressBar(process.stderr)
  try {
    const reports = await evaluateRelevance({
      sets,
      data,
      work,
      seeds: args.seeds,
      judged: String(args.own.judged ?? ''),
      fresh: args.own.fresh === true,
      onProgress: bar.show,
    })
    bar.end()
    print(args, reports, printRelevance)
  } finally {
    bar.end()
  }
  return 0
}

export async function evaluate(args: Arguments): Promise<number> {
  const [what = '', ...rest] = args.words
  const own = Object.hasOwn(OWN, what) ? OWN[what] : undefined
  if (own === undefined)
    throw new JiebaoError('evaluation-unknown', what, { known: Object.keys(OWN).join(', ') })
  wordsOf(`eval ${what}`, { ...args, words: rest }, what === 'same' ? 2 : 0)
  const stray = Object.keys(args.own).find((name) => !own.includes(name))
  if (stray !== undefined) throw new JiebaoError('option-unfit', stray, { command: `eval ${what}` })
  if (what === 'split') return split(args)
  if (what === 'same') return same(args, rest)
  return what === 'exact' ? exact(args) : relevance(args)
}
