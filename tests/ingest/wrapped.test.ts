/**
 * Pages of paragraphs, set as print at every measure and with every custom of `wrap.ts`, give
 * the stories that the same pages give with each paragraph on a line.
 */

import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type ReadingTally, readingF1, scoreReading } from '../../src/eval/reading.js'
import { isLong, oneOf } from '../sizes.js'
import { originals, seeded } from './alter.js'
import { readText } from './read.js'
import { CHOICES, isOfParagraphs, PLAIN, type Setting, UNWRAPPED, wrapped } from './wrap.js'

/** Source pages: one in sixteen, or all of them with JIEBAO_LONG=1; and one custom in four. */
const PAGES = oneOf(
  16,
  ['open', 'papers', 'papers2'].flatMap((name) => {
    const folder = fileURLToPath(new URL(`./${name}`, import.meta.url))
    return originals(folder, folder).filter(isOfParagraphs)
  }),
)

type Sums = { whole: number; joins: ReadingTally }

function read(setting: Setting): Sums {
  const sums: Sums = { whole: 0, joins: { right: 0, given: 0, gold: 0 } }
  for (const [i, page] of PAGES.entries()) {
    const { annotation, text, lines } = wrapped(page, setting, seeded(i + 1))
    const issue = readText(text, annotation.file)
    const { scores } = scoreReading(issue, annotation, lines)
    sums.whole += scores.articles.right
    for (const part of ['right', 'given', 'gold'] as const) sums.joins[part] += scores.joins[part]
  }
  return sums
}

/** Nothing tells a heading over two lines from two headings. */
const HARD = ['heads broken']

/** Least means: a little under the measured, which a long run prints; the sample of a short run has hard pages. */
const FLOORS = isLong ? { share: 0.84, joins: 0.975 } : { share: 0.75, joins: 0.965 }

/** Stories whole, of those that are whole where each paragraph is one line, and joins. */
test('readIssueText() reads printed lines as it reads the same paragraphs', () => {
  const whole = read({ ...PLAIN, width: UNWRAPPED }).whole
  const sound = oneOf(4, CHOICES).filter(([name]) => !HARD.includes(name))
  const rows = sound.map(([name, setting]) => {
    const sums = read(setting)
    return { name, share: sums.whole / whole, joins: readingF1(sums.joins) }
  })
  const about = rows
    .map(({ name, share, joins }) => `${name}: ${share.toFixed(3)}, joins ${joins.toFixed(3)}`)
    .join('\n')
  if (isLong) process.stdout.write(`${about}\n`)
  const mean = (of: 'share' | 'joins') => rows.reduce((sum, row) => sum + row[of], 0) / rows.length
  expect(mean('share'), about).toBeGreaterThanOrEqual(FLOORS.share)
  expect(mean('joins'), about).toBeGreaterThanOrEqual(FLOORS.joins)
})
