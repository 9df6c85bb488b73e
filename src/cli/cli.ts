#!/usr/bin/env node
/**
 * The command line: the only main, the only place that exits. main.ts is the program.
 *
 * Source maps apply only to modules that load after this call, so the program
 * is imported after it: stack traces then name `src/`, not `dist/`.
 */
process.setSourceMapsEnabled(true)

// A reader may stop reading our output: no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { run } = await import('./main.js')
process.exitCode = await run(process.argv.slice(2))
