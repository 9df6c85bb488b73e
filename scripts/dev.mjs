/**
 * `npm run dev`: compiles on every change and serves what was compiled, restarted.
 *
 * Arguments go to `jiebao serve` (`npm run dev -- --port 4000 --seeds DIR`). Ctrl-C ends both.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { build, PROJECTS, ROOT } from './build.mjs'

/** Codes of the compiler's reports that end a build: one error, or any other number of them. */
const BUILD_ENDED = [6193, 6194]
/** Several files are often saved at once: the server waits this long for the last. */
const QUIET_MS = 100

/** @type {import('node:child_process').ChildProcess | undefined} */
let server
/** @type {NodeJS.Timeout | undefined} */
let timer
let isRestarting = false

function serve() {
  const program = join(ROOT, 'dist/src/cli/cli.js')
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', program, 'serve', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  server = child
  child.once('exit', () => {
    if (server === child) server = undefined
    if (isRestarting) serve()
    isRestarting = false
  })
}

/** Ends the server that runs; the next starts once it has let go of its port. */
function restart() {
  if (!server) return serve()
  isRestarting = true
  server.kill('SIGTERM')
}

function restartSoon() {
  clearTimeout(timer)
  timer = setTimeout(restart, QUIET_MS)
}

build()
const host = ts.createSolutionBuilderWithWatchHost(
  ts.sys,
  undefined,
  undefined,
  undefined,
  (status, newLine) => {
    process.stderr.write(`${ts.flattenDiagnosticMessageText(status.messageText, newLine)}\n`)
    if (BUILD_ENDED.includes(status.code)) restartSoon()
  },
)
ts.createSolutionBuilderWithWatch(host, PROJECTS, {}, { preserveWatchOutput: true }).build()
// The server reads the page's files once, when it starts.
watch(join(ROOT, 'web'), (_, name) => {
  if (name && !name.endsWith('.ts')) restartSoon()
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => {
    isRestarting = false
    server?.kill('SIGTERM')
    process.exit()
  })
