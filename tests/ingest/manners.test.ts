import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { byManner, type Measure, printReading, readingF1 } from '../../src/eval/reading.js'
import { evaluateSplit } from '../../src/eval/split.js'
import { readIssueText } from '../../src/ingest/ingest.js'

/**
 * Pages as people hand them in, of manners that the starting files do not have. Rules may be
 * fitted to `open/` and `opened/`. Nobody who writes a rule looks into `held/`, so its floors say how a page
 * that nobody has seen is read. Floors are F1: what is reached, rounded down. Twenty-two pages of open/
 * were held until one of their faults was printed; unseen, they read at .88, .71, .99, .88 and .62.
 * Thirty-five more (o69 to o103) read at .83, .67, .96, .89 and .43 before any rule was fitted to those of
 * odd numbers; those of even numbers, still unseen, then at .84, .75, .96, .83 and .67.
 * Twenty-two more (o104 to o125, twenty-one manners, fourteen of them new) read at .79, .60, .94, .82 and no doubt right, before any
 * rule was fitted to them.
 * Thirty-seven more (o126 to o162) were held until all of the above had been fitted: they read at .76, .52, .90, .82 and .23
 * when they were first read, and at .78, .58, .92, .83 and .38 when they were opened.
 * Fifty-one more (thirty-seven manners) were annotated whole before any was read, and read at .75, .60, .95, .90 and .63 when
 * they were first read. When every other one was moved to opened/ (o167 to o192) these read at .79, .63, .94, .92 and .73, and
 * the rest at .79, .61, .96, .92 and .70, when it was moved there too (j02 to j50).
 * Twenty-six more (twenty-one manners, j51 to j76) read at .73, .60, .97 and .83 when they were first read, with
 * two doubts where none is due. When the faults of j02 to j50 had been worked through, so that opened/ rose from .82 to .89, these
 * read at .72: what is fitted to one page carries over little to the next. They are opened now (n01 to n30 with them).
 * Thirty more (twenty-four manners, n31 to n60) are held, annotated whole before any was read: .70, .56, .94, .85 and .56 then, when
 * the thirty for training that were written beside them read at .77, .64, .98, .91 and .40. Ten more for training (b01 to b10) read
 * at .77, .64, .95 and .80, with three doubts where none is due, fifty-five more (b11 to b65) at .77, .60, .85 and .78.
 * Ten of printed lines (a01 to a10) read at .57, .46, .99 and .72, and twenty-two more (a11 to a32) at .67, .55, .98 and .88,
 * twelve more (a33 to a44) at .67, .57, .98 and .92, with one of six doubts right, and eight more (a45 to a52) at .58, .53, .98
 * and .81.
 * The thirty were read at .73, .59, .94, .90 and .56 when they were opened. Twenty-four more (fifteen manners, n61 to n84) were written
 * and annotated apart while the faults of the thirty were worked through: they read at .75, .59, .98 and .90 by the rules before that,
 * and at .78, .62, .98 and .90 by those behind it, with three doubts where none is due.
 * Pages are composed of the stories of o01 to o166 alone, so that those held back there stay unseen.
 */
const FLOORS: [string, RegExp, Partial<Record<Measure, number>>][] = [
  ['open', /^o/, { headlines: 0.94, articles: 0.85, joins: 0.97, bylines: 0.94, doubts: 0.85 }],
  ['open', /^[ab]/, { headlines: 0.68, articles: 0.53, joins: 0.9, bylines: 0.74 }],
  ['opened', /./, { headlines: 0.8, articles: 0.7, joins: 0.95, bylines: 0.87, doubts: 0.55 }],
  ['held', /./, { headlines: 0.7, articles: 0.54, joins: 0.94, bylines: 0.84 }],
]

test.each(FLOORS)('readIssueText() reads the pages of %s/ that are named %s', (name, pages, floors) => {
  const folder = fileURLToPath(new URL(`./${name}`, import.meta.url))
  const annotations = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
  const files = evaluateSplit(folder, folder, readIssueText).files.filter((_, i) =>
    pages.test(annotations[i]!),
  )
  const all = byManner(files).at(-1)![1]
  for (const [measure, floor] of Object.entries(floors)) {
    const about = `${measure}\n${printReading(files)}`
    expect(readingF1(all[measure as Measure]), about).toBeGreaterThanOrEqual(floor)
  }
  expect(files.length).toBeGreaterThanOrEqual(12)
})
