import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NODE_FLOOR, tooOld } from '../../src/cli/node-version.js'

const ROOT = new URL('../../', import.meta.url).pathname

test.each([
  ['18.19.1', true],
  ['20.14.0', true],
  ['20.15.0', false],
  ['20.20.2', false],
  ['22.0.0', false],
  ['25.1.0-nightly', false],
])('Node %s is too old: %s', (version, isOld) => {
  expect(tooOld(version) !== undefined).toBe(isOld)
  if (isOld) expect(tooOld(version)).toContain(version)
})

test('package.json asks for the same Node', () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    engines: { node: string }
  }
  expect(engines.node).toBe(`>=${NODE_FLOOR.join('.')}`)
})

test('every command ends with one line on an older Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiebao-node-'))
  const old = join(folder, 'old.cjs')
  writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '18.19.1' })\n")
  const cli = join(ROOT, 'dist/src/cli/cli.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', old, cli, 'search', '志愿'], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toEqual([tooOld('18.19.1')])
})
