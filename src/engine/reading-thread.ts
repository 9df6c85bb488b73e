/** Main of a thread that reads one file that was sent, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { toldOf } from '../errors.js'
import { NICENESS, stepBack } from '../priority.js'
import { READ_HERE, type ReadingAnswer, type ReadingOrder } from './file-reading.js'

const tell = (told: ReadingAnswer) => parentPort!.postMessage(told)

stepBack(NICENESS.long)
try {
  const order = workerData as ReadingOrder
  const answer =
    order.call === 'manuscript' ? READ_HERE.manuscript(...order.args) : READ_HERE.waiting(...order.args)
  tell({ answer: await answer })
} catch (error) {
  tell({ refusal: toldOf(error) })
}
