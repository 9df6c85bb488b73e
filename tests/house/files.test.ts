/**
 * Sizes, addresses and names: what no file of this project may hold.
 */
import { expect, test } from 'vitest'
import { FILES, filesIn, isCode, read } from './tree.js'

const MOST_LINES = 400

const TEXTS = FILES.filter((file) => /\.(?:[cm]?[jt]s|json|md|html|css|svg|txt|yml)$|^\.|\/run$/.test(file))
/** Texts that people wrote for newspapers, and the package manager's list. */
const OURS = TEXTS.filter((file) => !/^seeds\/.*\.txt$|^tests\/ingest\/(?:papers|annotations)\//.test(file))

const hits = (files: string[], pattern: RegExp) =>
  files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim().slice(0, 80)}`] : [])),
  )

test(`no source file is longer than ${MOST_LINES} lines`, () => {
  const long = filesIn('src', 'web', 'tests', 'bench')
    .filter((file) => isCode(file) || /\.(?:css|html)$/.test(file))
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
  expect(long).toEqual([])
})

test('no file names a folder of somebody’s machine', () => {
  // Written in two parts, so that this file does not find itself.
  const folders = ['home', 'Users', 'work', 'root', 'private/tmp'].join('|')
  expect(hits(OURS, new RegExp(`(?:^|[\\s"'\`(=])/(?:${folders})/[\\w.-]`))).toEqual([])
})

test('no file names a package registry or a mirror of one', () => {
  const written = OURS.filter((file) => file !== 'package-lock.json')
  expect(
    hits(written, new RegExp(['registry', '(?:npmjs|npmmirror|yarnpkg|taobao)\\.'].join('\\.'), 'i')),
  ).toEqual([])
  expect(hits(['package-lock.json'], /"resolved"/)).toEqual([])
})

test('no file holds a secret', () => {
  const secrets = [
    'BEGIN [A-Z ]*PRIVATE KEY',
    '\\b(?:gh[pousr]|npm)_[A-Za-z0-9]{30,}',
    '\\bAKIA[0-9A-Z]{16}\\b',
    '_authToken\\s*=',
    '\\bsk-[A-Za-z0-9_-]{24,}',
  ]
  expect(hits(OURS, new RegExp(secrets.join('|')))).toEqual([])
})

test('no code knows a line or a name of the seeds', () => {
  const seeds = filesIn('seeds').filter((file) => file.endsWith('.txt'))
  const lines = seeds
    .flatMap((file) => read(file).split('\n'))
    .map((line) => line.replace(/^[#\s]+/, '').trim())
  const names = lines.flatMap((line) =>
    [
      ...line.matchAll(/(?:记者|通讯员|实习生)[ \u3000]*(\p{Script=Han}{2,4})(?=[ \u3000)）文摄通/]|$)/gu),
    ].map((found) => found[1]!),
  )
  const known = new Set([...lines.filter((line) => [...line].length >= 8), ...names])
  expect(names.length).toBeGreaterThan(10)
  const code = filesIn('src', 'web').filter((file) => isCode(file) || /\.(?:html|css|txt)$/.test(file))
  const wrong = code.flatMap((file) => {
    const text = read(file)
    return [...known].filter((line) => text.includes(line)).map((line) => `${file}: ${line}`)
  })
  expect(wrong).toEqual([])
})
