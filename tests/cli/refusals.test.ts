/** A refusal of the command line names what was typed, and what can be typed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from './run.js'

test.each([
  ['nonsense', ['nonsense', 'search', 'stats']],
  ['eval', ['split, exact, relevance, same']],
  ['eval nope', ['nope', 'split, exact, relevance, same']],
  ['eval split nope', ['eval split', 'nope']],
  ['eval exact', ['--strings']],
  ['eval same nope', ['nope', 'http://localhost:3000']],
  ['attested 词 --issue x1', ['词', 'x1', '--issue']],
  ['backup one two', ['backup', 'two']],
  ['tally one two', ['tally', 'two']],
  ['completion', ['bash, zsh, fish']],
  ['completion bash two', ['completion', 'two']],
  ['search 词 --seeds', ['--seeds=值']],
  ['search 词 --page -1', ['--page=值']],
  ['search 词 --odd', ['--odd 读不懂']],
])('jiebao %s', async (typed, told) => {
  const { status, err } = await run(...typed.split(' '))
  expect(status).toBe(2)
  for (const part of [...told, '[USAGE]']) expect(err).toContain(part)
})

test('what cannot be read is named: the folder, the annotation, its source, a folder for a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiebao-refusals-'))
  const evaluated = async (name: string) =>
    (await run('eval', 'split', '--annotations', join(folder, name), '--seeds', folder)).err
  for (const [name, text] of Object.entries({ broken: '{', lost: '{"file":"gone.txt"}' })) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'a.json'), text)
  }
  expect(await evaluated('none')).toMatch(/none：找不到它.*\[BAD_ISSUE\]/)
  expect(await evaluated('broken')).toMatch(/a\.json.*\[BAD_ISSUE\]/)
  expect(await evaluated('lost')).toMatch(/gone\.txt：找不到它.*\[BAD_ISSUE\]/)
  expect((await run('inspect', folder, '--seeds', folder)).err).toMatch(
    /无法读取 jiebao-refusals-\S+：它是文件夹/,
  )
  rmSync(folder, { recursive: true })
})
