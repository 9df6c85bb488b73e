/**
 * `serve`: the page and the API, with the index kept up to date beside them.
 *
 * An existing generation is served at once, and updated meanwhile. Only the first build
 * is waited for.
 */
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { addApi } from '../api/api.js'
import { expectMemory, isPassing, openEngine, readMemory } from '../engine/engine.js'
import { JiebaoError } from '../errors.js'
import { startServer, stderrLines } from '../http/http.js'
import { memoryWords, watchingWords } from '../labels.js'
import type { Engine, UpdateSummary } from '../model.js'
import { addPage } from '../page/page.js'
import { type Arguments, wholeNumber, wordsOf } from './arguments.js'
import { engineChoice } from './engine-choice.js'
import { messageOf } from './messages.js'
import { summaryText } from './print.js'
import { printableIn } from './printable.js'
import { progressBar } from './progress.js'
import { heedSignals, untilSignal } from './signals.js'

const PORT = 3000
const HOST = '127.0.0.1'
/** Each thread takes some 50 MB, and more over a large archive. */
const MOST_THREADS = 16

/**
 * How far a heap may grow beyond what lives in it, in percent, before all of it is collected. V8 lets it grow up to
 * fourfold where the machine has much memory. At 30 % a busy server collected one thread or another every 60 answers, which
 * took a fifth of all CPU and held up whoever asked just then; at 100 % a server of 36,262 articles takes 40 MB more.
 */
const GROWTH_PERCENT = 100

const note = (text: string) => stderrLines.write(`${text}\n`)

function portOf(args: Arguments): number {
  const own = { ...args.own, port: args.own.port ?? process.env.PORT }
  return wholeNumber({ ...args, own }, 'port', 0, 65_535) ?? PORT
}

/** Threads that search: as many as processors. With fewer than two, short searches would wait for long ones. */
const threadsOf = (args: Arguments) =>
  wholeNumber(args, 'threads', 1, MOST_THREADS) ?? Math.min(MOST_THREADS, Math.max(2, availableParallelism()))

/** Seconds between two scans of the folder, from JIEBAO_POLL; undefined: the system tells of changes. */
function pollSeconds(): number | undefined {
  const text = process.env.JIEBAO_POLL
  if (text === undefined || text === '') return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 86_400) return Number(text)
  throw new JiebaoError('poll-unreadable', text, {})
}

/** The origins that a variable names, separated by commas or blanks. @param any what stands for all of them */
function originsIn(variable: string, any?: string): string[] {
  const origins = (process.env[variable] ?? '').split(/[\s,]+/).filter(Boolean)
  const odd = origins.find(
    (one) => one !== any && (!/^https?:/.test(one) || !URL.canParse(one) || new URL(one).origin !== one),
  )
  if (odd !== undefined) throw new JiebaoError('origin-unreadable', odd, { variable, any: any ?? '' })
  return origins
}

export async function serve(args: Arguments): Promise<number> {
  wordsOf('serve', args)
  const port = portOf(args)
  const origins = originsIn('JIEBAO_ORIGINS', '*')
  const pictureOrigins = originsIn('JIEBAO_PICTURES')
  const host = (args.own.host as string | undefined) ?? process.env.HOST ?? HOST
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
  const choice = engineChoice({
    seeds: args.seeds,
    index: args.index,
    watch: true,
    pictureOrigins,
    threads: threadsOf(args),
    onUpdate: tellUpdate,
    pollSeconds: pollSeconds(),
    onWatching: (watching) => note(watchingWords(watching)),
  })
  const engine = await openEngine(choice)
  heedSignals()
  try {
    note(engine.cutter.why)
    const memory = engine.memory()
    if (memory.length > 0) note(memoryWords(memory))
    expectMemory(readMemory(), engine.status()?.articles ?? 0)
    // Another process updates what this one only reads.
    const isReader = choice.kind === 'opensearch' && choice.cluster.isReader
    if (isReader) await engine.check?.().catch((error) => note(`${messageOf(error)}\n会自动再试，直到能用`))
    else if (!engine.status()) await firstBuild(engine, choice.kind === 'opensearch')
    const token = process.env.JIEBAO_TOKEN || randomBytes(24).toString('base64url')
    const options = {
      engine,
      host,
      port,
      token,
      publicUrl: process.env.JIEBAO_URL || undefined,
      origins,
    }
    const warm = engine.ready('searches')
    const server = await startServer(options, [addApi, addPage])
    const stop = untilSignal()
    await Promise.race([warm, stop])
    process.stdout.write(`捷报已开：${server.url}\n`)
    if (!process.env.JIEBAO_TOKEN) note(`更新口令（每次启动不同；可用 JIEBAO_TOKEN 指定）：${token}`)
    if (!isReader) engine.update().then(tellUpdate, tellUpdate)
    await stop
    note('正在结束……')
    await server.close()
    return 0
  } finally {
    await engine.close()
  }
}

/** @param isPatient whether it may be published later, where the cluster cannot take it now */
async function firstBuild(engine: Engine, isPatient: boolean): Promise<void> {
  const bar = progressBar(process.stderr)
  try {
    const summary = await engine.update({}, bar.show)
    bar.end()
    tellUpdate(summary)
  } catch (error) {
    if (!isPatient || !isPassing(error)) throw error
    bar.end()
    tellUpdate(error)
  } finally {
    bar.end()
  }
}

function tellUpdate(result: UpdateSummary | JiebaoError): void {
  if (result instanceof JiebaoError && result.code === 'CLOSED') return
  if (!process.stderr.isTTY) stderrLines.write(`${updateLine(result)}\n`)
  else if (result instanceof JiebaoError) note(`${messageOf(result)}\n会自动再试，直到收下`)
  else note(summaryText(printableIn(result)))
}

/** An update as a line of the log. What is zero or empty is left out. */
export function updateLine(result: UpdateSummary | JiebaoError): string {
  const told =
    result instanceof JiebaoError
      ? { level: 50, msg: 'update failed', code: result.code, detail: result.message }
      : {
          level: result.refused.length + result.stale.length + result.held.length > 0 ? 40 : 30,
          msg: 'update',
          ...result,
        }
  const { level, msg, ...rest } = told
  const isTold = ([, value]: [string, unknown]) =>
    Array.isArray(value) ? value.length > 0 : value !== 0 && value !== false
  const pairs = Object.fromEntries(Object.entries(rest).filter(isTold))
  return JSON.stringify({ level, time: new Date().toISOString(), msg, ...pairs })
}
