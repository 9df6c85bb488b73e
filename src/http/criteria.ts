/**
 * The parameters of a search over HTTP, as zod schemas: the API and the page read
 * the same set.
 *
 * Strings in, the engine's requests out. Written as plain objects of described
 * members so that OpenAPI can be generated from them (`z.toJSONSchema`, input
 * side). params.ts refuses unknown names and repeated scalars.
 */
import { z } from 'zod'
import { canonicalDate, dateRule, monthDayOf, type Period, periodOf } from '../chinese.js'
import { JiebaoError, LONGEST_QUERY } from '../errors.js'
import { KINDS, SPANS } from '../model.js'

/** Most values of one repeatable parameter. */
const MOST_VALUES = 50
/** Most ids of articles. */
const MOST_IDS = 100
/** Longest value of a filter, in UTF-16 units: ten times the longest column name. */
const LONGEST_VALUE = 200
/** Longest cursor, in characters: the engine gives out none that is longer. */
const LONGEST_CURSOR = 4096

export const flag = (usual: '0' | '1', what: string) =>
  z
    .enum(['0', '1'], { error: 'write 1 or 0' })
    .default(usual)
    .transform((value) => value === '1')
    .describe(what)

export const count = (most: number, what: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: `write a whole number from 1 to ${most}` })
    .transform(Number)
    .refine((value) => value <= most, { error: `write a whole number from 1 to ${most}` })
    // What the digits mean, for the OpenAPI document.
    .meta({ description: what, minimum: 1, maximum: most })

/** Schema of a text that a reader of chinese.ts understands; its output is the canonical form. */
const readBy = (
  read: (text: string) => string | undefined,
  error: string | ((issue: { input?: unknown }) => string),
  what: string,
) =>
  z
    .string()
    .refine((text) => read(text) !== undefined, { error })
    .transform((text) => read(text)!)
    .describe(what)

/** A lunar month or year is no month of ours: its first day stands for it, or its last. */
const period = (what: string, end: keyof Period) =>
  readBy(
    (text) => canonicalDate(text) ?? periodOf(text)?.[end],
    ({ input }) => dateRule(String(input)),
    what,
  )

const values = (what: string, most = MOST_VALUES) =>
  z
    .array(
      z
        .string()
        .min(1, { error: 'write a value or leave the parameter out' })
        .max(LONGEST_VALUE, { error: `write at most ${LONGEST_VALUE} characters` }),
    )
    .max(most, { error: `send at most ${most} values` })
    .optional()
    .describe(what)

const page = count(999_999_999, 'From 1').default(1)

/** Parameters of `GET /api/search`. */
export const searchParams = z.strictObject({
  q: z.string().default('').describe(`The typed query, at most ${LONGEST_QUERY} code points`),
  page,
  hitsPerPage: count(100, 'Hits on a page').default(20),
  cursor: z
    .string()
    .min(1, { error: 'send the nextCursor of an answer' })
    .max(LONGEST_CURSOR, { error: 'send the nextCursor of an answer' })
    .optional()
    .describe('The nextCursor of an answer; not with page'),
  sort: z
    .enum(['relevance', 'date:desc', 'date:asc'], { error: 'write relevance, date:desc or date:asc' })
    .default('relevance'),
  from: period('Issues from the first day of this period', 'from').optional(),
  to: period('Issues to the last day of this period', 'to').optional(),
  eventFrom: period('Events from the first day of this period', 'from').optional(),
  eventTo: period('Events to the last day of this period', 'to').optional(),
  monthDay: readBy(
    monthDayOf,
    'write a day that exists, as MM-DD',
    'This day, in any year, of the issue or the event',
  ).optional(),
  publication: values('Any of these newspapers'),
  section: values('Any of these sections'),
  reporter: values('Any of these reporters'),
  kind: z
    .array(z.enum(KINDS, { error: `write ${KINDS.join(', ')}` }))
    .max(MOST_VALUES)
    .optional()
    .describe('Any of these kinds'),
  id: values('Any of these articles', MOST_IDS),
  facets: flag('1', 'Whether facets and the timeline are counted'),
  matching: z
    .enum(['auto', 'all', 'any', 'exact'], { error: 'write auto, all, any or exact' })
    .default('auto'),
  variants: flag('1', 'Whether the rung variant may be used'),
  explain: flag('0', 'Whether every score is explained'),
})

/** Parameters of `GET /api/issues` and `GET /api/issues/:id`. */
export const pageParams = z.strictObject({ page, hitsPerPage: count(100, 'Rows on a page').default(100) })

/** Parameters of a route that takes none. */
export const noParams = z.strictObject({})

/** Passes a request on whose spans do not end before they begin. @throws {JiebaoError} BAD_PARAMETER */
export function inOrder<T extends { [name in (typeof SPANS)[number][number]]?: string | undefined }>(
  read: T,
): T {
  for (const [first, last] of SPANS) {
    const [from, to] = [read[first], read[last]]
    if (from !== undefined && to !== undefined && periodOf(from)!.from > periodOf(to)!.to)
      throw new JiebaoError('span-reversed', `${first}=${from}`, { from, to })
  }
  return read
}
