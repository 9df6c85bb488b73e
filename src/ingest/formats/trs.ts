/**
 * Records that TRS, a database for full texts, exports: `<REC>`, then a line `<名>=值` for each field, whose value may go on in
 * further lines. Chinese papers kept their archives in it.
 *
 * Records are streamed, one in memory at a time. Fields of one name in a record are one value, a paragraph each.
 */

import type { OpenFile } from './open-file.js'
import { LARGEST_LINE, rawLines } from './raw-lines.js'

const RECORD = /^<REC>\s*$/
const FIELD = /^<([^<>=]{1,24})> ?=(.*)$/s

/** Whether a text is such an export, by its beginning. */
export const isTrs = (head: string): boolean => /^\s*<REC>\s*\r?\n<[^<>=]{1,24}> ?=/.test(head)

/** `line` of the record's `<REC>`; `row` undefined if a line, or the record, is over the limit. */
export type TrsRecord = { line: number; row: Record<string, string> | undefined }

/**
 * @param decode the bytes of a line, in an encoding in which no character holds the byte of a line end
 * @throws {JiebaoError} BAD_ISSUE if the file cannot be read
 */
export async function* trsRecords(
  open: OpenFile,
  decode: (bytes: Uint8Array) => string,
): AsyncGenerator<TrsRecord> {
  let record: TrsRecord | undefined
  let name: string | undefined
  let size = 0
  for await (const { line, bytes } of rawLines(open)) {
    const text = bytes && decode(bytes)
    if (text !== undefined && RECORD.test(text)) {
      if (record) yield trimmed(record)
      record = { line, row: {} }
      name = undefined
      size = 0
      continue
    }
    size += bytes?.length ?? LARGEST_LINE
    if (!record?.row) continue
    if (text === undefined || size > LARGEST_LINE) record.row = undefined
    else {
      const [, own, value] = FIELD.exec(text) ?? []
      if (own !== undefined) name = own.trim()
      if (name) record.row[name] = joined(record.row[name], value ?? text)
    }
  }
  if (record) yield trimmed(record)
}

const joined = (above: string | undefined, more: string) => (above === undefined ? more : `${above}\n${more}`)

/** Without the blank lines that part a record from the next. */
const trimmed = ({ line, row }: TrsRecord): TrsRecord => ({
  line,
  row: row && Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.trimEnd()])),
})
