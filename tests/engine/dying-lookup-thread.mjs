/** The thread that makes lookups, but for one text on which it ends. */
import { parentPort } from 'node:worker_threads'

const on = parentPort.on.bind(parentPort)
parentPort.on = (event, listener) =>
  on(event, (order) => {
    if (order.args[1] === '绝路') process.exit(3)
    listener(order)
  })
await import('../../dist/src/engine/lookup-thread.js')
