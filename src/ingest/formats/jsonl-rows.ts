/**
 * What a line of a `.jsonl` says: an article, or a picture as Umi-OCR read it; else why it is refused.
 *
 * Knows nothing of other lines: jsonl.ts puts them together to issues.
 */

import { dateOf, type Given, type GivenDate, type TellKey } from './metadata.js'
import { LARGEST_LINE, type RawLine } from './raw-lines.js'
import { type UmiPage, umiPage } from './umi-ocr.js'

/** Keys whose value is a text. */
const TEXTS = ['title', 'text', 'content', 'publication', 'section', 'kicker', 'subheadline'] as const
/** Keys whose value is a text or a number. */
const NUMERIC = ['page', 'pageName', 'number', 'scan', 'url'] as const
const NAMES = ['reporters', 'correspondents', 'photographers'] as const
export const KEYS: readonly string[] = ['id', 'date', ...TEXTS, ...NUMERIC, ...NAMES]
/** Keys of olmOCR that tell nothing of an article. */
const TOOL_KEYS: readonly string[] = ['metadata', 'source', 'added', 'created', 'version', 'attributes']
/** Names of keys that are told of one line or one file, at most. */
export const MOST_KEYS = 10

/** What a line tells of an article. */
export type JsonArticle = Pick<Given, 'page' | 'pageName' | 'number' | 'scan' | 'publication'> & {
  id: string | undefined
  title: string | undefined
  text: string
  date: GivenDate | undefined
  section: string | undefined
  kicker: string | undefined
  subheadline: string | undefined
  reporters: string[]
  correspondents: string[]
  photographers: string[]
  /** The file that a tool read the text from. */
  origin: string | undefined
}

export type JsonRow = JsonArticle | { tool: UmiPage }

/** Why a line is refused, in Chinese. It is reported and the next line is read, so no JiebaoError. */
export class RowRefused extends Error {}

type Values = Record<string, unknown>

/**
 * @param tellKey gets each key that is not known
 * @returns undefined for a blank line
 * @throws {RowRefused}
 */
export function readRow({ line, bytes }: RawLine, file: string, tellKey: TellKey): JsonRow | undefined {
  if (bytes === undefined)
    throw new RowRefused(`第 ${line} 行超过 ${LARGEST_LINE / 1024 / 1024} MB：请拆成多行`)
  const values = valuesIn(bytes, line)
  if (!values) return undefined
  const tool = umiPage(values)
  return tool ? { tool } : articleIn(values, line, file, tellKey)
}

function valuesIn(bytes: Uint8Array, line: number): Values | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RowRefused(`第 ${line} 行不是 UTF-8：请转存后再试`)
  }
  if (text.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new RowRefused(`第 ${line} 行不是 JSON：请检查引号与逗号`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RowRefused(`第 ${line} 行不是对象：应如 {"title": "…", "text": "…"}`)
  return value as Values
}

function articleIn(values: Values, line: number, file: string, tellKey: TellKey): JsonArticle {
  refuseOtherTypes(values, line)
  const id = idIn(values, line)
  const people = peopleIn(values, line)
  const date = dateIn(values, line, file)
  const text = [values.text, values.content].find((own) => typeof own === 'string' && own.trim() !== '')
  if (typeof text !== 'string')
    throw new RowRefused(`第 ${line} 行没有 text 或 content：正文不能空（该行有 ${keysOf(values)}）`)
  const origin = originOf(values.metadata)
  const known = origin === undefined ? KEYS : [...KEYS, ...TOOL_KEYS]
  for (const key of Object.keys(values)) if (!known.includes(key)) tellKey(key)
  const own = (key: string) => textOf(values[key])
  const article: JsonArticle = {
    id,
    title: own('title'),
    text,
    date,
    section: own('section'),
    kicker: own('kicker'),
    subheadline: own('subheadline'),
    ...people,
    origin,
  }
  for (const key of ['publication', 'page', 'pageName', 'number'] as const) {
    const given = own(key)
    if (given !== undefined) article[key] = given
  }
  const scan = own('scan') ?? own('url')
  return scan === undefined ? article : { ...article, scan }
}

function refuseOtherTypes(values: Values, line: number): void {
  const isOneOf = (value: unknown, ...types: string[]) => value == null || types.includes(typeof value)
  const wrong =
    TEXTS.find((key) => !isOneOf(values[key], 'string')) ??
    NUMERIC.find((key) => !isOneOf(values[key], 'string', 'number'))
  if (wrong) throw new RowRefused(`第 ${line} 行的 ${wrong} 应是文字`)
}

function idIn({ id }: Values, line: number): string | undefined {
  if (id === undefined || id === null) return undefined
  const isText = typeof id === 'string' || Number.isSafeInteger(id)
  if (!isText || !/^\S{1,200}$/u.test(String(id)))
    throw new RowRefused(`第 ${line} 行的 id 应是 1 到 200 个字符、不含空白`)
  return String(id)
}

function peopleIn(values: Values, line: number): Pick<JsonArticle, (typeof NAMES)[number]> {
  const people = { reporters: [] as string[], correspondents: [] as string[], photographers: [] as string[] }
  for (const key of NAMES) {
    const names = namesIn(values[key])
    if (names === undefined) throw new RowRefused(`第 ${line} 行的 ${key} 应是文字的数组`)
    people[key] = names
  }
  return people
}

/** A name or a list of them; undefined if it is neither. */
function namesIn(value: unknown): string[] | undefined {
  const names = value === undefined || value === null ? [] : typeof value === 'string' ? [value] : value
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) return undefined
  return (names as string[]).map((name) => name.trim()).filter((name) => name !== '')
}

function dateIn({ date }: Values, line: number, file: string): GivenDate | undefined {
  if (date === undefined || date === null || (typeof date === 'string' && date.trim() === ''))
    return undefined
  try {
    return dateOf(date, file)
  } catch {
    const written = typeof date === 'object' ? JSON.stringify(date) : String(date)
    throw new RowRefused(
      `第 ${line} 行的日期 ${written.slice(0, 40)} 无法读取：应写成 YYYY-MM-DD、YYYY-MM 或 YYYY`,
    )
  }
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

function keysOf(values: Values): string {
  const keys = Object.keys(values)
  const shown = keys.slice(0, MOST_KEYS).map((key) => key.slice(0, 40))
  return keys.length === 0 ? '空对象' : `${shown.join('、')}${keys.length > MOST_KEYS ? '…' : ''}`
}

/** olmOCR tells the file that it read. */
function originOf(metadata: unknown): string | undefined {
  const origin = typeof metadata === 'object' && metadata !== null && (metadata as Values)['Source-File']
  return typeof origin === 'string' ? origin : undefined
}
