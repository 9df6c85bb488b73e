/**
 * Tables of articles, `.csv`, `.tsv`, texts between tabs and exports of TRS, and lists of articles in JSON: each row becomes a line of a
 * `.jsonl` (table-columns.ts says which column is which key), so that issues, ids and refusals are the same.
 *
 * Rows are streamed, one in memory at a time. The text of a table is UTF-8, UTF-16 or GB18030, as Excel
 * saves it; csv-parse reads its quotes, which may also stand loose inside a cell.
 */

import { pipeline, Readable } from 'node:stream'
import { JiebaoError } from '../../errors.js'
import { encodingIn } from './decode.js'
import { type FormatInput, HEAD_BYTES, inputOf } from './format.js'
import type { ArticleLines } from './jsonl.js'
import type { TellKey } from './metadata.js'
import type { OpenFile } from './open-file.js'
import { otherKindIn } from './other-kinds.js'
import { isListOfObjects, rawElements } from './raw-elements.js'
import { LARGEST_LINE, type RawLine, rawLines } from './raw-lines.js'
import { PADDLE } from './recognised-json.js'
import { formatOf } from './registry.js'
import { areOfArticles, Columns } from './table-columns.js'
import { isTrs, trsRecords } from './trs.js'

/**
 * The articles of a `.jsonl` or a table, line by line; undefined if the file is neither.
 *
 * @throws {JiebaoError} BAD_METADATA for a wrong sidecar; BAD_ISSUE if its name says table and its bytes do not.
 *   Reading the lines throws BAD_ISSUE if no column is the text, or the table is damaged
 */
export async function articleLines(open: OpenFile, tellKey: TellKey): Promise<ArticleLines | undefined> {
  const { file } = open
  // A tool's own lines are pages, and its format reads them all.
  if (/\.jsonl$/i.test(file)) return (await isOfTool(open)) ? undefined : { file, lines: rawLines(open) }
  if (/\.txt$/i.test(file)) {
    // Of a file that cannot be opened the reader of pages tells why.
    const head = await headOf(open).catch(() => undefined)
    const bytes = head?.bytes ?? new Uint8Array()
    // Half of old texts are in GB18030, which nothing tells but that they are no UTF-8.
    const texts = [head?.head ?? '', new TextDecoder('gb18030').decode(bytes)]
    const isExport = texts.some(isTrs) && !bytes.includes(0)
    if (!isExport && !texts.some(isTabbed)) return undefined
    const columns = new Columns(file, await open.sidecar(), tellKey)
    return { file, lines: isExport ? recordLines(open, columns) : sheetLines(open, columns, '\t', true) }
  }
  const isSheet = /\.[ct]sv$/i.test(file)
  if (!isSheet && !/\.json$/i.test(file)) return undefined
  const head = await headOf(open)
  const kind = otherKindIn(head)
  if (isSheet && kind)
    throw new JiebaoError('source-of-other-kind', file, { kind: kind === 'archive' ? 'sheet' : kind })
  if (!isSheet && (formatOf(head) || kind !== 'json' || !isListOfObjects(head.head))) return undefined
  const columns = new Columns(file, await open.sidecar(), tellKey)
  return {
    file,
    lines: isSheet ? sheetLines(open, columns, delimiterOf(head.head)) : listLines(open, columns),
  }
}

/** Of a file that cannot be opened the reader of its lines tells why. */
async function isOfTool(open: OpenFile): Promise<boolean> {
  try {
    return PADDLE.recognises(await headOf(open))
  } catch {
    return false
  }
}

async function headOf(open: OpenFile): Promise<FormatInput> {
  for await (const chunk of await open.stream()) return inputOf(chunk.subarray(0, HEAD_BYTES), open.file)
  throw new JiebaoError('source-empty', open.file, {})
}

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

/** Cells of a row that a program wrote between tabs, at least. */
const CELLS_LEAST = 2
/** Share of the rows below the names that have as many cells. */
const WHOLE_ROWS = 0.8

/** Whether a text is a table between tabs, as sheets are copied or saved: its first line names columns, a title and a text among them. */
function isTabbed(head: string): boolean {
  const [first = '', ...rows] = head.split(/\r?\n/).filter((line) => line.trim() !== '')
  const cells = first.split('\t')
  if (cells.length < CELLS_LEAST || !areOfArticles(cells)) return false
  // The last row may be cut.
  const whole = rows.filter((row) => row.split('\t').length === cells.length).length
  return whole > 0 && whole >= (rows.length - 1) * WHOLE_ROWS
}

// ------------------------------------------------------------------ JSON

async function* listLines(open: OpenFile, columns: Columns): AsyncGenerator<RawLine> {
  let isFirst = true
  for await (const { line, bytes } of rawElements(await open.stream())) {
    const row = bytes && parsedRow(bytes)
    if (row && isFirst) columns.check(row, false)
    isFirst &&= row === undefined
    // What is no object is refused by the line that it stands on, as in a `.jsonl`.
    yield { line, bytes: row ? encode(columns.rowOf(row)) : bytes }
  }
}

function parsedRow(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

// ------------------------------------------------------------------ TRS

async function* recordLines(open: OpenFile, columns: Columns): AsyncGenerator<RawLine> {
  const decoder = new TextDecoder(await encodingIn(await open.stream(), open.file), { fatal: true })
  const decode = (bytes: Uint8Array) => {
    try {
      return decoder.decode(bytes)
    } catch (cause) {
      throw refusalOf(cause, open.file)
    }
  }
  let isFirst = true
  for await (const { line, row } of trsRecords(open, decode)) {
    if (row && isFirst) columns.check(row, false)
    isFirst &&= row === undefined
    yield { line, bytes: row && encode(columns.rowOf(row)) }
  }
}

// ------------------------------------------------------------------ CSV

const DELIMITERS = [',', '\t', ';', '|']

/** The sign that parts most cells of the first line. */
function delimiterOf(head: string): string {
  const [first] = head.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1) as [string]
  const counts = DELIMITERS.map((sign) => first.split(sign).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}

/** @param isOpen what a row has beyond its columns belongs to the last: nothing guards a tab inside a text */
async function* sheetLines(
  open: OpenFile,
  columns: Columns,
  delimiter: string,
  isOpen = false,
): AsyncGenerator<RawLine> {
  const encoding = await encodingIn(await open.stream(), open.file)
  const { parse } = await import('csv-parse')
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: LARGEST_LINE,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  // An error reaches whoever reads the rows.
  pipeline(Readable.from(decoded(await open.stream(), encoding)), parser, () => {})
  let names: string[] | undefined
  /** Of the row's first line; and blank lines before it. */
  let line = 1
  let blank = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { empty_lines: number }
    }>) {
      line += info.empty_lines - blank
      const last = names && isOpen ? names.length - 1 : record.length
      const cells =
        record.length - 1 > last ? [...record.slice(0, last), record.slice(last).join(delimiter)] : record
      const row = names && Object.fromEntries(cells.map((cell, i) => [names![i] || `${i + 1}`, cell]))
      if (row) yield { line, bytes: encode(columns.rowOf(row)) }
      else {
        names = record.map((name) => name.trim())
        columns.check(Object.fromEntries(names.map((name) => [name, ''])), true)
      }
      line += linesOf(record)
      blank = info.empty_lines
    }
  } catch (cause) {
    throw refusalOf(cause, open.file)
  }
}

/** Lines that a row takes in the file. */
const linesOf = (record: readonly string[]) =>
  record.reduce((lines, cell) => lines + cell.split('\n').length - 1, 1)

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function refusalOf(cause: unknown, file: string): JiebaoError {
  if (cause instanceof JiebaoError) return cause
  const { code = '', message } = cause as NodeJS.ErrnoException
  if (code.startsWith('CSV_'))
    return new JiebaoError('source-of-other-kind', file, { kind: 'brokenTable' }, { cause })
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new JiebaoError('source-encoding', file, {}, { cause })
  return new JiebaoError('source-unreadable', file, { why: message }, { cause })
}
