/**
 * The program behind the command line: finds the command, runs it, words its refusal.
 */
import { JiebaoError } from '../errors.js'
import { readArguments } from './arguments.js'
import { COMMANDS, versionText } from './commands.js'
import { messageOf } from './messages.js'

function helpText(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`)
  return [
    '捷报：中文报纸全文检索',
    '',
    '用法：jiebao 命令 [--seeds 报纸文件夹] [--index 索引文件夹] [--json] [--help]',
    '',
    ...lines,
    '',
    '某个命令的用法：jiebao 命令 --help',
  ].join('\n')
}

function commandHelp(name: string): string {
  const { summary, usage: words } = COMMANDS[name]!
  return [
    `jiebao ${name}：${summary}`,
    '',
    `用法：jiebao ${name} ${words} [--seeds DIR] [--index DIR] [--json]`,
  ].join('\n')
}

async function obey(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${helpText()}\n`)
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    process.stdout.write(`${versionText()}\n`)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new JiebaoError('command-unknown', name, { known: Object.keys(COMMANDS).join(', ') })
  const read = readArguments(rest, command.options)
  if (read.help) {
    process.stdout.write(`${commandHelp(name)}\n`)
    return 0
  }
  return command.run(read)
}

/**
 * Runs one command and prints what it refuses.
 *
 * @param args what was typed behind `jiebao`
 * @returns the exit status: 0, 1 (failed) or 2 (usage)
 */
export async function run(args: string[]): Promise<number> {
  try {
    return await obey(args)
  } catch (error) {
    const known = error instanceof JiebaoError
    process.stderr.write(
      known ? `${messageOf(error)}\n` : `出错：程序内部出错\n  ${(error as Error).stack}\n`,
    )
    return known && error.code === 'USAGE' ? 2 : 1
  }
}
