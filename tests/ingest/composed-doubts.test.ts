/**
 * Doubts about composed pages: each planted fault that is told is right, and every other doubt is wrong. The pages
 * are those of `compose-pages.ts` and `print-pages.ts`, with one fault of `planted.ts` each.
 */

import { expect, test } from 'vitest'
import { isLong } from '../sizes.js'
import { seeded } from './alter.js'
import { MANNERS, pageOf } from './compose-pages.js'
import { type Planted, plantedIn } from './planted.js'
import { anySetting, composed } from './print-pages.js'
import { readText } from './read.js'
import { printStories } from './stories.js'

/** Pages of each manner, and of printed lines; of the faults planted in them every so many is read. */
const [PAGES, PRINTED, EVERY] = isLong ? [3, 30, 1] : [1, 12, 6]

function* pages() {
  for (const isHeld of [false, true]) {
    for (const manner of MANNERS)
      for (let seed = 5000; seed < 5000 + PAGES; seed++) yield pageOf(manner, seed, isHeld)
    const stories = printStories(isHeld ? 1 : 0)
    for (let number = 70_001; number <= 70_000 + PRINTED; number++)
      yield composed(stories, anySetting(number), number)
  }
}

const read = (text: string) => readText(text, 'page.txt').doubts

/** Whether the fault is told, and of what kinds the other doubts are. */
function tell({ text, kind, lines }: Planted) {
  const doubts = read(text)
  const others = doubts.filter((doubt) => doubt.class !== kind || !lines.includes(doubt.line))
  return { isTold: others.length < doubts.length, others: others.map((doubt) => doubt.class) }
}

/** Least share of doubts that are right, and of planted faults that are told: a little under the measured, which a long run prints. */
const FLOORS = isLong ? { right: 0.92, told: 0.68 } : { right: 0.88, told: 0.62 }

test('readIssueText() tells planted faults, and little else', () => {
  const kinds = new Map<string, { told: number; planted: number; wrong: number }>()
  const of = (kind: string) =>
    kinds.get(kind) ?? kinds.set(kind, { told: 0, planted: 0, wrong: 0 }).get(kind)!
  let at = 0
  for (const page of pages()) {
    for (const fault of plantedIn(page, seeded(at))) {
      if (at++ % EVERY !== 0) continue
      const { isTold, others } = tell(fault)
      of(fault.kind).planted++
      if (isTold) of(fault.kind).told++
      for (const kind of others) of(kind).wrong++
    }
  }
  const sum = (part: 'told' | 'planted' | 'wrong') =>
    [...kinds.values()].reduce((all, own) => all + own[part], 0)
  const right = sum('told') / (sum('told') + sum('wrong'))
  const told = sum('told') / sum('planted')
  const rows = [...kinds].map(([kind, own]) => `${kind}: ${own.told} of ${own.planted}, wrong ${own.wrong}\n`)
  const about = `${rows.join('')}right ${right.toFixed(3)}, told ${told.toFixed(3)}\n`
  if (isLong) process.stdout.write(about)
  expect(right, about).toBeGreaterThanOrEqual(FLOORS.right)
  expect(told, about).toBeGreaterThanOrEqual(FLOORS.told)
})

/** Most doubts per hundred composed pages without a planted fault. */
const MOST_DOUBTS = isLong ? 5 : 10

test('readIssueText() seldom doubts a composed page without a fault', () => {
  const all = [...pages()].filter((_, i) => i % (EVERY / 2 + 0.5) < 1)
  const doubts = all.flatMap(({ text }) => read(text).map((doubt) => `${doubt.class}: ${doubt.text}`))
  const about = `${doubts.length} doubts about ${all.length} pages\n${doubts.join('\n')}\n`
  if (isLong) process.stdout.write(about)
  expect(doubts.length, about).toBeLessThanOrEqual((MOST_DOUBTS / 100) * all.length)
})
