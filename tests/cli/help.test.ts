/** Help and completion know every command and option; errors and updates as JSON. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { COMMON } from '../../src/cli/arguments.js'
import { COMMANDS } from '../../src/cli/commands.js'
import { commandHelp, completionText, EXAMPLES, OPTION_HELP } from '../../src/cli/help.js'
import { updateLine } from '../../src/cli/serve.js'
import { JiebaoError } from '../../src/errors.js'
import { run } from './run.js'

test('every option of every command is explained with an example that it accepts', () => {
  const used = new Set(Object.values(COMMANDS).flatMap(({ options }) => Object.keys(options)))
  expect([...used, ...Object.keys(COMMON)].sort()).toEqual(Object.keys(OPTION_HELP).sort())
  for (const [option, [example, says]] of Object.entries(OPTION_HELP)) {
    expect(example).toMatch(new RegExp(`^--${option}(?: \\S+)?$`))
    expect(says).toMatch(/\p{Script=Han}/u)
  }
  for (const [name, { options }] of Object.entries(COMMANDS)) {
    expect(EXAMPLES[name]).toMatch(new RegExp(`^jiebao ${name}\\b`))
    const shown = commandHelp(name, COMMANDS[name]!)
    for (const option of Object.keys(options)) expect(shown, name).toContain(`  --${option}`)
    for (const [, typed] of EXAMPLES[name]!.matchAll(/ --(\S+)/g))
      expect([...Object.keys(options), ...Object.keys(COMMON)]).toContain(typed)
  }
})

test('an option is explained as its command takes it', () => {
  expect(commandHelp('alert', COMMANDS.alert!)).toMatch(/--to \S+@\S+ +收信的地址/)
  expect(commandHelp('search', COMMANDS.search!)).not.toContain('收信')
  expect(completionText('fish', COMMANDS)).toMatch(/from alert' -l to -d '收信的地址'/)
})

test('the bash script completes commands and the options of a command', () => {
  const asked = (words: string[]) =>
    execFileSync('bash', [
      '-c',
      `${completionText('bash', COMMANDS)}\nCOMP_WORDS=(jiebao ${words.map((word) => `'${word}'`).join(' ')})
      COMP_CWORD=${words.length}; _jiebao; printf '%s ' "\${COMPREPLY[@]}"`,
    ])
      .toString()
      .trim()
  expect(asked(['sea'])).toBe('search')
  expect(asked(['index', '--f'])).toBe('--full --fresh')
})

test('each shell has a script; another is refused with status 2, as JSON if asked', async () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const)
    expect((await run('completion', shell)).out).toBe(`${completionText(shell, COMMANDS)}\n`)
  const { status, out, err } = await run('completion', 'csh', '--json')
  expect({ status, out }).toEqual({ status: 2, out: '' })
  const { error } = JSON.parse(err)
  expect(error).toMatchObject({ code: 'USAGE', value: 'csh' })
  expect(error.message).toContain('bash, zsh, fish')
})

test('a line of the log tells an update as JSON, without what is zero or empty', () => {
  const counts = { generation: 4, added: 2, changed: 0, removed: 0, kept: 5, articles: 70, issues: 7 }
  const refused = { file: 'a.pdf', line: null, code: 'BAD_ISSUE', reason: '不是文本' }
  const calm = { ...counts, published: true, refused: [], stale: [], held: [], seconds: 0.2 }
  const { time, ...line } = JSON.parse(updateLine(calm))
  expect(Number.isNaN(Date.parse(time))).toBe(false)
  const { changed: _, removed: __, ...told } = counts
  expect(line).toEqual({ level: 30, msg: 'update', ...told, published: true, seconds: 0.2 })
  expect(JSON.parse(updateLine({ ...calm, refused: [refused] }))).toMatchObject({
    level: 40,
    refused: [refused],
  })
  expect(JSON.parse(updateLine(new JiebaoError('disk-full', 'index', {})))).toMatchObject({
    level: 50,
    msg: 'update failed',
    code: 'DISK_FULL',
  })
})
