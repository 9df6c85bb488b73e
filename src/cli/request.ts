/**
 * Requests: turns the options of a search into a request, and checks them before an
 * index is opened. Every command with a query uses this file.
 */
import { JiebaoError } from '../errors.js'
import { KINDS, type Kind, type Matching, type SearchRequest, type SortOrder } from '../model.js'
import { type Arguments, type Options, wholeNumber } from './arguments.js'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const list = { type: 'string', multiple: true } as const

/** Options that decide which articles are looked at. */
export const FILTER_OPTIONS: Options = {
  from: text,
  to: text,
  'event-from': text,
  'event-to': text,
  monthDay: text,
  publication: list,
  section: list,
  reporter: list,
  kind: list,
}
export const FILTER_USAGE =
  '[--from D] [--to D] [--event-from D] [--event-to D] [--monthDay MM-DD] [--publication P] [--section S] [--reporter R] [--kind K]'

/** Options that decide which articles are hits. */
export const MATCHING_OPTIONS: Options = { ...FILTER_OPTIONS, matching: text, variants: text }
export const MATCHING_USAGE = `${FILTER_USAGE} [--matching auto|all|any|exact] [--variants 1|0]`

/** Options that decide the order of hits and what is printed of them. */
export const LISTING_OPTIONS: Options = { sort: text, explain: flag }
export const LISTING_USAGE = '[--sort relevance|date:desc|date:asc] [--explain]'

const LISTS = ['publication', 'section', 'reporter', 'kind'] as const

/** @throws {JiebaoError} USAGE */
export function searchRequest(args: Arguments, q: string): SearchRequest {
  const { own } = args
  const request: SearchRequest = { q }
  request.page = wholeNumber(args, 'page', 1, 1_000_000)
  request.hitsPerPage = wholeNumber(args, 'hits', 1, 100)
  for (const name of ['from', 'to', 'monthDay', 'cursor'] as const)
    request[name] = own[name] as string | undefined
  request.eventFrom = own['event-from'] as string | undefined
  request.eventTo = own['event-to'] as string | undefined
  for (const name of LISTS) request[name] = own[name] as never
  request.sort = oneOf(args, 'sort', ['relevance', 'date:desc', 'date:asc']) as SortOrder | undefined
  request.matching = oneOf(args, 'matching', ['auto', 'all', 'any', 'exact']) as Matching | undefined
  request.variants = oneOf(args, 'variants', ['1', '0']) === '0' ? false : undefined
  request.explain = own.explain === true
  for (const kind of (own.kind ?? []) as string[]) {
    if (!KINDS.includes(kind as Kind))
      throw new JiebaoError('option-not-one-of', kind, { option: 'kind', known: KINDS.join(', ') })
  }
  return request
}

export function oneOf(args: Arguments, name: string, known: string[]): string | undefined {
  const value = args.own[name] as string | undefined
  if (value === undefined || known.includes(value)) return value
  throw new JiebaoError('option-not-one-of', value, { option: name, known: known.join(', ') })
}
