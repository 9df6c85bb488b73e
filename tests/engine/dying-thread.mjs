/** The thread that searches, but for one query on which it ends: as on a fault, or for want of memory. Tells the channel `orders` what it is told. */
import { parentPort } from 'node:worker_threads'

const on = parentPort.on.bind(parentPort)
const orders = new BroadcastChannel('orders')
orders.unref()
parentPort.on = (event, listener) =>
  on(event, (order) => {
    orders.postMessage(Object.keys(order).find((key) => ['open', 'warm', 'work'].includes(key)))
    if (order.work?.asked?.request?.q === '绝路') process.exit(3)
    listener(order)
  })
await import('../../dist/src/engine/thread.js')
