/**
 * Signals: a signal ends the process at once, unless the command waits for it to close in order.
 *
 * Until a command may leave something behind, the system's own action ends the process: a handler
 * would wait until this thread has loaded its modules, its dictionary and the index, which takes
 * many seconds on a busy machine. From then on a handler ends it. Ending runs the listeners of
 * 'exit': the engine's ends the child that updates and removes what the child left. A second
 * signal, or a closing that takes too long, ends at once too.
 */

/** Number of each signal. A process ended by a signal has the exit status 128 + number. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
/**
 * Milliseconds that closing may take. What is left of the promised ten seconds is for the child's end,
 * and for a thread that is busy when the signal comes.
 */
const CLOSE_MS = 6_000

let close: (() => void) | undefined
/** Not yet the command line's; then its own, without handlers; then with them. */
let state: 'foreign' | 'own' | 'heeded' = 'foreign'

/** Says that the process is the command line's. In any other process nothing here has an effect. */
export function ownSignals(): void {
  state = 'own'
  // The system has no action of its own for the first process of a container.
  if (process.pid === 1) heedSignals()
}

/** Installs the handlers, if the process is the command line's. Call it before anything can be left behind. */
export function heedSignals(): void {
  if (state !== 'own') return
  state = 'heeded'
  for (const [name, number] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      const closing = close
      close = undefined
      if (!closing) process.exit(128 + number)
      setTimeout(() => process.exit(128 + number), CLOSE_MS).unref()
      closing()
    })
  }
}

/** Resolves at the first signal, which then does not end the process. */
export const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    close = resolve
  })
