/**
 * The OpenAPI 3.1 document, generated from the schemas that read the requests.
 */
import { FORMATS, MEDIA, pageParams, searchParams, z } from '../http/http.js'
import * as answers from './answers.js'
import * as check from './check.js'
import * as desk from './desk.js'
import { EXPORTS, typeOf } from './export-formats.js'
import { legibilityAnswer, legibilityRoute } from './legibility.js'
import * as reuse from './reuse.js'
import * as asked from './schemas.js'
import { tallyParams } from './tally.js'
import { unapiParams } from './unapi.js'

type Json = { [name: string]: unknown }

/** Answers that the document defines by name and refers to. */
const NAMED = {
  SearchAnswer: answers.searchAnswer,
  Hit: answers.hit,
  Explanation: answers.explanation,
  Publication: answers.publication,
  DateRange: answers.date,
  TimelineAnswer: answers.timelineAnswer,
  SuggestAnswer: answers.suggestAnswer,
  SimilarAnswer: answers.similarAnswer,
  Article: answers.article,
  ArticleAnswer: answers.articleAnswer,
  IssuesAnswer: answers.issuesAnswer,
  IssueAnswer: answers.issueAnswer,
  DoubtsAnswer: answers.doubtsAnswer,
  UpdatesAnswer: answers.updatesAnswer,
  IncomingAnswer: answers.incomingAnswer,
  PreviewAnswer: answers.previewAnswer,
  NamesAnswer: answers.namesAnswer,
  WhyNotAnswer: answers.whyNotAnswer,
  TrendAnswer: desk.trendAnswer,
  ConcordanceAnswer: desk.concordanceAnswer,
  BesideAnswer: desk.besideAnswer,
  AttestedAnswer: desk.attestedAnswer,
  NewInAnswer: desk.newInAnswer,
  AbsenceAnswer: desk.absenceAnswer,
  CheckAnswer: check.checkAnswer,
  ArticleReuse: reuse.articleReuse,
  ReuseAnswer: reuse.reuseAnswer,
  LegibilityAnswer: legibilityAnswer,
  Job: answers.job,
  Problem: answers.problem,
  Alive: answers.alive,
  Ready: answers.ready,
} satisfies Record<string, z.ZodType>

type Route = {
  path: string
  summary: string
  query?: z.ZodObject
  /** A name of NAMED, or the media types of a text body. */
  answer: keyof typeof NAMED | string[]
  /** Media type that `format` asks for instead of JSON. */
  also?: string
}

const ROUTES: readonly Route[] = [
  {
    path: '/api/search',
    summary: 'Hits, facets, timeline',
    query: searchParams,
    answer: 'SearchAnswer',
  },
  {
    path: '/api/suggest',
    summary: 'What can be typed on to',
    query: asked.suggestParams,
    answer: 'SuggestAnswer',
  },
  {
    path: '/api/timeline',
    summary: 'Hits by month over all of the result',
    query: asked.timelineParams,
    answer: 'TimelineAnswer',
  },
  {
    path: '/api/export',
    summary: 'Every hit, streamed',
    query: asked.exportParams,
    answer: [...new Set(EXPORTS.map((format) => typeOf(format).split(';')[0]!))],
  },
  {
    path: '/api/trend',
    summary: 'Queries side by side over time or newspapers',
    query: desk.trendParams,
    answer: 'TrendAnswer',
    also: 'text/csv',
  },
  {
    path: '/api/concordance',
    summary: 'Every match in its context',
    query: desk.concordanceParams,
    answer: 'ConcordanceAnswer',
    also: 'text/csv',
  },
  {
    path: '/api/beside',
    summary: 'What stands beside a query more often than chance',
    query: desk.besideParams,
    answer: 'BesideAnswer',
    also: 'text/csv',
  },
  {
    path: '/api/tally',
    summary: 'The names of a list with their hits by year',
    query: tallyParams,
    answer: ['text/csv', 'application/jsonl'],
  },
  {
    path: '/api/attested',
    summary: 'The first and the last printing of a string',
    query: desk.attestedParams,
    answer: 'AttestedAnswer',
  },
  {
    path: '/api/absence',
    summary: 'How a query was looked for, and in what',
    query: desk.absenceParams,
    answer: 'AbsenceAnswer',
  },
  { path: '/api/reuse', summary: 'What is printed twice', query: reuse.reuseParams, answer: 'ReuseAnswer' },
  legibilityRoute,
  { path: '/api/articles/{id}', summary: 'One article', query: asked.articleParams, answer: 'ArticleAnswer' },
  {
    path: '/api/articles/{id}/similar',
    summary: 'Articles that share its strongest terms',
    query: asked.similarParams,
    answer: 'SimilarAnswer',
  },
  {
    path: '/api/articles/{id}/reuse',
    summary: 'Articles that share passages with it',
    query: reuse.articleReuseParams,
    answer: 'ArticleReuse',
  },
  {
    path: '/api/articles/{id}/citation',
    summary: 'One article as others cite it',
    query: asked.citationParams,
    answer: FORMATS.map((format) => MEDIA[format]),
  },
  { path: '/api/issues', summary: 'The issues held', query: pageParams, answer: 'IssuesAnswer' },
  { path: '/api/issues/{id}', summary: 'One issue as read', query: pageParams, answer: 'IssueAnswer' },
  { path: '/api/issues/{id}/new', summary: 'What an issue is first to print', answer: 'NewInAnswer' },
  {
    path: '/api/articles/{id}/why-not',
    summary: 'Why an article is, or is not, a hit of a query',
    query: asked.whyNotParams,
    answer: 'WhyNotAnswer',
  },
  { path: '/api/names', summary: 'Names that are printed in several forms', answer: 'NamesAnswer' },
  {
    path: '/api/doubts',
    summary: 'Doubts about the issues held',
    query: asked.doubtsParams,
    answer: 'DoubtsAnswer',
  },
  { path: '/api/updates', summary: 'What the last updates did', answer: 'UpdatesAnswer' },
  { path: '/api/index/jobs/{id}', summary: 'How far an update is', answer: 'Job' },
  {
    path: '/feed.atom',
    summary: 'A query as a feed',
    query: asked.feedParams,
    answer: ['application/atom+xml'],
  },
  {
    path: '/unapi',
    summary: 'Records of articles for reference managers',
    query: unapiParams,
    answer: ['application/xml', MEDIA.ris, MEDIA.bibtex],
  },
  {
    path: '/opensearch.xml',
    summary: 'How browsers search this archive',
    answer: ['application/opensearchdescription+xml'],
  },
  {
    path: '/oai',
    summary: 'The archive for harvesters, by OAI-PMH 2.0',
    answer: ['text/xml'],
  },
  { path: '/sitemap.xml', summary: 'The files that name every article', answer: ['application/xml'] },
  { path: '/sitemap-{number}.xml', summary: 'One of these, from 1', answer: ['application/xml'] },
  { path: '/robots.txt', summary: 'What crawlers may visit', answer: ['text/plain'] },
  { path: '/healthz', summary: 'Whether the process lives', answer: 'Alive' },
  { path: '/readyz', summary: 'Whether it can answer', answer: 'Ready' },
  { path: '/metrics', summary: 'Figures for Prometheus', answer: ['text/plain'] },
]

/** Routes that read, and take a body where an address would be too long: its type. */
const ALSO_POSTED = { '/api/tally': 'text/plain', '/oai': 'application/x-www-form-urlencoded' }

/** @param version of the program */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of ROUTES) paths[route.path] = { get: operation(route) }
  for (const [path, type] of Object.entries(ALSO_POSTED))
    paths[path] = { ...paths[path], post: posted(path, type) }
  paths['/api/check'] = { post: checking() }
  paths['/api/index'] = { post: update() }
  paths['/api/incoming'] = { get: ofKeeper('/api/incoming', 'IncomingAnswer'), post: receive() }
  paths['/api/incoming/{id}'] = { get: ofKeeper('/api/incoming/{id}', 'PreviewAnswer'), post: release() }
  paths['/api/doubts'] = { ...paths['/api/doubts'], post: seen() }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jiebao',
      version,
      description: 'Full-text search for archives of Chinese newspapers',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '.' }],
    paths,
    components: {
      schemas: named(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
}

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const NUMBER = { ...ID, name: 'number', schema: { type: 'integer', minimum: 1 } }

function operation({ path, summary, query, answer, also }: Route): Json {
  const own = [ID, NUMBER].filter(({ name }) => path.includes(`{${name}}`))
  const missed = own.includes(ID) ? [404, 410] : own.length > 0 ? [404] : []
  const statuses = [...(query ? [400] : []), ...missed, 429, 503]
  return {
    operationId: idOfOperation('get', path),
    summary,
    security: [],
    parameters: [...own, ...(query ? parameters(query) : [])],
    responses: {
      200: {
        description: 'The answer',
        content: { ...contentOf(answer), ...(also ? contentOf([also]) : {}) },
      },
      ...refusals(statuses),
    },
  }
}

/** The same with a body. */
const posted = (path: string, type: string): Json => ({
  ...operation(ROUTES.find((route) => route.path === path)!),
  operationId: idOfOperation('post', path),
  requestBody: { required: true, content: { [type]: { schema: { type: 'string' } } } },
})

function contentOf(answer: Route['answer']): Json {
  if (typeof answer === 'string') return { 'application/json': { schema: refTo(answer) } }
  return Object.fromEntries(answer.map((type) => [type, { schema: { type: 'string' } }]))
}

/** Refusals of a write. */
const WRITING = [400, 401, 403, 413, 429]

function update(): Json {
  return {
    operationId: 'updateIndex',
    summary: 'Brings the index up to date',
    security: [{ token: [] }],
    requestBody: jsonBody(asked.updateBody, false),
    responses: {
      202: {
        description: 'The job that does it',
        headers: { Location: { schema: { type: 'string' } } },
        content: contentOf('Job'),
      },
      ...refusals(WRITING),
    },
  }
}

/** What is not published is read with the token only. */
const ofKeeper = (path: string, answer: keyof typeof NAMED): Json => ({
  ...operation({ path, summary: 'Files that were sent, and how they would be read', answer }),
  security: [{ token: [] }],
})

function receive(): Json {
  return {
    operationId: 'sendFile',
    summary: 'Takes a file, which waits until it is published',
    security: [{ token: [] }],
    parameters: parameters(asked.incomingParams),
    requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
    responses: {
      201: { description: 'How it would be read', content: contentOf('PreviewAnswer') },
      ...refusals([...WRITING, 409, 422]),
    },
  }
}

function checking(): Json {
  const json = jsonBody(check.checkBody, true)
  const others = ['text/plain', 'text/markdown', 'application/octet-stream'].map((type) => [
    type,
    { schema: {} },
  ])
  return {
    operationId: 'checkManuscript',
    summary: 'Quotations, names, numbers and days of a manuscript against the print',
    security: [],
    parameters: parameters(check.checkParams),
    requestBody: { required: true, content: { ...json.content, ...Object.fromEntries(others) } },
    responses: {
      200: { description: 'The answer', content: contentOf('CheckAnswer') },
      ...refusals([400, 413, 422, 429, 503]),
    },
  }
}

function release(): Json {
  return {
    operationId: 'releaseFile',
    summary: 'Publishes a waiting file, or throws it away',
    security: [{ token: [] }],
    parameters: [ID],
    requestBody: jsonBody(asked.releaseBody, true),
    responses: { 204: { description: 'It is done' }, ...refusals([...WRITING, 404, 409]) },
  }
}

function seen(): Json {
  return {
    operationId: 'markDoubtSeen',
    summary: 'Remembers that a doubt was seen',
    security: [{ token: [] }],
    requestBody: jsonBody(asked.seenBody, true),
    responses: { 204: { description: 'It is remembered' }, ...refusals(WRITING) },
  }
}

function jsonBody(body: z.ZodObject, required: boolean): { required: boolean; content: Json } {
  const schema = bare(z.toJSONSchema(body, { io: 'input' }))
  return { required, content: { 'application/json': { schema } } }
}

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const REFUSED: Readonly<Record<number, string>> = {
  400: 'A parameter or the body cannot be read',
  401: 'The token is missing or wrong',
  403: 'Another site may not write',
  404: 'There is no such thing',
  409: 'A source of this name is there',
  410: 'It was here and is gone',
  413: 'The body is too large',
  422: 'The file cannot be read as an issue',
  429: 'Too many requests',
  503: 'It cannot be answered now',
}

/** Refusals by status, and any other. */
function refusals(statuses: readonly number[]): Json {
  const content = { 'application/problem+json': { schema: refTo('Problem') } }
  const known = statuses.map((status) => [status, { description: REFUSED[status], content }])
  return { ...Object.fromEntries(known), default: { description: 'A refusal, RFC 9457', content } }
}

/** `get /api/articles/{id}/why-not` is `getArticlesOneWhyNot`. */
const idOfOperation = (method: string, path: string): string =>
  method +
  path
    .replace('/api', '')
    .replace(/\{\w+\}/, 'one')
    .replace(/[/.-](\w)/g, (_all, letter: string) => letter.toUpperCase())

function parameters(query: z.ZodObject): Json[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...written } = property as Json
    const schema = isNumber(written) ? asInteger(written) : written
    return { name, in: 'query', required: false, ...(description ? { description } : {}), schema }
  })
}

/** Whether a text in the address means a number. */
const isNumber = ({ type, maximum }: Json) => type === 'string' && maximum !== undefined

const asInteger = ({ minimum, maximum }: Json): Json => ({ type: 'integer', minimum, maximum })

function named(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: (id) => refTo(id).$ref })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema as Json)]))
}

/** A schema without the members that only a stand-alone document has. */
function bare({ $schema: _schema, $id: _id, ...schema }: Json): Json {
  return schema
}
