/**
 * Imports go downwards only, a room is entered by its door, and each outside
 * library has one owner.
 */
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, importsOf, isCode, read } from './tree.js'

/** Files of storey 0 that every room may import. */
const NOUNS = [
  'model',
  'fields',
  'explanation',
  'status',
  'updates',
  'evidence',
  'issue',
  'names',
  'codes',
  'errors',
  'chinese',
  'lunar',
  'lunar-calendar',
  'arrays',
  'turns',
  'numerals',
  'days',
  'old-dates',
  'festivals',
  'lexicon',
  'labels',
  'keeper',
  'reasons',
  'cluster-reasons',
  'command-reasons',
  'messages',
  'other-kinds',
  'paging',
  'addresses',
  'print',
  'priority',
]

/** Which rooms a room may import beside the nouns, storey by storey. */
const MAY_IMPORT: Record<string, string[]> = {
  cli: ['engine', 'desk', 'http', 'api', 'page', 'eval', 'client'],
  jiebao: ['engine', 'desk', 'http', 'api', 'page', 'eval'],
  api: ['http', 'desk'],
  page: ['http', 'desk', 'query'],
  desk: [],
  http: [],
  eval: ['engine'],
  engine: ['ingest', 'analysis', 'query', 'indexing', 'search', 'suggest', 'mine', 'reuse'],
  indexing: ['ingest', 'analysis', 'store', 'reuse'],
  search: ['analysis', 'store', 'query', 'kernel'],
  mine: ['analysis', 'store'],
  suggest: ['analysis'],
  ingest: [],
  analysis: [],
  reuse: [],
  store: ['kernel'],
  kernel: [],
  query: [],
  model: [],
  fields: [],
  explanation: [],
  status: [],
  updates: [],
  evidence: [],
  issue: [],
  names: [],
  codes: [],
  errors: [],
  chinese: [],
  lunar: [],
  'lunar-calendar': [],
  arrays: [],
  turns: [],
  numerals: [],
  days: [],
  'old-dates': [],
  festivals: [],
  lexicon: [],
  labels: [],
  keeper: [],
  reasons: [],
  'cluster-reasons': [],
  'command-reasons': [],
  messages: [],
  'other-kinds': [],
  paging: [],
  addresses: [],
  print: [],
  priority: [],
  client: [],
}

/** Where building showed the table to be too narrow. docs/decisions.md argues each. */
const DEPARTURES: Record<string, string[]> = { engine: ['store'] }

/** Which room owns which outside library. */
const OWNERS: Record<string, string | readonly string[]> = {
  '@modelcontextprotocol/sdk': 'cli',
  '@node-rs/jieba': 'analysis',
  nodejieba: 'analysis',
  'opencc-js': 'http',
  'pinyin-pro': 'analysis',
  flexsearch: 'suggest',
  'csv-parse': 'ingest',
  htmlparser2: 'ingest',
  mammoth: 'ingest',
  'image-size': 'ingest',
  'pdfjs-dist': 'ingest',
  yaml: 'ingest',
  yauzl: 'ingest',
  yazl: 'api',
  '@opensearch-project/opensearch': 'engine',
  chokidar: 'engine',
  'lru-cache': ['engine', 'page'],
  compression: 'http',
  express: 'http',
  helmet: 'http',
  pino: 'http',
  'prom-client': 'http',
  openseadragon: 'http',
  sharp: 'page',
  zod: 'http',
}

/** Each has one owner but lru-cache, which bounds answers in one room and pictures in another. */
const owns = (room: string, library: string) => [OWNERS[library] ?? []].flat().includes(room)

/** Of another language, with a compiler of its own. */
const isAssembly = (file: string) => file.startsWith('src/kernel/assembly/')

const SOURCES = filesIn('src').filter((file) => isCode(file) && !isAssembly(file))

/** The room of a file below src/: its folder, else its own name. */
const roomOf = (file: string) => file.replace(/^src\//, '').split(/[/.]/, 1)[0]!

/** The source file that a relative import names. */
const resolve = (from: string, name: string) => posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts')

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const relative = SOURCES.flatMap((from) =>
  importsOf(from)
    .filter((name) => name.startsWith('.'))
    .map((name) => ({ from, to: resolve(from, name) })),
)

/** Whether all that a file takes from a noun are types, of which nothing is left at run time. */
const importsTypes = (from: string, noun: string) =>
  [...read(from).matchAll(new RegExp(`^(import|export)\\b[^;']*?from '[./]*${noun}\\.js'`, 'gms'))].every(
    ([statement]) => /^(?:import|export) type /.test(statement),
  )

test('every room stands in the table', () => {
  const unknown = SOURCES.map(roomOf).filter((room) => !(room in MAY_IMPORT))
  expect([...new Set(unknown)]).toEqual([])
})

test('a room imports only what its storey may', () => {
  const wrong = relative.filter(({ from, to }) => {
    const [room, other] = [roomOf(from), roomOf(to)]
    if (room === other) return false
    if (NOUNS.includes(other)) return room === 'client' && !importsTypes(from, other)
    return ![...(MAY_IMPORT[room] ?? []), ...(DEPARTURES[room] ?? [])].includes(other)
  })
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('no departure from the table outlives its need', () => {
  const needed = (room: string, other: string) =>
    relative.some(({ from, to }) => roomOf(from) === room && roomOf(to) === other)
  const all = Object.entries(DEPARTURES).flatMap(([room, others]) => others.map((other) => [room, other]))
  expect(all.filter(([room, other]) => !needed(room!, other!))).toEqual([])
})

test('a room is entered only by the file that bears its name', () => {
  const wrong = relative.filter(({ from, to }) => {
    const [room, other] = [roomOf(from), roomOf(to)]
    return room !== other && to.split('/').length > 2 && to !== `src/${other}/${other}.ts`
  })
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('there are no barrels', () => {
  expect(SOURCES.filter((file) => /(?:^|\/)index\.ts$/.test(file))).toEqual([])
})

test('every relative import names its file as it will be compiled', () => {
  expect(relative.filter(({ to }) => !SOURCES.includes(to))).toEqual([])
})

test('the page imports only itself', () => {
  const pages = filesIn('web').filter(isCode)
  const wrong = pages.flatMap((from) =>
    importsOf(from)
      .filter((name) => !name.startsWith('./') || name.includes('..'))
      .map((name) => `${from} → ${name}`),
  )
  expect(wrong).toEqual([])
})

test('each outside library is imported by its owner and by no other room', () => {
  const wrong = SOURCES.flatMap((from) =>
    importsOf(from)
      .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
      .filter((name) => !owns(roomOf(from), packageOf(name)))
      .map((name) => `${from} → ${name}`),
  )
  expect(wrong).toEqual([])
})

test('libraries that are required by name are named by their owner only', () => {
  const wrong = SOURCES.flatMap((file) =>
    ['nodejieba', '@node-rs/jieba', 'pinyin-pro']
      .filter((name) => !owns(roomOf(file), name) && new RegExp(`(['"\`])${name}\\1`).test(read(file)))
      .map((name) => `${file}: ${name}`),
  )
  expect(wrong).toEqual([])
})

test('every dependency has an owner that uses it, and every owned library is a dependency', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const declared = {
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  }
  // Types are needed by whoever compiles against ours, and imported by nobody.
  const libraries = Object.keys(declared).filter((name) => !name.startsWith('@types/'))
  expect(libraries.sort()).toEqual(Object.keys(OWNERS).sort())
  const unused = Object.entries(OWNERS).filter(
    ([name, rooms]) =>
      ![rooms]
        .flat()
        .every((room) =>
          SOURCES.some((file) => roomOf(file) === room && new RegExp(`'${name}['/]`).test(read(file))),
        ),
  )
  expect(unused).toEqual([])
})

test('only the command line prints, exits and reads the arguments', () => {
  // The children that build have mains of their own.
  const mains = ['src/indexing/worker.ts', 'src/indexing/second.ts']
  // This file keeps a library from printing.
  const silencer = 'src/ingest/formats/pdf.ts'
  const others = SOURCES.filter((file) => roomOf(file) !== 'cli' && ![...mains, silencer].includes(file))
  const wrong = others.filter((file) => /\bconsole\.|process\.(?:exit\b|argv|stdout)/.test(read(file)))
  expect(wrong).toEqual([])
})
