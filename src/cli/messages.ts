/**
 * A refusal on the command line: one message in Chinese, and the code.
 */
import type { JiebaoError } from '../errors.js'
import { chineseOf } from '../messages.js'
import { printable } from './printable.js'

export const messageOf = (error: JiebaoError): string =>
  `出错：${printable(chineseOf(error))} [${error.code}]`
