/**
 * A refusal on the command line: one message in Chinese, and the code.
 */
import type { JiebaoError } from '../errors.js'
import { chineseOf } from '../messages.js'
import { printable, printableJson } from './printable.js'

export const messageOf = (error: JiebaoError): string =>
  `出错：${printable(chineseOf(error))} [${error.code}]`

/** The same as one line of JSON, with the English words for programs. */
export const refusalJson = (error: JiebaoError): string =>
  printableJson({
    error: { code: error.code, detail: error.message, message: chineseOf(error), value: error.value },
  })
