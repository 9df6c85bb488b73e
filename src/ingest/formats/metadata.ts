/**
 * What the keeper says of an issue, in the front matter of its file (front-matter.ts) or in a sidecar beside it.
 *
 * A known key with a wrong value is refused by name, because a wrong date is worse than
 * none; an unknown key is told, and the rest is taken.
 */

import { dayOf, type Period, parseDate, periodOf } from '../../chinese.js'
import { JiebaoError, type MetadataRule } from '../../errors.js'
import { type OldPeriod, oldPeriodOf } from '../../old-dates.js'

export type GivenDate = Period & Partial<OldPeriod>

export type Given = {
  publication?: string
  /** Of a year of the cycle without its reign `each` day that it may mean. */
  date?: GivenDate
  page?: string
  pageName?: string
  number?: string
  scan?: string
  /** Day of the post in a blog that holds the text: less sure than what is printed. */
  posted?: Period
}

type Key = Exclude<keyof Given, 'posted'>

/** The names of each key, in the order in which they are told. */
const KEYS: Readonly<Record<Key, readonly string[]>> = {
  publication: ['publication', '报纸'],
  date: ['date', '日期'],
  page: ['page', '版次'],
  pageName: ['pageName', '版名'],
  number: ['number', '期号'],
  scan: ['scan', 'url', '扫描件'],
}

/** Keys whose value may be a number. */
const NUMERIC: ReadonlySet<string> = new Set(['page', 'number'])

/** Gets each key that is not known. */
export type TellKey = (key: string) => void

/** The keys of front matter and sidecars. */
export const METADATA_KEYS: readonly string[] = Object.values(KEYS).map(([name]) => name!)

/**
 * Reads a sidecar's value.
 *
 * @throws {JiebaoError} BAD_METADATA naming the key that is wrong
 */
export function readGiven(value: unknown, file: string, tellKey: TellKey = () => {}): Given {
  if (!isRecord(value)) {
    throw new JiebaoError('metadata-no-object', file, {})
  }
  const given: Given = {}
  for (const [key, own] of Object.entries(value)) {
    const name = keyOf(key)
    if (name === undefined) tellKey(key)
    else if (own === undefined || own === null || given[name] !== undefined) continue
    else if (name === 'date') given.date = dateOf(own, file)
    else {
      const text = textOf(own, key, NUMERIC.has(name), file)
      if (name === 'scan' && RUNS.test(text)) throw wrong(file, key, text, 'link')
      given[name] = text
    }
  }
  return given
}

/** An address that a browser would run, or show as a page of ours. */
const RUNS = /^(?:javascript|vbscript|data|blob):/i

/** Which value a key gives; undefined if it is not known. */
export const keyOf = (key: string): Key | undefined =>
  (Object.keys(KEYS) as Key[]).find((name) => KEYS[name].includes(key))

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(own: unknown, key: string, mayBeNumber: boolean, file: string): string {
  const text = typeof own === 'number' && mayBeNumber ? String(own) : own
  if (typeof text !== 'string' || text.trim() === '') throw wrong(file, key, own, 'text')
  return text.trim()
}

/**
 * A date in any form that metadata may give: a text, a number such as 20240506, `{ from, to }`.
 *
 * @throws {JiebaoError} BAD_METADATA
 */
export function dateOf(value: unknown, file: string): GivenDate {
  if (isRecord(value)) {
    const from = periodIn(value.from, file, 'date.from')
    const to = periodIn(value.to, file, 'date.to')
    if (from.from > to.to) throw wrong(file, 'date', `${from.from}..${to.to}`, 'order')
    return { from: from.from, to: to.to }
  }
  const old = typeof value === 'string' ? oldPeriodOf(value.trim()) : undefined
  return old ?? periodIn(value, file, 'date')
}

function periodIn(value: unknown, file: string, key: string): Period {
  const text = typeof value === 'number' ? String(value) : value
  const period = typeof text === 'string' ? (periodOf(text.trim()) ?? printedPeriod(text)) : undefined
  if (!period) throw wrong(file, key, value, 'date')
  return period
}

/** 1998年6月1日, 民国二十四年三月五日. */
function printedPeriod(text: string): Period | undefined {
  const found = parseDate(text)
  if (!found || found.year === null || found.month === null || found.day === null) return undefined
  const day = dayOf(found.year, found.month, found.day)
  return day === undefined ? undefined : { from: day, to: day }
}

function wrong(file: string, key: string, value: unknown, rule: MetadataRule): JiebaoError {
  return new JiebaoError('metadata-wrong', shownValue(value), { file, key, rule })
}

/** A list or an object is only named: by aliases it may hold itself, or grow without end when written out. */
function shownValue(value: unknown): string {
  if (typeof value !== 'object') return String(value)
  return Array.isArray(value) ? '[…]' : value === null ? 'null' : '{…}'
}
