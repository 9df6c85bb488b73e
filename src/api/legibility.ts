/** The route of legibility: articles with paragraphs that are hardly legible. */
import {
  addRoute,
  answerText,
  count,
  type PartContext,
  pageParams,
  type Router,
  readParams,
  z,
} from '../http/http.js'
import type { LegibilityAnswer } from '../model.js'
import { articleRef } from './answers.js'

const SORTS = ['share', 'date'] as const
const bound = 'write a share from 0 to 1, such as 0.8'

/** Parameters of `GET /api/legibility`. */
const legibilityParams = pageParams.extend({
  hitsPerPage: count(100, 'Articles on a page').default(20),
  below: z
    .string()
    .regex(/^(?:0?\.\d{1,6}|[01](?:\.0{1,6})?)$/, { error: bound })
    .transform(Number)
    .optional()
    .describe(
      'Only articles with a paragraph of a smaller share; without it one that has twice the lack of the whole archive, and 0.15 more',
    ),
  sort: z.enum(SORTS, { error: `write ${SORTS.join(' or ')}` }).default('share'),
  id: z
    .array(z.string().max(200))
    .max(100)
    .optional()
    .describe('These articles, whatever their share, in this order'),
})

const share = z.number().min(0).max(1)

export const legibilityAnswer = z.object({
  articles: z.array(
    z.object({
      ...articleRef,
      by: z.enum(['tool', 'pairs']).describe('By the tool that read the page, or by pairs of characters'),
      share: share.nullable().describe('Of the worst paragraph; null where none is long enough'),
      paragraphs: z.array(
        z.object({
          line: z.int().positive(),
          text: z.string().describe('How it begins'),
          cutAfter: z.boolean().describe('Whether more follows'),
          share,
        }),
      ),
    }),
  ),
  page: z.int(),
  hitsPerPage: z.int(),
  total: z.int().nonnegative(),
  level: share.nullable().describe('Share of the whole archive'),
  below: share,
}) satisfies z.ZodType<LegibilityAnswer>

/** As openapi.ts describes it. */
export const legibilityRoute = {
  path: '/api/legibility',
  summary: 'Articles with paragraphs that are hardly legible',
  query: legibilityParams,
  answer: 'LegibilityAnswer' as const,
}

export function addLegibility(router: Router, options: PartContext): void {
  const all = answerText(options, async (request, _response, left) => {
    const asked = readParams(request.originalUrl, legibilityParams)
    return { type: 'application/json', body: JSON.stringify(await options.engine.legibility(asked, left())) }
  })
  addRoute(router, '/api/legibility', { get: [all] })
}
