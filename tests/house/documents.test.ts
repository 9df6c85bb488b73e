/**
 * Documents: every link and every path that they name leads somewhere, and they
 * tell of every command and every route that exists.
 */
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.js'
import { DOCUMENTS, exists, FILES, filesIn, read } from './tree.js'

/** Text outside fenced blocks, where a bracket is a bracket. */
const prose = (file: string) => read(file).replace(/^(```|~~~)[\s\S]*?^\1[ \t]*$/gm, '')

/** As GitHub makes them: lower case, marks dropped, spaces to hyphens; repeated ones are numbered. */
function anchorsOf(file: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading] of prose(file).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const slug = heading!
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-')
    let anchor = slug
    for (let n = 1; anchors.has(anchor); n++) anchor = `${slug}-${n}`
    anchors.add(anchor)
  }
  return anchors
}

type Link = { file: string; target: string }
const LINKS: Link[] = DOCUMENTS.flatMap((file) =>
  [...prose(file).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((found) => ({
    file,
    target: found[1]!,
  })),
).filter(({ target }) => !/^[a-z][a-z+.-]*:/i.test(target))

const pathOf = ({ file, target }: Link) => {
  const path = decodeURI(target.split('#', 1)[0]!)
  return path === '' ? file : posix.join(posix.dirname(file), path)
}

test('the documents that every visitor looks for are there', () => {
  const wanted = [
    'README.md',
    'README.zh-CN.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'LICENSE',
    'docs/api.md',
  ]
  wanted.push('seeds/README.md', 'index/README.md', 'src/store/FORMAT.md')
  expect(wanted.filter((file) => !exists(file))).toEqual([])
})

test('every relative link leads to a file', () => {
  const broken = LINKS.filter((link) => !exists(pathOf(link)))
  expect(broken.map(({ file, target }) => `${file}: ${target}`)).toEqual([])
})

test('every anchor is a heading of the file that it points into', () => {
  const broken = LINKS.filter(({ target }) => target.includes('#'))
    .filter((link) => pathOf(link).endsWith('.md') && exists(pathOf(link)))
    .filter((link) => !anchorsOf(pathOf(link)).has(decodeURI(link.target.split('#')[1]!).toLowerCase()))
  expect(broken.map(({ file, target }) => `${file}: ${target}`)).toEqual([])
})

/** Folders that exist only once something was built, or in the keeper's own archive. */
const MADE = /^(?:dist|node_modules|index|_keeper)(?:\/|$)/
const TOP = new Set(FILES.map((file) => file.split('/', 1)[0]!))
const ROOMS = new Set(filesIn('src').map((file) => file.split('/')[1]!))

/** Whether a path is one of ours and nothing is there. A room's files may be named below src/. */
function isMissing(path: string, file: string): boolean {
  if (MADE.test(path) && path !== 'index/README.md') return false
  const first = path.split('/', 1)[0]!
  const ours = TOP.has(first) || ROOMS.has(first)
  if (!ours) return false
  const bare = path.replace(/\/(?:\*{1,2}.*)?$/, '')
  return ![bare, `src/${bare}`, posix.join(posix.dirname(file), bare)].some(exists)
}

test('every path of ours that a document names is there', () => {
  const missing = DOCUMENTS.flatMap((file) =>
    [...prose(file).matchAll(/`([^`\s]+)`/g)]
      .map((found) => found[1]!)
      .filter((path) => /^[\w.-]+(?:\/[\w.*-]+)*\/?$/.test(path) && /\/|\.(?:md|ts|json)$/.test(path))
      .filter((path) => isMissing(path, file))
      .map((path) => `${file}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('every npm script and every test file that a document has people run is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const missing = DOCUMENTS.flatMap((file) => {
    const named = [...read(file).matchAll(/\bnpm run ([a-z][a-z:]*)/g)].map((found) => found[1]!)
    const tests = [...read(file).matchAll(/\bvitest run [^`\n]*?(tests\/[\w./-]+)/g)].map(
      (found) => found[1]!,
    )
    return [...named.filter((name) => !(name in scripts)), ...tests.filter((path) => !exists(path))].map(
      (name) => `${file}: ${name}`,
    )
  })
  expect(missing).toEqual([])
})

const README_BOTH = ['README.md', 'README.zh-CN.md']

test('the READMEs tell of every command', () => {
  const untold = README_BOTH.flatMap((file) =>
    Object.keys(COMMANDS)
      .filter((name) => !read(file).includes(`\`jiebao ${name}\``))
      .map((name) => `${file}: jiebao ${name}`),
  )
  expect(untold).toEqual([])
})

test('the READMEs tell of every route, and docs/api.md shows each', () => {
  const source = read('src/api/routes.ts') + read('src/http/health.ts')
  const routes = [
    ...source.matchAll(/(?:reading|addRoute)\((?:router, )?'(\/(?:api\/|healthz|readyz)[^']*)'/g),
  ].map((found) => found[1]!)
  expect(routes.length).toBeGreaterThanOrEqual(8)
  const untold = [...README_BOTH, 'docs/api.md']
    .filter(exists)
    .flatMap((file) =>
      routes.filter((route) => !read(file).includes(route)).map((route) => `${file}: ${route}`),
    )
  expect(untold).toEqual([])
})

test('ARCHITECTURE.md has a paragraph for every room and a line for every dependency', () => {
  const text = read('ARCHITECTURE.md')
  const rooms = [...new Set(filesIn('src').map((file) => file.split('/').slice(1)))]
    .map(([first]) => first!)
    .filter((room, i, all) => all.indexOf(room) === i)
  expect(rooms.filter((room) => !text.includes(`\`${room.includes('.') ? room : `${room}/`}\``))).toEqual([])
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'))
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

test('README.md has the two set-up commands and no third', () => {
  const commands = [...read('README.md').matchAll(/^npm (?:ci|install|run|start|test).*$/gm)].map(
    (found) => found[0],
  )
  expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test'])
})
