/**
 * The checkout as the house rules look at it: every file that is kept, by path
 * below the root. What git ignores is left out by name, so that a copy without
 * `.git` is checked as well.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const IGNORED = new Set(['.git', 'node_modules', 'dist', 'coverage', '.vitest'])

function* walk(folder: string): Generator<string> {
  for (const found of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = folder === '' ? found.name : `${folder}/${found.name}`
    if (IGNORED.has(found.name)) continue
    if (found.isDirectory()) yield* walk(path)
    else if (found.isFile() && (folder !== 'index' || found.name === 'README.md')) yield path
  }
}

/** Paths below the root, with `/`, sorted. */
export const FILES: readonly string[] = [...walk('')].sort()

export const filesIn = (...folders: string[]): string[] =>
  FILES.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

export const exists = (path: string): boolean => existsSync(join(ROOT, path))

export const isCode = (file: string): boolean => /\.(?:ts|mts|js|mjs)$/.test(file)

const imports = new Map<string, string[]>()

/** What a source file imports, types and dynamic imports included. */
export function importsOf(file: string): string[] {
  const known = imports.get(file)
  if (known) return known
  const names = ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName)
  imports.set(file, names)
  return names
}

/** The top-level documents, and those of docs/ and of the folders that explain themselves. */
export const DOCUMENTS: readonly string[] = FILES.filter(
  (file) =>
    file.endsWith('.md') && (!file.includes('/') || /^(?:docs|src|seeds|index|bench|web)\//.test(file)),
)
