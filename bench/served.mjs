/** An archive served in a process of its own, for programs that measure it over HTTP. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('..', import.meta.url))

/**
 * Serves on a free port until it is ended.
 *
 * @param {string[]} args of `jiebao serve`, `--seeds` and `--index` among them
 * @param {{ program?: string, node?: string[] }} [options] `program`: the folder that holds its `dist/`; `node`: options of node
 * @returns {{ server: import('node:child_process').ChildProcess, url: Promise<string>, end(): Promise<void> }} `url` has
 *   no slash at its end, and fails if the server ends before; the server leads a process group
 */
export function serveArchive(args, { program = HERE, node = [] } = {}) {
  const cli = join(resolve(program), 'dist/src/cli/cli.js')
  const server = spawn(process.execPath, [...node, cli, 'serve', '--port', '0', ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    // As `npm start` and the unit of docs/deploy.md have it.
    env: { MALLOC_ARENA_MAX: '2', ...process.env },
  })
  const ended = new Promise((done) => server.once('exit', done))
  const url = new Promise((found, failed) => {
    ended.then((status) => failed(new Error(`the server ended with ${status}`)))
    server.stdout.on('data', (text) => {
      const [address] = /http:\S+/.exec(text) ?? []
      if (address) found(address.replace('localhost', '127.0.0.1').replace(/\/$/, ''))
    })
  })
  return {
    server,
    url,
    async end() {
      server.kill('SIGTERM')
      await ended
    },
  }
}
