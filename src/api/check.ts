/**
 * `POST /api/check`: a manuscript against the print, as text, JSON or a document.
 */
import { articleAddress } from '../addresses.js'
import {
  CHECK_MS,
  type CheckAnswer,
  CLAIM_KINDS,
  checkServed,
  LARGEST_MANUSCRIPT,
  MOST_CHECKS,
  readManuscriptFile,
  VERDICTS,
} from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import {
  addRoute,
  budgetOf,
  limitAtOnce,
  type PartContext,
  type Request,
  type RequestHandler,
  type Router,
  readBytes,
  readObject,
  readParams,
  rootOf,
  sendJson,
  type TimeLeft,
  withDeadline,
  z,
} from '../http/http.js'
import type { Engine } from '../model.js'
import * as answers from './answers.js'

/** Parameters of `POST /api/check`. */
export const checkParams = z.strictObject({
  file: z
    .string()
    .max(200)
    .default('稿件.txt')
    .describe('Name of the manuscript, by whose ending a document is told'),
})

/** The body of `POST /api/check` as JSON. */
export const checkBody = z.strictObject({ text: z.string({ error: 'send the manuscript as text' }) })

const { count: whole, maybe } = answers
const { field } = answers.hit.shape.snippets.element.shape

const passage = z.object({
  ...answers.articleRef,
  url: z.string().describe('Permanent link to the article'),
  page: maybe,
  field,
  index: whole,
  at: whole.describe('Offset of `text` in the field'),
  before: z.string(),
  text: z.string().describe('What stands in print'),
  after: z.string(),
  difference: z
    .array(z.object({ typed: z.string(), printed: z.string() }))
    .describe('Pieces in turn; equal where manuscript and print agree. Empty where all does'),
})

export const checkAnswer = z.object({
  characters: whole,
  claims: z.array(
    z.object({
      kind: z.enum(CLAIM_KINDS),
      text: z.string(),
      at: whole.describe('Offset in the manuscript'),
      line: whole,
      verdict: z.enum(VERDICTS),
      why: maybe.describe('How the print writes it, where that is another form'),
      passages: z.array(passage),
    }),
  ),
  counts: z.object(Object.fromEntries(VERDICTS.map((verdict) => [verdict, whole]))),
  view: z.string(),
  warnings: answers.searchAnswer.shape.warnings,
})

/** The answer with a link in each passage. */
const linked = (answer: CheckAnswer, root: string) => ({
  ...answer,
  claims: answer.claims.map((claim) => ({
    ...claim,
    passages: claim.passages.map(({ id, ...rest }) => ({
      id,
      url: articleAddress(root, id),
      ...rest,
    })),
  })),
})

export function addCheck(router: Router, options: PartContext): void {
  const { engine, publicUrl, deadlineMs } = options
  const answer: RequestHandler = async (request, response) => {
    const { file } = readParams(request.originalUrl, checkParams)
    const work = checkBodyOf(engine, request, file, budgetOf(request, response, CHECK_MS))
    const checked = linked(await withDeadline(work, deadlineMs), rootOf(request, publicUrl))
    sendJson(response.set('Cache-Control', 'no-store'), checked)
  }
  const limits = [limitAtOnce(...MOST_CHECKS, 'checks'), readBytes(LARGEST_MANUSCRIPT)]
  addRoute(router, '/api/check', { post: [...limits, answer] })
}

async function checkBodyOf(
  engine: Engine,
  request: Request,
  file: string,
  left: TimeLeft,
): Promise<CheckAnswer> {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const text = request.is('application/json')
    ? readObject(jsonOf(bytes), checkBody).text
    : await readManuscriptFile(engine, file, bytes)
  return checkServed(engine, text, left)
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new JiebaoError('body-unreadable', '', {}, { cause })
  }
}
