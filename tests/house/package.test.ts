/**
 * The package: exact versions, a lockfile for every machine, and a list of
 * refusals that the API and the command line both know whole.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { messageOf } from '../../src/cli/messages.js'
import type { ErrorCode } from '../../src/errors.js'
import { STATUS } from '../../src/http/wire.js'
import { REFUSALS } from '../refusals.js'
import { exists, filesIn, ROOT, read } from './tree.js'

type Locked = { version?: string; resolved?: string; integrity?: string; optional?: boolean; link?: boolean }
type LockedPackage = Locked & { optionalDependencies?: Record<string, string> }

const manifest = JSON.parse(read('package.json')) as {
  name: string
  version: string
  bin: Record<string, string>
  files: string[]
  types: string
  exports: Record<string, unknown>
} & Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
const lock = JSON.parse(read('package-lock.json')) as {
  name: string
  version: string
  packages: Record<string, LockedPackage>
}

test('every dependency is pinned to one version, and the lockfile holds that one', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  for (const [name, version] of Object.entries(all)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
  }
})

test('the lockfile is this package’s, names no registry and checks what it installs', () => {
  expect([lock.name, lock.version]).toEqual([manifest.name, manifest.version])
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (path === '') continue
    expect(locked.resolved, path).toBeUndefined()
    expect(locked.integrity, path).toMatch(/^sha512-/)
  }
})

test('the types of a library that our declarations name come with the package', () => {
  const named = readdirSync(join(ROOT, 'dist/src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .flatMap((file) =>
      [...read(`dist/src/${file}`).matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name!),
    )
  expect(named).toContain('express')
  for (const name of new Set(named))
    expect(Object.keys(manifest.devDependencies)).not.toContain(`@types/${name}`)
})

test('the lockfile leaves out the canvas of pdfjs-dist, which only draws', () => {
  expect(lock.packages['node_modules/pdfjs-dist']).toMatchObject({ optional: true })
  expect(Object.keys(lock.packages).filter((path) => path.includes('canvas'))).toEqual([])
})

test('the lockfile holds the binaries of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter(
        (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
      )
      .map((name) => `${path}: ${name}`),
  )
  expect(missing).toEqual([])
  const platforms = Object.keys(lock.packages).filter((path) =>
    path.startsWith('node_modules/@node-rs/jieba-'),
  )
  for (const platform of ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'darwin-x64'])
    expect(platforms).toContain(`node_modules/@node-rs/jieba-${platform}`)
})

test('what package.json points to is made from a source that is there', () => {
  const sourceOf = (path: string) => path.replace(/^(?:\.\/)?dist\//, '').replace(/(?:\.d\.ts|\.js)$/, '.ts')
  const doors = Object.values(manifest.exports).flatMap((door) =>
    typeof door === 'string' ? [] : Object.values(door as Record<string, string>),
  )
  expect(doors).toHaveLength(4)
  for (const path of [...Object.values(manifest.bin), manifest.types, ...doors])
    expect(exists(sourceOf(path)), path).toBe(true)
  expect(read(sourceOf(manifest.bin.jiebao!)).startsWith('#!/usr/bin/env node\n')).toBe(true)
  for (const path of manifest.files.filter((path) => !path.startsWith('dist/') && !path.includes('*')))
    expect(exists(path), path).toBe(true)
})

test('what the code reads beside itself is in the package', () => {
  // What is below assembly/ is compiled into a .ts beside it.
  const data = filesIn('src').filter((file) => !/\.(?:ts|md)$|\/assembly\//.test(file))
  expect(data.filter((file) => !/^src\/analysis\/[^/]+\.txt$/.test(file))).toEqual([])
  const page = filesIn('web').filter((file) => !/\.(?:ts|json)$/.test(file))
  expect(page.filter((file) => !/^web\/[^/]+\.(?:html|css|svg)$/.test(file))).toEqual([])
})

/** The closed list as it stands in the source: a type has nothing to ask at run time. */
const CODES = [...read('src/codes.ts').matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(
  (found) => found[1] as ErrorCode,
)

test('every refusal has a status over HTTP and a message on the command line', () => {
  expect(CODES.length).toBeGreaterThan(20)
  expect(Object.keys(STATUS).sort()).toEqual([...CODES].sort())
  for (const refusal of REFUSALS) {
    const message = messageOf(refusal)
    expect(message, refusal.reason).toMatch(/^出错：.*\p{Script=Han}/u)
    expect(message).toContain(`[${refusal.code}]`)
  }
})
