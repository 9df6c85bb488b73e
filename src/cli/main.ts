/**
 * The program behind the command line: finds the command, runs it, words its refusal.
 */
import { type ErrorCode, JiebaoError } from '../errors.js'
import { readArguments } from './arguments.js'
import { COMMANDS, versionText } from './commands.js'
import { commandHelp, helpText } from './help.js'
import { messageOf, refusalJson } from './messages.js'

async function obey(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${helpText(COMMANDS)}\n`)
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
    process.stdout.write(`${commandHelp(name, command)}\n`)
    return 0
  }
  return command.run(read)
}

/** Codes of what was typed wrongly. */
const OF_USAGE = new Set<ErrorCode>(['USAGE', 'BAD_PARAMETER', 'BAD_ENCODING', 'QUERY_TOO_LONG'])

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
    const isJson = args.includes('--json')
    if (known) process.stderr.write(`${isJson ? refusalJson(error) : messageOf(error)}\n`)
    else process.stderr.write(`出错：程序内部出错\n  ${(error as Error).stack}\n`)
    return known && OF_USAGE.has(error.code) ? 2 : 1
  }
}
