/**
 * The command `eval`: measures splitting, exactness or relevance, and prints the report.
 */

import { openEngine } from '../engine/engine.js'
import { JiebaoError } from '../errors.js'
import {
  evalSplit,
  evaluateExact,
  evaluateRelevance,
  printExact,
  printReading,
  printRelevance,
  printSplit,
  SET_NAMES,
  type SetName,
} from '../eval/eval.js'
import { type Arguments, wholeNumber } from './arguments.js'
import { engineChoice } from './engine-choice.js'
import { printableIn, printableJson } from './printable.js'
import { progressBar } from './progress.js'

/** Options of each measurement; any other option is refused. */
const OWN: Record<string, readonly string[]> = {
  split: ['annotations'],
  exact: ['strings', 'seed'],
  relevance: ['data', 'work', 'set', 'judged', 'fresh'],
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

async function exact(args: Arguments): Promise<number> {
  needed(args, 'strings')
  const strings = wholeNumber(args, 'strings', 1, 1_000_000_000)!
  const seed = wholeNumber(args, 'seed', 0, 0xffffffff)
  const engine = await openEngine(engineChoice({ seeds: args.seeds, index: args.index }))
  const isTerminal = process.stderr.isTTY === true
  const show = (asked: number, of: number, differences: number) =>
    process.stderr.write(`\r\u001b[2K${asked}/${of}  不符 ${differences}`)
  try {
    const report = await evaluateExact(engine, { strings, seed, onProgress: isTerminal ? show : undefined })
    if (isTerminal) process.stderr.write('\r\u001b[2K')
    print(args, report, printExact)
    return report.differences === 0 ? 0 : 1
  } finally {
    await engine.close()
  }
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
  if (own === undefined || rest.length > 0) throw new JiebaoError('evaluation-unknown', what, {})
  const stray = Object.keys(args.own).find((name) => !own.includes(name))
  if (stray !== undefined) throw new JiebaoError('option-unfit', stray, { command: `eval ${what}` })
  if (what === 'split') return split(args)
  return what === 'exact' ? exact(args) : relevance(args)
}
