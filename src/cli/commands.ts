/**
 * The commands: each takes its arguments and answers with an exit status.
 *
 * 0 done, 1 failed; a refusal is thrown. What goes to standard output is the
 * answer alone, so that it can be piped.
 */
import { readFileSync } from 'node:fs'
import { basename, isAbsolute, relative, resolve, sep } from 'node:path'
import { inspectFile, openLocalEngine, updateInChild, verifyArchive } from '../engine/engine.js'
import { JiebaoError } from '../errors.js'
import {
  KINDS,
  type Kind,
  type Matching,
  type SearchRequest,
  type SortOrder,
  type UpdateSummary,
} from '../model.js'
import { type Arguments, type Options, usage, wholeNumber } from './arguments.js'
import { EVAL_OPTIONS, EVAL_USAGE, evaluate } from './evaluate.js'
import { messageOf } from './messages.js'
import {
  inspectText,
  namesText,
  searchText,
  statsText,
  suggestText,
  summaryText,
  verifyText,
} from './print.js'
import { progressBar } from './progress.js'
import { serve } from './serve.js'

export type Command = {
  /** One line for the list of commands. */
  summary: string
  /** The words and options after the command's name. */
  usage: string
  options: Options
  run(args: Arguments): Promise<number>
}

const say = (text: string) => process.stdout.write(`${text}\n`)

/** One object as JSON, or its text for people. */
function answer<T>(args: Arguments, value: T, text: (value: T) => string): void {
  say(args.json ? JSON.stringify(value) : text(value))
}

async function withEngine<T>(
  args: Arguments,
  use: (engine: Awaited<ReturnType<typeof openLocalEngine>>) => Promise<T>,
): Promise<T> {
  const engine = await openLocalEngine({ seeds: args.seeds, index: args.index })
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}

async function update(args: Arguments): Promise<UpdateSummary> {
  // A fresh build must work even where the old index cannot be opened, so no engine is opened here.
  const bar = progressBar(process.stderr)
  const { full, fresh, 'allow-removal': allowRemoval } = args.own as Record<string, boolean | undefined>
  try {
    return await updateInChild(args.seeds, args.index, { full, fresh, allowRemoval }, bar.show)
  } finally {
    bar.end()
  }
}

async function index(args: Arguments): Promise<number> {
  takeNoWords('index', args)
  answer(args, await update(args), summaryText)
  return 0
}

/** @throws {JiebaoError} USAGE: a word too many is a slip that must not be passed over */
function takeNoWords(name: string, { words }: Arguments): void {
  if (words.length > 0) throw usage(`Cannot use "${words.join(' ')}": "${name}" takes no words`, words[0])
}

const LISTS = ['publication', 'section', 'reporter', 'kind'] as const

function searchRequest(args: Arguments): SearchRequest {
  const { own } = args
  const request: SearchRequest = { q: args.words.join(' ') }
  request.page = wholeNumber(args, 'page', 1, 1_000_000)
  request.hitsPerPage = wholeNumber(args, 'hits', 1, 100)
  for (const name of ['from', 'to', 'monthDay', 'cursor'] as const)
    request[name] = own[name] as string | undefined
  for (const name of LISTS) request[name] = own[name] as never
  request.sort = oneOf(args, 'sort', ['relevance', 'date:desc', 'date:asc']) as SortOrder | undefined
  request.matching = oneOf(args, 'matching', ['auto', 'all', 'any', 'exact']) as Matching | undefined
  request.explain = own.explain === true
  for (const kind of (own.kind ?? []) as string[]) {
    if (!KINDS.includes(kind as Kind))
      throw usage(`--kind must be one of ${KINDS.join(', ')}: it is ${kind}`, kind)
  }
  return request
}

function oneOf(args: Arguments, name: string, known: string[]): string | undefined {
  const value = args.own[name] as string | undefined
  if (value === undefined || known.includes(value)) return value
  throw usage(`--${name} must be one of ${known.join(', ')}: it is ${value}`, value)
}

async function search(args: Arguments): Promise<number> {
  if (args.words.length === 0) throw usage('Cannot search for nothing: write the query after "search"')
  const request = searchRequest(args)
  const found = await withEngine(args, (engine) => engine.search(request))
  answer(args, found, (value) => searchText(value, process.stdout.isTTY ?? false))
  return 0
}

async function suggest(args: Arguments): Promise<number> {
  if (args.words.length === 0) throw usage('Cannot suggest for nothing: write the beginning after "suggest"')
  const limit = wholeNumber(args, 'limit', 1, 20) ?? 8
  const found = await withEngine(args, async (engine) => {
    await engine.suggestReady()
    return engine.suggest(args.words.join(' '), limit)
  })
  answer(args, found, suggestText)
  return 0
}

/** The file's name as the index knows it: below the folder of sources, else its own. */
function sourceName(args: Arguments, path: string): string {
  const below = relative(resolve(args.seeds), resolve(path))
  const isBelow = !below.startsWith('..') && !isAbsolute(below)
  return isBelow ? below.split(sep).join('/') : basename(path)
}

async function inspect(args: Arguments): Promise<number> {
  if (args.words.length === 0) throw usage('Cannot inspect nothing: name one or more files')
  let status = 0
  for (const path of args.words) {
    try {
      for await (const issue of inspectFile({ file: sourceName(args, path), path }, args.seeds, refuseLine))
        answer(args, issue, inspectText)
    } catch (error) {
      process.stderr.write(`${path}\n${messageOf(asRefusal(error, path))}\n`)
      status = 1
    }
  }
  return status

  function refuseLine({ line, reason }: { line: number | null; reason: string }): void {
    process.stderr.write(`第 ${line} 行：${reason}\n`)
    status = 1
  }
}

function asRefusal(error: unknown, path: string): JiebaoError {
  if (error instanceof JiebaoError) return error
  return new JiebaoError('BAD_ISSUE', path, `Cannot read ${path}: ${(error as Error).message}`, {
    cause: error,
  })
}

async function verify(args: Arguments): Promise<number> {
  takeNoWords('verify', args)
  // The answer is what verifying finds; what was done before it is told beside.
  if (args.own.repair)
    process.stderr.write(`${summaryText(await update({ ...args, own: { fresh: true } }))}\n`)
  const found = await verifyArchive(args.seeds, args.index)
  answer(args, found, verifyText)
  return found.ok ? 0 : 1
}

async function names(args: Arguments): Promise<number> {
  takeNoWords('names', args)
  const found = await withEngine(args, (engine) => engine.names())
  answer(args, found, namesText)
  return 0
}

async function stats(args: Arguments): Promise<number> {
  takeNoWords('stats', args)
  const found = await withEngine(args, (engine) => engine.stats())
  answer(args, found, (value) => statsText(value, args.own.sizes === true))
  return 0
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const list = { type: 'string', multiple: true } as const

export const COMMANDS: Record<string, Command> = {
  index: {
    summary: '把报纸文件夹里的变化编进索引',
    usage: '[--full] [--fresh] [--allow-removal]',
    options: { full: flag, fresh: flag, 'allow-removal': flag },
    run: index,
  },
  serve: {
    summary: '开网页和接口，并随时收录新来的报纸',
    usage: '[--port N] [--host H]',
    options: { port: text, host: text },
    run: serve,
  },
  search: {
    summary: '检索',
    usage:
      'QUERY [--page N] [--hits N] [--sort relevance|date:desc|date:asc] [--from D] [--to D] [--monthDay MM-DD] [--publication P] [--section S] [--reporter R] [--kind K] [--matching auto|all|any|exact] [--explain]',
    options: {
      page: text,
      hits: text,
      cursor: text,
      sort: text,
      from: text,
      to: text,
      monthDay: text,
      publication: list,
      section: list,
      reporter: list,
      kind: list,
      matching: text,
      explain: flag,
    },
    run: search,
  },
  suggest: {
    summary: '按已输入的字、拼音或首字母，列出可以接着查的',
    usage: 'TEXT [--limit N]',
    options: { limit: text },
    run: suggest,
  },
  inspect: { summary: '看一份报纸怎样分成文章，有何存疑', usage: 'FILE…', options: {}, run: inspect },
  verify: {
    summary: '查索引是否完好，与原文是否相符',
    usage: '[--repair]',
    options: { repair: flag },
    run: verify,
  },
  eval: {
    summary: '量一量：分文准不准，原文查得到查不到，排序好不好',
    usage: EVAL_USAGE,
    options: EVAL_OPTIONS,
    run: evaluate,
  },
  names: { summary: '同一人名的几种写法', usage: '', options: {}, run: names },
  stats: { summary: '索引有多少、多大', usage: '[--sizes]', options: { sizes: flag }, run: stats },
}

export const versionText = (): string =>
  (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version
