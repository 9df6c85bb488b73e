#!/usr/bin/env node
/**
 * The file that `jiebao` starts; main.ts is the program.
 *
 * Source maps apply only to modules that load after this call, so the program
 * is imported after it: stack traces then name `src/`, not `dist/`.
 */
process.setSourceMapsEnabled(true)
await import('./main.js')
