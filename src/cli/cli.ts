#!/usr/bin/env node
/**
 * The command line: the only main, and beside signals.ts the only place that exits.
 * main.ts is the program.
 *
 * Source maps apply only to modules that load after this call, so the program
 * is imported after it: stack traces then name `src/`, not `dist/`.
 */
import { heedSignals } from './signals.js'

process.setSourceMapsEnabled(true)

heedSignals()
const args = process.argv.slice(2)

// A reader may stop reading our output: no failure of ours. A server goes on; any other command has nothing left to do.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (args[0] !== 'serve') process.exit(error.code === 'EPIPE' ? 0 : 1)
})
// Progress and notes: every command goes on without them.
process.stderr.on('error', () => {})

const { run } = await import('./main.js')
process.exitCode = await run(args)
// A server has closed what it needs; a reader of its log, or a client's stream, is not waited for.
if (args[0] === 'serve') process.exit()
