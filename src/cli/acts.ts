/**
 * What the commands do: each takes its arguments and answers with an exit status.
 *
 * 0 done, 1 failed; a refusal is thrown. Standard output holds the answer alone, so
 * that it can be piped.
 */
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { checkFile } from '../desk/desk.js'
import {
  inspectFile,
  isTaken,
  keeperProblems,
  openEngine,
  updateInChild,
  verifyArchive,
} from '../engine/engine.js'
import { JiebaoError } from '../errors.js'
import { shareText } from '../labels.js'
import { lineText } from '../messages.js'
import {
  BUCKET_UNITS,
  type BucketUnit,
  type Engine,
  REUSE_KINDS,
  type Refusal,
  type ReuseKind,
  type UpdateSummary,
} from '../model.js'
import { answer, EXPORT_MS, rootOfReaders, say, withEngine } from './acting.js'
import { alertsOf, letterOf, readList, readQueries, sinceOf } from './alert.js'
import { type Arguments, queryOf, wholeNumber, wordsOf } from './arguments.js'
import { backUp, restore } from './backup.js'
import { checkText } from './check-text.js'
import { engineChoice } from './engine-choice.js'
import { queryExplanationText } from './explain.js'
import { inspectText, noWhyText, whyText } from './inspect-text.js'
import { illegibleLines } from './legibility-text.js'
import { messageOf } from './messages.js'
import {
  backedUpText,
  keeperLines,
  namesText,
  searchText,
  statsText,
  suggestText,
  summaryText,
  verifyText,
  whyNotText,
} from './print.js'
import { printable, printableIn, printableJson } from './printable.js'
import { progressBar } from './progress.js'
import { oneOf, searchRequest } from './request.js'
import { articleReuseText, placeText, reuseText } from './reuse-text.js'
import { heedSignals } from './signals.js'

async function update(args: Arguments): Promise<UpdateSummary> {
  // Opens no engine: `--fresh` must work where the old index cannot be opened.
  heedSignals()
  const choice = engineChoice({ seeds: args.seeds, index: args.index })
  const bar = progressBar(process.stderr)
  const { full, fresh, 'allow-removal': allowRemoval } = args.own as Record<string, boolean | undefined>
  try {
    const summary = await updateInChild(args.seeds, args.index, { full, fresh, allowRemoval }, bar.show)
    // Opening publishes what the cluster lacks.
    if (choice.kind === 'opensearch') await (await openEngine(choice, fresh)).close()
    return summary
  } finally {
    bar.end()
  }
}

export async function index(args: Arguments): Promise<number> {
  wordsOf('index', args)
  answer(args, await update(args), (summary) =>
    [summaryText(summary), ...keeperLines(printableIn(keeperProblems(args.seeds)))].join('\n'),
  )
  return 0
}

/** Colour is for a terminal whose user has not asked for none: https://no-color.org */
const isColoured = () => process.stdout.isTTY === true && !process.env.NO_COLOR

export async function search(args: Arguments): Promise<number> {
  const request = searchRequest(args, queryOf('search', args))
  const found = await withEngine(args, (engine) => engine.search(request))
  answer(args, found, (value) => searchText(value, isColoured()))
  return 0
}

export async function explain(args: Arguments): Promise<number> {
  const request = searchRequest(args, queryOf('explain', args))
  answer(args, await withEngine(args, (engine) => engine.explain(request)), queryExplanationText)
  return 0
}

/** The last word is the article's id; those before it are the query. */
export async function whyNot(args: Arguments): Promise<number> {
  const id = args.words.at(-1)
  if (id === undefined || args.words.length < 2) throw new JiebaoError('why-not-short', '', {})
  const request = searchRequest(args, args.words.slice(0, -1).join(' '))
  const found = await withEngine(args, (engine) => engine.whyNot(request, id))
  if (!found) throw new JiebaoError('thing-unknown', id, { what: 'article' })
  answer(args, found, whyNotText)
  return 0
}

export async function suggest(args: Arguments): Promise<number> {
  const typed = queryOf('suggest', args)
  const limit = wholeNumber(args, 'limit', 1, 20) ?? 8
  const found = await withEngine(args, async (engine) => {
    await engine.ready('suggestions')
    return engine.suggest(typed, limit)
  })
  answer(args, found, suggestText)
  return 0
}

/** The file's name in the index: its path below the folder of sources, or its base name outside of it. */
function sourceName(args: Arguments, path: string): string {
  const below = relative(resolve(args.seeds), resolve(path))
  const isBelow = below !== '' && !below.startsWith('..') && !isAbsolute(below)
  return isBelow ? below.split(sep).join('/') : basename(path)
}

export async function inspect(args: Arguments): Promise<number> {
  const { paths, line } = inspected(args)
  if (paths.length === 0) throw new JiebaoError('files-missing', 'inspect', {})
  let status = 0
  const ids: string[] = []
  for (const path of paths) {
    const source = { file: sourceName(args, path), path }
    try {
      for await (const { issue, why } of inspectFile(source, args.seeds, refuseLine)) {
        if (!args.own.why) {
          answer(args, issue, inspectText)
          for (const { id } of issue.articles) ids.push(id)
          continue
        }
        const { file } = issue.issue
        const lines = why().filter((own) => line === undefined || own.line === line)
        answer(args, { file, lines }, (of) => {
          const heading = paths.length > 1 ? `${of.file}\n` : ''
          return heading + (whyText(of.lines) || noWhyText(of.file, line))
        })
      }
    } catch (error) {
      process.stderr.write(`${printable(path)}\n${messageOf(asRefusal(error, path))}\n`)
      status = 1
    }
  }
  if (!args.own.why && !args.json) await sayIllegible(args, ids)
  return status

  function refuseLine(refusal: Refusal): void {
    const { line, reason } = refusal
    const place = lineText({ line, reason })
    process.stderr.write(`${place && `${place}：`}${printable(reason)}\n`)
    if (!isTaken(refusal)) status = 1
  }
}

/** Of articles that the index holds, the paragraphs that are hardly legible. */
async function sayIllegible(args: Arguments, ids: readonly string[]): Promise<void> {
  if (!existsSync(join(args.index, 'manifest.json'))) return
  await withEngine(args, async (engine) => {
    for (let from = 0; from < ids.length; from += 100) {
      const asked = { page: 1, hitsPerPage: 100, id: ids.slice(from, from + 100) }
      const { articles, below } = await engine.legibility(asked)
      for (const row of articles.filter(({ paragraphs }) => paragraphs.length > 0))
        say(printable([`读清不到 ${shareText(below)}：${placeText(row)}`, ...illegibleLines(row)].join('\n')))
    }
  })
}

/** Splits the words into files and, with `--why`, the number of one line. */
function inspected({ words, own }: Arguments): { paths: string[]; line: number | undefined } {
  const last = words.at(-1) ?? ''
  const isLine = own.why === true && words.length > 1 && /^\d+$/.test(last)
  return isLine ? { paths: words.slice(0, -1), line: Number(last) } : { paths: words, line: undefined }
}

function asRefusal(error: unknown, path: string): JiebaoError {
  if (error instanceof JiebaoError) return error
  return new JiebaoError('source-unreadable', path, { why: (error as Error).message }, { cause: error })
}

export async function verify(args: Arguments): Promise<number> {
  wordsOf('verify', args)
  let found = await verifyArchive(args.seeds, args.index)
  // Repairs a damaged index only. The answer is the second check; the repair is told on standard error.
  if (!found.ok && args.own.repair) {
    process.stderr.write(`${summaryText(printableIn(await update({ ...args, own: { fresh: true } })))}\n`)
    found = await verifyArchive(args.seeds, args.index)
  }
  answer(args, found, verifyText)
  return found.ok ? 0 : 1
}

/** The one folder that a command names. */
function folderOf(name: string, args: Arguments): string {
  const [folder] = wordsOf(name, args, 1)
  if (folder !== undefined) return folder
  throw new JiebaoError('folder-missing', name, {})
}

export async function backup(args: Arguments): Promise<number> {
  answer(args, await backUp(args.seeds, folderOf('backup', args)), backedUpText)
  return 0
}

/** Restores the sources, then builds the index anew and verifies it. */
export async function restoreAll(args: Arguments): Promise<number> {
  const restored = await restore(folderOf('restore', args), args.seeds)
  process.stderr.write(`${backedUpText(printableIn(restored))}\n`)
  process.stderr.write(`${summaryText(printableIn(await update({ ...args, own: { fresh: true } })))}\n`)
  const found = await verifyArchive(args.seeds, args.index)
  answer(args, found, verifyText)
  return found.ok ? 0 : 1
}

const MCP_LIBRARY = '@modelcontextprotocol/sdk'

/** Serves one program on standard input and output; the library is loaded here alone. */
export async function mcp(args: Arguments): Promise<number> {
  wordsOf('mcp', args)
  const { serveMcp } = await import('./mcp.js').catch((cause: { code?: string }) => {
    if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw new JiebaoError('library-missing', MCP_LIBRARY, { command: 'mcp' }, { cause })
  })
  await withEngine(args, (engine) => serveMcp(engine, process.env.JIEBAO_URL), false)
  return 0
}

export async function names(args: Arguments): Promise<number> {
  wordsOf('names', args)
  const found = await withEngine(args, (engine) => engine.names())
  answer(args, found, namesText)
  return 0
}

/** The one file that a command names. */
function fileOf(name: string, args: Arguments): string {
  const [file] = wordsOf(name, args, 1)
  if (file !== undefined) return file
  throw new JiebaoError('file-not-one', name, {})
}

/** Prints a letter of what newly came; nothing where there is no news. */
export async function alert(args: Arguments): Promise<number> {
  const { since, to } = args.own as Record<string, string | undefined>
  const queries = readQueries(fileOf('alert', args))
  const from = sinceOf(since, Date.now())
  const alerts = await withEngine(args, (engine) => alertsOf(engine, queries, from))
  const root = rootOfReaders()
  if (args.json) say(printableJson({ since: from, alerts }))
  else if (alerts.length > 0) say(letterOf(printableIn(alerts), to, root, new Date()))
  return 0
}

/** Prints a table of the names of a list, a row as soon as it is counted. */
export async function tallyNames(args: Arguments): Promise<number> {
  // Imported here: no other command needs zod.
  const { readNames, tallyPieces } = await import('../api/api.js')
  const names = readNames(readList(fileOf('tally', args)))
  const by = (oneOf(args, 'by', [...BUCKET_UNITS]) ?? 'year') as BucketUnit
  const { q: _none, ...filters } = searchRequest(args, '')
  const left = () => ({ budgetMs: EXPORT_MS })
  await withEngine(args, async (engine) => {
    const format = args.json ? 'jsonl' : 'csv'
    for await (const piece of tallyPieces(engine, { names, filters, by }, format, left))
      if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  })
  return 0
}

/** Milliseconds for checking a manuscript: nobody else waits here. */
const CHECK_MS = 60_000

export async function check(args: Arguments): Promise<number> {
  const path = fileOf('check', args)
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw asRefusal(error, path)
  }
  const left = () => ({ budgetMs: CHECK_MS })
  const found = await withEngine(args, (engine) => checkFile(engine, basename(path), bytes, left))
  answer(args, found, (value) => checkText(value, process.env.JIEBAO_URL))
  return 0
}

/** What is printed more than once; of an article, where it is printed too. */
export async function reuse(args: Arguments): Promise<number> {
  const [id] = wordsOf('reuse', args, 1)
  const kind = oneOf(args, 'as', [...REUSE_KINDS]) as ReuseKind | undefined
  const page = wholeNumber(args, 'page', 1, 1_000_000) ?? 1
  const hitsPerPage = wholeNumber(args, 'hits', 1, 100) ?? 20
  // A server compares new articles beside its work; without one this is the first to ask for it.
  const whenCompared = <T>(use: (engine: Engine) => Promise<T>) =>
    withEngine(
      args,
      async (engine) => {
        await engine.ready('reuse')
        return use(engine)
      },
      true,
      (error) => process.stderr.write(`${messageOf(error)}\n现在重新比对\n`),
    )
  if (id === undefined) {
    answer(args, await whenCompared((engine) => engine.reuse({ kind, page, hitsPerPage })), reuseText)
    return 0
  }
  const found = await whenCompared((engine) => engine.reusedIn(id, hitsPerPage))
  if (!found) throw new JiebaoError('thing-unknown', id, { what: 'article' })
  answer(args, found, articleReuseText)
  return 0
}

export async function stats(args: Arguments): Promise<number> {
  wordsOf('stats', args)
  const sizes = args.own.sizes === true
  // Opened as `serve` opens it: the answer names the cutter.
  const found = await withEngine(args, (engine) => engine.stats(sizes), false)
  answer(args, found, statsText)
  return 0
}

export { evaluate } from './evaluate.js'
