/** Turns: of work whose pieces hold much memory while they run, and of long work that lets requests go on between its pieces. */

/** Resolves once whatever waits for this thread has had a turn. */
export const nextTurn = () => new Promise<void>((done) => setImmediate(done))

/** Lets so many pieces of work run at once, the others in the order in which they came. */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < most) running++
    else await new Promise<void>((begin) => waiting.push(begin))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The next takes this one's place.
      if (next) next()
      else running--
    }
  }
}
