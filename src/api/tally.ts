/**
 * `/api/tally`: the names of a list, each with its hits by year, as a table that is written while it is counted.
 */
import { MOST_NAMES, namesIn, type TallyRow, tally, tallyKeys } from '../desk/desk.js'
import { checkTyped, JiebaoError } from '../errors.js'
import {
  addRoute,
  budgetOf,
  inOrder,
  limitAtOnce,
  type PartContext,
  type RequestHandler,
  type Router,
  readParams,
  readText,
  z,
} from '../http/http.js'
import type { RequestOptions } from '../model.js'
import { BUCKET_UNITS, type BucketUnit, type SearchRequest } from '../model.js'
import { sendFile } from './export.js'
import { BYTE_ORDER_MARK, csvLine } from './export-formats.js'
import { timelineParams } from './schemas.js'

/** Lists that run at once, for one address and for all. */
const MOST_LISTS = [2, 8] as const
const FORMATS = ['csv', 'jsonl'] as const
const UNKNOWN = 'null'

/** Parameters of `/api/tally`. */
export const tallyParams = timelineParams.omit({ q: true, matching: true, variants: true }).extend({
  names: z.string().default('').describe('A name each line; a POST has them as its body'),
  by: z.enum(BUCKET_UNITS, { error: `write ${BUCKET_UNITS.join(', ')}` }).default('year'),
  format: z.enum(FORMATS, { error: `write ${FORMATS.join(' or ')}` }).default('csv'),
})

export type TallyAsked = { names: readonly string[]; filters: Omit<SearchRequest, 'q'>; by: BucketUnit }

/** Reads a list. @throws {JiebaoError} BAD_PARAMETER for too many names, QUERY_TOO_LONG */
export function readNames(list: string): string[] {
  const names = namesIn(list)
  if (names.length > MOST_NAMES) throw new JiebaoError('parameters-too-many', '', { most: MOST_NAMES })
  for (const name of names) checkTyped(name)
  return names
}

/** @throws {JiebaoError} TIMEOUT where a name could not be counted in its time: a table must not tell too little */
export async function* tallyPieces(
  engine: PartContext['engine'],
  { names, filters, by }: TallyAsked,
  format: (typeof FORMATS)[number],
  left: () => RequestOptions,
): AsyncGenerator<string> {
  const rows = tally(engine, names, filters, by, left)
  let before = ''
  let lineOf = (row: TallyRow) => `${JSON.stringify(row)}\n`
  if (format === 'csv') {
    const keys = await tallyKeys(engine, filters, by, left())
    const heads = keys.map((key) => (key === UNKNOWN ? '不详' : key))
    before = BYTE_ORDER_MARK + csvLine(['名字', '篇数', '最早', '最晚', ...heads])
    lineOf = ({ name, totalHits, first, last, counts }) =>
      csvLine([name, String(totalHits), first, last, ...keys.map((key) => String(counts[key] ?? 0))])
  }
  for await (const row of rows) {
    const { budgetMs = 0 } = left()
    if (!row.totalIsExact) throw new JiebaoError('answer-late', '', { ms: budgetMs })
    yield before + lineOf(row)
    before = ''
  }
  if (before) yield before
}

export function addTally(router: Router, options: PartContext): void {
  const { engine, budgetMs, stallMs } = options
  const count: RequestHandler = async (request, response) => {
    const { names, by, format, ...filters } = inOrder(readParams(request.originalUrl, tallyParams))
    const list = typeof request.body === 'string' && request.body !== '' ? request.body : names
    const { signal, caller } = budgetOf(request, response, budgetMs)()
    // Each name has the time of a search.
    const left = () => ({ budgetMs, signal, caller })
    const asked = { names: readNames(list), filters, by }
    const type =
      format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/jsonl; charset=utf-8'
    await sendFile(
      response,
      { type, name: `jiebao.${format}`, pieces: tallyPieces(engine, asked, format, left) },
      stallMs,
    )
  }
  const limit = limitAtOnce(...MOST_LISTS, 'lists')
  addRoute(router, '/api/tally', { get: [limit, count], post: [limit, readText(2 ** 20), count] })
}
