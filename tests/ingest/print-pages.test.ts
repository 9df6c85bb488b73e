/**
 * Stories set as printed lines by `print-pages.ts` are read under their headlines and whole. Rules are fitted to every
 * other page of stories and every other invented story; the rest tells what they bring on stories that nobody has seen.
 */

import { expect, test } from 'vitest'
import { readingF1, scoreReading } from '../../src/eval/reading.js'
import { isLong } from '../sizes.js'
import { anySetting, composed } from './print-pages.js'
import { readText } from './read.js'
import { printStories } from './stories.js'

const PAGES = isLong ? 200 : 16

/** Least F1 of headlines and least share of whole stories: a little under the measured, which a long run prints. */
const FLOORS: [part: string, half: 0 | 1, headlines: number, whole: number][] = [
  ['seen', 0, ...(isLong ? ([0.73, 0.62] as const) : ([0.66, 0.6] as const))],
  ['held back', 1, ...(isLong ? ([0.7, 0.6] as const) : ([0.6, 0.5] as const))],
]

test.each(FLOORS)(
  'readIssueText() reads composed printed lines: stories %s',
  (part, half, headlines, whole) => {
    const stories = printStories(half)
    const sums = {
      headlines: { right: 0, given: 0, gold: 0 },
      articles: { right: 0, given: 0, gold: 0 },
    }
    for (let number = 60_001; number <= 60_000 + PAGES; number++) {
      const { text, annotation, lines } = composed(stories, anySetting(number), number)
      const issue = readText(text, annotation.file)
      const { scores } = scoreReading(issue, annotation, lines)
      for (const measure of ['headlines', 'articles'] as const)
        for (const key of ['right', 'given', 'gold'] as const) sums[measure][key] += scores[measure][key]
    }
    const f1 = readingF1(sums.headlines)
    const share = sums.articles.right / sums.articles.gold
    const about = `${part}: headlines ${f1.toFixed(3)}, whole ${share.toFixed(3)}\n`
    if (isLong) process.stdout.write(about)
    expect(f1, about).toBeGreaterThanOrEqual(headlines)
    expect(share, about).toBeGreaterThanOrEqual(whole)
  },
)
