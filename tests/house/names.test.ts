/**
 * One exported type a name: whoever greps a type finds one declaration.
 */
import ts from 'typescript'
import { expect, test } from 'vitest'
import { filesIn, isCode, read } from './tree.js'

/** Names that still have several declarations. The list only shrinks: an entry without need fails. */
const NOT_YET: readonly string[] = []

/** Names of the types, interfaces, enums and classes that a source exports where it declares them. */
function typesOf(file: string): string[] {
  const { statements } = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022)
  return statements
    .filter(
      (statement) =>
        ts.isTypeAliasDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isEnumDeclaration(statement) ||
        ts.isClassDeclaration(statement),
    )
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap(({ name }) => (name ? [name.text] : []))
}

const filesOf = new Map<string, string[]>()
for (const file of filesIn('src').filter(isCode))
  for (const name of typesOf(file)) filesOf.set(name, [...(filesOf.get(name) ?? []), file])

test('no two exported types share a name', () => {
  const shared = [...filesOf].filter(([name, files]) => files.length > 1 && !NOT_YET.includes(name))
  expect(shared).toEqual([])
})

test('no exception outlives its need', () => {
  expect(NOT_YET.filter((name) => (filesOf.get(name) ?? []).length < 2)).toEqual([])
})
