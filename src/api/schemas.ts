/**
 * The parameters of each route: some of a search's, and its own.
 */
import { JiebaoError } from '../errors.js'
import { count, FORMATS, flag, inOrder, pageParams, searchParams, z } from '../http/http.js'
import { DOUBT_CLASSES } from '../labels.js'
import type { SearchRequest, UpdateOptions } from '../model.js'
import { EXPORTS } from './export-formats.js'

/** The parameters of a search that choose and order its hits, without those that choose a page. */
const whole = searchParams.omit({ page: true, hitsPerPage: true, cursor: true, facets: true, explain: true })

/** Parameters of `GET /api/timeline`. */
export const timelineParams = whole.omit({ sort: true })

/** Parameters of `GET /api/export`. */
export const exportParams = whole.extend({
  format: z.enum(EXPORTS, { error: `write ${EXPORTS.join(', ')}` }).default('csv'),
  text: flag('0', 'Whether tables and lines hold the whole text of each article'),
})

/** Parameters of `GET /feed.atom`. */
export const feedParams = whole.omit({ sort: true }).extend({
  by: z
    .enum(['date', 'arrival'], { error: 'write date or arrival' })
    .default('date')
    .describe('Whether the newest issues are told, or what was newly taken in'),
})

/** Parameters of `GET /api/articles/:id/similar`. */
export const similarParams = z.strictObject({ limit: count(20, 'Articles at most').default(5) })

/** Parameters of `GET /api/articles/:id/citation`. */
export const citationParams = z.strictObject({
  format: z.enum(FORMATS, { error: `write ${FORMATS.join(', ')}` }).default('gbt7714'),
})

/** Parameters of `GET /api/suggest`. */
export const suggestParams = z.strictObject({
  q: z.string().default('').describe('What was typed so far'),
  limit: count(20, 'Suggestions at most').default(8),
  continued: flag('0', 'Whether words are offered that the text often goes on with'),
})

/** Parameters of `GET /api/articles/:id`. */
export const articleParams = z.strictObject({
  q: z.string().optional().describe('Also answer what of the article this query matches'),
})

/** Parameters of `GET /api/doubts`. */
export const doubtsParams = pageParams.extend({
  issue: z.string().optional().describe('Only those of the issue with this id'),
  class: z.enum(DOUBT_CLASSES, { error: `write ${DOUBT_CLASSES.join(', ')}` }).optional(),
  seen: z
    .enum(['0', '1'], { error: 'write 1 or 0' })
    .transform((value) => value === '1')
    .optional()
    .describe('Only those that the keeper has seen, or has not'),
})

/** Parameters of `GET /api/articles/:id/why-not`: those that decide which articles are hits. */
export const whyNotParams = timelineParams

/** Body of `POST /api/doubts`. */
export const seenBody = z.strictObject({
  of: z
    .string()
    .min(1)
    .max(200)
    .describe('Id of the article, or of the issue where no article holds the line'),
  class: z.enum(DOUBT_CLASSES),
  text: z.string().max(4096),
  seen: z.boolean().default(true).describe('Whether it was seen; false takes that back'),
})

/** Parameters of `POST /api/incoming`. */
export const incomingParams = z.strictObject({
  file: z.string().min(1).max(200).describe('Name of the file'),
})

/** Body of `POST /api/incoming/:id`. */
export const releaseBody = z.strictObject({
  how: z.enum(['publish', 'discard'], { error: 'write publish or discard' }),
})

/** Body of `POST /api/index`; no body is an empty one. */
export const updateBody = z.strictObject({
  full: z.boolean().optional().describe('Hash every file, whatever its size and time say'),
  fresh: z.boolean().optional().describe('Throw the index away and build it anew'),
  allowRemoval: z.boolean().optional().describe('Take removals that are over a fifth of the archive'),
}) satisfies z.ZodType<UpdateOptions>

/**
 * Turns read parameters into a request, and refuses combinations that no single schema can.
 *
 * @param pageSent  whether `page` was in the URL; its default does not clash with a cursor
 * @throws {JiebaoError} BAD_PARAMETER
 */
export function searchRequest(read: z.output<typeof searchParams>, pageSent: boolean): SearchRequest {
  const { page, cursor } = read
  if (cursor !== undefined && pageSent) {
    throw new JiebaoError('page-with-cursor', `page=${page}`, {})
  }
  if (cursor === undefined) return inOrder(read)
  const { page: _usual, ...rest } = read
  return inOrder(rest)
}
