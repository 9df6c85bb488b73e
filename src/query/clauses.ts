/**
 * One clause: what a word or a quoted text means under the name before it.
 */

import { bareDate, dayNumber, dayText, type Period, periodOf, spanEnds } from '../chinese.js'
import { festivalDays } from '../festivals.js'
import type { Field } from '../model.js'
import { oldPeriodOf } from '../old-dates.js'
import type { Scope } from './names.js'
import type { Token, Warn } from './tokens.js'
import type { DateName, Node } from './tree.js'

/** The names that hold for a clause; an inner one of the same kind replaces an outer one. */
export type Scopes = {
  fields: Field[] | null
  /** Null: a clause of text. */
  other: Exclude<Scope, { kind: 'field' }> | null
}

export const ANYWHERE: Scopes = { fields: null, other: null }

type Leaf = Extract<Token, { kind: 'word' | 'quote' }>

/** The names that hold once another name is added. A wildcard keeps the field around it. */
export function narrow(outer: Scopes, scope: Scope): Scopes {
  if (scope.kind === 'field') {
    return { fields: scope.fields, other: outer.other?.kind === 'wildcard' ? outer.other : null }
  }
  return scope.kind === 'wildcard' ? { fields: outer.fields, other: scope } : { fields: null, other: scope }
}

export function readClause(token: Leaf, scopes: Scopes, warn: Warn): Node {
  const { fields, other } = scopes
  if (other?.kind === 'wildcard') return readWildcard(token, fields, warn)
  if (other?.kind === 'value') {
    const { text } = token
    return { type: 'value', of: other.of, text, quoted: token.kind === 'quote', typed: text }
  }
  if (other?.kind === 'period') return readPeriodClause(token, other.of, warn)
  return readText(token, fields, warn)
}

/** A newspaper's name with a date right behind it: 柳河晚报2024年5月7日. */
const PAPER_AND_DATE = /^(\p{Script=Han}{1,12}[报報刊])(\d.*|民[国國].*|[一二三四五六七八九〇零○]{4}年.*)$/u

function readText(token: Leaf, fields: Field[] | null, warn: Warn): Node {
  const { text } = token
  const plain: Node = { type: 'text', text, quoted: token.kind === 'quote', fields, typed: text }
  if (token.kind === 'quote') {
    return token.distance === null ? plain : readNear(text, token.distance, plain, fields, warn)
  }
  if (fields !== null) return plain
  const dated = PAPER_AND_DATE.exec(text)
  const date = dated && readDate(dated[2]!)
  if (date) return { type: 'and', of: [{ ...plain, text: dated[1]!, typed: dated[1]! }, date] }
  return readRange(text, 'issue', warn) ?? readFestival(text, warn) ?? readDate(text) ?? plain
}

function readNear(text: string, distance: number, plain: Node, fields: Field[] | null, warn: Warn): Node {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length > 1 && distance > 0)
    return { type: 'near', words, distance, fields, typed: words.join(' ') }
  warn(`“"${text}"~${distance}”要有两个以上的词和大于零的距离，按原样查找引号里的字`)
  return plain
}

function readWildcard(token: Leaf, fields: Field[] | null, warn: Warn): Node {
  const { text: typed } = token
  const text = typed.replaceAll('？', '?').replaceAll('＊', '*')
  if (!/[^?*\s]/.test(text)) {
    warn(`通配“${typed}”里没有字，按普通词查找`)
    return { type: 'text', text: typed, quoted: token.kind === 'quote', fields, typed }
  }
  if (!/[?*]/.test(text)) return { type: 'text', text: typed, quoted: true, fields, typed }
  return { type: 'wildcard', text, fields, typed: text }
}

// ---------------------------------------------------------------- dates

function readDate(text: string): Node | undefined {
  const date = bareDate(text)
  if (date === undefined) return undefined
  const [year = null, month = null, day = null] = (date.length === 5 ? `-${date}` : date)
    .split('-')
    .map((part) => (part === '' ? null : Number(part)))
  return { type: 'date', year, month, day, text, typed: text }
}

/** The code of what is no mistake: a festival or an old date is read as days. */
const DATE_READ = 'QUERY_DATE_READ'
/** Days before a festival and behind it on which papers write of it. */
const FESTIVE_DAYS = 15

/**
 * A festival of a year, 2023年春节: as printed, by its day, or by its name in papers of the days around it.
 *
 * @param text a festival and a year, in one piece or apart
 */
export function readFestival(text: string, warn: Warn): Node | undefined {
  const festivals = festivalDays(text)
  if (festivals.length === 0) return undefined
  const named = (text: string): Node => ({ type: 'text', text, quoted: false, fields: null, typed: text })
  const around = festivals.map(({ name, day }) => {
    const [from, to] = [-FESTIVE_DAYS, FESTIVE_DAYS].map((more) => dayText(dayNumber(day) + more))
    return { name, day, from: from!, to: to! }
  })
  const told = around.map(({ day, from, to }) => `${day}，也查这天和 ${from} 至 ${to}`).join('，或 ')
  warn(`“${text}”是 ${told} 写到“${festivals[0]!.name}”的`, DATE_READ)
  const days = around.flatMap(({ name, day, from, to }): Node[] => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    return [
      { type: 'date', year, month, day: date, text: day, typed: text },
      { type: 'and', of: [named(name), { type: 'period', of: 'issue', from, to, typed: `${from}..${to}` }] },
    ]
  })
  return { type: 'or', of: [named(text), ...days] }
}

function readPeriodClause(token: Leaf, of: DateName, warn: Warn): Node {
  const { text } = token
  const ends = spanEnds(text)
  const period = readRange(ends ? ends.join('..') : text, of, warn) ?? readPeriod(text, of, warn)
  if (period) return period
  warn(`日期“${text}”读不懂，按普通词查找；日期写作 2024、2024-04、2024-04-12 或 2024-04..2024-06`)
  return { type: 'text', text, quoted: token.kind === 'quote', fields: null, typed: text }
}

function readPeriod(text: string, of: DateName, warn: Warn): Node | undefined {
  const days = periodOf(text)
  const old = oldPeriodOf(text)
  if (!old?.why) return days && { type: 'period', of, from: days.from, to: days.to, typed: text }
  warn(`${old.why}，各年都查`, DATE_READ)
  return {
    type: 'or',
    of: old.each.map(({ from, to }) => ({ type: 'period', of, from, to, typed: `${from}..${to}` })),
  }
}

const RANGE = /^(.*?)(?:\.\.+|．．+|…+)(.*)$/s

/** Reads a span of dates, `2024-04..2024-06`; one end may be open. */
function readRange(text: string, of: DateName, warn: Warn): Node | undefined {
  const parts = RANGE.exec(text)
  if (!parts) return undefined
  const [first, last] = [parts[1]!, parts[2]!]
  const doubtful = [first, last].flatMap((end) => oldPeriodOf(end)?.why ?? [])
  if (doubtful.length > 0) return readDoubtful(first, last, of, warn, doubtful)
  const from = first === '' ? null : periodOf(first)
  const to = last === '' ? null : periodOf(last)
  if (from === undefined || to === undefined || (from === null && to === null)) return undefined
  if (from && to && from.from > to.to) {
    warn(`日期“${text}”前后颠倒，已对调`)
    return { type: 'period', of, from: to.from, to: from.to, typed: text }
  }
  return { type: 'period', of, from: from?.from ?? null, to: to?.to ?? null, typed: text }
}

/** A span with an end that may be of several years: the shortest from each year, in order of the ends. */
function readDoubtful(
  first: string,
  last: string,
  of: DateName,
  warn: Warn,
  doubtful: readonly string[],
): Node | undefined {
  const [starts, ends] = [first, last].map((end) => {
    const days = oldPeriodOf(end)?.each ?? [periodOf(end)]
    return days.filter((period) => period !== undefined)
  }) as [Period[], Period[]]
  const told = doubtful.join('；')
  const spans = spansOf(starts, ends)
  if (spans.length === 0) {
    warn(`${told}；请写公历年份或年号`)
    return undefined
  }
  warn(`${told}，各段都查`, DATE_READ)
  return {
    type: 'or',
    of: spans.map(({ from, to }) => ({ type: 'period', of, from, to, typed: `${from}..${to}` })),
  }
}

/** From each start to the first end behind it, unless a later start is nearer to that end. */
function spansOf(starts: readonly Period[], ends: readonly Period[]): Period[] {
  return ends.flatMap((end, i) => {
    const start = starts.findLast(({ from }) => from <= end.to)
    const isNearest = start && !ends.slice(0, i).some(({ to }) => to >= start.from)
    return isNearest ? [{ from: start.from, to: end.to }] : []
  })
}
