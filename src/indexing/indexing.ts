/**
 * The door of build: brings an index up to date with its sources.
 *
 * The child that a server starts for it has its main in worker.ts.
 */
export { Ledger } from './ledger.js'
export { updateIndex } from './update.js'
export type { SideOrder, UpdateOrder, WorkerAnswer, WorkerOrder } from './worker.js'
