/** Lines of columns that follow one another in turn are told; the same lines one column after another are not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLines } from './read.js'

const ISSUES = readdirSync('seeds').filter((name) => name.endsWith('.txt') && !name.startsWith('README'))

/** The paragraphs of an issue, set to a measure. */
const printed = (file: string, measure: number): string[] =>
  readFileSync(join('seeds', file), 'utf8')
    .split('\n')
    .flatMap((paragraph) => paragraph.trim().match(new RegExp(`.{1,${measure}}`, 'gu')) ?? [])

const across = (lines: readonly string[]) =>
  readLines(...lines).doubts.filter(({ note }) => note.includes('轮流'))

test.each(ISSUES.flatMap((file) => [12, 19, 31].map((measure) => [file, measure] as const)))(
  'columns of %s at %i characters',
  (file, measure) => {
    const lines = printed(file, measure)
    expect(across(lines)).toEqual([])
    for (const columns of [2, 3]) {
      const height = Math.floor(lines.length / columns)
      const inTurn = Array.from({ length: height * columns }, (_, at) => {
        const [row, column] = [Math.floor(at / columns), at % columns]
        return lines[column * height + row]!
      })
      expect(across(inTurn)).toContainEqual(expect.objectContaining({ class: 'columns-across' }))
    }
  },
)

test('few lines tell nothing', () => {
  expect(across(printed(ISSUES[0]!, 12).slice(0, 20))).toEqual([])
})
