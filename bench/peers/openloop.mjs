/**
 * Open-loop load: requests come when they come, whether or not those before them were answered.
 *
 * A client that waits for an answer before it asks again spares a slow server just when it is slow. So arrivals are
 * drawn beforehand, and latency counts from the planned arrival, not from the sending. Opens nothing: is handed what sends.
 */

/** Requests that wait at once, at most: beyond, the rate is lost and the step ends. */
const MOST_WAITING = 500
/** Milliseconds that are waited for answers after the last arrival. */
const PATIENCE_MS = 3000

/**
 * Arrivals of a Poisson process.
 *
 * @param rate a second
 * @param {() => number} next numbers in [0, 1)
 * @returns milliseconds from the beginning, rising
 */
export function planArrivals(rate, seconds, next) {
  const plan = []
  for (let at = 0; ; ) {
    at += (-Math.log(1 - next()) / rate) * 1000
    if (at >= seconds * 1000) return plan
    plan.push(at)
  }
}

const CLOCK = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
}

/**
 * Sends as planned.
 *
 * @param {number[]} plan of planArrivals
 * @param {(n: number) => Promise<boolean>} send the nth request; whether it was answered rightly
 * @returns {Promise<number[]>} milliseconds from planned arrival to answer, one a request; Infinity where there was none
 */
export async function offer(plan, send, { now, sleep } = CLOCK) {
  const ms = plan.map(() => Infinity)
  const start = now()
  let waiting = 0
  let sent = 0
  while (sent < plan.length && waiting <= MOST_WAITING) {
    for (; sent < plan.length && plan[sent] <= now() - start; sent++) {
      const n = sent
      waiting++
      send(n).then((isRight) => {
        waiting--
        if (isRight) ms[n] = now() - start - plan[n]
      })
    }
    if (sent < plan.length) await sleep(Math.max(0, plan[sent] - (now() - start)))
  }
  const last = now()
  while (waiting > 0 && now() - last < PATIENCE_MS) await sleep(10)
  // An answer that comes later is of no step.
  return ms.slice()
}

/** @param {{ rate: number, p99: number }[]} steps @returns the highest rate within the limit; 0 if none is */
export const highestRate = (steps, limitMs) =>
  Math.max(0, ...steps.filter(({ p99 }) => p99 <= limitMs).map(({ rate }) => rate))
