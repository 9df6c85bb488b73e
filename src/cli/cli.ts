#!/usr/bin/env node
/**
 * The command line: the only main, and beside signals.ts the only place that exits.
 * main.ts is the program.
 *
 * Source maps apply only to modules that load after this call, so the program
 * is imported after it: stack traces then name `src/`, not `dist/`.
 */
import { tooOld } from './node-version.js'
import { ownSignals } from './signals.js'

// An older Node fails somewhere in a package, in words that help nobody.
const refusal = tooOld(process.versions.node)
if (refusal !== undefined) {
  process.stderr.write(`${refusal}\n`)
  process.exit(1)
}

process.setSourceMapsEnabled(true)

ownSignals()
const args = process.argv.slice(2)

// A reader that stops reading (`| head`) is no failure. A server goes on; any other command ends.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (args[0] !== 'serve') process.exit(error.code === 'EPIPE' ? 0 : 1)
})
// Standard error holds progress and notes only: every command goes on without a reader of them.
process.stderr.on('error', () => {})

const { run } = await import('./main.js')
process.exitCode = await run(args)
// The engine is closed: do not wait for a client's stream or for a reader of the log.
if (args[0] === 'serve') process.exit()
