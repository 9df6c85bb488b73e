/**
 * What the pool tells its threads, and what they tell the pool. Plain data both ways.
 */
import type { JiebaTables } from '../analysis/analysis.js'
import type { ToldRefusal } from '../errors.js'
import type { CutterInfo, ExportedHit, SearchRequest } from '../model.js'
import type { OtherForms } from '../search/search.js'
import type { Manifest, SharedSegments } from '../store/store.js'
import type { Question, QuestionKind } from './questions.js'
import type { Readings } from './suggestions.js'
import type { WithheldBits } from './withheld.js'

/** What a thread is started with. */
export type ThreadStart = {
  /** Folder of the index. */
  index: string
  /** Bytes of index pages that the thread may keep. */
  pageBytes: number
  /** Bytes that it may take for posting lists, outside of its heap. */
  listBytes: number
  /** Most bytes of its heap: a thread that needs more ends. */
  heapBytes: number
  /** How far it steps back behind the serving thread. */
  niceness: number
  /** Of the cutter, shared by all threads; undefined where each opens another. */
  tables: JiebaTables | undefined
  /** One number: the order that the thread shall break off. */
  calledOff: Int32Array
}

/** A view as every thread opens it: not as the files say now, but as they said when the pool was told of it. */
export type OpenOrder = {
  open: string
  /** Views of one content share their open files. */
  content: string
  manifest: Manifest
  shared: SharedSegments
  withheld: WithheldBits
  words: ReadonlySet<string>
  forms: OtherForms
}

/** Work: one order at a time, each answered once. */
export type WorkOrder = {
  id: number
  work:
    | {
        [K in QuestionKind]: {
          kind: K
          asked: Question<K>
          view: string
          readings: Readings
          budgetMs: number | undefined
        }
      }[QuestionKind]
    | {
        kind: 'export'
        request: SearchRequest
        whole: boolean
        view: string
        readings: Readings
        budgetMs: number | undefined
      }
    /** The next hits of the export that an earlier order began. */
    | { kind: 'more'; of: number }
}

export type ThreadOrder =
  | OpenOrder
  | { close: string; isWithdrawn: boolean }
  /** A view that is to be asked a few queries before others ask. */
  | { warm: string }
  /** An export whose hits are wanted no more. */
  | { drop: number }
  | WorkOrder

/** Some hits of an export; `done` with the last. */
export type HitTurn = { hits: ExportedHit[]; done: boolean }

export type ThreadAnswer =
  | { ready: CutterInfo }
  | { opened: string }
  | { failed: string; refusal: ToldRefusal }
  | { warmed: string }
  | { id: number; answer: unknown }
  | { id: number; refusal: ToldRefusal }
  /** The thread does not have the view, or no longer. */
  | { id: number; closed: true }
