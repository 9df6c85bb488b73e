/**
 * Arguments: reads and checks the words and options of a command line.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { JiebaoError } from '../errors.js'

export type Options = NonNullable<ParseArgsConfig['options']>

/** Options of every command. */
export const COMMON = {
  seeds: { type: 'string', default: 'seeds' },
  index: { type: 'string', default: 'index' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies Options

export type Arguments = {
  seeds: string
  index: string
  json: boolean
  help: boolean
  /** The words that are not options, in order. */
  words: string[]
  /** Values of the command's own options; undefined if not given. */
  own: Record<string, string | boolean | string[] | undefined>
}

export type Command = {
  /** One line for the list of commands. */
  summary: string
  /** The words and options after the command's name. */
  usage: string
  options: Options
  run(args: Arguments): Promise<number>
}

/** @throws {JiebaoError} USAGE */
export function readArguments(args: string[], options: Options): Arguments {
  const read = readOptions(args, options)
  // A variable of the shell that is not set: the folder where the command stands is meant by none.
  for (const name of ['seeds', 'index'] as const)
    if (read[name] === '') throw new JiebaoError('option-empty', name, {})
  return read
}

function readOptions(args: string[], options: Options): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...COMMON, ...options },
      allowPositionals: true,
    })
    const { seeds, index, json, help, ...own } = values as Arguments & Arguments['own']
    return { seeds, index, json, help, words: positionals, own: own as Arguments['own'] }
  } catch (error) {
    const { message: why, code } = error as NodeJS.ErrnoException
    const option = /'(?:-\w, )?(-[^' ]*)/.exec(why)?.[1] ?? ''
    const isKnown = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
    throw new JiebaoError('options-unreadable', option, { why, isKnown }, { cause: error })
  }
}

/** The words of a command that takes at most `most`. @throws {JiebaoError} USAGE */
export function wordsOf(command: string, { words }: Arguments, most = 0): string[] {
  if (words.length > most) throw new JiebaoError('words-unwanted', words.slice(most).join(' '), { command })
  return words
}

/** The query of a command: all of its words. @throws {JiebaoError} USAGE if there is none */
export function queryOf(command: string, { words }: Arguments): string {
  if (words.length === 0) throw new JiebaoError('query-missing', command, {})
  return words.join(' ')
}

/** Reads an option as a number. @throws {JiebaoError} USAGE unless it is a whole number from `least` to `most` */
export function wholeNumber(args: Arguments, name: string, least: number, most: number): number | undefined {
  const text = args.own[name]
  if (text === undefined) return undefined
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most && text !== '') return number
  throw new JiebaoError('option-not-a-number', String(text), { option: name, least, most })
}
