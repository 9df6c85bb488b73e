/** The routes of text reuse: articles that share passages with one, and what is printed more than once. */
import {
  addRoute,
  answerText,
  count,
  found,
  idOf,
  type PartContext,
  pageParams,
  type Router,
  readParams,
  z,
} from '../http/http.js'
import { type ArticleReuse, REUSE_KINDS, type ReuseAnswer } from '../model.js'
import { articleRef } from './answers.js'

/** Parameters of `GET /api/reuse`. */
export const reuseParams = pageParams.extend({
  kind: z.enum(REUSE_KINDS, { error: `write ${REUSE_KINDS.join(', ')}` }).optional(),
  hitsPerPage: count(100, 'Groups on a page').default(20),
})

/** Parameters of `GET /api/articles/:id/reuse`. */
export const articleReuseParams = z.strictObject({ limit: count(100, 'Articles at most').default(20) })

const whole = z.int().nonnegative()
const isCurrent = z
  .boolean()
  .describe('Whether text reuse is known of the state that is served; if not, some may be missing')

export const articleReuse = z.object({
  id: z.string(),
  isCurrent,
  total: whole,
  others: z.array(
    z.object({
      ...articleRef,
      isReprint: z.boolean(),
      covers: z.number().describe('Share of the shorter body that the passages take up'),
      passages: z.array(
        z.object({
          at: whole,
          end: whole,
          text: z.string(),
          otherAt: whole,
          otherEnd: whole,
          otherText: z.string(),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<ArticleReuse>

export const reuseAnswer = z.object({
  isCurrent,
  kinds: z.object({ reprint: whole, phrase: whole, passage: whole }),
  groups: z.array(
    z.object({
      kind: z.enum(REUSE_KINDS),
      articles: whole,
      publications: whole,
      text: z.string(),
      members: z.array(z.object({ ...articleRef, at: whole, end: whole })),
    }),
  ),
  page: z.int(),
  hitsPerPage: z.int(),
  totalGroups: whole,
}) satisfies z.ZodType<ReuseAnswer>

export function addReuse(router: Router, options: PartContext): void {
  const { engine } = options
  const json = (answer: ArticleReuse | ReuseAnswer) => ({
    type: 'application/json',
    body: JSON.stringify(answer),
    isFleeting: !answer.isCurrent,
  })
  const ofOne = answerText(options, async (request) => {
    const { limit } = readParams(request.originalUrl, articleReuseParams)
    const id = idOf(request)
    return json(found(await engine.reusedIn(id, limit), 'article', id))
  })
  const all = answerText(options, async (request) =>
    json(await engine.reuse(readParams(request.originalUrl, reuseParams))),
  )
  addRoute(router, '/api/articles/:id/reuse', { get: [ofOne] })
  addRoute(router, '/api/reuse', { get: [all] })
}
