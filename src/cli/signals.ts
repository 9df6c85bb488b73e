/**
 * Signals: a signal ends the process at once, unless the command waits for it to close in order.
 *
 * Ending runs the listeners of 'exit': the engine's ends the child that updates and removes
 * what the child left. A second signal, or a closing that takes too long, ends at once too.
 */

/** Number of each signal. A process ended by a signal has the exit status 128 + number. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
/** Milliseconds that closing may take, below the promised ten seconds. */
const CLOSE_MS = 8_000

let close: (() => void) | undefined

/** Installs the handlers. Call it first, so that no signal meets the default action. */
export function heedSignals(): void {
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
