/**
 * Stories set in the manners of `compose-manners.ts`, `compose-old.ts` and `compose-print.ts` are read under their headlines and whole.
 * Rules are fitted to every other source page and to the customs that are not held back; the rest tells what they bring
 * on pages that nobody has seen.
 */

import { expect, test } from 'vitest'
import { type ReadingTally, readingF1, scoreReading } from '../../src/eval/reading.js'
import { isLong } from '../sizes.js'
import type { Manner } from './compose-manners.js'
import { MANNERS, pageOf } from './compose-pages.js'
import { readText } from './read.js'

const PAGES = isLong ? 40 : 1

type Sums = { headlines: ReadingTally; articles: ReadingTally }
/** Stories of one custom, and how many of them are read whole. */
type Share = { whole: number; all: number }

const newSums = (): Sums => ({
  headlines: { right: 0, given: 0, gold: 0 },
  articles: { right: 0, given: 0, gold: 0 },
})

function read(manner: Manner, isHeld: boolean): Sums & { customs: Map<string, Share> } {
  const sums = newSums()
  const customs = new Map<string, Share>()
  for (let i = 0; i < PAGES; i++) {
    const page = pageOf(manner, 1000 + i, isHeld)
    const issue = readText(page.text, page.annotation.file)
    add(sums, scoreReading(issue, page.annotation, page.lines).scores)
    for (const [at, article] of page.annotation.articles.entries()) {
      if (!isLong || article.kind !== 'article') continue
      const { articles } = scoreReading(issue, { ...page.annotation, articles: [article] }, page.lines).scores
      for (const custom of [...page.customs, ...page.ofArticles[at]!]) {
        const { whole, all } = customs.get(custom) ?? { whole: 0, all: 0 }
        customs.set(custom, { whole: whole + articles.right, all: all + 1 })
      }
    }
  }
  return { ...sums, customs }
}

function add(sums: Sums, more: Sums): void {
  for (const measure of ['headlines', 'articles'] as const)
    for (const part of ['right', 'given', 'gold'] as const) sums[measure][part] += more[measure][part]
}

/** The customs that cost most stories against the manner's mean. */
function costliest(customs: ReadonlyMap<string, Share>, mean: number): string {
  const rows = [...customs].map(([name, { whole, all }]) => ({ name, whole, all, cost: mean * all - whole }))
  return rows
    .sort((a, b) => b.cost - a.cost)
    .slice(0, 5)
    .map(({ name, whole, all }) => `    ${name}: ${whole}/${all}\n`)
    .join('')
}

/** Least F1 of headlines and least share of whole stories: a little under the measured, which a long run prints. */
const FLOORS: [part: string, isHeld: boolean, headlines: number, whole: number][] = [
  ['seen', false, ...(isLong ? ([0.9, 0.82] as const) : ([0.8, 0.7] as const))],
  ['held back', true, ...(isLong ? ([0.89, 0.81] as const) : ([0.8, 0.7] as const))],
]

test.each(FLOORS)(
  'readIssueText() reads composed pages: stories and customs %s',
  (part, isHeld, headlines, whole) => {
    const all = newSums()
    let about = ''
    for (const manner of MANNERS) {
      const { customs, ...sums } = read(manner, isHeld)
      add(all, sums)
      const share = sums.articles.right / sums.articles.gold
      about += `${part}, ${manner.name}: headlines ${readingF1(sums.headlines).toFixed(3)}, whole ${share.toFixed(3)}\n`
      about += costliest(customs, share)
    }
    const share = all.articles.right / all.articles.gold
    about += `${part}, all: headlines ${readingF1(all.headlines).toFixed(3)}, whole ${share.toFixed(3)}\n`
    if (isLong) process.stdout.write(about)
    expect(readingF1(all.headlines), about).toBeGreaterThanOrEqual(headlines)
    expect(share, about).toBeGreaterThanOrEqual(whole)
  },
)
