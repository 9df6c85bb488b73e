/**
 * Main of a thread that searches for a server.
 *
 * Opens the views that it is told of, and answers one order after another. It is told
 * of everything: reads no manifest, no keeper's file and no clock but its budget's.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { type Cutter, openBulkCutter } from '../analysis/analysis.js'
import { toldOf } from '../errors.js'
import type { ExportedHit } from '../model.js'
import { stepBack } from '../priority.js'
import { Budget, type OtherForms } from '../search/search.js'
import { type Generation, limitArena, limitPageCache, openManifest } from '../store/store.js'
import { answerTo } from './questions.js'
import { contextOf, exported } from './reader.js'
import { textOf } from './result-text.js'
import { NO_READINGS } from './suggestions.js'
import type {
  HitTurn,
  OpenOrder,
  ThreadAnswer,
  ThreadOrder,
  ThreadStart,
  WorkOrder,
} from './thread-orders.js'
import { warmUp } from './warm.js'
import { withholdBits } from './withheld.js'

/** Milliseconds of an export's hits that are made in one order. */
const TURN_MS = 40
/** Most hits of one order: an answer holds them all. */
const MOST_HITS = 200

type OpenView = {
  content: string
  generation: Generation
  forms: OtherForms
  keeper: { words: ReadonlySet<string> }
}
type OpenExport = { view: OpenView; hits: Generator<ExportedHit>; read: (work: number) => void }

const port = parentPort!
const { index, pageBytes, listBytes, niceness, tables, calledOff } = workerData as ThreadStart
const views = new Map<string, OpenView>()
const exports = new Map<number, OpenExport>()
let cutter: Cutter

/** @param given bytes that the thread needs no more: they are not copied */
const tell = (answer: ThreadAnswer, given: ArrayBuffer[] = []) => port.postMessage(answer, given)

function open({ open: id, content, manifest, shared, withheld, words, forms }: OpenOrder): void {
  const all = [...views.values()]
  const same = all.find((view) => view.content === content)
  const generation =
    same?.generation.retain() ?? openManifest(index, manifest, all.at(-1)?.generation, undefined, shared)
  if (!same) withholdBits(generation, withheld)
  views.set(id, { content, generation, forms, keeper: { words } })
}

function close(id: string, isWithdrawn: boolean): void {
  const view = views.get(id)
  if (!view) return
  views.delete(id)
  view.generation.release()
  if (isWithdrawn) for (const [number, each] of exports) if (each.view === view) drop(number)
}

function warm(id: string): void {
  const view = views.get(id)
  try {
    if (view) warmUp(contextOf(view, cutter, NO_READINGS.readings))
  } catch {
    // Whoever asks for it is told.
  }
}

function drop(number: number): void {
  const dropped = exports.get(number)
  if (!dropped) return
  exports.delete(number)
  dropped.view.generation.release()
}

/** @returns undefined if the view, or the export, is not open here */
function workOn({ id, work }: WorkOrder): { answer: unknown; given?: ArrayBuffer[] } | undefined {
  if (work.kind === 'more') {
    const begun = exports.get(work.of)
    return begun && { answer: turnOf(work.of, begun, id) }
  }
  const view = views.get(work.view)
  if (!view) return undefined
  // Which order an export works for changes from turn to turn.
  let current = id
  const budget = new Budget(work.budgetMs, undefined, () => Atomics.load(calledOff, 0) === current)
  const context = contextOf(view, cutter, work.readings)
  if (work.kind === 'search') {
    const text = textOf(answerTo(work.kind, work.asked, context, budget))
    return { answer: text, given: [text.bytes.buffer] }
  }
  if (work.kind !== 'export') return { answer: answerTo(work.kind, work.asked, context, budget) }
  view.generation.retain()
  const read = (order: number) => {
    current = order
  }
  const begun = { view, hits: exported(context, work, budget), read }
  exports.set(id, begun)
  return { answer: turnOf(id, begun, id) }
}

function turnOf(number: number, { hits, read }: OpenExport, order: number): HitTurn {
  read(order)
  const endMs = performance.now() + TURN_MS
  const turn: HitTurn = { hits: [], done: false }
  try {
    while (
      !turn.done &&
      turn.hits.length < MOST_HITS &&
      (turn.hits.length === 0 || performance.now() < endMs)
    ) {
      const { done, value } = hits.next()
      if (done) turn.done = true
      else turn.hits.push(value)
    }
  } catch (error) {
    drop(number)
    throw error
  }
  if (turn.done) drop(number)
  return turn
}

function obey(order: ThreadOrder): void {
  if ('open' in order) {
    try {
      open(order)
      tell({ opened: order.open })
    } catch (error) {
      tell({ failed: order.open, refusal: toldOf(error) })
    }
  } else if ('warm' in order) {
    warm(order.warm)
    tell({ warmed: order.warm })
  } else if ('close' in order) close(order.close, order.isWithdrawn)
  else if ('drop' in order) drop(order.drop)
  else {
    try {
      const done = workOn(order)
      if (done) tell({ id: order.id, answer: done.answer }, done.given)
      else tell({ id: order.id, closed: true })
    } catch (error) {
      tell({ id: order.id, refusal: toldOf(error) })
    }
  }
}

stepBack(niceness)
limitPageCache(pageBytes)
limitArena(listBytes)
port.on('message', obey)
cutter = openBulkCutter(tables)
const { name, fingerprint, why } = cutter
tell({ ready: { name, fingerprint, why } })
