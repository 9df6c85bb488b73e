/**
 * The examples of the documents are run: every line of a fenced `sh` block that
 * begins with `npx jiebao` or `node dist/`, and every `curl` against a server
 * over the same seeds, in a folder of its own. The page and the query that docs/ follow step by step are read
 * and asked too.
 *
 * In this process, which has loaded the dictionary.
 */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.js'
import type { Engine } from '../../src/model.js'
import { startWhole } from '../api/harness.js'
import { run } from '../cli/run.js'
import { DOCUMENTS, ROOT, read } from './tree.js'

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

  beforeAll(async () => {
    cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
    for (const name of ['tests', 'docs']) symlinkSync(join(ROOT, name), join(folder, name))
    process.chdir(folder)
    await run('index')
  })

  afterAll(() => {
    process.chdir(ROOT)
    rmSync(folder, { recursive: true, force: true })
  })

  test('there are examples of both kinds', () => {
    expect(CURLS.length).toBeGreaterThan(2)
    expect(COMMANDS.length).toBeGreaterThan(8)
  })

  test.each(COMMANDS)('%s', async (line) => {
    // Fewer strings than a reader should ask: tests/eval asks many.
    const { status, out, err } = await run(...wordsOf(line.replace('--strings 1000', '--strings 30')))
    expect(status, err).toBe(0)
    expect(out.trim()).not.toBe('')
    // An example of a search shows what is found.
    if (/ search /.test(line)) expect(out).not.toMatch(/^共 0 条|"totalHits":0\b/)
  })

  test('docs/how-a-query-is-answered.md has the best hit’s score', async () => {
    const { out } = await run('search', '志愿者 活动 -演练', '--json')
    const [{ score }] = (JSON.parse(out) as { hits: { score: number }[] }).hits as [{ score: number }]
    expect(read('docs/how-a-query-is-answered.md')).toContain(` ${score.toFixed(3)} and comes first`)
  })

  test('docs/how-a-page-is-read.md has what is printed of its page', async () => {
    const [page, ...told] = [...read('docs/how-a-page-is-read.md').matchAll(/^```text\n([\s\S]*?)^```$/gm)]
    writeFileSync('page.txt', page![1]!.replace(/^ *\d+ {2}/gm, ''))
    expect(told.length).toBe(2)
    for (const [, block] of told) {
      const line = /\d+/.exec(block!)![0]
      expect((await run('inspect', 'page.txt', '--why', line)).out.trimEnd()).toBe(block!.trimEnd())
    }
  })

  // The commands come first: a server that updates keeps other writers out.
  describe('over HTTP', () => {
    let engine: Engine
    let server: Awaited<ReturnType<typeof startWhole>>

    beforeAll(async () => {
      engine = await openEngine({ kind: 'local', seeds: 'seeds', index: 'index' })
      server = await startWhole({ engine, host: '127.0.0.1', port: 0, token: 'secret', log: () => {} })
    })

    afterAll(async () => {
      await server.close()
      await engine.close()
    })

    test.each(CURLS)('%s', async (line) => {
      const path = /http:\/\/localhost:3000(\/[^'"\s]*)/.exec(line)?.[1]
      expect(path, 'the address').toBeDefined()
      const headers = new Headers()
      for (const found of line.matchAll(/-H ['"]([\w-]+): ([^'"]*)['"]/g))
        headers.set(found[1]!, found[2]!.replace('$JIEBAO_TOKEN', 'secret'))
      const method = line.includes('-X POST') ? 'POST' : 'GET'
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method, headers })
      const text = await response.text()
      expect([200, 202], text).toContain(response.status)
      expect(text).not.toContain('"totalHits":0')
    })
  })
})

/** What a shell would hand to the program. @throws if the line needs more of a shell than its quotes */
function wordsOf(line: string): string[] {
  const words =
    /^(?:npx jiebao|node dist\/src\/cli\/cli\.js)((?: +(?:'[^']*'|[\w\p{Script=Han}./:=,-]+))+)$/u.exec(line)
  if (!words) throw new Error(`No plain command: ${line}`)
  return [...words[1]!.matchAll(/'([^']*)'|([^\s']+)/g)].map(([, quoted, bare]) => quoted ?? bare!)
}
