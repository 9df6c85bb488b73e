/** Main of a lookup thread that opens whatever it is told, and answers nothing. */
import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ id, call }) => {
  if (call === 'open') parentPort.postMessage({ id, answer: [] })
})
