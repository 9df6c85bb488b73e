/** The OpenAPI document: every route is in it, and live answers keep to it. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Engine } from '../../src/model.js'
import { fetch, startOver, TOKEN } from './harness.js'
import { seedsEngine } from './seeds.js'

type Schema = { [name: string]: unknown }
type Content = Record<string, { schema: Schema }>
type Operation = {
  operationId?: string
  security?: unknown
  responses: Record<string, { content: Content }>
  parameters?: { name: string; schema: Schema }[]
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

let engine: Engine
let server: Awaited<ReturnType<typeof startOver>>
let document: Document
beforeAll(async () => {
  engine = await seedsEngine()
  server = await startOver(engine)
  document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Document
}, 120_000)
afterAll(async () => {
  await server?.close()
  await engine?.close()
})

/** Routes whose POST reads. */
const READING = ['/api/check', '/api/tally', '/oai']

/** What the document says of an answer, as something that can check one. */
function checker(schema: Schema): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas })
  return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')))
}

test('every route of the API is in the document', () => {
  const sources = ['api/routes.ts', 'http/health.ts'].map((file) =>
    readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8'),
  )
  const routes = [...sources.join('').matchAll(/(?:reading|addRoute)\((?:router, )?'(\/[^']+)'/g)].map(
    (found) => found[1]!.replace(/:(\w+)/g, '{$1}'),
  )
  expect(routes.length).toBeGreaterThan(12)
  expect(document.openapi).toBe('3.1.0')
  expect(routes.filter((route) => route !== '/openapi.json' && !(route in document.paths))).toEqual([])
})

test('every parameter that a search takes is described', () => {
  const names = document.paths['/api/search']!.get!.parameters!.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['q', 'page', 'cursor', 'from', 'monthDay', 'reporter', 'explain']),
  )
  expect(JSON.stringify(document)).not.toContain('"$id"')
})

test('every operation has an id of its own, its security and its problems; numbers are integers with bounds', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids.filter((id) => !/^[a-z][A-Za-z]+$/.test(id ?? ''))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, method, security, responses } of operations) {
    const isKept = (method === 'post' && !READING.includes(path)) || path.startsWith('/api/incoming')
    expect(security).toEqual(isKept ? [{ token: [] }] : [])
    for (const [status, { content }] of Object.entries(responses))
      if (status >= '4') expect(Object.keys(content)).toEqual(['application/problem+json'])
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['429', 'default']))
  }
  const { schema } = document.paths['/api/search']!.get!.parameters!.find(
    ({ name }) => name === 'hitsPerPage',
  )!
  expect(schema).toEqual({ type: 'integer', minimum: 1, maximum: 100 })
})

test('live answers are what the document says', async () => {
  const [hit] = (await engine.search({ q: '志愿' })).hits
  const [issue] = (await engine.issues(1, 1)).issues
  const asked: [path: string, query: string][] = [
    ['/api/search', 'q=志愿 活动&explain=1'],
    ['/api/search', 'q=量子计算机 登月'],
    ['/api/search', 'q=&sort=date:asc&hitsPerPage=100'],
    ['/api/suggest', 'q=志愿'],
    ['/api/timeline', 'q=项目'],
    ['/api/articles/{id}', 'q=志愿'],
    ['/api/articles/{id}/similar', ''],
    ['/api/issues', ''],
    ['/api/issues/{id}', ''],
    ['/api/articles/{id}/why-not', 'q=志愿 登月'],
    ['/api/names', ''],
    ['/api/doubts', 'seen=0'],
    ['/api/doubts', 'issue=none'],
    ['/api/updates', ''],
    ['/healthz', ''],
    ['/readyz', ''],
  ]
  for (const [path, query] of asked) {
    const id = path.startsWith('/api/issues') ? issue!.id : hit!.id
    const response = await fetch(`${server.url}${path.replace('{id}', id)}?${query}`)
    expect(response.status, path).toBe(200)
    const { schema } = document.paths[path]!.get!.responses['200']!.content['application/json']!
    const read = checker(schema).safeParse(await response.json())
    expect(read.error?.issues ?? [], path).toEqual([])
  }
})

test('a job and a refusal are what the document says', async () => {
  const started = await fetch(`${server.url}/api/index`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  const { content } = document.paths['/api/index']!.post!.responses['202']!
  expect(checker(content['application/json']!.schema).safeParse(await started.json()).error).toBeUndefined()
  const refused = await (await fetch(`${server.url}/api/search?nope=1`)).json()
  expect(checker({ $ref: '#/components/schemas/Problem' }).safeParse(refused).error).toBeUndefined()
  expect(checker({ $ref: '#/components/schemas/Problem' }).safeParse({ code: 1 }).success).toBe(false)
})

test('text answers have a media type that the document names', async () => {
  const [hit] = (await engine.search({ q: '志愿' })).hits
  const texts: [path: string, query: string][] = [
    ['/api/export', 'format=csv&q=志愿'],
    ['/api/export', 'format=jsonl&q=志愿'],
    ['/api/articles/{id}/citation', 'format=ris'],
    ['/feed.atom', 'q=志愿'],
    ['/opensearch.xml', ''],
    ['/metrics', ''],
  ]
  for (const [path, query] of texts) {
    const response = await fetch(`${server.url}${path.replace('{id}', hit!.id)}?${query}`)
    const { content } = document.paths[path]!.get!.responses['200']!
    expect(Object.keys(content), path).toContain(response.headers.get('content-type')!.split(';')[0])
  }
})
