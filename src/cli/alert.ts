/**
 * Alerts: what of saved queries newly came, as a letter that `sendmail -t` takes.
 */
import { readFileSync } from 'node:fs'
import { articleAddress } from '../addresses.js'
import { type ArrivedAnswer, arrived, namesIn } from '../desk/desk.js'
import { decodeText } from '../engine/engine.js'
import { JiebaoError } from '../errors.js'
import { pageText, UNTITLED, withCuts } from '../labels.js'
import type { Engine } from '../model.js'
import { dateText } from './print.js'

/** Hits of one query in a letter. */
const MOST_TOLD = 50
const DAY_MS = 86_400_000
/** Characters of a snippet: a line of mail has at most 998 bytes. */
const LONGEST = 200

export type Alert = { name: string; answer: ArrivedAnswer }

/** Saved queries: one a line, `名称<Tab>检索式` or the query alone; lines that begin with # say nothing. */
export const savedQueries = (text: string): { name: string; q: string }[] =>
  namesIn(text)
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.split('\t')
      return rest.length > 0 ? { name, q: rest.join(' ').trim() } : { name: line, q: line }
    })

/** A list that people keep, in whatever encoding their program writes. @throws {JiebaoError} BAD_ISSUE */
export function readList(path: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new JiebaoError('source-unreadable', path, { why: (error as Error).message }, { cause: error })
  }
  return decodeText(bytes, path)
}

/** The saved queries of a file. @throws {JiebaoError} as `readList`; USAGE where it has none */
export function readQueries(path: string): { name: string; q: string }[] {
  const queries = savedQueries(readList(path))
  if (queries.length === 0) throw new JiebaoError('queries-missing', path, {})
  return queries
}

/** The moment after which arrivals are new: as given, else a day ago. @throws {JiebaoError} USAGE */
export function sinceOf(text: string | undefined, nowMs: number): string {
  const at = text === undefined ? nowMs - DAY_MS : Date.parse(text)
  if (Number.isNaN(at))
    throw new JiebaoError('option-not-one-of', String(text), {
      option: 'since',
      known: 'YYYY-MM-DD, YYYY-MM-DDThh:mm:ssZ',
    })
  return new Date(at).toISOString()
}

/** The queries that have news, in their order. */
export async function alertsOf(
  engine: Engine,
  queries: readonly { name: string; q: string }[],
  since: string,
): Promise<Alert[]> {
  const alerts: Alert[] = []
  for (const { name, q } of queries) {
    const answer = await arrived(engine, { q }, MOST_TOLD, { since })
    if (answer.hits.length > 0 || !answer.totalIsExact) alerts.push({ name, answer })
  }
  return alerts
}

/**
 * A letter of plain text (RFC 5322).
 *
 * @param to   whom it is for; undefined leaves the header to the program that sends it
 * @param root address of the archive, with a slash at the end
 */
export function letterOf(alerts: readonly Alert[], to: string | undefined, root: string, now: Date): string {
  const total = alerts.reduce((sum, { answer }) => sum + answer.hits.length, 0)
  const subject = Buffer.from(`捷报：新到 ${total} 篇`).toString('base64')
  const head = [
    // A line break would end the header.
    ...(to === undefined ? [] : [`To: ${to.replace(/[\r\n]+/g, ' ')}`]),
    `Subject: =?UTF-8?B?${subject}?=`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ]
  const parts = alerts.map(({ name, answer: { hits, totalIsExact } }) =>
    [
      `【${name}】${hits.length} 篇${hits.length === MOST_TOLD ? '，只列最新的' : ''}${totalIsExact ? '' : '；没有查完'}`,
      ...hits.map((hit) => `${entryOf(hit, root)}\n`),
    ].join('\n'),
  )
  return `${head.join('\n')}\n\n${parts.join('\n')}`
}

function entryOf(hit: ArrivedAnswer['hits'][number], root: string): string {
  const { id, kind, headline, publication, date, page, snippets } = hit
  const place = [publication.name, dateText(date), page !== null && pageText(page)].filter(Boolean)
  const shown = snippets.find(({ field }) => field !== 'headline')
  return [
    headline ?? UNTITLED[kind],
    place.join('，'),
    ...(shown ? [[...withCuts(shown).replace(/\s+/g, ' ')].slice(0, LONGEST).join('')] : []),
    articleAddress(root, id),
  ].join('\n')
}
