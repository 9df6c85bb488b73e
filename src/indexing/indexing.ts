/**
 * The door of indexing: brings an index up to date with its sources.
 *
 * A server updates in a child process, whose main is worker.ts.
 */
export { Ledger } from './ledger.js'
export { ReuseUpdate } from './reuse.js'
export { type Scan, scanFolder } from './scan.js'
export { columnOf } from './segments.js'
export { STILL_MS, Stillness } from './stillness.js'
export { updateIndex } from './update.js'
export { keeperRefusals, ledgerRefusals, readKeeperText, withheldRefusals } from './withheld.js'
export type { SideOrder, UpdateOrder, WorkerAnswer, WorkerOrder } from './worker.js'
