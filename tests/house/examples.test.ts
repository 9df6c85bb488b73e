/**
 * The examples of the documents are run: every line of a fenced `sh` block that
 * begins with `npx jiebao` or `node dist/`, and every `curl` against a server
 * over the same seeds, in a folder of its own.
 *
 * A plain `npx jiebao` line that updates nothing runs in this process, which has loaded
 * the dictionary; the others run in a shell.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run as runHere } from '../cli/run.js'
import { DOCUMENTS, ROOT, read } from './tree.js'

const run = promisify(execFile)
const CLI = 'dist/src/cli/cli.js'

/** Lines of `sh` blocks; a line that ends in a backslash goes on in the next. */
function examplesOf(file: string): string[] {
  const blocks = [...read(file).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((found) => found[1]!)
  return blocks
    .flatMap((block) => block.replace(/\\\n\s*/g, ' ').split('\n'))
    .map((line) => line.trim())
    .filter((line) => /^(?:npx jiebao|node dist\/|curl) /.test(line) && !/ serve\b/.test(line))
}

const EXAMPLES = [...new Set(DOCUMENTS.flatMap(examplesOf))]

const CURLS = EXAMPLES.filter((line) => line.startsWith('curl '))
const COMMANDS = EXAMPLES.filter((line) => !line.startsWith('curl '))

describe('examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiebao-examples-'))
  const cli = `"${process.execPath}" "${join(ROOT, CLI)}"`

  beforeAll(async () => {
    cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
    for (const name of ['dist', 'tests']) symlinkSync(join(ROOT, name), join(folder, name))
    await run('sh', ['-c', `${cli} index`], { cwd: folder })
    process.chdir(folder)
  }, 60_000)

  afterAll(() => {
    process.chdir(ROOT)
    rmSync(folder, { recursive: true, force: true })
  })

  test('there are examples of both kinds', () => {
    expect(CURLS.length).toBeGreaterThan(2)
    expect(COMMANDS.length).toBeGreaterThan(8)
  })

  test.each(COMMANDS)('%s', { timeout: 60_000 }, async (line) => {
    const words = wordsOf(line)
    const out =
      words && words[0] !== 'index'
        ? await outputOf(words)
        : (await run('sh', ['-c', line.replace(/^npx jiebao\b/, cli)], { cwd: folder })).stdout
    expect(out.trim()).not.toBe('')
    // An example of a search shows what is found.
    if (/ search /.test(line)) expect(out).not.toMatch(/^共 0 条|"totalHits":0\b/)
  })

  // The commands come first: a server that updates keeps other writers out.
  describe('over HTTP', () => {
    let server: ChildProcess
    let url = ''

    beforeAll(async () => {
      server = spawn(process.execPath, [join(ROOT, CLI), 'serve', '--port', '0'], {
        cwd: folder,
        env: { ...process.env, JIEBAO_TOKEN: 'secret' },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      url = await addressOf(server)
    }, 60_000)

    afterAll(async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    })

    test.each(CURLS)('%s', async (line) => {
      const path = /http:\/\/localhost:3000(\/[^'"\s]*)/.exec(line)?.[1]
      expect(path, 'the address').toBeDefined()
      const headers = new Headers()
      for (const found of line.matchAll(/-H ['"]([\w-]+): ([^'"]*)['"]/g))
        headers.set(found[1]!, found[2]!.replace('$JIEBAO_TOKEN', 'secret'))
      const method = line.includes('-X POST') ? 'POST' : 'GET'
      const response = await fetch(url + path, { method, headers })
      const text = await response.text()
      expect([200, 202], text).toContain(response.status)
      expect(text).not.toContain('"totalHits":0')
    })
  })
})

/** What a shell would hand to `npx jiebao`; undefined if the line needs a shell, or is another program's. */
function wordsOf(line: string): string[] | undefined {
  if (!/^npx jiebao(?: +(?:'[^']*'|[\w./:=,-]+))+$/.test(line)) return undefined
  return [...line.matchAll(/'([^']*)'|([^\s']+)/g)].map(([, quoted, bare]) => quoted ?? bare!).slice(2)
}

async function outputOf(words: string[]): Promise<string> {
  const { status, out, err } = await runHere(...words)
  expect(status, err).toBe(0)
  return out
}

/** The address that a server prints once it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout!.on('data', (chunk) => {
      printed += chunk
      const found = /http:\/\/\S+/.exec(printed)
      if (found) resolve(found[0])
    })
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${printed}`)))
  })
}
