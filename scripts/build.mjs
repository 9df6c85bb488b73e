/**
 * Compiles `src/` into `dist/src/` and `web/` into `dist/web/`, or with `--types` checks
 * `tests/`, `bench/` and `scripts/` too.
 *
 * Incremental: the compiler notes in `dist/*.tsbuildinfo` what it has seen, so that
 * a second run compiles only what has changed. Files in `dist/` whose source has moved
 * or is gone are removed. Run by `npm run build`, `npm run types`, and by vitest
 * before any test (tests/dist.ts).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The projects that emit, in the order of their builds. */
export const PROJECTS = ['tsconfig.json', 'web/tsconfig.json'].map((name) => join(ROOT, name))
/** Projects that emit nothing, checked against the declarations of `dist/src/`. */
const CHECKED = ['tests/tsconfig.json', 'bench/tsconfig.json'].map((name) => join(ROOT, name))

/**
 * Brings `dist/` up to date.
 *
 * @param {{ types?: boolean }} [options] `types`: check what emits nothing as well
 * @returns {string[]} what the compiler complains of, ready to print; empty if all is well.
 *   Files with a wrong type are compiled nevertheless, so `dist/` is never older than `src/`
 */
export function build({ types = false } = {}) {
  /** @type {Set<string>} */
  const complaints = new Set()
  const host = ts.createSolutionBuilderHost(ts.sys, undefined, (complaint) =>
    complaints.add(ts.formatDiagnostic(complaint, FORMAT).trimEnd()),
  )
  const projects = types ? [...PROJECTS, ...CHECKED] : PROJECTS
  ts.createSolutionBuilder(host, projects, {}).build()
  // The compiler trusts its notes and does not look whether its output is still there.
  if (removeStale().length > 0) ts.createSolutionBuilder(host, projects, { force: true }).build()
  keepTables()
  return [...complaints]
}

/** Has the compiled program write the tables of its dictionary, unless it has, so that no start has to make them. */
function keepTables() {
  const [tables, ...makers] = [
    'dictionary.tables',
    'src/analysis/dictionary.js',
    'src/analysis/tables.js',
  ].map((name) => join(ROOT, 'dist', name))
  const times = makers.map((maker) => statSync(maker, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  if ((statSync(tables, { throwIfNoEntry: false })?.mtimeMs ?? 0) > Math.max(...times)) return
  // Where it fails, for want of the dictionary too, every start makes its own.
  spawnSync(process.execPath, [join(ROOT, 'dist/src/analysis/write-tables.js')], { stdio: 'inherit' })
}

/** @type {ts.FormatDiagnosticsHost} */
const FORMAT = {
  getCurrentDirectory: () => ROOT,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
}

/**
 * Removes the files of `dist/` that no source compiles to.
 *
 * @returns {string[]} the files that `dist/` should hold and does not
 */
function removeStale() {
  const missing = []
  for (const project of PROJECTS) {
    const config = ts.getParsedCommandLineOfConfigFile(
      project,
      {},
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} },
    )
    if (!config?.options.outDir) throw new Error(`Cannot read ${project}`)
    const wanted = new Set(
      config.fileNames
        .flatMap((name) => ts.getOutputFileNames(config, name, false))
        .map((name) => resolve(name)),
    )
    const found = filesBelow(config.options.outDir)
    for (const file of found) if (!wanted.has(file)) rmSync(file)
    const kept = new Set(found)
    missing.push(...[...wanted].filter((file) => !kept.has(file)))
  }
  return missing
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath ?? entry.path, entry.name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const complaints = build({ types: process.argv.includes('--types') })
  for (const complaint of complaints) process.stdout.write(`${complaint}\n`)
  process.exitCode = complaints.length > 0 ? 1 : 0
}
