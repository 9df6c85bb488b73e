/** docs/queries.md and docs/deploy.md: what they show works, what they name is there. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../src/model.js'
import { seedsEngine } from './seeds.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('docs/queries.md', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await seedsEngine()
  }, 120_000)
  afterAll(() => engine?.close())

  const examples = [...read('docs/queries.md').matchAll(/^```query ?(\w*)\n([^`]*)\n```$/gm)].map(
    ([, kind, q]) => [q!, kind!] as const,
  )

  test('has examples of every kind', () => {
    expect(examples.length).toBeGreaterThan(18)
    expect(new Set(examples.map(([, kind]) => kind))).toEqual(new Set(['', 'none', 'warning']))
  })

  test.each(examples)('%s %s', async (q, kind) => {
    const { totalHits, warnings } = await engine.search({ q })
    expect(totalHits > 0).toBe(kind !== 'none')
    expect(warnings.length > 0).toBe(kind === 'warning')
  })
})

describe('docs/deploy.md', () => {
  const text = read('docs/deploy.md')

  test('names only variables that the program reads', () => {
    const named = new Set([...text.matchAll(/\bJIEBAO_[A-Z_]+\b/g)].map(([name]) => name))
    const readers = ['cli/serve', 'cli/engine-choice', 'analysis/cutter', 'analysis/jieba']
    const sources = readers.map((name) => read(`src/${name}.ts`)).join()
    expect(named.size).toBeGreaterThan(2)
    expect([...named].filter((name) => !sources.includes(name))).toEqual([])
  })

  test('starts what package.json calls the command', () => {
    const { bin } = JSON.parse(read('package.json')) as { bin: { jiebao: string } }
    expect(text).toContain(`app/${bin.jiebao} serve`)
  })

  const cli = join(root, 'dist/src/cli/cli.js')
  test('its backup can be restored', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jiebao-backup-'))
    cpSync(join(root, 'seeds'), join(folder, 'seeds'), { recursive: true })
    const block = /## Back up[\s\S]*?```sh\n([\s\S]*?)```/.exec(text)![1]!
    const script = block.replaceAll('npx jiebao', `"${process.execPath}" "${cli}"`)
    const { stdout } = await promisify(execFile)('sh', ['-ec', script], { cwd: folder })
    rmSync(folder, { recursive: true, force: true })
    expect(stdout).toContain('5')
  })
})
