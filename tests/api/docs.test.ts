/** The examples of docs/api.md, run against the seeds. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STATUS } from '../../src/http/wire.js'
import type { Engine } from '../../src/model.js'
import { run } from '../cli/run.js'
import { fetch, startWhole, TOKEN } from './harness.js'
import { seedsEngine } from './seeds.js'

const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```http\n([\s\S]*?)```\s+```(\w+)\n([\s\S]*?)```/g)].map((found) => ({
  request: found[1]!.trim(),
  language: found[2]!,
  printed: found[3]!,
}))

/** Fences of answers that are no JSON, with their media type. */
const MEDIA: Record<string, RegExp> = {
  text: /^text\/plain/,
  csv: /^text\/csv/,
  bibtex: /^application\/x-bibtex/,
  ris: /^application\/x-research-info-systems/,
  xml: /^(?:application|text)\/(?:(?:atom|opensearchdescription)\+)?xml/,
}

/** What every line begins with: a tag, a field, the name of a figure. */
const headsOf = (body: string) =>
  body
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => /^\s*[@<#"]?\/?[A-Za-z]*/.exec(line)![0].trimEnd())

let engine: Engine
let server: Awaited<ReturnType<typeof startWhole>>
/** Ids as the document prints them, to ids as they are. */
const ids = new Map<string, string>()

beforeAll(async () => {
  engine = await seedsEngine()
  server = await startWhole({ engine, host: '127.0.0.1', port: 0, token: TOKEN, log: () => {} })
}, 120_000)
afterAll(async () => {
  await server?.close()
  await engine?.close()
})

/** Objects whose keys are data: names of facets, files, parts. */
const MAPS = new Set(['publication', 'section', 'reporter', 'year', 'kind'])

/** @returns where two answers differ in shape; a null may stand for anything */
function differences(printed: unknown, live: unknown, at = ''): string[] {
  if (printed === null || live === null) return []
  if (Array.isArray(printed) && Array.isArray(live)) {
    return printed.length > 0 && live.length > 0 ? differences(printed[0], live[0], `${at}[0]`) : []
  }
  if (typeof printed !== typeof live || Array.isArray(printed) !== Array.isArray(live))
    return [`${at}: another type`]
  if (typeof printed !== 'object') return []
  const [a, b] = [printed as Record<string, unknown>, live as Record<string, unknown>]
  if (at.startsWith('.facetDistribution.') && MAPS.has(at.slice(19))) return []
  const missing = Object.keys(a)
    .filter((key) => !(key in b))
    .map((key) => `${at}.${key}: only in the document`)
  const more = Object.keys(b)
    .filter((key) => !(key in a))
    .map((key) => `${at}.${key}: not in the document`)
  const deeper = Object.keys(a).flatMap((key) =>
    key in b ? differences(a[key], b[key], `${at}.${key}`) : [],
  )
  return [...missing, ...more, ...deeper]
}

/** Remembers which id the document's ids stand for. */
function learn(printed: unknown, live: unknown): void {
  if (typeof printed !== 'object' || typeof live !== 'object' || printed === null || live === null) return
  const [a, b] = [printed as Record<string, unknown>, live as Record<string, unknown>]
  if (typeof a.id === 'string' && typeof b.id === 'string' && !ids.has(a.id)) ids.set(a.id, b.id)
  for (const key of Object.keys(a)) learn(a[key], b[key])
}

function parse(request: string): { path: string; init: RequestInit } {
  const [head = '', body] = request.split('\n\n')
  const [first = '', ...lines] = head.split('\n')
  const [method = '', ...rest] = first.split(' ')
  let path = rest.join(' ')
  for (const [printed, live] of ids) path = path.replace(`/${printed}`, `/${live}`)
  const headers = Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]))
  if (headers.Authorization) headers.Authorization = headers.Authorization.replace('TOKEN', TOKEN)
  return { path, init: { method, headers, ...(body === undefined ? {} : { body }) } }
}

test('docs/api.md has an example of every route', () => {
  const asked = examples.map(({ request }) => request)
  for (const route of [
    '/api/search?',
    '/api/suggest?',
    '/api/timeline?',
    '/api/export?',
    '/similar?',
    '/reuse?limit',
    '/api/reuse?',
    '/api/legibility?',
    '/citation?',
    '/feed.atom?',
    '/opensearch.xml',
    '/metrics',
    '/api/articles/',
    '/api/issues?',
    '/api/issues/',
    '/api/doubts?',
    '/api/check\n',
    '/api/names\n',
    '/api/updates\n',
    '/why-not?',
    '/api/index\n',
    '/api/index/jobs/',
    '/healthz',
    '/readyz',
  ]) {
    expect(
      asked.some((request) => `${request}\n`.includes(route)),
      route,
    ).toBe(true)
  }
})

test('every example of docs/api.md is answered in the shape that it shows', async () => {
  for (const { request, language, printed } of examples) {
    const { path, init } = parse(request)
    const ask = () => fetch(`http://127.0.0.1:${server.port}${path}`, init)
    let response = await ask()
    if (language !== 'json') {
      expect(response.headers.get('content-type'), request).toMatch(MEDIA[language]!)
      const [shown, live] = [headsOf(printed), headsOf(await response.text())]
      // A monitor is sent far more than the document shows.
      if (path === '/metrics') expect(live).toEqual(expect.arrayContaining(shown))
      else expect(live, request).toEqual(shown)
      continue
    }
    const answer = JSON.parse(printed) as Record<string, unknown>
    let live = (await response.json()) as Record<string, unknown>
    for (let i = 0; live.state === 'running' && answer.state === 'done' && i < 200; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      response = await ask()
      live = (await response.json()) as Record<string, unknown>
    }
    const starts = init.method === 'POST' && !path.startsWith('/api/check')
    const status = typeof answer.code === 'string' ? answer.status : starts ? 202 : 200
    expect(response.status, request).toBe(status)
    expect(differences(answer, live), request).toEqual([])
    learn(answer, live)
  }
})

const commands = [...text.matchAll(/```sh\nnpx jiebao (.*)\n```\s+```json\n([\s\S]*?)```/g)].map(
  ([, words, printed]) => [words!, printed!] as const,
)

// The first of them builds the index.
describe('every command of docs/api.md prints the shape that it shows', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jiebao-docs-'))
  })
  const seeds = fileURLToPath(new URL('../../seeds', import.meta.url))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(commands)('jiebao %s', async (words, printed) => {
    const place = ['--seeds', seeds, '--index', join(folder, 'index')]
    const typed = words.match(/'[^']*'|\S+/g) ?? []
    const args = [...typed.map((word) => word.replaceAll("'", '')), ...place]
    const { status, out, err } = await run(...args)
    expect(status, err).toBe(0)
    expect(differences(JSON.parse(printed), JSON.parse(out))).toEqual([])
  })

  test('the document shows several, and begins with the one that builds', () => {
    expect(commands.length).toBeGreaterThan(3)
    expect(commands[0]![0]).toMatch(/^index /)
  })
})

test('docs/api.md names every code that can reach a client', () => {
  const ofTheCommandLine = ['PORT_IN_USE', 'USAGE']
  for (const code of Object.keys(STATUS)) {
    if (!ofTheCommandLine.includes(code)) expect(text, code).toContain(`\`${code}\``)
  }
})
